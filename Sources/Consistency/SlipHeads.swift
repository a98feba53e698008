// SPDX-License-Identifier: Apache-2.0

/// Says of most words that they are no slip of any of a few names, before a filter is asked.
///
/// A slip is in one syllable: of the first two of a word one is that of the name at this place, or, where the first syllable
/// is missing or too much, the one beside it (`SlipFilter`).
struct SlipHeads: Sendable {
  private var first = SyllableSet()
  private var second = SyllableSet()

  mutating func insert(_ name: String) {
    let letters = name.unicodeScalars.prefix(5).map(\.value)
    guard letters.count >= 3 else { return }
    first.insert(letters[0])
    second.insert(letters[1])
    // Of long names a syllable may be missing or too much.
    guard letters.count >= 5 else { return }
    first.insert(letters[1])
    second.insert(letters[0])
  }

  /// - Parameters: the first two letters of a word.
  @inline(__always)
  func mayBegin(_ one: UInt32, _ two: UInt32) -> Bool { first.contains(one) || second.contains(two) }
}

/// Syllables of Hangul, a bit each.
private struct SyllableSet: Sendable {
  private var bits = [UInt64](repeating: 0, count: 11172 / 64 + 1)

  mutating func insert(_ letter: UInt32) {
    guard letter &- 0xAC00 < 11172 else { return }
    bits[Int(letter - 0xAC00) / 64] |= 1 << UInt64((letter - 0xAC00) % 64)
  }

  @inline(__always)
  func contains(_ letter: UInt32) -> Bool {
    letter &- 0xAC00 < 11172 && bits[Int(letter - 0xAC00) / 64] >> UInt64((letter - 0xAC00) % 64) & 1 == 1
  }
}
