// SPDX-License-Identifier: Apache-2.0

/// CP949 both ways, handed in because this module knows no converter.
public struct LegacyCodec: Sendable {
  /// The text of the bytes, or nil when some are not CP949.
  public var decode: @Sendable ([UInt8]) -> String?
  /// The bytes of a text, or nil when CP949 lacks one of its characters.
  public var encode: @Sendable (String) -> [UInt8]?

  /// A converter from its two directions.
  public init(decode: @escaping @Sendable ([UInt8]) -> String?, encode: @escaping @Sendable (String) -> [UInt8]?) {
    self.decode = decode
    self.encode = encode
  }
}

/// How a glossary file spells its text.
public enum GlossaryEncoding: Sendable, Equatable {
  /// Without a byte order mark.
  case utf8
  /// With one, as spreadsheets save UTF-8.
  case utf8WithBOM
  /// What Excel saves as "유니코드 텍스트".
  case utf16LE
  /// The other byte order, with its mark.
  case utf16BE
  /// Windows code page 949, a superset of EUC-KR.
  case cp949

  /// The byte order mark the file begins with.
  var mark: [UInt8] {
    switch self {
    case .utf8, .cp949: []
    case .utf8WithBOM: [0xEF, 0xBB, 0xBF]
    case .utf16LE: [0xFF, 0xFE]
    case .utf16BE: [0xFE, 0xFF]
    }
  }

  /// By the byte order mark, else UTF-8 when the bytes are, else CP949.
  static func detect(_ bytes: [UInt8]) -> GlossaryEncoding {
    for marked in [Self.utf8WithBOM, .utf16LE, .utf16BE] where bytes.starts(with: marked.mark) { return marked }
    if firstInvalid(bytes) == nil { return .utf8 }
    return looksLikeDamagedUTF8(bytes) ? .utf8 : .cp949
  }

  /// Bytes (without the mark) as UTF-8, or nil when they are not in this encoding.
  func decode(_ bytes: [UInt8], with codec: LegacyCodec?) -> [UInt8]? {
    switch self {
    case .utf8, .utf8WithBOM: Self.firstInvalid(bytes) == nil ? bytes : nil
    case .utf16LE: Self.decodeUTF16(bytes, low: 0, high: 1)
    case .utf16BE: Self.decodeUTF16(bytes, low: 1, high: 0)
    case .cp949: codec?.decode(bytes).map { Array($0.utf8) }
    }
  }

  /// Text in this encoding, without a mark; nil when it cannot say it.
  func encode(_ text: String, with codec: LegacyCodec?) -> [UInt8]? {
    switch self {
    case .utf8, .utf8WithBOM: Array(text.utf8)
    case .utf16LE: text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    case .utf16BE: text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    case .cp949: codec?.encode(text)
    }
  }

  private static func decodeUTF16(_ bytes: [UInt8], low: Int, high: Int) -> [UInt8]? {
    guard bytes.count % 2 == 0 else { return nil }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 3 / 2)
    var leading: UInt32?
    for start in stride(from: 0, to: bytes.count, by: 2) {
      let unit = UInt32(bytes[start + high]) << 8 | UInt32(bytes[start + low])
      if let lead = leading {
        guard unit & 0xFC00 == 0xDC00 else { return nil }
        let code = 0x10000 + (lead - 0xD800) << 10 + (unit - 0xDC00)
        text.append(UInt8(0xF0 | code >> 18))
        text.append(UInt8(0x80 | code >> 12 & 0x3F))
        text.append(UInt8(0x80 | code >> 6 & 0x3F))
        text.append(UInt8(0x80 | code & 0x3F))
        leading = nil
      } else if unit < 0x80 {
        text.append(UInt8(unit))
      } else if unit < 0x800 {
        text.append(UInt8(0xC0 | unit >> 6))
        text.append(UInt8(0x80 | unit & 0x3F))
      } else if unit & 0xFC00 == 0xD800 {
        leading = unit
      } else if unit & 0xFC00 == 0xDC00 {
        return nil
      } else {
        text.append(UInt8(0xE0 | unit >> 12))
        text.append(UInt8(0x80 | unit >> 6 & 0x3F))
        text.append(UInt8(0x80 | unit & 0x3F))
      }
    }
    return leading == nil ? text : nil
  }
}

// MARK: - UTF-8 or not

extension GlossaryEncoding {
  /// Offset of the first byte that is no part of well-formed UTF-8.
  static func firstInvalid(_ bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var position = 0
      while position < bytes.count {
        if bytes[position] < 0x80 {
          position += 1
        } else {
          let length = sequenceLength(bytes, at: position)
          if length == 0 { return position }
          position += length
        }
      }
      return nil
    }
  }

  /// Length of the well-formed sequence of more than one byte at `position`, else 0.
  private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
    func isTail(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      position + offset < bytes.count && range.contains(bytes[position + offset])
    }
    switch bytes[position] {
    case 0xC2...0xDF: return isTail(1) ? 2 : 0
    case 0xE0: return isTail(1, 0xA0...0xBF) && isTail(2) ? 3 : 0
    case 0xED: return isTail(1, 0x80...0x9F) && isTail(2) ? 3 : 0
    case 0xE1...0xEF: return isTail(1) && isTail(2) ? 3 : 0
    case 0xF0: return isTail(1, 0x90...0xBF) && isTail(2) && isTail(3) ? 4 : 0
    case 0xF1...0xF3: return isTail(1) && isTail(2) && isTail(3) ? 4 : 0
    case 0xF4: return isTail(1, 0x80...0x8F) && isTail(2) && isTail(3) ? 4 : 0
    default: return 0
    }
  }

  /// CP949 text hardly ever makes well-formed sequences of three bytes; UTF-8 with one bad byte makes almost
  /// nothing else. To read the latter as CP949 would fill the term base with 嫄댁: better refuse it.
  private static func looksLikeDamagedUTF8(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var good = 0
      var bad = 0
      var position = 0
      while position < bytes.count {
        let length = bytes[position] < 0x80 ? 1 : sequenceLength(bytes, at: position)
        if length >= 3 { good += 1 }
        if length == 0 { bad += 1 }
        position += max(length, 1)
      }
      return good > 4 * bad
    }
  }
}
