// SPDX-License-Identifier: Apache-2.0

/// What a person does at a review, whatever key of whatever terminal says it.
public enum ReviewInput: Sendable, Equatable {
  /// A letter, digit or sign.
  case character(Character)
  /// Text that was pasted.
  case text(String)
  case enter, escape, backspace, delete, left, right, up, down, home, end, pageUp, pageDown
  /// Everything before the cursor goes (Ctrl-U).
  case clear
  /// A key that means nothing to anybody: F5.
  case other
  /// Away from here (Ctrl-C, Ctrl-D, the end of the input).
  case leave
}

/// One line of text that a person edits, with a cursor between two characters.
public struct LineEditor: Sendable, Equatable {
  /// What stands before the cursor.
  public private(set) var before: String
  /// What stands behind the cursor.
  public private(set) var after = ""

  /// The cursor stands at the end.
  public init(_ text: String) { before = Self.visible(text) }

  /// The whole line.
  public var text: String { before + after }

  /// Does what an input says; false for one that says nothing to a line.
  mutating func take(_ input: ReviewInput) -> Bool {
    switch input {
    case .character(let character): before += Self.visible(String(character))
    case .text(let text): before += Self.visible(text)
    // One character as people see it: a syllable of decomposed Hangul is one as well.
    case .backspace: if !before.isEmpty { before.removeLast() }
    case .delete: if !after.isEmpty { after.removeFirst() }
    case .left: if let last = before.popLast() { after = String(last) + after }
    case .right: if !after.isEmpty { before.append(after.removeFirst()) }
    case .home: (before, after) = ("", text)
    case .end: (before, after) = (text, "")
    case .clear: before = ""
    case .enter, .escape, .up, .down, .pageUp, .pageDown, .other, .leave: return false
    }
    return true
  }

  /// Without what nobody sees: controls, direction marks, broken bytes. TAB and line ends become spaces.
  private static func visible(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case _ where scalar.properties.isWhitespace: result.append(" ")
      case .control, .format, .surrogate, .unassigned: continue
      default: if scalar.value != 0xFFFD { result.append(scalar) }
      }
    }
    return String(result)
  }
}
