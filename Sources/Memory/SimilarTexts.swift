// SPDX-License-Identifier: Apache-2.0

/// Finds the texts of a side that are similar to a query in the folded characters: all of them, by a filter that loses
/// none.
///
/// A text at distance *d* or less shares at least max(|query|, |text|) + 1 − 2*d* of their bigrams with the query, start
/// and end counted as characters (each edit touches at most two bigrams). At a threshold of 0.5 and above that is at
/// least one for every length, so only texts in the lists of the query's bigrams can be similar; and as a text may be
/// missing from some of them, the longest lists need not be read at all: one that is in none of the others has too few.
/// Below 0.5 the bound may come to nothing, and the texts of fitting length are gone through one by one: slower, and as
/// right.
///
/// What is left is compared by signatures (an edit changes at most one kind of character on either side), and then by
/// the distance itself.
///
/// Not for several threads at once: it keeps its counters.
final class SimilarTexts {
  /// A text and its distance to the query, both folded.
  struct Found {
    var rank: Int
    var length: Int
    var distance: Int
  }

  private struct List {
    var chunk: UnsafeBufferPointer<UInt16>
    var weight: Int
  }

  private let levenshtein = Levenshtein()
  /// One for each low half of a rank; they stop at 255.
  private let counters: UnsafeMutablePointer<UInt8>
  private var chunks: [[List]] = []
  /// Low halves of ranks, as many as there are candidates in the chunk at hand.
  private let candidates: UnsafeMutablePointer<UInt16>
  private var candidateCount = 0
  private var signature: (UInt64, UInt64) = (0, 0)
  /// Lists that were found, texts that were counted, compared and measured; for benchmarks.
  private(set) var work = (counted: 0, compared: 0, measured: 0)

  init() {
    counters = .allocate(capacity: 1 << 16)
    counters.initialize(repeating: 0, count: 1 << 16)
    // One more than there can be: candidates are written before it is known whether they stay.
    candidates = .allocate(capacity: 1 << 16 + 1)
    candidates.initialize(repeating: 0, count: 1 << 16 + 1)
  }

  deinit {
    counters.deallocate()
    candidates.deallocate()
  }

  /// Calls `body` with every text whose folded similarity to the folded query is at least `threshold`.
  ///
  /// `body` may raise the threshold by what it returns; texts below it are then left out. The order of the calls is of
  /// no meaning.
  func forEach(
    of query: [UInt32], in side: SegmentIndexSide, threshold: Double, _ body: (Found) -> Double
  ) {
    let length = query.count
    guard length > 0, length <= SegmentText.limit * 4, threshold > 0, side.count > 0 else { return }
    var bound = threshold
    let shortest = max(1, Int((threshold * Double(length) - 1e-9).rounded(.up)))
    let longest = min(side.longest, Int((Double(length) / threshold + 1e-9).rounded(.down)))
    guard shortest <= longest else { return }
    let ranks = side.firstRank(length: shortest)..<side.firstRank(length: longest + 1)
    guard !ranks.isEmpty else { return }
    levenshtein.setPattern(query)
    signature = Self.signature(query)
    let window = ranks.lowerBound >> 16...(ranks.upperBound - 1) >> 16
    prepare(query, side, window)
    // From the chunk with texts of the query's own length outwards: what is found there raises the bound.
    let middle = min(max(side.firstRank(length: length) >> 16, window.lowerBound), window.upperBound)
    var below = middle - 1
    var above = middle
    while below >= window.lowerBound || above <= window.upperBound {
      if above <= window.upperBound {
        search(above, ranks, length, side, window, &bound, body)
        above += 1
      }
      if below >= window.lowerBound {
        search(below, ranks, length, side, window, &bound, body)
        below -= 1
      }
    }
  }

  /// The most edits at which the longer of two texts leaves them at least this similar.
  @inline(__always)
  static func edits(_ threshold: Double, _ length: Int) -> Int {
    Int(((1 - threshold) * Double(length) + 1e-9).rounded(.down))
  }

  private static func signature(_ codes: [UInt32]) -> (UInt64, UInt64) {
    var signature: (UInt64, UInt64) = (0, 0)
    for code in codes {
      let bit = SegmentIndexFormat.signatureBit(code)
      if bit < 64 { signature.0 |= 1 << bit } else { signature.1 |= 1 << (bit - 64) }
    }
    return signature
  }

  /// Sorts the lists of the query's bigrams into the chunks of the window.
  private func prepare(_ query: [UInt32], _ side: SegmentIndexSide, _ window: ClosedRange<Int>) {
    for index in chunks.indices { chunks[index].removeAll(keepingCapacity: true) }
    while chunks.count < window.count { chunks.append([]) }
    var bigrams: [UInt64] = []
    bigrams.reserveCapacity(query.count + 1)
    var before = SegmentIndexFormat.start
    for code in query {
      bigrams.append(SegmentIndexFormat.bigram(before, code))
      before = code
    }
    bigrams.append(SegmentIndexFormat.bigram(before, SegmentIndexFormat.end))
    bigrams.sort()
    var start = 0
    while start < bigrams.count {
      var end = start + 1
      while end < bigrams.count, bigrams[end] == bigrams[start] { end += 1 }
      // A bigram that the query has twice counts twice for every text that has it: too much for some, too little
      // for none.
      let weight = end - start
      if let number = side.bigram(bigrams[start]), let list = side.list(number) {
        list.forEachChunk(in: window) { high, lows in
          chunks[high - window.lowerBound].append(List(chunk: lows, weight: weight))
        }
      }
      start = end
    }
  }

