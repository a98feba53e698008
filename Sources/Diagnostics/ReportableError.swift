// SPDX-License-Identifier: Apache-2.0

/// Where in the user's input something was found.
public struct SourcePlace: Sendable, Equatable {
  /// The path as the user typed it; `-` for standard input.
  public var path: String
  /// 1-based; nil when the trouble is with the file as a whole.
  public var line: Int?
  /// 1-based, in code points of the decoded text.
  public var column: Int?

  /// A place in a file, as a whole or at a line and column.
  public init(path: String, line: Int? = nil, column: Int? = nil) {
    self.path = path
    self.line = line
    self.column = column
  }
}

/// An error that a library throws and the command line can say in the user's language.
///
/// Libraries never hold sentences: an error names an entry of the message catalogue and the values that
/// go into it. The catalogue's tests walk `catalogueKeys`, so that no error can be without its words.
///
/// ```swift
/// throw GlossaryError.missingColumn(path: "glossary/names.tsv", column: "zh")
/// // catalogueKey "glossary.missing-column", arguments ["column": "zh"]
/// ```
public protocol ReportableError: Error, Sendable {
  /// Every key that a value of this type can have.
  static var catalogueKeys: [String] { get }
  /// The entry of the catalogue, `module.what-is-wrong`.
  var catalogueKey: String { get }
  /// Values for the entry's placeables, by name.
  var arguments: [String: String] { get }
  /// Where, when it is known.
  var place: SourcePlace? { get }
}
