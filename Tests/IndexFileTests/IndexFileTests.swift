// SPDX-License-Identifier: Apache-2.0

import Files
import Glibc
import IndexFile
import Testing

private let kind: IndexCode = "TEST"

/// A file with an empty, a small and a large section, none a multiple of eight long except the empty one.
private func sample() -> IndexFileWriter {
  var writer = IndexFileWriter(kind: kind, version: 7)
  writer.set("NONE", [])
  writer.set("TINY", [1, 2, 3])
  writer.set("HUGE", (0..<100_001).map { UInt8(truncatingIfNeeded: $0 &* 31) })
  return writer
}

private func opened(
  _ image: [UInt8], verifying: IndexFile.Verification = .small
) throws(IndexFileError) -> IndexFile {
  try IndexFile(image: image, path: "x", kind: kind, version: 7, verifying: verifying)
}

private func temporary(_ name: String) -> String { "/tmp/gwalho-index-\(getpid())-\(name)" }

@Suite struct IndexFileTests {
  @Test func sectionsComeBackAlignedFromDisk() throws {
    let path = temporary("roundtrip")
    defer { unlink(path) }
    try sample().write(to: path)
    let file = try IndexFile(path: path, kind: kind, version: 7, verifying: .everything)
    #expect(file.sectionIDs == ["NONE", "TINY", "HUGE"])
    #expect(file.section("NONE")?.bytes.isEmpty == true)
    #expect(file.section("TINY").map { Array($0.bytes) } == [1, 2, 3])
    #expect(file.section("HUGE")?.bytes.count == 100_001)
    #expect(file.section("ELSE") == nil)
    let address = file.section("HUGE")?.bytes.baseAddress.map { Int(bitPattern: $0) }
    #expect(address.map { $0 % 8 } == 0)
  }

  @Test func sectionOutlivesItsFile() throws {
    let path = temporary("lifetime")
    defer { unlink(path) }
    try sample().write(to: path)
    let section = try IndexFile(path: path, kind: kind, version: 7).required("TINY")
    #expect(withExtendedLifetime(section) { Array(section.bytes) } == [1, 2, 3])
  }

  @Test func writingReplacesAndLeavesNoTemporaryFile() throws {
    let folder = temporary("folder")
    mkdir(folder, 0o755)
    let path = folder + "/terms.index"
    defer {
      unlink(path)
      rmdir(folder)
    }
    try OutputFile.replaceAtomically(path: path, bytes: [9])
    chmod(path, 0o640)
    let old = try? IndexFile(path: path, kind: kind, version: 7)
    #expect(old == nil)
    try sample().write(to: path)
    _ = try IndexFile(path: path, kind: kind, version: 7)
    var status = stat()
    stat(path, &status)
    #expect(status.st_mode & 0o777 == 0o640)
    unlink(path)
    #expect(rmdir(folder) == 0, "a temporary file was left")
  }

  @Test func everyFlippedByteIsRefused() throws {
    var image = sample().image()
    for position in image.indices where position < 4096 || position > image.count - 64 || position % 997 == 0 {
      image[position] ^= 0x40
      #expect(throws: IndexFileError.self, "byte \(position)") { try opened(image, verifying: .everything) }
      image[position] ^= 0x40
    }
    _ = try opened(image, verifying: .everything)
  }

  @Test func headerTablePaddingAndSmallSectionsAreCheckedOnEveryOpening() throws {
    var image = sample().image()
    let large = 40 + 3 * 32 + 8
    for position in Array(0..<large) + Array((large + 100_001)..<image.count) {
      for bit in 0..<8 {
        image[position] ^= 1 << bit
        #expect(throws: IndexFileError.self, "byte \(position)") { try opened(image) }
        image[position] ^= 1 << bit
      }
    }
    // A large section is not read until somebody asks.
    image[large + 5000] ^= 1
    let file = try opened(image)
    #expect(throws: IndexFileError.damaged(path: "x", what: "HUGE")) { try file.verify() }
  }

  @Test func everyLengthButTheRightOneIsRefused() throws {
    let image = sample().image()
    for length in Array(0..<400) + [image.count - 8, image.count - 1] {
      #expect(throws: IndexFileError.self, "length \(length)") { try opened(Array(image[..<length])) }
    }
    #expect(throws: IndexFileError.truncated(path: "x")) { try opened(image + [0]) }
  }

  @Test func foreignFilesAreToldApart() throws {
    #expect(throws: IndexFileError.notAnIndex(path: "x")) { try opened([]) }
    #expect(throws: IndexFileError.notAnIndex(path: "x")) { try opened(Array("SQLite format 3\0".utf8)) }
    let image = sample().image()
    #expect(throws: IndexFileError.otherKind(path: "x")) {
      try IndexFile(image: image, path: "x", kind: "ELSE", version: 7)
    }
    #expect(throws: IndexFileError.otherVersion(path: "x", found: 7, wanted: 8)) {
      try IndexFile(image: image, path: "x", kind: kind, version: 8)
    }
    #expect(throws: IndexFileError.notAnIndex(path: "/tmp")) { try IndexFile(path: "/tmp", kind: kind, version: 7) }
    #expect(throws: IndexFileError.self) { try IndexFile(path: "/nonexistent/x", kind: kind, version: 7) }
    #expect(throws: IndexFileError.self) { try sample().write(to: "/nonexistent/x") }
  }

  @Test func checksumSeesEveryBitAndTheLength() {
    let bytes = [UInt8](repeating: 0, count: 37)
    var seen: Set<UInt64> = [Checksum64.of(bytes), Checksum64.of(bytes + [0])]
    for position in bytes.indices {
      for bit in 0..<8 {
        var changed = bytes
        changed[position] ^= 1 << bit
        seen.insert(Checksum64.of(changed))
      }
    }
    #expect(seen.count == 37 * 8 + 2)
  }

  @Test func everyErrorHasItsKey() {
    let errors: [IndexFileError] = [
      .unreadable(path: "p", reason: "r"), .unwritable(path: "p", reason: "r"), .notAnIndex(path: "p"),
      .otherVersion(path: "p", found: 1, wanted: 2), .otherKind(path: "p"), .truncated(path: "p"),
      .damaged(path: "p", what: "w"),
    ]
    #expect(Set(errors.map(\.catalogueKey)) == Set(IndexFileError.catalogueKeys))
    #expect(errors.allSatisfy { $0.place?.path == "p" && $0.arguments["path"] == "p" })
  }
}
