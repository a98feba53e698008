// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Workspace

@Suite struct IssueDateTests {
  private func find(_ text: String, path: String = "초고.txt") -> String? {
    var text = text
    return text.withUTF8 { IssueDate.find(in: $0, path: path) }.map { "\($0.date) \($0.source)" }
  }

  private func head(_ text: String) -> String? {
    var text = text
    return text.withUTF8 { HeadDate.find(in: $0, from: 0) }
  }

  // MARK: - A line of its own at the head

  @Test(arguments: [
    ("2025-04-04", "2025-04-04"), ("2025년 5월 9일", "2025-05-09"), ("2025. 5. 9.(금)", "2025-05-09"),
    ("2025/5/9", "2025-05-09"), ("2025年5月9日", "2025-05-09"), ("# 2025-05-09", "2025-05-09"),
    ("**2025.05.09**", "2025-05-09"), ("| 2025. 5. 9 |", "2025-05-09"), ("제12호 | 2025년 5월 9일 금요일", "2025-05-09"),
    ("통권 제312호, 2025. 5. 9. 발행", "2025-05-09"), ("Vol. 3 No. 12 · 2025-05-09 (Fri)", "2025-05-09"),
    ("Published 2025-05-09 09:00", "2025-05-09"), ("날짜: 2025-05-09", "2025-05-09"), ("２０２５．５．９", "2025-05-09"),
    ("2025\u{1102}\u{1167}\u{11AB} 5\u{110B}\u{116F}\u{11AF} 9\u{110B}\u{1175}\u{11AF}", "2025-05-09"),
    ("중국 과학기술 동향 제12호 (2025. 5. 9)", "2025-05-09"),
  ])
  func lines(_ line: String, _ date: String) {
    #expect(head(line) == date)
    #expect(head("주간 동향\r\n\r\n" + line + "\r\n\r\n본문입니다.\r\n") == date)
  }

  @Test(arguments: [
    // Sentences and headings that hold a date.
    "2025-04-04 국무원이 계획을 발표했다", "국무원은 2025년 5월 9일 계획을 발표했다", "2025년 5월 9일 회의 결과", "회의 (2025. 5. 9)",
    "국무원령 시행 2025-05-09", "2025년 5월 9일에",
    // Spans of time.
    "2025-05-05 ~ 2025-05-09", "2025-05-05 ~ 05-09", "2025-05-05-2025-05-09", "2025. 5. 5.∼9.",
    // Items of lists.
    "- 2025-05-09", "• 2025. 5. 9.", "1. 2025-05-09",
    // No days.
    "2025-13-01", "2025-02-29", "2025-05.09", "2025 5 9", "20250509", "25. 5. 9", "2025년 5월", "120250509",
    "2025-05-091",
    "",
  ])
  func noLines(_ line: String) {
    #expect(head(line) == nil)
    #expect(head("주간 동향\n" + line + "\n") == nil)
  }

  @Test func onlyTheHeadIsLookedAt() {
    let body = Array(repeating: "본문의 한 줄입니다.\n", count: 12).joined()
    #expect(head("주간 동향\n" + body + "2025-05-09\n") == nil)
    // A title with a number is one only at the very top: further down it is a citation.
    #expect(head("주간 동향\n차례\n정책\n국무원령 제797호(2025. 3. 1)\n") == nil)
    // One endless line.
    #expect(head(String(repeating: "가", count: 100_000) + "\n2025-05-09\n") == nil)
  }

  @Test func aCalendarTellsNothing() {
    #expect(head("일정\n2025-05-09\n회의\n2025-05-10\n발표\n") == nil)
    #expect(head("2025-05-09\n주간 동향 제3호 (2025. 5. 9)\n") == "2025-05-09")
  }

  // MARK: - Front matter

  @Test(arguments: [
    ("---\ntitle: 주간\ndate: 2025-05-09\n---\n본문\n", "2025-05-09 frontMatter"),
    ("---\r\ndate: \"2025-05-09\"\r\n---\r\n", "2025-05-09 frontMatter"),
    ("---\ndate: 2025-05-09T09:00:00+09:00\n...\n", "2025-05-09 frontMatter"),
    ("+++\ndate = 2025-05-09\n+++\n", "2025-05-09 frontMatter"),
    ("---\ndate: 2025. 5. 9.\n---\n", "2025-05-09 frontMatter"),
  ])
  func frontMatter(_ text: String, _ found: String) {
    #expect(find(text) == found)
    // It is trusted more than the imprint.
    #expect(find(text + "발행일: 2020-01-01\n") == found)
  }

  @Test(arguments: [
    "---\ndate: 2025-05-09\n본문\n",  // never closed
    "본문\n---\ndate: 2025-05-09\n---\n", "---\nupdate: 2025-05-09\n---\n", "---\n  date: 2025-05-09\n---\n본문 2025\n",
    "---\ndate: 어제\n---\n", "----\ndate: 2025-05-09\n----\n", "---\ndate: 2025-05-091\n---\n",
    "---\ntitle: 2025-05-09\n---\n본문\n", "---", "+++\ndate: 2025-05-09\n+++\n",
  ])
  func noFrontMatter(_ text: String) {
    #expect(find(text)?.hasSuffix("frontMatter") != true)
  }

  // MARK: - The file's name

  @Test(arguments: [
    ("2024-03-15.md", "2024-03-15"), ("20240315_주간동향.txt", "2024-03-15"),
    ("issues/2023/주간(2024.3.15).hwp", "2024-03-15"),
    ("중국동향 2024년 3월 5일.txt", "2024-03-05"), ("w_2024_03_15_v2.txt", "2024-03-15"), ("2024-03-15", "2024-03-15"),
    ("주간_20240315.txt", "2024-03-15"),
    ("2024\u{1102}\u{1167}\u{11AB} 3\u{110B}\u{116F}\u{11AF} 5\u{110B}\u{1175}\u{11AF}.txt", "2024-03-05"),
    ("20240315/호.txt", nil), ("120240315.txt", nil), ("202403159.txt", nil), ("2024-03.txt", nil), ("제12호.txt", nil),
    ("20241315.txt", nil), ("19000101.txt", nil), ("2024-03-11_2024-03-15.txt", nil),
    ("2024-03-15_20240315.txt", "2024-03-15"),
    ("1호.txt", nil), ("", nil), ("010-2024-0315.txt", nil),
  ])
  func names(_ path: String, _ date: String?) {
    #expect(FileNameDate.find(in: path) == date)
  }

  @Test func theOrderOfTrust() {
    let name = "2021-01-01.md"
    let line = "2022-02-02\n\n본문\n"
    let imprint = "\n| 발 행 일 | 2023. 3. 3\n"
    let front = "---\ndate: 2024-04-04\n---\n"
    #expect(find(front + line + imprint, path: name) == "2024-04-04 frontMatter")
    #expect(find(line + imprint, path: name) == "2023-03-03 imprint")
    #expect(find(line, path: name) == "2022-02-02 imprint")
    #expect(find("본문\n", path: name) == "2021-01-01 fileName")
    #expect(find("본문\n") == nil)
    // The head begins behind the front matter.
    #expect(find("---\ntitle: 주간\n---\n" + line, path: name) == "2022-02-02 imprint")
  }
}
