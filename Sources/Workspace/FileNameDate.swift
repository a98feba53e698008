// SPDX-License-Identifier: Apache-2.0

import HanHangul

/// The date in a file's name: `2024-03-15.md`, `20240315_주간동향.txt`, `주간동향(2024.3.15).hwp`.
enum FileNameDate {
  /// Nil when there is none, or more than one.
  static func find(in path: String) -> String? {
    let last = path.split(separator: "/").last.map(String.init) ?? path
    // File systems keep names decomposed.
    let letters = Array(((try? Normalization.nfc(last)) ?? last).unicodeScalars)
    var found: Set<String> = []
    var index = 0
    while index < letters.count {
      guard CalendarDate.digit(letters[index]) != nil else {
        index += 1
        continue
      }
      // From the first digit of a run only: 120240315 is a number.
      var rest = letters[index...]
      let run = letters[index...].prefix { CalendarDate.digit($0) != nil }.count
      if let date = CalendarDate.read(&rest) ?? plain(&rest), rest.first.flatMap(CalendarDate.digit) == nil {
        found.insert(date)
        index = rest.startIndex
      } else {
        index += run
      }
    }
    return found.count == 1 ? found.first : nil
  }

  /// 20240315; in years that files can be from.
  private static func plain(_ letters: inout ArraySlice<Unicode.Scalar>) -> String? {
    var rest = letters
    guard let number = CalendarDate.number(&rest, digits: 8...8) else { return nil }
    guard (CalendarDate.firstYear...2099).contains(number / 10_000) else { return nil }
    guard let date = CalendarDate.iso(number / 10_000, number / 100 % 100, number % 100) else { return nil }
    letters = rest
    return date
  }
}
