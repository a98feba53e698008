// SPDX-License-Identifier: Apache-2.0

import Consistency
import Testing

@testable import Reporting

@Suite struct RuleGuideTests {
  @Test(
    arguments: [
      ("particle-agreement", RuleID.particleAgreement), ("조사 불일치", .particleAgreement), ("조사불일치", .particleAgreement),
      // Conjoining jamo, as macOS hands names over: 조사 불일치.
      (
        "\u{110C}\u{1169}\u{1109}\u{1161} \u{1107}\u{116E}\u{11AF}\u{110B}\u{1175}\u{11AF}\u{110E}\u{1175}",
        .particleAgreement
      ),
      ("untranslated chinese", .untranslatedChinese), ("같은 표기, 다른 원어", .ambiguousRendering),
      ("조사", nil), ("", nil), ("Particle-Agreement", nil),
    ] as [(String, RuleID?)])
  func rulesAreFoundByNameAndId(name: String, rule: RuleID?) {
    #expect(RuleGuide.rule(named: name) == rule)
  }

  @Test func noTwoRulesShareAName() {
    for language in Language.allCases {
      for rule in RuleID.allCases {
        #expect(RuleGuide.rule(named: Catalogue.text("rule.\(rule.rawValue)", [:], language)) == rule)
      }
    }
  }
}
