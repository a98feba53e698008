// SPDX-License-Identifier: Apache-2.0

public import IndexFile

/// What a concordance is asked for.
public struct ConcordanceQuery: Sendable {
  /// Texts that a segment must all have, on one side or the other, in any order; script, width and case count as the
  /// same. An empty one is passed over.
  public var words: [String]
  /// Only this side is looked at; nil for both.
  public var side: SegmentSide?
  /// Whether the words must stand as they are written.
  public var isExact: Bool
  /// Which segments count.
  public var filter: SegmentFilter
  /// Segments to pass over: the pages before.
  public var offset: Int
  /// The most segments.
  public var limit: Int
  /// In which order.
  public var order: Order

  /// The order of the segments found.
  public enum Order: Sendable {
    /// The shortest first: the word is most of them.
    case score
    /// The latest first, those without a date last.
    case date
  }

  /// A query.
  public init(
    _ words: [String], side: SegmentSide? = nil, isExact: Bool = false, filter: SegmentFilter = SegmentFilter(),
    offset: Int = 0, limit: Int = 20, order: Order = .score
  ) {
    self.words = words
    self.side = side
    self.isExact = isExact
    self.filter = filter
    self.offset = offset
    self.limit = limit
    self.order = order
  }
}

/// A page of a concordance.
public struct Concordance: Sendable, Equatable {
  /// How many segments there are on all pages.
  public var total = 0
  /// Those of this page.
  public var segments: [IndexedSegment] = []

  /// Where the words stand in a text, as half-open ranges of code points of the NFC text.
  public static func places(of words: [String], in text: String, isExact: Bool = false) -> [Range<Int>] {
    let whole = SegmentText(text)
    let codes = isExact ? whole.codePoints : whole.foldedCodePoints
    var ranges: [Range<Int>] = []
    for word in words {
      let wanted = SegmentText(word)
      let pattern = isExact ? wanted.codePoints : wanted.foldedCodePoints
      guard !pattern.isEmpty, pattern.count <= codes.count else { continue }
      var start = 0
      while start + pattern.count <= codes.count {
        if codes[start] == pattern[0], codes[start..<start + pattern.count].elementsEqual(pattern) {
          ranges.append(start..<start + pattern.count)
          start += pattern.count
        } else {
          start += 1
        }
      }
    }
    return ranges.sorted { $0.lowerBound < $1.lowerBound }
  }
}

extension SegmentSearch {
  /// The segments that have all of the words: every one of them, whatever their number.
  public func concordance(_ query: ConcordanceQuery) throws(IndexFileError) -> Concordance {
    let words = query.words.map { SegmentText($0) }.filter { $0.length > 0 }
    guard !words.isEmpty else { return Concordance() }
    var result = Concordance()
    var keys: [(key: UInt64, index: Int, unit: Int)] = []
    // Sorting keys for a page needs none of those that come after it.
    let last = max(0, query.offset) + max(0, query.limit)
    for (number, index) in indexes.enumerated() {
      var found = SegmentSet(count: index.count)
      for (place, word) in words.enumerated() {
        var here = SegmentSet(count: index.count)
        for side in SegmentSide.allCases where query.side == nil || query.side == side {
          Self.mark(word, in: index.side(side), isExact: query.isExact, &here)
        }
        if place == 0 { found = here } else { found.formIntersection(here) }
      }
      let selection = try SegmentSelection(query.filter, index)
      if query.filter != SegmentFilter() { found.filter { selection.includes($0, index) } }
      result.total += found.memberCount
      keys.append(contentsOf: Self.first(last, of: found, index, query).map { ($0.key, number, $0.unit) })
    }
    keys.sort { ($0.key, $0.index, $0.unit) < ($1.key, $1.index, $1.unit) }
    for key in keys.dropFirst(max(0, query.offset)).prefix(max(0, query.limit)) {
      result.segments.append(try indexes[key.index].segment(key.unit))
    }
    return result
  }

  /// The first members by their sorting keys.
  private static func first(
    _ limit: Int, of set: SegmentSet, _ index: SegmentIndex, _ query: ConcordanceQuery
  ) -> [(key: UInt64, unit: Int)] {
    guard limit > 0 else { return [] }
    let side = query.side ?? .zh
    var best: [(key: UInt64, unit: Int)] = []
    set.forEachMember { unit in
      let key: UInt64 =
        switch query.order {
        // Ranks are by length.
        case .score: UInt64(index.rank(unit, side) ?? 0)
        case .date: UInt64(UInt32.max - index.dateNumber(unit)) << 32 | UInt64(index.row(unit))
        }
      if best.count == limit, key >= best[limit - 1].key { return }
      var place = best.count
      while place > 0, key < best[place - 1].key { place -= 1 }
      best.insert((key, unit), at: place)
      if best.count > limit { best.removeLast() }
    }
    return best
  }

