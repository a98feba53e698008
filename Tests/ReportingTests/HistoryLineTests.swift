// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Reporting

@Suite struct HistoryLineTests {
  private func period(_ month: String?, _ forms: (String, Int)...) -> HistoryLine.Period {
    HistoryLine.Period(month: month, forms: forms.map { ($0.0, $0.1) })
  }

  @Test func aShortHistoryIsToldMonthByMonth() {
    let periods = [period("2023-08", ("즈강", 3), ("지장", 1)), period("2024-08", ("즈장", 2))]
    #expect(HistoryLine.text(periods, language: .ko) == "2023-08 즈강 3, 지장 1 → 2024-08 즈장 2")
    #expect(HistoryLine.text([], language: .ko) == "")
    #expect(HistoryLine.text([period(nil, ("즈강", 1))], language: .ko) == "날짜 없음 즈강 1")
    #expect(
      HistoryLine.text([period("2023-08", ("가", 1)), period(nil, ("가", 2))], language: .en)
        == "2023-08 가 1 → no date 가 2")
  }

  @Test func aLongOneByItsChanges() {
    let old = (1...7).map { period("2023-0\($0)", ("즈강", 1)) }
    #expect(HistoryLine.text(old, language: .ko) == "2023-01–2023-07 즈강 7")
    let both = old + [period("2024-08", ("즈장", 2)), period("2024-09", ("즈장", 1))]
    #expect(HistoryLine.text(both, language: .ko) == "2023-01–2023-07 즈강 7 → 2024-08–2024-09 즈장 3")
    // The forms of a span are in the order of its own counts.
    let mixed = (1...7).map { period("2023-0\($0)", ("가", 1), ("나", $0)) }
    #expect(HistoryLine.text(mixed, language: .ko) == "2023-01–2023-07 나 28, 가 7")
  }

  @Test func ofManyChangesTheFirstAndTheLatest() {
    let months = (1...9).flatMap { [period("202\($0)-01", ("가", 1)), period("202\($0)-02", ("나", 1))] }
    let text = HistoryLine.text(months, language: .ko)
    #expect(text.hasPrefix("2021-01 가 1 → … → 2027-01 가 1"))
    #expect(text.hasSuffix("2029-02 나 1"))
    #expect(text.split(separator: "→").count == 8)
  }

  @Test func columnsBeginAtTheSameCell() {
    let lines = TextColumns.lines([["之江", "즈장", "x"], ["a", "가나다", ""], ["b", "c", "y"]])
    #expect(lines == ["之江  즈장    x", "a     가나다", "b     c       y"])
    #expect(
      TextColumns.lines([[String(repeating: "가", count: 30), "나"], ["가", "나"]]).map { $0.hasSuffix("가  나") } == [
        true, true,
      ])
    #expect(TextColumns.lines([]) == [])
  }
}
