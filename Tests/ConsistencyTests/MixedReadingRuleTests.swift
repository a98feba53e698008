// SPDX-License-Identifier: Apache-2.0

import TermBase
import Testing

@testable import Consistency

@Suite struct MixedReadingRuleTests {
  private func mixed(_ text: String, _ pairs: [Pair], _ concepts: [Concept] = []) -> [Finding] {
    check([document(text, pairs)], concepts).of(.mixedReading)
  }

  /// 中国 is 중국 in every Korean name, so that the rest follows it; 路 has 로 and no other 한자음.
  @Test func aNameOf한자음IsOfferedAsSuch() {
    let rail = Pair("중국철루", "中国铁路", kind: .mixed)
    #expect(mixed("중국철루(中国铁路)가", [rail]).map(\.expected) == [["중국철로"]])
    #expect(mixed("심연커지(深言科技)가", [Pair("심연커지", "深言科技", kind: .mixed)]).map(\.expected) == [["선옌커지"]])
  }

  /// The form in which the name stands elsewhere is offered; by itself most of it is sound.
  @Test func theFormThatStandsElsewhereIsOffered() {
    let name = Pair("아이강의청", "爱康宜诚", kind: .mixed)
    #expect(mixed("아이강의청(爱康宜诚)이 컸다.", [name]).map(\.expected) == [["아이캉이청"]])
    let both = [name, Pair("애강의성", "爱康宜诚", kind: .sino)]
    #expect(mixed("아이강의청(爱康宜诚)이 컸다. 애강의성(爱康宜诚)도 컸다.", both).map(\.expected) == [["애강의성"]])
  }

  /// 孙文博: 쑨원보 by sound, 손문박 by 한자음; 쑨문보 and 손원박 are neither.
  @Test func aMixtureInRunningText() {
    let pair = Pair("쑨원보", "孙文博")
    let found = mixed("쑨원보(孙文博)가 이겼다. 쑨문보는 웃었다. 손원박에게 졌다.", [pair])
    #expect(found.map(\.found) == ["쑨문보", "손원박"])
    #expect(found.map(\.expected) == [["쑨원보"], ["쑨원보"]])
    #expect(found.first?.message.arguments["sino"] == "문")
    #expect(found.first?.message.arguments["sound"] == "쑨·보")
    #expect(found.allSatisfy { $0.level == .info })
  }

  @Test func mustNotFireInRunningText() {
    let pair = Pair("쑨원보", "孙文博")
    // All by 한자음 is another form; 쑨문보드 is another word; what a decision or another bracket has is known.
    #expect(mixed("쑨원보(孙文博)가 이겼다. 쑨원보와 손문박은 한 사람이다. 쑨문보드는 없다.", [pair]).isEmpty)
    let other = concept("c", "孙门堡", [("쑨문보", .preferred)])
    #expect(mixed("쑨원보(孙文博)가 이겼다. 쑨문보는 성이다.", [pair], [other]).isEmpty)
    // Two characters: 장수 is a word, and 江苏 is 장쑤.
    #expect(mixed("장쑤(江苏)에 갔다. 장수는 드물다. 강쑤는 없다.", [Pair("장쑤", "江苏")]).isEmpty)
    // A form that departs from the standard itself says nothing.
    #expect(mixed("쑨원버(孙文博)가 이겼다. 쑨문버는 웃었다.", [Pair("쑨원버", "孙文博", expected: ["쑨원보"])]).isEmpty)
  }
}
