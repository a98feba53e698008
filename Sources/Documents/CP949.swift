// SPDX-License-Identifier: Apache-2.0

/// CP949 both ways, for files that are edited and so must be written as they were read.
public enum CP949 {
  /// The text of the bytes; nil when some are not CP949.
  public static func decode(_ bytes: [UInt8]) -> String? {
    guard let utf8 = try? bytes.withUnsafeBufferPointer(CP949Decoding.decode) else { return nil }
    return String(decoding: utf8, as: UTF8.self)
  }

  /// The bytes of a text; nil when CP949 lacks one of its characters.
  public static func encode(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        bytes.append(UInt8(scalar.value))
      } else if let pair = pairs[scalar] {
        bytes.append(UInt8(pair >> 8))
        bytes.append(UInt8(pair & 0xFF))
      } else {
        return nil
      }
    }
    return bytes
  }

  /// What the decoder makes of every pair of bytes, turned round: so the two directions cannot disagree. Made
  /// when the first text is encoded, which is when somebody edits a CP949 file.
  private static let pairs: [Unicode.Scalar: UInt16] = {
    var pairs: [Unicode.Scalar: UInt16] = [:]
    for lead in UInt8(0x81)...0xFE {
      for trail in UInt8(0x41)...0xFE {
        guard let text = decode([lead, trail]), let scalar = text.unicodeScalars.first,
          text.unicodeScalars.count == 1, pairs[scalar] == nil
        else { continue }
        pairs[scalar] = UInt16(lead) << 8 | UInt16(trail)
      }
    }
    return pairs
  }()
}
