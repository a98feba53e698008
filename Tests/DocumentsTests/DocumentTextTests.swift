// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Documents

@Suite struct DocumentTextTests {
  @Test func onlyLFAndCRLFEndLines() {
    let text = DocumentText("가나\r\n다\r라\u{2028}마\u{85}\n\n끝")
    #expect(text.lineCount == 4)
    #expect((1...5).map(text.lineText) == ["가나", "다\r라\u{2028}마\u{85}", "", "끝", ""])
    #expect(text.lineText(0) == "")
    // The CR of a CRLF is still on its line.
    #expect(text.position(ofByte: 6) == TextPosition(line: 1, column: 3, offset: 2, byteOffset: 6))
    #expect(text.position(ofByte: 7).column == 4)
    #expect(text.position(ofByte: 8) == TextPosition(line: 2, column: 1, offset: 4, byteOffset: 8))
  }

  @Test func edges() {
    let empty = DocumentText("")
    #expect(empty.lineCount == 0)
    #expect(empty.codePointCount == 0)
    #expect(empty.position(ofByte: 5) == TextPosition(line: 1, column: 1, offset: 0, byteOffset: 0))
    #expect(empty.lineText(1) == "")
    #expect(DocumentText("a").lineCount == 1)
    #expect(DocumentText("a\n").lineCount == 1)
    #expect(DocumentText("a\n").position(ofByte: 2) == TextPosition(line: 2, column: 1, offset: 2, byteOffset: 2))
    #expect(DocumentText("\r\n").lineText(1) == "")
    #expect(DocumentText("a\r").lineText(1) == "a\r")
    #expect(DocumentText("가").position(ofByte: 2) == TextPosition(line: 1, column: 1, offset: 0, byteOffset: 0))
    #expect(DocumentText("가").position(ofByte: -1).offset == 0)
    #expect(DocumentText("가나").string(inCodePoints: 1..<9) == "나")
    #expect(DocumentText(validating: bytes("EA B0")) == nil)
  }

  @Test(arguments: 0..<24)
  func agreesWithCountingOneByOne(seed: Int) {
    var generator = SeededGenerator(state: UInt64(seed))
    let alphabet: [String] = [
      "a", " ", "é", "가", "漢", "\u{1112}\u{1161}", "𠀀", "\u{1F600}", "\r", "\r\n", "\n", "\u{2028}", "(", ")",
    ]
    // Lines far longer than a block, lines of no length, texts around the length of a block.
    let breaks = seed % 3 == 0
    let letters = breaks ? alphabet : alphabet.filter { !$0.contains("\n") && !$0.contains("\r\n") }
    var string = ""
    let count = seed < 12 ? Int.random(in: 0..<40, using: &generator) : Int.random(in: 600..<6000, using: &generator)
    for _ in 0..<count {
      string += letters[Int.random(in: 0..<letters.count, using: &generator)]
      if Int.random(in: 0..<700, using: &generator) == 0 { string += "\n" }
    }
    let text = DocumentText(string)
    let scalars = Array(string.unicodeScalars)
    #expect(text.codePointCount == scalars.count)
    #expect(text.byteCount == string.utf8.count)

    var expected = TextPosition(line: 1, column: 1, offset: 0, byteOffset: 0)
    var mismatches: [TextPosition] = []
    for scalar in scalars {
      let width = UTF8.width(scalar)
      for inside in 0..<width where text.position(ofByte: expected.byteOffset + inside) != expected {
        mismatches.append(expected)
      }
      if text.byteOffset(ofCodePoint: expected.offset) != expected.byteOffset { mismatches.append(expected) }
      expected.byteOffset += width
      expected.offset += 1
      expected.column += 1
      if scalar == "\n" {
        expected.line += 1
        expected.column = 1
      }
    }
    if text.position(ofByte: expected.byteOffset) != expected { mismatches.append(expected) }
    #expect(mismatches == [])
    #expect(text.byteOffset(ofCodePoint: scalars.count) == string.utf8.count)

    var lines: [[Unicode.Scalar]] = [[]]
    for scalar in scalars {
      if scalar == "\n" {
        if lines[lines.count - 1].last == "\r" { lines[lines.count - 1].removeLast() }
        lines.append([])
      } else {
        lines[lines.count - 1].append(scalar)
      }
    }
    #expect((1...lines.count).allSatisfy { Array(text.lineText($0).unicodeScalars) == lines[$0 - 1] })
    #expect(text.lineCount == lines.count - (lines.last == [] ? 1 : 0))
  }

  @Test func manyThreadsMayAskAtOnce() async {
    let text = DocumentText(String(repeating: "가나다 (甲乙)\n", count: 20_000))
    let lines = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<8 { group.addTask { text.position(ofByte: text.byteCount - 1).line } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(lines == Array(repeating: 20_000, count: 8))
  }
}
