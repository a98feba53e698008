// SPDX-License-Identifier: Apache-2.0

/// The decoded text of a document as the checker reads it: code points and where lines start.
///
/// Rules work in code points because the contract's columns and ranges are code points. A line ends with LF or
/// CRLF; a lone CR and U+2028 end none. Code points are those the aligner saw, so that ranges fit.
public struct CheckText: Sendable, Equatable {
  /// The decoded text, from which its reader has taken the BOM.
  public let scalars: [Unicode.Scalar]
  /// Offset of each line's first code point; never empty.
  public let lineStarts: [Int]
  /// The same code points as matchers read them.
  let korean: KoreanText

  /// - Complexity: O(length).
  public init(_ text: String) {
    var text = text
    var starts = [0]
    // Strings are well-formed UTF-8, so that nothing has to be checked; several times the speed of the view.
    scalars = text.withUTF8 { bytes in
      let count = bytes.reduce(0) { $0 &+ ($1 & 0xC0 != 0x80 ? 1 : 0) }
      return [Unicode.Scalar](unsafeUninitializedCapacity: count) { scalars, filled in
        var position = 0
        while filled < count {
          let (value, length) = Self.decoded(bytes, at: position)
          scalars.initializeElement(at: filled, to: Unicode.Scalar(value) ?? "\u{FFFD}")
          filled += 1
          position += length
          if value == 0x0A { starts.append(filled) }
        }
      }
    }
    lineStarts = starts
    korean = KoreanText(scalars: scalars)
  }

  @inline(__always)
  private static func decoded(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> (UInt32, Int) {
    let lead = UInt32(bytes[position])
    if lead < 0x80 { return (lead, 1) }
    let second = UInt32(bytes[position + 1] & 0x3F)
    if lead < 0xE0 { return ((lead & 0x1F) << 6 | second, 2) }
    let third = UInt32(bytes[position + 2] & 0x3F)
    if lead < 0xF0 { return ((lead & 0x0F) << 12 | second << 6 | third, 3) }
    return ((lead & 0x07) << 18 | second << 12 | third << 6 | UInt32(bytes[position + 3] & 0x3F), 4)
  }

  /// 1-based line and column of an offset; the end of the text is a position too.
  public func position(of offset: Int) -> (line: Int, column: Int) {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return (low + 1, offset - lineStarts[low] + 1)
  }

  /// The code points of a 1-based line without its line end; empty beyond the text.
  public func lineRange(_ line: Int) -> Range<Int> {
    guard line >= 1, line <= lineStarts.count else { return scalars.count..<scalars.count }
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] : scalars.count
    if end > start, scalars[end - 1] == "\n" {
      end -= 1
      if end > start, scalars[end - 1] == "\r" { end -= 1 }
    }
    return start..<end
  }

  /// The text of a range, clamped to the text.
  public func string(_ range: Range<Int>) -> String {
    var result = ""
    result.unicodeScalars.append(contentsOf: scalars[range.clamped(to: 0..<scalars.count)])
    return result
  }
}
