// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// `init --from`, ended at moments from its start to its end – killed, and by Ctrl-C – and run again: what is left is
/// what one run leaves, and at no moment is there half a file. A few moments here; `GWALHO_KILLS` for more.
@Suite struct ArchiveKillTests {
  private static let names = [
    "杭州 항저우", "福州 푸저우", "厦门 샤먼", "重庆 충칭", "兰州 란저우", "太原 타이위안", "济南 지난", "贵阳 구이양", "承诺 청눠", "承诺 청뉘",
  ]
  private static let arguments = ["init", "--from", "past", "--yes"]
  private static let files = ["gwalho.toml", "gwalho-baseline.tsv", "glossary/terms.tsv", "glossary/archive.tsv"]

  private func makeArchive() throws -> URL {
    let folder = try Program.temporaryFolder()
    let past = folder.appendingPathComponent("past")
    try FileManager.default.createDirectory(at: past, withIntermediateDirectories: true)
    for number in 0..<260 {
      var text = "꾸며 낸 소식 \(number)\n"
      for line in 0..<6 {
        let parts = Self.names[(line * 7 + number) % Self.names.count].split(separator: " ")
        text += "- 제\(line)호 공장은 \(parts[1])(\(parts[0]))에 있음\n"
      }
      try Data(text.utf8).write(to: past.appendingPathComponent("\(1000 + number).txt"))
    }
    return folder
  }

  private func state(_ folder: URL) throws -> [Data] {
    let review = try Program.run(["review", "--export", "-"], in: folder)
    let lookup = try Program.run(["lookup", "--format", "json", "承诺", "福州"], in: folder)
    #expect(review.status == 0 && lookup.status == 0)
    return try [review.output, lookup.output]
      + Self.files.map { try Data(contentsOf: folder.appendingPathComponent($0)) }
  }

  /// Every file of the base that is there is whole: as the undisturbed run has it.
  private func expectNothingHalf(_ folder: URL, _ wanted: [Data]) {
    for (name, content) in zip(Self.files, wanted.dropFirst(2)) {
      if let found = try? Data(contentsOf: folder.appendingPathComponent(name)) { #expect(found == content, "\(name)") }
    }
  }

  @Test(arguments: [SIGKILL, SIGINT, SIGTERM])
  func whateverEndsItTheNextRunFinishesIt(signal: Int32) throws {
    let folder = try makeArchive()
    defer { try? FileManager.default.removeItem(at: folder) }
    let start = ContinuousClock.now
    #expect(try Program.run(Self.arguments, in: folder).status == 0)
    let length = start.duration(to: .now) / .seconds(1)
    let wanted = try state(folder)
    let moments = ProcessInfo.processInfo.environment["GWALHO_KILLS"].flatMap(Int.init) ?? (signal == SIGKILL ? 5 : 3)
    for moment in 0..<moments {
      var delay = length * (Double(moment) + 0.5) / Double(moments)
      var isEnded = false
      // A machine that was busy when the length was measured, or is idle now, is at its end before that: then earlier.
      for _ in 0..<12 where !isEnded {
        for name in Self.files + [".gwalho"] {
          try? FileManager.default.removeItem(at: folder.appendingPathComponent(name))
        }
        let (process, output, errors) = try Program.start(Self.arguments, in: folder)
        Thread.sleep(forTimeInterval: delay)
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        let said = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
        try? FileManager.default.removeItem(at: output.deletingLastPathComponent())
        isEnded = process.terminationReason == .uncaughtSignal
        delay *= 0.6
        if isEnded {
          #expect(process.terminationStatus == signal)
          // Before the first file there is nothing to go on from, and nobody is told.
          if signal != SIGKILL, !said.isEmpty { #expect(said.contains("run the same command again")) }
        }
      }
      #expect(isEnded)
      expectNothingHalf(folder, wanted)
      #expect(try Program.run(Self.arguments, in: folder).status == 0)
      #expect(try state(folder) == wanted)
    }
  }

  /// The editor's first hour: from a folder of past issues to a draft that is checked.
  @Test func fromAnEmptyFolderToACheckedDraft() throws {
    let folder = try makeArchive()
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try Program.run(Self.arguments, in: folder).status == 0)
    let past = try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent("past").path)
    let archive = past.sorted().prefix(40).map { "past/" + $0 }
    let baseline = ["--baseline", "gwalho-baseline.tsv", "--format", "jsonl"]
    // Nothing old is reported, alone and together.
    for files in [Array(archive), [archive[3]]] {
      let quiet = try Program.run(["check"] + baseline + files, in: folder)
      #expect(quiet.status == 0 && quiet.output.isEmpty)
    }
    let draft = "이번 호에는 항저우(杭州)와 푸쩌우(福州) 소식을 싣고 란저우의 사진을 더함\n"
    try Data(draft.utf8).write(to: folder.appendingPathComponent("draft.txt"))
    let checked = try Program.run(["check", "draft.txt"] + baseline, in: folder)
    #expect(checked.status == 0)
    let findings = String(decoding: checked.output, as: UTF8.self).split(separator: "\n")
    #expect(findings.count == 1)
    #expect(findings.first?.contains("\"found\":\"푸쩌우\",\"expected\":[\"푸저우\"]") == true)
    #expect(findings.first?.contains("archived issues") == true)
  }
}
