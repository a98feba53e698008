// SPDX-License-Identifier: Apache-2.0

import TermBase
import Testing

private func read(_ text: String) throws -> GlossaryFile {
  try GlossaryFile(path: "g.tsv", bytes: Array(text.utf8))
}

@Suite struct GlossaryFileReadingTests {
  @Test func columnsInAnyOrder() throws {
    let file = try read("# 표\n\nko\tstatus\tmine\tzh\tkind\n청눠\t\tx\t承諾\tsound\n청뉘\tDeprecated\t\t承諾\n")
    #expect(file.columns == ["ko", "status", "mine", "zh", "kind"])
    #expect(file.problems.isEmpty)
    #expect(
      file.rows == [
        GlossaryRow(
          path: "g.tsv", line: 4, zh: "承諾", ko: "청눠", kind: .sound, extras: [.init(column: "mine", value: "x")]),
        GlossaryRow(path: "g.tsv", line: 5, zh: "承諾", ko: "청뉘", status: .deprecated),
      ])
  }

  @Test func everyColumnIsRead() throws {
    let names = GlossaryColumn.allCases.map(\.rawValue).joined(separator: "\t")
    let file = try read(
      names + "\nc-1\t之江\tpreferred\t즈장\tadmitted\tshort\tmixed\tplace\t뜻\t분야\t메모\t출처\thttps://x\t나\t2023-08-04\t까닭\n")
    #expect(
      file.rows == [
        GlossaryRow(
          path: "g.tsv", line: 2, id: "c-1", zh: "之江", zhStatus: .preferred, ko: "즈장", status: .admitted, form: .short,
          kind: .mixed, category: .place, definition: "뜻", domain: "분야", note: "메모", source: "출처", ref: "https://x",
          by: "나", date: "2023-08-04", reason: "까닭")
      ])
    #expect(file.problems.isEmpty)
  }

  @Test func quotingAsSpreadsheetsDo() throws {
    let file = try read("zh\tko\tnote\r\n\"甲\"\t\"가 \"\"나\"\" \t다\"\t\"한\n두\r\n세\"\r\n乙\t5\" 나\t\r\n丙\t라\r\n")
    #expect(file.rows.map(\.ko) == ["가 \"나\" \t다", "5\" 나", "라"])
    #expect(file.rows[0].note == "한\n두\r\n세")
    #expect(file.rows.map(\.line) == [2, 5, 6])
    #expect(file.problems.isEmpty)
  }

  @Test func aMarkThatQuotesNothingIsTakenAsWritten() throws {
    let file = try read("zh\tko\n甲\t\"가\" 나\n乙\t\"다\n丙\t라\n")
    #expect(file.rows.map(\.ko) == ["\"가\" 나", "\"다", "라"])
    #expect(
      file.problems == [
        .strayQuote(path: "g.tsv", line: 2, value: "\"가\" 나"), .strayQuote(path: "g.tsv", line: 3, value: "\"다"),
      ])
  }

  @Test func encodings() throws {
    let text = "zh\tko\r\n𠮷\t지\r\n\"承\n諾\"\t청눠\r\n"
    let cases: [(bytes: [UInt8], encoding: GlossaryEncoding)] = [
      (Array(text.utf8), .utf8), ([0xEF, 0xBB, 0xBF] + Array(text.utf8), .utf8WithBOM),
      ([0xFF, 0xFE] + utf16(text, bigEndian: false), .utf16LE),
      ([0xFE, 0xFF] + utf16(text, bigEndian: true), .utf16BE),
      (fakeCP949.encode(text) ?? [], .cp949),
    ]
    for (bytes, encoding) in cases {
      let file = try GlossaryFile(path: "g.tsv", bytes: bytes, cp949: fakeCP949)
      #expect(file.encoding == encoding)
      #expect(file.rows.map(\.zh) == ["𠮷", "承\n諾"])
      #expect(file.rows.map(\.line) == [2, 3])
      #expect(file.serialized() == bytes)
    }
  }

  @Test func damagedEncodings() throws {
    let good = "zh\tko\n承諾\t청눠\n之江\t즈장\n"
    let damaged = Array(good.utf8) + [0xE6, 0x0A]
    #expect(throws: GlossaryError.undecodable(path: "g.tsv", line: 4)) {
      try GlossaryFile(path: "g.tsv", bytes: damaged, cp949: fakeCP949)
    }
    #expect(throws: GlossaryError.undecodable(path: "g.tsv", line: 1)) {
      try GlossaryFile(path: "g.tsv", bytes: [0xFF, 0xFE, 0x7A, 0x00, 0x00, 0xD8, 0x0A, 0x00])
    }
    #expect(throws: GlossaryError.self) { try GlossaryFile(path: "g.tsv", bytes: [0xFF, 0xFE, 0x7A]) }
    #expect(throws: GlossaryError.self) { try GlossaryFile(path: "g.tsv", bytes: [0x7A, 0xFF, 0x0A]) }
  }

  @Test func uselessHeaders() {
    #expect(throws: GlossaryError.noHeader(path: "g.tsv")) { try read("") }
    #expect(throws: GlossaryError.noHeader(path: "g.tsv")) { try read("# only\n\n") }
    #expect(throws: GlossaryError.missingColumn(path: "g.tsv", line: 2, column: "ko")) { try read("#\nzh\tkorean\n") }
    #expect(throws: GlossaryError.duplicateColumn(path: "g.tsv", line: 1, column: "zh")) { try read("zh\tko\tZH\n") }
  }

  @Test func allProblemsWithTheirLines() throws {
    let file = try read(
      """
      zh\tko\tstatus\tkind\tform\tcategory\tid\tdate
      # 그림
      甲
      乙\t나\tprefered
      丙\t다\t\tsounds\tlong\tplaces
      \t라
      丁\t
      戊\t마\t\t\t\t\t1a
      己\t바\t\t\t\t\tok\t2023-02-30
      庚\t사\t\t\t\t\t\t\t\t더
      """)
    #expect(
      file.problems == [
        .tooFewCells(path: "g.tsv", line: 3, found: 1, needed: 2),
        .unknownValue(
          path: "g.tsv", line: 4, column: "status", value: "prefered", allowed: TermStatus.allCases.map(\.rawValue)),
        .unknownValue(
          path: "g.tsv", line: 5, column: "kind", value: "sounds",
          allowed: ["sound", "sino", "translation", "mixed", "other", "other-language", "none"]),
        .unknownValue(
          path: "g.tsv", line: 5, column: "form", value: "long", allowed: ["full", "short", "abbreviation"]),
        .unknownValue(
          path: "g.tsv", line: 5, column: "category", value: "places", allowed: TermCategory.allCases.map(\.rawValue)),
        .emptyCell(path: "g.tsv", line: 6, column: "zh"), .emptyCell(path: "g.tsv", line: 7, column: "ko"),
        .badID(path: "g.tsv", line: 8, value: "1a"), .badDate(path: "g.tsv", line: 9, value: "2023-02-30"),
        .tooManyCells(path: "g.tsv", line: 10, found: 10, expected: 8),
      ])
    #expect(file.rows.map(\.line) == [8, 9, 10])
    for problem in file.problems {
      #expect(GlossaryError.catalogueKeys.contains(problem.catalogueKey))
      #expect(problem.place?.path == "g.tsv")
    }
  }

  @Test func valuesAreNormalisedAndTheFileKeepsItsBytes() throws {
    let text = "zh\tko\n\u{F9E1}某\t 이\u{3000}\n甲\t\u{1100}\u{1161}\n"
    let file = try read(text)
    #expect(file.rows[0].zh.unicodeScalars.first?.value == 0x674E)
    #expect(file.rows[0].ko == "이")
    #expect(file.rows[1].ko.unicodeScalars.map(\.value) == [0xAC00])
    #expect(file.unnormalizedCells.map(\.line) == [2, 3])
    #expect(file.unnormalizedCells.map(\.column) == ["zh", "ko"])
    #expect(file.serialized() == Array(text.utf8))
  }

  @Test func hugeRunsOfMarksAreReadQuickly() throws {
    let text = "zh\tko\n" + String(repeating: "甲\t\"\"\"가\n", count: 20_000)
    #expect(try read(text).rows.count == 20_000)
  }
}
