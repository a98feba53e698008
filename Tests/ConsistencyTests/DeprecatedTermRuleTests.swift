// SPDX-License-Identifier: Apache-2.0

import TermBase
import Testing

@testable import Consistency

@Suite struct DeprecatedTermRuleTests {
  @Test func annotatedAndInRunningText() {
    let draft = document("즈강(之江) 실험실\n인력은 즈강으로 갔다", [Pair("즈강", "之江", expected: ["즈장"])])
    let result = check([draft], [zhijiang], CheckPolicy(each: true))
    #expect(result.lines == ["deprecated-term error 1:1 즈강", "deprecated-term error 2:5 즈강"])
    #expect(result.findings[0].expected == ["즈장"])
    #expect(
      result.findings[0].reason
        == FindingReason(
          .decision, .quoted("외래어 표기법"), source: "glossary/names.tsv:3"))
    // The computed standard says the same and stands beside the decision.
    #expect(result.findings[0].related.map(\.message.key) == ["finding.nonstandard-transcription"])
    #expect(draft.applying(result.findings[1]).hasSuffix("인력은 즈장으로 갔다"))
  }

  /// `zh_status` forbids a spelling, not its fold.
  @Test func chineseForms() {
    let rows = [("腾讯", TermStatus.preferred), ("騰迅", .deprecated), ("騰訊", .deprecated)].enumerated().map {
      GlossaryRow(path: "glossary/a.tsv", line: $0 + 2, id: "c-tx", zh: $1.0, zhStatus: $1.1, ko: "텐센트")
    }
    let concepts = [Concept(key: "c-tx", id: "c-tx", rows: rows)]
    let draft = document("텐센트(騰迅)와 腾讯. 騰訊은 텐센트다", [Pair("텐센트", "騰迅")])
    let result = check([draft], concepts, CheckPolicy(each: true))
    #expect(
      result.of(.deprecatedTerm).map { "\($0.found) \($0.expected)" } == ["騰迅 [\"腾讯\"]", "騰訊 [\"腾讯\"]"])
    #expect(draft.applying(result.of(.deprecatedTerm).first).hasPrefix("텐센트(腾讯)와"))
    #expect(check([document("騰迅股份有限合作社")], concepts).lines.isEmpty)
  }

  @Test func shortFormsNeedASignOfTheConcept() {
    #expect(check([document("즈강은 컸다")], [zhijiang]).lines == ["deprecated-term info 1:1 즈강"])
    #expect(
      check([document("즈장이 있다. 즈강은 컸다")], [zhijiang]).lines == ["deprecated-term error 1:9 즈강"])
  }

  /// What is only asked names the form to write, where there is one.
  @Test func aQuestionNamesTheDecidedForm() {
    let asked = check([document("즈강은 컸다")], [zhijiang]).findings.first?.message
    #expect(asked?.key == "finding.deprecated-term.unsure")
    #expect(asked?.arguments == ["found": "즈강", "zh": "之江", "expected": "즈장"])
    let forbidden = concept("c", "之江", [("즈강", .deprecated)])
    let bare = check([document("즈강은 컸다")], [forbidden]).findings.first?.message
    #expect(bare?.key == "finding.deprecated-term.unsure.no-preferred")
  }

  @Test func longFormsNeedNone() {
    let brand = concept("c", "承諾科技", [("청눠커지", .preferred), ("청닝커지", .deprecated)])
    #expect(check([document("청닝커지는")], [brand]).lines == ["deprecated-term error 1:1 청닝커지"])
    #expect(check([document("청닝커지맨은")], [brand]).lines == ["deprecated-term info 1:1 청닝커지"])
  }

  /// A superseded form was right once: nobody forbade it.
  @Test func supersededFormsWarn() {
    let brand = concept("c", "承諾科技", [("청눠커지", .preferred), ("청닝커지", .superseded)])
    #expect(check([document("청닝커지는")], [brand]).lines == ["deprecated-term warning 1:1 청닝커지"])
  }

  @Test func otherWordsAreLeftAlone() {
    let structure = concept("c", "救助", [("구제", .preferred), ("구조", .deprecated)])
    #expect(check([document("구제와 구조대는 다르다")], [structure]).findings.isEmpty)
    #expect(check([document("구제와 구조대로")], [structure]).findings.map(\.level) == [.info])
  }

  @Test func aPreferredFormMayContainADeprecatedOne() {
    let lab = concept("c-lab", "之江实验室", [("즈강 실험실", .preferred)])
    #expect(check([document("즈강실험실은 즈장에")], [zhijiang, lab]).of(.deprecatedTerm).isEmpty)
  }

  @Test func aBracketTellsHomographsApart() {
    let other = concept("c-zigang", "紫港", [("즈강", .preferred)])
    let draft = document("즈강(紫港), 즈강(之江), 즈강", [Pair("즈강", "紫港"), Pair("즈강", "之江")])
    #expect(check([draft], [zhijiang, other]).lines == ["deprecated-term error 1:9 즈강"])
  }

  @Test func insideALongerAnnotatedName() {
    let draft = document(
      "즈강실험실(之江实验室)은", [Pair("즈강실험실", "之江实验室", expected: ["즈장실험실"], kind: .mixed)])
    let result = check([draft], [zhijiang])
    #expect(result.lines == ["deprecated-term error 1:1 즈강"])
    #expect(draft.applying(result.findings.first) == "즈장실험실(之江实验室)은")
  }

  /// The particle of the fix follows the word before the bracket.
  @Test(arguments: [
    ("청닝(承諾)은 컸다", "청눠(承諾)는 컸다"), ("청닝(承諾)이", "청눠(承諾)가"), ("청닝(承諾)과는", "청눠(承諾)와는"),
    ("청닝(承諾)으로", "청눠(承諾)로"), ("청닝(承諾)이라는", "청눠(承諾)라는"), ("청닝(承諾)은행", "청눠(承諾)은행"),
    ("청닝(承諾)의료회사는", "청눠(承諾)의료회사는"), ("청닝(承諾)에서는", "청눠(承諾)에서는"),
    ("청닝(承諾, Chengnuo)을", "청눠(承諾, Chengnuo)를"),
  ])
  func particleAfterTheBracket(text: String, fixed: String) {
    let draft = document(text, [Pair("청닝", "承諾")])
    #expect(draft.applying(check([draft], [chengnuo]).findings.first) == fixed)
  }

  @Test func skippedRangesAreSilent() {
    var draft = document("```청닝커지```")
    draft.skipped = [0..<10]
    let brand = concept("c", "承諾科技", [("청닝커지", .deprecated)])
    #expect(check([draft], [brand]).findings.isEmpty)
  }
}
