// SPDX-License-Identifier: Apache-2.0

/// The Hangul that a Chinese name by sound can be made of: the syllables of 표 5 (외래어 표기법 제2장).
public struct SoundSyllables: Sendable {
  /// Made when it is first asked; some 400 syllables are entered, and nothing is parsed.
  public static let table = SoundSyllables()

  /// A bit for each of the 11,172 syllables of Hangul: it is a syllable of Mandarin by itself.
  private var whole = HangulSet()
  /// It is so, or is a part of one (루 and 이 of 루이).
  private var parts = HangulSet()
  /// It is the first of two or three that are one.
  private var firsts = HangulSet()
  /// Syllables of Mandarin that take two or three of Hangul, as `packed` has them.
  private var longer: [UInt64] = []

  private init() {
    for syllable in MandarinSyllable.all {
      syllable.withHangul { hangul in
        for part in hangul { parts.insert(UInt32(part)) }
        if hangul.count == 1 {
          whole.insert(UInt32(hangul[0]))
        } else {
          firsts.insert(UInt32(hangul[0]))
          longer.append(Self.packed(hangul.map(UInt32.init)[...]))
        }
      }
    }
  }

  /// Whether a letter (code point) stands in some syllable of the table.
  public func occurs(_ letter: UInt32) -> Bool { parts.contains(letter) }

  /// Whether letters (code points) can be cut into syllables of the table; more than 63 letters are no name.
  public func spell(_ letters: ArraySlice<UInt32>) -> Bool {
    guard letters.count < 64, letters.allSatisfy(parts.contains) else { return false }
    // Bit n: the first n letters can be cut.
    var reached: UInt64 = 1
    for (count, place) in letters.indices.enumerated() where reached >> UInt64(count) & 1 == 1 {
      if whole.contains(letters[place]) { reached |= 1 << UInt64(count + 1) }
      guard firsts.contains(letters[place]) else { continue }
      for length in 2...3 where count + length <= letters.count {
        if longer.contains(Self.packed(letters[place..<place + length])) { reached |= 1 << UInt64(count + length) }
      }
    }
    return reached >> UInt64(letters.count) & 1 == 1
  }

  /// Two or three letters as one number.
  private static func packed(_ letters: ArraySlice<UInt32>) -> UInt64 {
    letters.reduce(0) { $0 << 21 | UInt64($1) }
  }
}

/// A set of syllables of Hangul, a bit each.
private struct HangulSet: Sendable {
  private var words = [UInt64](repeating: 0, count: 11172 / 64 + 1)

  mutating func insert(_ letter: UInt32) {
    guard letter &- 0xAC00 < 11172 else { return }
    let place = Int(letter - 0xAC00)
    words[place / 64] |= 1 << UInt64(place % 64)
  }

  func contains(_ letter: UInt32) -> Bool {
    guard letter &- 0xAC00 < 11172 else { return false }
    let place = Int(letter - 0xAC00)
    return words[place / 64] >> UInt64(place % 64) & 1 == 1
  }
}
