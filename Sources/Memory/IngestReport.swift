// SPDX-License-Identifier: Apache-2.0

/// What recording a document changed in the store.
public struct IngestReport: Sendable, Equatable {
  /// How the document stands to what the store knew.
  public enum Outcome: Sendable, Equatable {
    /// The path was not known.
    case new
    /// Nothing differs, and nothing was written.
    case unchanged
    /// The text, the date, the issue or what is found in the text differs.
    case changed
    /// The same text was known under a path that is gone.
    case moved(from: String)
  }

  /// The document's path.
  public var path: String
  /// How it stands to what the store knew.
  public var outcome: Outcome
  /// Places that the document did not have before.
  public var added = 0
  /// Places that the document has no longer.
  public var removed = 0
  /// Places that the document still has, wherever they moved to.
  public var kept = 0
  /// Pairs that no document had before, in the order of the text.
  public var newPairs: [ObservedPair] = []
  /// Pairs that no document has any longer.
  public var gonePairs: [ObservedPair] = []
  /// Chinese of this document that the documents render differently, in the order of the text.
  public var conflicts: [Conflict] = []
  /// The date that the store has now.
  public var date: String?
  /// Where this reading has that date from; nil when it is from an earlier one.
  public var dateSource: DateSource?
  /// What changed in the translation memory, where something was said of the document's headlines.
  public var segments = SegmentRecordReport()

  /// A report without changes.
  public init(path: String, outcome: Outcome) {
    self.path = path
    self.outcome = outcome
  }
}

/// A Chinese form and a Korean form as they are spelled.
public struct ObservedPair: Sendable, Equatable {
  /// `Fold.key` of the Chinese.
  public var zhFolded: String
  /// The Chinese as written.
  public var zh: String
  /// The rendering as written.
  public var ko: String
  /// Whether it goes to review.
  public var isCandidate: Bool

  /// A pair.
  public init(zhFolded: String, zh: String, ko: String, isCandidate: Bool) {
    self.zhFolded = zhFolded
    self.zh = zh
    self.ko = ko
    self.isCandidate = isCandidate
  }
}

/// One Chinese that documents render differently: its Korean forms differ by more than spaces (in their folds).
///
/// Only candidates count: a boundary that was found in doubt is no rendering.
public struct Conflict: Sendable, Equatable {
  /// A rendering and how many places have it.
  public struct Form: Sendable, Equatable {
    /// The rendering as written.
    public var ko: String
    /// Places that have it now.
    public var count: Int

    /// A rendering.
    public init(ko: String, count: Int) {
      self.ko = ko
      self.count = count
    }
  }

  /// `Fold.key` of the Chinese.
  public var zhFolded: String
  /// The most frequent spelling.
  public var zh: String
  /// The most frequent first.
  public var forms: [Form]

  /// A conflict.
  public init(zhFolded: String, zh: String, forms: [Form]) {
    self.zhFolded = zhFolded
    self.zh = zh
    self.forms = forms
  }
}
