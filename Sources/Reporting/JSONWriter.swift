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
public struct JSONWriter {
  /// What has been written so far; `removeAll(keepingCapacity:)` between records to stream.
  public var bytes: [UInt8] = []
  private var needsComma = false

  /// An empty value.
  public init() {}

  /// Writes `{`, the members that `body` writes, and `}`.
  public mutating func object(_ body: (inout JSONWriter) throws -> Void) rethrows {
    separate()
    bytes.append(UInt8(ascii: "{"))
    needsComma = false
    try body(&self)
    bytes.append(UInt8(ascii: "}"))
    needsComma = true
  }

  /// Writes `[`, the elements that `body` writes, and `]`.
  public mutating func array(_ body: (inout JSONWriter) throws -> Void) rethrows {
    separate()
    bytes.append(UInt8(ascii: "["))
    needsComma = false
    try body(&self)
    bytes.append(UInt8(ascii: "]"))
    needsComma = true
  }

  /// Writes a member's name; exactly one value must follow.
  public mutating func key(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// A member's name that is known only at run time.
  public mutating func key(named name: String) {
    string(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  public mutating func string(_ value: String) {
    separate()
    appendQuoted(value)
    needsComma = true
  }

  public mutating func int(_ value: Int) {
    separate()
    appendDecimal(value)
    needsComma = true
  }

  public mutating func bool(_ value: Bool) {
    separate()
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
    needsComma = true
  }

  public mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
    needsComma = true
  }

  /// A number with at most `places` decimals, trailing zeros dropped (one decimal is kept: `1.0`).
  public mutating func decimal(_ value: Double, places: Int = 2) {
    separate()
    needsComma = true
    guard value.isFinite else {
      bytes.append(contentsOf: "null".utf8)
      return
    }
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    let scaled = Int((value * Double(scale)).rounded())
    if scaled < 0 { bytes.append(UInt8(ascii: "-")) }
    appendDecimal(scaled.magnitude / UInt(scale))
    bytes.append(UInt8(ascii: "."))
    var rest = scaled.magnitude % UInt(scale)
    var unit = UInt(scale) / 10
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(rest / max(unit, 1)))
      rest %= max(unit, 1)
      unit /= 10
    } while rest > 0 && unit > 0
  }

  /// Ends a record of JSON Lines.
  public mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  /// Bytes that already are one JSON value.
  public mutating func raw(_ value: some Sequence<UInt8>) {
    separate()
    bytes.append(contentsOf: value)
    needsComma = true
  }

  public mutating func member(_ name: StaticString, _ value: String) {
    key(name)
    string(value)
  }

  public mutating func member(_ name: StaticString, _ value: Int) {
    key(name)
    int(value)
  }

  /// An absent value is written as `null`: every record of one kind has the same members.
  public mutating func member(_ name: StaticString, orNull value: String?) {
    key(name)
    if let value { string(value) } else { null() }
  }

  public mutating func member(_ name: StaticString, orNull value: Int?) {
    key(name)
    if let value { int(value) } else { null() }
  }

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
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  private mutating func appendDecimal(_ value: some BinaryInteger) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    var rest = UInt(value.magnitude)
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  /// RFC 8259, section 7: quotation mark, reverse solidus and U+0000…U+001F are escaped, all else is UTF-8.
  private mutating func appendQuoted(_ value: String) {
    let hex = Array("0123456789abcdef".utf8)
    bytes.append(UInt8(ascii: "\""))
    var value = value
    value.withUTF8 { utf8 in
      for byte in utf8 {
        switch byte {
        case UInt8(ascii: "\""): bytes.append(contentsOf: [0x5C, 0x22])
        case 0x5C: bytes.append(contentsOf: [0x5C, 0x5C])
        case 0x0A: bytes.append(contentsOf: [0x5C, UInt8(ascii: "n")])
        case 0x0D: bytes.append(contentsOf: [0x5C, UInt8(ascii: "r")])
        case 0x09: bytes.append(contentsOf: [0x5C, UInt8(ascii: "t")])
        case 0..<0x20:
          bytes.append(contentsOf: "\\u00".utf8)
          bytes.append(hex[Int(byte >> 4)])
          bytes.append(hex[Int(byte & 15)])
        default: bytes.append(byte)
        }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
