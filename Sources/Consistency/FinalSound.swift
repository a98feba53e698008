// SPDX-License-Identifier: Apache-2.0

import HanHangul

/// How the last syllable of a word ends when it is read in Korean: what decides 은/는, 이/가, 으로/로.
public enum FinalSound: Sendable, Equatable {
  /// No final: 를, 는, 로.
  case vowel
  /// ㄹ: takes 로, but 은, 이, 을.
  case rieul
  /// A final other than ㄹ: 을, 은, 으로.
  case consonant

  /// The final of a word: Hangul by its syllable, digits and Latin letters as Koreans read them.
  ///
  /// Closing quotes and a bracket with what it holds are stepped over, because the word before the bracket
  /// decides: 청눠(承諾)는. Han is read by its 한자음; what nobody knows reads as a vowel.
  public static func of(_ word: String) -> FinalSound {
    of(Array(word.unicodeScalars)[...])
  }

  /// The final of a single letter that stands before something else.
  static func of(letter: UInt32) -> FinalSound {
    guard let scalar = Unicode.Scalar(letter) else { return .vowel }
    return (0xAC00...0xD7A3).contains(letter) ? ofSyllable(scalar) : of([scalar][...])
  }

  static func of(_ word: ArraySlice<Unicode.Scalar>) -> FinalSound {
    let word = withoutTrailingMarks(word)
    guard let last = word.last else { return .vowel }
    switch last.value {
    case 0xAC00...0xD7A3: return ofSyllable(last)
    case 0x11A8...0x11FF: return last.value == 0x11AF ? .rieul : .consonant
    case 0x30...0x39, 0xFF10...0xFF19: return ofDigit(last.value & 0xF)
    case 0x41...0x5A, 0x61...0x7A: return ofLatin(word)
    default: return SinoKorean.reading(of: String(last)).unicodeScalars.last.map(ofSyllable) ?? .vowel
    }
  }

  private static func ofSyllable(_ syllable: Unicode.Scalar) -> FinalSound {
    guard (0xAC00...0xD7A3).contains(syllable.value) else { return .vowel }
    switch (syllable.value - 0xAC00) % 28 {
    case 0: return .vowel
    case 8: return .rieul
    default: return .consonant
    }
  }

  /// 영 일 이 삼 사 오 육 칠 팔 구; a final 0 is 영, 십, 백, 천 or 만, which all close with a consonant.
  private static func ofDigit(_ digit: UInt32) -> FinalSound {
    switch digit {
    case 1, 7, 8: .rieul
    case 0, 3, 6: .consonant
    default: .vowel
    }
  }

  /// Two capitals or more are spelled out (NMPA 에이), anything else is read as a word (Glow, Cambricon).
  private static func ofLatin(_ word: ArraySlice<Unicode.Scalar>) -> FinalSound {
    let letters = Array(word.reversed().prefix { $0.properties.isAlphabetic && $0.isASCII })
    let capitals = letters.prefix { (0x41...0x5A).contains($0.value) }.count
    guard let last = letters.first?.properties.lowercaseMapping else { return .vowel }
    if capitals >= 2 || letters.count == 1 {
      switch last {
      case "l", "r": return .rieul
      case "m", "n": return .consonant
      default: return .vowel
      }
    }
    let before = letters[1].properties.lowercaseMapping
    switch last {
    case "l": return .rieul
    case "m", "n": return .consonant
    case "g": return before == "n" ? .consonant : .vowel
    case "b", "c", "k", "p", "t": return "aeiou".contains(before) ? .consonant : .vowel
    case "e": return before == "l" ? .rieul : (before == "m" || before == "n" ? .consonant : .vowel)
    default: return .vowel
    }
  }

  private static func withoutTrailingMarks(_ word: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    var word = word
    while let last = word.last {
      if BracketShape.closesAnnotation(last.value) {
        let open = BracketShape.partner(of: last.value)
        guard let start = word.lastIndex(where: { $0.value == open }), start > word.startIndex else {
          return word.dropLast()
        }
        word = word[..<start]
      } else if "'\"’”」』》〉*_` ".unicodeScalars.contains(last) {
        word = word.dropLast()
      } else {
        break
      }
    }
    return word
  }
}
