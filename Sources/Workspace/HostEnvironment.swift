// SPDX-License-Identifier: Apache-2.0

import Glibc

/// What the services know of the machine and the user, as a value, so that tests can hand in their own.
public struct HostEnvironment: Sendable, Equatable {
  /// The user's home folder, when there is one.
  public var home: String?
  /// The folder for what can be made again: `XDG_CACHE_HOME`, else `~/.cache`.
  public var cacheHome: String?
  /// The user's name at login.
  public var user: String?

  /// An environment from its parts.
  public init(home: String?, cacheHome: String?, user: String?) {
    self.home = home
    self.cacheHome = cacheHome
    self.user = user
  }

  /// That of this process.
  public static var current: HostEnvironment {
    func variable(_ name: String) -> String? {
      guard let value = getenv(name) else { return nil }
      let text = String(cString: value)
      return text.isEmpty ? nil : text
    }
    let home = variable("HOME")
    // The XDG specification has relative paths ignored.
    let cache = variable("XDG_CACHE_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    return HostEnvironment(
      home: home, cacheHome: cache ?? home.map { $0 + "/.cache" }, user: variable("USER") ?? variable("LOGNAME"))
  }
}
