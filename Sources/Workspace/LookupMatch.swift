// SPDX-License-Identifier: Apache-2.0

public import HanHangul
public import Memory
public import TermBase

/// What one looked-up word led to.
public struct LookupResult: Sendable, Equatable {
  /// As it was typed.
  public var query: String
  /// Decisions first, then evidence; within each the closest first.
  public var matches: [LookupMatch]
  /// Why only decisions were asked: the store is damaged, or none of ours.
  public var fault: StoreError?
}

/// A pair that answers a look-up.
public struct LookupMatch: Sendable, Equatable {
  /// What people said of it.
  public enum Status: Sendable, Equatable {
    case decided(TermStatus)
    /// Seen, and nobody has decided.
    case candidate
    /// Seen, and left out of review for this reason.
    case filtered(String)

    /// The word of every output.
    public var name: String {
      switch self {
      case .decided(let status): status.rawValue
      case .candidate: "candidate"
      case .filtered: "filtered"
      }
    }
  }

  /// The concept's key; the fold of the Chinese when nobody has decided. Matches of one concept share it.
  public var concept: String
  /// The concept's id, when it has one.
  public var id: String?
  /// The Chinese form.
  public var zh: String
  /// Its rendering.
  public var ko: String
  /// Whether and how the pair is decided.
  public var status: Status
  /// What the concept prefers, for the form at hand or any.
  public var preferred: [String]
  /// How the rendering comes about; nil when no row says it.
  public var kind: RenderingKind?
  /// How the word led here.
  public var match: TermIndex.MatchKind
  /// 1 for all but `fuzzy`.
  public var score: Double
  /// The row of a decision; its path is relative to the base.
  public var row: GlossaryRow?
  /// Standard renderings of a pair that departs from them.
  public var expected: [String]
  /// Where the pair was seen: what documents have now first, the latest issue first.
  public var attestations: [Attestation]
  /// The concept's forms month by month; the same for all matches of a concept.
  public var history: [HistoryPeriod]
}
