// SPDX-License-Identifier: Apache-2.0

import HanHangul

/// What a value must look like, and how it is brought into the shape that everything else relies on.
enum ValueRules {
  /// An XML name without a colon: what TBX allows as an id.
  static func isNCName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, isNameStart(first.value) else { return false }
    return text.unicodeScalars.dropFirst().allSatisfy { isNameStart($0.value) || isNamePart($0.value) }
  }

  private static func isNameStart(_ code: UInt32) -> Bool {
    switch code {
    case 0x41...0x5A, 0x61...0x7A, 0x5F, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF,
      0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD,
      0x10000...0xEFFFF:
      true
    default: false
    }
  }

  private static func isNamePart(_ code: UInt32) -> Bool {
    switch code {
    case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
    default: false
    }
  }

  /// `2023-08-04`, or the same followed by `T` and a time.
  static func isCalendarDate(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 10 || (bytes.count > 11 && bytes[10] == UInt8(ascii: "T")) else { return false }
    guard bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"), let year = number(bytes[0..<4]),
      let month = number(bytes[5..<7]), let day = number(bytes[8..<10]), (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    return (1...days).contains(day)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    digits.reduce(into: Int?.some(0)) { sum, byte in
      sum = (0x30...0x39).contains(byte) ? sum.map { $0 * 10 + Int(byte - 0x30) } : nil
    }
  }

  /// Whether text consists of characters that are NFC in whatever company: what nearly all cells are, so that
  /// the real normalisation is called for few. A false is no verdict.
  ///
  /// Below U+0300, general punctuation, CJK punctuation up to U+3020, Han of the two oldest blocks, Hangul
  /// syllables, full-width ASCII: each is its own NFC and none composes with what precedes it.
  static func isPlainlyNFC(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var position = 0
    while position < bytes.count {
      let lead = bytes[position]
      if lead < 0x80 {
        position += 1
      } else if lead < 0xCC {
        position += 2
      } else if lead >= 0xE2, lead < 0xF0, position + 2 < bytes.count {
        let code =
          UInt32(lead & 0xF) << 12 | UInt32(bytes[position + 1] & 0x3F) << 6 | UInt32(bytes[position + 2] & 0x3F)
        switch code {
        case 0xAC00...0xD7A3, 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x2010...0x2027, 0x3001...0x3020, 0xFF01...0xFF5E:
          position += 3
        default: return false
        }
      } else {
        return false
      }
    }
    return true
  }

  /// A value as every row holds it.
  static func normalized(_ text: String) -> String {
    var text = text
    if text.withUTF8({ isPlainlyNFC($0) }) { return text }
    // ICU fails only when memory runs out; the text as it stands is the honest fallback.
    return (try? Normalization.nfc(text)) ?? text
  }

  /// `==` on strings takes NFC and NFD for the same; the file does not.
  static func sameBytes(_ one: String, _ other: String) -> Bool { one.utf8.elementsEqual(other.utf8) }
}
