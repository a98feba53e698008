// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// Why a document cannot be ingested, apart from what reading and storing it may throw.
public enum IngestError: ReportableError, Equatable {
  /// Standard input has no name, and a document is known by its name.
  case standardInput
  /// What was given as the date is none.
  case badDate(value: String)

  /// Every key of the message catalogue that a value can have.
  public static let catalogueKeys = ["ingest.standard-input", "ingest.bad-date"]

  /// The entry of the message catalogue.
  public var catalogueKey: String {
    switch self {
    case .standardInput: "ingest.standard-input"
    case .badDate: "ingest.bad-date"
    }
  }

  /// `value` of a bad date.
  public var arguments: [String: String] {
    if case .badDate(let value) = self { return ["value": value] }
    return [:]
  }

  /// None: it is the command that is wrong.
  public var place: SourcePlace? { nil }
}
