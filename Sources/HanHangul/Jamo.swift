// SPDX-License-Identifier: Apache-2.0

internal import HanData

/// Arithmetic of Hangul syllables (The Unicode Standard 15.0, section 3.12).
public enum Hangul {
  /// U+AC00 가, the first of the Hangul Syllables (The Unicode Standard, 3.12: SBase).
  public static let firstSyllable: UInt16 = 0xAC00
  /// U+D7A3 힣, the last of them.
  public static let lastSyllable: UInt16 = 0xD7A3
  /// Vowels (VCount).
  public static let vowelCount: UInt16 = 21
  /// Finals, the lack of one among them (TCount).
  public static let finalCount: UInt16 = 28

  /// Is the code point a precomposed syllable?
  @inlinable
  public static func isSyllable(_ code: UInt32) -> Bool { code >= 0xAC00 && code <= 0xD7A3 }

  /// Initial 0…18, vowel 0…20, final 0…27 (0: none) of a precomposed syllable.
  @inlinable
  public static func decompose(_ syllable: UInt16) -> (initial: UInt16, vowel: UInt16, final: UInt16) {
    let index = syllable &- firstSyllable
    return (index / (vowelCount * finalCount), index / finalCount % vowelCount, index % finalCount)
  }

  /// A precomposed syllable taken apart once, for comparing it with many others.
  public struct Parts: Sendable, Equatable {
    @usableFromInline let packed: UInt16  // five bits each

    /// - Parameter syllable: a code point from `firstSyllable` to `lastSyllable`; not checked.
    @inlinable
    public init(_ syllable: UInt16) {
      let (initial, vowel, final) = decompose(syllable)
      packed = initial << 10 | vowel << 5 | final
    }

    /// 0-based number of the initial consonant, 0…18.
    @inlinable public var initial: UInt16 { packed >> 10 }
    /// 0-based number of the vowel, 0…20.
    @inlinable public var vowel: UInt16 { packed >> 5 & 31 }
    /// Number of the final, 1…27; 0 where there is none.
    @inlinable public var final: UInt16 { packed & 31 }
  }

  /// The code point of a syllable from the numbers of its parts (The Unicode Standard, 3.12); not checked.
  @inlinable
  public static func compose(initial: UInt16, vowel: UInt16, final: UInt16) -> UInt16 {
    firstSyllable &+ (initial &* vowelCount &+ vowel) &* finalCount &+ final
  }

  /// Does the syllable end in a consonant (받침)?
  @inlinable
  public static func hasFinal(_ syllable: UInt16) -> Bool { (syllable &- firstSyllable) % finalCount != 0 }
}

/// How far apart two Hangul syllables sound, for slips of writers and of OCR.
///
/// 0 is equal, 1 is unrelated. Consonants of one place of articulation (ㄱㄲㅋ), vowels that are
/// confused in print and speech (ㅓㅗ, ㅐㅔ, ㅕㅖ) and the finals ㄴ/ㅇ are near. What real writers do wrong
/// was measured on press text: of 24 renderings that fit no reading, 21 lie within 0.29 of the nearest one,
/// while random pairs of equal length do in 0.28 % of trials.
public enum JamoDistance {
  /// Finals are compared by the consonants that Mandarin in Hangul has: none, ㄴ, ㅇ (and ㄹ, ㄱ, ㅂ, ㅁ of slips).
  private static func final(_ a: UInt16, _ b: UInt16) -> Float {
    if a == b { return 0 }
    let nasal: (UInt16) -> Bool = { $0 == 4 || $0 == 21 || $0 == 16 }
    if nasal(a), nasal(b) { return 0.4 }
    return a == 0 || b == 0 ? 0.8 : 1
  }

  /// Distance of two precomposed syllables, 0…1; weights initial 0.4, vowel 0.35, final 0.25.
  public static func between(_ a: UInt16, _ b: UInt16) -> Float {
    a == b ? 0 : between(Hangul.Parts(a), Hangul.Parts(b))
  }

  /// The same of syllables that were taken apart before.
  public static func between(_ a: Hangul.Parts, _ b: Hangul.Parts) -> Float {
    0.4 * gw_initial_distance(a.initial, b.initial) + 0.35 * gw_vowel_distance(a.vowel, b.vowel)
      + 0.25 * final(a.final, b.final)
  }
}
