// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Workspace

@Suite struct ImprintDateTests {
  private func find(_ text: String) -> String? {
    var text = text
    return text.withUTF8 { ImprintDate.find(in: $0) }
  }

  @Test(arguments: [
    ("| 발 행 일 | 2023. 8. 4", "2023-08-04"), ("| 발 행 일 | 2024. 8. 2.\n", "2024-08-02"),
    ("발행일: 2023년 8월 4일", "2023-08-04"), ("발행일 2023.08.04", "2023-08-04"), ("**발행일** : 2023-08-04(금)", "2023-08-04"),
    ("- 발행일자 | 2023/8/4", "2023-08-04"), ("<p>발행일 : 2023. 12. 31</p>", "2023-12-31"),
    ("발행 연월일： 2024. 2. 29.", "2024-02-29"), ("발간일 ‘23. 8. 4.", "2023-08-04"),
    ("■ 발행일\t2023.8.4", "2023-08-04"), ("발　행　일　２０２３．８．４", "2023-08-04"),
  ])
  func forms(_ line: String, _ date: String) {
    #expect(find("텐센트연구원(騰訊研究院)\n\n" + line) == date)
    #expect(find(line + "\n| 발 행 인 | 서행아\n") == date)
  }

  @Test(arguments: [
    "이 책의 발행일은 2023. 8. 4", "그 발행일: 2023. 8. 4", "발행일: 2023. 13. 4", "발행일: 2023. 2. 29", "발행일: 미정",
    "발행일: 20230804", "발행처: 2023. 8. 4", "",
  ])
  func others(_ line: String) {
    #expect(find(line) == nil)
  }

  @Test func theLastOneWins() {
    #expect(find("발행일: 2019. 1. 1\n기사\n| 발 행 일 | 2023. 8. 4\n") == "2023-08-04")
    #expect(find("발행일: 2019. 1. 1\n기사\n| 발 행 일 | 미정\n") == "2019-01-01")
  }

  /// A document from macOS may be decomposed.
  @Test func decomposedImprints() {
    // 발행일: 2023년 8월 4일; the spread label; and in a sentence, where it is none.
    let label = "\u{1107}\u{1161}\u{11AF}\u{1112}\u{1162}\u{11BC}\u{110B}\u{1175}\u{11AF}"
    let spread = "\u{1107}\u{1161}\u{11AF} \u{1112}\u{1162}\u{11BC} \u{110B}\u{1175}\u{11AF}"
    let date = "2023\u{1102}\u{1167}\u{11AB} 8\u{110B}\u{116F}\u{11AF} 4\u{110B}\u{1175}\u{11AF}"
    #expect(find("제1호\n" + label + ": " + date + "\n") == "2023-08-04")
    #expect(find("제1호\n| " + spread + " | 2023. 8. 4\n") == "2023-08-04")
    #expect(find("\u{1100}\u{1173} " + label + ": " + date) == nil)
  }

  /// Years of two digits: none is far in the future, and none before there were files.
  @Test(
    arguments: [
      ("98. 3. 4", "1998-03-04"), ("’26. 11. 27", "2026-11-27"), ("27. 1. 8", "2027-01-08"), ("28. 1. 8", nil),
      ("80. 1. 1", "1980-01-01"), ("79. 12. 31", nil), ("04/08/23", "2004-08-23"), ("998. 3. 4", nil),
    ] as [(String, String?)])
  func shortYears(_ written: String, _ date: String?) {
    var text = "제1호\n\n발행일 " + written + "\n"
    #expect(text.withUTF8 { ImprintDate.find(in: $0, thisYear: 2026) } == date)
  }
}
