// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Who decided, and when.
public struct Byline: Sendable, Equatable {
  /// Whoever decided; nil when nobody said who.
  public var name: String?
  /// ISO 8601.
  public var date: String

  /// A name and a date.
  public init(name: String?, date: String) {
    self.name = name
    self.date = date
  }

  /// The name that git would sign with in the base, else the user's at login; today, where the user is.
  public static func current(_ base: Base) -> Byline {
    Byline(name: gitName(in: base.root) ?? base.environment.user, date: today())
  }

  /// Today's date by the machine's clock and time zone, ISO 8601.
  public static func today() -> String {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(parts.tm_year + 1900)-\(padded(parts.tm_mon + 1))-\(padded(parts.tm_mday))"
  }

  /// What `git config user.name` says; nil when there is no git, or no name.
  private static func gitName(in folder: String) -> String? {
    var ends: [CInt] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    let words: [String] = ["git", "-C", folder, "config", "user.name"]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    let code = posix_spawnp(&child, "git", &actions, nil, arguments, environ)
    close(ends[1])
    guard code == 0 else { return nil }
    var bytes = [UInt8](repeating: 0, count: 512)
    var count = 0
    while count < bytes.count {
      let got = bytes.withUnsafeMutableBytes { read(ends[0], $0.baseAddress.map { $0 + count }, $0.count - count) }
      if got < 0, errno == EINTR { continue }
      if got <= 0 { break }
      count += got
    }
    var status: CInt = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    guard status == 0 else { return nil }
    let name = String(decoding: bytes[..<count], as: UTF8.self).filter { !$0.isNewline && $0 != "\t" }
    return name.isEmpty ? nil : name
  }
}
