// SPDX-License-Identifier: Apache-2.0

import TermBase
import Testing

@testable import Consistency

/// The test pairs of the design ("Matching Korean terms in running text") and what real issues showed.
@Suite struct KoreanTermMatcherTests {
  private func boundaries(_ form: String, _ text: String, category: TermCategory? = nil) -> [KoreanMatch.Boundary] {
    let decisions = DecisionList([concept("c", "构造", [(form, .preferred)], category: category)])
    return KoreanTermMatcher(decisions: decisions).matches(in: CheckText(text)).map(\.boundary)
  }

  @Test(arguments: [
    ("구조", "구조는", KoreanMatch.Boundary.particles), ("구조", "구조라는", .particles), ("구조", "구조", .edge),
    ("구조", "‘구조’", .edge), ("구조", "구조(構造)", .edge), ("구조", "구조3", .edge), ("구조", "구조대로", .unsure),
    ("구조", "구조대는", .longer), ("구조", "구조을", .longer), ("텐센트", "텐센트에서는", .particles),
    ("텐센트", "텐센트로부터의", .particles), ("텐센트", "텐센트들에게까지도", .particles),
    ("텐센트", "텐센트으로", .longer), ("즈강", "즈강으로", .particles), ("즈강", "즈강로", .longer),
    ("베이징대학", "베이징대학이라는", .particles), ("서울", "서울로", .particles), ("서울", "서울으로", .longer),
    ("베이다", "베이다제약은", .tail), ("즈장", "즈장실험실", .tail), ("텐센트", "텐센트만으로는", .particles),
    ("신약", "신약뿐만", .particles),
  ])
  func rightBoundary(form: String, text: String, expected: KoreanMatch.Boundary) {
    #expect(boundaries(form, text) == [expected])
  }

  @Test(arguments: ["대구조", "大구조", "A구조", "3구조", "구", "구\n\n조"])
  func noMatch(text: String) {
    #expect(boundaries("구조", text).isEmpty)
  }

  @Test func tailsOfPlacesStandAfterPlacesOnly() {
    #expect(boundaries("대만", "대만구") == [.longer])
    #expect(boundaries("샤먼", "샤먼시는", category: .place) == [.tail])
  }

  @Test func spacesAndLineWraps() {
    #expect(boundaries("신품질 생산력", "신품질생산력을") == [.particles])
    #expect(boundaries("신품질생산력", "신품질 생산력") == [.edge])
    #expect(boundaries("신품질 생산력", "신품질\n생산력") == [.edge])
    #expect(boundaries("신품질 생산력", "신품질\r\n  생산력") == [.edge])
    #expect(boundaries("신품질 생산력", "신품질\t생산력").isEmpty)
    #expect(boundaries("이창", "이 창").isEmpty)
  }

  @Test func decomposedTextMatches() {
    let text = CheckText("\u{110C}\u{1173}\u{1100}\u{1161}\u{11BC}\u{110B}\u{1173}\u{1105}\u{1169}")
    let decisions = DecisionList([zhijiang])
    let matches = KoreanTermMatcher(decisions: decisions).matches(in: text)
    #expect(matches.map(\.range) == [0..<5])
    #expect(matches.map(\.boundary) == [.particles])
  }

  @Test func longestWins() {
    let decisions = DecisionList([zhijiang, concept("c2", "之江杯", [("즈강컵", .preferred)])])
    let matches = KoreanTermMatcher(decisions: decisions).matches(in: CheckText("즈강컵은 즈강은"))
    #expect(matches.map(\.form.row.ko) == ["즈강컵", "즈강"])
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
