// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import HanHangul
public import TermBase

/// What a person decides about one pair.
public struct Decision: Sendable, Equatable {
  /// The Chinese form, as it is to be written.
  public var zh: String
  /// The rendering, as it is to be written.
  public var ko: String
  /// What the rendering is from now on.
  public var status: TermStatus
  /// Which form of the term it is.
  public var form: TermForm = .full
  /// The concept, when its Chinese alone does not tell (homonyms). A new id makes a new concept.
  public var id: String?
  /// Of a new row; nil: by alignment.
  public var kind: RenderingKind?
  /// Of a new row, or instead of the row's; nil leaves it.
  public var category: TermCategory?
  /// Why, in the words of whoever decided; nil: the reason of an earlier decision does not stay.
  public var reason: String?
  /// Where the form is from.
  public var source: String?
  /// Of a new row: a remark for readers of the glossary.
  public var note: String?

  /// A decision.
  public init(zh: String, ko: String, status: TermStatus) {
    self.zh = zh
    self.ko = ko
    self.status = status
  }
}

/// What to do with a decision that is there already.
public enum Replacement: Sendable, Equatable {
  /// Refuse.
  case refuse
  /// The new decision holds. A rendering that was preferred until now becomes `demoted`
  /// (deprecated or admitted, as a rule).
  case replace(demoted: TermStatus)
}

/// What a decision did to the glossary.
public struct DecisionOutcome: Sendable, Equatable {
  /// What happened to a row.
  public enum Change: Sendable, Equatable {
    /// The row said so already and was left as it is.
    case unchanged
    /// A new row.
    case added
    /// The row had another status.
    case changed(from: TermStatus)
  }

  /// The row as it is now; its path is relative to the base.
  public var row: GlossaryRow
  /// What happened to it.
  public var change: Change
  /// Rows that were preferred until now.
  public var demoted: [GlossaryRow] = []
}

/// Why a decision was not taken down. Nothing was written.
public enum DecisionError: ReportableError, Equatable {
  /// The Chinese has no Han, or the Korean nothing.
  case notAPair(zh: String, ko: String)
  /// The Chinese belongs to several concepts; `ids` are those to choose from.
  case ambiguous(zh: String, ids: [String])
  /// A text that is no form of a term, the Chinese or the Korean.
  case unfit(form: String, fault: FormFault)
  /// The concept has a preferred rendering.
  case preferredExists(zh: String, ko: String, other: String, place: SourcePlace)
  /// This pair was decided on, and otherwise.
  case alreadyDecided(zh: String, ko: String, status: TermStatus, place: SourcePlace)
  /// A new id was given, but rows of the same Chinese have none and would join it: homonyms need an id each.
  case homonymWithoutID(zh: String, other: String, place: SourcePlace)
  /// Somebody else keeps changing the file.
  case contended(path: String)

  /// Every key of the message catalogue that a value can have.
  public static let catalogueKeys =
    [
      "decision.not-a-pair", "decision.ambiguous", "decision.preferred-exists", "decision.already-decided",
      "decision.homonym-without-id", "decision.contended",
    ] + FormFault.catalogueKeys

  /// The entry of the message catalogue.
  public var catalogueKey: String {
    switch self {
    case .notAPair: "decision.not-a-pair"
    case .ambiguous: "decision.ambiguous"
    case .unfit(_, let fault): fault.catalogueKey
    case .preferredExists: "decision.preferred-exists"
    case .alreadyDecided: "decision.already-decided"
    case .homonymWithoutID: "decision.homonym-without-id"
    case .contended: "decision.contended"
    }
  }

  /// `zh`, `ko`; `ids`, `other`, `status`, `path`, `form`, `limit` where there is one.
  public var arguments: [String: String] {
    switch self {
    case .notAPair(let zh, let ko): ["zh": zh, "ko": ko]
    case .ambiguous(let zh, let ids): ["zh": zh, "ids": ids.joined(separator: ", ")]
    case .unfit(let form, let fault): fault.arguments(form)
    case .preferredExists(let zh, let ko, let other, _): ["zh": zh, "ko": ko, "other": other]
    case .alreadyDecided(let zh, let ko, let status, _): ["zh": zh, "ko": ko, "status": status.rawValue]
    case .homonymWithoutID(let zh, let other, _): ["zh": zh, "other": other]
    case .contended(let path): ["path": path]
    }
  }

  /// The row that is in the way, by a path relative to the base.
  public var place: SourcePlace? {
    switch self {
    case .notAPair, .ambiguous, .unfit: nil
    case .preferredExists(_, _, _, let place), .alreadyDecided(_, _, _, let place),
      .homonymWithoutID(_, _, let place):
      place
    case .contended(let path): SourcePlace(path: path)
    }
  }
}
