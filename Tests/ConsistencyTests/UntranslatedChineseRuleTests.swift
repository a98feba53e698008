// SPDX-License-Identifier: Apache-2.0

import TermBase
import Testing

@testable import Consistency

@Suite struct UntranslatedChineseRuleTests {
  private func findings(_ text: String, _ concepts: [Concept] = []) -> [Finding] {
    check([document(text)], concepts).of(.untranslatedChinese)
  }

  /// Traditional names: known by everybody, or by a title that only Chinese states give; 淸 is Korea's font form of 清.
  @Test(arguments: [
    ("習近平은 어제 모스크바에 도착했다.", "시진핑"), ("蔡英文 총통은 어제 연설했다.", "차이잉원"), ("王淸峰 상무위원이 왔다고 한다.", "왕칭펑"),
  ])
  func namesInTraditionalCharacters(_ text: String, _ hangul: String) {
    let found = findings(text)
    #expect(found.map(\.expected) == [[hangul]])
    #expect(found.first?.message.key == "finding.untranslated-chinese.expected")
    #expect(found.first?.message.arguments["expected"] == hangul)
    #expect(found.first?.reason?.kind == .computed)
  }

  /// Names of Koreans, and words, are hanja.
  @Test(arguments: ["金大中 대통령은 어제 연설했다.", "李在明 대표가 나섰다고 한다.", "金永南 상임위원장이 왔다고 한다.", "人之常情은 어디나 같다고 한다."])
  func hanjaStays(_ text: String) { #expect(findings(text).isEmpty) }

  @Test func aDecisionComesFirst() {
    let name = concept("c", "習近平", [("시 주석", .preferred)])
    let found = findings("習近平은 어제 모스크바에 도착했다.", [name])
    #expect(found.map(\.expected) == [["시 주석"]])
    #expect(found.first?.reason?.kind == .decision)
  }

  @Test func whatNobodyKnowsHasNoExpectedForm() {
    let found = findings("화웨이는 올해 开源盘古 모델을 내놓았다.")
    #expect(found.map(\.message.key) == ["finding.untranslated-chinese"])
    #expect(found.map(\.expected) == [[]])
  }
}
