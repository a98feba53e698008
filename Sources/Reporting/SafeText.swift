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

  static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
