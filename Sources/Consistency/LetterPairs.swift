// SPDX-License-Identifier: Apache-2.0

/// A set of pairs of letters with which words may begin, asked of every place of a text.
///
/// Some thousand bits stand before the set: nearly every place ends there.
struct LetterPairs {
  private var pairs: Set<UInt64> = []
  private var bits = [UInt64](repeating: 0, count: 64)

  var isEmpty: Bool { pairs.isEmpty }

  /// - Parameters: code points.
  mutating func insert(_ first: UInt32, _ second: UInt32) {
    pairs.insert(Self.number(first, second))
    let bit = Self.bit(first, second)
    bits[bit / 64] |= 1 << UInt64(bit % 64)
  }

  @inline(__always)
  func contains(_ first: UInt32, _ second: UInt32) -> Bool {
    let bit = Self.bit(first, second)
    return bits[bit / 64] >> UInt64(bit % 64) & 1 == 1 && pairs.contains(Self.number(first, second))
  }

  /// Whether one of the pairs stands in a text, with or without spaces and line ends inside.
  func occur(in text: KoreanText) -> Bool {
    if isEmpty { return false }
    return text.letters.withUnsafeBufferPointer { letters in
      var last: UInt32 = 0
      for letter in letters where letter != 0 && letter != 0x20 && letter != 0x0A && letter != 0x0D {
        if contains(last, letter) { return true }
        last = letter
      }
      return false
    }
  }

  private static func number(_ first: UInt32, _ second: UInt32) -> UInt64 { UInt64(first) << 32 | UInt64(second) }

  @inline(__always)
  private static func bit(_ first: UInt32, _ second: UInt32) -> Int {
    Int(((first << 16 ^ second) &* 0x9E37_79B1) >> 20)
  }
}
