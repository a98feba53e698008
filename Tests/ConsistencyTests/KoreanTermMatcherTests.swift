// SPDX-License-Identifier: Apache-2.0

import Foundation
import TermBase
import Testing

@testable import Consistency

/// The policy of `KoreanTermMatcher`, by tables and by what real issues showed.
@Suite struct KoreanTermMatcherTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var form: String
    var zh: String
    var category: TermCategory?
    var text: String
    var boundary: String
    var testDescription: String { "\(form) in \(text)" }
  }

  static let rows: [Row] = {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Tables/boundaries.tsv")
    let lines = ((try? String(contentsOf: url, encoding: .utf8)) ?? "").split(separator: "\n").filter {
      !$0.hasPrefix("#")
    }
    return lines.dropFirst().map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      let form = cells[0].split(separator: "|").map(String.init)
      let text = cells[2].replacing("\\n", with: "\n").replacing("\\r", with: "\r").replacing("\\t", with: "\t")
      return Row(
        form: form[0], zh: form.count > 1 ? form[1] : "构造", category: TermCategory(rawValue: cells[1]), text: text,
        boundary: cells[3])
    }
  }()

  @Test func theTableIsThere() { #expect(Self.rows.count > 250) }

  @Test(arguments: rows) func boundaries(row: Row) {
    let decisions = DecisionList([concept("c", row.zh, [(row.form, .preferred)], category: row.category)])
    let found = KoreanTermMatcher(decisions: decisions).matches(in: CheckText(row.text)).map { "\($0.boundary)" }
    #expect(found == (row.boundary == "none" ? [] : [row.boundary]))
  }

  private func matches(_ concepts: [Concept], _ text: String) -> [KoreanMatch] {
    KoreanTermMatcher(decisions: DecisionList(concepts)).matches(in: CheckText(text))
  }

  @Test func decomposedTextMatches() {
    let text = "\u{110C}\u{1173}\u{1100}\u{1161}\u{11BC}\u{110B}\u{1173}\u{1105}\u{1169}"
    let matches = matches([zhijiang], text)
    #expect(matches.map(\.range) == [0..<5])
    #expect(matches.map(\.boundary) == [.particles])
  }

  @Test func longestWins() {
    let matches = matches([zhijiang, concept("c2", "之江杯", [("즈강컵", .preferred)])], "즈강컵은 즈강은")
    #expect(matches.map(\.form.row.ko) == ["즈강컵", "즈강"])
  }

  @Test func aGoodFormInsideALongerWordIsFound() {
    let matches = matches(
      [concept("a", "甲", [("신품질 생산", .preferred)]), concept("b", "乙", [("생산력", .preferred)])], "신품질 생산력은")
    #expect(matches.map(\.form.row.ko) == ["생산력"])
  }

  @Test func namesMakeCompounds() {
    let concepts = [
      concept("a", "广东", [("광둥", .preferred)], category: .place),
      concept("b", "深圳", [("선전", .preferred)], category: .place),
      concept("c", "清华大学", [("칭화대학", .preferred)], category: .organisation),
      concept("d", "构造", [("구조", .preferred)], category: .term),
    ]
    #expect(matches(concepts, "광둥성칭화대학은").map(\.boundary) == [.tail, .particles])
    #expect(matches(concepts, "광둥구조는").map(\.boundary) == [.longer])
  }

  @Test func spacesAndLineEndsDoNotMatter() {
    let text = "신품질생산력, 신품질 생산력, 신품질\n생산력"
    #expect(matches([concept("a", "新质生产力", [("신품질 생산력", .preferred)])], text).count == 3)
  }

  @Test func anAllowedFormSpeaksForAHomonym() {
    let matches = matches(
      [concept("a", "甲", [("즈강", .deprecated)]), concept("b", "乙", [("즈강", .admitted)])], "즈강은")
    #expect(matches.map(\.form.row.zh) == ["乙"])
    #expect(matches.map(\.forms.count) == [2])
  }

  @Test(arguments: [
    ("광저우와 선전에서", KoreanMatch.Boundary.particles), ("베이징·선전·시안", .edge), ("선전, 베이징", .edge),
    ("광둥성 선전", .edge), ("베이징 선전에서", .particles), ("베이징에서 선전 활동을", .unsure),
    ("베이징은 선전, 홍보에", .unsure), ("베이징 선전 부문", .unsure),
  ])
  func placesBesideAHomograph(text: String, boundary: KoreanMatch.Boundary) {
    let places = [("北京", "베이징"), ("广州", "광저우"), ("深圳", "선전"), ("西安", "시안"), ("广东", "광둥")].map {
      concept($0.0, $0.0, [($0.1, .preferred)], category: .place)
    }
    let found = matches(places, text).first { $0.form.row.ko == "선전" }
    #expect(found?.boundary == boundary)
  }

  @Test func anAnnotationInTheDocumentTellsTheHomograph() {
    let decisions = DecisionList([concept("a", "深圳", [("선전", .preferred)], category: .place)])
    let matcher = KoreanTermMatcher(decisions: decisions)
    let text = CheckText("선전에 있다.")
    #expect(matcher.matches(in: text, annotated: [("선전", "深圳")]).map(\.boundary) == [.particles])
    #expect(matcher.matches(in: text, annotated: [("선전", "宣传")]).map(\.boundary) == [.unsure])
  }

  @Test(arguments: [
    ("청눠", FinalSound.vowel), ("서울", .rieul), ("즈장", .consonant), ("NMPA", .vowel), ("FDA/EMA", .vowel),
    ("GLM", .consonant), ("SQL", .rieul), ("Google", .rieul), ("Glow", .vowel), ("Cambricon", .consonant),
    ("창어 5호", .vowel), ("3.0", .consonant), ("7", .rieul), ("신약(NDA/BLA)", .consonant), ("‘청닝’", .consonant),
    ("", .vowel), ("鹏城", .consonant), ("科技", .vowel),
  ])
  func finalSounds(word: String, expected: FinalSound) {
    #expect(FinalSound.of(word) == expected)
  }
}

@Suite struct ChineseTermMatcherTests {
  private let concepts = [
    concept("a", "腾讯", [("텐센트", .preferred)], category: .company),
    concept("b", "人工智能", [("인공지능", .preferred)], category: .term),
    concept("c", "深圳", [("선전", .preferred)], category: .place),
  ]

  @Test(
    arguments: [
      ("騰訊은", ["particles"]), ("‘腾讯’", ["edge"]), ("腾讯公司는", ["tail"]), ("腾讯", ["edge"]), ("腾讯发布", ["longer"]),
      ("深圳市의", ["tail"]), ("深圳腾讯", ["tail", "edge"]), ("我的腾讯", ["longer"]), ("腾讯연구원", ["tail"]), ("腾\n讯", []),
      ("人工\n智能", ["edge"]), ("A腾讯", ["longer"]),
    ] as [(String, [String])])
  func boundaries(text: String, expected: [String]) {
    let found = ChineseTermMatcher(decisions: DecisionList(concepts)).matches(in: CheckText(text))
    #expect(found.map { "\($0.boundary)" } == expected)
  }
}
