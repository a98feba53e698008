// SPDX-License-Identifier: Apache-2.0

public import Consistency
public import HanHangul
public import Memory
public import TermBase

/// A base in numbers. Places are places of the recorded versions; of forms without a decision those count that go to
/// review.
public struct BaseStatistics: Sendable, Equatable {
  /// How far decisions reach.
  public struct Coverage: Sendable, Equatable {
    /// All places that count.
    public var places = 0
    /// Those whose Chinese has a decision.
    public var decided = 0
    /// Those that write the form decided for.
    public var preferred = 0

    mutating func add(_ places: Int, isDecided: Bool, isPreferred: Bool) {
      self.places += places
      if isDecided { decided += places }
      if isPreferred { preferred += places }
    }
  }

  /// One year of issues.
  public struct Year: Sendable, Equatable {
    /// `2023`; nil for documents without a date.
    public var year: String?
    /// Issues of the year.
    public var documents: Int
    /// Of the year's places.
    public var coverage: Coverage
  }

  /// How the names of one category are rendered.
  public struct PolicyRow: Sendable, Equatable {
    /// Forms (not places) of one kind.
    public struct Count: Sendable, Equatable {
      /// How a form comes about.
      public var kind: RenderingKind
      /// Different forms, whatever their number of places.
      public var forms: Int
    }

    /// A form that is not what the house wants.
    public struct Departure: Sendable, Equatable {
      /// The Chinese as it is mostly spelled.
      public var zh: String
      /// The form that the house does not want.
      public var ko: String
      /// How that form comes about.
      public var kind: RenderingKind
      /// Places that have it.
      public var places: Int
    }

    /// Nil for Chinese without a decision, or a decision without a category.
    public var category: TermCategory?
    /// What `gwalho.toml` says of the category; nil when it has no say.
    public var policy: NameStyle?
    /// In the order of `RenderingKind.allCases`, without zeros.
    public var kinds: [Count]
    /// The most frequent first.
    public var departures: [Departure]
  }

  /// Recorded documents.
  public var documents: Int
  /// Those of them without a date.
  public var undatedDocuments: Int
  /// Date of the earliest issue, ISO 8601; `lastDate` is the latest.
  public var firstDate: String?
  /// ISO 8601, as `firstDate`.
  public var lastDate: String?
  /// Places of all pairs, those included that are no candidates.
  public var annotations: Int
  /// Places that only earlier versions of documents had.
  public var gone: Int
  /// Concepts of the glossary, those left out whose rows are all rejected.
  public var decidedConcepts: Int
  /// Those of them that stand in the issues.
  public var decidedSeen: Int
  /// Chinese in the issues that nobody has decided on.
  public var undecidedConcepts: Int
  /// Of all places together.
  public var coverage: Coverage
  /// Chinese without a decision that the issues render differently, the most frequent first.
  public var conflicts: [Conflict]
  /// Categories in the order of `TermCategory.allCases`, none at the end.
  public var policies: [PolicyRow]
  /// The earliest first, documents without a date last.
  public var years: [Year]
}
