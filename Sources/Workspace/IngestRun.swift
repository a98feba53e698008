// SPDX-License-Identifier: Apache-2.0

import Alignment
import Diagnostics
import HanHangul
import Memory
import TermBase

/// Gathers what the documents of one run came to.
struct IngestRun {
  private struct Seen {
    var zh: String
    var ko: String
    var count: Int
    var expected: [String]
    var isNew: Bool
    var place: SourcePlace
  }

  private let decided: DecidedPairs
  private var forms: DecidedForms
  private let explains: Bool
  var result = IngestResult()
  private var seen: [PairKey: Seen] = [:]
  private var order: [PairKey] = []
  private var conflicts: [String: Conflict] = [:]
  private var conflictOrder: [String] = []

  init(index: TermIndex, explains: Bool) {
    decided = DecidedPairs(index)
    forms = DecidedForms(index)
    self.explains = explains
  }

  mutating func add(_ read: ObservedRead, _ report: IngestReport) throws {
    var document = IngestedDocument(
      path: read.path, report: report, notes: read.notes)
    let newPairs = Set(report.newPairs.map { PairKey(zh: $0.zhFolded, ko: Fold.key($0.ko)) })
    for observation in read.observed.observations {
      let annotation = observation.annotation
      guard let zh = annotation.zh, let ko = annotation.ko else { continue }
      document.annotations += 1
      let line = annotation.koLine ?? annotation.line
      let column = annotation.koColumn ?? annotation.column
      if let reason = observation.filterReason.flatMap(CandidateFilter.Reason.init(rawValue:)) {
        if explains {
          document.filtered.append(FilteredPair(zh: zh, ko: ko, line: line, column: column, reason: reason))
        }
        continue
      }
      document.candidates += 1
      if let disagreement = try decided.disagreement(zh: zh, ko: ko, line: line, column: column) {
        document.disagreements.append(disagreement)
      }
      let key = PairKey(zh: Fold.key(zh), ko: Fold.key(ko))
      if report.outcome == .unchanged { continue }
      if try decided.isDecided(zhFolded: key.zh, koFolded: key.ko) { continue }
      if seen[key] == nil {
        order.append(key)
        seen[key] = Seen(
          zh: zh, ko: ko, count: 0, expected: annotation.expected, isNew: false,
          place: SourcePlace(path: read.path, line: line, column: column))
      }
      seen[key]?.count += 1
      if newPairs.contains(key) { seen[key]?.isNew = true }
    }
    // What is decided is no conflict: a rendering against it was said above.
    document.report.conflicts = try report.conflicts.filter { try !forms.chinese($0.zhFolded).isDecided }
    // A text that was read before says nothing new.
    for conflict in document.report.conflicts where report.outcome != .unchanged {
      if conflicts[conflict.zhFolded] == nil { conflictOrder.append(conflict.zhFolded) }
      // Each document sees more than the one before it.
      conflicts[conflict.zhFolded] = conflict
    }
    result.documents.append(document)
  }

  /// The result, with what to look at first.
  consuming func finish() throws -> IngestResult {
    let open = try Set(order.map(\.zh)).filter { try !forms.chinese($0).isDecided }
    result.undecided = open.count
    var first: [LookFirst] = []
    for zhFolded in conflictOrder {
      guard let conflict = conflicts[zhFolded] else { continue }
      let keys = order.filter { $0.zh == zhFolded }
      // All its renderings are decided: a disagreement, if anything.
      guard let place = keys.first.flatMap({ seen[$0]?.place }) else { continue }
      first.append(
        LookFirst(
          reason: .conflict(forms: conflict.forms), zh: conflict.zh,
          ko: conflict.forms.first { form in keys.contains { $0.ko == Fold.key(form.ko) } }?.ko ?? "",
          count: keys.reduce(0) { $0 + (seen[$1]?.count ?? 0) }, place: place))
    }
    // A rendering against a decision was said where it stands.
    let single = order.compactMap { conflicts[$0.zh] == nil && open.contains($0.zh) ? seen[$0] : nil }
    let departures = single.filter { !$0.expected.isEmpty }
    let frequent = single.filter { $0.expected.isEmpty && $0.isNew }
    for pair in Self.byCount(departures) {
      first.append(
        LookFirst(
          reason: .departure(expected: pair.expected), zh: pair.zh, ko: pair.ko, count: pair.count, place: pair.place))
    }
    for pair in Self.byCount(frequent) where pair.count > 1 {
      first.append(LookFirst(reason: .frequent, zh: pair.zh, ko: pair.ko, count: pair.count, place: pair.place))
    }
    result.lookFirst = first
    return result
  }

  /// The most frequent first, else in the order of the text.
  private static func byCount(_ pairs: [Seen]) -> [Seen] {
    pairs.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
  }
}

/// A pair by its folds.
struct PairKey: Hashable {
  var zh: String
  var ko: String
}
