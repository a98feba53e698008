// SPDX-License-Identifier: Apache-2.0

public import Interchange
public import TermBase

/// What becomes of a row of a file where the glossary has decided on its concept.
public enum MergePolicy: String, Sendable, CaseIterable {
  /// What the glossary says stays; rows that contradict it are named and not taken.
  case keep
  /// The file is right: its values replace those of the glossary, and its preferred rendering the glossary's,
  /// which becomes superseded.
  case theirs
  /// The glossary keeps what it says and gets what it does not: empty cells are filled, other renderings come as
  /// admitted ones.
  case both
}

/// How a file is imported.
public struct ImportOptions: Sendable {
  /// What becomes of rows whose concept the glossary has decided on.
  public var policy: MergePolicy
  /// Whether rows that the glossary does not have are decisions; else they are candidates for review.
  public var isDecided: Bool
  /// Whether to say what would happen, and do nothing.
  public var isDryRun: Bool

  /// By default the glossary wins, rows are candidates, and things are done.
  public init(policy: MergePolicy = .keep, isDecided: Bool = false, isDryRun: Bool = false) {
    self.policy = policy
    self.isDecided = isDecided
    self.isDryRun = isDryRun
  }
}

/// What became of one row of a file.
public struct ImportChange: Sendable, Equatable {
  /// One value that differs.
  public struct Difference: Sendable, Equatable {
    /// Name of the glossary's column.
    public var column: String
    /// What the glossary has.
    public var ours: String
    /// What the file has.
    public var theirs: String
  }

  /// What was done with the row, or would be.
  public enum Kind: Sendable, Equatable {
    /// A new row of the glossary.
    case added
    /// A row of the glossary got other values.
    case changed([Difference])
    /// A row of the glossary stays as it is, though the file has other values.
    case kept([Difference])
    /// Not taken: the glossary prefers another rendering.
    case contradicted(by: String)
    /// Put before a person in `review`.
    case candidate
    /// Not put before a person: the file itself advises against it.
    case discouraged
    /// A preferred rendering of the glossary that gave way to the file's.
    case demoted
    /// The Chinese belongs to several concepts of the glossary, and nothing tells which is meant.
    case ambiguous(ids: [String])
    /// The Chinese or the Korean is no form of a term.
    case unfit(form: String, fault: FormFault)
    /// The Chinese and the Korean are in each other's columns.
    case swapped
  }

  /// What was done.
  public var kind: Kind
  /// The row's Chinese.
  public var zh: String
  /// The row's rendering.
  public var ko: String
  /// The row's status in the file.
  public var status: TermStatus
  /// 1-based line of the imported file.
  public var line: Int
}

/// What an import did, or would do.
public struct ImportReport: Sendable {
  /// What the file holds.
  public var summary: TermFileSummary
  /// In the order of the file.
  public var changes: [ImportChange] = []
  /// Rows that the glossary has just so.
  public var unchanged = 0

  /// How many rows of the glossary are new or other than before.
  public var written: Int {
    changes.count { change in
      switch change.kind {
      case .added, .changed, .demoted: true
      default: false
      }
    }
  }
  /// How many pairs went to review.
  public var candidates: Int { changes.count { $0.kind == .candidate } }
  /// Rows that were not taken.
  public var kept: Int {
    changes.count { change in
      switch change.kind {
      case .kept, .contradicted, .discouraged: true
      default: false
      }
    }
  }
  /// Rows that could not be taken.
  public var refused: Int {
    summary.refused
      + changes.count { change in
        switch change.kind {
        case .ambiguous, .unfit, .swapped: true
        default: false
        }
      }
  }
}
