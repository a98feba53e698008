// SPDX-License-Identifier: Apache-2.0

import Documents
import Glibc
import Synchronization

/// Ctrl-C as a wish: what is begun is finished before the process ends. A second one ends it at once.
///
/// SIGTERM and SIGHUP (the terminal was closed) mean the same.
struct Interruption: Sendable {
  private static let numbers = [SIGINT, SIGTERM, SIGHUP]
  // A handler may touch nothing but what needs no lock. 0: nobody has.
  private static let wanted = Atomic<CInt>(0)

  init() { resume() }

  /// Whether somebody has pressed it.
  var isWanted: Bool { Self.wanted.load(ordering: .relaxed) != 0 }

  /// While somebody is asked, Ctrl-C is an answer of its own.
  func pause() { Self.endsProcess() }

  /// From here on it is a wish again.
  func resume() {
    Self.handle { number in
      Interruption.wanted.store(number, ordering: .relaxed)
      signal(number, endProcess)
    }
  }

  /// Ends the process as if the signal had: whoever started it sees why, and a script stops.
  func end(_ message: String) -> Never {
    StandardOutput.flush()
    StandardError.write("gwalho: \(message)\n")
    let number = isWanted ? Self.wanted.load(ordering: .relaxed) : SIGINT
    signal(number, SIG_DFL)
    raise(number)
    exit(128 + number)
  }

  /// What every command does on a signal: it ends, and no temporary file stays.
  static func endsProcess() {
    TemporaryFiles.prepare()
    handle(endProcess)
  }

  /// What the caller ignores stays ignored: `nohup` means it.
  private static func handle(_ handler: @escaping @convention(c) (CInt) -> Void) {
    // Whoever started this may have blocked them for itself: threads of Dispatch have.
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in numbers { sigaddset(&signals, number) }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    for number in numbers {
      var old = sigaction()
      sigaction(number, nil, &old)
      if unsafeBitCast(old.__sigaction_handler.sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
        continue
      }
      signal(number, handler)
    }
  }
}

/// The handler: the signal comes again when it returns, and ends the process.
private func endProcess(_ number: CInt) {
  TemporaryFiles.removeAll()
  signal(number, SIG_DFL)
  raise(number)
}
