// SPDX-License-Identifier: Apache-2.0

/// Text of somebody else on its way to a terminal: what would move the cursor, ring, colour or turn lines around is
/// shown as U+FFFD.
public enum SafeText {
  /// The text in one line.
  public static func of(_ text: String) -> String {
    // Nearly all text is harmless and returned as it is.
    guard text.unicodeScalars.contains(where: isHarmful) else { return text }
    var result = ""
    for scalar in text.unicodeScalars { result.unicodeScalars.append(isHarmful(scalar) ? "\u{FFFD}" : scalar) }
    return result
  }

  /// Cells of a quotation: a line of a terminal.
  public static let quotationCells = 80

  /// A text of somebody else as it is quoted in a sentence for people: at most so many cells, `…` where more follows.
  ///
  /// A line may be a file without line ends, and a glossary cell whatever was pasted into it.
  public static func quotation(_ text: String, cells: Int = quotationCells) -> String {
    // No code point takes more cells than bytes but TAB, and that is no cell here.
    guard text.utf8.count > cells else { return text }
    var kept = String.UnicodeScalarView()
    var width = 0
    // Marks that take no cell of their own are not without end either.
    for (number, scalar) in text.unicodeScalars.enumerated() {
      if width <= cells - 1 { kept.append(scalar) }
      width += TerminalWidth.cells(scalar)
      if width > cells || number > 4 * cells {
        while let last = kept.last, TerminalWidth.cells(String(kept)) > cells - 1 || last == " " { kept.removeLast() }
        return String(kept) + "…"
      }
    }
    return text
  }

  /// Values of a sentence for people, each as a quotation. Paths stay whole, as they are to be copied, and so do our own
  /// lists of what is allowed.
  public static func quotations(_ arguments: [String: String]) -> [String: String] {
    guard arguments.contains(where: { $0.value.utf8.count > quotationCells }) else { return arguments }
    let whole: Set = ["path", "place", "otherPlace", "allowed"]
    return Dictionary(uniqueKeysWithValues: arguments.map { ($0, whole.contains($0) ? $1 : quotation($1)) })
  }

  static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
