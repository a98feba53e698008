// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

/// From the filled table to alignments: starts are ranked, the best are followed back and scored as wholes.
extension PairAligner {
  func traced(
    _ lattice: borrowing ReadingLattice, _ items: [WindowItem], _ firstItem: Int, _ hanTotal: Int, _ itemTotal: Int,
    keep: Int
  ) -> [AlignmentPath] {
    var starts: [(item: Int, score: Float)] = []
    for item in 1...itemTotal {
      let score = cells[index(Layer.normal, hanTotal, item)].score
      guard score > -.infinity else { continue }
      let boundary = items[firstItem + item - 1].left
      starts.append((item, score + StartScore.bonus(boundary, .exact, weights)))
    }
    starts.sort { $0.score > $1.score }
    var paths: [AlignmentPath] = []
    for start in starts.prefix(max(keep * 2, 10)) {
      var path = AlignmentPath(
        firstItem: firstItem, itemCount: start.item, score: 0, steps: steps(to: start.item, hanTotal))
      path.score =
        cells[index(Layer.normal, hanTotal, start.item)].score
        + StartScore.rescore(path, lattice, items, closesQuote: closesQuote, weights)
      paths.append(path)
    }
    paths.sort { $0.score > $1.score }
    return Array(paths.prefix(keep))
  }

  /// The steps from the right end to a start; blocks come out as one step each.
  private func steps(to item: Int, _ hanTotal: Int) -> [AlignmentStep] {
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
