// SPDX-License-Identifier: Apache-2.0

import TermBase
import Testing

@testable import Consistency

@Suite struct FindingReasonTests {
  private func reason(_ text: String, _ pairs: [Pair], _ concepts: [Concept] = []) -> FindingReason.Kind? {
    check([document(text, pairs)], concepts).of(.misspelledTerm).first?.reason?.kind
  }

  /// A decision before the standard, the standard before a count; one place is no majority.
  @Test func aSlipOfAnAnnotatedName() {
    let sound = Pair("쑤저우허", "苏州河")
    #expect(reason("쑤저우허(苏州河)는 강이다. 쑤저우혀는 길다.", [sound]) == .computed)
    let decided = concept("c", "苏州河", [("쑤저우허", .preferred)])
    #expect(reason("쑤저우허(苏州河)는 강이다. 쑤저우혀는 길다.", [sound], [decided]) == .decision)
    let brand = Pair("스타링크스", "星链", kind: .other)
    #expect(reason("스타링크스(星链)는 크다. 스타링키스는 길다.", [brand]) == nil)
    #expect(reason("스타링크스(星链)는 크다. 스타링크스(星链)도 크다. 스타링키스는 길다.", [brand, brand]) == .majority)
  }

  /// Marks stand around a word in pairs, or not at all.
  @Test func aParticleBehindMarks() {
    for text in ["‘구이저우(贵州)’은 넓다.", "〈쑤저우허(苏州河)〉은 길다."] {
      let found = check([document(text)]).of(.particleAgreement)
      #expect(found.count == 1)
      #expect(found.allSatisfy { $0.message.arguments["word"]?.last == ")" && $0.found.hasSuffix(")은") })
    }
  }
}
