// SPDX-License-Identifier: Apache-2.0

import HanHangul
import TermBase

/// What the index says of pairs, by their folds.
struct DecidedPairs: Sendable {
  private let index: TermIndex

  init(_ index: TermIndex) { self.index = index }

  /// Whether any row, rejected ones included, has this pair.
  func isDecided(zhFolded: String, koFolded: String) throws -> Bool {
    let chinese = try index.rows(zhFolded, in: .chinese)
    if chinese.isEmpty { return false }
    let korean = Set(try index.rows(koFolded, in: .korean))
    if chinese.contains(where: korean.contains) { return true }
    // Rows of one concept may give the Chinese form and the rendering in different rows.
    let concepts = Set(chinese.map(\.concept))
    return korean.contains { concepts.contains($0.concept) }
  }

  /// What a decision has against a pair; nil when nobody decided, or decided so.
  func disagreement(zh: String, ko: String, line: Int, column: Int) throws -> Disagreement? {
    let zhFolded = Fold.key(zh)
    let koFolded = Fold.key(ko)
    var found: Disagreement?
    for number in Set(try index.rows(zhFolded, in: .chinese).map(\.concept)).sorted() {
      let concept = try index.concept(number)
      var preferred: [String] = []
      for name in concept.rows(.preferred).map(\.ko) where !preferred.contains(name) { preferred.append(name) }
      let statuses = concept.rows.filter { Fold.key($0.ko) == koFolded }.map(\.status)
      // A homonym may allow what another concept forbids.
      if statuses.contains(.preferred) || statuses.contains(.admitted) { return nil }
      // A person said that this pair is no term: it is not to be talked about.
      if statuses.contains(.rejected) { return nil }
      if preferred.isEmpty, statuses.isEmpty { continue }
      found =
        found
        ?? Disagreement(
          zh: zh, ko: ko, line: line, column: column, concept: concept.key, status: statuses.first,
          preferred: preferred)
    }
    return found
  }
}
