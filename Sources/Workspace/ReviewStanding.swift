// SPDX-License-Identifier: Apache-2.0

import HanHangul
import Memory
import TermBase

/// What is left to decide on one Chinese form, by the counts of its renderings and the decisions on it: the one answer to
/// what waits, what contradicts what, and what comes first, for the screen, the lists, the tables and the pages alike.
struct ReviewStanding {
  /// Renderings (folded) without a decision, in the order in which they came. Spellings of one rendering are one.
  private(set) var open: [String] = []
  /// Places of those.
  private(set) var places = 0
  /// Whether several renderings wait, or one that a decision does not know. A pair that was said to be no term is in
  /// conflict with nothing.
  let isConflict: Bool

  /// - Parameters:
  ///   - forms: renderings by their folds, with their places; spellings of one may come one by one.
  ///   - decided: rows of the concepts that have the Chinese.
  init(_ forms: some Sequence<(koFolded: String, count: Int)>, decided: [GlossaryRow]) {
    let known = decided.isEmpty ? [] : decided.map { Fold.key($0.ko) }
    for form in forms where !known.contains(form.koFolded) {
      if !open.contains(form.koFolded) { open.append(form.koFolded) }
      places += form.count
    }
    isConflict = open.count > 1 || !open.isEmpty && decided.contains { $0.status != .rejected }
  }

  /// Whether one Chinese form comes before another; nil: their names decide. Conflicts come first, then what stands at
  /// most places.
  static func leads(_ one: ReviewStanding, _ other: ReviewStanding) -> Bool? {
    if one.isConflict != other.isConflict { return one.isConflict }
    return one.places == other.places ? nil : one.places > other.places
  }
}
