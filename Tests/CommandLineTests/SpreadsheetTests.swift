// SPDX-License-Identifier: Apache-2.0

import Foundation
import Spreadsheet
import Testing

/// Reviews and glossaries that go out as workbooks, through LibreOffice, and back.
@Suite struct SpreadsheetCommandTests {
  /// A thousand pairs, all of whose characters CP949 has.
  static let pairs: [(zh: String, ko: String)] = {
    let first = Array("金木水火土日月山川人民國家文化科學技術海洋銀行電子通信經濟政策企業天地心身父母東西南北春夏秋冬")
    let second = Array("會社産場農村工機械生命醫藥道路港口航空宇宙美音樂敎育")
    let zh = first.flatMap { one in second.map { "\(one)\($0)" } }.prefix(1_000)
    return zh.enumerated().map { ($1, "용어\($0)호") }
  }()

  /// A base in which they wait.
  private func base(_ count: Int = 1_000) throws -> URL {
    let folder = try Program.temporaryFolder()
    try Data().write(to: folder.appendingPathComponent("gwalho.toml"))
    let table = Self.pairs.prefix(count).map { "\($0.zh)\t\($0.ko)\n" }.joined()
    try Data(("zh\tko\n" + table).utf8).write(to: folder.appendingPathComponent("pairs.tsv"))
    #expect(try Program.run(["import", "pairs.tsv"], in: folder).status == 0)
    return folder
  }

  /// The decisions of the test: by the number of the row.
  private static let choices = ["accept", "admitted", "deprecated", "reject", "accept"]
  private static let labels = ["채택", "허용", "금지", "용어 아님", "채택"]

  /// The exported table with its decisions, as rows of cells.
  private func decided(_ folder: URL) throws -> [[String]] {
    let table = try Program.run(["review", "--export", "-"], in: folder).output
    var rows = String(decoding: table, as: UTF8.self).dropFirst().split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(rows[0].prefix(7) == ["key", "zh", "ko", "status", "category", "kind", "reason"])
    for index in 1..<rows.count {
      rows[index][3] = Self.choices[(index - 1) % 5]
      rows[index][6] = "까닭 \"\(index)\", 그리고\n둘째 줄; =1+1"
      if index % 5 == 0 { rows[index][2] = "새 " + rows[index][2] }
    }
    return rows
  }

