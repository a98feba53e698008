// SPDX-License-Identifier: Apache-2.0

import TermBase
import Testing

private func read(_ text: String) throws -> GlossaryFile {
  try GlossaryFile(path: "g.tsv", bytes: Array(text.utf8))
}

private func text(_ file: GlossaryFile) -> String { String(decoding: file.serialized(), as: UTF8.self) }

@Suite struct GlossaryEditingTests {
  private let sample = "# 머리\r\nzh\tko\tstatus\tmine\r\n\"甲\"\t가  \t\tx\r\n\r\n乙\t나\r\n# 끝\r\n"

  @Test func onlyTheEditedRowsChangedCellsChange() throws {
    var file = try read(sample)
    var row = file.rows[0]
    row.status = .deprecated
    try file.setRow(at: 0, to: row)
    #expect(text(file) == sample.replacing("\"甲\"\t가  \t\tx", with: "\"甲\"\t가  \tdeprecated\tx"))
    #expect(file.rows[0] == row)
    row.status = .preferred
    try file.setRow(at: 0, to: row)
    #expect(text(file) == sample.replacing("\"甲\"\t가  \t\tx", with: "\"甲\"\t가  \tpreferred\tx"))
  }

  @Test func anEditThatSaysTheSameChangesNothing() throws {
    var file = try read(sample)
    try file.setRow(at: 0, to: file.rows[0])
    #expect(text(file) == sample)
  }

  @Test func aShortRowIsPaddedAndAMissingColumnAdded() throws {
    var file = try read(sample)
    var row = file.rows[1]
    row.extras = [.init(column: "mine", value: "a\tb")]
    row.reason = "\"관례\""
    try file.setRow(at: 1, to: row)
    #expect(
      text(file)
        == "# 머리\r\nzh\tko\tstatus\tmine\treason\r\n\"甲\"\t가  \t\tx\r\n\r\n乙\t나\t\t\"a\tb\"\t\"\"\"관례\"\"\"\r\n# 끝\r\n")
    #expect(try GlossaryFile(path: "g.tsv", bytes: file.serialized()).rows == file.rows)
  }

  @Test func rowsAreAppendedAfterTheLastRow() throws {
    var file = try read(sample)
    try file.append(GlossaryRow(zh: "#丙", ko: "다", extras: [.init(column: "mine", value: "y")]))
    try file.append(GlossaryRow(zh: "丁", ko: "라\n마"))
    #expect(text(file) == sample.replacing("나\r\n", with: "나\r\n\"#丙\"\t다\t\ty\r\n丁\t\"라\n마\"\r\n"))
    #expect(file.rows.map(\.line) == [3, 5, 6, 7])
    #expect(try GlossaryFile(path: "g.tsv", bytes: file.serialized()).rows == file.rows)
  }

  @Test func aFileThatDoesNotEndItsLastLine() throws {
    var file = try read("zh\tko\n甲\t가")
    try file.append(GlossaryRow(zh: "乙", ko: "나"))
    try file.append(GlossaryRow(zh: "丙", ko: "다"))
    #expect(text(file) == "zh\tko\n甲\t가\n乙\t나\n丙\t다")
    #expect(file.rows.map(\.line) == [2, 3, 4])
  }

  @Test func headerOnlyAndNewFiles() throws {
    var file = try read("zh\tko")
    try file.append(GlossaryRow(zh: "甲", ko: "가"))
    #expect(text(file) == "zh\tko\n甲\t가")
    var new = try GlossaryFile(newAt: "n.tsv", columns: [.zh, .ko])
    try new.append(GlossaryRow(zh: "甲", ko: "가", status: .rejected, by: "나", date: "2024-02-29"))
    #expect(text(new) == "zh\tko\tstatus\tby\tdate\n甲\t가\trejected\t나\t2024-02-29\n")
  }

  @Test func linesFollowEdits() throws {
    var file = try read("zh\tko\tnote\n甲\t가\t\n乙\t나\t\n")
    var row = file.rows[0]
    row.note = "한\n두"
    try file.setRow(at: 0, to: row)
    #expect(file.rows.map(\.line) == [2, 4])
    file.removeRow(at: 0)
    #expect(file.rows.map(\.line) == [2])
    #expect(text(file) == "zh\tko\tnote\n乙\t나\t\n")
  }

  @Test func whatCouldNotBeReadBackIsRefusedAndChangesNothing() throws {
    var file = try read(sample)
    for bad in [
      GlossaryRow(zh: " ", ko: "가"), GlossaryRow(zh: "甲", ko: ""), GlossaryRow(id: "1", zh: "甲", ko: "가"),
      GlossaryRow(zh: "甲", ko: "가", date: "어제"),
    ] {
      #expect(throws: GlossaryError.self) { try file.append(bad) }
      #expect(throws: GlossaryError.self) { try file.setRow(at: 0, to: bad) }
    }
    #expect(text(file) == sample)
    #expect(file.rows.count == 2)
  }

  @Test func whatTheEncodingLacksIsRefused() throws {
    let bytes = fakeCP949.encode("zh\tko\r\n甲\t가\r\n") ?? []
    var file = try GlossaryFile(path: "g.tsv", bytes: bytes, cp949: fakeCP949)
    #expect(throws: GlossaryError.unencodable(path: "g.tsv", line: 3, value: "习近平")) {
      try file.append(GlossaryRow(zh: "习近平", ko: "시진핑"))
    }
    #expect(file.serialized() == bytes)
    try file.append(GlossaryRow(zh: "習近平", ko: "시진핑"))
    #expect(file.serialized() == bytes + (fakeCP949.encode("習近平\t시진핑\r\n") ?? []))
  }

  @Test func aStrayMarkNeverSwallowsWhatIsWrittenLater() throws {
    let stray = "zh\tko\n甲\t\"가\n"
    var file = try read(stray)
    // Written as `"""<TAB>나"`, whose third mark would close the cell of the first row.
    #expect(throws: GlossaryError.strayQuote(path: "g.tsv", line: 2, value: "\"가")) {
      try file.append(GlossaryRow(zh: "乙", ko: "\"\t나"))
    }
    #expect(text(file) == stray)
    try file.append(GlossaryRow(zh: "乙", ko: "나"))
    #expect(text(file) == stray + "乙\t나\n")
  }
}

