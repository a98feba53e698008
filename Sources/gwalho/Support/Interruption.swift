// SPDX-License-Identifier: Apache-2.0

import Glibc
import Synchronization

/// Ctrl-C as a wish: what is begun is finished before the process ends. A second one ends it at once.
struct Interruption: Sendable {
  // A handler may touch nothing but what needs no lock.
  private static let wanted = Atomic(false)

  init() {
    // Whoever started this may have blocked them for itself: threads of Dispatch have.
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM] { sigaddset(&signals, number) }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    resume()
  }

  /// Whether somebody has pressed it.
  var isWanted: Bool { Self.wanted.load(ordering: .relaxed) }

  /// While somebody is asked, Ctrl-C is an answer of its own.
  func pause() {
    signal(SIGINT, SIG_DFL)
    signal(SIGTERM, SIG_DFL)
  }

  /// From here on it is a wish again.
  func resume() {
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        Interruption.wanted.store(true, ordering: .relaxed)
        signal(number, SIG_DFL)
      }
    }
  }

  /// Ends the process as if the signal had: whoever started it sees why, and a script stops.
  func end(_ message: String) -> Never {
    StandardOutput.flush()
    StandardError.write("gwalho: \(message)\n")
    signal(SIGINT, SIG_DFL)
    raise(SIGINT)
    exit(130)
  }
}
