// SPDX-License-Identifier: Apache-2.0

/// A language that gwalho speaks.
public enum Language: String, Sendable, CaseIterable {
  /// Korean.
  case ko
  /// English.
  case en

  /// The language of the user's locale: Korean where the first of `LC_ALL`, `LC_MESSAGES`, `LANG` that is set
  /// and not empty (POSIX.1-2017, 8.2) says Korean, else English.
  public init(environment: [String: String]) {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    let name = (locale ?? "").lowercased().prefix { $0.isLetter }
    self = name == "ko" || name == "korean" ? .ko : .en
  }
}
