// SPDX-License-Identifier: Apache-2.0

/// What takes back edits of a file, the last first.
///
/// A copy of the file would do the same, but costs as much as the file for each row that is edited.
struct GlossaryJournal: Sendable {
  enum Step: Sendable {
    /// What was at a place before.
    case segment(Int, Segment)
    case row(Int, GlossaryRow)
    case columns([String])
    case unnormalized([GlossaryFile.UnnormalizedCell])
    /// Something is there that was not.
    case addedSegment(Int)
    case addedRow
  }

  fileprivate(set) var steps: [Step] = []
  fileprivate var open = 0

  mutating func note(_ step: Step) { if open > 0 { steps.append(step) } }
}

extension GlossaryFile {
  /// Edits from here on can be taken back until as many `closeEdits` have followed; the mark to take them back to.
  package mutating func openEdits() -> Int {
    journal.open += 1
    return journal.steps.count
  }

  /// The edits hold, as far as nobody else has opened them before.
  package mutating func closeEdits() {
    journal.open -= 1
    if journal.open == 0 { journal.steps.removeAll() }
  }

  /// The file is again, byte for byte, what it was at a mark.
  package mutating func takeBackEdits(to mark: Int) {
    var first = segments.count
    while journal.steps.count > mark, let step = journal.steps.popLast() {
      switch step {
      case .segment(let index, let old):
        segments[index] = old
        first = min(first, index)
      case .addedSegment(let index):
        segments.remove(at: index)
        first = min(first, index)
      case .row(let index, let old): rows[index] = old
      case .addedRow:
        rows.removeLast()
        rowSegments.removeLast()
      case .columns(let old): columns = old
      case .unnormalized(let old): unnormalizedCells = old
      }
    }
    hasOtherQuotes = false
    defersNumbering = false
    renumber(from: min(first, segments.count))
  }
}
