// SPDX-License-Identifier: Apache-2.0

internal import Consistency

/// Colour or none. The command line decides (`--color`, `NO_COLOR`, a terminal or not); reports only ask.
public struct Style: Sendable, Equatable {
  /// What a piece of a report is.
  public enum Role: Sendable, CaseIterable {
    /// A level, as a word.
    case error
    /// A level, as a word.
    case warning
    /// A level, as a word.
    case info
    /// Path, line and column, and headings.
    case place
    /// What stands beside the point.
    case note
    /// The marks below an excerpt.
    case caret
  }

  private let usesColour: Bool

  /// No escape sequences.
  public static let plain = Style(usesColour: false)
  /// SGR sequences of ECMA-48, 8.3.117.
  public static let ansi = Style(usesColour: true)

  /// The text as this style shows the role.
  public func text(_ text: String, _ role: Role) -> String {
    guard usesColour, !text.isEmpty else { return text }
    return "\u{1B}[\(Self.code(role))m\(text)\u{1B}[0m"
  }

  private static func code(_ role: Role) -> String {
    switch role {
    case .error: "1;31"
    case .warning: "1;33"
    case .info: "1;36"
    case .place: "1"
    case .note: "2"
    case .caret: "1;32"
    }
  }

  static func role(_ level: Level) -> Role {
    switch level {
    case .error: .error
    case .warning: .warning
    case .info, .off: .info
    }
  }
}
