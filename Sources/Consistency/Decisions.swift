// SPDX-License-Identifier: Apache-2.0

import HanHangul
public import TermBase

/// What people decided, as the checker asks for it.
///
/// A term base of a million terms must not be parsed for one issue, so the checker asks only for what a text
/// mentions: `IndexedDecisions` answers from the mapped index, `DecisionList` from an index made in memory.
public protocol Decisions: Sendable {
  /// How many concepts there are: the report says how much was looked for.
  var conceptCount: Int { get }
  /// Every concept one of whose Chinese forms has this `Fold.key`, in glossary order.
  func concepts(zhFolded: String) -> [Concept]
  /// Every Korean form with this `Fold.key`, rejected ones left out, in glossary order.
  func forms(koFolded: String) -> [DecidedForm]
  /// What says quickly that no Korean form is a slip away from a word; nil when the index is damaged.
  var slips: SlipFilter? { get }
  /// Every Korean form whose `Fold.key` differs from a key in one syllable, or has one more or less, and that `isWanted`
  /// by its key, the nearest first; rejected ones left out, and ones that differ elsewhere than at `places` may be.
  func nearForms(koFolded: String, at places: SlipPlaces, where isWanted: (String) -> Bool) -> [DecidedForm]
  /// Where the forms of decisions stand in a text; none when the index is damaged.
  func hits(in text: CheckText, _ language: DecidedForm.Language) -> [FormHit]
  /// The forms of a hit, those that are allowed first, else in glossary order.
  func forms(of hit: FormHit, _ language: DecidedForm.Language) -> [DecidedForm]
}

/// A form of a decision, ready to be compared with running text.
public struct DecidedForm: Sendable {
  /// Of the form; the row has both.
  public enum Language: Sendable, Hashable {
    /// The rendering.
    case korean
    /// The original, as the house writes it.
    case chinese
  }

  /// The row that gives the form.
  public let row: GlossaryRow
  /// The concept of the row.
  public let concept: Concept
  /// The letters as keys have them (`Fold`): composed, lower case, without spaces.
  public let letters: [UInt32]

  /// The Korean form of a row, or its Chinese.
  public init(row: GlossaryRow, concept: Concept, language: Language = .korean) {
    self.row = row
    self.concept = concept
    letters = Fold.key(language == .korean ? row.ko : row.zh).unicodeScalars.map(\.value)
  }

  /// Whether a decision allows the Korean form.
  public var isAllowed: Bool { row.status == .preferred || row.status == .admitted }
}
