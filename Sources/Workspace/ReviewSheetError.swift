// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import TermBase

/// What is wrong with a row of a review.
public enum ReviewSheetError: ReportableError, Equatable {
  case noHeader(path: String)
  case missingColumn(path: String, line: Int, column: String)
  /// A decision in a row that was added by hand.
  case addedRow(path: String, line: Int, zh: String, ko: String)
  /// The key was changed or damaged.
  case badKey(path: String, line: Int, value: String)
  case unknownValue(path: String, line: Int, column: String, value: String, allowed: [String])
  /// The cells are those of another row than the key: a column was sorted alone.
  case displaced(path: String, line: Int, zh: String, ko: String, key: String)
  /// What is to be decided on is no form of a term: `#REF!`.
  case unfit(path: String, line: Int, form: String, fault: FormFault)

  /// Every key of the message catalogue that a value can have.
  public static let catalogueKeys =
    [
      "review.no-header", "review.missing-column", "review.added-row", "review.bad-key", "review.unknown-value",
      "review.displaced",
    ] + FormFault.catalogueKeys

  /// The entry of the message catalogue.
  public var catalogueKey: String {
    switch self {
    case .noHeader: "review.no-header"
    case .missingColumn: "review.missing-column"
    case .addedRow: "review.added-row"
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
    case .addedRow(_, _, let zh, let ko): ["zh": zh, "ko": ko]
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
      .addedRow(let path, let line, _, _), .unfit(let path, let line, _, _),
      .unknownValue(let path, let line, _, _, _), .displaced(let path, let line, _, _, _):
      SourcePlace(path: path, line: line)
    }
  }
}

/// A sheet with decisions that are nowhere else would be overwritten.
public struct ReviewSheetUnapplied: ReportableError, Equatable {
  /// The sheet.
  public var path: String
  /// Its rows with a decision, a correction, a category or a reason that the glossary does not have.
  public var count: Int

  /// A sheet that is not to be overwritten.
  public init(path: String, count: Int) {
    self.path = path
    self.count = count
  }

  /// Every key of the message catalogue that a value can have.
  public static let catalogueKeys = ["review.unapplied"]
  /// The entry of the message catalogue.
  public var catalogueKey: String { "review.unapplied" }
  /// `path`, `count`
  public var arguments: [String: String] { ["path": path, "count": String(count)] }
  /// The sheet.
  public var place: SourcePlace? { SourcePlace(path: path) }
}

/// Several rows of a review prefer different renderings of one Chinese form; none of them was written.
public struct ReviewSeveralPreferred: ReportableError, Equatable {
  /// The Chinese.
  public var zh: String
  /// The renderings, in the order of the sheet.
  public var forms: [String]
  /// Their rows, 1-based; empty when the verdicts are from no sheet.
  public var lines: [Int]

  /// Every key of the message catalogue that a value can have.
  public static let catalogueKeys = ["review.several-preferred"]
  /// The entry of the message catalogue.
  public var catalogueKey: String { "review.several-preferred" }
  /// `zh`, `forms`, `lines`
  public var arguments: [String: String] {
    ["zh": zh, "forms": forms.joined(separator: ", "), "lines": lines.map(String.init).joined(separator: ", ")]
  }
  /// The caller knows which row it was.
  public var place: SourcePlace? { nil }
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
  /// The sheet.
  public var place: SourcePlace? { problems.first?.place.map { SourcePlace(path: $0.path) } }
}
