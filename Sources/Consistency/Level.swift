// SPDX-License-Identifier: Apache-2.0

/// How much a finding weighs; the raw values are the words of the configuration and of every output.
///
/// Ordered by weight: `.off < .info < .warning < .error`.
public enum Level: String, Sendable, CaseIterable, Comparable {
  /// Breaks a decision; the check fails by default.
  case error
  /// Most likely a fault.
  case warning
  /// Worth a look, and may be meant.
  case info
  /// The rule does not run.
  case off

  /// 0 for `off`, 3 for `error`.
  public var weight: Int {
    switch self {
    case .error: 3
    case .warning: 2
    case .info: 1
    case .off: 0
    }
  }

  /// By weight.
  public static func < (a: Level, b: Level) -> Bool { a.weight < b.weight }
}
