// SPDX-License-Identifier: Apache-2.0

import Glibc
import Reporting
import Workspace

/// The terminal while a person is asked by single keys: no echo, no line discipline, a screen of its own. What was there
/// before comes back when it is left, stopped or ended by a signal.
///
/// A terminal that says of itself that it knows no sequences (`TERM=dumb`) gets plain lines, one screen below the other.
final class RawTerminal {
  /// Something to react to.
  enum Event: Equatable {
    case input(ReviewInput)
    /// The size changed, or the screen is to be painted anew.
    case repaint
    /// A signal or the end of the input.
    case ended
  }

  private var original = termios()
  private var decoder = KeyDecoder()
  private var isRaw = false
  private let isDumb: Bool
  private var editedLine = false
  /// Milliseconds without a byte after which pasted text is over, whatever the terminal says.
  private static let pastePause: CInt = 2_000
  private static let watched = [SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT]

  /// Nil unless both the keyboard and the screen are a terminal.
  init?() {
    guard Terminal.isTerminal(STDIN_FILENO), Terminal.isTerminal(STDOUT_FILENO),
      tcgetattr(STDIN_FILENO, &original) == 0, SignalPipe.open()
    else { return nil }
    isDumb = Self.isDumb
    for signal in Self.watched { SignalPipe.watch(signal) }
    enter()
  }

  /// Whether the terminal says that it knows no sequences.
  static var isDumb: Bool {
    guard let name = getenv("TERM") else { return true }
    return ["", "dumb"].contains(String(cString: name))
  }

  deinit { leave() }

  /// Cells and lines; 80×24 where the terminal does not know.
  var size: (width: Int, height: Int?) {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
      return (80, isDumb ? nil : 24)
    }
    return (Int(size.ws_col), isDumb ? nil : Int(size.ws_row))
  }

  // MARK: modes

  private func enter() {
    guard !isRaw else { return }
    var raw = original
    cfmakeraw(&raw)
    // Output stays as it was: messages of others must not run down the screen like stairs.
    raw.c_oflag = original.c_oflag
    guard tcsetattr(STDIN_FILENO, TCSADRAIN, &raw) == 0 else { return }
    isRaw = true
    // The alternate screen; lines that are too long are cut, not wrapped; pastes come in brackets.
    if !isDumb { send("\u{1B}[?1049h\u{1B}[?7l\u{1B}[?2004h\u{1B}[?25l") }
  }

  /// Gives the terminal back as it was.
  func leave() {
    guard isRaw else { return }
    isRaw = false
    if !isDumb { send("\u{1B}[?25h\u{1B}[?2004l\u{1B}[?7h\u{1B}[?1049l") }
    // Keys typed ahead are for nobody: they must not reach the shell as commands.
    _ = tcsetattr(STDIN_FILENO, TCSAFLUSH, &original)
  }

  private func suspend() {
    leave()
    signal(SIGTSTP, SIG_DFL)
    raise(SIGTSTP)
    // Here again when the shell says so.
    SignalPipe.watch(SIGTSTP)
    enter()
  }

  // MARK: screen

  /// Shows a screen.
  func paint(_ frame: ReviewRenderer.Frame) {
    if isDumb { return paintPlain(frame) }
    var out = "\u{1B}[?25l\u{1B}[H"
    for (number, line) in frame.lines.enumerated() {
      // Cleared before it is written: behind the last cell there is no cursor that could clear the rest.
      out += (number == 0 ? "" : "\r\n") + "\u{1B}[2K" + line
    }
    if let cursor = frame.cursor { out += "\u{1B}[\(cursor.line + 1);\(cursor.column + 1)H\u{1B}[?25h" }
    send(out)
  }

  private func paintPlain(_ frame: ReviewRenderer.Frame) {
    guard let cursor = frame.cursor, editedLine, frame.lines.indices.contains(cursor.line) else {
      editedLine = frame.cursor != nil
      let lines = frame.cursor.map { Array(frame.lines[...$0.line]) } ?? frame.lines
      return send("\r\n" + lines.joined(separator: "\r\n") + (editedLine ? "" : "\r\n"))
    }
    // The line that is edited, over itself: what a backspace took is overwritten.
    let line = frame.lines[cursor.line]
    send("\r" + line + "    \r" + line)
  }

  private func send(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      while start < bytes.count {
        let written = write(STDOUT_FILENO, bytes.baseAddress! + start, bytes.count - start)
        if written < 0, errno == EINTR || errno == EAGAIN { continue }
        // Whoever hung up is told by the next look at the keyboard.
        if written <= 0 { return }
        start += written
      }
    }
  }

  // MARK: keys

  /// Waits for the next event.
  func next() -> Event {
    while true {
      while let event = decoder.next() {
        if let event = handle(event) { return event }
      }
      var sources = [
        pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
        pollfd(fd: SignalPipe.reader, events: Int16(POLLIN), revents: 0),
      ]
      // What follows an ESC at once belongs to it, over a slow line as well.
      let ready = poll(&sources, 2, decoder.isPasting ? Self.pastePause : decoder.isWaiting ? 60 : -1)
      if ready < 0, errno == EINTR { continue }
      if ready < 0 { return .ended }
      if ready == 0 {
        if let event = decoder.next(isLast: true), let event = handle(event) { return event }
        continue
      }
      if sources[1].revents != 0, let event = signalled() { return event }
      if sources[0].revents != 0 {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(STDIN_FILENO, &bytes, bytes.count)
        if count < 0, errno == EINTR || errno == EAGAIN { continue }
        if count <= 0 { return .ended }
        decoder.feed(bytes[..<count])
      }
    }
  }

  private func handle(_ event: TerminalEvent) -> Event? {
    switch event {
    case .input(let input): return .input(input)
    case .redraw: return .repaint
    case .suspend:
      suspend()
      return .repaint
    case .ignored: return .input(.other)
    }
  }

  private func signalled() -> Event? {
    var event: Event?
    for signal in SignalPipe.taken() {
      switch signal {
      case SIGTERM, SIGHUP, SIGINT: return .ended
      case SIGTSTP:
        suspend()
        event = .repaint
      case SIGCONT:
        // Stopped by another's SIGSTOP: the shell has set the terminal up for itself.
        isRaw = false
        enter()
        event = .repaint
      default: event = .repaint
      }
    }
    return event
  }
}

/// Signals as bytes of a pipe, so that they are waited for together with keys.
private enum SignalPipe {
  // Written once, before any handler is installed; a handler may read nothing else.
  nonisolated(unsafe) private static var ends: (read: CInt, write: CInt) = (-1, -1)

  static var reader: CInt { ends.read }

  static func open() -> Bool {
    if ends.read >= 0 { return true }
    var made: [CInt] = [-1, -1]
    guard pipe(&made) == 0 else { return false }
    for end in made {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    ends = (made[0], made[1])
    return true
  }

  static func watch(_ number: CInt) {
    // A program that was started from a thread of some pools comes with its signals blocked.
    var numbers = sigset_t()
    sigemptyset(&numbers)
    sigaddset(&numbers, number)
    sigprocmask(SIG_UNBLOCK, &numbers, nil)
    signal(number) { number in
      let code = errno
      var byte = UInt8(truncatingIfNeeded: number)
      _ = write(SignalPipe.ends.write, &byte, 1)
      errno = code
    }
  }

  static func taken() -> [CInt] {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(ends.read, &bytes, bytes.count)
    return count > 0 ? bytes[..<count].map { CInt($0) } : []
  }
}
