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
    guard let base = text.baseAddress else { return }
    while byte < target {
      let end = min(byte + ByteChunk.size, target)
      if end - byte == ByteChunk.size {
        let chunk = ByteChunk(base, at: byte)
        if !chunk.holdsLineFeed {
          offset += chunk.codePoints
          byte = end
          continue
        }
      }
      while byte < end {
        let value = base[byte]
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
  }

  /// Code points between two byte offsets.
  static func codePoints(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    var count = 0
    for index in range where text[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}
