// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Standard output: buffered, UTF-8, quiet when the reader goes away.
///
/// A program of one thread; nothing else writes to descriptor 1.
enum StandardOutput {
  nonisolated(unsafe) private static var buffer: [UInt8] = []
  nonisolated(unsafe) private static var isBroken = false

  static func write(_ text: String) { write(text.utf8) }

  static func write(_ bytes: some Sequence<UInt8>) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= piece { flush() }
  }

  /// Many bytes are written as they are, without the way through the buffer.
  static func write(_ bytes: UnsafeBufferPointer<UInt8>) {
    if bytes.count < piece {
      buffer.append(contentsOf: bytes)
      if buffer.count >= piece { flush() }
    } else {
      flush()
      send(UnsafeRawBufferPointer(bytes))
    }
  }

  private static let piece = 1 << 16

  /// Writes what is waiting; ends the program quietly when nobody reads any more, with exit code 2 when the
  /// disk is full.
  static func flush() {
    buffer.withUnsafeBytes(send)
    buffer.removeAll(keepingCapacity: true)
  }

  private static func send(_ bytes: UnsafeRawBufferPointer) {
    guard !isBroken else { return }
    var start = 0
    while start < bytes.count {
      let written = Glibc.write(STDOUT_FILENO, bytes.baseAddress! + start, bytes.count - start)
      if written < 0 {
        if errno == EINTR { continue }
        isBroken = true
        if errno == EPIPE { exit(0) }
        StandardError.write("gwalho: \(words("cli.output-failed", ["reason": String(cString: strerror(errno))]))\n")
        exit(2)
      }
      start += written
    }
  }
}

/// Standard error: unbuffered; what can't be written is lost.
enum StandardError {
  static func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      while start < bytes.count {
        let written = Glibc.write(STDERR_FILENO, bytes.baseAddress! + start, bytes.count - start)
        if written <= 0 { return }
        start += written
      }
    }
  }
}

enum Terminal {
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Width in cells; nil when the descriptor is no terminal.
  static func columns(_ descriptor: Int32) -> Int? {
    var size = winsize()
    guard isTerminal(descriptor), ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
