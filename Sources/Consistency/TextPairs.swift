// SPDX-License-Identifier: Apache-2.0

/// Which letters stand side by side in a text: a bit for each pair, so that of a form which is looked for and does not stand
/// there it is nearly always known at once.
struct TextPairs: Sendable {
  /// 8 KB: of an issue one bit in ten is set.
  private var bits = [UInt64](repeating: 0, count: 1 << 10)

  /// Spaces and line ends between letters are passed over: a form may have them.
  init(_ text: KoreanText) {
    bits.withUnsafeMutableBufferPointer { bits in
      text.letters.withUnsafeBufferPointer { letters in
        var last: UInt32 = 0
        for letter in letters where letter != 0 && letter != 0x20 && letter != 0x0A && letter != 0x0D && letter != 0x09 {
          let number = Self.number(last, letter)
          bits[number >> 6] |= 1 << UInt64(number & 63)
          last = letter
        }
      }
    }
  }

  /// False when a form does not stand in the text.
  ///
  /// - Parameter letters: code points, folded as keys are.
  func mayHave(_ letters: [UInt32]) -> Bool {
    zip(letters, letters.dropFirst()).allSatisfy { one, other in
      let number = Self.number(one, other)
      return bits[number >> 6] >> UInt64(number & 63) & 1 == 1
    }
  }

  @inline(__always)
  private static func number(_ one: UInt32, _ other: UInt32) -> Int {
    Int(((one << 16 ^ other) &* 0x9E37_79B1) >> 16)
  }
}
