// SPDX-License-Identifier: Apache-2.0

/// Finds what the TOML library would end the process for.
///
/// toml++ trusts its caller in three places and asserts there instead of throwing: a table header that does not begin
/// with a key (`[[[`, `[.a]`), a `}` or an odd space where an array wants a value, and dates that break off. Everything
/// else that is no TOML it says itself, with its place; so this walks over the text as the library does and looks at
/// nothing else.
struct TOMLPrecheck {
  /// What the library must not be given.
  struct Fault: Error {
    /// Byte offset of the line (a header, or a key with its value) that must not be read, and of the fault in it.
    var expression: Int
    var offset: Int
    /// In English, as the library's own sentences are.
    var reason: String
  }

  /// The library refuses the text here; what follows is not read.
  private struct Refused: Error {}

  private let bytes: [UInt8]
  private var index = 0
  private var depth = 0

  private init(_ text: String) {
    bytes = Array(text.utf8)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  /// The first fault of a text; nil when the library can read it, or says what is wrong.
  static func fault(in text: String) -> Fault? {
    var check = TOMLPrecheck(text)
    var expression = 0
    do {
      while true {
        check.skipToText()
        if check.next == nil { return nil }
        expression = check.index
        if check.next == UInt8(ascii: "[") { try check.header() } else { try check.pair() }
      }
    } catch var fault as Fault {
      fault.expression = expression
      return fault
    } catch {
      return nil
    }
  }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  // MARK: Expressions

  private mutating func header() throws {
    index += 1
    skipBlanks()
    if next == UInt8(ascii: "[") {
      index += 1
      skipBlanks()
    }
    guard let next else { throw Refused() }
    guard isKey(next) || next == UInt8(ascii: "]") else { throw fault("expected a key") }
    try skipKey(to: UInt8(ascii: "]"))
    while let next = self.next, next != UInt8(ascii: "\n") { index += 1 }
  }

  private mutating func pair() throws {
    guard let next, isKey(next) else { throw Refused() }
    try skipKey(to: UInt8(ascii: "="))
    index += 1
    try value()
    while let next = self.next, next != UInt8(ascii: "\n") { index += 1 }
  }

  private mutating func value() throws {
    // The library's own limit.
    guard depth < 256 else { throw Refused() }
    depth += 1
    defer { depth -= 1 }
    skipBlanks()
    switch next {
    case nil: throw Refused()
    case UInt8(ascii: "\""), UInt8(ascii: "'"): try string()
    case UInt8(ascii: "["): try array()
    case UInt8(ascii: "{"): try inlineTable()
    default: try scalar()
    }
  }

  private mutating func array() throws {
    index += 1
    while true {
      skipToText()
      switch next {
      case nil: throw Refused()
      case UInt8(ascii: ","): index += 1
      case UInt8(ascii: "]"):
        index += 1
        return
      // White space that is not ASCII counts as the end of a value, as `}` does; no value begins so.
      case UInt8(ascii: "}"), .some(..<0x20), .some(0x7F...): throw fault("expected a value or closing ']'")
      default: try value()
      }
    }
  }

  private mutating func inlineTable() throws {
    index += 1
    while true {
      skipBlanks()
      guard let next else { throw Refused() }
      if next == UInt8(ascii: "}") {
        index += 1
        return
      }
      if next == UInt8(ascii: ",") {
        index += 1
        continue
      }
      guard isKey(next) else { throw Refused() }
      try skipKey(to: UInt8(ascii: "="))
      index += 1
      try value()
    }
  }

  // MARK: Words

  /// A number, a word, a date. No setting is a date, and the library reads those that are none badly.
  private mutating func scalar() throws {
    let start = index
    while let next, !" \t\r\n,]}#".utf8.contains(next) { index += 1 }
    if start == index { throw Refused() }
    let word = bytes[start..<index]
    if word.count > 4, word.prefix(4).allSatisfy({ (0x30...0x39).contains($0) }), word[start + 4] == UInt8(ascii: "-") {
      index = start
      throw fault("no setting is a date")
    }
  }

  /// To the character behind a key, dotted and quoted ones included.
  private mutating func skipKey(to end: UInt8) throws {
    while let next, next != end {
      switch next {
      case UInt8(ascii: "\n"): throw Refused()
      case UInt8(ascii: "\""), UInt8(ascii: "'"): try string()
      default: index += 1
      }
    }
    if next == nil { throw Refused() }
  }

  private mutating func string() throws {
    let quote = bytes[index]
    let isLong = index + 2 < bytes.count && bytes[index + 1] == quote && bytes[index + 2] == quote
    index += isLong ? 3 : 1
    while let next {
      switch next {
      case UInt8(ascii: "\\") where quote == UInt8(ascii: "\""): index += 2
      case UInt8(ascii: "\n") where !isLong: throw Refused()
      case quote where !isLong:
        index += 1
        return
      case quote where index + 2 < bytes.count && bytes[index + 1] == quote && bytes[index + 2] == quote:
        index += 3
        // Two quotation marks may stand before the three that end it.
        for _ in 0..<2 where self.next == quote { index += 1 }
        return
      default: index += 1
      }
    }
    throw Refused()
  }

  private func isKey(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      true
    default: false
    }
  }

  private func fault(_ reason: String) -> Fault { Fault(expression: 0, offset: index, reason: reason) }

  private mutating func skipBlanks() {
    while let next, next == UInt8(ascii: " ") || next == UInt8(ascii: "\t") { index += 1 }
  }

  /// Over blanks, line ends and comments.
  private mutating func skipToText() {
    while let next {
      switch next {
      case 0x09, 0x0A, 0x0D, 0x20: index += 1
      case UInt8(ascii: "#"): while let next = self.next, next != UInt8(ascii: "\n") { index += 1 }
      default: return
      }
    }
  }
}
