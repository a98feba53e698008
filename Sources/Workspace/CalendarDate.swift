// SPDX-License-Identifier: Apache-2.0

import HanHangul

/// Days of the calendar as people write them with four digits for the year: `2025-04-04`, `2025. 5. 9.`, `2025/5/9`,
/// `2025년 5월 9일`, `2025年5月9日`.
enum CalendarDate {
  /// A day that somebody typed, and nothing else.
  static func typed(_ text: String) -> String? {
    var letters = Array(((try? Normalization.nfc(text)) ?? text).unicodeScalars).drop(while: isSpace)
    guard let date = read(&letters), letters.allSatisfy({ isSpace($0) || $0 == "." }) else { return nil }
    return date
  }

  /// Files and their dates are from this year on.
  static let firstYear = 1980

  /// The year now, where the user is.
  static var thisYear: Int { Int(Byline.today().prefix(4)) ?? firstYear }

  /// A year of two digits: of this century unless that is beyond next year, for an issue is read before the day that it
  /// names, but not years before. Nil for years from which there are no files.
  static func year(_ twoDigits: Int, thisYear: Int) -> Int? {
    let year = 2000 + twoDigits <= thisYear + 1 ? 2000 + twoDigits : 1900 + twoDigits
    return year >= firstYear ? year : nil
  }

  /// The ISO date of a day that the calendar has.
  static func iso(_ year: Int, _ month: Int, _ day: Int) -> String? {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    guard (1900...2199).contains(year), (1...12).contains(month) else { return nil }
    let days = month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    guard (1...days).contains(day) else { return nil }
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(padded(month))-\(padded(day))"
  }

  /// The value of a digit, full-width ones included.
  static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x30...0x39: Int(scalar.value) - 0x30
    case 0xFF10...0xFF19: Int(scalar.value) - 0xFF10
    default: nil
    }
  }

  /// The digits at the start, as one number.
  static func number(
    _ letters: inout ArraySlice<Unicode.Scalar>, digits: ClosedRange<Int>
  ) -> Int? {
    let run = letters.prefix { digit($0) != nil }
    guard digits.contains(run.count) else { return nil }
    letters = letters.dropFirst(run.count)
    return run.reduce(0) { $0 * 10 + (digit($1) ?? 0) }
  }

  /// A date at the start, with what closes it (일, 日). The marks between its numbers have to be of one kind: 2025-05.09
  /// is none.
  ///
  /// - Parameter shortYear: what a year of two digits stands for; without it, such a year is none.
  static func read(
    _ letters: inout ArraySlice<Unicode.Scalar>, shortYear: (Int) -> Int? = { _ in nil }
  ) -> String? {
    var rest = letters
    let isShort = rest.prefix { digit($0) != nil }.count == 2
    guard let written = number(&rest, digits: isShort ? 2...2 : 4...4), let first = separator(&rest),
      let year = isShort ? shortYear(written) : written
    else { return nil }
    guard let month = number(&rest, digits: 1...2), let second = separator(&rest) else { return nil }
    guard let day = number(&rest, digits: 1...2) else { return nil }
    switch (first, second) {
    case ("년", "월"): _ = take("일", &rest)
    case ("年", "月"): if !take("日", &rest) { _ = take("号", &rest) }
    case ("-", "-"), (".", "."), ("/", "/"), ("_", "_"): break
    default: return nil
    }
    guard let date = iso(year, month, day) else { return nil }
    letters = rest
    return date
  }

  /// The next mark, full-width ones as their ASCII.
  private static func separator(_ letters: inout ArraySlice<Unicode.Scalar>) -> Unicode.Scalar? {
    var rest = letters.drop(while: isSpace)
    guard let found = rest.popFirst() else { return nil }
    let mark: Unicode.Scalar =
      switch found {
      case "．": "."
      case "－": "-"
      case "／": "/"
      default: found
      }
    guard ["-", ".", "/", "_", "년", "월", "年", "月"].contains(mark) else { return nil }
    letters = rest.drop(while: isSpace)
    return mark
  }

  private static func take(_ letter: Unicode.Scalar, _ letters: inout ArraySlice<Unicode.Scalar>) -> Bool {
    let rest = letters.drop(while: isSpace)
    guard rest.first == letter else { return false }
    letters = rest.dropFirst()
    return true
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\u{A0}" || scalar == "\u{3000}"
  }
}