/// Files that people and programs could have written, from seeds.
@Suite struct GlossaryPreservationTests {
  private static let values = [
    "承諾", "청눠", "신품질 생산력", " 가 ", "a\"b", "\"다", "탭\t탭", "줄\n줄", "줄\r\n줄", "#", "𠮷", "", "é", "\u{1100}\u{1161}",
  ]

  private static func file(_ random: inout Seeded) -> String {
    let end = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
    var columns = ["zh", "ko"] + ["status", "mine", "note", "다른 열", "id"].shuffled(using: &random).prefix(3)
    columns.shuffle(using: &random)
    var text = ""
    if Bool.random(using: &random) { text += "# 머리말 \"\t" + end }
    text += columns.joined(separator: "\t") + end
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      switch Int.random(in: 0...9, using: &random) {
      case 0: text += end
      case 1: text += "#\t주석 \"" + end
      case 2: text += "\t\t" + end
      default: text += row(columns, &random) + end
      }
    }
    return Bool.random(using: &random) ? text : String(text.unicodeScalars.dropLast(end.unicodeScalars.count))
  }

  private static func row(_ columns: [String], _ random: inout Seeded) -> String {
    var cells = columns.map { column -> String in
      switch column {
      case "id": return ["", "c-1", "\"c-2\""].randomElement(using: &random) ?? ""
      case "status": return ["", "preferred", "Deprecated", "\"rejected\""].randomElement(using: &random) ?? ""
      default:
        let value = values.randomElement(using: &random) ?? ""
        let needsQuotes = value.unicodeScalars.contains { "\t\n\r".unicodeScalars.contains($0) } || value.hasPrefix("#")
        if needsQuotes || value.hasPrefix("\"") || Int.random(in: 0...3, using: &random) == 0 {
          return "\"" + value.replacing("\"", with: "\"\"") + "\""
        }
        return value
      }
    }
    while cells.count > 2, cells.last == "", Bool.random(using: &random) { cells.removeLast() }
    return cells.joined(separator: "\t")
  }

  private static func encodings(_ text: String) -> [[UInt8]] {
    [
      Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), [0xFF, 0xFE] + utf16(text, bigEndian: false),
      [0xFE, 0xFF] + utf16(text, bigEndian: true), fakeCP949.encode(text) ?? [],
    ]
  }

  private static func open(_ bytes: [UInt8]) throws -> GlossaryFile {
    try GlossaryFile(path: "g.tsv", bytes: bytes, cp949: fakeCP949)
  }

  @Test(arguments: 1...150) func untouchedBytesSurvive(seed: UInt64) throws {
    var random = Seeded(seed)
    let text = Self.file(&random)
    var rows: [[GlossaryRow]] = []
    for bytes in Self.encodings(text) {
      let file = try Self.open(bytes)
      #expect(file.serialized() == bytes)
      rows.append(file.rows)
    }
    #expect(Set(rows.map(\.count)).count == 1)
    #expect(rows.allSatisfy { $0 == rows[0] })
  }

  @Test(arguments: 1...150) func editingOneRowChangesOnlyThatRow(seed: UInt64) throws {
    var random = Seeded(seed)
    let text = Self.file(&random)
    for bytes in Self.encodings(text) {
      let before = try Self.open(bytes)
      var file = before
      guard let index = file.rows.indices.randomElement(using: &random) else { continue }
      var row = file.rows[index]
      row.ko = Self.values.randomElement(using: &random).flatMap { $0.isEmpty || $0 == " 가 " ? nil : $0 } ?? "새"
      row.status = .superseded
      if Bool.random(using: &random) { row.reason = "까닭 \"\n" + row.ko }
      try file.setRow(at: index, to: row)

      let again = try Self.open(file.serialized())
      #expect(again.rows == file.rows)
      #expect(again.problems.count == before.problems.count)
      for other in before.rows.indices where other != index {
        var expected = before.rows[other]
        expected.line = again.rows[other].line
        #expect(again.rows[other] == expected)
      }
      // What is before the header's end and after the row is the same bytes, but for added columns.
      let added = file.columns.count > before.columns.count
      let common = zip(before.serialized(), file.serialized()).prefix { $0 == $1 }.count
      let tail = zip(before.serialized().reversed(), file.serialized().reversed()).prefix { $0 == $1 }.count
      if !added { #expect(bytes.count - common - tail <= Self.longestRow(bytes, before.encoding)) }

      try file.append(GlossaryRow(zh: "新", ko: "새것", note: "#"))
      #expect(try Self.open(file.serialized()).rows == file.rows)
    }
  }

  /// Edits that are taken back have never been: in the bytes, in what is read, and in what later edits do.
  @Test(arguments: 1...100) func editsCanBeTakenBack(seed: UInt64) throws {
    var random = Seeded(seed)
    func edit(_ file: inout GlossaryFile) {
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        let ko = Self.values.randomElement(using: &random).flatMap { $0.isEmpty || $0 == " 가 " ? nil : $0 } ?? "새"
        // An edit that fails takes itself back; 习 is not in the legacy encoding.
        if Bool.random(using: &random), let index = file.rows.indices.randomElement(using: &random) {
          var row = file.rows[index]
          row.ko = ko
          row.reason = Bool.random(using: &random) ? "까닭 \"\n" + ko : nil
          row.note = Int.random(in: 0...4, using: &random) == 0 ? "习" : row.note
          try? file.setRow(at: index, to: row)
        } else {
          try? file.append(GlossaryRow(zh: "新", ko: ko, note: ["#", "习", nil].randomElement(using: &random) ?? nil))
        }
      }
    }
    for bytes in Self.encodings(Self.file(&random)) {
      let before = try Self.open(bytes)
      var file = before
      edit(&file)
      let between = file
      let mark = file.openEdits()
      edit(&file)
      let inner = file.openEdits()
      edit(&file)
      if Bool.random(using: &random) { file.takeBackEdits(to: inner) }
      file.closeEdits()
      edit(&file)
      file.takeBackEdits(to: mark)
      file.closeEdits()
      #expect(file.serialized() == between.serialized())
      #expect(file.rows == between.rows)
      #expect(file.columns == between.columns)
      #expect(file.unnormalizedCells == between.unnormalizedCells)
      try file.append(GlossaryRow(zh: "新", ko: "새것"))
      #expect(try Self.open(file.serialized()).rows == file.rows)
    }
  }

  /// No row in these files is longer than this many bytes.
  private static func longestRow(_ bytes: [UInt8], _ encoding: GlossaryEncoding) -> Int {
    encoding == .cp949 ? 400 : 200
  }
}
