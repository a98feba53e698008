// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// What a killed, a repeated and a concurrent ingest leave behind.
@Suite(.serialized) struct CrashTests {
  private static let names = ["杭州 항저우", "福州 푸저우", "厦门 샤먼", "重庆 충칭", "兰州 란저우", "太原 타이위안", "济南 지난", "贵阳 구이양"]
  private static let documents = 8

  /// A base with issues of its own: enough work for a kill to hit anywhere.
  private func makeBase() throws -> URL {
    let folder = try Program.temporaryFolder()
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("glossary"), withIntermediateDirectories: true)
    try "zh\tko\n".write(to: folder.appendingPathComponent("glossary/terms.tsv"), atomically: true, encoding: .utf8)
    for number in 0..<Self.documents {
      var text = ""
      for line in 0..<40 {
        let parts = Self.names[(line * 7 + number) % Self.names.count].split(separator: " ")
        text += "- 제\(line)호 공장은 \(parts[1])(\(parts[0]))에 있음\n"
      }
      text += "\n| 발 행 일 | 2025. 3. \(number + 1)\n"
      try text.write(to: folder.appendingPathComponent(issue(number)), atomically: true, encoding: .utf8)
    }
    return folder
  }

  private func issue(_ number: Int) -> String { "issue-\(number).txt" }
  private var all: [String] { ["ingest"] + (0..<Self.documents).map(issue) }

  /// Everything that the store knows, as the program tells it.
  private func state(_ folder: URL) throws -> [Data] {
    let terms = Self.names.map { String($0.prefix { $0 != " " }) }
    let lookup = try Program.run(["lookup", "--format", "json"] + terms, in: folder)
    let review = try Program.run(["review", "--export", "-"], in: folder)
    #expect(lookup.status == 0 && review.status == 0)
    return [lookup.output, review.output, try rows(folder)]
  }

  /// The store read by another program, where there is one: `lookup` lists only the latest places. Row numbers
  /// are left out, as two writers may come in either order.
  private func rows(_ folder: URL) throws -> Data {
    let tool = URL(fileURLWithPath: "/usr/bin/sqlite3")
    guard FileManager.default.isExecutableFile(atPath: tool.path) else { return Data() }
    let shell = Process()
    shell.executableURL = tool
    shell.arguments = [
      "-readonly", folder.appendingPathComponent(".gwalho/memory.sqlite").path,
      """
      PRAGMA integrity_check;
      SELECT path, contentHash, date FROM document ORDER BY path;
      SELECT d.path, a.line, a."column", a.koLine, a.koColumn, p.zh, p.ko, a.lastSeenIn
      FROM attestation a JOIN document d ON d.id = a.documentId JOIN pair p ON p.id = a.pairId
      ORDER BY d.path, a.line, a."column";
      """,
    ]
    let output = Pipe()
    shell.standardOutput = output
    try shell.run()
    let rows = output.fileHandleForReading.readDataToEndOfFile()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 0 && rows.starts(with: Data("ok\n".utf8)))
    #expect(rows.split(separator: 0x0A).count == 1 + Self.documents + Self.documents * 40)
    return rows
  }

  @Test func aKilledIngestIsFinishedByTheNext() throws {
    let reference = try makeBase()
    let start = Date()
    #expect(try Program.run(all, in: reference).status == 0)
    let duration = Date().timeIntervalSince(start)
    let wanted = try state(reference)
    var generator = SystemRandomNumberGenerator()
    var killed = 0
    for _ in 0..<50 {
      let folder = try makeBase()
      defer { try? FileManager.default.removeItem(at: folder) }
      let (process, output, _) = try Program.start(all, in: folder)
      Thread.sleep(forTimeInterval: Double.random(in: 0...duration, using: &generator))
      if process.isRunning {
        killed += 1
        kill(process.processIdentifier, SIGKILL)
      }
      process.waitUntilExit()
      try? FileManager.default.removeItem(at: output.deletingLastPathComponent())
      #expect(try Program.run(all, in: folder).status == 0)
      #expect(try state(folder) == wanted)
    }
    #expect(killed >= 20, "only \(killed) of 50 kills hit a running ingest")
    try FileManager.default.removeItem(at: reference)
  }

  @Test func twoIngestsAtOnceLoseNothing() throws {
    let reference = try makeBase()
    #expect(try Program.run(all, in: reference).status == 0)
    let wanted = try state(reference)
    for _ in 0..<5 {
      let folder = try makeBase()
      defer { try? FileManager.default.removeItem(at: folder) }
      let half = Self.documents / 2
      let first = try Program.start(["ingest"] + (0..<half).map(issue), in: folder)
      let second = try Program.start(["ingest"] + (half..<Self.documents).map(issue), in: folder)
      for run in [first, second] {
        run.process.waitUntilExit()
        try FileManager.default.removeItem(at: run.output.deletingLastPathComponent())
      }
      #expect(first.process.terminationStatus == 0 && second.process.terminationStatus == 0)
      #expect(try state(folder) == wanted)
    }
    try FileManager.default.removeItem(at: reference)
  }

  /// `gwalho align … | head -1`: the reader goes away, and nobody is told.
  @Test func aBrokenPipeIsQuiet() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = String(repeating: "베이징(北京)\n", count: 50_000)
    try text.write(to: folder.appendingPathComponent("big.txt"), atomically: true, encoding: .utf8)
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/bash")
    shell.arguments = ["-c", "set -o pipefail; \"$0\" align --format jsonl big.txt | head -1", Program.path]
    shell.currentDirectoryURL = folder
    let (output, errors) = (Pipe(), Pipe())
    shell.standardOutput = output
    shell.standardError = errors
    try shell.run()
    let lines = output.fileHandleForReading.readDataToEndOfFile()
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 0)
    #expect(said.isEmpty)
    #expect(lines.split(separator: 0x0A).count == 1)
  }
}
