// SPDX-License-Identifier: Apache-2.0

import HanHangul
import Synchronization
import TermBase

/// The renderings of an issue as if they were decisions, and where they stand in running text.
///
/// Only the filter of slips is made at once: in most issues nothing that follows from it is asked for.
final class OwnNames: Sendable {
  /// Of their forms; nil when there are none.
  let slips: SlipFilter?
  /// What words begin with that may be a slip of one.
  let slipHeads: SlipHeads

  private let concepts: [Concept]
  private let documents: [(document: CheckedDocument, annotated: [(ko: String, zh: String)])]
  private let made = Mutex<(decisions: DecisionList?, matches: [[KoreanMatch]]?)>((nil, nil))

  /// - Parameters:
  ///   - concepts: a concept's key is its folded Chinese.
  ///   - documents: with their renderings, folded.
  init(_ concepts: [Concept], in documents: [(document: CheckedDocument, annotated: [(ko: String, zh: String)])]) {
    self.concepts = concepts
    self.documents = documents
    var heads = SlipHeads()
    let keys = concepts.flatMap { $0.rows.map { Fold.key($0.ko) } }
    for key in keys { heads.insert(key) }
    slipHeads = heads
    slips = keys.isEmpty ? nil : SlipFilter(inMemory: keys)
  }

  var isEmpty: Bool { concepts.isEmpty }

  /// As decisions.
  var decisions: DecisionList {
    made.withLock { made in
      let decisions = made.decisions ?? DecisionList(concepts)
      made.decisions = decisions
      return decisions
    }
  }

  /// In running text, annotated or not, by document.
  var matches: [[KoreanMatch]] {
    let matcher = KoreanTermMatcher(decisions: decisions)
    return made.withLock { made in
      let matches =
        made.matches
        ?? documents.map { document, annotated in
          matcher.matches(in: document.text, annotated: annotated).filter { !document.isSkipped($0.range) }
        }
      made.matches = matches
      return matches
    }
  }
}
