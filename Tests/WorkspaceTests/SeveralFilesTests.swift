// SPDX-License-Identifier: Apache-2.0

import Documents
import TermBase
import Testing

@testable import Workspace

@Suite struct SeveralFilesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func change(_ name: String, _ old: String, _ new: String) throws -> SeveralFiles.Change {
    let path = try folder.write(name, old)
    return .init(path: path, stamp: FileStamp(path: path), old: Array(old.utf8), new: Array(new.utf8))
  }

  @Test func allOrNone() throws {
    var changes = try [change("1.tsv", "하나", "둘"), change("2.tsv", "셋", "넷"), change("3.tsv", "다섯", "여섯")]
    // Somebody has written the last one since it was read.
    try folder.write("3.tsv", "남의 것")
    let error = #expect(throws: FileWriteError.self) { try SeveralFiles.replace(changes) }
    #expect(error?.cause == .changedMeanwhile)
    #expect(try ["1.tsv", "2.tsv", "3.tsv"].map { try folder.read($0) } == ["하나", "셋", "남의 것"])
    changes[0].stamp = FileStamp(path: changes[0].path)
    changes[1].stamp = FileStamp(path: changes[1].path)
    changes[2].stamp = FileStamp(path: changes[2].path)
    try SeveralFiles.replace(changes)
    #expect(try ["1.tsv", "2.tsv", "3.tsv"].map { try folder.read($0) } == ["둘", "넷", "여섯"])
  }

  @Test func whatSomebodyWroteInBetweenStays() throws {
    let changes = try [change("1.tsv", "하나", "둘"), change("2.tsv", "셋", "넷")]
    try SeveralFiles.replace(changes)
    try folder.write("1.tsv", "남의 것")
    SeveralFiles.restore(changes)
    #expect(try ["1.tsv", "2.tsv"].map { try folder.read($0) } == ["남의 것", "셋"])
  }

  /// A category over two files goes, and comes back, as a whole.
  @Test func anUndoOverTwoFilesIsWhole() throws {
    let base = try folder.base("zh\tko\tstatus\tcategory\n之江\t즈장\t\t\n")
    try folder.write("glossary/z.tsv", "zh\tko\tstatus\tcategory\n之江\t즈강\tdeprecated\t\n")
    let desk = try ReviewDesk(base, byline: testByline, patience: 1)
    #expect(try desk.categorise("之江", as: .place) == 2)
    let first = try folder.read("glossary/terms.tsv")
    let theirs = try folder.read("glossary/z.tsv").replacing("즈강", with: "즈캉")
    try folder.write("glossary/z.tsv", theirs)
    #expect(throws: UndoConflict(path: "glossary/z.tsv")) { try desk.undo() }
    #expect(try folder.read("glossary/terms.tsv") == first)
    #expect(try folder.read("glossary/z.tsv") == theirs)
    #expect(desk.canUndo)
    try folder.write("glossary/z.tsv", theirs.replacing("즈캉", with: "즈강"))
    try desk.undo()
    #expect(try folder.read("glossary/terms.tsv").contains("之江\t즈장\t\t\n"))
    #expect(try folder.read("glossary/z.tsv").contains("之江\t즈강\tdeprecated\t\n"))
  }
}
