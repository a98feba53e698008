// SPDX-License-Identifier: Apache-2.0

import Consistency
import Testing

@testable import Reporting

/// What is searched for stands in the document as its word processor or browser shows it.
@Suite struct SearchWordsTests {
  private func words(_ line: String, _ found: String) throws -> String? {
    let text = CheckText(line)
    let letters = found.unicodeScalars
    let start = try #require(
      text.scalars.indices.first { text.scalars[$0...].starts(with: letters) })
    let finding = Finding(
      document: 0, path: "a", line: 1, column: start + 1, endLine: 1, endColumn: start + letters.count + 1,
      range: start..<start + letters.count, rule: .deprecatedTerm, level: .error, message: FindingMessage("", [:]),
      conceptId: nil, zh: nil, found: found, expected: [], reason: nil, fix: nil, related: [])
    return SearchWords.of(finding, in: text)
  }

  @Test func wordsAreWhole() throws {
    #expect(try words("항저우 청닝(承諾)은 컸다", "청닝") == "청닝(承諾)은")
    #expect(try words("청닝은 청닝은 컸다", "청닝") == "청닝은")
  }

  @Test func noTagAndNoQuotationMark() throws {
    #expect(try words("<p class=\"a\"><b>청닝</b>은 컸다</p>", "청닝") == "청닝")
    #expect(try words("‘청닝(承諾)’은 \"컸다\"", "청닝") == "청닝(承諾)")
    // The words before it would have a tag among them.
    #expect(try words("청닝 x <i>둘째</i> 청닝", "둘째") == "둘째")
    #expect(try words("사이<br>시옷", "사이<br>시옷") == nil)
  }
}
