// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

/// Does Hangul sound like Japanese?
///
/// By 외래어 표기법 제2장 표 4 Japanese in Hangul has open syllables and the finals ㄴ and ㅅ, and the vowels
/// ㅏ ㅣ ㅜ ㅔ ㅗ ㅑ ㅠ ㅛ ㅘ, ㅡ only in 스 즈 쓰.
enum JapaneseSound {
  static func isPossible(_ scalar: UInt32) -> Bool {
    guard Hangul.isSyllable(scalar) else { return false }
    let (initial, vowel, final) = Hangul.decompose(UInt16(scalar))
    guard final == 0 || final == 4 || final == 19 else { return false }
    // No tense consonants but ㅆ in 쓰.
    if initial == 1 || initial == 4 || initial == 8 || initial == 13 { return false }
    switch vowel {
    case 0, 2, 5, 8, 12, 13, 17, 20: return initial != 10
    case 9: return initial == 11
    case 18: return final == 0 && (initial == 9 || initial == 10 || initial == 12)
    default: return false
    }
  }

  /// Three and more syllables, all possible.
  static func isLikely(_ items: some RandomAccessCollection<WindowItem>) -> Bool {
    items.count >= 3 && items.allSatisfy { isPossible($0.scalar) }
  }

  /// Does a rendering, right to left, hold a Japanese reading of two and more syllables of one of the characters?
  static func holdsReading(of lattice: borrowing ReadingLattice, _ items: ArraySlice<WindowItem>) -> Bool {
    let text = items.reversed().map(\.scalar)
    return lattice.characters.contains { character in
      var found = false
      ForeignReading.forEach(character.scalar, .japanese) { reading in
        guard !found, reading.count >= 2, reading.count <= text.count else { return }
        for start in 0...text.count - reading.count
        where zip(reading, text[start...]).allSatisfy({ UInt32($0) == $1 }) { found = true }
      }
      return found
    }
  }

  /// Two words of two and more syllables each, all possible: 기시다 후미오.
  static func isFullName(_ items: Slice<UnsafeBufferPointer<WindowItem>>, shortest: Int = 2) -> Bool {
    guard items.count >= 4, isLikely(items) else { return false }
    let gaps = items.dropLast().indices.filter { items[$0].left == .space }
    guard gaps.count == 1, let gap = gaps.first else { return false }
    return gap - items.startIndex >= 1 && items.endIndex - gap > shortest
  }
}
