// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import Memory

/// What an issue brought against everything earlier. Every pair of the issue is counted in one of the lists, but for those
/// that are no candidates and those that were rejected.
public struct IssueDiff: Sendable, Equatable {
  /// One Chinese of the issue.
  public struct Term: Sendable, Equatable {
    /// The Chinese, as the issue spells it first.
    public var zh: String
    /// How the issue renders it, the most frequent first; of a decided or known term the forms in question alone.
    public var forms: [Conflict.Form]
    /// What was decided for; what most earlier places have.
    public var expected: [String]
    /// All earlier forms, the most frequent first.
    public var earlier: [Conflict.Form]
    /// The first of the places: a path relative to the base, line and column of the rendering.
    public var place: SourcePlace
  }

  /// Terms and their places.
  public struct Count: Sendable, Equatable {
    /// Different Chinese.
    public var terms = 0
    /// Their places in the issue.
    public var places = 0

    /// One term, by the places of its forms; none when it has no forms.
    mutating func add(_ counts: [Int]) {
      if counts.isEmpty { return }
      terms += 1
      places += counts.reduce(0, +)
    }
  }

  /// How the issue was found.
  public enum Source: Sendable, Equatable {
    case stored
    /// The file is not in the store; it was read and left alone.
    case file
    /// The file is not what was ingested any more: it was read as it is now.
    case changedFile
  }

  /// How the issue was found.
  public var source: Source
  /// The issue's documents, relative to the base.
  public var documents: [String]
  /// The earliest date of them.
  public var date: String?
  /// Pairs of the issue.
  public var annotations = 0
  /// Documents that it is compared with.
  public var earlierDocuments = 0
  /// Chinese that no decision and no earlier issue has.
  public var newConcepts: [Term] = []
  /// Forms that no decision and no earlier issue has, of Chinese that has been seen.
  public var newForms: [Term] = []
  /// Forms that a decision wants otherwise.
  public var againstDecisions: [Term] = []
  /// Forms that earlier issues have as well, but most of them write otherwise.
  public var againstMajority: [Term] = []
  /// Terms written as they were decided.
  public var asDecided = Count()
  /// Terms without a decision, written as in most earlier issues.
  public var asBefore = Count()
}

/// The issue that was asked for cannot be found.
public struct IssueUnknown: ReportableError, Equatable {
  /// As it was typed.
  public var name: String
  /// What may have been meant.
  public var suggestion: String?

  /// Every key of the message catalogue that a value can have.
  public static let catalogueKeys = ["diff.unknown", "diff.unknown-nearest"]
  /// The entry of the message catalogue.
  public var catalogueKey: String { suggestion == nil ? "diff.unknown" : "diff.unknown-nearest" }
  /// `name`, `suggestion`.
  public var arguments: [String: String] { ["name": name, "suggestion": suggestion ?? ""] }
  /// None: it is the command that is wrong.
  public var place: SourcePlace? { nil }
}
