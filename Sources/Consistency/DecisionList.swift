// SPDX-License-Identifier: Apache-2.0

public import TermBase

/// Decisions held in memory, for small bases and tests: an index that is never written.
///
/// There is one way to match and to look up, so that findings are the same with and without a cache.
public struct DecisionList: Decisions {
  private let decisions: IndexedDecisions

  /// - Complexity: O(rows).
  public init(_ concepts: [Concept] = []) {
    decisions = IndexedDecisions(TermIndex(inMemory: concepts))
  }

  /// How many concepts were given.
  public var conceptCount: Int { decisions.conceptCount }
  /// In the order given.
  public func concepts(zhFolded: String) -> [Concept] { decisions.concepts(zhFolded: zhFolded) }
  /// In the order given.
  public func forms(koFolded: String) -> [DecidedForm] { decisions.forms(koFolded: koFolded) }
  /// Of all forms.
  public var slips: SlipFilter? { decisions.slips }
  /// The nearest first.
  public func nearForms(koFolded: String, at places: SlipPlaces, where isWanted: (String) -> Bool) -> [DecidedForm] {
    decisions.nearForms(koFolded: koFolded, at: places, where: isWanted)
  }
  /// In text order, not overlapping.
  public func hits(in text: CheckText, _ language: DecidedForm.Language) -> [FormHit] {
    decisions.hits(in: text, language)
  }
  /// Allowed ones first.
  public func forms(of hit: FormHit, _ language: DecidedForm.Language) -> [DecidedForm] {
    decisions.forms(of: hit, language)
  }
}
