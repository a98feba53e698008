// SPDX-License-Identifier: Apache-2.0

import Glibc
import IndexFile

/// Sorted keys, each with the rows it leads to, as a section that is searched where it lies.
///
/// Number of keys *n* (4), of places *m* (4), of key bytes *k* (4), zero (4); the end of each key within the key
/// bytes (*n* × 4); the end of each key's places (*n* × 4); the places, in order (*m* × 8): concept (32 bits), row
/// (the lower 20) and its `FormFlags` (the upper 12); the key bytes (*k*), keys in byte order.
///
/// Large sections are not verified when a file is opened, so every number is checked before it is used; one that
/// cannot be right is an error, never a read beyond the section.
struct KeyTable {
  private let section: IndexSection
  let count: Int
  private let placeCount: Int
  private let keyEnds = 16
  private let placeEnds: Int
  private let places: Int
  private let keys: Int

  init(_ section: IndexSection) throws(IndexFileError) {
    let bytes = section.bytes
    guard let count = bytes.u32(at: 0), let placeCount = bytes.u32(at: 4), let keyLength = bytes.u32(at: 8) else {
      throw .damaged(path: section.owner.path, what: "keys")
    }
    self.section = section
    self.count = Int(count)
    self.placeCount = Int(placeCount)
    placeEnds = keyEnds + 4 * self.count
    places = placeEnds + 4 * self.count
    keys = places + 8 * self.placeCount
    guard keys + Int(keyLength) == bytes.count else { throw .damaged(path: section.owner.path, what: "keys") }
  }

  /// The number of a key; nil when it is not there.
  func find(_ key: UnsafeRawBufferPointer) throws(IndexFileError) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      let order = Self.compare(try self.key(middle), key)
      if order == 0 { return middle }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// The rows a key leads to, in order.
  func rows(_ number: Int) throws(IndexFileError) -> [TermBase.RowIndex] {
    let (start, end) = try extent(number, ends: placeEnds, limit: placeCount)
    var rows: [TermBase.RowIndex] = []
    rows.reserveCapacity(end - start)
    for place in start..<end {
      guard let concept = section.bytes.u32(at: places + 8 * place),
        let row = section.bytes.u32(at: places + 8 * place + 4)
      else { throw damage }
      rows.append(.init(concept: Int(concept), row: Int(row & Self.rowMask)))
    }
    return rows
  }

  /// Calls `body` with the flags of each row a key leads to.
  @inline(__always)
  func forEachFlags(_ number: Int, _ body: (FormFlags) -> Void) throws(IndexFileError) {
    let (start, end) = try extent(number, ends: placeEnds, limit: placeCount)
    for place in start..<end {
      guard let row = section.bytes.u32(at: places + 8 * place + 4) else { throw damage }
      body(FormFlags(bits: row >> Self.rowBits))
    }
  }

  /// Bits of a place's second number that hold the row.
  static let rowBits: UInt32 = 20
  static let rowMask: UInt32 = 1 << rowBits - 1

  /// The bytes of a key; valid while the table is.
  func key(_ number: Int) throws(IndexFileError) -> UnsafeRawBufferPointer {
    let (start, end) = try extent(number, ends: keyEnds, limit: section.bytes.count - keys)
    guard let key = section.bytes.slice(keys + start, keys + end) else { throw damage }
    return key
  }

  /// How many bytes a key has.
  func length(_ number: Int) throws(IndexFileError) -> Int {
    let (start, end) = try extent(number, ends: keyEnds, limit: section.bytes.count - keys)
    return end - start
  }