  private func search(
    _ chunk: Int, _ ranks: Range<Int>, _ length: Int, _ side: SegmentIndexSide, _ window: ClosedRange<Int>,
    _ bound: inout Double, _ body: (Found) -> Double
  ) {
    // The bound may have narrowed the lengths since.
    let shortest = max(1, Int((bound * Double(length) - 1e-9).rounded(.up)))
    let longest = min(side.longest, Int((Double(length) / bound + 1e-9).rounded(.down)))
    guard shortest <= longest else { return }
    let first = max(chunk << 16, ranks.lowerBound, side.firstRank(length: shortest))
    let last = min(chunk << 16 + 0xFFFF, ranks.upperBound - 1, side.firstRank(length: longest + 1) - 1)
    guard first <= last else { return }
    let fewest = side.length(first)
    let most = side.length(last)
    // The fewest shared bigrams that a text of one of these lengths can have and be similar.
    var needed = Int.max
    for larger in max(fewest, length)...max(most, length) {
      needed = min(needed, larger + 1 - 2 * Self.edits(bound, larger))
    }
    guard needed > 0 else {
      scan(first...last, length, side, &bound, body)
      return
    }
    let low = first & 0xFFFF
    let high = last & 0xFFFF
    var lists = chunks[chunk - window.lowerBound]
    var total = 0
    for index in lists.indices {
      let chunk = lists[index].chunk
      let from = low == 0 ? 0 : chunk.lowerBound(low)
      let to = high == 0xFFFF ? chunk.count : chunk.lowerBound(high + 1, from: from)
      lists[index].chunk = UnsafeBufferPointer(rebasing: chunk[from..<to])
      total += lists[index].weight
    }
    guard total >= needed else { return }
    lists.sort { $0.chunk.count < $1.chunk.count }
    // Lists from the end are left out as long as a text that is in those alone has too few bigrams.
    var read = lists.count
    var left = 0
    while read > 0, left + lists[read - 1].weight < needed {
      left += lists[read - 1].weight
      read -= 1
    }
    // A few more make the rest stricter: worth it while they cost less than what they spare.
    var counted = 0
    for list in lists[..<read] { counted += list.chunk.count }
    while read < lists.count {
      let size = lists[read].chunk.count
      guard size < Self.worth(asked: needed - left, counted: counted, length: length) else { break }
      left -= lists[read].weight
      counted += size
      read += 1
    }
    collect(lists[..<read], asked: needed - left, counted: counted)
    sift(chunk << 16, side, limit: Self.edits(bound, max(most, length)))
    for place in 0..<candidateCount {
      measure(chunk << 16 | Int(candidates[place]), length, side, &bound, body)
    }
  }

  /// The most that a further list may cost. Measured: going on pays as long as many texts are left, and long texts are
  /// dear to measure.
  @inline(__always)
  private static func worth(asked: Int, counted: Int, length: Int) -> Int {
    if asked == 1 { return counted * 3 }
    if length <= 24 { return counted * 4 / (asked * asked) }
    return counted * (length <= 64 ? 2 : 4) / asked
  }

  /// Texts that are in lists of at least this weight.
  private func collect(_ lists: ArraySlice<List>, asked: Int, counted: Int) {
    work.counted += counted
    let counters = counters
    let candidates = candidates
    let asked = UInt16(min(asked, 255))
    var found = 0
    for list in lists {
      let weight = UInt16(min(list.weight, 255))
      for low in list.chunk {
        let before = UInt16(counters[Int(low)])
        let now = min(before &+ weight, 255)
        counters[Int(low)] = UInt8(truncatingIfNeeded: now)
        // Without a branch, for nobody can foresee which way it goes: the highest bit of a difference says "less".
        candidates[found] = low
        found &+= Int(((before &- asked) & ~(now &- asked)) >> 15)
      }
    }
    candidateCount = found
    if counted > 1 << 12 {
      counters.update(repeating: 0, count: 1 << 16)
    } else {
      for list in lists { for low in list.chunk { counters[Int(low)] = 0 } }
    }
  }

  /// Keeps the candidates whose signatures allow at most so many edits. A loop of its own, so that the processor waits
  /// for many signatures at once.
  private func sift(_ base: Int, _ side: SegmentIndexSide, limit: Int) {
    work.compared += candidateCount
    let candidates = candidates
    let (low, high) = signature
    var kept = 0
    for place in 0..<candidateCount {
      let candidate = candidates[place]
      let (otherLow, otherHigh) = side.signature(base | Int(candidate))
      let missing = (low & ~otherLow).nonzeroBitCount &+ (high & ~otherHigh).nonzeroBitCount
      let extra = (otherLow & ~low).nonzeroBitCount &+ (otherHigh & ~high).nonzeroBitCount
      candidates[kept] = candidate
      kept &+= max(missing, extra) <= limit ? 1 : 0
    }
    candidateCount = kept
  }

  private func scan(
    _ ranks: ClosedRange<Int>, _ length: Int, _ side: SegmentIndexSide, _ bound: inout Double,
    _ body: (Found) -> Double
  ) {
    for rank in ranks { measure(rank, length, side, &bound, body) }
  }

  @inline(__always)
  private func measure(
    _ rank: Int, _ length: Int, _ side: SegmentIndexSide, _ bound: inout Double, _ body: (Found) -> Double
  ) {
    guard let units = side.units(rank) else { return }
    let size = units.hasSurrogates ? side.length(rank) : units.folded.count
    let larger = max(size, length)
    let limit = Self.edits(bound, larger)
    guard larger - min(size, length) <= limit else { return }
    work.measured += 1
    let distance =
      units.hasSurrogates
      ? levenshtein.distance(to: SegmentText.codePoints(units.folded), limit: limit)
      : levenshtein.distance(to: units.folded, limit: limit)
    guard let distance else { return }
    bound = max(bound, body(Found(rank: rank, length: size, distance: distance)))
  }
}
