// SPDX-License-Identifier: Apache-2.0

import TermBase
import Testing

@testable import Consistency

/// A name that an issue writes in two ways, annotated once.
@Suite struct OtherReadingTests {
  private func lines(_ text: String, _ pairs: [Pair], _ concepts: [Concept] = []) -> [String] {
    check([document(text, pairs)], concepts, CheckPolicy(each: true)).of(.inconsistentRendering).map {
      "\($0.level) \($0.line):\($0.column) \($0.found)"
    }
  }

  @Test func theNameIsFoundAndNotItsTail() {
    #expect(lines("바오우(宝武)그룹이 컸다. 보무그룹은 줄였다.", [Pair("바오우", "宝武")]) == ["warning 1:16 보무"])
    #expect(lines("광둥(广东)성이 컸다.\n광동성은 줄였다.", [Pair("광둥", "广东")]) == ["warning 2:1 광동"])
  }

  @Test func longNamesNeedNoTail() {
    #expect(
      lines("차오더왕(曹德旺)이 세웠다. 조덕왕은 떠났다.", [Pair("차오더왕", "曹德旺")]) == ["warning 1:17 조덕왕"])
    // 劉少奇 by sound: 류사오치 (표 5 sh+ao).
    #expect(
      lines("유소기(劉少奇)가 왔다. 류사오치는 말했다.", [Pair("유소기", "劉少奇", kind: .sino)])
        == ["warning 1:15 류사오치"])
  }

  @Test func shortNamesThatEverybodyKnowsAreTold() {
    #expect(lines("윈난(云南)에 갔다. 운남에 비가 왔다.", [Pair("윈난", "云南")]) == ["info 1:13 운남"])
  }

  @Test func wordsAreNoNames() {
    #expect(lines("리샹(理想)이 컸다. 이상 기온이다.", [Pair("리샹", "理想")]).isEmpty)
    #expect(lines("왕이(王毅)가 왔다. 왕의 귀환이다.", [Pair("왕이", "王毅")]).isEmpty)
    #expect(lines("타이베이(臺北)에 갔다. 대북 정책이다.", [Pair("타이베이", "臺北")]).isEmpty)
    #expect(lines("전기차(电动车)가 컸다. 전동차가 섰다.", [Pair("전기차", "电动车", kind: .translation)]).isEmpty)
  }

  @Test func bothFormsInOneSentenceAreSpokenOf() {
    #expect(lines("저우룬파보다 주윤발(周潤發)이 익숙하다.", [Pair("주윤발", "周潤發", kind: .sino)]).isEmpty)
  }

  @Test func decisionsSpeakFirst() {
    let decided = concept("c-guangdong", "广东", [("광둥", .preferred)])
    let finding = check(
      [document("광둥(广东)이 컸다. 광동은 줄였다.", [Pair("광둥", "广东")])], [decided], CheckPolicy(each: true)
    ).of(.inconsistentRendering).first
    #expect(finding?.expected == ["광둥"])
    #expect(finding?.fix?.text == "광둥")
    // What a decision allows or forbids has rules of its own.
    let both = concept("c-guangdong", "广东", [("광둥", .preferred), ("광동", .admitted)])
    #expect(lines("광둥(广东)이 컸다. 광동은 줄였다.", [Pair("광둥", "广东")], [both]).isEmpty)
  }

  @Test func declaredNamesAreNoInconsistency() {
    let two = [Pair("인허퉁융", "银河通用"), Pair("갤봇", "银河通用", kind: .other)]
    #expect(lines("인허퉁융(银河通用)이라고도 하는데, 갤봇(银河通用)이 쓰인다.", two).isEmpty)
    #expect(lines("인허퉁융(银河通用)이 컸다. 갤봇(银河通用)이 쓰인다.", two).count == 1)
    let word = [Pair("동력", "动力", kind: .sino), Pair("둥리", "动力")]
    #expect(lines("동력(动力)이 모자란다. ‘둥리(动力)’라는 말은 어렵다.", word).isEmpty)
  }

  @Test func titlesAndLongerNamesKeepTheirForms() {
    let decided = concept("c-chongqing", "重庆", [("충칭", .preferred), ("중경", .deprecated)], category: .place)
    let chongqing = Pair("충칭", "重庆")
    func levels(_ text: String, _ pairs: [Pair]) -> [String] {
      check([document(text, pairs)], [decided], CheckPolicy(each: true)).of(.deprecatedTerm).map { "\($0.level)" }
    }
    #expect(levels("충칭(重庆)에 갔다. 중경은 컸다.", [chongqing]) == ["error"])
    #expect(levels("충칭(重庆)에 갔다. 《중경의 밤》을 보았다.", [chongqing]) == ["info"])
    #expect(
      levels("충칭에 갔다. 중경삼림(重庆森林)을 보았다. 중경삼림은 길다.", [Pair("중경삼림", "重庆森林", kind: .sino)]) == ["info"])
    // In a compound nothing is dropped without a word where the issue speaks of the place.
    #expect(levels("충칭(重庆)에 갔다. 중경농촌상업은행이 컸다.", [chongqing]) == ["info"])
  }
}

@Suite struct OwnNameSlipTests {
  private func found(_ text: String, _ pairs: [Pair]) -> [String] {
    check([document(text, pairs)], [], CheckPolicy(each: true)).of(.misspelledTerm).map { "\($0.level) \($0.found)" }
  }

  /// Both are names by sound: the second may be somebody else's.
  @Test func aNameALetterAwayIsToldBesideItsBracket() {
    #expect(found("판젠웨이(潘建偉)는 갔다. 반젠웨이는 남았다.", [Pair("판젠웨이", "潘建偉")]) == ["info 반젠웨이"])
    #expect(found("푸저우(福州)에 갔다. 쑤저우는 맑았다.", [Pair("푸저우", "福州")]).isEmpty)
    #expect(found("허난성(河南省)에 갔다. 후난성은 맑았다.", [Pair("허난성", "河南省")]).isEmpty)
  }

  /// 표 5 has no 쟝 and no 썬.
  @Test func whatChineseCannotSpellIsASlip() {
    #expect(found("헤이룽장(黑龙江)에 갔다. 헤이룽쟝은 맑았다.", [Pair("헤이룽장", "黑龙江")]) == ["warning 헤이룽쟝"])
  }

  @Test func anotherReadingIsNoSlip() {
    #expect(found("궁상은행(工商银行)이 컸다. 공상은행은 줄였다.", [Pair("궁상은행", "工商银行", kind: .mixed)]).isEmpty)
  }
}
