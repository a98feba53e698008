// SPDX-License-Identifier: Apache-2.0

import IndexFile

/// The sections of one side, with every access checked.
final class SegmentIndexSide: Sendable {
  let side: SegmentSide
  /// Distinct texts.
  let count: Int
  /// Code points of the longest text.
  let longest: Int
  private let firstRanks: IndexSection
  private let offsets: IndexSection
  private let texts: IndexSection
  private let signatures: IndexSection
  private let uses: IndexSection
  private let values: IndexSection
  private let keys: IndexSection
  private let slots: IndexSection
  private let lists: IndexSection
  private let posts: IndexSection

  init(_ file: IndexFile, _ side: SegmentSide, units: Int) throws(IndexFileError) {
    self.side = side
    firstRanks = try file.required(side.code("LEN"))
    offsets = try file.required(side.code("OFF"))
    texts = try file.required(side.code("TXT"))
    signatures = try file.required(side.code("SIG"))
    uses = try file.required(side.code("USE"))
    values = try file.required(side.code("VAL"))
    keys = try file.required(side.code("KEY"))
    slots = try file.required(side.code("HSH"))
    lists = try file.required(side.code("LST"))
    posts = try file.required(side.code("PST"))
    count = offsets.bytes.count / 4 - 1
    longest = firstRanks.bytes.count / 4 - 2
    let slotCount = slots.bytes.count / 4
    guard count >= 0, longest >= 0, signatures.bytes.count == count * 16,
      uses.bytes.count == (count + 1) * 4 + units * 4, values.bytes.count == count * 8,
      lists.bytes.count == keys.bytes.count / 8 * 4 + 4, slotCount.nonzeroBitCount == 1, posts.bytes.count % 2 == 0,
      slotCount > keys.bytes.count / 8, firstRanks.bytes.u32(at: (longest + 1) * 4).map(Int.init) == count
    else { throw .damaged(path: file.path, what: side.rawValue) }
  }

  // MARK: - Texts

  /// The rank of the first text of at least so many code points.
  func firstRank(length: Int) -> Int {
    let index = min(max(length, 0), longest + 1)
    return min(Int(firstRanks.bytes.u32(at: index * 4) ?? 0), count)
  }

