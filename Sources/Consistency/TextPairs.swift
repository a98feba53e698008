// SPDX-License-Identifier: Apache-2.0

/// Which letters follow each other in a text: a bit for each pair, so that of a form which is looked for and does not stand
/// there it is nearly always known at once.
struct TextPairs: Sendable {
  /// Letters with nothing but spaces, line ends or marks between them, if anything. Of an issue one bit in ten is set.
  private var following = [UInt64](repeating: 0, count: 1 << (followingBits - 6))
  /// Those with something between them. One bit in five hundred is set: forms that stand there have many pairs.
  private var apart = [UInt64](repeating: 0, count: 1 << (apartBits - 6))

  private static let followingBits = 16
  private static let apartBits = 20

  init(_ text: KoreanText) {
    following.withUnsafeMutableBufferPointer { following in
      apart.withUnsafeMutableBufferPointer { apart in
        text.letters.withUnsafeBufferPointer { letters in
          var last: UInt32 = 0
          var isApart = false
          for letter in letters where letter != 0 {
            guard KoreanText.isLetter(letter) else {
              isApart = true
              continue
            }
            let number = Self.number(last, letter)
            Self.set(number >> UInt32(32 - Self.followingBits), following)
            if isApart { Self.set(number >> UInt32(32 - Self.apartBits), apart) }
            last = letter
            isApart = false
          }
        }
      }
    }
  }

  /// False when a form does not stand in the text.
  ///
  /// - Parameter letters: code points, folded as keys are; letters alone.
  func mayHave(_ letters: [UInt32]) -> Bool {
    zip(letters, letters.dropFirst()).allSatisfy {
      Self.isSet(Self.number($0, $1) >> UInt32(32 - Self.followingBits), following)
    }
  }

  /// False when a form does not stand in the text with anything between its letters.
  func mayHaveApart(_ letters: [UInt32]) -> Bool {
    zip(letters, letters.dropFirst()).contains {
      Self.isSet(Self.number($0, $1) >> UInt32(32 - Self.apartBits), apart)
    }
  }

  @inline(__always)
  private static func number(_ one: UInt32, _ other: UInt32) -> UInt32 { (one << 16 ^ other) &* 0x9E37_79B1 }

  @inline(__always)
  private static func set(_ bit: UInt32, _ bits: UnsafeMutableBufferPointer<UInt64>) {
    bits[Int(bit >> 6)] |= 1 << UInt64(bit & 63)
  }

  private static func isSet(_ bit: UInt32, _ bits: [UInt64]) -> Bool {
    bits[Int(bit >> 6)] >> UInt64(bit & 63) & 1 == 1
  }
}
