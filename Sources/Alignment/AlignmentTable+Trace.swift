// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

/// From the filled table to alignments: starts are ranked, the best are followed back and scored as wholes.
extension AlignmentTable {
  /// A place where the rendering may start, by the number of items that it then has.
  struct Start {
    var item: Int
    var score: Float
  }

  /// What a whole alignment is scored by besides the table.
  struct Context {
    /// The Korean from the bracket on, of which the table reads what stands from `firstItem` on.
    let window: UnsafeBufferPointer<WindowItem>
    let firstItem: Int
    let closesQuote: Bool
  }

  /// Calls `body` with the best starts, best first and scored as wholes; at most `keep`.
  func withBestStarts<R>(_ context: Context, keep: Int, _ body: (UnsafeBufferPointer<Start>) -> R) -> R {
    withUnsafeTemporaryAllocation(of: Start.self, capacity: itemTotal + keep) { buffer in
      let kept = UnsafeMutableBufferPointer(rebasing: buffer[..<keep])
      let count = rank(promised(UnsafeMutableBufferPointer(rebasing: buffer[keep...])), context, kept)
      return body(UnsafeBufferPointer(rebasing: kept[..<count]))
    }
  }

  /// The alignment of a start.
  func path(_ start: Start, _ context: Context) -> AlignmentPath {
    withSteps(to: start.item) {
      AlignmentPath(firstItem: context.firstItem, itemCount: start.item, score: start.score, steps: Array($0))
    }
  }

  /// Every start with the most that its score can come to, a name that sounds Japanese apart.
  private func promised(_ buffer: UnsafeMutableBufferPointer<Start>) -> UnsafeMutableBufferPointer<Start> {
    var count = 0
    for item in 1...itemTotal {
      let score = cell(hanTotal, item)[Layer.normal].score
      guard score > -.infinity else { continue }
      let boundary = items[item - 1].left
      let quotation = boundary == .openingQuote ? Weights.wholeQuotation : 0
      buffer[count] = Start(item: item, score: score + StartScore.bonus(boundary, .exact) + quotation)
      count += 1
    }
    return UnsafeMutableBufferPointer(rebasing: buffer[..<count])
  }

  /// Scores starts as wholes, the most promising first, until no other can be among the best; returns how many are kept.
  private func rank(
    _ starts: UnsafeMutableBufferPointer<Start>, _ context: Context, _ kept: UnsafeMutableBufferPointer<Start>
  ) -> Int {
    // Nothing else that a whole alignment is scored by adds to what its start promises.
    let surprise = (3...5).contains(hanTotal) ? Weights.japaneseName : 0
    var count = 0
    for rank in starts.indices {
      bringForward(starts, to: rank)
      let start = starts[rank]
      var bar = count == kept.count ? kept[count - 1].score : -.infinity
      // Of a runner-up it matters only how near it comes.
      if kept.count == 2, count > 0 { bar = max(bar, kept[0].score - Confidence.widestMargin) }
      if start.score + surprise <= bar { break }
      if start.score <= bar, !isUnread(upTo: start.item) { continue }
      let score =
        cell(hanTotal, start.item)[Layer.normal].score
        + withSteps(to: start.item) {
          StartScore.rescore(
            $0, firstItem: context.firstItem, itemCount: start.item, hanTotal: hanTotal, context.window,
            closesQuote: context.closesQuote)
        }
      let place = kept[..<count].firstIndex { $0.score < score } ?? count
      guard place < kept.count else { continue }
      count = min(count + 1, kept.count)
      for index in stride(from: count - 1, to: place, by: -1) { kept[index] = kept[index - 1] }
      kept[place] = Start(item: start.item, score: score)
    }
    return count
  }

  /// Moves the most promising of the starts from `rank` on there, and those before it up: most are never asked for.
  private func bringForward(_ starts: UnsafeMutableBufferPointer<Start>, to rank: Int) {
    var best = rank
    for index in rank..<starts.count where starts[index].score > starts[best].score { best = index }
    let start = starts[best]
    for index in stride(from: best, to: rank, by: -1) { starts[index] = starts[index - 1] }
    starts[rank] = start
  }

  /// Is all of the Chinese one block rendered by meaning when the rendering starts there?
  private func isUnread(upTo item: Int) -> Bool {
    let end = cell(hanTotal, item)[Layer.normal]
    guard end.operation == .closeLayer, end.fromLayer == UInt8(Layer.unread) else { return false }
    var (han, place) = (hanTotal, item)
    while true {
      let cell = cell(han, place)[Layer.unread]
      han -= Int(cell.hanCount)
      place -= Int(cell.itemCount)
      if cell.operation == .openUnread { return han == 0 }
    }
  }

  /// Lends the steps from the right end to a start; blocks come as one step each.
  private func withSteps<R>(to item: Int, _ body: (UnsafeBufferPointer<AlignmentStep>) -> R) -> R {
    withUnsafeTemporaryAllocation(of: AlignmentStep.self, capacity: hanTotal * 2 + 4) { buffer in
      let steps = buffer[trace(to: item, into: buffer)...]
      return body(UnsafeBufferPointer(UnsafeMutableBufferPointer(rebasing: steps)))
    }
  }

  /// Follows the cells from a start to the right end; the steps fill the end of the buffer. Returns where they begin.
  private func trace(to item: Int, into steps: UnsafeMutableBufferPointer<AlignmentStep>) -> Int {
    var first = steps.count
    func prepend(_ step: AlignmentStep) {
      first -= 1
      steps.initializeElement(at: first, to: step)
    }
    var (layer, han, place) = (Layer.normal, hanTotal, item)
    var block: AlignmentStep?
    while true {
      let cell = cell(han, place)[layer]
      switch cell.operation {
      case .none, .origin:
        return first
      case .closeLayer:
        layer = Int(cell.fromLayer)
        block = AlignmentStep(
          han: han, hanCount: 0, item: place, itemCount: 0,
          readingClass: layer == Layer.unread ? .unread : .skipped, syllable: 0xFFFF, distance: 0, source: nil,
          gain: cell.score)
        continue
      case .read, .skipHan:
        prepend(
          AlignmentStep(
            han: han - Int(cell.hanCount), hanCount: Int(cell.hanCount), item: place - Int(cell.itemCount),
            itemCount: Int(cell.itemCount), readingClass: cell.readingClass, syllable: cell.syllable,
            distance: cell.distance, source: WordList.Source(rawValue: cell.source),
            gain: cell.score - before(cell, han, place)))
      case .openUnread, .extendUnread, .openSkip, .extendSkip:
        block?.han -= Int(cell.hanCount)
        block?.hanCount += Int(cell.hanCount)
        block?.item -= Int(cell.itemCount)
        block?.itemCount += Int(cell.itemCount)
        if cell.operation == .openUnread || cell.operation == .openSkip, var done = block {
          done.gain -= before(cell, han, place)
          prepend(done)
          block = nil
        }
      }
      han -= Int(cell.hanCount)
      place -= Int(cell.itemCount)
      layer = Int(cell.fromLayer)
    }
  }

  /// The score of the cell that another one follows.
  private func before(_ cell: Cell, _ han: Int, _ item: Int) -> Float {
    self.cell(han - Int(cell.hanCount), item - Int(cell.itemCount))[Int(cell.fromLayer)].score
  }
}
