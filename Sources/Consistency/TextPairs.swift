// SPDX-License-Identifier: Apache-2.0

/// Which letters follow each other in the texts of an issue, whatever stands between them: a bit for each pair, so that of a
/// form which is looked for and does not stand there it is nearly always known at once.
struct TextPairs: Sendable {
  private var bits = PairBits()

  init(_ texts: some Sequence<KoreanText>) {
    for text in texts { text.forEachPair { one, other, _ in bits.insert(one, other) } }
  }

  /// False when a form stands in none of the texts.
  ///
  /// - Parameter letters: code points, folded as keys are; letters alone.
  func mayHave(_ letters: [UInt32]) -> Bool { zip(letters, letters.dropFirst()).allSatisfy { bits.mayHave($0, $1) } }
}

/// The letters that follow each other in forms, looked for in texts.
struct FormPairs {
  private var bits = PairBits()
  private var pairs: Set<UInt64> = []

  /// - Parameter letters: code points, folded as keys are; letters alone.
  mutating func insert(_ letters: [UInt32]) {
    for (one, other) in zip(letters, letters.dropFirst()) {
      bits.insert(one, other)
      pairs.insert(UInt64(one) << 32 | UInt64(other))
    }
  }

  /// Whether two letters of a form follow each other in a text with spaces, line ends or marks between them.
  func standApart(in text: KoreanText) -> Bool {
    if pairs.isEmpty { return false }
    var found = false
    text.forEachPair { one, other, isApart in
      if isApart, bits.mayHave(one, other), pairs.contains(UInt64(one) << 32 | UInt64(other)) { found = true }
    }
    return found
  }
}

/// A set of pairs of letters that may say yes to others as well; 8 KB. Of the pairs of an issue one bit in ten is set.
private struct PairBits: Sendable {
  private var words = [UInt64](repeating: 0, count: 1 << 10)

  @inline(__always)
  mutating func insert(_ one: UInt32, _ other: UInt32) {
    let bit = Self.bit(one, other)
    words[bit >> 6] |= 1 << UInt64(bit & 63)
  }

  @inline(__always)
  func mayHave(_ one: UInt32, _ other: UInt32) -> Bool {
    let bit = Self.bit(one, other)
    return words[bit >> 6] >> UInt64(bit & 63) & 1 == 1
  }

  @inline(__always)
  private static func bit(_ one: UInt32, _ other: UInt32) -> Int { Int(((one << 16 ^ other) &* 0x9E37_79B1) >> 16) }
}

extension KoreanText {
  /// Calls `body` with each letter and the one before it, and whether anything stands between them.
  @inline(__always)
  fileprivate func forEachPair(_ body: (UInt32, UInt32, Bool) -> Void) {
    letters.withUnsafeBufferPointer { letters in
      var last: UInt32 = 0
      var isApart = false
      for letter in letters where letter != 0 {
        guard Self.isLetter(letter) else {
          isApart = true
          continue
        }
        body(last, letter, isApart)
        last = letter
        isApart = false
      }
    }
  }
}
