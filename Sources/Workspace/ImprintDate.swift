// SPDX-License-Identifier: Apache-2.0

/// The date of an issue as its imprint gives it under its label: `| 발 행 일 | 2023. 8. 4`.
///
/// Imprints stand at the end of Korean periodicals, and articles may quote the imprint of another publication.
/// So the last line of the text wins that begins with 발행일, 발행일자, 발행 연월일 or 발간일 (letters may be spread)
/// and gives a calendar date.
enum ImprintDate {
  /// The ISO date, or nil when there is no imprint.
  ///
  /// - Parameter thisYear: what tells the century of a year that is written with two digits; nil: the year that it is.
  static func find(in text: UnsafeBufferPointer<UInt8>, thisYear: Int? = nil) -> String? {
    // From the end, so that a long text is not read when its imprint is where imprints are.
    var position = text.count - 3
    while position >= 0 {
      if startsLabel(text, position), startsLine(text, position),
        let date = date(in: line(text, from: position), thisYear)
      {
        return date
      }
      position -= 1
    }
    return nil
  }

  /// 발: EB B0 9C; decomposed, as files from macOS may be, it begins with U+1107: E1 84 87.
  private static func startsLabel(_ text: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
    switch text[position] {
    case 0xEB: text[position + 1] == 0xB0 && text[position + 2] == 0x9C
    case 0xE1: text[position + 1] == 0x84 && text[position + 2] == 0x87
    default: false
    }
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
      // Conjoining jamo: U+1100 … U+11FF.
      case 0xE1: if !inTag, (0x84...0x87).contains(text[index + 1]) { return false }
      default: break
      }
      index -= 1
    }
    return index < 0
  }

  private static func line(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> String {
    var end = start
    while end < text.count, end - start < 400, text[end] != 0x0A, text[end] != 0x0D { end += 1 }
    return TextLine.string(text[start..<end])
  }

  private static func date(in line: String, _ thisYear: Int?) -> String? {
    var letters = Array(line.unicodeScalars)[...]
    guard take("발", &letters), take("행", &letters) || take("간", &letters) else { return nil }
    if take("연", &letters) || take("년", &letters), !take("월", &letters) { return nil }
    guard take("일", &letters) else { return nil }
    _ = take("자", &letters)
    while let letter = letters.first, isSeparator(letter) { letters.removeFirst() }
    let date = CalendarDate.read(&letters) {
      CalendarDate.year($0, thisYear: thisYear ?? CalendarDate.thisYear)
    }
    guard let date else { return nil }
    // 2023. 8. 41 is none.
    return letters.first.flatMap(CalendarDate.digit) == nil ? date : nil
  }

  private static func take(_ letter: Unicode.Scalar, _ letters: inout ArraySlice<Unicode.Scalar>) -> Bool {
    var rest = letters
    while let first = rest.first, CalendarDate.isSpace(first) || first == "/" { rest.removeFirst() }
    guard rest.first == letter else { return false }
    letters = rest.dropFirst()
    return true
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    CalendarDate.isSpace(scalar)
      || ["|", ":", "：", "*", "_", "-", "]", "】", ")", "〉", "=", "│", "'", "‘", "’"].contains(scalar)
  }
}
