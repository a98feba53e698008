// SPDX-License-Identifier: Apache-2.0

import HanHangul
import TermBase
import Testing

@testable import Consistency

@Suite struct InconsistentRenderingRuleTests {
  @Test func majorityOfTheIssue() {
    let draft = document(
      "거대모델(大模型)\n대형모델(大模型)\n대형 모델(大模型)", [Pair("거대모델", "大模型"), Pair("대형모델", "大模型"), Pair("대형 모델", "大模型")])
    let result = check([draft])
    #expect(result.lines == ["inconsistent-rendering warning 1:1 거대모델", "spacing-variant info 3:1 대형 모델"])
    #expect(result.findings[0].expected == ["대형모델"])
    #expect(result.findings[0].reason?.kind == .majority)
    #expect(result.findings[0].related.map(\.line) == [2])
  }

  /// 承諾 in the first issue: 청뉘 once, 청닝 twice, and neither is right.
  @Test func aWrongMajorityIsNotExpected() {
    let draft = document(
      "청뉘(承諾)\n청닝(承諾)\n청닝(承諾)",
      [
        Pair("청뉘", "承諾", expected: ["청눠"]), Pair("청닝", "承諾", expected: ["청눠"]),
        Pair("청닝", "承諾", expected: ["청눠"]),
      ])
    let result = check([draft])
    #expect(
      result.lines == ["inconsistent-rendering warning 1:1 청뉘", "inconsistent-rendering warning 2:1 청닝"])
    #expect(result.findings.map(\.expected) == [["청눠"], ["청눠"]])
    #expect(result.findings[1].related.map(\.message.key).contains("related.same-form"))
  }

  /// As the aligner sees it: 닝 reads 諾 in no way, so 청닝 has no expected form of its own.
  @Test func anUnreadMajorityNearTheStandardIsNotExpected() {
    let draft = document(
      "청뉘(承諾)\n청닝(承諾)\n청닝(承諾)",
      [
        Pair("청뉘", "承諾", expected: ["청눠"]), Pair("청닝", "承諾", link: 0.4, verdict: .review),
        Pair("청닝", "承諾", link: 0.4, verdict: .review),
      ])
    #expect(check([draft]).of(.inconsistentRendering).map(\.expected) == [["청눠"], ["청눠"]])
    let brand = document(
      "텅쉬(腾讯) 텐센트(腾讯) 텐센트(腾讯)",
      [Pair("텅쉬", "腾讯", expected: ["텅쉰"]), Pair("텐센트", "腾讯"), Pair("텐센트", "腾讯")])
    #expect(check([brand]).of(.inconsistentRendering).map(\.expected) == [["텐센트"]])
  }

  @Test func tieIsSettledByTheStandardOrNot() {
    let standard = document("청눠(承諾) 청닝(承諾)", [Pair("청눠", "承諾"), Pair("청닝", "承諾", expected: ["청눠"])])
    #expect(check([standard]).lines == ["inconsistent-rendering warning 1:8 청닝"])
    let open = document("다중 모드(多模态) 멀티모달(多模态)", [Pair("다중 모드", "多模态"), Pair("멀티모달", "多模态")])
    let result = check([open])
    #expect(result.lines == ["inconsistent-rendering warning 1:12 멀티모달"])
    #expect(result.findings[0].expected.isEmpty)
    #expect(result.findings[0].fix == nil)
  }

  /// 周恩来 (1898–1976) is written by sound (외래어 표기법 제4장 제2절 제1항), wherever the other form stands.
  @Test(arguments: ["주은래(周恩来) 저우언라이(周恩来)", "저우언라이(周恩来) 주은래(周恩来)"])
  func aTieIsSettledByAWellKnownName(_ text: String) {
    let sino = Pair("주은래", "周恩来", link: 1, kind: .sino)
    let sound = Pair("저우언라이", "周恩来", link: 1)
    let result = check([document(text, text.hasPrefix("주") ? [sino, sound] : [sound, sino])])
    #expect(result.findings.map(\.found) == ["주은래"])
    #expect(result.findings.map(\.expected) == [["저우언라이"]])
    #expect(result.findings.first?.reason?.kind == .computed)
  }

  /// A form in use beside the computed one (카슈가르 beside 카스) is right as well: nobody can say which one is meant.
  @Test func aUsageIsNoSlipOfTheSound() {
    let draft = document(
      "베이핑(北京) 베이징(北京)", [Pair("베이핑", "北京", kind: .otherLanguage), Pair("베이징", "北京", link: 1)])
    let result = check([draft]).of(.inconsistentRendering)
    #expect(result.map(\.found) == ["베이징"])
    #expect(result.map(\.expected) == [[]])
  }

  /// Where most places have the standard form, the standard is the reason.
  @Test func theStandardSaysMoreThanAMajority() {
    let draft = document(
      "청눠(承諾) 청눠(承諾) 청닝(承諾)", [Pair("청눠", "承諾"), Pair("청눠", "承諾"), Pair("청닝", "承諾", expected: ["청눠"])])
    #expect(check([draft]).of(.inconsistentRendering).map { $0.reason?.kind } == [.computed])
  }

  /// One against one is no majority.
  @Test func spacingNamesAMajorityOnlyWhereThereIsOne() {
    let once = document("거대 모델(大模型) 거대모델(大模型)", [Pair("거대 모델", "大模型"), Pair("거대모델", "大模型")])
    #expect(check([once]).of(.spacingVariant).map { $0.reason?.kind } == [nil])
    let twice = document(
      "거대 모델(大模型) 거대모델(大模型) 거대 모델(大模型)",
      [Pair("거대 모델", "大模型"), Pair("거대모델", "大模型"), Pair("거대 모델", "大模型")])
    #expect(check([twice]).of(.spacingVariant).map { $0.reason?.kind } == [.majority])
  }

  @Test func againstADecision() {
    let result = check([document("청뉘(承诺)", [Pair("청뉘", "承诺", expected: ["청눠"])])], [chengnuo])
    #expect(result.lines == ["inconsistent-rendering warning 1:1 청뉘"])
    #expect(result.findings[0].reason?.kind == .decision)
    #expect(result.findings[0].conceptId == "c-chengnuo")
    #expect(result.findings[0].related.map(\.message.key) == ["finding.nonstandard-transcription"])
  }

  @Test func mustNotFire() {
    let drafts = [
      document("신품질생산력(新質生產力) 신품질 생산력(新质生产力)", [Pair("신품질생산력", "新質生產力"), Pair("신품질 생산력", "新质生产力")]),
      document("브레인(智脑) 도시 브레인(智脑)", [Pair("브레인", "智脑"), Pair("도시 브레인", "智脑")]),
      document("성(省) 시(省)", [Pair("성", "省"), Pair("시", "省")]),
      document("가나(承諾) 다라(承諾)", [Pair("가나", "承諾"), Pair("다라", "承諾", verdict: .reject)]),
      document("가나(承諾) 다라(承諾)", [Pair("가나", "承諾"), Pair("다라", "承諾", kind: .none)]),
      document("UBTECH(优必选) 유비쉬안(优必选)", [Pair("UBTECH", "优必选"), Pair("유비쉬안", "优必选", aliases: ["UBTECH"])]),
    ]
    for draft in drafts { #expect(check([draft]).of(.inconsistentRendering).isEmpty) }
    let admitted = concept("c", "东京", [("도쿄", .preferred), ("동경", .admitted)])
    let tokyo = document("도쿄(东京) 동경(东京)", [Pair("도쿄", "东京"), Pair("동경", "东京")])
    #expect(check([tokyo], [admitted]).findings.isEmpty)
  }

  @Test func documentsOfOneRunAreOneIssue() {
    let a = document("창장삼각주(长三角)", [Pair("창장삼각주", "长三角")], path: "a.txt")
    let b = document("장삼각(长三角)", [Pair("장삼각", "长三角")], path: "b.txt")
    let result = check([a, b])
    #expect(result.findings.map(\.path) == ["b.txt"])
    #expect(result.findings[0].related.map(\.path) == ["a.txt"])
  }
}

