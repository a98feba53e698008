// SPDX-License-Identifier: Apache-2.0

import HanHangul
import TermBase

/// What the index says of Chinese and its forms, each Chinese asked for once.
struct DecidedForms {
  /// One Chinese.
  struct Chinese {
    /// By fold of the Korean; of homonyms the row that allows more.
    var rows: [String: GlossaryRow] = [:]
    var concepts: [Concept] = []

    /// Whether there is a decision for it; to have rejected a pair is none.
    var isDecided: Bool { rows.values.contains { $0.status != .rejected } }

    /// What was decided for.
    var preferred: [String] {
      var names: [String] = []
      for row in concepts.flatMap({ $0.rows(.preferred) }) where !names.contains(row.ko) { names.append(row.ko) }
      return names
    }

    /// The concept that has a form, else the first.
    func concept(_ koFolded: String) -> Concept? {
      concepts.first { $0.rows.contains { Fold.key($0.ko) == koFolded } } ?? concepts.first
    }
  }

  private let index: TermIndex
  private var known: [String: Chinese] = [:]

  init(_ index: TermIndex) { self.index = index }

  mutating func chinese(_ zhFolded: String) throws -> Chinese {
    if let known = known[zhFolded] { return known }
    var chinese = Chinese()
    for number in Set(try index.rows(zhFolded, in: .chinese).map(\.concept)).sorted() {
      let concept = try index.concept(number)
      chinese.concepts.append(concept)
      for row in concept.rows {
        let form = Fold.key(row.ko)
        if let other = chinese.rows[form], other.status <= row.status { continue }
        chinese.rows[form] = row
      }
    }
    known[zhFolded] = chinese
    return chinese
  }
}
