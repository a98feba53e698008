// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Workspace

@Suite struct CalendarDateTests {
  @Test(arguments: ["2023-08-04", " 2023. 8. 4. ", "2023년 8월 4일", "2023/8/4", "２０２３．８．４", "2023年8月4日"])
  func typed(_ text: String) {
    #expect(CalendarDate.typed(text) == "2023-08-04")
  }

  /// Two digits may be a year, a month or a day, and mixed marks are a slip.
  @Test(arguments: [
    "2023-08", "2023-08-04x", "yesterday", "", "04/08/23", "23. 8. 4", "2023-08.04", "2023 8 4", "20230804",
    "2023-02-29",
    "2023-08-04 2023-08-05", "1899-12-31",
  ])
  func noDays(_ text: String) {
    #expect(CalendarDate.typed(text) == nil)
  }
}