  /// The number behind the last key that begins with the first `length` bytes of the key `number`.
  func end(of number: Int, sharing length: Int) throws(IndexFileError) -> Int {
    let head = try slice(try key(number), length)
    var low = number + 1
    var high = count
    while low < high {
      let middle = (low + high) / 2
      let other = try key(middle)
      if other.count >= length, Self.compare(try slice(other, length), head) == 0 {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  private func slice(_ key: UnsafeRawBufferPointer, _ length: Int) throws(IndexFileError) -> UnsafeRawBufferPointer {
    guard let slice = key.slice(0, length) else { throw damage }
    return slice
  }

  private func extent(_ number: Int, ends: Int, limit: Int) throws(IndexFileError) -> (Int, Int) {
    guard number >= 0, number < count, let end = section.bytes.u32(at: ends + 4 * number) else { throw damage }
    let start = number == 0 ? 0 : section.bytes.u32(at: ends + 4 * number - 4) ?? UInt32.max
    guard start <= end, end <= limit else { throw damage }
    return (Int(start), Int(end))
  }

  var damage: IndexFileError { .damaged(path: section.owner.path, what: "keys") }

  /// By bytes, a prefix before what it begins.
  static func compare(_ one: UnsafeRawBufferPointer, _ other: UnsafeRawBufferPointer) -> Int {
    let common = min(one.count, other.count)
    if common > 0, let first = one.baseAddress, let second = other.baseAddress {
      let order = memcmp(first, second, common)
      if order != 0 { return Int(order) }
    }
    return one.count - other.count
  }
}

/// Collects keys and writes a `KeyTable`.
struct KeyTableBuilder {
  private struct Entry {
    /// The first sixteen bytes as numbers: most comparisons end with them.
    var lead: UInt64
    var lead2: UInt64
    var start: Int
    var length: UInt32
    var concept: UInt32
    /// Row and flags.
    var row: UInt32
  }

  private var arena: [UInt8] = []
  private var entries: [Entry] = []

  mutating func add(_ key: String, _ place: TermBase.RowIndex, _ flags: FormFlags = FormFlags(bits: 0)) {
    // A concept of a million rows is no concept; its later rows are found by the earlier ones.
    guard !key.isEmpty, place.row < KeyTable.rowMask else { return }
    let start = arena.count
    arena.append(contentsOf: key.utf8)
    let length = arena.count - start
    var lead: UInt64 = 0
    var lead2: UInt64 = 0
    for offset in 0..<min(8, length) { lead |= UInt64(arena[start + offset]) << UInt64(56 - 8 * offset) }
    if length > 8 {
      for offset in 8..<min(16, length) { lead2 |= UInt64(arena[start + offset]) << UInt64(120 - 8 * offset) }
    }
    entries.append(
      Entry(
        lead: lead, lead2: lead2, start: start, length: UInt32(length), concept: UInt32(place.concept),
        row: UInt32(place.row) | flags.bits << KeyTable.rowBits))
  }

  /// The section, and the different keys in its order.
  consuming func build() -> (section: [UInt8], keys: BuiltKeys) {
    let arena = self.arena
    var entries = self.entries
    arena.withUnsafeBytes { arena in
      entries.sort { one, other in
        if one.lead != other.lead { return one.lead < other.lead }
        if one.lead2 != other.lead2 { return one.lead2 < other.lead2 }
        let order = KeyTable.compare(
          UnsafeRawBufferPointer(rebasing: arena[one.start..<one.start + Int(one.length)]),
          UnsafeRawBufferPointer(rebasing: arena[other.start..<other.start + Int(other.length)]))
        if order != 0 { return order < 0 }
        return (one.concept, one.row & KeyTable.rowMask) < (other.concept, other.row & KeyTable.rowMask)
      }
    }
    var keyEnds: [UInt32] = []
    var placeEnds: [UInt32] = []
    var places: [UInt32] = []
    var text: [UInt8] = []
    keyEnds.reserveCapacity(entries.count)
    placeEnds.reserveCapacity(entries.count)
    places.reserveCapacity(2 * entries.count)
    text.reserveCapacity(arena.count)
    arena.withUnsafeBytes { arena in
      var last: Entry?
      for entry in entries {
        let key = UnsafeRawBufferPointer(rebasing: arena[entry.start..<entry.start + Int(entry.length)])
        if let last, last.lead == entry.lead, last.lead2 == entry.lead2,
          KeyTable.compare(
            UnsafeRawBufferPointer(rebasing: arena[last.start..<last.start + Int(last.length)]), key) == 0
        {
          if last.concept == entry.concept, (last.row ^ entry.row) & KeyTable.rowMask == 0 { continue }
        } else {
          if !keyEnds.isEmpty { placeEnds.append(UInt32(places.count / 2)) }
          text.append(contentsOf: key)
          keyEnds.append(UInt32(text.count))
        }
        places.append(entry.concept)
        places.append(entry.row)
        last = entry
      }
    }
    if !keyEnds.isEmpty { placeEnds.append(UInt32(places.count / 2)) }
    var section: [UInt8] = []
    section.reserveCapacity(16 + 8 * keyEnds.count + 4 * places.count + text.count)
    section.append(littleEndian: [UInt32(keyEnds.count), UInt32(places.count / 2), UInt32(text.count), 0])
    section.append(littleEndian: keyEnds)
    section.append(littleEndian: placeEnds)
    section.append(littleEndian: places)
    section.append(contentsOf: text)
    return (section, BuiltKeys(ends: keyEnds, text: text))
  }
}

/// The different keys of a table in byte order, for whoever builds another structure from them.
struct BuiltKeys {
  fileprivate let ends: [UInt32]
  fileprivate let text: [UInt8]

  var count: Int { ends.count }

  func visit(_ body: (Int, UnsafeRawBufferPointer) -> Void) {
    text.withUnsafeBytes { text in
      var start = 0
      for (number, end) in ends.enumerated() {
        body(number, UnsafeRawBufferPointer(rebasing: text[start..<Int(end)]))
        start = Int(end)
      }
    }
  }
}
