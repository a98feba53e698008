// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// `tm import`, really killed at twenty points from its start to its end: whole batches are there and nothing else,
/// `tm verify` says so, and the next import adds the rest.
@Suite struct TmKillTests {
  @Test func aKilledImportIsVerifiedAndContinued() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    // Two batches and a half.
    let lines = (1...25_000).map { "第\($0)号文件的标题\t\($0)호 문서의 제목" }.joined(separator: "\n")
    try Data(lines.utf8).write(to: folder.appendingPathComponent("a.tsv"))
    try Data().write(to: folder.appendingPathComponent("gwalho.toml"))
    let start = ContinuousClock.now
    let whole = try Program.run(["tm", "import", "a.tsv"], in: folder)
    #expect(whole.status == 0)
    let length = start.duration(to: .now) / .seconds(1)
    let state = folder.appendingPathComponent(".gwalho")
    for moment in 0..<20 {
      try? FileManager.default.removeItem(at: state)
      let (process, output, _) = try Program.start(["tm", "import", "a.tsv"], in: folder)
      Thread.sleep(forTimeInterval: length * Double(moment) / 20)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      try? FileManager.default.removeItem(at: output.deletingLastPathComponent())
      let verified = try Program.run(["tm", "verify"], in: folder)
      #expect(verified.status == 0)
      #expect(verified.errors.isEmpty)
      let segments = Int(String(decoding: verified.output.prefix { $0 != 0x20 }, as: UTF8.self)) ?? -1
      #expect([0, 10_000, 20_000, 25_000].contains(segments))
      if moment % 5 == 0 {
        #expect(try Program.run(["tm", "import", "a.tsv"], in: folder).status == 0)
        let found = try Program.run(["tm", "match", "第24999号文件的标题", "--format", "jsonl", "--top", "1"], in: folder)
        #expect(String(decoding: found.output, as: UTF8.self).contains("\"score\":1.0"))
      }
    }
  }
}
