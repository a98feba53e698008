// SPDX-License-Identifier: Apache-2.0

internal import Consistency

/// A source line with a caret line under it, clipped to a terminal around the span.
///
/// The unit is the terminal cell: a caret under 청닝 is four wide. TAB and control characters become a space,
/// so that the two lines cannot drift apart, and what would turn the line around U+FFFD.
struct SourceExcerpt {
  let line: String
  let carets: String

  /// - Parameters:
  ///   - range: code points of the text; only its part in the first line is shown.
  ///   - width: cells available, at least 20.
  init(_ text: CheckText, range: Range<Int>, line number: Int, width: Int) {
    let lineRange = text.lineRange(number)
    let span = range.clamped(to: lineRange)
    let before = Self.clean(text.string(lineRange.lowerBound..<span.lowerBound))
    let inside = Self.clean(text.string(span))
    let after = Self.clean(text.string(span.upperBound..<lineRange.upperBound))
    let width = max(width, 20)
    let shown = Self.clipped(inside[...], to: width - 4, fromEnd: false)
    let room = max(0, width - TerminalWidth.cells(shown))
    // A third of the room for what comes before, the rest for what follows, and what is left over back.
    let afterCells = TerminalWidth.cells(after)
    let left = Self.clipped(before[...], to: max(room / 3, room - afterCells), fromEnd: true)
    let right = Self.clipped(after[...], to: room - TerminalWidth.cells(left), fromEnd: false)
    line = left + shown + right
    let length = max(1, TerminalWidth.cells(shown))
    carets = String(repeating: " ", count: TerminalWidth.cells(left)) + String(repeating: "^", count: length)
  }

  private static func clean(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) || scalar.value == 0x2028
      result.unicodeScalars.append(isControl ? " " : SafeText.isHarmful(scalar) ? "\u{FFFD}" : scalar)
    }
    return result
  }

  /// At most `cells` cells from one end, `…` where something was cut.
  static func clipped(_ text: Substring, to cells: Int, fromEnd: Bool) -> String {
    if TerminalWidth.cells(text) <= cells { return String(text) }
    var left = cells - 1
    guard left >= 0 else { return "" }
    var kept: [Character] = []
    for character in fromEnd ? Array(text.reversed()) : Array(text) {
      let width = TerminalWidth.cells(character)
      if width > left { break }
      left -= width
      kept.append(character)
    }
    return fromEnd ? "…" + String(kept.reversed()) : String(kept) + "…"
  }
}
