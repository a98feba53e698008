// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The built `gwalho` at a terminal of its own, and the screen that a person would see.
final class Pseudoterminal {
  private let master: Int32
  let process: pid_t
  private var screen = Screen()
  /// Every byte that the program wrote.
  private(set) var output: [UInt8] = []
  private var status: Int32?

  /// Starts the program with the terminal as its own.
  init(
    _ arguments: [String], in folder: URL, columns: UInt16 = 80, rows: UInt16 = 24, environment: [String] = []
  ) throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    // TIOCSPTLCK, TIOCGPTN: Linux's own way, as Glibc's module does not show that of POSIX.
    var lock: Int32 = 0
    var number: Int32 = 0
    guard master >= 0, ioctl(master, 0x4004_5431, &lock) == 0, ioctl(master, 0x8004_5430, &number) == 0 else {
      throw POSIXError(.ENOTTY)
    }
    let path = "/dev/pts/\(number)"
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // A new session has no terminal; the first that it opens becomes its own.
    posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // POSIX_SPAWN_SETSID, of GNU.
    posix_spawnattr_setflags(&attributes, 0x80)
    var variables = [
      "LC_ALL": "C", "HOME": folder.path, "PATH": "/usr/bin:/bin", "USER": "tester", "GIT_CONFIG_NOSYSTEM": "1",
      "TERM": "xterm",
    ]
    for line in environment {
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      variables[parts[0]] = parts[1]
    }
    // A shell, because a new process cannot be given a folder portably; it becomes the program.
    let words =
      (["/bin/sh", "-c", "cd \"$HOME\" && exec \"$0\" \"$@\"", Program.path] + arguments).map { strdup($0) } + [nil]
    let settings = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + settings { free(word) } }
    var child: pid_t = 0
    let code = posix_spawn(&child, "/bin/sh", &actions, &attributes, words, settings)
    guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO) }
    process = child
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      _ = wait()
    }
    close(master)
  }

  /// The lines that are seen now.
  var lines: [String] { screen.lines }
  var text: String { screen.lines.joined(separator: "\n") }
  /// 0-based line and cell of the cursor; nil while it is hidden.
  var cursor: (line: Int, column: Int)? { screen.cursor }

  /// Types.
  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(master, bytes, bytes.count)
  }

  func resize(columns: UInt16, rows: UInt16) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    screen.cut(to: Int(rows))
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Reads until the screen fits; false when it does not in so many seconds.
  func waits(seconds: Double = 20, until isThere: (Pseudoterminal) -> Bool) -> Bool {
    let end = Date() + seconds
    while !isThere(self) {
      guard Date() < end, read(milliseconds: 50) else { return isThere(self) }
    }
    return true
  }

  func sees(_ words: String...) -> Bool { waits { terminal in words.allSatisfy { terminal.text.contains($0) } } }

  /// Reads what is there; false at the end.
  @discardableResult
  func read(milliseconds: Int32) -> Bool {
    var source = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&source, 1, milliseconds) > 0 else { return true }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    // EIO says that nobody has the other end any more.
    let count = Foundation.read(master, &bytes, bytes.count)
    guard count > 0 else { return false }
    output += bytes[..<count]
    screen.take(bytes[..<count])
    return true
  }

  /// Waits for the end; the exit code, 128 and the signal for one that was killed.
  func wait() -> Int32 {
    if let status { return status }
    var code: Int32 = 0
    let end = Date() + 20
    while true {
      let ended = waitpid(process, &code, WNOHANG)
      if ended == process || ended < 0 && errno != EINTR { break }
      if Date() > end { kill(process, SIGKILL) }
      if !read(milliseconds: 20) { usleep(2_000) }
    }
    while hasMore, read(milliseconds: 0) {}
    let result = code & 0x7F == 0 ? code >> 8 & 0xFF : 128 + (code & 0x7F)
    status = result
    return result
  }

  private var hasMore: Bool {
    var source = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    return poll(&source, 1, 0) > 0
  }
}

/// As much of a terminal as `gwalho review` uses: lines that are written one after the other from the top.
struct Screen {
  private(set) var lines: [String] = [""]
  private(set) var cursor: (line: Int, column: Int)?
  private var row = 0
  private var pending: [UInt8] = []

  mutating func take(_ bytes: some Sequence<UInt8>) {
    pending += bytes
    var at = 0
    while at < pending.count {
      let byte = pending[at]
      if byte == 0x1B {
        guard let end = pending[(at + 1)...].firstIndex(where: { (0x40...0x7E).contains($0) && $0 != 0x5B }) else {
          break
        }
        control(String(decoding: pending[(at + 1)...end], as: UTF8.self))
        at = end + 1
      } else if byte == 0x0A {
        row += 1
        if row == lines.count { lines.append("") }
        at += 1
      } else if byte < 0x20 {
        at += 1
      } else {
        let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        guard at + length <= pending.count else { break }
        lines[row] += String(decoding: pending[at..<at + length], as: UTF8.self)
        at += length
      }
    }
    pending.removeFirst(at)
  }

  mutating func cut(to rows: Int) {
    lines = Array(lines.prefix(rows))
    row = min(row, rows - 1)
  }

  private mutating func control(_ sequence: String) {
    switch sequence {
    case "[H": row = 0
    case "[2K": lines[row] = ""
    case "[?25l": cursor = nil
    case "[?1049h", "[?1049l": (lines, row) = ([""], 0)
    default:
      guard sequence.hasSuffix("H"), sequence.contains(";") else { return }
      let numbers = sequence.dropFirst().dropLast().split(separator: ";").compactMap { Int($0) }
      if numbers.count == 2 { cursor = (numbers[0] - 1, numbers[1] - 1) }
    }
  }

  /// Cells of a line: Hangul and Han take two.
  static func cells(_ line: String) -> Int {
    line.unicodeScalars.reduce(0) { $0 + ((0x2E80...0xFF60).contains($1.value) && $1.value != 0xFF0D ? 2 : 1) }
  }
}
