// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// What is wrong with a glossary file or one of its rows.
///
/// Loading collects them all. A **fatal** one means that a decision of a person would be missing from the term
/// base: commands stop with it. After the others the row is used as it is, and validation reports them again.
public enum GlossaryError: ReportableError, Equatable {
  /// The system would not read the file.
  case unreadable(path: String, reason: String)
  /// The bytes are in none of UTF-8, UTF-16 with a byte order mark and CP949; the first line that shows it.
  case undecodable(path: String, line: Int)
  /// A value has characters that the file's own encoding (CP949) does not have.
  case unencodable(path: String, line: Int, value: String)
  /// There is nothing but comments and blank lines.
  case noHeader(path: String)
  /// The header lacks `zh` or `ko`.
  case missingColumn(path: String, line: Int, column: String)
  /// The header names one of gwalho's columns twice.
  case duplicateColumn(path: String, line: Int, column: String)
  /// The row ends before its Chinese or Korean column.
  case tooFewCells(path: String, line: Int, found: Int, needed: Int)
  /// The row has values beyond the header's last column; usually a TAB too many.
  case tooManyCells(path: String, line: Int, found: Int, expected: Int)
  /// The row has no Chinese or no Korean.
  case emptyCell(path: String, line: Int, column: String)
  /// A word that the column does not have.
  case unknownValue(path: String, line: Int, column: String, value: String, allowed: [String])
  /// An id that is no NCName, and so can be no id in TBX.
  case badID(path: String, line: Int, value: String)
  /// A date that is no ISO 8601 calendar date.
  case badDate(path: String, line: Int, value: String)
  /// A cell begins with a quotation mark that is not closed before a TAB or line end; it is taken as written.
  case strayQuote(path: String, line: Int, value: String)

  /// Whether the row (or the file) could not be used.
  public var isFatal: Bool {
    switch self {
    case .badID, .badDate, .tooManyCells, .strayQuote: false
    default: true
    }
  }

  /// Every key of the message catalogue that a value can have.
  public static let catalogueKeys = [
    "glossary.unreadable", "glossary.undecodable", "glossary.unencodable", "glossary.no-header",
    "glossary.missing-column", "glossary.duplicate-column", "glossary.too-few-cells", "glossary.too-many-cells",
    "glossary.empty-cell", "glossary.unknown-value", "glossary.bad-id", "glossary.bad-date", "glossary.stray-quote",
  ]

  /// The entry of the message catalogue.
  public var catalogueKey: String {
    switch self {
    case .unreadable: "glossary.unreadable"
    case .undecodable: "glossary.undecodable"
    case .unencodable: "glossary.unencodable"
    case .noHeader: "glossary.no-header"
    case .missingColumn: "glossary.missing-column"
    case .duplicateColumn: "glossary.duplicate-column"
    case .tooFewCells: "glossary.too-few-cells"
    case .tooManyCells: "glossary.too-many-cells"
    case .emptyCell: "glossary.empty-cell"
    case .unknownValue: "glossary.unknown-value"
    case .badID: "glossary.bad-id"
    case .badDate: "glossary.bad-date"
    case .strayQuote: "glossary.stray-quote"
    }
  }

  /// Values for the placeables of the entry.
  public var arguments: [String: String] {
    switch self {
    case .unreadable(_, let reason): ["reason": reason]
    case .undecodable, .noHeader: [:]
    case .unencodable(_, _, let value), .badID(_, _, let value), .badDate(_, _, let value),
      .strayQuote(_, _, let value):
      ["value": value]
    case .missingColumn(_, _, let column), .duplicateColumn(_, _, let column), .emptyCell(_, _, let column):
      ["column": column]
    case .tooFewCells(_, _, let found, let needed): ["found": String(found), "needed": String(needed)]
    case .tooManyCells(_, _, let found, let expected): ["found": String(found), "expected": String(expected)]
    case .unknownValue(_, _, let column, let value, let allowed):
      ["column": column, "value": value, "allowed": allowed.joined(separator: ", ")]
    }
  }

  /// Where it was found.
  public var place: SourcePlace? {
    switch self {
    case .unreadable(let path, _), .noHeader(let path): SourcePlace(path: path)
    case .undecodable(let path, let line), .unencodable(let path, let line, _), .missingColumn(let path, let line, _),
      .duplicateColumn(let path, let line, _), .tooFewCells(let path, let line, _, _),
      .tooManyCells(let path, let line, _, _), .emptyCell(let path, let line, _),
      .unknownValue(let path, let line, _, _, _), .badID(let path, let line, _), .badDate(let path, let line, _),
      .strayQuote(let path, let line, _):
      SourcePlace(path: path, line: line)
    }
  }
}
