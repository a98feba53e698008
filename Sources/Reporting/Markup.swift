// SPDX-License-Identifier: Apache-2.0

/// Text in XML and HTML, as content and as the value of an attribute.
enum Markup {
  /// `& < > " '` as entities; control characters that XML 1.0 has no place for become U+FFFD.
  ///
  /// Line ends and tabs become character references: an attribute would lose them.
  static func escaped(_ text: String) -> String {
    // Nearly all text is returned as it is.
    guard needsEscaping(text) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n": result += "&#10;"
      case "\t": result += "&#9;"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Text of somebody else for a person to read: escaped, and what would turn the text around it (UAX #9) is shown as
  /// U+FFFD, as on the terminal. Lines stay lines where the style keeps them (`white-space: pre-line`).
  static func shown(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return escaped(SafeText.of(text)) }
    return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { escaped(SafeText.of(String($0))) }.joined(separator: "\n")
  }

  private static func needsEscaping(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      bytes.contains { byte in
        switch byte {
        // EF may begin U+FFFE or U+FFFF.
        case 0..<0x20, 0x22, 0x26, 0x27, 0x3C, 0x3E, 0x7F, 0xEF: true
        default: false
        }
      }
    }
  }
}
