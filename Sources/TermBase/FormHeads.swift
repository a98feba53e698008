// SPDX-License-Identifier: Apache-2.0

import IndexFile

/// The way from the first letters of a running text to the keys of a `KeyTable` that begin with them.
///
/// A head is the first three letters of a key, or the two letters of a key that has no more. The section: number of
/// words of the filter *f* (4), of slots *s* (4), of keys (4), zero (4); the filter (*f* × 8): a Bloom filter whose
/// two bits for a head lie in one word, eight bits a head, so that it stays in the cache and answers for nearly all
/// places of a text; the slots (*s* × 8), an open hash table: number of the first key with the head (4, all ones:
/// empty), how many there are (2, all ones: that many or more), sixteen more bits of the hash (2).
///
/// What the hash says is believed only after the key itself was compared.
struct FormHeads {
  private let section: IndexSection
  private let filterWords: UInt64
  private let slotCount: UInt64
  private let slots: Int

  init(_ section: IndexSection) throws(IndexFileError) {
    let bytes = section.bytes
    guard let words = bytes.u32(at: 0), let slotCount = bytes.u32(at: 4), words > 0, slotCount > 0,
      bytes.count == 16 + 8 * (Int(words) + Int(slotCount))
    else { throw .damaged(path: section.owner.path, what: "heads") }
    self.section = section
    filterWords = UInt64(words)
    self.slotCount = UInt64(slotCount)
    slots = 16 + 8 * Int(words)
  }

  /// A mixed-up number for a head; `third` is 0 for keys of two letters.
  @inline(__always)
  static func hash(_ first: UInt32, _ second: UInt32, _ third: UInt32) -> UInt64 {
    var hash = UInt64(first) | UInt64(second) << 21 | UInt64(third) << 42
    hash &*= 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 32
    hash &*= 0xD6E8_FEB8_6659_FD93
    return hash ^ (hash >> 32)
  }

  /// False when no key has the head.
  @inline(__always)
  func mayHave(_ hash: UInt64) -> Bool {
    let word = section.bytes.loadUnaligned(
      fromByteOffset: 16 + 8 * Int(((hash >> 32) &* filterWords) >> 32), as: UInt64.self)
    let bits = Self.filterBits(hash)
    return UInt64(littleEndian: word) & bits == bits
  }

  @inline(__always)
  private static func filterBits(_ hash: UInt64) -> UInt64 { 1 << (hash & 63) | 1 << (hash >> 6 & 63) }
  private static func print(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 12 & 0xFFFF) }

  /// Calls `body` with the first key and the least number of keys of every slot that may be the head's, until it
  /// returns true.
  func forEach(_ hash: UInt64, _ body: (Int, Int) throws(IndexFileError) -> Bool) throws(IndexFileError) {
    var slot = ((hash & 0xFFFF_FFFF) &* slotCount) >> 32
    for _ in 0..<slotCount {
      guard let first = section.bytes.u32(at: slots + 8 * Int(slot)),
        let rest = section.bytes.u32(at: slots + 8 * Int(slot) + 4)
      else { throw .damaged(path: section.owner.path, what: "heads") }
      if first == UInt32.max { return }
      if rest >> 16 == Self.print(hash), try body(Int(first), Int(rest & 0xFFFF)) { return }
      slot = slot + 1 == slotCount ? 0 : slot + 1
    }
  }

  // MARK: - Building

  /// The section for keys in byte order; keys of one letter have no head.
  static func build(_ keys: BuiltKeys) -> [UInt8] {
    var heads: [(hash: UInt64, first: Int, count: Int)] = []
    heads.reserveCapacity(keys.count)
    var last: Head?
    keys.visit { number, bytes in
      guard let head = Head(bytes) else {
        last = nil
        return
      }
      if head == last {
        heads[heads.count - 1].count += 1
      } else {
        heads.append((head.hash, number, 1))
        last = head
      }
    }
    let words = max(1, (heads.count + 7) / 8)
    let slotCount = max(2, heads.count + heads.count / 2)
    var filter = [UInt64](repeating: 0, count: words)
    var slots = [UInt64](repeating: UInt64.max, count: slotCount)
    for head in heads {
      filter[Int(((head.hash >> 32) &* UInt64(words)) >> 32)] |= filterBits(head.hash)
      var slot = Int(((head.hash & 0xFFFF_FFFF) &* UInt64(slotCount)) >> 32)
      while slots[slot] != UInt64.max { slot = slot + 1 == slotCount ? 0 : slot + 1 }
      let rest = UInt64(min(head.count, 0xFFFF)) | UInt64(print(head.hash)) << 16
      slots[slot] = UInt64(head.first) | rest << 32
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(16 + 8 * (words + slotCount))
    bytes.appendU32(UInt32(words))
    bytes.appendU32(UInt32(slotCount))
    bytes.appendU32(UInt32(keys.count))
    bytes.appendU32(0)
    bytes.append(littleEndian: filter)
    bytes.append(littleEndian: slots)
    return bytes
  }

  /// The letters that a key is found by.
  struct Head: Equatable {
    var first: UInt32
    var second: UInt32
    var third: UInt32

    init?(_ key: UnsafeRawBufferPointer) {
      var position = 0
      guard let first = UTF8Letters.next(key, &position), let second = UTF8Letters.next(key, &position) else {
        return nil
      }
      self.first = first
      self.second = second
      third = UTF8Letters.next(key, &position) ?? 0
    }

    var hash: UInt64 { FormHeads.hash(first, second, third) }
  }
}

/// Letters in the UTF-8 of keys, which is known to be well-formed unless the index is damaged.
enum UTF8Letters {
  /// The letter at `position`, which is moved behind it; nil at the end and where the bytes are none.
  static func next(_ bytes: UnsafeRawBufferPointer, _ position: inout Int) -> UInt32? {
    guard position < bytes.count else { return nil }
    let lead = bytes[position]
    let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard position + length <= bytes.count else { return nil }
    var letter = length == 1 ? UInt32(lead) : UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<max(length, 1) { letter = letter << 6 | UInt32(bytes[position + offset] & 0x3F) }
    position += length
    return letter
  }

  /// The bytes of a letter, the first one lowest, and their number.
  @inline(__always)
  static func encoded(_ letter: UInt32) -> (bytes: UInt32, count: Int) {
    if letter < 0x80 { return (letter, 1) }
    if letter < 0x800 { return (0xC0 | letter >> 6 | (0x80 | letter & 0x3F) << 8, 2) }
    if letter < 0x10000 {
      return (0xE0 | letter >> 12 | (0x80 | letter >> 6 & 0x3F) << 8 | (0x80 | letter & 0x3F) << 16, 3)
    }
    return (
      0xF0 | letter >> 18 | (0x80 | letter >> 12 & 0x3F) << 8 | (0x80 | letter >> 6 & 0x3F) << 16
        | (0x80 | letter & 0x3F) << 24, 4
    )
  }
}
