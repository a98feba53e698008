// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Text of somebody else moves no cursor, rings no bell and turns no line around, whatever shows it.
@Suite struct TerminalSafetyTests {
  private static let escape = "\u{1B}[31m"
  private static let bell = "\u{7}"
  private static let turn = "\u{202E}"

  private func isSafe(_ data: Data) -> Bool {
    !String(decoding: data, as: UTF8.self).unicodeScalars.contains { scalar in
      scalar.value < 0x20 && scalar != "\n" || scalar.value == 0x7F || scalar.value == 0x202E
    }
  }

  private func expectSafe(_ commands: [[String]], _ folder: URL) throws {
    for command in commands {
      let result = try Program.run(command, in: folder)
      #expect(isSafe(result.output) && isSafe(result.errors), "\(command)")
      #expect(result.output.count + result.errors.count > 0, "\(command)")
    }
  }

  @Test func nothingArrives() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ name: String, _ text: String) throws {
      let url = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    try write("gwalho.toml", "")
    // An older program, or an editor, has written them.
    let rows = "北京\t베\(Self.escape)이징\t\t까닭\(Self.bell)\n上海\t상하이\tpre\(Self.turn)ferred\t\n"
    try write("glossary/a\(Self.turn)b.tsv", "zh\tko\tstatus\treason\n" + rows)
    try write("pairs.csv", "zh,ko\n天津,톈\(Self.escape)진\n重\(Self.turn)庆,충칭\n")
    try write("issue.txt", "톈\(Self.turn)진(天津)과 광저우(广\(Self.bell)州), 청뉘(承諾)와 청닝(承諾).\n")
    try expectSafe([["validate"], ["align", "issue.txt"], ["check", "issue.txt"]], folder)
    try write("glossary/a\(Self.turn)b.tsv", "zh\tko\tstatus\treason\n" + rows.split(separator: "\n")[0] + "\n")
    try expectSafe(
      [
        ["validate"], ["import", "--dry-run", "pairs.csv"], ["import", "--decided", "pairs.csv"], ["lookup", "北京"],
        ["lookup", "모\(Self.escape)름"], ["log", "北京"], ["log", "모\(Self.turn)름"], ["init", "새\(Self.escape)집"],
        ["init", "새\(Self.escape)집"], ["accept", "北京", "베\(Self.bell)이"],
      ], folder)
    try FileManager.default.removeItem(at: folder.appendingPathComponent("glossary"))
    #expect(try Program.run(["ingest", "issue.txt"], in: folder).status == 0)
    try expectSafe([["review", "--list"], ["lookup", "톈진"], ["log", "天津"]], folder)
    let table = try Program.run(["review", "--export", "-"], in: folder).output
    let decided = String(decoding: table, as: UTF8.self).split(separator: "\n").enumerated().map { index, row in
      var cells = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if index > 0 { cells[3] = "accept" }
      return cells.joined(separator: "\t") + "\n"
    }
    try write("review.tsv", decided.joined())
    try expectSafe([["review", "--apply", "review.tsv"]], folder)
  }
}
