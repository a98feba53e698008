// SPDX-License-Identifier: Apache-2.0

import Glibc
import IndexFile

/// Sorted keys, each with the rows it leads to, as a section that is searched where it lies.
///
/// Number of keys *n* (4), of places *m* (4), of key bytes *k* (4), zero (4); the end of each key within the key
/// bytes (*n* × 4); the end of each key's places (*n* × 4); the places, concept and row (*m* × 8), in order; the
/// key bytes (*k*), keys in byte order.
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
      rows.append(.init(concept: Int(concept), row: Int(row)))
    }
    return rows
  }

  /// The bytes of a key; valid while the table is.
  func key(_ number: Int) throws(IndexFileError) -> UnsafeRawBufferPointer {
    let (start, end) = try extent(number, ends: keyEnds, limit: section.bytes.count - keys)
    guard let key = section.bytes.slice(keys + start, keys + end) else { throw damage }
    return key
  }

  private func extent(_ number: Int, ends: Int, limit: Int) throws(IndexFileError) -> (Int, Int) {
    guard number >= 0, number < count, let end = section.bytes.u32(at: ends + 4 * number) else { throw damage }
    let start = number == 0 ? 0 : section.bytes.u32(at: ends + 4 * number - 4) ?? UInt32.max
    guard start <= end, end <= limit else { throw damage }
    return (Int(start), Int(end))
  }

  private var damage: IndexFileError { .damaged(path: section.owner.path, what: "keys") }

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
    /// The first eight bytes as a number: most comparisons end with it.
    var lead: UInt64
    var start: Int
    var length: Int
    var place: TermBase.RowIndex
  }

  private var arena: [UInt8] = []
  private var entries: [Entry] = []

  mutating func add(_ key: String, _ place: TermBase.RowIndex) {
    guard !key.isEmpty else { return }
    let start = arena.count
    arena.append(contentsOf: key.utf8)
    var lead: UInt64 = 0
    for offset in 0..<8 {
      lead = lead << 8 | (start + offset < arena.count ? UInt64(arena[start + offset]) : 0)
    }
    entries.append(Entry(lead: lead, start: start, length: arena.count - start, place: place))
  }

  /// The section, and the different keys in its order.
  func build() -> (section: [UInt8], keys: [ArraySlice<UInt8>]) {
    let sorted = arena.withUnsafeBytes { arena in
      entries.sorted { one, other in
        if one.lead != other.lead { return one.lead < other.lead }
        let order = KeyTable.compare(
          UnsafeRawBufferPointer(rebasing: arena[one.start..<one.start + one.length]),
          UnsafeRawBufferPointer(rebasing: arena[other.start..<other.start + other.length]))
        return order != 0 ? order < 0 : one.place < other.place
      }
    }
    var keys: [ArraySlice<UInt8>] = []
    var keyEnds: [UInt8] = []
    var placeEnds: [UInt8] = []
    var places: [UInt8] = []
    var text: [UInt8] = []
    var lastPlace: TermBase.RowIndex?
    for entry in sorted {
      let key = arena[entry.start..<entry.start + entry.length]
      if keys.last.map({ $0 == key }) ?? false {
        if lastPlace == entry.place { continue }
      } else {
        if !keys.isEmpty { placeEnds.appendU32(UInt32(places.count / 8)) }
        keys.append(key)
        text.append(contentsOf: key)
        keyEnds.appendU32(UInt32(text.count))
      }
      places.appendU32(UInt32(entry.place.concept))
      places.appendU32(UInt32(entry.place.row))
      lastPlace = entry.place
    }
    if !keys.isEmpty { placeEnds.appendU32(UInt32(places.count / 8)) }
    var section: [UInt8] = []
    section.appendU32(UInt32(keys.count))
    section.appendU32(UInt32(places.count / 8))
    section.appendU32(UInt32(text.count))
    section.appendU32(0)
    return (section + keyEnds + placeEnds + places + text, keys)
  }
}
