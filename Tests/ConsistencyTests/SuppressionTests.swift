// SPDX-License-Identifier: Apache-2.0

import Alignment
import TermBase
import Testing

@testable import Consistency

@Suite struct SuppressionTests {
  private func lines(_ text: String, _ policy: CheckPolicy = CheckPolicy(each: true)) -> CheckResult {
    Checker(decisions: DecisionList([zhijiang]), policy: policy).check([
      CheckedDocument(path: "a.md", text: CheckText(text), annotations: [])
    ])
  }

  @Test func nextLine() {
    let result = lines("<!-- gwalho:disable-next-line deprecated-term -->\n즈강실험실은\n즈강실험실은\n")
    #expect(result.findings.map(\.line) == [3])
    #expect(result.suppressed.map(\.finding.line) == [2])
    #expect(result.suppressed.map(\.kind) == [.inSource])
    #expect(result.unusedSuppressions.isEmpty)
  }

  @Test func aRegionEndsWhereItIsEnabled() {
    let text = "즈강실험실은\n# gwalho:disable\n즈강실험실은\n# gwalho:enable\n즈강실험실은"
    #expect(lines(text).findings.map(\.line) == [1, 5])
  }

  @Test func aLineOfItsOwnRuleOnly() {
    let result = lines("즈강실험실은 <!-- gwalho:disable-line script-mix -->")
    #expect(result.findings.map(\.line) == [1])
    #expect(result.unusedSuppressions.map(\.suppression.line) == [1])
  }

  @Test func unknownRulesAreTold() {
    let result = lines("# gwalho:disable-next-line deprecated-trem -- 인용\n즈강실험실은")
    #expect(result.findings.count == 1)
    #expect(result.unusedSuppressions.first?.suppression.unknownRules == ["deprecated-trem"])
  }

  @Test func unknownVerbsAreTold() {
    let result = lines("<!-- gwalho:disabel deprecated-term -->\n즈강실험실은")
    #expect(result.findings.count == 1)
    #expect(result.unusedSuppressions.map(\.suppression.unknownRules) == [["disabel"]])
  }

  /// A text about gwalho does not switch it off.
  @Test func proseIsNoDirective() {
    let result = lines("gwalho:disable 라고 적으면 즈강실험실은")
    #expect(result.findings.count == 1)
    #expect(result.unusedSuppressions.isEmpty)
  }

  @Test func aBaselineHidesWhatWasThere() {
    let old = lines("즈강실험실은 처음이다.")
    let baseline = Baseline(old.findings)
    let text = CheckText("새 줄\n\n즈강실험실은 처음이다.\n즈강실험실은 둘째다.")
    let result = Checker(decisions: DecisionList([zhijiang]), policy: CheckPolicy(each: true)).check(
      [CheckedDocument(path: "b.md", text: text, annotations: [])], baseline: baseline)
    #expect(result.findings.map(\.line) == [4])
    #expect(result.suppressed.map(\.kind) == [.external])
    #expect(result.unusedBaseline.isEmpty)
    // Of a file that is not checked nobody knows whether its entries are needed.
    for (path, unused) in [("a.md", baseline.entries), ("b.md", [])] {
      let clean = Checker(decisions: DecisionList([zhijiang])).check(
        [CheckedDocument(path: path, text: CheckText("글"), annotations: [])], baseline: baseline)
      #expect(clean.unusedBaseline == unused)
    }
  }

  /// Terms of the other script are one finding where not each is wanted, and one each in a baseline of an archive.
  @Test func aGatheredFindingNeedsTheEntriesOfItsTerms() {
    let text =
      "상하이(上海)와 광저우(广州), 텐센트(腾讯), 화웨이(华为), 샤먼(厦门), 쓰촨(四川), 윈난(云南), 랴오닝(辽宁), 구이저우(贵州), 펑청(鹏城), 룽후(龙湖), 베이다(贝达).\n"
      + "하얼빈(哈爾濱), 선양(瀋陽), 광시(廣西), 닝보(寧波), 샤오싱(紹興)."
    var aligner = Aligner()
    let document = CheckedDocument(
      path: "a.md", text: CheckText(text), annotations: aligner.annotations(in: text))
    let each = Checker(decisions: DecisionList(), policy: CheckPolicy(each: true)).check([document])
    #expect(each.findings.count { $0.rule == .scriptMix } == 5)
    let result = Checker(decisions: DecisionList()).check([document], baseline: Baseline(each.findings))
    #expect(result.findings.isEmpty && result.unusedBaseline.isEmpty)
    #expect(result.suppressed.count { $0.finding.rule == .scriptMix } == 1)
  }

  @Test func onlyChangedLines() {
    let document = CheckedDocument(path: "a.md", text: CheckText("즈강실험실은\n즈강실험실은"), annotations: [])
    let result = Checker(decisions: DecisionList([zhijiang])).check([document], lines: [[2...2]])
    #expect(result.findings.map(\.line) == [2])
  }
}
