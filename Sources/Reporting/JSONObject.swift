// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// What is wrong with one line of JSON input.
public enum JSONLineError: ReportableError, Equatable {
  /// 0-based byte of the line at which RFC 8259 is broken.
  case malformed(byte: Int)
  /// The bytes are no JSON object (RFC 8259).
  case notAnObject
  /// A member that must be there is not.
  case missing(member: String)
  /// A member is of another type.
  case notAString(member: String)
  /// A string holds an escape or a byte sequence that is no text: a lone surrogate.
  case invalidText(member: String)

  /// Every key of the message catalogue that a value can have.
  public static var catalogueKeys: [String] {
    ["json.malformed", "json.not-an-object", "json.missing-member", "json.not-a-string", "json.invalid-text"]
  }

  /// The entry of the message catalogue.
  public var catalogueKey: String {
    switch self {
    case .malformed: "json.malformed"
    case .notAnObject: "json.not-an-object"
    case .missing: "json.missing-member"
    case .notAString: "json.not-a-string"
    case .invalidText: "json.invalid-text"
    }
  }

  /// Values for the placeables of the entry.
  public var arguments: [String: String] {
    switch self {
    case .malformed(let byte): ["byte": "\(byte + 1)"]
    case .notAnObject: [:]
    case .missing(let member), .notAString(let member), .invalidText(let member): ["member": member]
    }
  }

  /// Where it was found.
  public var place: SourcePlace? { nil }
}

/// The members of one JSON object, with their values left as the bytes that they are.
///
/// Foundation's reader turns 1.0 into 1 and forgets the order; members that gwalho does not know are passed
/// through byte for byte. The whole line is validated (RFC 8259), nesting to 128 levels.
public struct JSONObject {
  /// One member: its name, and where its value stands.
  public struct Member {
    /// The member's name, unescaped.
    public let name: String
    /// The value's bytes, without white space around them: indices of the line.
    public let value: Range<Int>
  }

  /// In order; a repeated name stands twice.
  public private(set) var members: [Member] = []
  private let line: ArraySlice<UInt8>

  /// - Parameter line: UTF-8, one JSON object.
  public init(_ line: ArraySlice<UInt8>) throws(JSONLineError) {
    self.line = line
    // Members are passed through as they are: what is no UTF-8 must not get that far.
    if let invalid = JSONScanner.firstInvalidByte(line) { throw .malformed(byte: invalid) }
    var scanner = JSONScanner(line)
    scanner.skipSpace()
    guard scanner.peek == UInt8(ascii: "{") else {
      try scanner.value(depth: 0)
      throw .notAnObject
    }
    members = try scanner.members()
    scanner.skipSpace()
    if scanner.peek != nil { throw scanner.error }
  }

  /// The bytes of the last member of that name.
  public func value(_ name: String) -> ArraySlice<UInt8>? {
    members.last { $0.name == name }.map { line[$0.value] }
  }

  /// The text of a string member.
  public func string(_ name: String) throws(JSONLineError) -> String {
    guard let bytes = value(name) else { throw .missing(member: name) }
    guard bytes.first == UInt8(ascii: "\"") else { throw .notAString(member: name) }
    guard let text = JSONScanner.unescaped(bytes) else { throw .invalidText(member: name) }
    return text
  }
}

