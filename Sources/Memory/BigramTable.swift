// SPDX-License-Identifier: Apache-2.0

/// Bigrams with numbers in the order of their first appearance, and how many texts have each.
struct BigramTable {
  private var keys: [UInt64] = []
  private var counts: [UInt32] = []
  /// The text that was last counted, so that a bigram counts once a text.
  private var latest: [UInt32] = []
  private var slots: [UInt32] = Array(repeating: 0, count: 1 << 16)

  mutating func count(_ key: UInt64, rank: UInt32) {
    if keys.count * 2 >= slots.count { grow() }
    var slot = Int(truncatingIfNeeded: SegmentIndexFormat.hash(key) & UInt64(slots.count - 1))
    while slots[slot] != 0 {
      let number = Int(slots[slot] - 1)
      if keys[number] == key {
        if latest[number] != rank {
          latest[number] = rank
          counts[number] += 1
        }
        return
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    keys.append(key)
    counts.append(1)
    latest.append(rank)
    slots[slot] = UInt32(keys.count)
  }

  func number(_ key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: SegmentIndexFormat.hash(key) & UInt64(slots.count - 1))
    while keys[Int(slots[slot] - 1)] != key { slot = (slot + 1) & (slots.count - 1) }
    return Int(slots[slot] - 1)
  }

  private mutating func grow() {
    var bigger = [UInt32](repeating: 0, count: slots.count * 2)
    for (number, key) in keys.enumerated() {
      var slot = Int(truncatingIfNeeded: SegmentIndexFormat.hash(key) & UInt64(bigger.count - 1))
      while bigger[slot] != 0 { slot = (slot + 1) & (bigger.count - 1) }
      bigger[slot] = UInt32(number + 1)
    }
    slots = bigger
  }

  func prepareLists() -> RankLists { RankLists(counts) }

  func sorted() -> [(key: UInt64, number: Int)] {
    keys.enumerated().map { ($0.element, $0.offset) }.sorted { $0.0 < $1.0 }
  }
}

/// Ascending ranks for each bigram, in one array.
struct RankLists {
  private var starts: [Int]
  private var ends: [Int]
  private var ranks: [UInt32]

  var count: Int { ranks.count }

  init(_ counts: [UInt32]) {
    var start = 0
    starts = counts.map { count in
      defer { start += Int(count) }
      return start
    }
    ends = starts
    ranks = Array(repeating: 0, count: start)
  }

  mutating func append(_ number: Int, _ rank: UInt32) {
    let end = ends[number]
    if end > starts[number], ranks[end - 1] == rank { return }
    ranks[end] = rank
    ends[number] = end + 1
  }

  func withRanks(_ number: Int, _ body: (UnsafeBufferPointer<UInt32>) -> Void) {
    ranks.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[starts[number]..<ends[number]])) }
  }
}
