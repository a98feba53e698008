// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// Why a workbook could not be read or written.
public enum SpreadsheetError: ReportableError, Equatable {
  /// The system would not read or write the file.
  case unreadable(path: String, reason: String)
  /// A ZIP file that is cut short or no workbook.
  case damaged(path: String, part: String)
  /// A part that the workbook names, or has to have, is not in it.
  case missingPart(path: String, part: String)
  /// The file asks for a password.
  case encrypted(path: String)
  /// A spreadsheet of another format, such as `XLS` or `ODS`.
  case otherFormat(path: String, format: String)
  /// More in a part than a spreadsheet holds: a bomb. The limit in MiB.
  case tooLarge(path: String, part: String, limit: Int)
  /// A text longer than a cell holds; `row` is 1-based, nil for the table of strings that cells share.
  case longText(path: String, part: String, row: Int?, limit: Int)
  /// Every sheet is hidden, or there is none.
  case noSheet(path: String)
  /// A workbook has to be a file: its table of contents is at its end.
  case standardInput
  /// The library that writes workbooks is not installed.
  case writerMissing(library: String)
  /// It would not write; its own words.
  case notWritten(reason: String)
  /// Text that no cell can hold; rows and columns are 1-based.
  case cellTooLong(row: Int, column: String, limit: Int)

  /// Every key of the message catalogue that a value can have.
  public static let catalogueKeys = [
    "spreadsheet.unreadable", "spreadsheet.damaged", "spreadsheet.missing-part", "spreadsheet.encrypted",
    "spreadsheet.other-format", "spreadsheet.too-large", "spreadsheet.no-sheet", "spreadsheet.standard-input",
    "spreadsheet.writer-missing", "spreadsheet.not-written", "spreadsheet.cell-too-long", "spreadsheet.long-text",
  ]

  /// The entry of the message catalogue.
  public var catalogueKey: String {
    switch self {
    case .unreadable: "spreadsheet.unreadable"
    case .damaged: "spreadsheet.damaged"
    case .missingPart: "spreadsheet.missing-part"
    case .encrypted: "spreadsheet.encrypted"
    case .otherFormat: "spreadsheet.other-format"
    case .tooLarge: "spreadsheet.too-large"
    case .longText: "spreadsheet.long-text"
    case .noSheet: "spreadsheet.no-sheet"
    case .standardInput: "spreadsheet.standard-input"
    case .writerMissing: "spreadsheet.writer-missing"
    case .notWritten: "spreadsheet.not-written"
    case .cellTooLong: "spreadsheet.cell-too-long"
    }
  }

  /// `reason`, `part`, `format`, `limit`, `library`, `row`, `column` where there is one.
  public var arguments: [String: String] {
    switch self {
    case .unreadable(_, let reason), .notWritten(let reason): ["reason": reason]
    case .damaged(_, let part), .missingPart(_, let part): ["part": part]
    case .otherFormat(_, let format): ["format": format]
    case .tooLarge(_, let part, let limit): ["part": part, "limit": String(limit)]
    case .longText(_, let part, _, let limit): ["part": part, "limit": String(limit)]
    case .writerMissing(let library): ["library": library]
    case .cellTooLong(let row, let column, let limit):
      ["row": String(row), "column": column, "limit": String(limit)]
    case .encrypted, .noSheet, .standardInput: [:]
    }
  }

  /// The file.
  public var place: SourcePlace? {
    switch self {
    case .unreadable(let path, _), .damaged(let path, _), .missingPart(let path, _), .encrypted(let path),
      .otherFormat(let path, _), .tooLarge(let path, _, _), .noSheet(let path):
      SourcePlace(path: path)
    case .longText(let path, _, let row, _): SourcePlace(path: path, line: row)
    case .standardInput, .writerMissing, .notWritten, .cellTooLong: nil
    }
  }
}
