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

  /// - Complexity: O(length).
  public init(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    var starts = [0]
    for (index, scalar) in scalars.enumerated() where scalar == "\n" { starts.append(index + 1) }
    self.scalars = scalars
    self.lineStarts = starts
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
