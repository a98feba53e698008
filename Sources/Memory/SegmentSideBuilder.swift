// SPDX-License-Identifier: Apache-2.0

import IndexFile

/// Puts together one side of a segment index: every distinct text once, by length, and where its bigrams are.
struct SegmentSideBuilder {
  private struct Entry {
    /// Into `arena`; the fold is first.
    var start: Int
    /// UTF-16 units of the fold.
    var count: Int
    var length: Int
    var flags: UInt32
  }

  private var arena: [UInt16] = []
  private var entries: [Entry] = []
  /// 1 + number of an entry, by the hash of its text.
  private var slots: [UInt32] = Array(repeating: 0, count: 1 << 12)

  /// The number of a text, which is new or known. Texts are numbered as they come.
  mutating func add(_ text: SegmentText) -> UInt32 {
    if entries.count * 2 >= slots.count { grow() }
    var slot = Self.hash(text.units[...]) & (slots.count - 1)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot] - 1)]
      if entry.count == text.units.count, original(entry).elementsEqual(text.units) { return slots[slot] - 1 }
      slot = (slot + 1) & (slots.count - 1)
    }
    var flags: UInt32 = 0
    let start = arena.count
    arena.append(contentsOf: text.folded)
    if text.differs {
      flags |= SegmentIndexFormat.hasOriginal
      arena.append(contentsOf: text.units)
    }
    if text.hasSurrogates { flags |= SegmentIndexFormat.hasSurrogates }
    entries.append(Entry(start: start, count: text.folded.count, length: text.length, flags: flags))
    slots[slot] = UInt32(entries.count)
    return UInt32(entries.count - 1)
  }

  private func original(_ entry: Entry) -> ArraySlice<UInt16> {
    let start = entry.flags & SegmentIndexFormat.hasOriginal != 0 ? entry.start + entry.count : entry.start
    return arena[start..<start + entry.count]
  }

  private static func hash(_ units: ArraySlice<UInt16>) -> Int {
    var state: UInt64 = 0x517C_C1B7_2722_0A95
    for unit in units { state = (state ^ UInt64(unit)) &* 0x9E37_79B9_7F4A_7C15 }
    return Int(truncatingIfNeeded: (state ^ state >> 32) & 0x7FFF_FFFF_FFFF)
  }

  private mutating func grow() {
    var bigger = [UInt32](repeating: 0, count: slots.count * 2)
    for (number, entry) in entries.enumerated() {
      var slot = Self.hash(original(entry)) & (bigger.count - 1)
      while bigger[slot] != 0 { slot = (slot + 1) & (bigger.count - 1) }
      bigger[slot] = UInt32(number + 1)
    }
    slots = bigger
  }

  // MARK: - The sections

  /// Writes the sections of a side. `uses` is the number of a text (as `add` gave it) for each unit; the answer is the
  /// rank of each unit's text.
  consuming func finish(_ side: SegmentSide, uses: [UInt32], into file: inout IndexFileWriter) -> [UInt32] {
    slots = []
    let (order, lengths) = byLength()
    var ranks = [UInt32](repeating: 0, count: entries.count)
    for (rank, entry) in order.enumerated() { ranks[Int(entry)] = UInt32(rank) }
    file.set(side.code("LEN"), Self.bytes(lengths))
    writeTexts(order, side, into: &file)
    writeLists(order, side, into: &file)
    writeValues(order, side, into: &file)
    let ranksOfUnits = uses.map { ranks[Int($0)] }
    file.set(side.code("USE"), Self.bytes(Self.usage(ranksOfUnits, count: entries.count)))
    return ranksOfUnits
  }

  private func byLength() -> (order: [UInt32], firstRanks: [UInt32]) {
    let longest = entries.map(\.length).max() ?? 0
    var firsts = [UInt32](repeating: 0, count: longest + 2)
    for entry in entries { firsts[entry.length + 1] += 1 }
    for length in 1..<firsts.count { firsts[length] += firsts[length - 1] }
    var next = firsts
    var order = [UInt32](repeating: 0, count: entries.count)
    for (number, entry) in entries.enumerated() {
      order[Int(next[entry.length])] = UInt32(number)
      next[entry.length] += 1
    }
    return (order, firsts)
  }

  private func writeTexts(_ order: [UInt32], _ side: SegmentSide, into file: inout IndexFileWriter) {
    var offsets: [UInt32] = []
    offsets.reserveCapacity(order.count + 1)
    var texts: [UInt16] = []
    texts.reserveCapacity(arena.count)
    var signatures: [UInt64] = []
    signatures.reserveCapacity(order.count * 2)
    for number in order {
      let entry = entries[Int(number)]
      offsets.append(UInt32(texts.count) | entry.flags)
      let doubled = entry.flags & SegmentIndexFormat.hasOriginal != 0
      texts.append(contentsOf: arena[entry.start..<entry.start + entry.count * (doubled ? 2 : 1)])
      var low: UInt64 = 0
      var high: UInt64 = 0
      forEachCode(entry) { code in
        let bit = SegmentIndexFormat.signatureBit(code)
        if bit < 64 { low |= 1 << bit } else { high |= 1 << (bit - 64) }
      }
      signatures.append(low)
      signatures.append(high)
    }
    offsets.append(UInt32(texts.count))
    file.set(side.code("OFF"), Self.bytes(offsets))
    file.set(side.code("TXT"), Self.bytes(texts))
    file.set(side.code("SIG"), Self.bytes(signatures))
  }

  @inline(__always)
  private func forEachCode(_ entry: Entry, _ body: (UInt32) -> Void) {
    arena.withUnsafeBufferPointer { arena in
      let units = UnsafeBufferPointer(rebasing: arena[entry.start..<entry.start + entry.count])
      if entry.flags & SegmentIndexFormat.hasSurrogates != 0 {
        for code in SegmentText.codePoints(units) { body(code) }
      } else {
        for unit in units { body(UInt32(unit)) }
      }
    }
  }

  private func writeValues(_ order: [UInt32], _ side: SegmentSide, into file: inout IndexFileWriter) {
    var values: [UInt64] = []
    values.reserveCapacity(order.count)
    var codes: [UInt32] = []
    for (rank, number) in order.enumerated() {
      codes.removeAll(keepingCapacity: true)
      forEachCode(entries[Int(number)]) { codes.append($0) }
      values.append(UInt64(SegmentIndexFormat.hash(of: SegmentFold.valueKey(codes))) << 32 | UInt64(rank))
    }
    values.sort()
    file.set(side.code("VAL"), Self.bytes(values))
  }

  private static func usage(_ ranks: [UInt32], count: Int) -> [UInt32] {
    var offsets = [UInt32](repeating: 0, count: count + 1)
    for rank in ranks { offsets[Int(rank) + 1] += 1 }
    for rank in 0..<count { offsets[rank + 1] += offsets[rank] }
    var next = offsets
    var units = [UInt32](repeating: 0, count: ranks.count)
    for (unit, rank) in ranks.enumerated() {
      units[Int(next[Int(rank)])] = UInt32(unit)
      next[Int(rank)] += 1
    }
    return offsets + units
  }

  // MARK: - Bigrams

  private func writeLists(_ order: [UInt32], _ side: SegmentSide, into file: inout IndexFileWriter) {
    var table = BigramTable()
    // First what there is and how often, then where.
    for (rank, number) in order.enumerated() {
      forEachBigram(entries[Int(number)]) { table.count($0, rank: UInt32(rank)) }
    }
    var lists = table.prepareLists()
    for (rank, number) in order.enumerated() {
      forEachBigram(entries[Int(number)]) { lists.append(table.number($0), UInt32(rank)) }
    }
    let sorted = table.sorted()
    var posts: [UInt16] = []
    var offsets: [UInt32] = []
    offsets.reserveCapacity(sorted.count + 1)
    posts.reserveCapacity(lists.count + sorted.count * 3)
    for bigram in sorted {
      offsets.append(UInt32(posts.count))
      lists.withRanks(bigram.number) { Self.append($0, to: &posts) }
    }
    offsets.append(UInt32(posts.count))
    var slotCount = 16
    while slotCount < sorted.count * 2 { slotCount *= 2 }
    var slots = [UInt32](repeating: 0, count: slotCount)
    for (place, bigram) in sorted.enumerated() {
      var slot = Int(truncatingIfNeeded: SegmentIndexFormat.hash(bigram.key) & UInt64(slotCount - 1))
      while slots[slot] != 0 { slot = (slot + 1) & (slotCount - 1) }
      slots[slot] = UInt32(place + 1)
    }
    file.set(side.code("KEY"), Self.bytes(sorted.map(\.key)))
    file.set(side.code("HSH"), Self.bytes(slots))
    file.set(side.code("LST"), Self.bytes(offsets))
    file.set(side.code("PST"), Self.bytes(posts))
  }

  @inline(__always)
  private func forEachBigram(_ entry: Entry, _ body: (UInt64) -> Void) {
    var before = SegmentIndexFormat.start
    forEachCode(entry) { code in
      body(SegmentIndexFormat.bigram(before, code))
      before = code
    }
    body(SegmentIndexFormat.bigram(before, SegmentIndexFormat.end))
  }

  private static func append(_ ranks: UnsafeBufferPointer<UInt32>, to posts: inout [UInt16]) {
    let head = posts.count
    posts.append(0)
    var start = 0
    var chunks: UInt16 = 0
    while start < ranks.count {
      let high = ranks[start] >> 16
      var end = start + 1
      while end < ranks.count, ranks[end] >> 16 == high { end += 1 }
      posts.append(UInt16(high))
      posts.append(UInt16(end - start - 1))
      chunks += 1
      start = end
    }
    posts[head] = chunks
    for rank in ranks { posts.append(UInt16(truncatingIfNeeded: rank)) }
  }

  static func bytes<Value>(_ values: [Value]) -> [UInt8] {
    // Every machine that Swift supports here is little-endian; see LittleEndian.swift.
    values.withUnsafeBytes { Array($0) }
  }
}
