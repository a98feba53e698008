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
    /// A row of the glossary got other values; of those of `left` it keeps its own.
    case changed([Difference], left: [Difference])
    /// A row of the glossary stays as it is, though the file has other values.
    case kept([Difference])
    /// Not taken: the glossary prefers another rendering.
    case contradicted(by: String)
    /// Not taken: a row before it in the file prefers another rendering.
    case secondPreferred(after: String)
    /// Not taken: the glossary advises against this very rendering, and the file does not say what it is.
    case forbidden(TermStatus)
    /// The same pair as in a row before it; what that one says was taken.
    case repeated
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

/// What an import did, or would do. Every row of the file counts once: `forms` is the sum of `unchanged`, `written`,
/// `candidates`, `kept`, `repeated` and `ambiguous`.
public struct ImportReport: Sendable {
  /// What the file holds.
  public var summary: TermFileSummary
  /// Rows that could be read: one rendering of one Chinese form each.
  public var forms = 0
  /// Concepts that they make.
  public var concepts = 0
  /// In the order of the file.
  public var changes: [ImportChange] = []
  /// Rows that the glossary has just so.
  public var unchanged = 0

  /// Rows of the file that are in the glossary now and were not, or not so.
  public var written: Int {
    count {
      switch $0 {
      case .added, .changed: true
      default: false
      }
    }
  }
  /// Rows of the glossary that are superseded now.
  public var demoted: Int { count { $0 == .demoted } }
  /// How many pairs went to review.
  public var candidates: Int { count { $0 == .candidate } }
  /// Rows that were not taken.
  public var kept: Int {
    count {
      switch $0 {
      case .kept, .contradicted, .secondPreferred, .forbidden, .discouraged: true
      default: false
      }
    }
  }
  /// Rows whose pair was there before.
  public var repeated: Int { count { $0 == .repeated } }
  /// Rows that could be one of several concepts.
  public var ambiguous: Int {
    count { if case .ambiguous = $0 { true } else { false } }
  }
  /// Rows whose forms can be none, or stand in each other's column.
  public var unfit: Int {
    count {
      switch $0 {
      case .unfit, .swapped: true
      default: false
      }
    }
  }
  /// What could not be taken: `ambiguous` and `unfit` rows, and entries that could not be read.
  public var refused: Int { summary.refused + ambiguous + unfit }

  private func count(_ isCounted: (ImportChange.Kind) -> Bool) -> Int { changes.count { isCounted($0.kind) } }
}
