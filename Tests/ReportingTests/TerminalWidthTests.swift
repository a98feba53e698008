// SPDX-License-Identifier: Apache-2.0

import Consistency
import Testing

@testable import Reporting

@Suite struct TerminalWidthTests {
  /// Sequences are written as escapes, so that no editor can normalise them.
  @Test(arguments: [
    ("청닝", 4), ("\u{110E}\u{1165}\u{11BC}\u{1102}\u{1175}\u{11BC}", 4), ("承諾", 4), ("abc", 3), ("ＡＢ", 4),
    ("e\u{301}", 1), ("\u{301}", 0), ("\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}", 2), ("\u{2764}\u{FE0F}", 2),
    ("\u{1F1F0}\u{1F1F7}", 2), ("\u{200B}", 0), ("·", 1), ("「", 2), ("\u{20000}", 2), ("ｱ", 1), ("ㄱ", 2), ("", 0),
    ("\u{F9E1}", 2), ("1\u{20E3}", 1),
  ])
  func cells(text: String, expected: Int) {
    #expect(TerminalWidth.cells(text) == expected)
  }

  @Test func tabs() {
    #expect(TerminalWidth.cells("a\tb") == 9)
    #expect(TerminalWidth.cells("\t", from: 6) == 2)
    #expect(TerminalWidth.cells("가나다라\t") == 16)
  }

  @Test func padding() {
    #expect(TerminalWidth.padded("청닝", to: 6) == "청닝  ")
    #expect(TerminalWidth.padded("청닝", to: 2) == "청닝")
  }

  @Test func caretsStandUnderHangul() {
    let excerpt = SourceExcerpt(CheckText("19\t항저우 청뉘(承諾)"), range: 7..<9, line: 1, width: 76)
    #expect(excerpt.line == "19 항저우 청뉘(承諾)")
    #expect(excerpt.carets == "          ^^^^")
  }

  @Test func caretsUnderDecomposedHangul() {
    let excerpt = SourceExcerpt(
      CheckText("\u{1100}\u{1161} \u{110E}\u{1165}\u{11BC}x"), range: 3..<6, line: 1, width: 76)
    #expect(excerpt.carets == "   ^^")
  }

  @Test func longLinesAreClippedAroundTheSpan() {
    let text = CheckText(String(repeating: "가나다라마 ", count: 40) + "청닝" + String(repeating: " 바사아자", count: 40))
    let turned = SourceExcerpt(CheckText("청\u{202E}뉘(承諾)\u{1B}"), range: 4..<6, line: 1, width: 40)
    #expect(turned.line == "청\u{FFFD}뉘(承諾) " && turned.carets == "      ^^^^")
    let excerpt = SourceExcerpt(text, range: 240..<242, line: 1, width: 40)
    #expect(TerminalWidth.cells(excerpt.line) <= 40)
    #expect(excerpt.line.hasPrefix("…") && excerpt.line.hasSuffix("…"))
    let carets = excerpt.carets.prefix { $0 == " " }.count
    let before = excerpt.line.prefix { $0 != "청" }
    #expect(TerminalWidth.cells(before) == carets)
    #expect(excerpt.carets.filter { $0 == "^" }.count == 4)
  }

  @Test func spansOverLineEndsStopThere() {
    let excerpt = SourceExcerpt(CheckText("가 신품질\n생산력"), range: 2..<9, line: 1, width: 40)
    #expect(excerpt.line == "가 신품질")
    #expect(excerpt.carets == "   ^^^^^^")
  }
}
