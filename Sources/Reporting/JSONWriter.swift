// SPDX-License-Identifier: Apache-2.0

/// Writes JSON with members in the order in which they are given, straight into UTF-8 bytes.
///
/// Foundation's encoder promises no member order and allocates a box a value; the command line's contract
/// fixes the order, and `align` writes tens of megabytes a second. The caller keeps the nesting balanced:
///
/// ```swift
/// var json = JSONWriter()
/// json.object { $0.member("line", 12); $0.member("zh", "承諾") }
/// // {"line":12,"zh":"承諾"}
/// ```
public struct JSONWriter: ~Copyable {
  private var buffer = ByteBuffer()
  private var needsComma = false

  /// An empty value.
  public init() {}

  /// A copy of what has been written.
  public var bytes: [UInt8] { Array(buffer.bytes) }

  /// How many bytes have been written.
  public var count: Int { buffer.count }

  /// Lends what has been written; the bytes are valid until `body` returns.
  public func withBytes<R>(_ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R { try body(buffer.bytes) }

  /// Forgets what has been written and keeps the room for it: between the records of a stream.
  public mutating func removeAll() { buffer.removeAll() }

  /// Writes `{`, the members that `body` writes, and `}`.
  @inline(__always)
  public mutating func object(_ body: (inout JSONWriter) throws -> Void) rethrows {
    separate()
    buffer.append(UInt8(ascii: "{"))
    needsComma = false
    try body(&self)
    buffer.append(UInt8(ascii: "}"))
    needsComma = true
  }

  /// Writes `[`, the elements that `body` writes, and `]`.
  @inline(__always)
  public mutating func array(_ body: (inout JSONWriter) throws -> Void) rethrows {
    separate()
    buffer.append(UInt8(ascii: "["))
    needsComma = false
    try body(&self)
    buffer.append(UInt8(ascii: "]"))
    needsComma = true
  }

  /// Writes a member's name; exactly one value must follow.
  public mutating func key(_ name: StaticString) {
    separate()
    buffer.append(UInt8(ascii: "\""))
    buffer.append(name)
    buffer.append("\":")
    needsComma = false
  }

  /// A member's name that is known only at run time.
  public mutating func key(named name: String) {
    string(name)
    buffer.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// A string, escaped by RFC 8259, 7; all but controls, quotation mark and backslash stays as it is.
  public mutating func string(_ value: String) {
    separate()
    appendQuoted(value)
    needsComma = true
  }

  /// A whole number.
  public mutating func int(_ value: Int) {
    separate()
    if value < 0 { buffer.append(UInt8(ascii: "-")) }
    buffer.append(decimal: value.magnitude)
    needsComma = true
  }

  /// `true` or `false`.
  public mutating func bool(_ value: Bool) {
    separate()
    buffer.append(value ? "true" : "false")
    needsComma = true
  }

  /// `null`.
  public mutating func null() {
    separate()
    buffer.append("null")
    needsComma = true
  }

  /// A number with at most `places` decimals, trailing zeros dropped (one decimal is kept: `1.0`).
  public mutating func decimal(_ value: Double, places: Int = 2) {
    separate()
    needsComma = true
    guard value.isFinite else {
      buffer.append("null")
      return
    }
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    let scaled = Int((value * Double(scale)).rounded())
    if scaled < 0 { buffer.append(UInt8(ascii: "-")) }
    buffer.append(decimal: scaled.magnitude / UInt(scale))
    buffer.append(UInt8(ascii: "."))
    var rest = scaled.magnitude % UInt(scale)
    var unit = UInt(scale) / 10
    repeat {
      buffer.append(UInt8(ascii: "0") + UInt8(rest / max(unit, 1)))
      rest %= max(unit, 1)
      unit /= 10
    } while rest > 0 && unit > 0
  }

  /// Ends a record of JSON Lines.
  public mutating func endLine() {
    buffer.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  /// Bytes that already are one JSON value.
  public mutating func raw(_ value: ArraySlice<UInt8>) {
    separate()
    value.withUnsafeBufferPointer { buffer.append($0) }
    needsComma = true
  }

  /// A member with a string. Names are written as they are: ASCII without quotation marks.
  public mutating func member(_ name: StaticString, _ value: String) {
    key(name)
    string(value)
  }

  /// A member with a whole number.
  public mutating func member(_ name: StaticString, _ value: Int) {
    key(name)
    int(value)
  }

  /// An absent value is written as `null`: every record of one kind has the same members.
  public mutating func member(_ name: StaticString, orNull value: String?) {
    key(name)
    if let value { string(value) } else { null() }
  }

  /// A whole number, or `null`.
  public mutating func member(_ name: StaticString, orNull value: Int?) {
    key(name)
    if let value { int(value) } else { null() }
  }

  /// A member with an array of strings.
  public mutating func member(_ name: StaticString, _ values: [String]) {
    key(name)
    array { for value in values { $0.string(value) } }
  }

  /// A half-open range as `[lower,upper]`.
  public mutating func member(_ name: StaticString, orNull range: Range<Int>?) {
    key(name)
    guard let range else { return null() }
    array {
      $0.int(range.lowerBound)
      $0.int(range.upperBound)
    }
  }

  private mutating func separate() {
    if needsComma { buffer.append(UInt8(ascii: ",")) }
  }

  /// RFC 8259, section 7: quotation mark, reverse solidus and U+0000…U+001F are escaped, all else is UTF-8.
  private mutating func appendQuoted(_ value: String) {
    buffer.append(UInt8(ascii: "\""))
    var value = value
    value.withUTF8 { utf8 in
      var written = 0
      for (index, byte) in utf8.enumerated() {
        if byte >= 0x20, byte != UInt8(ascii: "\""), byte != 0x5C { continue }
        buffer.append(UnsafeBufferPointer(rebasing: utf8[written..<index]))
        appendEscape(byte)
        written = index + 1
      }
      buffer.append(UnsafeBufferPointer(rebasing: utf8[written...]))
    }
    buffer.append(UInt8(ascii: "\""))
  }

  private mutating func appendEscape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): buffer.append("\\\"")
    case 0x5C: buffer.append("\\\\")
    case 0x0A: buffer.append("\\n")
    case 0x0D: buffer.append("\\r")
    case 0x09: buffer.append("\\t")
    default:
      buffer.append("\\u00")
      buffer.append(Self.hexadecimal(byte >> 4))
      buffer.append(Self.hexadecimal(byte & 15))
    }
  }

  private static func hexadecimal(_ digit: UInt8) -> UInt8 {
    digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
  }
}