@Suite struct NonstandardTranscriptionRuleTests {
  /// 평칭 and 펑청 differ by a stroke a syllable; 심연 and 선옌 do not.
  @Test func aScannerMayHaveMisreadAStroke() {
    let draft = document(
      "평칭(鹏城)과 심연(深言)", [Pair("평칭", "鹏城", expected: ["펑청"]), Pair("심연", "深言", expected: ["선옌"])])
    var policy = CheckPolicy()
    #expect(check([draft], [], policy).findings.map(\.level) == [.warning, .warning])
    policy.isScanned = true
    #expect(check([draft], [], policy).findings.map(\.level) == [.info, .warning])
  }

  /// What a house has written down of places and people, and no more: 부산, 광주 and 이순신 are Korea's.
  @Test(arguments: [
    (TermCategory.place, NameStyle.sound, "심천", "深圳", RenderingKind.sino, "선전"),
    (.place, .sound, "심천시", "深圳市", .sino, "선전시"), (.place, .sound, "항주", "杭州", .sino, "항저우"),
    (.place, .sound, "부산", "釜山", .sino, ""), (.place, .sound, "광주", "光州", .sino, ""),
    (.place, .sound, "선전", "深圳", .sound, ""), (.place, .both, "심천", "深圳", .sino, ""),
    (.place, .sino, "선전", "深圳", .sound, "심천"), (.person, .sound, "심천", "深圳", .sino, ""),
    (.person, .sound, "모택동", "毛澤東", .sino, "마오쩌둥"), (.person, .sound, "이순신", "李舜臣", .sino, ""),
    (.person, .sound, "제갈량", "諸葛亮", .sino, ""), (.personHistorical, .sino, "주거량", "諸葛亮", .sound, "제갈량"),
    (.personHistorical, .sino, "차오차오", "曹操", .sound, "조조"), (.personHistorical, .sound, "조조", "曹操", .sino, "차오차오"),
    (.place, .sound, "금릉", "金陵", .sino, ""),
    (.personHistorical, .sino, "마오쩌둥", "毛澤東", .sound, ""),
  ])
  func housePolicy(
    category: TermCategory, style: NameStyle, ko: String, zh: String, kind: RenderingKind, expected: String
  ) {
    var policy = CheckPolicy()
    policy.names = [category: style]
    let draft = document("\(ko)(\(zh))", [Pair(ko, zh, kind: kind)])
    #expect(
      check([draft], [], policy).of(.nonstandardTranscription).map(\.expected) == (expected.isEmpty ? [] : [[expected]])
    )
    #expect(check([draft]).findings.isEmpty)
  }

  @Test func firesAndFixes() {
    let draft = document("평칭(鹏城)실험실", [Pair("평칭", "鹏城", expected: ["펑청"])])
    let result = check([draft])
    #expect(result.lines == ["nonstandard-transcription warning 1:1 평칭"])
    #expect(draft.applying(result.findings.first) == "펑청(鹏城)실험실")
  }

  @Test func mustNotFire() {
    let weak = document("평칭(鹏城)", [Pair("평칭", "鹏城", expected: ["펑청"], link: 0.5)])
    #expect(check([weak]).findings.isEmpty)
    let decided = concept("c", "鹏城", [("평칭", .admitted)])
    let strong = document("평칭(鵬城)", [Pair("평칭", "鵬城", expected: ["펑청"])])
    #expect(check([strong], [decided]).findings.isEmpty)
  }
}

