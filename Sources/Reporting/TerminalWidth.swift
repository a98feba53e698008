// SPDX-License-Identifier: Apache-2.0

/// How many cells of a terminal a text takes (UAX #11): Hangul, Han and full-width forms two, combining
/// characters none, everything else one; ambiguous characters (· ‘ ☞) one, as outside legacy encodings.
public enum TerminalWidth {
  /// Cells of a text that starts at cell `column` of a line; TAB goes to the next multiple of `tabStop`.
  public static func cells(_ text: some StringProtocol, from column: Int = 0, tabStop: Int = 8) -> Int {
    var at = column
    for character in text {
      at += character == "\t" ? tabStop - at % tabStop : cells(character)
    }
    return at - column
  }

  /// Cells of one user-perceived character: decomposed Hangul is one syllable, an emoji sequence one emoji.
  public static func cells(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    if scalars.count == 1 { return cells(first) }
    var widest = 0
    var sum = 0
    var isSequence = false
    for scalar in scalars {
      // ZWJ, the emoji variation selector, skin tones and flags draw one glyph out of several.
      isSequence =
        isSequence || scalar.value == 0x200D || scalar.value == 0xFE0F
        || (0x1F3FB...0x1F3FF).contains(scalar.value) || (0x1F1E6...0x1F1FF).contains(scalar.value)
      widest = max(widest, cells(scalar))
      sum += cells(scalar)
    }
    return isSequence && (first.value >= 0xA9) ? 2 : max(widest, min(sum, 2))
  }

  /// Cells of one code point by itself; control characters take none.
  public static func cells(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) ? 0 : 1 }
    // The bulk of Korean and Chinese text, without a search.
    if (0xAC00...0xD7A3).contains(value) || (0x4E00...0x9FFF).contains(value) { return 2 }
    if contains(TerminalWidthData.zero, value) { return 0 }
    return contains(TerminalWidthData.wide, value) ? 2 : 1
  }

  /// `text` with spaces behind it up to `width` cells; longer text stays whole.
  public static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - cells(text)))
  }

  private static func contains(_ bounds: [UInt32], _ value: UInt32) -> Bool {
    var low = 0
    var high = bounds.count / 2
    while low < high {
      let middle = (low + high) / 2
      if bounds[middle * 2 + 1] < value { low = middle + 1 } else { high = middle }
    }
    return low < bounds.count / 2 && bounds[low * 2] <= value
  }
}
