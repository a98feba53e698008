// SPDX-License-Identifier: Apache-2.0

/// The date of an issue as its imprint gives it under its label: `| 발 행 일 | 2023. 8. 4`.
///
/// Imprints stand at the end of Korean periodicals, and articles may quote the imprint of another publication.
/// So the last line of the text wins that begins with 발행일, 발행일자, 발행 연월일 or 발간일 (letters may be spread)
/// and gives a calendar date.
enum ImprintDate {
  /// The ISO date, or nil when there is no imprint.
  static func find(in text: UnsafeBufferPointer<UInt8>) -> String? {
    // 발: EB B0 9C. From the end, so that a long text is not read when its imprint is where imprints are.
    var position = text.count - 3
    while position >= 0 {
      if text[position] == 0xEB, text[position + 1] == 0xB0, text[position + 2] == 0x9C,
        startsLine(text, position), let date = date(in: line(text, from: position))
      {
        return date
      }
      position -= 1
    }
    return nil
  }

  /// A date that somebody typed: `2023-08-04`, `2023. 8. 4`, `2023년 8월 4일`.
  static func parse(_ text: String) -> String? {
    var letters = Array(text.unicodeScalars)[...]
    guard let date = readDate(&letters), letters.allSatisfy(isFiller) else { return nil }
    return date
  }

  /// Only marks, tags and spaces may stand before it on its line.
  private static func startsLine(_ text: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
    var index = position - 1
    let floor = max(0, position - 64)
    var inTag = false
    while index >= floor {
      switch text[index] {
      case 0x0A, 0x0D: return true
      case UInt8(ascii: ">"): inTag = true
      case UInt8(ascii: "<"): inTag = false
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: if !inTag { return false }
      // Hangul and Han; the marks of lists (■ ○ ※ ·) have other lead bytes.
      case 0xE4...0xED: if !inTag { return false }
      default: break
      }
      index -= 1
    }
    return index < 0
  }

  private static func line(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> String {
    var end = start
    while end < text.count, end - start < 160, text[end] != 0x0A, text[end] != 0x0D { end += 1 }
    return String(decoding: text[start..<end], as: UTF8.self)
  }

  private static func date(in line: String) -> String? {
    var letters = Array(line.unicodeScalars)[...]
    guard take("발", &letters), take("행", &letters) || take("간", &letters) else { return nil }
    if take("연", &letters) || take("년", &letters), !take("월", &letters) { return nil }
    guard take("일", &letters) else { return nil }
    _ = take("자", &letters)
    while let letter = letters.first, isSeparator(letter) { letters.removeFirst() }
    return readDate(&letters)
  }

  private static func take(_ letter: Unicode.Scalar, _ letters: inout ArraySlice<Unicode.Scalar>) -> Bool {
    var rest = letters
    while let first = rest.first, isSpace(first) || first == "/" { rest.removeFirst() }
    guard rest.first == letter else { return false }
    letters = rest.dropFirst()
    return true
  }

  private static func readDate(_ letters: inout ArraySlice<Unicode.Scalar>) -> String? {
    while let letter = letters.first, isSpace(letter) || letter == "'" || letter == "‘" || letter == "’" {
      letters.removeFirst()
    }
    guard let year = number(&letters, digits: 2...4), year.digits != 3 else { return nil }
    guard let month = number(&letters, digits: 1...2), let day = number(&letters, digits: 1...2) else { return nil }
    let fullYear = year.digits == 2 ? 2000 + year.value : year.value
    return CalendarDate.iso(fullYear, month.value, day.value)
  }

  /// The next number, over the marks between the parts of a date.
  private static func number(
    _ letters: inout ArraySlice<Unicode.Scalar>, digits: ClosedRange<Int>
  ) -> (value: Int, digits: Int)? {
    var rest = letters
    while let first = rest.first, isFiller(first) { rest.removeFirst() }
    var value = 0
    var count = 0
    while let first = rest.first, let digit = CalendarDate.digit(first), count < digits.upperBound {
      value = value * 10 + digit
      count += 1
      rest.removeFirst()
    }
    // 20230804 is a number, not a year.
    guard digits.contains(count), rest.first.flatMap(CalendarDate.digit) == nil else { return nil }
    letters = rest
    return (value, count)
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\u{A0}" || scalar == "\u{3000}"
  }

  private static func isFiller(_ scalar: Unicode.Scalar) -> Bool {
    isSpace(scalar) || [".", "-", "/", "년", "월", "일", "．", "年", "月", "日"].contains(scalar)
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    isSpace(scalar) || ["|", ":", "：", "*", "_", "-", "]", "】", ")", "〉", "=", "│"].contains(scalar)
  }
}
