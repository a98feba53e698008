// SPDX-License-Identifier: Apache-2.0

/// An HTML tag that ends at a byte offset: `</b>`, `<a href="…">`.
struct Tag {
  var start: Int
  var isClosing: Bool
  /// May it stand inside a rendering? Formatting may, a table cell or a line break may not.
  var isInline: Bool

  /// Reads leftwards from the `>` that ends at `end`; nil when no tag within 400 bytes of one line ends there.
  init?(_ text: UnsafeBufferPointer<UInt8>, endingAt end: Int, limit: Int) {
    let floor = max(limit, end - 400)
    var cursor = end - 1
    while cursor > floor {
      cursor -= 1
      let byte = text[cursor]
      if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "\n") { return nil }
      if byte == UInt8(ascii: "<") { break }
    }
    guard cursor >= floor, text[cursor] == UInt8(ascii: "<") else { return nil }
    self.init(text, startingAt: cursor, end: end)
  }

  /// Reads the tag that starts at `<`; nil for a `<` that starts no tag.
  init?(_ text: UnsafeBufferPointer<UInt8>, startingAt start: Int, end: Int) {
    self.start = start
    var cursor = start + 1
    guard cursor < end else { return nil }
    isClosing = text[cursor] == UInt8(ascii: "/")
    if isClosing { cursor += 1 }
    var name = 0
    var letters = 0
    while cursor < end, (0x61...0x7A).contains(text[cursor] | 0x20), letters < 7 {
      name = name << 8 | Int(text[cursor] | 0x20)
      letters += 1
      cursor += 1
    }
    guard letters > 0 else { return nil }
    isInline = Self.inlineNames.contains(name)
  }

  private static let inlineNames: Set<Int> = Set(
    [
      "a", "b", "i", "u", "s", "em", "strong", "span", "font", "mark", "small", "big", "sub", "ins", "del", "ruby",
      "rb", "rt", "rp", "abbr", "cite", "q", "code", "kbd", "nowiki",
    ].map {
      $0.utf8.reduce(0) { $0 << 8 | Int($1) }
    })
}

/// A character reference that ends at a byte offset: `&apos;`, `&#39;`.
struct Entity {
  var start: Int
  var end: Int
  var scalar: UInt32

  init?(_ text: UnsafeBufferPointer<UInt8>, endingAt end: Int, limit: Int) {
    let floor = max(limit, end - 10)
    var cursor = end - 1
    while cursor > floor {
      cursor -= 1
      let byte = text[cursor]
      if byte == UInt8(ascii: "&") { break }
      guard byte > 0x22, byte < 0x7F, byte != UInt8(ascii: ";") else { return nil }
    }
    guard cursor >= floor, text[cursor] == UInt8(ascii: "&") else { return nil }
    start = cursor
    self.end = end
    let name = String(decoding: UnsafeBufferPointer(rebasing: text[cursor + 1..<end - 1]), as: UTF8.self)
    if let named = Self.names[name] {
      scalar = named
    } else if name.hasPrefix("#x") || name.hasPrefix("#X"), let code = UInt32(name.dropFirst(2), radix: 16) {
      scalar = code
    } else if name.hasPrefix("#"), let code = UInt32(name.dropFirst()) {
      scalar = code
    } else {
      return nil
    }
  }

  /// The named references that real text has around brackets (HTML, section 13.5).
  static let names: [String: UInt32] = [
    "apos": 0x27, "quot": 0x22, "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "nbsp": 0xA0, "middot": 0xB7,
    "lsquo": 0x2018, "rsquo": 0x2019, "ldquo": 0x201C, "rdquo": 0x201D, "ensp": 0xA0, "emsp": 0xA0,
  ]
}