/// A validating scanner over one line (RFC 8259).
struct JSONScanner {
  private let bytes: ArraySlice<UInt8>
  private var cursor: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    cursor = bytes.startIndex
  }

  var peek: UInt8? { cursor < bytes.endIndex ? bytes[cursor] : nil }
  var error: JSONLineError { .malformed(byte: cursor - bytes.startIndex) }

  mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { cursor += 1 }
  }

  /// The members of the object that starts here.
  mutating func members(depth: Int = 0) throws(JSONLineError) -> [JSONObject.Member] {
    var result: [JSONObject.Member] = []
    try expect(UInt8(ascii: "{"))
    skipSpace()
    if peek == UInt8(ascii: "}") {
      cursor += 1
      return result
    }
    while true {
      skipSpace()
      let nameStart = cursor
      try string()
      guard let name = Self.unescaped(bytes[nameStart..<cursor]) else {
        throw .malformed(byte: nameStart - bytes.startIndex)
      }
      skipSpace()
      try expect(UInt8(ascii: ":"))
      skipSpace()
      let start = cursor
      try value(depth: depth + 1)
      result.append(JSONObject.Member(name: name, value: start..<cursor))
      skipSpace()
      guard peek == UInt8(ascii: ",") else { break }
      cursor += 1
    }
    try expect(UInt8(ascii: "}"))
    return result
  }

  mutating func value(depth: Int) throws(JSONLineError) {
    guard depth < 128, let byte = peek else { throw error }
    switch byte {
    case UInt8(ascii: "{"): _ = try members(depth: depth)
    case UInt8(ascii: "["): try array(depth: depth)
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "t"): try literal("true")
    case UInt8(ascii: "f"): try literal("false")
    case UInt8(ascii: "n"): try literal("null")
    default: try number()
    }
  }

  private mutating func array(depth: Int) throws(JSONLineError) {
    try expect(UInt8(ascii: "["))
    skipSpace()
    if peek == UInt8(ascii: "]") {
      cursor += 1
      return
    }
    while true {
      skipSpace()
      try value(depth: depth + 1)
      skipSpace()
      guard peek == UInt8(ascii: ",") else { break }
      cursor += 1
    }
    try expect(UInt8(ascii: "]"))
  }

  private mutating func string() throws(JSONLineError) {
    try expect(UInt8(ascii: "\""))
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        cursor += 1
        return
      case UInt8(ascii: "\\"):
        cursor += 1
        guard let escape = peek else { throw error }
        cursor += 1
        if escape == UInt8(ascii: "u") {
          for _ in 0..<4 {
            guard let digit = peek, Self.hex(digit) != nil else { throw error }
            cursor += 1
          }
        } else if !"\"\\/bfnrt".utf8.contains(escape) {
          throw error
        }
      case 0..<0x20: throw error
      default: cursor += 1
      }
    }
    throw error
  }

  private mutating func number() throws(JSONLineError) {
    if peek == UInt8(ascii: "-") { cursor += 1 }
    if peek == UInt8(ascii: "0") { cursor += 1 } else { try digits() }
    if peek == UInt8(ascii: ".") {
      cursor += 1
      try digits()
    }
    if let byte = peek, byte | 0x20 == UInt8(ascii: "e") {
      cursor += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { cursor += 1 }
      try digits()
    }
  }

  private mutating func digits() throws(JSONLineError) {
    guard let first = peek, (0x30...0x39).contains(first) else { throw error }
    while let byte = peek, (0x30...0x39).contains(byte) { cursor += 1 }
  }

  private mutating func literal(_ word: StaticString) throws(JSONLineError) {
    let wanted = word.withUTF8Buffer { Array($0) }
    guard bytes[cursor...].starts(with: wanted) else { throw error }
    cursor += wanted.count
  }

  private mutating func expect(_ byte: UInt8) throws(JSONLineError) {
    guard peek == byte else { throw error }
    cursor += 1
  }

  private static func hex(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x37)
    case 0x61...0x66: UInt32(byte - 0x57)
    default: nil
    }
  }

  /// 0-based offset of the first byte that is no UTF-8.
  static func firstInvalidByte(_ bytes: ArraySlice<UInt8>) -> Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while case .valid(let scalar) = parser.parseScalar(from: &iterator) { offset += scalar.count }
    return offset
  }

  /// The text of a quoted string; nil for bytes that are no UTF-8 and for lone surrogates.
  static func unescaped(_ quoted: ArraySlice<UInt8>) -> String? {
    let inner = quoted.dropFirst().dropLast()
    guard inner.contains(UInt8(ascii: "\\")) else { return String(validating: inner, as: UTF8.self) }
    var result: [UInt8] = []
    result.reserveCapacity(inner.count)
    var cursor = inner.startIndex
    func unit(_ at: Int) -> UInt32? {
      guard at + 4 <= inner.endIndex else { return nil }
      return inner[at..<at + 4].reduce(0) { $0 << 4 | (hex($1) ?? 0) }
    }
    while cursor < inner.endIndex {
      let byte = inner[cursor]
      cursor += 1
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        continue
      }
      let escape = inner[cursor]
      cursor += 1
      switch escape {
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "u"):
        guard var code = unit(cursor) else { return nil }
        cursor += 4
        if (0xD800...0xDBFF).contains(code) {
          guard cursor + 6 <= inner.endIndex, inner[cursor] == UInt8(ascii: "\\"),
            inner[cursor + 1] == UInt8(ascii: "u"),
            let low = unit(cursor + 2), (0xDC00...0xDFFF).contains(low)
          else { return nil }
          cursor += 6
          code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { return nil }
        result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      default: result.append(escape)
      }
    }
    return String(validating: result, as: UTF8.self)
  }
}
