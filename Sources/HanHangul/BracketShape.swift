// SPDX-License-Identifier: Apache-2.0

/// The brackets of Korean and Chinese text: which code points open and close, and which go together (UAX #9, BidiBrackets).
///
/// This is the one place that lists them. `BracketScanner` reads the same brackets as bytes.
public enum BracketShape: Sendable, Hashable, CaseIterable {
  /// ( ) and their full-width forms （ ）.
  case round
  /// [ ] and ［ ］.
  case square
  /// 〔 〕
  case tortoise
  /// 「 」
  case corner
  /// 『 』
  case doubleCorner
  /// 〈 〉
  case angle
  /// 《 》
  case doubleAngle
  /// 【 】
  case lenticular

  /// The shape of a bracket, and whether it opens; nil for every other code point.
  @inlinable
  public static func of(_ code: UInt32) -> (shape: BracketShape, opens: Bool)? {
    switch code {
    case 0x28, 0xFF08: (.round, true)
    case 0x29, 0xFF09: (.round, false)
    case 0x5B, 0xFF3B: (.square, true)
    case 0x5D, 0xFF3D: (.square, false)
    case 0x3014: (.tortoise, true)
    case 0x3015: (.tortoise, false)
    case 0x300C: (.corner, true)
    case 0x300D: (.corner, false)
    case 0x300E: (.doubleCorner, true)
    case 0x300F: (.doubleCorner, false)
    case 0x3008: (.angle, true)
    case 0x3009: (.angle, false)
    case 0x300A: (.doubleAngle, true)
    case 0x300B: (.doubleAngle, false)
    case 0x3010: (.lenticular, true)
    case 0x3011: (.lenticular, false)
    default: nil
    }
  }

  /// Whether originals are put into brackets of this shape, 텐센트(腾讯), as against titles and quotations.
  @inlinable
  public var holdsAnnotations: Bool { self == .round || self == .square || self == .tortoise }

  /// Whether a code point opens a bracket that may hold an original: ( （ [ ［ 〔.
  @inlinable
  public static func opensAnnotation(_ code: UInt32) -> Bool {
    guard let bracket = of(code) else { return false }
    return bracket.opens && bracket.shape.holdsAnnotations
  }

  /// Whether a code point closes a bracket that may hold an original: ) ） ] ］ 〕.
  @inlinable
  public static func closesAnnotation(_ code: UInt32) -> Bool {
    guard let bracket = of(code) else { return false }
    return !bracket.opens && bracket.shape.holdsAnnotations
  }

  /// The other one of the pair, of the same width: ） for （. Nil for what is no bracket.
  public static func partner(of code: UInt32) -> UInt32? {
    guard let bracket = of(code) else { return nil }
    switch code {
    // ASCII and its full-width forms: [ and ] have \ between them.
    case 0x28, 0x29, 0xFF08, 0xFF09: return bracket.opens ? code + 1 : code - 1
    case 0x5B, 0x5D, 0xFF3B, 0xFF3D: return bracket.opens ? code + 2 : code - 2
    // CJK Symbols and Punctuation: side by side.
    default: return bracket.opens ? code + 1 : code - 1
    }
  }
}
