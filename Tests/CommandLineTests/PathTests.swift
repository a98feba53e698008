// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// What no file of a repository can be called.
@Suite struct PathTests {
  /// `tsv`: TAB and line breaks in a cell are `\t` and `\n`.
  @Test func aTabOrLineBreakInAPathKeepsTheTable() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let name = "a\tb\nc.txt"
    try "난징(南京)\n".write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    let result = try Program.run(["align", "--format", "tsv", name], in: folder)
    let rows = String(decoding: result.output, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)
    }
    #expect(result.status == 0)
    #expect(rows.count == 2 && rows[0].count == rows[1].count)
    #expect(rows[0][3] == "path" && rows[1][3] == "a\\tb\\nc.txt")
  }

  /// A name of CP949 cannot be typed: the shell hands on bytes that are no text.
  @Test func aNameThatIsNoUTF8IsCalledThat() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["-c", "n=$(printf '\\303\\312.txt'); echo x > \"$n\"; exec \"\(Program.path)\" align \"$n\""]
    shell.currentDirectoryURL = folder
    shell.environment = ["LC_ALL": "C"]
    let errors = Pipe()
    shell.standardError = errors
    try shell.run()
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 2 && said.contains("not in UTF-8"), "\(said)")
  }

  /// In JSON it is the path as it was typed.
  @Test func aPathIsEscapedInJSON() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let name = "\"a\"\\b\tc.txt"
    try "난징(南京)\n".write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    let result = try Program.run(["align", "--format", "jsonl", name], in: folder)
    let object = try JSONSerialization.jsonObject(with: result.output) as? [String: Any]
    #expect(object?["path"] as? String == name)
    #expect(object?["zh"] as? String == "南京")
  }
}
