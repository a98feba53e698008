// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The command line as people and programs see it: arguments, input, exact output, exit code.
///
/// A case is a folder of `Fixtures/`: `arguments` (one a line), and where needed `stdin`, `input/` (copied; the
/// run's working folder), `environment` (KEY=VALUE a line), `stdout`, `stderr` (absent: nothing may be
/// written), `status`. `{dir}` stands for the working folder. With RECORD_FIXTURES=1 missing expectations are
/// written and the test fails: read them against the contract before you commit them.
@Suite struct FixtureTests {
  static let cases: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: Program.fixtures.path)
    return (names ?? []).filter {
      FileManager.default.fileExists(atPath: Program.fixtures.appendingPathComponent("\($0)/arguments").path)
    }.sorted()
  }()

  @Test func thereAreCases() { #expect(Self.cases.count >= 40) }

  @Test(arguments: cases)
  func behaves(name: String) throws {
    let folder = Program.fixtures.appendingPathComponent(name)
    let work = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: work) }
    let input = folder.appendingPathComponent("input")
    if FileManager.default.fileExists(atPath: input.path) {
      for item in try FileManager.default.contentsOfDirectory(atPath: input.path) {
        try FileManager.default.copyItem(at: input.appendingPathComponent(item), to: work.appendingPathComponent(item))
      }
    }
    let result = try Program.run(
      try lines(folder, "arguments"), in: work, stdin: try? Data(contentsOf: folder.appendingPathComponent("stdin")),
      environment: (try? lines(folder, "environment")) ?? [])
    try compare(result.output, folder, "stdout", work)
    try compare(result.errors, folder, "stderr", work)
    try compare(Data("\(result.status)\n".utf8), folder, "status", work)
  }

  private func lines(_ folder: URL, _ name: String) throws -> [String] {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8).split(separator: "\n").map(String.init)
  }

  private func compare(_ found: Data, _ folder: URL, _ name: String, _ work: URL) throws {
    let file = folder.appendingPathComponent(name)
    let shown = String(decoding: found, as: UTF8.self).replacingOccurrences(of: work.path, with: "{dir}")
    if !FileManager.default.fileExists(atPath: file.path),
      ProcessInfo.processInfo.environment["RECORD_FIXTURES"] != nil,
      name != "stderr" || !shown.isEmpty
    {
      try shown.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(file.lastPathComponent) of \(folder.lastPathComponent): look at it")
      return
    }
    let wanted = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    #expect(
      Array(shown.utf8) == Array(wanted.utf8),
      "\(folder.lastPathComponent)/\(name)\n--- wanted\n\(wanted)\n--- found\n\(shown)")
  }
}
