// SPDX-License-Identifier: Apache-2.0

public import IndexFile

/// What a match is asked for.
public struct SegmentQuery: Sendable {
  /// The text.
  public var text: String
  /// Which side it is.
  public var side: SegmentSide
  /// The least similarity, above 0.
  public var threshold: Double
  /// The most matches.
  public var limit: Int
  /// The text before it, when it is known: for context matches.
  public var before: String?
  /// The text after it.
  public var after: String?
  /// Which segments count.
  public var filter: SegmentFilter

  /// A query.
  public init(
    _ text: String, side: SegmentSide, threshold: Double = 0.7, limit: Int = 5, before: String? = nil,
    after: String? = nil, filter: SegmentFilter = SegmentFilter()
  ) {
    self.text = text
    self.side = side
    self.threshold = threshold
    self.limit = limit
    self.before = before
    self.after = after
    self.filter = filter
  }
}

/// Answers queries from segment indexes: the large one, and a small one with what was added since.
///
/// Not for several threads at once; an index is, so make one of these for each.
public final class SegmentSearch {
  /// The indexes, the oldest first.
  public let indexes: [SegmentIndex]
  private let similar = SimilarTexts()
  private let original = Levenshtein()

  /// A search in some indexes; none is no error and finds nothing.
  public init(_ indexes: [SegmentIndex]) { self.indexes = indexes }

  /// How many texts were counted, compared and measured, over all queries: for benchmarks.
  public var work: (counted: Int, compared: Int, measured: Int) { similar.work }

  /// A text that is near, not yet a segment.
  private struct Near {
    var index: Int
    var rank: Int
    var score: Double
    var foldedScore: Double
    /// What people see first: by score, and among equals by the order of the indexes.
    func precedes(_ other: Near) -> Bool {
      if score != other.score { return score > other.score }
      if foldedScore != other.foldedScore { return foldedScore > other.foldedScore }
      return (index, rank) < (other.index, other.rank)
    }
  }

  /// Segments like the query, the best first.
  ///
  /// Those whose score reaches the threshold come by score. Behind them come texts that only folding makes alike
  /// (another script, width, case, spaces, form of numbers), by what is shown for them; the last place is theirs when
  /// they are shown for more than what would stand there. Segments that are the same but for their fold are one: the
  /// most similar is shown.
  public func matches(_ query: SegmentQuery) throws(IndexFileError) -> [SegmentMatch] {
    let text = SegmentText(query.text)
    guard text.length > 0, text.length <= SegmentText.limit, query.limit > 0 else { return [] }
    let codes = text.codePoints
    let folded = text.foldedCodePoints
    original.setPattern(codes)
    // A few more texts than are asked for: segments of one fold take several. When that was not enough, again.
    var wanted = query.limit + 2
    while true {
      let (scored, foldedOnly) = try near(query, text, codes, folded, wanted)
      let matches = try select(scored, foldedOnly, query, text)
      if matches.count >= query.limit || scored.count < wanted && foldedOnly.count < wanted { return matches }
      wanted *= 4
    }
  }

  /// The best texts by score, and the best of those that only folding makes alike.
  private func near(
    _ query: SegmentQuery, _ text: SegmentText, _ codes: [UInt32], _ folded: [UInt32], _ wanted: Int
  ) throws(IndexFileError) -> (scored: [Near], foldedOnly: [Near]) {
    var scored: [Near] = []
    var foldedOnly: [Near] = []
    let key = SegmentFold.valueKey(codes)
    let valueHash = SegmentIndexFormat.hash(of: key)
    for (number, index) in indexes.enumerated() {
      let side = index.side(query.side)
      let selection = try SegmentSelection(query.filter, index)
      var seen: Set<Int> = []
      similar.forEach(of: folded, in: side, threshold: max(query.threshold, Self.bound(scored, wanted))) { found in
        let foldedScore = Self.score(found.distance, max(found.length, folded.count))
        let least = max(query.threshold, Self.bound(scored, wanted))
        guard let score = score(found, side, text, foldedScore), selection.includes(rank: found.rank, side, index)
        else { return 0 }
        let near = Near(index: number, rank: found.rank, score: score, foldedScore: foldedScore)
        if score + 1e-12 >= query.threshold {
          Self.insert(near, &scored, wanted)
        } else if foldedScore > score {
          seen.insert(found.rank)
          Self.insert(near, &foldedOnly, wanted)
        }
        return max(least, Self.bound(scored, wanted))
      }
      for rank in side.ranks(valueHash: valueHash)
      where !seen.contains(rank) && selection.includes(rank: rank, side, index) {
        guard let units = side.units(rank) else { continue }
        let other = SegmentText.codePoints(units.original ?? units.folded)
        guard SegmentFold.valueKey(other) == key else { continue }
        let distance = original.distance(to: other, limit: Int.max / 2) ?? 0
        let score = Self.score(distance, max(other.count, codes.count))
        if score + 1e-12 >= query.threshold { continue }
        Self.insert(Near(index: number, rank: rank, score: score, foldedScore: 1), &foldedOnly, wanted)
      }
    }
    return (scored, foldedOnly)
  }

