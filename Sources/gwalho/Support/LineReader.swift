// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Reads a descriptor line by line without keeping more than one line.
struct LineReader: ~Copyable {
  private let descriptor: Int32
  private let closes: Bool
  private var buffer: [UInt8] = []
  private var start = 0
  private var atEnd = false
  /// Why reading stopped early; nil when it did not.
  private(set) var failure: String?

  /// `-` is standard input.
  init?(path: String) {
    if path == "-" {
      descriptor = STDIN_FILENO
      closes = false
    } else {
      let opened = open(path, O_RDONLY | O_CLOEXEC)
      guard opened >= 0 else { return nil }
      descriptor = opened
      closes = true
    }
  }

  deinit { if closes { close(descriptor) } }

  /// The next line without its line end; nil at the end.
  mutating func next() -> ArraySlice<UInt8>? {
    var scanned = start
    while true {
      if let end = buffer[scanned...].firstIndex(of: 0x0A) {
        var line = buffer[start..<end]
        if line.last == 0x0D { line.removeLast() }
        start = end + 1
        return line
      }
      if atEnd {
        guard start < buffer.count else { return nil }
        defer { start = buffer.count }
        return buffer[start...]
      }
      buffer.removeFirst(start)
      start = 0
      scanned = buffer.count
      fill()
    }
  }

  private mutating func fill() {
    let size = 1 << 16
    let used = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: size))
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress! + used, size) }
      if count < 0, errno == EINTR { continue }
      if count < 0 { failure = String(cString: strerror(errno)) }
      if count <= 0 { atEnd = true }
      buffer.removeLast(size - max(count, 0))
      return
    }
  }
}
