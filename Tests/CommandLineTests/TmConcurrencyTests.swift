// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Readers of the translation memory that run while others write it.
@Suite struct TmConcurrencyTests {
  /// Imports continue the index, an ingest that takes a headline away has it made anew: every reader finds what was there
  /// before it began, whole, whichever file it has opened.
  @Test func readersAreSafeWhileIndexesAreSwapped() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ name: String, _ text: String) throws {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    try write("gwalho.toml", "")
    let known = (1...400).map { (zh: "第\($0)号文件的标题", ko: "\($0)호 문서의 제목") }
    try write("a.tsv", known.map { "\($0.zh)\t\($0.ko)\n" }.joined())
    #expect(try Program.run(["tm", "import", "a.tsv"], in: folder).status == 0)
    let queries = Data(known.map { $0.zh + "\n" }.joined().utf8)
    for round in 0..<4 {
      try write("\(round).tsv", (1...300).map { "新增\(round)组第\($0)条\t추가 \(round)조 \($0)항\n" }.joined())
      let title = "01 첫 기사의 제목\n참고자료\n- ☞ 第一篇文章的标题\n"
      try write("issue.txt", round.isMultiple(of: 2) ? title : "01 첫 기사의 제목\n")
      let writers = try [["tm", "import", "\(round).tsv"], ["ingest", "issue.txt"]].map {
        try Program.start($0, in: folder)
      }
      var readers: [(process: Process, output: URL, errors: URL)] = []
      for _ in 0..<3 {
        readers.append(
          try Program.start(["tm", "match", "--format", "jsonl", "--top", "1", "-"], in: folder, stdin: queries))
        Thread.sleep(forTimeInterval: 0.03)
      }
      for (process, _, errors) in writers + readers {
        process.waitUntilExit()
        let said = try String(contentsOf: errors, encoding: .utf8)
        #expect(process.terminationStatus == 0, "\(said)")
      }
      for (_, output, _) in readers {
        let lines = try String(contentsOf: output, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == known.count)
        #expect(zip(lines, known).allSatisfy { $0.contains("\"score\":1.0") && $0.contains("\"ko\":\"\($1.ko)\"") })
      }
      for (_, output, _) in writers + readers {
        try? FileManager.default.removeItem(at: output.deletingLastPathComponent())
      }
      let added = try Program.run(["tm", "match", "新增\(round)组第300条", "--format", "jsonl"], in: folder)
      #expect(String(decoding: added.output, as: UTF8.self).contains("\"score\":1.0"))
      let headline = try Program.run(["tm", "match", "第一篇文章的标题", "--format", "jsonl", "--threshold", "1"], in: folder)
      #expect(headline.status == (round.isMultiple(of: 2) ? 0 : 1))
    }
    #expect(try Program.run(["tm", "verify"], in: folder).status == 0)
  }
}