  /// The score over the characters themselves; nil when the text cannot be read.
  private func score(_ found: SimilarTexts.Found, _ side: SegmentIndexSide, _ query: SegmentText, _ foldedScore: Double)
    -> Double?
  {
    guard let units = side.units(found.rank) else { return nil }
    if units.original == nil && !query.differs { return foldedScore }
    let text = units.original ?? units.folded
    let longer = max(found.length, query.length)
    let distance =
      units.hasSurrogates
      ? original.distance(to: SegmentText.codePoints(text), limit: longer)
      : original.distance(to: text, limit: longer)
    return distance.map { Self.score($0, longer) }
  }

  static func score(_ distance: Int, _ longer: Int) -> Double {
    longer == 0 ? 1 : 1 - Double(distance) / Double(longer)
  }

  /// The score that a text must have to be among the best; 0 while there is room.
  private static func bound(_ nears: [Near], _ limit: Int) -> Double {
    nears.count < limit ? 0 : nears[limit - 1].score
  }

  private static func insert(_ near: Near, _ nears: inout [Near], _ limit: Int) {
    if nears.count == limit, !near.precedes(nears[limit - 1]) { return }
    var place = nears.count
    while place > 0, near.precedes(nears[place - 1]) { place -= 1 }
    nears.insert(near, at: place)
    if nears.count > limit { nears.removeLast() }
  }

  // MARK: - From texts to segments

  private func select(
    _ scored: [Near], _ foldedOnly: [Near], _ query: SegmentQuery, _ text: SegmentText
  ) throws(IndexFileError) -> [SegmentMatch] {
    var seen: Set<String> = []
    let first = try segments(scored, query, text, &seen)
    let second = try segments(foldedOnly, query, text, &seen).sorted { $0.percent > $1.percent }
      .filter { Double($0.percent) >= query.threshold * 100 }
    var matches = Array(first.prefix(query.limit))
    var rest = second[...]
    while matches.count < query.limit, let next = rest.popFirst() { matches.append(next) }
    // The same text in the other script must not be lost behind what is merely similar.
    if let best = rest.first, query.limit > 1, first.count >= query.limit, let last = matches.last,
      best.percent > last.percent
    {
      matches[matches.count - 1] = best
    }
    return matches
  }

  private func segments(
    _ nears: [Near], _ query: SegmentQuery, _ text: SegmentText, _ seen: inout Set<String>
  ) throws(IndexFileError) -> [SegmentMatch] {
    var matches: [SegmentMatch] = []
    for near in nears where matches.count < query.limit {
      let index = indexes[near.index]
      let wanted = try SegmentSelection(query.filter, index)
      var here: [SegmentMatch] = []
      for unit in index.side(query.side).segments(near.rank) where wanted.includes(Int(unit), index) {
        let segment = try index.segment(Int(unit))
        var match = SegmentMatch(
          segment: segment, score: near.score, foldedScore: near.foldedScore, penalties: [],
          isInContext: near.score == 1 && segment.context.fits(query))
        match.penalties = SegmentPenalty.between(text, SegmentText(query.side == .zh ? segment.zh : segment.ko))
        here.append(match)
      }
      // Those in context first, then the order in which they came.
      for match in here.filter(\.isInContext) + here.filter({ !$0.isInContext }) where matches.count < query.limit {
        let key = SegmentFold.key(match.segment.zh) + "\u{1E}" + SegmentFold.key(match.segment.ko)
        if seen.insert(key).inserted { matches.append(match) }
      }
    }
    return matches
  }
}

extension SegmentContext {
  /// Whether a query's neighbours are these; both must be known and agree.
  func fits(_ query: SegmentQuery) -> Bool {
    guard let before = query.before, let after = query.after else { return false }
    let (mineBefore, mineAfter) = query.side == .zh ? (zhBefore, zhAfter) : (koBefore, koAfter)
    return mineBefore == SegmentIndexFormat.contextKey(before) && mineAfter == SegmentIndexFormat.contextKey(after)
  }
}
