// SPDX-License-Identifier: Apache-2.0

/// Text that may stand in an XML 1.0 document.
enum CleanText {
  /// Whether XML 1.0 allows a character (production 2: Char).
  static func isLegal(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  /// The text without illegal characters, and whether any was there. libxml2's writer does not look: one
  /// control character makes a file that no parser opens.
  static func legal(_ text: String) -> (text: String, removed: Bool) {
    if isPlain(text) || text.unicodeScalars.allSatisfy(isLegal) { return (text, false) }
    var kept = String.UnicodeScalarView()
    kept.append(contentsOf: text.unicodeScalars.lazy.filter(isLegal))
    return (String(kept), true)
  }

  /// Whether text is as all of the functions here would leave it: what nearly every cell is. A false is no verdict.
  ///
  /// No control characters, no two spaces together, nothing at its ends but ASCII that can be seen or a letter of
  /// Han or Hangul, no U+FFFE and U+FFFF (EF BF BE, EF BF BF).
  static func isPlain(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard let first = bytes.first, let last = bytes.last else { return true }
      guard first > 0x20, first < 0x80 || (0xE4...0xED).contains(first), last > 0x20 else { return false }
      if last >= 0x80, bytes.count < 3 || !(0xE4...0xED).contains(bytes[bytes.count - 3]) { return false }
      var previous: UInt8 = 0
      for byte in bytes {
        if byte < 0x20 || byte == 0xEF || (byte == 0x20 && previous == 0x20) || byte == 0x7F { return false }
        previous = byte
      }
      return true
    }
  }

  /// One line without white space at its ends or doubled inside, as `term` wants it (readers compare
  /// terms as strings, and some normalise white space while others do not).
  static func singleLine(_ text: String) -> String {
    if isPlain(text) { return text }
    var out = String.UnicodeScalarView()
    var pendingSpace = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case " ", "\t", "\n", "\r": pendingSpace = true
      case _ where scalar.properties.isWhitespace && out.isEmpty: continue
      default:
        if pendingSpace && !out.isEmpty { out.append(" ") }
        pendingSpace = false
        out.append(scalar)
      }
    }
    while let last = out.last, last.properties.isWhitespace { out.removeLast() }
    return String(out)
  }

  /// Multi-line text without white space at its ends; line ends become LF, as an XML reader would make them.
  static func trimmed(_ text: String) -> String {
    if isPlain(text) { return text }
    var out = String.UnicodeScalarView()
    var afterCR = false
    for scalar in text.unicodeScalars {
      defer { afterCR = scalar == "\r" }
      if scalar == "\n" && afterCR { continue }
      if out.isEmpty && scalar.properties.isWhitespace { continue }
      out.append(scalar == "\r" ? "\n" : scalar)
    }
    while let last = out.last, last.properties.isWhitespace { out.removeLast() }
    return String(out)
  }

  /// Whether two texts have the same bytes: `==` takes NFC and NFD for the same.
  static func isSame(_ one: String, _ other: String) -> Bool {
    var (one, other) = (one, other)
    return one.withUTF8 { one in other.withUTF8 { one.count == $0.count && one.elementsEqual($0) } }
  }

  /// Whether two words of ASCII are the same but for case.
  static func isSameWord(_ one: String, _ other: String) -> Bool {
    guard one.utf8.count == other.utf8.count else { return false }
    func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
    return zip(one.utf8, other.utf8).allSatisfy { lower($0) == lower($1) }
  }

  /// Whether a person would see nothing: spaces, controls, zero-width characters, variation selectors alone.
  static func isInvisible(_ text: String) -> Bool {
    if !text.isEmpty, isPlain(text) { return false }
    return text.unicodeScalars.allSatisfy {
      let properties = $0.properties
      return properties.isWhitespace || properties.isDefaultIgnorableCodePoint
        || properties.generalCategory == .control || !isLegal($0)
    }
  }
}

/// Calendar dates as XML Schema's `xs:date` has them, without a time zone.
enum CalendarDate {
  /// Whether the text is a day that exists, `YYYY-MM-DD`.
  static func isValid(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return false }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10), year > 0 else { return false }
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...12).contains(month) && (1...days[month - 1]).contains(day)
  }
}

extension CalendarDate {
  /// The day that a date in another notation means: `2026.11.20`, `2026/11/20`, `20261120`, a day with a time.
  static func repaired(_ text: String) -> String? {
    let digits = text.utf8.split(whereSeparator: { !(0x30...0x39).contains($0) })
      .map { String(decoding: $0, as: UTF8.self) }
    var parts = digits
    if let first = digits.first, first.utf8.count == 8 {
      parts = [String(first.prefix(4)), String(first.dropFirst(4).prefix(2)), String(first.suffix(2))]
    }
    guard parts.count >= 3, parts[0].utf8.count == 4, parts[1].utf8.count <= 2, parts[2].utf8.count <= 2 else {
      return nil
    }
    func two(_ text: String) -> String { text.utf8.count == 1 ? "0" + text : text }
    let day = "\(parts[0])-\(two(parts[1]))-\(two(parts[2]))"
    return isValid(day) ? day : nil
  }
}

/// References that may be the target of an external `xref` (http and https alone).
enum ExternalReference {
  /// The addresses in a `ref` cell, percent-encoded; nil when the cell is not made of addresses alone.
  static func addresses(in text: String) -> [(text: String, target: String)]? {
    let words = text.unicodeScalars.split(whereSeparator: \.properties.isWhitespace).map { String($0) }
    guard !words.isEmpty else { return nil }
    var result: [(text: String, target: String)] = []
    for word in words {
      guard let target = target(of: word) else { return nil }
      result.append((word, target))
    }
    return result
  }

  private static func target(of word: String) -> String? {
    let lower = word.lowercased()
    let scheme = lower.hasPrefix("https://") ? "https://" : lower.hasPrefix("http://") ? "http://" : ""
    guard !scheme.isEmpty, let host = word.utf8.dropFirst(scheme.utf8.count).first,
      !"/?#:@".utf8.contains(host)
    else { return nil }
    // `xs:anyURI` lets most things through, but tools hand the target to a browser: RFC 3986 characters
    // stay, the rest of the bytes, and a % that starts no escape, are percent-encoded.
    let allowed = Set("-._~:/?@!$&'()*+,;=".utf8)
    let bytes = Array(word.utf8.dropFirst(scheme.utf8.count))
    func isHex(_ index: Int) -> Bool {
      guard index < bytes.count else { return false }
      return switch bytes[index] {
      case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
      default: false
      }
    }
    let digits = Array("0123456789ABCDEF".utf8)
    var out = Array(scheme.utf8)
    var hasFragment = false
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: out.append(byte)
      case UInt8(ascii: "%") where isHex(index + 1) && isHex(index + 2): out.append(byte)
      case UInt8(ascii: "#") where !hasFragment:
        hasFragment = true
        out.append(byte)
      case _ where allowed.contains(byte): out.append(byte)
      default: out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
