// SPDX-License-Identifier: Apache-2.0

import HanHangul
import Testing

@Suite struct HistoricalNameTests {
  /// 외래어 표기법 제4장 제2절 제1항: people of before 1911, in both scripts.
  @Test(arguments: ["孔子", "曹操", "諸葛亮", "诸葛亮", "李鸿章", "光緖帝", "黄忠", "一行帝"])
  func people(_ name: String) {
    #expect(HistoricalName.kind(of: name) == .person)
  }

  /// 제2항: what is no longer in use; 아방궁 is its own example.
  @Test(arguments: ["阿房宫", "長安", "金陵", "會稽"])
  func places(_ name: String) {
    #expect(HistoricalName.kind(of: name) == .place)
  }

  /// People of after 1911, places with the same name today, parts of names and longer ones.
  @Test(arguments: [
    "毛泽东", "孙中山", "襄阳", "扬州", "北京", "曹", "曹操传", "操", "", "abc", "太后", "李",
  ])
  func otherNames(_ name: String) {
    #expect(HistoricalName.kind(of: name) == nil)
  }
}