  private func text(_ rows: [[String]]) -> Data {
    let quoted = rows.map { row in
      row.map { $0.contains(where: { "\"\n".contains($0) }) ? "\"\($0.replacing("\"", with: "\"\""))\"" : $0 }
    }
    return Data(quoted.map { $0.joined(separator: "\t") + "\n" }.joined().utf8)
  }

  private func glossary(_ folder: URL) throws -> String {
    try String(contentsOf: folder.appendingPathComponent("glossary/terms.tsv"), encoding: .utf8)
  }

  private func reset(_ folder: URL) {
    try? FileManager.default.removeItem(at: folder.appendingPathComponent("glossary"))
  }

  @Test(.enabled(if: LibreOffice.isThere, "SKIPPED: LibreOffice (soffice) is not installed"))
  func aThousandDecisionsThroughLibreOffice() throws {
    let folder = try base()
    defer { try? FileManager.default.removeItem(at: folder) }
    try text(decided(folder)).write(to: folder.appendingPathComponent("own.tsv"))
    #expect(try Program.run(["review", "--export", "review.xlsx", "--lang", "ko"], in: folder).status == 0)

    #expect(try Program.run(["review", "--apply", "own.tsv"], in: folder).status == 0)
    let expected = try glossary(folder)
    // A thousand decisions; 200 corrected renderings leave the one that was found behind.
    #expect(expected.split(separator: "\n").count { $0.contains("호\t") } == 1_200)

    // A person's work in LibreOffice, and all the ways in which it may be saved.
    let labels = Self.labels.map { "\"\($0)\"" }.joined(separator: ", ")
    try LibreOffice.run(
      #"""
      document = Opened("\#(folder.path)/review.xlsx")
      sheet = document.Sheets.getByIndex(0)
      labels = Array(\#(labels))
      For row = 1 To 1000
        If row Mod 5 = 0 Then sheet.getCellByPosition(1, row).String = "새 " & sheet.getCellByPosition(1, row).String
        sheet.getCellByPosition(2, row).String = labels((row - 1) Mod 5)
        reason = "까닭 """ & row & """, 그리고" & Chr(10) & "둘째 줄; =1+1"
        sheet.getCellByPosition(13, row).String = reason
      Next
      Save(document, "\#(folder.path)/back.xlsx", "Calc MS Excel 2007 XML", "")
      table = "Text - txt - csv (StarCalc)"
      Save(document, "\#(folder.path)/utf16.txt", table, "9,34,65535,1,,0,false,true,false")
      Save(document, "\#(folder.path)/cp949.csv", table, "44,34,62,1,,0,false,true,false")
      Save(document, "\#(folder.path)/quoted.csv", table, "59,34,76,1,,0,true,true,false")
      document.close(True)
      """#)
    // What Excel calls CSV UTF-8.
    var marked = Data([0xEF, 0xBB, 0xBF])
    marked += try Data(contentsOf: folder.appendingPathComponent("quoted.csv"))
    try marked.write(to: folder.appendingPathComponent("bom.csv"))
    let head = try Data(contentsOf: folder.appendingPathComponent("utf16.txt")).prefix(2)
    #expect(Array(head) == [0xFF, 0xFE])
    for name in ["back.xlsx", "utf16.txt", "cp949.csv", "quoted.csv", "bom.csv"] {
      reset(folder)
      let applied = try Program.run(["review", "--apply", name], in: folder)
      #expect(applied.status == 0, "\(name): \(String(decoding: applied.errors.prefix(500), as: UTF8.self))")
      #expect(try glossary(folder) == expected, "\(name)")
    }
    // Twice is once.
    let again = try Program.run(["review", "--apply", "back.xlsx", "--lang", "en"], in: folder)
    let summary =
      "decisions of the sheet written: 0 (rows of the glossary: 0); 1000 already so, 0 left for later, 0 not written\n"
    #expect(String(decoding: again.output, as: UTF8.self) == summary)
    #expect(try glossary(folder) == expected)
  }

  @Test func aReviewIsNoTableOfTerms() throws {
    let folder = try base()
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try Program.run(["review", "--export", "review.xlsx"], in: folder).status == 0)
    let imported = try Program.run(["import", "review.xlsx", "--lang", "en"], in: folder)
    #expect(imported.status == 2)
    #expect(String(decoding: imported.errors, as: UTF8.self).contains("gwalho review --apply"))
  }

  @Test func whatChangedMeanwhileIsShownAndKept() throws {
    let folder = try base()
    defer { try? FileManager.default.removeItem(at: folder) }
    let rows = try decided(folder)
    try workbook(rows, at: folder.appendingPathComponent("back.xlsx"))
    // The first row is to be accepted, the second admitted; somebody was faster.
    let (zh, ko) = (rows[1][1], rows[1][2])
    for arguments in [[zh, "딴 이름"], [rows[2][1], rows[2][2], "--status", "admitted"]] {
      #expect(try Program.run(["accept"] + arguments, in: folder).status == 0)
    }
    let before = try glossary(folder)
    let applied = try Program.run(["review", "--apply", "back.xlsx", "--lang", "en"], in: folder)
    #expect(applied.status == 1)
    let said = String(decoding: applied.errors, as: UTF8.self)
    #expect(
      said == """
        gwalho: back.xlsx:2: not written: the glossary changed since the export; the sheet says \(ko)(\(zh)) preferred, \
        the glossary 딴 이름(\(zh)) preferred glossary/terms.tsv:2; export again

        """)
    let after = try glossary(folder)
    #expect(after.hasPrefix(before) && after.utf8.count > before.utf8.count)
    #expect(!after.contains(ko))
    let summary = String(decoding: applied.output, as: UTF8.self).split(separator: "\n").last ?? ""
    #expect(summary.hasSuffix("; 1 already so, 0 left for later, 1 not written"), "\(summary)")
  }

  /// `--apply`, really killed at fifty points from its start to its end: the glossary is as before or has every
  /// decision, and the next one brings the rest.
  @Test func aKilledApplyLosesNothing() throws {
    let folder = try base(200)
    defer { try? FileManager.default.removeItem(at: folder) }
    try workbook(decided(folder), at: folder.appendingPathComponent("back.xlsx"))
    let start = ContinuousClock.now
    #expect(try Program.run(["review", "--apply", "back.xlsx"], in: folder).status == 0)
    let length = start.duration(to: .now) / .seconds(1)
    let whole = try glossary(folder)
    var (none, all) = (0, 0)
    for moment in 0..<50 {
      reset(folder)
      let (process, output, _) = try Program.start(["review", "--apply", "back.xlsx"], in: folder)
      Thread.sleep(forTimeInterval: length * Double(moment) / 50)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      try? FileManager.default.removeItem(at: output.deletingLastPathComponent())
      let found = try? glossary(folder)
      #expect(found == nil || found == whole)
      if found == nil { none += 1 } else { all += 1 }
      if moment % 10 == 9 {
        #expect(try Program.run(["review", "--apply", "back.xlsx"], in: folder).status == 0)
        #expect(try glossary(folder) == whole)
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent("glossary").path)
        #expect(left == ["terms.tsv"])
      }
    }
    #expect(none > 0, "every run had finished before it was killed")
  }

  private func workbook(_ rows: [[String]], at url: URL) throws {
    let columns = rows[0].map { SheetColumn($0, width: 10) }
    let sheet = SheetContent(name: "검토", columns: columns, rows: rows.dropFirst().map { SheetContent.Row($0) })
    try Data(WorkbookWriter.bytes([sheet], created: 0)).write(to: url)
  }

  // MARK: The glossary

  /// The shipped glossary and hostile rows, to a workbook and back into an empty base.
  private func glossaries() throws -> (from: URL, to: URL) {
    let (from, to) = (try Program.temporaryFolder(), try Program.temporaryFolder())
    let shipped = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../glossary")
    try FileManager.default.copyItem(at: shipped, to: from.appendingPathComponent("glossary"))
    let hostile = #"""
      id\#tzh\#tzh_status\#tko\#tstatus\#tform\#tkind\#tcategory\#tdefinition\#tdomain\#tnote\#tsource\#tref\#tby\#tdate\#treason\#t비고
      c-x1\#t甲乙丙\#t\#t=1+2\#tadmitted\#tshort\#tsound\#tplace\#t"줄\#n바꿈 ""따옴표"""\#t분야\#t_x0041_\#t007\#thttps://a.kr/?b=1\#t김\#t2025-03-07\#t'까닭\#t+82
      c-x1\#t甲乙丙\#tdeprecated\#t갑을병\#t\#t\#tother-language\#t\#t\#t\#t😀\#t\#t\#t\#t\#t\#t
      \#t丙丁\#t\#t병정\#trejected\#t\#t\#t\#t\#t\#t\#t\#t\#t\#t\#t\#t
      """#
    try Data((hostile + "\n").utf8).write(to: from.appendingPathComponent("glossary/hostile.tsv"))
    for folder in [from, to] { try Data().write(to: folder.appendingPathComponent("gwalho.toml")) }
    return (from, to)
  }

  private func sorted(_ table: Data) -> [String] {
    String(decoding: table, as: UTF8.self).split(separator: "\n").map(String.init).sorted()
  }

  private func roundTrip(throughLibreOffice: Bool) throws {
    let (from, to) = try glossaries()
    defer { for folder in [from, to] { try? FileManager.default.removeItem(at: folder) } }
    let path = from.path + "/book.xlsx"
    #expect(try Program.run(["export", "xlsx", "-o", path], in: from).status == 0)
    if throughLibreOffice {
      try LibreOffice.run(
        """
        document = Opened("\(path)")
        Save(document, "\(path)", "Calc MS Excel 2007 XML", "")
        document.close(True)
        """)
    }
    let imported = try Program.run(["import", path, "--decided"], in: to)
    #expect(imported.status == 0)
    #expect(imported.errors.isEmpty)
    let before = try Program.run(["export", "tsv"], in: from).output
    #expect(before.count > 10_000)
    #expect(try sorted(Program.run(["export", "tsv"], in: to).output) == sorted(before))
    // What was imported is known the next time.
    let again = try Program.run(["import", path, "--decided", "--lang", "en"], in: to)
    #expect(String(decoding: again.output, as: UTF8.self).contains(" 0 written") || again.output.count < 200)
  }

  @Test func theGlossaryAsAWorkbook() throws { try roundTrip(throughLibreOffice: false) }

  @Test(.enabled(if: LibreOffice.isThere, "SKIPPED: LibreOffice (soffice) is not installed"))
  func theGlossaryThroughLibreOffice() throws { try roundTrip(throughLibreOffice: true) }
}
