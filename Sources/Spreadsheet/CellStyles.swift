// SPDX-License-Identifier: Apache-2.0

internal import Interchange

/// Reads `styles.xml`: which cell formats show a number as a date.
struct CellStyles: XMLEventHandler {
  let has1904: Bool
  private var formats: [Int: Bool] = [:]
  private var cellFormats: [Int] = []
  private var open: [String] = []

  init(has1904: Bool) { self.has1904 = has1904 }

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes, line: Int) {
    open.append(name.text)
    switch open.last {
    case "numFmt":
      guard let id = attributes.text("numFmtId").flatMap({ Int($0) }), let code = attributes.text("formatCode") else {
        return
      }
      if formats.count < 10_000 { formats[id] = Self.isDate(code: code) }
    case "xf" where open.dropLast().last == "cellXfs":
      if cellFormats.count < 100_000 { cellFormats.append(attributes.text("numFmtId").flatMap { Int($0) } ?? 0) }
    default: break
    }
  }

  mutating func end(line: Int) { _ = open.popLast() }
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) {}

  /// Whether cells of a format show a date.
  func isDate(style: Int) -> Bool {
    guard cellFormats.indices.contains(style) else { return false }
    let format = cellFormats[style]
    if let known = formats[format] { return known }
    // Built in (ECMA-376-1, 18.8.30), those of Chinese, Japanese and Korean versions too; 18–21, 32, 33, 45–47 are times.
    switch format {
    case 14...17, 22, 27...31, 34...36, 50...58: return true
    default: return false
    }
  }

  /// Whether a format has years or days outside of quotation marks, brackets and escapes.
  static func isDate(code: String) -> Bool {
    var scalars = code.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      switch scalar {
      case "\"": while let inner = scalars.next(), inner != "\"" {}
      case "[": while let inner = scalars.next(), inner != "]" {}
      case "\\", "_", "*": _ = scalars.next()
      case "y", "Y", "d", "D": return true
      default: break
      }
    }
    return false
  }

  /// A number as text: its shortest form, or ISO 8601 when it is a date.
  func text(ofNumber written: String, style: Int?) -> String {
    guard let number = Double(written), number.isFinite else { return written }
    if let style, isDate(style: style), let date = Self.date(number, has1904: has1904) { return date }
    // 17 digits are what the program computes with, not what it shows.
    if let whole = Int64(exactly: number), abs(whole) < 1 << 53 { return String(whole) }
    return String(number)
  }

  /// The date of a serial number. Nil for what the spreadsheet does not show as one: 29 February 1900, negative numbers.
  static func date(_ serial: Double, has1904: Bool) -> String? {
    guard serial >= 0, serial < 2_958_466 else { return nil }
    let whole = Int(serial)
    var days = whole
    if has1904 {
      // Day 0 is 1 January 1904.
      days += 1461
    } else {
      if whole == 0 || whole == 60 { return nil }
      // Lotus 1-2-3 took 1900 for a leap year, and everybody since has followed.
      days = whole < 60 ? whole : whole - 1
    }
    let text = civil(days: days - 1 - daysFrom1900To1970)
    let seconds = Int(((serial - Double(whole)) * 86_400).rounded())
    guard seconds > 0, seconds < 86_400 else { return text }
    return text + "T\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
  }

  private static let daysFrom1900To1970 = 25_567

  /// Days since 1970 as YYYY-MM-DD (the Gregorian calendar repeats every 146,097 days).
  private static func civil(days: Int) -> String {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let calendarMonth = month < 10 ? month + 3 : month - 9
    let year = yearOfEra + era * 400 + (calendarMonth <= 2 ? 1 : 0)
    return "\(year)-\(two(calendarMonth))-\(two(day))"
  }

  private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
}
