// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Workspace

@Suite struct ImprintDateTests {
  private func find(_ text: String) -> String? {
    var text = text
    return text.withUTF8(ImprintDate.find)
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

  @Test func typedDates() {
    #expect(ImprintDate.parse("2023-08-04") == "2023-08-04")
    #expect(ImprintDate.parse(" 2023. 8. 4. ") == "2023-08-04")
    #expect(ImprintDate.parse("2023년 8월 4일") == "2023-08-04")
    #expect(ImprintDate.parse("2023-08") == nil)
    #expect(ImprintDate.parse("2023-08-04x") == nil)
    #expect(ImprintDate.parse("yesterday") == nil)
  }
}