  private static func mark(
    _ word: SegmentText, in side: SegmentIndexSide, isExact: Bool, _ set: inout SegmentSet
  ) {
    let folded = word.foldedCodePoints
    func add(_ rank: Int) { for unit in side.segments(rank) { set.insert(Int(unit)) } }
    if folded.count == 1 {
      // All bigrams that begin with the character, the end of a text among them.
      for number in side.bigrams(startingWith: folded[0]) {
        side.list(number)?.forEachRank { if !isExact || has(word, $0, side, isExact: true) { add($0) } }
      }
      return
    }
    var lists: [BigramList] = []
    var before = folded[0]
    for code in folded[1...] {
      guard let number = side.bigram(SegmentIndexFormat.bigram(before, code)), let list = side.list(number) else {
        return
      }
      lists.append(list)
      before = code
    }
    lists.sort { $0.count < $1.count }
    // Two characters are a bigram: its list is the answer. Of longer words the two rarest say nearly all.
    if folded.count == 2 {
      lists[0].forEachRank { if !isExact || has(word, $0, side, isExact: true) { add($0) } }
    } else if lists.count > 1, lists[1].count < lists[0].count * 16 {
      var second = RankCursor(lists[1])
      lists[0].forEachRank { if second.contains($0), has(word, $0, side, isExact: isExact) { add($0) } }
    } else {
      lists[0].forEachRank { if has(word, $0, side, isExact: isExact) { add($0) } }
    }
  }

  /// Whether a text has a word. UTF-16 can be compared as it is: no character is part of another.
  private static func has(_ word: SegmentText, _ rank: Int, _ side: SegmentIndexSide, isExact: Bool) -> Bool {
    guard let units = side.units(rank) else { return false }
    let text = isExact ? units.original ?? units.folded : units.folded
    let pattern = isExact ? word.units : word.folded
    guard text.count >= pattern.count else { return false }
    return pattern.withUnsafeBufferPointer { pattern in
      let first = pattern[0]
      var start = 0
      while start <= text.count - pattern.count {
        if text[start] == first {
          var place = 1
          while place < pattern.count, text[start + place] == pattern[place] { place += 1 }
          if place == pattern.count { return true }
        }
        start += 1
      }
      return false
    }
  }
}

/// Asks a list for ascending ranks.
private struct RankCursor {
  private var chunks: [(high: Int, lows: UnsafeBufferPointer<UInt16>)] = []
  private var chunk = 0
  private var place = 0

  init(_ list: BigramList) {
    var chunks: [(high: Int, lows: UnsafeBufferPointer<UInt16>)] = []
    list.forEachChunk(in: 0...0xFFFF) { chunks.append(($0, $1)) }
    self.chunks = chunks
  }

  mutating func contains(_ rank: Int) -> Bool {
    while chunk < chunks.count, chunks[chunk].high < rank >> 16 {
      chunk += 1
      place = 0
    }
    guard chunk < chunks.count, chunks[chunk].high == rank >> 16 else { return false }
    let lows = chunks[chunk].lows
    let wanted = rank & 0xFFFF
    while place < lows.count, Int(lows[place]) < wanted { place += 1 }
    return place < lows.count && Int(lows[place]) == wanted
  }
}

/// Numbers of segments, a bit for each.
struct SegmentSet {
  private var words: [UInt64]

  init(count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

  var memberCount: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  @inline(__always)
  mutating func insert(_ unit: Int) {
    // A damaged file may name more than there are.
    if unit >> 6 < words.count { words[unit >> 6] |= 1 << UInt64(unit & 63) }
  }

  mutating func formIntersection(_ other: SegmentSet) {
    for index in words.indices { words[index] &= other.words[index] }
  }

  mutating func filter(_ isIncluded: (Int) -> Bool) {
    for index in words.indices where words[index] != 0 {
      var rest = words[index]
      while rest != 0 {
        let bit = rest.trailingZeroBitCount
        rest &= rest - 1
        if !isIncluded(index << 6 | bit) { words[index] &= ~(1 << UInt64(bit)) }
      }
    }
  }

  @inline(__always)
  func forEachMember(_ body: (Int) -> Void) {
    for index in words.indices where words[index] != 0 {
      var rest = words[index]
      while rest != 0 {
        body(index << 6 | rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }
}
