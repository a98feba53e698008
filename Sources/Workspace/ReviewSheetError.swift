// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import TermBase

/// What is wrong with a row of a review.
public enum ReviewSheetError: ReportableError, Equatable {
  case noHeader(path: String)
  case missingColumn(path: String, line: Int, column: String)
  /// The key was changed, or the row was added by hand.
  case badKey(path: String, line: Int, value: String)
  case unknownValue(path: String, line: Int, column: String, value: String, allowed: [String])
  /// The cells are those of another row than the key: a column was sorted alone.
  case displaced(path: String, line: Int, zh: String, ko: String, key: String)
  /// What is to be decided on is no form of a term: `#REF!`.
  case unfit(path: String, line: Int, form: String, fault: FormFault)

  /// Every key of the message catalogue that a value can have.
  public static let catalogueKeys =
    ["review.no-header", "review.missing-column", "review.bad-key", "review.unknown-value", "review.displaced"]
    + FormFault.catalogueKeys

  /// The entry of the message catalogue.
  public var catalogueKey: String {
    switch self {
    case .noHeader: "review.no-header"
    case .missingColumn: "review.missing-column"
    case .badKey: "review.bad-key"
    case .unknownValue: "review.unknown-value"
    case .displaced: "review.displaced"
    case .unfit(_, _, _, let fault): fault.catalogueKey
    }
  }

  /// `column`, `value`, `allowed`, `zh`, `ko`, `form`, `limit` where there is one.
  public var arguments: [String: String] {
    switch self {
    case .noHeader: [:]
    case .missingColumn(_, _, let column): ["column": column]
    case .badKey(_, _, let value): ["value": value]
    case .unknownValue(_, _, let column, let value, let allowed):
      ["column": column, "value": value, "allowed": allowed.joined(separator: ", ")]
    case .displaced(_, _, let zh, let ko, let key): ["zh": zh, "ko": ko, "value": key]
    case .unfit(_, _, let form, let fault): fault.arguments(form)
    }
  }

  /// The sheet and its row.
  public var place: SourcePlace? {
    switch self {
    case .noHeader(let path): SourcePlace(path: path)
    case .missingColumn(let path, let line, _), .badKey(let path, let line, _),
      .unknownValue(let path, let line, _, _, _), .unfit(let path, let line, _, _),
      .displaced(let path, let line, _, _, _):
      SourcePlace(path: path, line: line)
    }
  }
}

/// Rows of a review cannot be used; nothing of it was applied.
public struct ReviewSheetUnusable: ReportableError, Equatable {
  /// All of them, by line.
  public var problems: [ReviewSheetError]

  /// Every key of the message catalogue that a value can have.
  public static let catalogueKeys = ["review.unusable"]
  /// The entry of the message catalogue.
  public var catalogueKey: String { "review.unusable" }
  /// `count`
  public var arguments: [String: String] { ["count": String(problems.count)] }
  /// The first one's.
  public var place: SourcePlace? { problems.first?.place }
}
