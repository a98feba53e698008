// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A file, a pipe or standard input that is read once, from its start: the one place that decides what may be read.
///
/// A device without end (/dev/zero) is refused, a named pipe is waited for a few seconds and no longer, and whatever has
/// no size of its own gives `streamLimit` bytes at most. A terminal, `/dev/null` and what `<(…)` makes are read.
package final class InputFile {
  /// Bytes that a pipe or standard input may give: whoever has more puts it into a file.
  package static let streamLimit = 1 << 30
  /// Seconds that a named pipe without a writer is waited for.
  private static let patience = 3

  /// For those who map the file, or lock it.
  package let descriptor: CInt
  /// Whether it is a file proper, whose size is known and which can be read again.
  package let isRegular: Bool
  /// Bytes of a regular file as the system says them; /proc says 0 of all.
  package let size: Int
  private let isInput: Bool
  /// What was read to see whether somebody writes.
  private var ahead: UInt8?

  /// Opens a path; `-` is standard input.
  ///
  /// - Throws: the system's word: `EISDIR` for a folder, `ENOTSUP` for a device, `ENODATA` for a pipe that nobody writes to.
  package init(path: String) throws(SystemError) {
    isInput = path == "-"
    // Without O_NONBLOCK, opening a pipe would wait for its writer.
    descriptor = isInput ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    guard descriptor >= 0 else { throw SystemError(code: errno) }
    var status = stat()
    let kind = fstat(descriptor, &status) == 0 ? status.st_mode & S_IFMT : 0
    isRegular = kind == S_IFREG
    size = isRegular ? Int(status.st_size) : 0
    var fault: CInt = 0
    switch kind {
    case S_IFDIR: fault = EISDIR
    // /dev/zero never ends; a terminal does, and /dev/null (1:3) at once.
    case S_IFCHR where isatty(descriptor) == 0 && status.st_rdev != 0x103: fault = ENOTSUP
    case S_IFBLK: fault = ENOTSUP
    case S_IFIFO where !isInput: fault = waitForWriter()
    default: break
    }
    // Standard input is not ours alone: it stays as it is.
    if isInput {
      if fault != 0 { throw SystemError(code: fault) }
      return
    }
    if fault == 0, fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK) < 0 { fault = errno }
    if fault != 0 {
      close(descriptor)
      throw SystemError(code: fault)
    }
  }

  deinit { if !isInput { close(descriptor) } }

  /// Fills `target` from its start, as far as there is something; 0 at the end.
  package func read(into target: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
    guard target.count > 0 else { return 0 }
    if let byte = ahead {
      ahead = nil
      target[0] = byte
      return 1
    }
    while true {
      let count = Glibc.read(descriptor, target.baseAddress, min(target.count, 1 << 30))
      if count >= 0 { return count }
      if errno != EINTR { throw SystemError(code: errno) }
    }
  }

  /// 0 when the pipe has a writer, or had one that is through; else what to say.
  private func waitForWriter() -> CInt {
    var byte: UInt8 = 0
    // Nothing to read and no writer is the end; nothing to read from a writer is EAGAIN.
    func look() -> Bool {
      let count = Glibc.read(descriptor, &byte, 1)
      if count > 0 { ahead = byte }
      return count > 0 || count < 0 && errno == EAGAIN
    }
    if look() { return 0 }
    var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    for _ in 0..<Self.patience * 10 {
      // A writer that came and went without a word hangs up.
      if poll(&wait, 1, 100) > 0 || look() { return 0 }
    }
    return ENODATA
  }
}
