// SPDX-License-Identifier: Apache-2.0

import Reporting
import Testing

@testable import gwalho

@Suite struct HelpLayoutTests {
  private let help = """
    개요: 후보를 검토하고 정합니다 그리고 하나씩 물어봅니다

    USAGE: gwalho review [--list] [--conflicts] [--category <category>] [--since <yyyy-mm-dd>]

      --list                  터미널에서 묻지 않고 후보를 죽 보여 줍니다 그리고 더 있습니다
      --color <auto|always|never>
                              색 표시
    """

  /// By cells, of which Hangul has two; what is typed stays in one piece.
  @Test(arguments: [60, 80])
  func linesFitTheTerminal(width: Int) {
    let lines = HelpLayout.text(help, width: width) { $0 }.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.filter { !$0.hasPrefix("USAGE") }.allSatisfy { TerminalWidth.cells($0) <= width })
    #expect(lines.contains { $0.hasPrefix("USAGE") && $0.hasSuffix("<yyyy-mm-dd>]") })
    let option = lines.drop { !$0.hasPrefix("  --list  ") }
    #expect(option.dropFirst().first?.hasPrefix(String(repeating: " ", count: 26)) == true)
    // As much as fits: at 80 cells 27 syllables, not 20.
    #expect(TerminalWidth.cells(String(option.first ?? "")) > width - 12)
  }

  @Test func anErrorStaysALine() {
    let error = "오류: " + String(repeating: "말 ", count: 100) + "끝"
    #expect(HelpLayout.text(error, width: nil) { $0 } == error)
  }

  @Test func categoriesHaveKoreanNames() {
    #expect(CategoryChoice(argument: "지명") == .place)
    #expect(CategoryChoice(argument: "역사 인물") == .personHistorical)
    #expect(CategoryChoice(argument: "place-historical") == .placeHistorical)
    #expect(CategoryChoice(argument: "곳") == nil)
  }
}
