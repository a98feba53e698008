// SPDX-License-Identifier: Apache-2.0

/// Turns byte offsets that only grow into lines, columns and code point offsets.
struct PositionCounter {
  private(set) var byte = 0
  /// Code points before `byte`.
  private(set) var offset = 0
  /// 1-based.
  private(set) var line = 1
  /// Code point offsets at which this line and the one before it start.
  private(set) var lineStart = 0
  private(set) var previousLineStart = 0
  private(set) var lineStartByte = 0

  /// 1-based column in code points.
  var column: Int { offset - lineStart + 1 }

  mutating func advance(_ text: UnsafeBufferPointer<UInt8>, to target: Int) {
    while byte < target {
      // Eight bytes at a time where no line ends.
      while byte + 8 <= target {
        let word = ByteWord(text, at: byte)
        if word.contains(0x0A) { break }
        offset += 8 - word.continuationBytes
        byte += 8
      }
      guard byte < target else { return }
      let value = text[byte]
      byte += 1
      if value & 0xC0 != 0x80 { offset += 1 }
      if value == 0x0A {
        line += 1
        previousLineStart = lineStart
        lineStart = offset
        lineStartByte = byte
      }
    }
  }

  /// Code points between two byte offsets.
  static func codePoints(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    var count = 0
    for index in range where text[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}
