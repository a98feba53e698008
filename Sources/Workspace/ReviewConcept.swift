// SPDX-License-Identifier: Apache-2.0

public import HanHangul
public import Memory
public import TermBase

/// One Chinese form with all its renderings, as it is put before a person: a screen of `gwalho review`.
public struct ReviewConcept: Sendable, Equatable {
  /// One rendering, seen or decided on.
  public struct Form: Sendable, Equatable {
    /// As it is mostly spelled.
    public var ko: String
    /// Places that have it now; 0 when it is in the glossary alone.
    public var count: Int
    /// Documents that have it now.
    public var documents: Int
    /// Date of the earliest issue that has it, ISO 8601; nil when no issue has a date.
    public var firstDate: String?
    /// Date of the latest issue that has it, as `firstDate`.
    public var lastDate: String?
    /// How the form comes about; nil when nothing tells.
    public var kind: RenderingKind?
    /// Standard renderings, when it departs from them.
    public var expected: [String]
    /// What was decided; nil: nothing yet.
    public var status: TermStatus?
    /// Places that have it, the latest issue first: as many as were asked for.
    public var contexts: [ContextPlace]
  }

  /// What the Chinese is by rule.
  public struct Standard: Sendable, Equatable {
    /// By the 외래어 표기법.
    public var sound: String
    /// How each piece of it comes about, with the clause.
    public var steps: [TranscriptionStep]
    /// By 한자음.
    public var sino: String
  }

  /// A decided concept that shares two or more neighbouring characters.
  public struct Relative: Sendable, Equatable {
    /// What they share, folded.
    public var morpheme: String
    /// The decided concept's Chinese.
    public var zh: String
    /// What it prefers.
    public var ko: String
  }

  /// `Fold.key` of the Chinese.
  public var zhFolded: String
  /// Its most frequent spelling.
  public var zh: String
  /// The other script's spelling, where it is another.
  public var simplified: String?
  /// In traditional characters, where `zh` is not.
  public var traditional: String?
  /// Without tones, a syllable a character.
  public var pinyin: String
  /// Those that were seen, the most frequent first, then those that are in the glossary alone.
  public var forms: [Form]
  /// Renderings contradict each other, or a decision.
  public var isConflict: Bool
  /// What the rules give.
  public var standard: Standard
  /// Decided concepts to be consistent with.
  public var relatives: [Relative]
  /// What the glossary says it is.
  public var category: TermCategory?
  /// The decisions on it when the screen was made.
  var state: String

  /// Positions of forms without a decision.
  public var open: [Int] { forms.indices.filter { forms[$0].status == nil } }

  /// What a person's key comes to, for `ReviewDesk.decide`.
  ///
  /// - Parameter text: the rendering as corrected; nil: as found.
  public func verdicts(
    _ places: [Int], status: TermStatus, text: String? = nil, category: TermCategory? = nil
  ) -> [ReviewVerdict] {
    places.map { place in
      var verdict = ReviewVerdict(key: ReviewKey(zh: zh, ko: forms[place].ko, state: state), status: status)
      if let text { verdict.ko = text }
      verdict.category = category
      verdict.kind = text == nil && status != .rejected ? forms[place].kind : nil
      return verdict
    }
  }
}
