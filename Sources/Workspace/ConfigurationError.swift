// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import Documents

/// What is wrong with `gwalho.toml`. `path` is the file as it was opened.
public enum ConfigurationError: ReportableError, Equatable {
  /// The file could not be read as text; `reason` is the system's or decoder's word.
  case unreadable(path: String, reason: String)
  /// The file is there and no text.
  case notText(path: String, error: DocumentError)
  /// No TOML; `reason` is the parser's word, in English.
  case syntax(path: String, line: Int, column: Int, reason: String)
  /// A key, or a table, that gwalho does not know.
  case unknownKey(path: String, line: Int?, key: String, suggestion: String?)
  /// A word that the key does not have.
  case unknownValue(path: String, line: Int?, key: String, value: String, allowed: [String], suggestion: String?)
  /// Text where a list is wanted, and the like; `wanted` is `string`, `table` or `array of strings`.
  case wrongType(path: String, line: Int?, key: String, wanted: String)

  /// Every key of the message catalogue that a value can have.
  public static let catalogueKeys =
    [
      "config.unreadable", "config.syntax", "config.unknown-key", "config.unknown-key-suggestion",
      "config.unknown-value", "config.unknown-value-suggestion", "config.wrong-type",
    ] + DocumentError.catalogueKeys

  /// The entry of the message catalogue.
  public var catalogueKey: String {
    switch self {
    case .unreadable: "config.unreadable"
    case .notText(_, let error): error.catalogueKey
    case .syntax: "config.syntax"
    case .unknownKey(_, _, _, let suggestion):
      suggestion == nil ? "config.unknown-key" : "config.unknown-key-suggestion"
    case .unknownValue(_, _, _, _, _, let suggestion):
      suggestion == nil ? "config.unknown-value" : "config.unknown-value-suggestion"
    case .wrongType: "config.wrong-type"
    }
  }

  /// `path`; `reason`, `key`, `value`, `allowed`, `wanted`, `suggestion` where there is one.
  public var arguments: [String: String] {
    switch self {
    case .unreadable(let path, let reason), .syntax(let path, _, _, let reason):
      return ["path": path, "reason": reason]
    case .notText(let path, let error): return error.arguments.merging(["path": path]) { $1 }
    case .unknownKey(let path, _, let key, let suggestion):
      var arguments = ["path": path, "key": key]
      arguments["suggestion"] = suggestion
      return arguments
    case .unknownValue(let path, _, let key, let value, let allowed, let suggestion):
      var arguments = ["path": path, "key": key, "value": value, "allowed": allowed.joined(separator: ", ")]
      arguments["suggestion"] = suggestion
      return arguments
    case .wrongType(let path, _, let key, let wanted): return ["path": path, "key": key, "wanted": wanted]
    }
  }

  /// The file, with the line when it is known.
  public var place: SourcePlace? {
    switch self {
    case .unreadable(let path, _), .notText(let path, _): SourcePlace(path: path)
    case .syntax(let path, let line, let column, _): SourcePlace(path: path, line: line, column: column)
    case .unknownKey(let path, let line, _, _), .unknownValue(let path, let line, _, _, _, _),
      .wrongType(let path, let line, _, _):
      SourcePlace(path: path, line: line)
    }
  }
}
