// SPDX-License-Identifier: Apache-2.0

/// A glossary column in a note: `reason: 용례`, or, when rows of one rendering disagree, with the Chinese form of
/// the row that it belongs to: `reason [之江]: 용례`.
///
/// A note that is meant as it stands and could be taken for one of these is written as `note: …`.
struct NoteLabel: Equatable {
  var column: String
  /// The Chinese form whose row has the value; nil when all rows of the rendering have it.
  var chinese: String?
  var value: String

  /// As it is written.
  var text: String {
    let name = Self.isPlain(column) ? column : "\"" + column.replacing("\"", with: "\"\"") + "\""
    return name + (chinese.map { " [\($0)]" } ?? "") + ": " + value
  }

  /// A note that stands for itself.
  static func plain(_ note: String) -> String {
    NoteLabel(note) == nil ? note : NoteLabel(column: "note", value: note).text
  }

  init(column: String, chinese: String? = nil, value: String) {
    self.column = column
    self.chinese = chinese
    self.value = value
  }

  /// The label in a note; nil when there is none.
  init?(_ text: String) {
    if let end = Self.endOfPlainName(text) {
      column = String(text[..<end])
      value = String(text[text.utf8.index(end, offsetBy: 2)...])
      return
    }
    var rest = text.unicodeScalars[...]
    var name = String.UnicodeScalarView()
    if rest.first == "\"" {
      rest = rest.dropFirst()
      while let scalar = rest.first {
        rest = rest.dropFirst()
        if scalar == "\"" {
          guard rest.first == "\"" else { break }
          rest = rest.dropFirst()
        }
        name.append(scalar)
      }
    } else {
      while let scalar = rest.first, scalar != ":", scalar != "[", scalar != "\n" {
        name.append(scalar)
        rest = rest.dropFirst()
        if name.count > 200 { return nil }
      }
      if rest.first == "[" {
        guard name.last == " " else { return nil }
        name.removeLast()
        rest = text.unicodeScalars[text.unicodeScalars.index(before: rest.startIndex)...]
      }
    }
    guard !name.isEmpty else { return nil }
    if rest.first == " ", rest.dropFirst().first == "[" {
      guard let close = Self.end(of: "]: ", in: rest) else { return nil }
      chinese = String(rest[rest.index(rest.startIndex, offsetBy: 2)..<close.lowerBound])
      value = String(rest[close.upperBound...])
    } else {
      guard rest.first == ":", rest.dropFirst().first == " " else { return nil }
      value = String(rest.dropFirst(2))
    }
    column = String(name)
    if column.unicodeScalars.last == " " { return nil }
  }

  /// Where the name ends in what nearly all labels look like: `column: value`.
  private static func endOfPlainName(_ text: String) -> String.Index? {
    let utf8 = text.utf8
    var index = utf8.startIndex
    var last: UInt8 = 0
    for byte in utf8.prefix(200) {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "["), 0x0A: return nil
      case UInt8(ascii: ":"):
        let next = utf8.index(after: index)
        return last > 0x20 && next < utf8.endIndex && utf8[next] == 0x20 ? index : nil
      default: last = byte
      }
      index = utf8.index(after: index)
    }
    return nil
  }

  private static func end(
    of wanted: String, in text: Substring.UnicodeScalarView
  ) -> Range<String.Index>? {
    let wanted = Array(wanted.unicodeScalars)
    var index = text.startIndex
    while index < text.endIndex {
      if text[index...].starts(with: wanted) { return index..<text.index(index, offsetBy: wanted.count) }
      index = text.index(after: index)
    }
    return nil
  }

  private static func isPlain(_ column: String) -> Bool {
    !column.isEmpty && column.unicodeScalars.first != " " && column.unicodeScalars.last != " "
      && column.unicodeScalars.count <= 200
      && !column.unicodeScalars.contains { $0 == ":" || $0 == "[" || $0 == "\"" || $0 == "\n" }
  }
}
