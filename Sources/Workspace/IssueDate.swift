// SPDX-License-Identifier: Apache-2.0

import HanHangul
import Memory

/// Where an issue says its date, in the order of trust: front matter (somebody wrote it for programs), the imprint under
/// its label, a line at the head that is nothing but the date, the file's name.
enum IssueDate {
  /// A date and where it stands.
  typealias Found = (date: String, source: DateSource)

  /// - Parameter path: as typed; only its last component is read.
  static func find(in text: UnsafeBufferPointer<UInt8>, path: String) -> Found? {
    let front = FrontMatter.find(in: text)
    if let date = front?.date { return (date, .frontMatter) }
    if let date = ImprintDate.find(in: text) ?? HeadDate.find(in: text, from: front?.end ?? 0) {
      return (date, .imprint)
    }
    return FileNameDate.find(in: path).map { ($0, .fileName) }
  }
}

/// The block of settings at the start of a Markdown file: YAML between `---`, TOML between `+++`.
enum FrontMatter {
  /// Front matter longer than this is text.
  private static let limit = 16 << 10

  /// Its `date`, when it has one, and the byte at which the text begins; nil when there is no such block.
  static func find(in text: UnsafeBufferPointer<UInt8>) -> (date: String?, end: Int)? {
    guard let fence = ["---", "+++"].first(where: { text.starts(with: $0.utf8) }) else { return nil }
    var start = 0
    var date: String?
    for number in 0... {
      guard start < text.count, start < limit else { return nil }
      let end = text[start...].firstIndex { $0 == 0x0A } ?? text.count
      // What is indented belongs to another key.
      let isIndented = start < end && (text[start] == 0x20 || text[start] == 0x09)
      let line = isIndented ? "" : TextLine.string(text[start..<min(end, start + 512)])
      start = end + 1
      if number == 0 {
        if line != fence { return nil }
      } else if line == fence || fence == "---" && line == "..." {
        return (date, min(start, text.count))
      } else if date == nil {
        date = value(of: line, fence == "---" ? ":" : "=")
      }
    }
    return nil
  }

  /// The date of a line `date: 2025-05-09`; a time behind it is left away.
  private static func value(of line: String, _ mark: Unicode.Scalar) -> String? {
    var letters = Array(line.unicodeScalars)[...]
    guard letters.starts(with: "date".unicodeScalars) else { return nil }
    letters = letters.dropFirst(4).drop { $0 == " " || $0 == "\t" }
    guard letters.popFirst() == mark else { return nil }
    letters = letters.drop { $0 == " " || $0 == "\t" || $0 == "\"" || $0 == "'" }
    guard let date = CalendarDate.read(&letters) else { return nil }
    // 2025-05-09T09:00:00+09:00, 2025-05-09 09:00, and a remark; not 2025-05-091.
    guard let next = letters.first else { return date }
    return CalendarDate.digit(next) == nil && next != "-" ? date : nil
  }
}

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

  /// 20240315; years that files can be from.
  private static func plain(_ letters: inout ArraySlice<Unicode.Scalar>) -> String? {
    var rest = letters
    guard let number = CalendarDate.number(&rest, digits: 8...8) else { return nil }
    guard (1980...2099).contains(number / 10_000) else { return nil }
    guard let date = CalendarDate.iso(number / 10_000, number / 100 % 100, number % 100) else { return nil }
    letters = rest
    return date
  }
}

/// Lines as the few places that look at the head of a text want them.
enum TextLine {
  /// NFC, without the spaces and the carriage return at its ends.
  static func string(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    var letters = Array(((try? Normalization.nfc(text)) ?? text).unicodeScalars)[...]
    while let last = letters.last, last.properties.isWhitespace { letters.removeLast() }
    letters = letters.drop { $0.properties.isWhitespace || $0 == "\u{FEFF}" }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: letters)
    return String(view)
  }
}