  /// How long a text is; found by halving, so not for loops.
  func length(_ rank: Int) -> Int {
    var low = 0
    var high = longest + 1
    while low < high {
      let middle = (low + high + 1) / 2
      if firstRank(length: middle) <= rank { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// The folded text, the text itself, and whether they have surrogates.
  @inline(__always)
  func units(_ rank: Int) -> (
    folded: UnsafeBufferPointer<UInt16>, original: UnsafeBufferPointer<UInt16>?, hasSurrogates: Bool
  )? {
    guard let start = offsets.bytes.u32(at: rank * 4), let next = offsets.bytes.u32(at: rank * 4 + 4) else {
      return nil
    }
    let from = Int(start & SegmentIndexFormat.offsetMask)
    let to = Int(next & SegmentIndexFormat.offsetMask)
    guard from <= to, to * 2 <= texts.bytes.count, let base = texts.bytes.baseAddress else { return nil }
    let pointer = (base + from * 2).assumingMemoryBound(to: UInt16.self)
    let hasSurrogates = start & SegmentIndexFormat.hasSurrogates != 0
    guard start & SegmentIndexFormat.hasOriginal != 0 else {
      return (UnsafeBufferPointer(start: pointer, count: to - from), nil, hasSurrogates)
    }
    let half = (to - from) / 2
    return (
      UnsafeBufferPointer(start: pointer, count: half), UnsafeBufferPointer(start: pointer + half, count: half),
      hasSurrogates
    )
  }

  /// The text as it was, in NFC.
  func text(_ rank: Int) -> String? {
    guard let units = units(rank) else { return nil }
    return String(decoding: units.original ?? units.folded, as: UTF16.self)
  }

  @inline(__always)
  func signature(_ rank: Int) -> (UInt64, UInt64) {
    // `count * 16` bytes were checked when the file was opened.
    guard rank < count, let base = signatures.bytes.baseAddress else { return (0, 0) }
    let pointer = (base + rank * 16).assumingMemoryBound(to: UInt64.self)
    return (pointer[0], pointer[1])
  }

  /// The numbers of the segments with this text.
  func segments(_ rank: Int) -> UnsafeBufferPointer<UInt32> {
    let base = (count + 1) * 4
    guard let start = uses.bytes.u32(at: rank * 4), let end = uses.bytes.u32(at: rank * 4 + 4),
      let slice = uses.bytes.slice(base + Int(start) * 4, base + Int(end) * 4)
    else { return UnsafeBufferPointer(start: nil, count: 0) }
    return slice.assumingMemoryBound(to: UInt32.self)
  }

  /// Ranks of texts whose value key has this hash.
  func ranks(valueHash: UInt32) -> [Int] {
    var low = 0
    var high = count
    let wanted = UInt64(valueHash) << 32
    while low < high {
      let middle = (low + high) / 2
      if values.bytes.u64(at: middle * 8) ?? 0 < wanted { low = middle + 1 } else { high = middle }
    }
    var ranks: [Int] = []
    while low < count, let value = values.bytes.u64(at: low * 8), value >> 32 == UInt64(valueHash) {
      let rank = Int(value & 0xFFFF_FFFF)
      if rank < count { ranks.append(rank) }
      low += 1
    }
    return ranks
  }

  // MARK: - Bigrams

  var bigramCount: Int { keys.bytes.count / 8 }

  /// The number of a bigram, when a text has it.
  func bigram(_ key: UInt64) -> Int? {
    let mask = slots.bytes.count / 4 - 1
    var slot = Int(truncatingIfNeeded: SegmentIndexFormat.hash(key)) & mask
    // Half of the slots are free, so this ends; a damaged file must not turn it into a circle.
    for _ in 0...mask {
      guard let entry = slots.bytes.u32(at: slot * 4), entry != 0 else { return nil }
      if keys.bytes.u64(at: Int(entry - 1) * 8) == key { return Int(entry - 1) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The numbers of the bigrams that begin with a character.
  func bigrams(startingWith code: UInt32) -> Range<Int> {
    func first(_ key: UInt64) -> Int {
      var low = 0
      var high = bigramCount
      while low < high {
        let middle = (low + high) / 2
        if keys.bytes.u64(at: middle * 8) ?? 0 < key { low = middle + 1 } else { high = middle }
      }
      return low
    }
    let start = first(UInt64(code) << 21)
    return start..<max(start, first(UInt64(code + 1) << 21))
  }

  /// Where the texts with a bigram are.
  func list(_ number: Int) -> BigramList? {
    guard let start = lists.bytes.u32(at: number * 4), let end = lists.bytes.u32(at: number * 4 + 4), start < end,
      let slice = posts.bytes.slice(Int(start) * 2, Int(end) * 2)
    else { return nil }
    return BigramList(slice.assumingMemoryBound(to: UInt16.self))
  }
}

/// The ranks of the texts with one bigram: chunks of 65,536 ranks, 16 bits a rank.
struct BigramList {
  private let units: UnsafeBufferPointer<UInt16>
  let chunkCount: Int

  init?(_ units: UnsafeBufferPointer<UInt16>) {
    guard let first = units.first, units.count > Int(first) * 2 else { return nil }
    self.units = units
    chunkCount = Int(first)
  }

  /// How many texts.
  var count: Int { units.count - 1 - chunkCount * 2 }

  /// Calls `body` for each chunk from `chunks`, with the low halves of its ranks.
  @inline(__always)
  func forEachChunk(in chunks: ClosedRange<Int>, _ body: (Int, UnsafeBufferPointer<UInt16>) -> Void) {
    var start = 1 + chunkCount * 2
    for number in 0..<chunkCount {
      let high = Int(units[1 + number * 2])
      let end = start + Int(units[2 + number * 2]) + 1
      if high > chunks.upperBound || end > units.count { return }
      if high >= chunks.lowerBound { body(high, UnsafeBufferPointer(rebasing: units[start..<end])) }
      start = end
    }
  }

  /// Calls `body` with every rank, ascending.
  @inline(__always)
  func forEachRank(_ body: (Int) -> Void) {
    forEachChunk(in: 0...0xFFFF) { high, lows in
      for low in lows { body(high << 16 | Int(low)) }
    }
  }

  /// Whether a rank is among them.
  func contains(_ rank: Int) -> Bool {
    var found = false
    forEachChunk(in: rank >> 16...rank >> 16) { _, lows in
      found = lows.contains(UInt16(rank & 0xFFFF), from: 0)
    }
    return found
  }
}

extension UnsafeBufferPointer<UInt16> {
  /// The first place from `start` on with at least this value.
  @inline(__always)
  func lowerBound(_ value: Int, from start: Int = 0) -> Int {
    var low = start
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if Int(self[middle]) < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  func contains(_ value: UInt16, from start: Int) -> Bool {
    let place = lowerBound(Int(value), from: start)
    return place < count && self[place] == value
  }
}
