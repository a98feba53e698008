// SPDX-License-Identifier: Apache-2.0

/// A small table from names to values that is asked with bytes, so that reading a file makes no `String` for
/// the names of its elements and categories.
///
/// Tables are static and live as long as the program: their memory is never given back, and looking something up
/// counts no references. Nothing changes after `init`, which is why it may be shared.
struct ByteNames<Value: Sendable>: @unchecked Sendable {
  private struct Slot {
    var start: Int32 = 0
    /// 0: nobody is here.
    var count: Int32 = 0
  }

  private let slots: UnsafeMutableBufferPointer<Slot>
  private let values: UnsafeMutableBufferPointer<Value?>
  private let names: UnsafeMutableBufferPointer<UInt8>
  private let mask: Int

  init(_ entries: [(String, Value)]) {
    var capacity = 16
    while capacity < entries.count * 4 { capacity *= 2 }
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: Slot())
    values = .allocate(capacity: capacity)
    values.initialize(repeating: nil)
    names = .allocate(capacity: entries.reduce(0) { $0 + $1.0.utf8.count })
    mask = capacity - 1
    var end = 0
    for (name, value) in entries {
      var index = Array(name.utf8).withUnsafeBufferPointer { Self.hash($0) } & mask
      while slots[index].count > 0 { index = (index + 1) & mask }
      slots[index] = Slot(start: Int32(end), count: Int32(name.utf8.count))
      values[index] = value
      for byte in name.utf8 {
        names.initializeElement(at: end, to: byte)
        end += 1
      }
    }
  }

  subscript(_ name: UnsafeBufferPointer<UInt8>) -> Value? {
    var index = Self.hash(name) & mask
    while slots[index].count > 0 {
      let slot = slots[index]
      if Int(slot.count) == name.count {
        var position = 0
        while position < name.count, names[Int(slot.start) + position] == name[position] { position += 1 }
        if position == name.count { return values[index] }
      }
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
