// SPDX-License-Identifier: Apache-2.0

import Documents
import Files
import Glibc

/// Reads a descriptor line by line without keeping more than one line.
struct LineReader: ~Copyable {
  private let file: InputFile
  /// Bytes of a line; no sentence is so long, and what never ends is no line.
  private static let longest = 64 << 20
  private var buffer: [UInt8] = []
  private var start = 0
  private var atEnd = false
  /// Why reading stopped early; nil when it did not.
  private(set) var failure: String?

  /// `-` is standard input.
  init(path: String) throws(DocumentError) {
    do { file = try InputFile(path: path) } catch { throw DocumentError(error, path: path) }
  }

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
      if scanned > Self.longest {
        failure = SystemError(code: EFBIG).reason
        return nil
      }
      fill()
    }
  }

  private mutating func fill() {
    let size = 1 << 16
    let used = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: size))
    let got: Result<Int, SystemError> = buffer.withUnsafeMutableBytes { buffer in
      Result { () throws(SystemError) in
        try file.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[used...]))
      }
    }
    var count = 0
    switch got {
    case .success(let bytes): count = bytes
    case .failure(let error): failure = error.reason
    }
    if count == 0 { atEnd = true }
    buffer.removeLast(size - count)
  }
}
