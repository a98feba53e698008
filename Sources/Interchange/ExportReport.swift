// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// Something that could not go into the file as it stands in the glossary. The export goes on.
///
/// Never thrown; it is a `ReportableError` so that it is said through the same catalogue.
public struct ExportWarning: ReportableError, Equatable {
  /// What happened to the value.
  public enum Kind: String, Sendable, CaseIterable {
    /// Characters that XML 1.0 (production 2, Char) forbids were removed.
    case illegalCharacters = "illegal-characters"
    /// A term is empty, or nothing that can be seen; the row was left out.
    case emptyTerm = "empty-term"
    /// A second preferred term in one language; written as admitted (the first one stays).
    case secondPreferred = "second-preferred"
    /// One form has contradictory statuses in the rows of its concept; for a rendering the most favourable
    /// was written, for a Chinese form the first.
    case contradictoryStatus = "contradictory-status"
    /// The row's `id` is no NCName, or taken by another concept; another one was made from it.
    case invalidID = "invalid-id"
    /// The date is no calendar date; written as a note.
    case invalidDate = "invalid-date"
    /// Two rows give one Chinese form the same rendering; an entry has it once.
    case duplicateRow = "duplicate-row"
    /// The format holds one rendering a Chinese form; another one was left out.
    case secondRendering = "second-rendering"
    /// A term longer than the format allows; it was left out.
    case tooLong = "too-long"
    /// Profile `safe`: no Chinese or no Korean form is left to offer; the concept was left out.
    case nothingToOffer = "nothing-to-offer"
    /// A cell of a table that spreadsheets take for a formula (OWASP, CSV Injection). It was written as it is: the tools
    /// that these tables are for would keep an apostrophe as part of the term (translate#6393, weblate#20098), and what
    /// goes out has to come back. The format for spreadsheets is `xlsx`, whose cells are text whatever they begin with.
    case formula
  }

  /// What happened.
  public var kind: Kind
  /// The concept's id in the exported file.
  public var concept: String
  /// The glossary column.
  public var field: String
  /// The value in question, without the characters that were removed.
  public var value: String
  /// The row, when it was read from a file.
  public var place: SourcePlace?

  /// Every key of the message catalogue that a value can have.
  public static var catalogueKeys: [String] { Kind.allCases.map { "export." + $0.rawValue } }
  /// The entry of the message catalogue.
  public var catalogueKey: String { "export." + kind.rawValue }
  /// Values for the placeables of the entry.
  public var arguments: [String: String] { ["concept": concept, "field": field, "value": value] }
}

/// What an export wrote and what it had to change.
public struct ExportReport: Sendable, Equatable {
  /// Concepts, or with `tsv` concepts with at least one row.
  public var concepts = 0
  /// Terms over all languages; with `tsv` rows.
  public var terms = 0
  /// Simplified forms that were converted from an attested traditional one.
  public var converted = 0
  /// In the order of the concepts.
  public var warnings: [ExportWarning] = []

  /// An empty value.
  public init() {}
}
