// SPDX-License-Identifier: Apache-2.0

import HanHangul

/// Hangul letters that a scanner takes for each other: those that differ by one stroke, and square for round.
enum OneStroke {
  /// Initials by their number (ㄱ 0, ㄲ 1, ㄴ 2, ㄷ 3 …).
  private static let initials: Set<[UInt16]> = [
    [0, 15], [3, 16], [7, 17], [12, 14], [9, 12], [11, 18], [2, 3], [3, 5], [6, 11], [6, 7],
  ]
  /// Vowels by their number (ㅏ 0, ㅐ 1, ㅑ 2, ㅒ 3, ㅓ 4, ㅔ 5, ㅕ 6, ㅖ 7, ㅗ 8, ㅛ 12, ㅜ 13, ㅠ 17, ㅡ 18, ㅣ 20).
  private static let vowels: Set<[UInt16]> = [
    [0, 2], [4, 6], [8, 12], [13, 17], [0, 20], [4, 20], [8, 18], [13, 18], [1, 3], [5, 7], [0, 1], [4, 5], [6, 7],
    [2, 3],
    [18, 19], [19, 20], [13, 16], [8, 11],
  ]
  /// Finals by their number (none 0, ㄱ 1, ㄴ 4, ㄷ 7, ㄹ 8, ㅁ 16, ㅇ 21 …).
  private static let finals: Set<[UInt16]> = [
    [1, 24], [4, 7], [7, 8], [7, 25], [16, 21], [16, 17], [22, 23], [19, 22],
  ]

  /// Whether a form differs from another in such letters only, at most one a syllable.
  static func mayBeMisread(_ form: String, for other: String) -> Bool {
    let (form, other) = (Array(form.unicodeScalars), Array(other.unicodeScalars))
    guard form.count == other.count, form != other else { return false }
    return zip(form, other).allSatisfy { $0 == $1 || isOneStroke($0.value, $1.value) }
  }

  private static func isOneStroke(_ one: UInt32, _ other: UInt32) -> Bool {
    guard Hangul.isSyllable(one), Hangul.isSyllable(other) else { return false }
    let (a, b) = (Hangul.decompose(UInt16(one)), Hangul.decompose(UInt16(other)))
    let differences = [(a.initial, b.initial, initials), (a.vowel, b.vowel, vowels), (a.final, b.final, finals)].filter
    {
      $0.0 != $0.1
    }
    return differences.count == 1 && differences.allSatisfy { $0.2.contains([min($0.0, $0.1), max($0.0, $0.1)]) }
  }
}
