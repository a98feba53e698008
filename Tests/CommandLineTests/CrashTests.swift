// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
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
      var text = "01 공장 \(number)호, 새 설비 가동\n"
      for line in 0..<40 {
        let parts = Self.names[(line * 7 + number) % Self.names.count].split(separator: " ")
        text += "- 제\(line)호 공장은 \(parts[1])(\(parts[0]))에 있음\n"
      }
      text += "☞ 第\(number)号工厂启用新设备\n\n| 발 행 일 | 2025. 3. \(number + 1)\n"
      try text.write(to: folder.appendingPathComponent(issue(number)), atomically: true, encoding: .utf8)
    }
    return folder
  }

  private func issue(_ number: Int) -> String { "issue-\(number).txt" }
  private var all: [String] { ["ingest"] + (0..<Self.documents).map(issue) }

  private func store(_ folder: URL, _ suffix: String = "") -> String {
    folder.appendingPathComponent(".gwalho/memory.sqlite" + suffix).path
  }

  /// Everything that the store knows, as the program tells it, and as its rows say.
  private func state(_ folder: URL) throws -> [Data] {
    let terms = Self.names.map { String($0.prefix { $0 != " " }) }
    let lookup = try Program.run(["lookup", "--format", "json"] + terms, in: folder)
    let review = try Program.run(["review", "--export", "-"], in: folder)
    #expect(lookup.status == 0 && review.status == 0)
    return [lookup.output, review.output, Data(try rows(folder).joined(separator: "\n").utf8)]
  }

  /// Row numbers are left out, as two writers may come in either order.
  private func rows(_ folder: URL) throws -> [String] {
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: store(folder), configuration: configuration)
    defer { try? queue.close() }
    return try queue.read { db in
      #expect(try String.fetchAll(db, sql: "PRAGMA integrity_check") == ["ok"])
      #expect(try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").isEmpty)
      let documents = try Row.fetchAll(
        db, sql: "SELECT path, kind, contentHash, date, dateSource FROM document ORDER BY path")
      let places = try Row.fetchAll(
        db,
        sql: """
          SELECT d.path, a.line, a."column", a.koLine, a.koColumn, p.zh, p.ko, a.lastSeenIn
          FROM attestation a JOIN document d ON d.id = a.documentId JOIN pair p ON p.id = a.pairId
          ORDER BY d.path, a.line, a."column"
          """)
      let headlines = try Row.fetchAll(
        db,
        sql: """
          SELECT o.kind, o.name, s.zh, s.ko, s.date, u.place FROM segment s
          LEFT JOIN segmentUse u ON u.segmentId = s.id LEFT JOIN segmentOrigin o ON o.id = u.originId
          ORDER BY o.name, s.zh
          """)
      let origins = try Row.fetchAll(db, sql: "SELECT kind, name FROM segmentOrigin ORDER BY name, kind")
      #expect(documents.count == Self.documents && places.count == Self.documents * 40)
      #expect(headlines.count == Self.documents && origins.count == Self.documents)
      return (documents + places + headlines + origins).map(\.description)
    }
  }

  private func size(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Waits until the store's log has so many bytes, or the process has ended; the most that it had.
  private func watch(_ process: Process, _ folder: URL, until bytes: Int) -> Int {
    var most = 0
    while process.isRunning, most < bytes {
      most = max(most, size(store(folder, "-wal")))
      usleep(200)
    }
    return most
  }

  private func expectTheNextRunFinishesIt(_ folder: URL, _ wanted: [Data]) throws {
    #expect(try Program.run(all, in: folder).status == 0)
    #expect(try state(folder) == wanted)
    try FileManager.default.removeItem(at: folder)
  }

  /// Killed when the other sees that it has come so far, until that has worked often enough: it does not depend on how busy
  /// the machine is.
  @Test func aKilledIngestIsFinishedByTheNext() throws {
    let reference = try makeBase()
    let whole = try Program.start(all, in: reference)
    let most = watch(whole.process, reference, until: .max)
    whole.process.waitUntilExit()
    #expect(whole.process.terminationStatus == 0)
    let wanted = try state(reference)
    var killed = 0
    for _ in 0..<200 where killed < 25 {
      let folder = try makeBase()
      let (process, output, _) = try Program.start(all, in: folder)
      _ = watch(process, folder, until: Int.random(in: 0...most))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      try? FileManager.default.removeItem(at: output.deletingLastPathComponent())
      if process.terminationReason == .exit {
        try FileManager.default.removeItem(at: folder)
        continue
      }
      killed += 1
      try expectTheNextRunFinishesIt(folder, wanted)
    }
    #expect(killed == 25)
    try FileManager.default.removeItem(at: reference)
  }

  /// The disk takes no more, at places from the first write to the last: what was reported as stored is, and the next run
  /// does the rest.
  @Test func anIngestThatFindsNoRoomIsFinishedByTheNext() throws {
    let reference = try makeBase()
    #expect(try Program.run(all, in: reference).status == 0)
    let wanted = try state(reference)
    // The log has every page that the store has: no run gets by with less.
    let most = size(store(reference)) / 1024
    for round in 0..<12 {
      let folder = try makeBase()
      let (process, output, errors) = try Program.start(all, in: folder, fileLimit: 1 + (most - 2) * round / 12)
      process.waitUntilExit()
      #expect(process.terminationReason == .exit && process.terminationStatus == 2)
      let said = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
      #expect(!said.isEmpty && !said.contains("no such table"), "\(said)")
      try? FileManager.default.removeItem(at: output.deletingLastPathComponent())
      try expectTheNextRunFinishesIt(folder, wanted)
    }
    try FileManager.default.removeItem(at: reference)
  }

  /// A decision that came to its end between two files of the glossary is finished by taking it again.
  @Test func aHalfDoneReplacementIsFinishedByTheNext() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let glossary = folder.appendingPathComponent("glossary")
    try FileManager.default.createDirectory(at: glossary, withIntermediateDirectories: true)
    let first = glossary.appendingPathComponent("a.tsv")
    let second = glossary.appendingPathComponent("b.tsv")
    try Data("zh\tko\tstatus\n騰訊\t텐센트\tadmitted\n".utf8).write(to: first)
    // Too long for the process: it ends at this file, when the other is written.
    let comment = String(repeating: "# 머리말\n", count: 1_000)
    try Data((comment + "zh\tko\tstatus\n腾讯\t텅쉰\tpreferred\n").utf8).write(to: second)
    let arguments = ["accept", "騰訊", "텐센트", "--replace"]
    let (process, output, _) = try Program.start(arguments, in: folder, fileLimit: 2)
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: output.deletingLastPathComponent())
    #expect(process.terminationStatus == 2)
    func row(_ file: URL) throws -> String {
      try String(contentsOf: file, encoding: .utf8).split(separator: "\n").last.map(String.init) ?? ""
    }
    #expect(try row(first).hasPrefix("騰訊\t텐센트\tpreferred"))
    #expect(try row(second) == "腾讯\t텅쉰\tpreferred")
    #expect(try Program.run(["validate"], in: folder).status == 1)
    #expect(try Program.run(arguments, in: folder).status == 0)
    #expect(try row(second).hasPrefix("腾讯\t텅쉰\tdeprecated"))
    #expect(try Program.run(["validate"], in: folder).status == 0)
    #expect(try Set(FileManager.default.contentsOfDirectory(atPath: glossary.path)) == ["a.tsv", "b.tsv"])
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