@Suite struct ScriptMixRuleTests {
  private let draft = document(
    "텐센트(騰訊) 진산(金山)\n텐센트(騰訊)\n실험실(实验室)",
    [Pair("텐센트", "騰訊"), Pair("진산", "金山"), Pair("텐센트", "騰訊"), Pair("실험실", "实验室")])

  @Test func againstTheHouse() {
    let result = check([draft], [], CheckPolicy(script: .simplified))
    #expect(result.lines == ["script-mix info 1:5 騰訊"])
    #expect(result.findings[0].related.map(\.line) == [2])
    #expect(check([draft], [], CheckPolicy(script: .traditional)).lines == ["script-mix info 3:5 实验室"])
  }

  @Test func withoutAClearMajorityNothing() {
    #expect(check([draft]).findings.isEmpty)
  }

  @Test func oneTermInTwoScripts() {
    let mixed = document("텐센트(騰訊) 텐센트(腾讯)", [Pair("텐센트", "騰訊"), Pair("텐센트", "腾讯")])
    let result = check([mixed])
    #expect(result.lines == ["script-mix info 1:13 腾讯"])
    #expect(result.findings[0].expected == ["騰訊"])
    #expect(result.findings[0].message.key == "finding.script-mix.same-term")
  }

  @Test func aDecidedSpellingIsRight() {
    let tencent = concept("c", "騰訊", [("텐센트", .preferred)])
    #expect(check([draft], [tencent], CheckPolicy(script: .simplified)).findings.isEmpty)
  }
}
