// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// Why an export could not be made at all.
public enum InterchangeError: ReportableError, Equatable {
  /// No concept was left to write: TBX needs at least one (`body` is `conceptEntry+`), and an empty file
  /// that looks like success helps nobody.
  case nothingToExport
  /// The options' date is no calendar date `YYYY-MM-DD`.
  case invalidDate(String)
  /// libxml2 could not go on; in practice memory ran out.
  case xmlWriterFailed

  /// Every key of the message catalogue that a value can have.
  public static var catalogueKeys: [String] {
    ["interchange.nothing-to-export", "interchange.invalid-date", "interchange.xml-writer-failed"]
  }

  /// The entry of the message catalogue.
  public var catalogueKey: String {
    switch self {
    case .nothingToExport: "interchange.nothing-to-export"
    case .invalidDate: "interchange.invalid-date"
    case .xmlWriterFailed: "interchange.xml-writer-failed"
    }
  }

  /// Values for the placeables of the entry.
  public var arguments: [String: String] {
    switch self {
    case .invalidDate(let date): ["date": date]
    case .nothingToExport, .xmlWriterFailed: [:]
    }
  }

  /// Where it was found.
  public var place: SourcePlace? { nil }
}
