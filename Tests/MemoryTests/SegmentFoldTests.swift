// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Memory

@Suite struct SegmentFoldTests {
  private func value(_ text: String) -> [UInt32] { SegmentFold.valueKey(SegmentText(text).codePoints) }

  /// Numbers are the same by value, in whatever figures.
  @Test(arguments: [
    ("二〇二三年报告", "2023年报告"), ("２０２３年報告", "2023年报告"), ("三十五个", "35个"), ("1,234,567元", "1234567元"), ("一百零三条", "103条"),
    ("五月", "5月"), ("신품질 생산력", "신품질생산력"), ("Open AI", "OPENAI"), ("㈜한국", "(주)한국"), ("李光洙", "\u{F9E1}光洙"),
  ])
  func sameByValue(_ one: String, _ other: String) { #expect(value(one) == value(other)) }

  @Test(arguments: [
    ("2023年", "2024年"), ("1-2", "12"), ("1 2", "12"), ("统一", "统1"), ("12,34", "1234"), ("三十五个", "305个"),
  ])
  func notTheSame(_ one: String, _ other: String) { #expect(value(one) != value(other)) }

  /// One character for one, in as many units: else places in a folded text would not be those of the text.
  @Test func charactersFoldOneToOne() {
    for code in UInt32(0)...0x2FFFF {
      guard Unicode.Scalar(code) != nil else { continue }
      let folded = SegmentFold.character(code)
      #expect((folded < 0x10000) == (code < 0x10000))
      #expect(SegmentFold.character(folded) == folded, "\(String(code, radix: 16))")
    }
  }

  @Test func decomposedTextIsComposed() {
    // 한 in three jamo.
    let text = SegmentText("\u{1112}\u{1161}\u{11AB}국")
    #expect(text.codePoints == [0xD55C, 0xAD6D])
    #expect(text.length == 2)
  }

  private func penalties(_ one: String, _ other: String) -> [SegmentPenalty] {
    SegmentPenalty.between(SegmentText(one), SegmentText(other))
  }

  @Test func penaltiesSayWhatWasTakenForTheSame() {
    #expect(penalties("腾讯发布", "腾讯发布") == [])
    #expect(penalties("騰訊發布", "腾讯发布") == [.script])
    #expect(penalties("ＡＩ发展", "AI发展") == [.width])
    #expect(penalties("ai 발전", "AI 발전") == [.case])
    #expect(penalties("신품질 생산력", "신품질생산력") == [.space])
    #expect(penalties("二〇二三年", "2023年") == [.numberForm])
    #expect(penalties("2023年报告", "2024年报告") == [.number])
    #expect(penalties("腾讯报告", "腾讯发布") == [])
  }

  @Test func aChangedYearIsNeverAHundredPercent() {
    let long = String(repeating: "发展人工智能产业", count: 60)
    let index = try? SegmentIndex(
      image: {
        var builder = SegmentIndexBuilder()
        builder.add(IndexedSegment(row: 1, zh: "2023年" + long, ko: "가", origins: ["a"]))
        return builder.file(sequence: 1, generation: 0).image()
      }())
    let found = try? SegmentSearch(index.map { [$0] } ?? []).matches(SegmentQuery("2024年" + long, side: .zh))
    #expect(found?.first?.penalties == [.number])
    #expect(found?.first?.percent == 96)  // 1 − 1/485 is 99.8, rounded down, less 3
  }

  @Test func differencesAreMarkedInBothTexts() {
    let difference = SegmentDifference("华为公布五大技术", "华为发布五大创新技术")
    #expect(difference.query == [2..<3])
    #expect(difference.text == [2..<3, 6..<8])
    #expect(SegmentDifference("가", "가").query.isEmpty)
  }
}
