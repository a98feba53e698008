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
      let quotation = closesQuote && boundary == .openingQuote ? weights.wholeQuotation : 0
      starts.append((item, score + StartScore.bonus(boundary, .exact, weights) + quotation))
    }
    starts.sort { $0.score > $1.score }
    // Nothing else that a whole alignment is scored by adds to what its start promises.
    let surprise = (3...5).contains(hanTotal) ? weights.japaneseName : 0
    var paths: [AlignmentPath] = []
    paths.reserveCapacity(keep + 1)
    for start in starts {
      if paths.count == keep, start.score + surprise <= paths[keep - 1].score { break }
      var path = AlignmentPath(
        firstItem: firstItem, itemCount: start.item, score: 0, steps: steps(to: start.item))
      path.score =
        cells[index(Layer.normal, hanTotal, start.item)].score
        + StartScore.rescore(path, hanTotal, window, closesQuote: closesQuote, weights)
      let place = paths.firstIndex { $0.score < path.score } ?? paths.count
      guard place < keep else { continue }
      paths.insert(path, at: place)
      if paths.count > keep { paths.removeLast() }
    }
    return paths
  }

  /// The steps from the right end to a start; blocks come out as one step each.
  private func steps(to item: Int) -> [AlignmentStep] {
    var reversed: [AlignmentStep] = []
    var (layer, han, place) = (Layer.normal, hanTotal, item)
    var block: AlignmentStep?
    while true {
      let cell = cells[index(layer, han, place)]
      switch cell.operation {
      case .none, .origin:
        return reversed.reversed()
      case .closeLayer:
        layer = Int(cell.fromLayer)
        block = AlignmentStep(
          han: han, hanCount: 0, item: place, itemCount: 0,
          readingClass: layer == Layer.unread ? .unread : .skipped, syllable: 0xFFFF, distance: 0, source: nil)
        continue
      case .read, .skipHan:
        reversed.append(
          AlignmentStep(
            han: han - Int(cell.hanCount), hanCount: Int(cell.hanCount), item: place - Int(cell.itemCount),
            itemCount: Int(cell.itemCount), readingClass: cell.readingClass, syllable: cell.syllable,
            distance: cell.distance, source: WordList.Source(rawValue: cell.source)))
      case .openUnread, .extendUnread, .openSkip, .extendSkip:
        block?.han -= Int(cell.hanCount)
        block?.hanCount += Int(cell.hanCount)
        block?.item -= Int(cell.itemCount)
        block?.itemCount += Int(cell.itemCount)
        if cell.operation == .openUnread || cell.operation == .openSkip, let done = block {
          reversed.append(done)
          block = nil
        }
      }
      han -= Int(cell.hanCount)
      place -= Int(cell.itemCount)
      layer = Int(cell.fromLayer)
    }
  }
}
