// SPDX-License-Identifier: Apache-2.0

/// A small table from names to values that is asked with bytes, so that reading a file makes no `String` for
/// the names of its elements and categories.
struct ByteNames<Value>: Sendable where Value: Sendable {
  private let slots: [Slot?]
  private let mask: Int

  private struct Slot: Sendable {
    var name: [UInt8]
    var value: Value
  }

  init(_ names: [(String, Value)]) {
    var capacity = 16
    while capacity < names.count * 2 { capacity *= 2 }
    var slots = [Slot?](repeating: nil, count: capacity)
    for (name, value) in names {
      let bytes = Array(name.utf8)
      var index = bytes.withUnsafeBufferPointer { Self.hash($0) } & (capacity - 1)
      while slots[index] != nil { index = (index + 1) & (capacity - 1) }
      slots[index] = Slot(name: bytes, value: value)
    }
    self.slots = slots
    mask = capacity - 1
  }

  subscript(_ name: UnsafeBufferPointer<UInt8>) -> Value? {
    var index = Self.hash(name) & mask
    while let slot = slots[index] {
      if slot.name.count == name.count, slot.name.elementsEqual(name) { return slot.value }
      index = (index + 1) & mask
    }
    return nil
  }

  subscript(_ name: String) -> Value? {
    var name = name
    return name.withUTF8 { self[$0] }
  }

  /// FNV-1a.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt32 = 0x811C_9DC5
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return Int(hash)
  }
}
