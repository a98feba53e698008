// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

/// Composition of conjoining (U+1100…) and half-width (U+FFA0…) jamo into syllables.
///
/// Half-width jamo carry no position: a consonant is an initial before a vowel and a final after one.
enum HalfwidthJamo {
  private static let vowelBase: UInt32 = 0x1161
  private static let finalBase: UInt32 = 0x11A7

  /// Half-width consonants U+FFA1…U+FFBE in the order of the compatibility jamo, as conjoining initials; the
  /// clusters that are finals only stay as they are.
  private static let initials: [UInt32: UInt32] = [
    0xFFA1: 0x1100, 0xFFA2: 0x1101, 0xFFA4: 0x1102, 0xFFA7: 0x1103, 0xFFA8: 0x1104, 0xFFA9: 0x1105,
    0xFFB1: 0x1106, 0xFFB2: 0x1107, 0xFFB3: 0x1108, 0xFFB5: 0x1109, 0xFFB6: 0x110A, 0xFFB7: 0x110B,
    0xFFB8: 0x110C, 0xFFB9: 0x110D, 0xFFBA: 0x110E, 0xFFBB: 0x110F, 0xFFBC: 0x1110, 0xFFBD: 0x1111,
    0xFFBE: 0x1112,
  ]

  /// The final that a conjoining initial becomes at the end of a syllable (ㄱ → ㄱ, …); 0 when there is none.
  private static let finalOfInitial: [UInt32] = [1, 2, 4, 7, 0, 8, 16, 17, 0, 19, 20, 21, 22, 0, 23, 24, 25, 26, 27]

  /// The conjoining jamo of a half-width one.
  static func conjoining(_ scalar: UInt32) -> UInt32 {
    if let initial = initials[scalar] { return initial }
    switch scalar {
    case 0xFFC2...0xFFC7: return vowelBase + (scalar - 0xFFC2)
    case 0xFFCA...0xFFCF: return vowelBase + 6 + (scalar - 0xFFCA)
    case 0xFFD2...0xFFD7: return vowelBase + 12 + (scalar - 0xFFD2)
    case 0xFFDA...0xFFDC: return vowelBase + 18 + (scalar - 0xFFDA)
    default: return scalar
    }
  }

  /// Left and right as one syllable, when they make one.
  ///
  /// - Parameter initialAsFinal: a half-width consonant has one form for both places; a conjoining initial (NFD)
  ///   never ends a syllable.
  static func join(_ left: UInt32, _ right: UInt32, initialAsFinal: Bool = false) -> UInt32? {
    if (0x1100...0x1112).contains(left), (0x1161...0x1175).contains(right) {
      return UInt32(
        Hangul.compose(initial: UInt16(left - 0x1100), vowel: UInt16(right - vowelBase), final: 0))
    }
    guard Hangul.isSyllable(left), !Hangul.hasFinal(UInt16(left)) else { return nil }
    if (0x11A8...0x11C2).contains(right) { return left + (right - finalBase) }
    if initialAsFinal, (0x1100...0x1112).contains(right) {
      let final = finalOfInitial[Int(right - 0x1100)]
      return final == 0 ? nil : left + final
    }
    return nil
  }

  /// A syllable whose final is really the initial of the vowel that follows.
  static func split(_ left: UInt32, before right: UInt32) -> (kept: UInt32, moved: UInt32)? {
    guard (0x1161...0x1175).contains(right), Hangul.isSyllable(left) else { return nil }
    let final = (left - 0xAC00) % 28
    guard final != 0, let initial = finalOfInitial.firstIndex(of: final),
      let moved = join(0x1100 + UInt32(initial), right)
    else { return nil }
    return (left - final, moved)
  }
}
