// SPDX-License-Identifier: Apache-2.0

import Alignment
import Testing

@Suite struct LexiconLearningTests {
  /// 茶色 is no word that the program's lists have: three names of a house show how it is rendered.
  private static let pairs = [
    ("王府彩晶", "왕푸크리스털"), ("河北彩晶", "허베이크리스털"), ("天津彩晶", "톈진크리스털"),
  ]

  @Test func partsThatThreePairsShareAreLearned() {
    let lexicon = Lexicon.learned(from: Self.pairs.map { (zh: $0.0, ko: $0.1) })
    #expect(lexicon.count == 1)
    var plain = Aligner()
    var taught = Aligner(lexicon: lexicon)
    let before = plain.link(zh: "上海彩晶", ko: "상하이크리스털")
    let after = taught.link(zh: "上海彩晶", ko: "상하이크리스털")
    #expect(after > before + 0.3)
  }

  @Test func twoPairsAreChance() {
    #expect(Lexicon.learned(from: Self.pairs.prefix(2).map { (zh: $0.0, ko: $0.1) }).isEmpty)
  }

  @Test func whatReadingsExplainIsNotLearned() {
    let read = [("北京大学", "베이징대학"), ("南京大学", "난징대학"), ("天津大学", "톈진대학")]
    #expect(Lexicon.learned(from: read.map { (zh: $0.0, ko: $0.1) }).isEmpty)
  }
}
