// SPDX-License-Identifier: Apache-2.0

import HanHangul

/// Both scripts for display, by ICU's contextual conversion. Opening a direction takes 10 ms: only what is needed is.
final class DisplayScripts {
  private lazy var toSimplified = Direction(.traditionalToSimplified)
  private lazy var toTraditional = Direction(.simplifiedToTraditional)

  /// The simplified spelling, where the text is written in traditional characters.
  func simplified(_ text: String) -> String? {
    Han.script(of: text) == .traditional ? toSimplified.other(text) : nil
  }

  /// The traditional spelling, where the text is not.
  func traditional(_ text: String) -> String? {
    Han.script(of: text) == .traditional ? nil : toTraditional.other(text)
  }

  private final class Direction {
    private let converter: ScriptConverter?

    /// Where ICU lacks its rules the other script is not shown.
    init(_ direction: ScriptConverter.Direction) { converter = try? ScriptConverter(direction) }

    func other(_ text: String) -> String? {
      guard let converted = try? converter?.convert(text), !converted.utf8.elementsEqual(text.utf8) else { return nil }
      return converted
    }
  }
}
