// SPDX-License-Identifier: Apache-2.0

import HanHangul

/// A text as the term matchers read it, a letter for each code point, so that offsets are those of the text.
///
/// Each letter is folded as keys are (`Fold`), but nothing is dropped, because boundaries are made of it: spaces are
/// U+0020, middle dots and hyphens U+00B7; LF, CR and TAB stay. 0 stands where a code point belongs to the letter
/// before it: conjoining jamo after the first (The Unicode Standard, 3.12), invisible characters.
struct KoreanText: Sendable, Equatable {
  let letters: [UInt32]

  init(scalars: [Unicode.Scalar]) {
    letters = [UInt32](unsafeUninitializedCapacity: scalars.count) { letters, count in
      var hasJamo = false
      for (index, scalar) in scalars.enumerated() {
        let value = scalar.value
        if value &- 0xAC00 < 11172 {
          letters.initializeElement(at: index, to: value)
        } else {
          hasJamo = hasJamo || value &- 0x1100 < 0x100
          letters.initializeElement(at: index, to: Self.folded(value))
        }
      }
      count = scalars.count
      if hasJamo { Self.composeJamo(letters) }
    }
  }

  @inline(__always)
  private static func folded(_ value: UInt32) -> UInt32 {
    if value < 0x80 {
      if value &- 0x41 < 26 { return value + 0x20 }
      return value == 0x2D ? 0xB7 : value
    }
    return foldedBeyondASCII(value)
  }

  private static func foldedBeyondASCII(_ value: UInt32) -> UInt32 {
    switch value {
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return 0x20
    case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF: return 0
    case _ where Fold.isSeparator(value): return 0xB7
    case 0xFF21...0xFF3A: return value - 0xFF21 + 0x61
    case 0xFF01...0xFF20, 0xFF3B...0xFF5E: return value - 0xFEE0
    case 0x2E80..<0x3000: return normalized(value)
    case 0xF900...0xFAFF, 0x2F800...0x2FA1F: return normalized(value)
    default:
      if Han.contains(value) { return Han.simplified(value) }
      guard value < 0x3000 || value > 0xFFFF, let scalar = Unicode.Scalar(value),
        scalar.properties.changesWhenLowercased
      else { return value }
      let lower = scalar.properties.lowercaseMapping.unicodeScalars
      return lower.count == 1 ? lower.first?.value ?? value : value
    }
  }

  /// Radicals and compatibility ideographs, which are rare enough for the whole fold.
  private static func normalized(_ value: UInt32) -> UInt32 {
    guard let scalar = Unicode.Scalar(value) else { return value }
    let key = Fold.key(String(Character(scalar))).unicodeScalars
    return key.count == 1 ? key.first?.value ?? value : value
  }

  /// Syllables of conjoining jamo L V (T), or of an LV syllable and T.
  private static func composeJamo(_ letters: UnsafeMutableBufferPointer<UInt32>) {
    var index = 0
    while index < letters.count {
      let value = letters[index]
      var syllable: UInt32 = 0
      var next = index + 1
      if value &- 0x1100 < 19, next < letters.count, letters[next] &- 0x1161 < 21 {
        syllable = 0xAC00 + ((value - 0x1100) * 21 + letters[next] - 0x1161) * 28
        letters[next] = 0
        next += 1
      } else if value &- 0xAC00 < 11172, next < letters.count, letters[next] &- 0x11A8 < 27 {
        syllable = value
      }
      if syllable != 0 {
        if (syllable - 0xAC00) % 28 == 0, next < letters.count, letters[next] &- 0x11A8 < 27 {
          syllable += letters[next] - 0x11A7
          letters[next] = 0
        }
        letters[index] = syllable
      }
      index += 1
    }
  }

  @inline(__always)
  static func isHangul(_ letter: UInt32) -> Bool {
    letter &- 0xAC00 < 11172 || letter &- 0x1100 < 0x100 || letter &- 0x3131 < 0x5E
  }

  @inline(__always)
  static func isHan(_ letter: UInt32) -> Bool { letter >= 0x3005 && Han.contains(letter) }

  @inline(__always)
  static func isLatinOrDigit(_ letter: UInt32) -> Bool {
    letter &- 0x30 < 10 || letter &- 0x61 < 26 || letter &- 0x41 < 26 || letter &- 0xC0 < 0x190
  }

  /// Hangul, Han, Latin or a digit: what a word is made of.
  @inline(__always)
  static func isLetter(_ letter: UInt32) -> Bool {
    letter &- 0xAC00 < 11172 || isLatinOrDigit(letter) || isHangul(letter) || isHan(letter)
  }
}
