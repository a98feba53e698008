// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// What can be wrong with labelled data.
public enum GoldError: ReportableError, Equatable {
  /// The line is no JSON object of a record.
  case malformed(path: String, line: Int)
  /// The record has neither a text nor a file.
  case withoutText(path: String, line: Int)
  /// The file that the record names cannot be read.
  case noSuchText(path: String, line: Int, file: String)
  /// A label stands outside the text; `at` is its 0-based offset in code points.
  case outside(path: String, line: Int, at: Int)
  /// A label lacks a member.
  case incomplete(path: String, line: Int)
  /// A label's kind is not one of `RenderingKind`.
  case unknownKind(path: String, line: Int, kind: String)
  /// There is no record.
  case empty(path: String)

  /// Every key of the message catalogue that a value can have.
  public static var catalogueKeys: [String] {
    [
      "gold.malformed", "gold.without-text", "gold.no-such-text", "gold.outside", "gold.incomplete",
      "gold.unknown-kind", "gold.empty",
    ]
  }

  /// The entry of the message catalogue.
  public var catalogueKey: String {
    switch self {
    case .malformed: "gold.malformed"
    case .withoutText: "gold.without-text"
    case .noSuchText: "gold.no-such-text"
    case .outside: "gold.outside"
    case .incomplete: "gold.incomplete"
    case .unknownKind: "gold.unknown-kind"
    case .empty: "gold.empty"
    }
  }

  /// Values for the placeables of the entry.
  public var arguments: [String: String] {
    switch self {
    case .malformed(let path, let line), .withoutText(let path, let line), .incomplete(let path, let line):
      ["path": path, "line": "\(line)"]
    case .noSuchText(let path, let line, let file): ["path": path, "line": "\(line)", "file": file]
    case .outside(let path, let line, let at): ["path": path, "line": "\(line)", "at": "\(at)"]
    case .unknownKind(let path, let line, let kind): ["path": path, "line": "\(line)", "kind": kind]
    case .empty(let path): ["path": path]
    }
  }

  /// Where it was found.
  public var place: SourcePlace? {
    switch self {
    case .malformed(let path, let line), .withoutText(let path, let line), .incomplete(let path, let line),
      .noSuchText(let path, let line, _), .outside(let path, let line, _), .unknownKind(let path, let line, _):
      SourcePlace(path: path, line: line)
    case .empty(let path): SourcePlace(path: path)
    }
  }
}
