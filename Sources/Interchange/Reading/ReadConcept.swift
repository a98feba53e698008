// SPDX-License-Identifier: Apache-2.0

public import TermBase

/// A concept that was read: rows as the glossary would have them.
public struct ReadConcept: Sendable, Equatable {
  /// The id of the file, made one that can be an `id` here; made from pinyin when the file has none and the
  /// concept has several Chinese forms.
  public var id: String?
  /// 1-based line on which it starts.
  public var line: Int
  /// One rendering of one Chinese form each, at least one; `path` and `line` are those of the file.
  public var rows: [GlossaryRow]
  /// Whether the file itself says which status each rendering has.
  public var statesStatus = false
  /// Whether the file says that the decision is put off (나중에, 미정).
  public var isUndecided = false
}

/// A format that files are read in.
public enum TermFileFormat: String, Sendable, CaseIterable {
  /// TBX of 2019 (ISO 30042:2019, `<tbx>`).
  case tbx3
  /// TBX of 2008 (ISO 30042:2008, `<martif>`).
  case tbx2
  /// TBX-Min of 2013 (`<TBX dialect="TBX-Min">`).
  case tbxMin = "tbx-min"
  /// TMX 1.1 to 1.4, a unit as one concept.
  case tmx
  /// A table with the glossary's own columns, or with `zh` and `ko` among others.
  case glossary
  /// Weblate's CSV: `source` and `target` in the header.
  case weblate
  /// UTX (AAMT; 1.20): a comment with both languages, then columns separated by TAB.
  case utx
  /// A table without a header: OmegaT, DeepL, Google.
  case pairs
}

/// What a file holds, and what is wrong with it.
public struct TermFileSummary: Sendable, Equatable {
  /// What it was read as.
  public var format: TermFileFormat
  /// `TBX-Basic dca`, `1.4`, `1.20`, or what separates the cells.
  public var dialect = ""
  /// Whether gwalho wrote it.
  public var isOwn = false
  /// Whether it is a table with the titles of the glossary, or of its workbook: ids are ours, and so are the decisions.
  public var hasOwnTitles = false
  /// Concepts, units or rows in it.
  public var entries = 0
  /// Those that could be read as Chinese and Korean.
  public var read = 0
  /// Terms by language tag, in the order in which the languages appear first.
  public var terms: [(language: String, count: Int)] = []
  /// Renderings by status.
  public var statuses: [TermStatus: Int] = [:]
  /// The first ten thousand, in the order of the file.
  public var problems: [ReadProblem] = []
  /// How often each happened.
  public var problemCounts: [ReadProblem.Kind: Int] = [:]

  /// Entries, terms and rows that could not be taken.
  public var refused: Int { problemCounts.reduce(0) { $0 + ($1.key.isRefusal ? $1.value : 0) } }
  /// What departs from the format's standard.
  public var errors: Int { problemCounts.reduce(0) { $0 + ($1.key.isError ? $1.value : 0) } }

  init(_ format: TermFileFormat) { self.format = format }

  mutating func count(_ language: String, _ number: Int = 1) {
    if let index = terms.firstIndex(where: { $0.language == language }) {
      terms[index].count += number
    } else if terms.count < 1_000 {
      terms.append((language, number))
    }
  }

  mutating func take(_ log: ProblemLog) {
    problems = log.kept
    problemCounts = log.counts
  }

  /// Compares everything.
  public static func == (one: Self, other: Self) -> Bool {
    one.format == other.format && one.dialect == other.dialect && one.isOwn == other.isOwn
      && one.hasOwnTitles == other.hasOwnTitles && one.entries == other.entries && one.read == other.read
      && one.statuses == other.statuses && one.terms.map(\.language) == other.terms.map(\.language)
      && one.terms.map(\.count) == other.terms.map(\.count) && one.problems == other.problems
      && one.problemCounts == other.problemCounts
  }
}
