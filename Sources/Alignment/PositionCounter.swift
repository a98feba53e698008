// SPDX-License-Identifier: Apache-2.0

/// Turns byte offsets that only grow into lines, columns and code point offsets.
struct PositionCounter {
  private(set) var byte = 0
  /// Code points before `byte`.
  private(set) var offset = 0
  /// 1-based.
  private(set) var line = 1
  /// Where this line starts, in code points and in bytes.
  private(set) var lineStart = 0
  private(set) var lineStartByte = 0

  /// 1-based column in code points.
  var column: Int { offset - lineStart + 1 }

  mutating func advance(_ text: UnsafeBufferPointer<UInt8>, to target: Int) {
    guard target > byte, let base = text.baseAddress else { return }
    let (codePoints, lineFeeds) = Self.counts(text, byte..<target)
    offset += codePoints
    if lineFeeds > 0 {
      line += lineFeeds
      lineStartByte = target
      while base[lineStartByte - 1] != 0x0A { lineStartByte -= 1 }
      lineStart = offset - Self.codePoints(text, lineStartByte..<target)
    }
    byte = target
  }

  /// Code points between two byte offsets.
  static func codePoints(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    counts(text, range).codePoints
  }

  /// Code points and line feeds between two byte offsets.
  private static func counts(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> (codePoints: Int, lineFeeds: Int) {
    guard let base = text.baseAddress else { return (0, 0) }
    var (codePoints, lineFeeds) = (0, 0)
    var index = range.lowerBound
    while range.upperBound - index >= ByteChunk.size {
      let counts = ByteChunk(base, at: index).counts
      codePoints += counts.codePoints
      lineFeeds += counts.lineFeeds
      index += ByteChunk.size
    }
    while index < range.upperBound {
      if base[index] & 0xC0 != 0x80 { codePoints += 1 }
      if base[index] == 0x0A { lineFeeds += 1 }
      index += 1
    }
    return (codePoints, lineFeeds)
  }
}
