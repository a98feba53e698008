// SPDX-License-Identifier: Apache-2.0

import Alignment
import Documents
import Testing

@testable import Consistency

/// Every example of every rule, through the aligner and the checker: what `gwalho explain` shows is true.
@Suite struct RuleExampleTests {
  @Test func everyRuleHasBothKinds() {
    for rule in RuleID.allCases {
      for fires in [true, false] {
        #expect(RuleExample.all.contains { $0.rule == rule.rawValue && $0.fires == fires }, "\(rule) \(fires)")
      }
    }
    #expect(RuleExample.all.allSatisfy { RuleID(rawValue: $0.rule) != nil })
    #expect(RuleRegistry.rules.map(\.id) == RuleID.allCases)
  }

  @Test(arguments: RuleExample.all.indices)
  func example(_ index: Int) throws {
    let example = RuleExample.all[index]
    let rule = try #require(RuleID(rawValue: example.rule))
    var aligner = Aligner()
    aligner.includesNonGlosses = false
    var annotations: [Annotation] = []
    var text = example.text
    text.withUTF8 { bytes in aligner.forEachAnnotation(in: bytes) { annotations.append($0) } }
    let document = CheckedDocument(path: "example.txt", text: CheckText(example.text), annotations: annotations)
    // Alone, so that no other rule has the span.
    var policy = CheckPolicy()
    for other in RuleID.allCases { policy.levels[other] = other == rule ? rule.standardLevel : .off }
    let found = Checker(decisions: DecisionList(example.concepts), policy: policy).check([document]).findings
    #expect(found.isEmpty != example.fires, "\(example.text): \(found.map { "\($0.found) \($0.message)" })")
  }
}
