// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// Bytes that grow at their end and have one owner: appending one is a comparison and a store, where an array would
/// ask each time whether it is shared.
struct ByteBuffer: ~Copyable {
  // Of malloc: realloc moves the pages of a large buffer instead of their bytes.
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init() {
    capacity = 512
    start = Self.allocated(nil, capacity)
  }

  deinit { free(start) }

  /// What has been appended.
  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if count == capacity { grow(by: 1) }
    start[count] = byte
    count &+= 1
  }

  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    if bytes.count > capacity &- count { grow(by: bytes.count) }
    if let source = bytes.baseAddress { (start + count).update(from: source, count: bytes.count) }
    count &+= bytes.count
  }

  @inline(__always)
  mutating func append(_ text: StaticString) {
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Decimal digits without a sign.
  mutating func append(decimal value: UInt) {
    let longest = 20
    if longest > capacity &- count { grow(by: longest) }
    var digits = 1
    var power: UInt = 10
    while digits < longest, power <= value {
      digits += 1
      power &*= 10
    }
    count &+= digits
    var place = count
    var rest = value
    while rest >= 100 {
      let pair = UInt8(truncatingIfNeeded: rest % 100)
      rest /= 100
      place &-= 2
      start[place] = UInt8(ascii: "0") &+ pair / 10
      start[place &+ 1] = UInt8(ascii: "0") &+ pair % 10
    }
    repeat {
      place &-= 1
      start[place] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
  }

  mutating func removeAll() { count = 0 }

  private mutating func grow(by needed: Int) {
    capacity = max(capacity * 2, count + needed)
    start = Self.allocated(start, capacity)
  }

  private static func allocated(_ old: UnsafeMutablePointer<UInt8>?, _ size: Int) -> UnsafeMutablePointer<UInt8> {
    guard let memory = realloc(old, size) else { fatalError("no memory for \(size) bytes") }
    return memory.assumingMemoryBound(to: UInt8.self)
  }
}
