// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import Documents
public import Memory
public import TermBase

/// What ingesting some documents came to.
public struct IngestResult: Sendable {
  /// The documents that were recorded, in the order in which they were given.
  public var documents: [IngestedDocument] = []
  /// Documents that could not be; the others were recorded all the same.
  public var failures: [any ReportableError] = []
  /// What a person should look at first: conflicts, then departures from the standard form, then what is new
  /// and frequent.
  public var lookFirst: [LookFirst] = []
  /// What changed in the translation memory: headlines with the titles of their sources.
  public var segments = SegmentRecordReport()
  /// Chinese forms of the documents that are new or have changed which nobody has decided on.
  public var undecided = 0
}

/// One document that was recorded.
public struct IngestedDocument: Sendable {
  /// As the user typed it.
  public var path: String
  /// What changed in the store; `report.path` is the path relative to the base, `report.date` the date of the issue.
  public var report: IngestReport
  /// What reading the file had to say.
  public var notes: [DocumentNote]
  /// Pairs found.
  public var annotations = 0
  /// Pairs found that may go to review; decided ones included.
  public var candidates = 0
  /// Pairs found that are at odds with a decision.
  public var disagreements: [Disagreement] = []
  /// Pairs that are no candidates, by place; filled when asked to explain.
  public var filtered: [FilteredPair] = []
}

/// A pair in a document that a decision wants otherwise.
public struct Disagreement: Sendable, Equatable {
  /// As in the document.
  public var zh: String
  /// The rendering, as in the document.
  public var ko: String
  /// 1-based place of the rendering.
  public var line: Int
  /// 1-based, in code points.
  public var column: Int
  /// The concept that was decided on.
  public var concept: String
  /// What the decision says of this rendering; nil when it only names others.
  public var status: TermStatus?
  /// What the decision prefers.
  public var preferred: [String]
}

/// A pair that does not go to review, and why.
public struct FilteredPair: Sendable, Equatable {
  /// The Chinese, as in the document.
  public var zh: String
  /// The rendering, as in the document.
  public var ko: String
  /// 1-based place of the rendering.
  public var line: Int
  /// 1-based, in code points.
  public var column: Int
  /// Why it is no candidate.
  public var reason: CandidateFilter.Reason
}

/// Something a person should look at, with the reason.
public struct LookFirst: Sendable, Equatable {
  /// Why, the most pressing first.
  public enum Reason: Sendable, Equatable {
    /// One Chinese has several renderings.
    case conflict(forms: [Conflict.Form])
    /// The rendering departs from the standard form.
    case departure(expected: [String])
    /// It is new, and frequent.
    case frequent
  }

  /// Why a person should look.
  public var reason: Reason
  /// The Chinese, as in the document.
  public var zh: String
  /// The rendering; of a conflict the most frequent.
  public var ko: String
  /// Places in the documents that were ingested.
  public var count: Int
  /// The first of them: the document as the user typed it, line and column of the rendering.
  public var place: SourcePlace
}
