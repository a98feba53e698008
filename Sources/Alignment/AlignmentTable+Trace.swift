// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

/// From the filled table to alignments: starts are ranked, the best are followed back and scored as wholes.
extension AlignmentTable {
  /// The best alignments as wholes, best first.
  ///
  /// - Parameter window: the Korean from the bracket on; `items` is what of it may be read.
  func traced(
    _ window: UnsafeBufferPointer<WindowItem>, _ firstItem: Int,
    closesQuote: Bool, keep: Int
  ) -> [AlignmentPath] {
    var starts: [(item: Int, score: Float)] = []
    starts.reserveCapacity(itemTotal)
    for item in 1...itemTotal {
      let score = cells[index(Layer.normal, hanTotal, item)].score
      guard score > -.infinity else { continue }
      let boundary = items[item - 1].left
      let quotation = boundary == .openingQuote ? weights.wholeQuotation : 0
      starts.append((item, score + StartScore.bonus(boundary, .exact, weights) + quotation))
    }
    starts.sort { $0.score > $1.score }
    // Nothing else that a whole alignment is scored by adds to what its start promises.
    let surprise = (3...5).contains(hanTotal) ? weights.japaneseName : 0
    var kept: [(item: Int, score: Float)] = []
    kept.reserveCapacity(keep + 1)
    withUnsafeTemporaryAllocation(of: AlignmentStep.self, capacity: hanTotal * 2 + 4) { buffer in
      for start in starts {
        if kept.count == keep, start.score + surprise <= kept[keep - 1].score { break }
        // Of a runner-up it matters only how near it comes.
        if keep == 2, let best = kept.first, start.score + surprise <= best.score - Confidence.widestMargin { break }
        let steps = UnsafeBufferPointer(rebasing: buffer[..<trace(to: start.item, into: buffer)])
        let score =
          cells[index(Layer.normal, hanTotal, start.item)].score
          + StartScore.rescore(
            steps, firstItem: firstItem, itemCount: start.item, hanTotal: hanTotal, window, closesQuote: closesQuote,
            weights)
        let place = kept.firstIndex { $0.score < score } ?? kept.count
        guard place < keep else { continue }
        kept.insert((start.item, score), at: place)
        if kept.count > keep { kept.removeLast() }
      }
    }
    return kept.map { place in
      let steps = [AlignmentStep](unsafeUninitializedCapacity: hanTotal * 2 + 4) { buffer, count in
        count = trace(to: place.item, into: buffer)
      }
      return AlignmentPath(firstItem: firstItem, itemCount: place.item, score: place.score, steps: steps)
    }
  }

  /// Writes the steps from the right end to a start; blocks come out as one step each. Returns their number.
  private func trace(to item: Int, into steps: UnsafeMutableBufferPointer<AlignmentStep>) -> Int {
    var count = 0
    func append(_ step: AlignmentStep) {
      steps.initializeElement(at: count, to: step)
      count += 1
    }
    var (layer, han, place) = (Layer.normal, hanTotal, item)
    var block: AlignmentStep?
    while true {
      let cell = cells[index(layer, han, place)]
      switch cell.operation {
      case .none, .origin:
        // Found from the left end; wanted from the right.
        var found = UnsafeMutableBufferPointer(rebasing: steps[..<count])
        found.reverse()
        return count
      case .closeLayer:
        layer = Int(cell.fromLayer)
        block = AlignmentStep(
          han: han, hanCount: 0, item: place, itemCount: 0,
          readingClass: layer == Layer.unread ? .unread : .skipped, syllable: 0xFFFF, distance: 0, source: nil,
          gain: cell.score)
        continue
      case .read, .skipHan:
        append(
          AlignmentStep(
            han: han - Int(cell.hanCount), hanCount: Int(cell.hanCount), item: place - Int(cell.itemCount),
            itemCount: Int(cell.itemCount), readingClass: cell.readingClass, syllable: cell.syllable,
            distance: cell.distance, source: WordList.Source(rawValue: cell.source),
            gain: cell.score
              - cells[index(Int(cell.fromLayer), han - Int(cell.hanCount), place - Int(cell.itemCount))].score))
      case .openUnread, .extendUnread, .openSkip, .extendSkip:
        block?.han -= Int(cell.hanCount)
        block?.hanCount += Int(cell.hanCount)
        block?.item -= Int(cell.itemCount)
        block?.itemCount += Int(cell.itemCount)
        if cell.operation == .openUnread || cell.operation == .openSkip, var done = block {
          done.gain -=
            cells[index(Int(cell.fromLayer), han - Int(cell.hanCount), place - Int(cell.itemCount))].score
          append(done)
          block = nil
        }
      }
      han -= Int(cell.hanCount)
      place -= Int(cell.itemCount)
      layer = Int(cell.fromLayer)
    }
  }
}
