// SPDX-License-Identifier: Apache-2.0

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
