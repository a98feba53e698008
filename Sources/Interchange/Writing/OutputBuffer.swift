// SPDX-License-Identifier: Apache-2.0

/// Bytes of a file on their way out.
///
/// Memory of its own instead of an array: a hundred thousand concepts are fifty million small pieces, and an array asks at each
/// of them who else holds it.
final class OutputBuffer {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var count = 0

  /// Bytes are handed on when this many have come together.
  static let chunk = 1 << 16

  init() {
    capacity = Self.chunk * 2
    start = .allocate(capacity: capacity)
  }

  deinit { start.deallocate() }

  func write(_ text: StaticString) { write(text.utf8Start, text.utf8CodeUnitCount) }

  func write(_ text: StaticString, count: Int) { write(text.utf8Start, count) }

  func write(_ text: String) {
    var text = text
    text.withUTF8 { write($0[...]) }
  }

  func write(_ byte: UInt8) {
    if count == capacity { grow(by: 1) }
    start[count] = byte
    count += 1
  }

  func write(_ slice: Slice<UnsafeBufferPointer<UInt8>>) {
    let bytes = UnsafeBufferPointer(rebasing: slice)
    if let first = bytes.baseAddress { write(first, bytes.count) }
  }

  private func write(_ bytes: UnsafePointer<UInt8>, _ number: Int) {
    if capacity - count < number { grow(by: number) }
    (start + count).update(from: bytes, count: number)
    count += number
  }

  private func grow(by number: Int) {
    let larger = max(capacity * 2, capacity + number)
    let new = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    new.update(from: start, count: count)
    start.deallocate()
    start = new
    capacity = larger
  }

  /// Hands on what has been written when it is at least `threshold` bytes.
  func drain(atLeast threshold: Int = chunk, to sink: (UnsafeRawBufferPointer) throws -> Void) throws {
    guard count > 0, count >= threshold else { return }
    try sink(UnsafeRawBufferPointer(start: start, count: count))
    count = 0
  }
}
