// SPDX-License-Identifier: Apache-2.0

public import HanHangul

/// Which candidates are wanted.
public struct CandidateQuery: Sendable {
  /// Whether a person has decided on a pair, given both folds (`Fold.key`).
  public var isDecided: @Sendable (_ zhFolded: String, _ koFolded: String) -> Bool
  /// Whether a person said that a pair is none: it is left out altogether and is in conflict with nothing.
  public var isRejected: @Sendable (_ zhFolded: String, _ koFolded: String) -> Bool
  /// Only Chinese with several renderings.
  public var conflictsOnly: Bool
  /// Only Chinese that was seen at so many places.
  public var minimumTotal: Int

  /// All candidates without a decision, unless narrowed.
  public init(
    conflictsOnly: Bool = false, minimumTotal: Int = 1,
    isDecided: @escaping @Sendable (_ zhFolded: String, _ koFolded: String) -> Bool = { _, _ in false },
    isRejected: @escaping @Sendable (_ zhFolded: String, _ koFolded: String) -> Bool = { _, _ in false }
  ) {
    self.conflictsOnly = conflictsOnly
    self.minimumTotal = minimumTotal
    self.isRejected = isRejected
    self.isDecided = isDecided
  }
}

/// A Chinese form with renderings that nobody has decided on.
public struct Candidate: Sendable, Equatable {
  /// One rendering as it is spelled.
  public struct Form: Sendable, Equatable {
    /// The rendering as written.
    public var ko: String
    /// `Fold.key` of the rendering.
    public var koFolded: String
    /// Places that have it.
    public var count: Int
    /// Documents that have it.
    public var documents: Int
    /// Date of the earliest issue that has it.
    public var firstDate: String?
    /// Date of the latest issue that has it.
    public var lastDate: String?
    /// The most frequent kind.
    public var kind: RenderingKind
    /// The highest link.
    public var link: Double
    /// The highest confidence.
    public var confidence: Double
  }

  /// `Fold.key` of the Chinese.
  public var zhFolded: String
  /// The most frequent spelling.
  public var zh: String
  /// Undecided renderings, the most frequent first.
  public var forms: [Form]
  /// Renderings that are seen as well, but decided on.
  public var decided: [Form]
  /// Whether documents render it differently (by more than spaces), decided renderings included.
  public var isConflict: Bool
  /// Places of the undecided renderings.
  public var total: Int
  /// Date of the earliest issue that has an undecided rendering.
  public var firstSeen: String?
  /// Date of the latest issue that has an undecided rendering.
  public var lastSeen: String?
}
