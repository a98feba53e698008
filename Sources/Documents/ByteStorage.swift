// SPDX-License-Identifier: Apache-2.0

import Files
import Glibc

/// Owns a run of bytes that nobody writes: allocated memory or a mapped file.
///
/// A mapped file that another program cuts short while we read it ends the process with SIGBUS, and one
/// that it overwrites changes under us; no option of mmap prevents either. Files below ``mappingThreshold``
/// are read into memory for that reason; above it, bounded memory is worth more.
///
/// Unchecked because the pointer is all that the checker sees; nothing mutates the bytes after `init`.
final class ByteStorage: @unchecked Sendable {
  /// Bytes from which on a regular file is mapped.
  static let mappingThreshold = 16 << 20
  // A multiple of a page, and of the distance of the line index's checkpoints.
  private static let windowSize = 4 << 20

  let bytes: UnsafeBufferPointer<UInt8>
  private let isMapped: Bool

  private init(bytes: UnsafeBufferPointer<UInt8>, isMapped: Bool) {
    self.bytes = bytes
    self.isMapped = isMapped
  }

  /// Copies an array.
  convenience init(_ array: [UInt8]) {
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: array.count)
    _ = copy.initialize(from: array)
    self.init(bytes: UnsafeBufferPointer(copy), isMapped: false)
  }

  deinit {
    if isMapped {
      munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    } else {
      bytes.deallocate()
    }
  }

  /// Windows of a range, one after the other, for passes over all bytes; what a pass leaves behind is given
  /// back to the system, or a mapped gigabyte would soon be a gigabyte in memory.
  func forEachWindow<E: Error>(of range: Range<Int>, _ body: (Range<Int>) throws(E) -> Bool) throws(E) {
    var start = range.lowerBound
    while start < range.upperBound {
      let end = min(start + Self.windowSize, range.upperBound)
      guard try body(start..<end) else { return }
      forget(start..<end)
      start = end
    }
  }

  /// Lets the system drop the mapped pages of a range; they are read from the file again when needed.
  func forget(_ range: Range<Int>) {
    guard isMapped, let base = bytes.baseAddress else { return }
    let page = sysconf(CInt(_SC_PAGESIZE))
    let start = range.lowerBound / page * page
    let end = range.upperBound / page * page
    guard start < end else { return }
    madvise(UnsafeMutableRawPointer(mutating: base + start), end - start, MADV_DONTNEED)
  }

  /// Reads to the end, whatever it is: a file, a pipe, a terminal, /proc.
  ///
  /// - Parameters:
  ///   - size: bytes that are expected, as a hint.
  ///   - limit: most bytes that are read; more are `EFBIG`.
  static func read(_ file: InputFile, expecting size: Int, limit: Int) throws(SystemError) -> ByteStorage {
    // One byte more than the file should have, so that its end is found without growing.
    var capacity = max(size + 1, 1 << 16)
    var buffer = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
    var count = 0
    do throws(SystemError) {
      while true {
        if count == capacity {
          let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity * 2, alignment: 16)
          larger.copyMemory(from: buffer, byteCount: count)
          buffer.deallocate()
          buffer = larger
          capacity *= 2
        }
        let got = try file.read(into: UnsafeMutableRawBufferPointer(start: buffer + count, count: capacity - count))
        if got == 0 { break }
        count += got
        if count > limit { throw SystemError(code: EFBIG) }
      }
    } catch {
      buffer.deallocate()
      throw error
    }
    let bytes = UnsafeBufferPointer(start: UnsafePointer(buffer.assumingMemoryBound(to: UInt8.self)), count: count)
    return ByteStorage(bytes: bytes, isMapped: false)
  }

  /// Maps a whole regular file; nil when the system cannot (some network and FUSE file systems).
  static func map(_ descriptor: CInt, size: Int) -> ByteStorage? {
    guard size > 0, let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
      return nil
    }
    madvise(start, size, MADV_SEQUENTIAL)
    let bytes = UnsafeBufferPointer(start: UnsafePointer(start.assumingMemoryBound(to: UInt8.self)), count: size)
    return ByteStorage(bytes: bytes, isMapped: true)
  }
}
