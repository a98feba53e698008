// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Foundation
import Testing

@testable import Documents

@Suite struct FileTests {
  @Test func whatIsNoReadableFile() throws {
    let folder = try TemporaryFolder()
    let missing = try folder.file("없음.txt")
    #expect(throws: DocumentError.notFound(path: missing)) { try Document.load(missing) }
    #expect(throws: DocumentError.isDirectory(path: folder.path)) { try Document.load(folder.path) }
    let inside = try folder.file("a.txt", [0x61]) + "/b"
    #expect(throws: DocumentError.notFound(path: inside)) { try Document.load(inside) }
    let loop = try folder.file("loop")
    try FileManager.default.createSymbolicLink(atPath: loop, withDestinationPath: loop)
    #expect(throws: DocumentError.unreadable(path: loop, reason: "Too many levels of symbolic links")) {
      try Document.load(loop)
    }
  }

  @Test(.enabled(if: geteuid() != 0, "skipped: root may read and write everything"))
  func permissions() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("a.txt", [0x61])
    chmod(file, 0)
    #expect(throws: DocumentError.unreadable(path: file, reason: "Permission denied")) { try Document.load(file) }
    chmod(file, 0o444)
    #expect(throws: FileWriteError(path: file, cause: .accessDenied)) {
      try OutputFile.replaceAtomically(path: file, bytes: [0x62])
    }
  }

  /// What is written piece by piece and never finished was never there.
  @Test func anOutputThatIsGivenUpLeavesTheOldFile() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("a.txt", Array("옛것".utf8))
    do {
      var output = try AtomicOutput(path: file)
      try Array("새".utf8).withUnsafeBytes { bytes in try output.write(bytes) }
    }
    #expect(FileManager.default.contents(atPath: file) == Data("옛것".utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.txt"])
    var output = try AtomicOutput(path: file)
    for piece in ["새", "것"] { try Array(piece.utf8).withUnsafeBytes { bytes in try output.write(bytes) } }
    try output.commit()
    #expect(FileManager.default.contents(atPath: file) == Data("새것".utf8))
  }

  @Test(arguments: ["", "EF BB BF", "FF FE"])
  func emptyIsTheCallersChoice(hex: String) throws {
    let file = try TemporaryFolder()
    let path = try file.file("a.txt", bytes(hex))
    #expect(try Document.load(path).text.byteCount == 0)
    #expect(throws: DocumentError.empty(path: path)) { try Document.load(path, allowEmpty: false) }
  }

  @Test func specialFilesAreReadToTheirEnd() throws {
    #expect(try Document.load("/dev/null").text.byteCount == 0)
    #expect(try Document.load("/proc/self/status").text.lineText(1).hasPrefix("Name:"))

    let folder = try TemporaryFolder()
    let fifo = try folder.file("fifo")
    #expect(mkfifo(fifo, 0o600) == 0)
    let content = Array(String(repeating: "파이프(管道)\n", count: 20_000).utf8)
    let writer = Thread { try? Data(content).write(to: URL(fileURLWithPath: fifo), options: []) }
    writer.start()
    let document = try Document.load(fifo)
    #expect(document.text.withUTF8 { Array($0) } == content)
  }

  @Test func bigFilesAreMapped() throws {
    let folder = try TemporaryFolder()
    let line = Array("한 줄에 다 있는 문서(文書), ".utf8)
    let copies = ByteStorage.mappingThreshold / line.count + 1
    let content = bytes("EF BB BF") + Array(repeatElement(line, count: copies).joined())
    let document = try Document.load(folder.file("big.txt", content))
    #expect(document.text.byteCount == content.count - 3)
    #expect(document.text.lineCount == 1)
    let characters = String(decoding: line, as: UTF8.self).unicodeScalars.count
    #expect(document.text.codePointCount == characters * copies)
    #expect(document.text.position(ofByte: line.count * 1000).column == characters * 1000 + 1)
    #expect(document.text.string(inCodePoints: (characters * 1000)..<(characters * 1000 + 3)) == "한 줄")
  }

  @Test func errorsDeepInAMappedFileSayWhere() throws {
    let folder = try TemporaryFolder()
    // Three bytes a character: the windows of a pass end inside of some.
    var content = Array(repeatElement(Array("괄호".utf8), count: ByteStorage.mappingThreshold / 6 + 1).joined())
    let whole = try Document.load(folder.file("whole.txt", content))
    #expect(whole.text.codePointCount == content.count / 3)
    whole.text.release(bytes: 0..<content.count)
    #expect(whole.text.string(inCodePoints: 2_000_000..<2_000_002) == "괄호")
    #expect(whole.contentHash == DocumentText(validating: content)?.contentHash())

    let bad = 15_000_000
    content[bad] = 0xFF
    let path = try folder.file("bad.txt", content)
    #expect(throws: DocumentError.invalidUTF8(path: path, offset: bad, line: 1, column: bad / 3 + 1)) {
      try Document.load(path)
    }
    content[bad] = 0
    let binary = try folder.file("binary.txt", content)
    #expect(throws: DocumentError.binary(path: binary, offset: bad)) { try Document.load(binary) }
  }

  @Test func replacingKeepsTheModeAndLeavesNothingBehind() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("용어.tsv", [0x61])
    chmod(file, 0o640)
    try OutputFile.replaceAtomically(path: file, bytes: Array("새것".utf8))
    #expect(try Array(Data(contentsOf: URL(fileURLWithPath: file))) == Array("새것".utf8))
    var status = stat()
    stat(file, &status)
    #expect(status.st_mode & 0o7777 == 0o640)
    #expect(try folder.names() == ["용어.tsv"])

    let made = try folder.file("new.tsv")
    try OutputFile.replaceAtomically(path: made, bytes: [])
    #expect(try folder.names().count == 2)
  }

  @Test func aSymbolicLinkStays() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("target", [0x61])
    let link = try folder.file("link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "target")
    try OutputFile.replaceAtomically(path: link, bytes: [0x62])
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "target")
    #expect(try Array(Data(contentsOf: URL(fileURLWithPath: file))) == [0x62])
  }

  @Test func aFileThatHasChangedIsLeftAlone() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("a.tsv", [0x61])
    let stamp = try #require(FileStamp(path: file))
    try OutputFile.replaceAtomically(path: file, bytes: [0x62], expected: stamp)
    #expect(throws: FileWriteError(path: file, cause: .changedMeanwhile)) {
      try OutputFile.replaceAtomically(path: file, bytes: [0x63], expected: stamp)
    }
    #expect(try Array(Data(contentsOf: URL(fileURLWithPath: file))) == [0x62])
    #expect(try folder.names() == ["a.tsv"])
  }

  @Test func whatCannotBeWritten() throws {
    let folder = try TemporaryFolder()
    #expect(throws: FileWriteError(path: folder.path, cause: .isDirectory)) {
      try OutputFile.replaceAtomically(path: folder.path, bytes: [])
    }
    let missing = try folder.file("no/such/folder.tsv")
    #expect(throws: FileWriteError(path: missing, cause: .noFolder)) {
      try OutputFile.replaceAtomically(path: missing, bytes: [])
    }
    #expect(throws: FileWriteError(path: "/dev/full", cause: .noSpace)) {
      try OutputFile.replaceAtomically(path: "/dev/full", bytes: [0x61])
    }
    try OutputFile.replaceAtomically(path: "/dev/null", bytes: [0x61])
    #expect(FileManager.default.fileExists(atPath: "/dev/null"))
    #expect(FileWriteError(path: "x", code: EROFS).catalogueKey == "file.read-only")
    #expect(FileWriteError(path: "x", code: EIO).arguments == ["path": "x", "reason": "Input/output error"])
  }

  @Test func everyErrorHasItsKeyAndPath() {
    let errors: [DocumentError] = [
      .notFound(path: "p"), .isDirectory(path: "p"), .empty(path: "p"), .binary(path: "p", offset: 1),
      .invalidUTF8(path: "p", offset: 1, line: 2, column: 3), .loneSurrogate(path: "p", offset: 1),
      .truncatedUTF16(path: "p", offset: 1), .unreadable(path: "p", reason: "r"),
      .formatNotRead(path: "p", format: "PDF"), .unknownCharset(path: "p", line: 1, charset: "c"),
      .notInCharset(path: "p", line: 1, charset: "c", offset: 2), .tooLarge(path: "p", bytes: 2, limit: 1),
    ]
    #expect(errors.map(\.catalogueKey) == DocumentError.catalogueKeys)
    #expect(errors.allSatisfy { $0.arguments["path"] == "p" && $0.place?.path == "p" })
    #expect(errors[4].place == SourcePlace(path: "p", line: 2, column: 3))
    #expect(errors.suffix(3).map { $0.place?.line } == [1, 1, nil])
    let causes: [FileWriteError.Cause] = [
      .noSpace, .accessDenied, .readOnlyFileSystem, .noFolder, .isDirectory, .changedMeanwhile, .other(reason: "r"),
    ]
    #expect(causes.map { FileWriteError(path: "p", cause: $0).catalogueKey } == FileWriteError.catalogueKeys)
  }
}
