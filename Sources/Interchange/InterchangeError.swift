// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// Why a file could not be written or read at all.
public enum InterchangeError: ReportableError, Equatable {
  /// No concept was left to write: TBX needs at least one (`body` is `conceptEntry+`), and an empty file
  /// that looks like success helps nobody.
  case nothingToExport
  /// The options' date is no calendar date `YYYY-MM-DD`.
  case invalidDate(String)
  /// libxml2 could not go on; in practice memory ran out.
  case xmlReaderFailed

  /// The system would not read the file.
  case unreadable(path: String, reason: String)
  /// The XML cannot be parsed: cut short, a tag left open, bytes that are not in its encoding. `detail` is
  /// libxml2's sentence.
  case notWellFormed(path: String, line: Int, detail: String)
  /// The file ends while elements are open; its last line.
  case cutShort(path: String, line: Int)
  /// The file declares an entity. No interchange format needs one, and a few lines of them become gigabytes.
  case entityDeclared(path: String, line: Int, name: String)
  /// A reference to an entity that XML does not have; what it stands for cannot be known.
  case unknownEntity(path: String, line: Int, name: String)
  /// An element or attribute with a prefix that stands for no namespace ("Prefix Declared", Namespaces in
  /// XML 1.0, 5): what it means cannot be known. Place of the start tag.
  case unboundPrefix(path: String, line: Int, column: Int, prefix: String)
  /// Elements nested deeper than any format has them.
  case tooDeep(path: String, line: Int, limit: Int)
  /// A tag, comment or DOCTYPE too long to be one, or a tag with too many attributes.
  case markupTooLong(path: String, line: Int)
  /// XML of another kind; the name of its root.
  case unknownXML(path: String, line: Int, root: String)
  /// A table in which neither a header nor the writing tells Chinese from Korean.
  case unknownTable(path: String, line: Int)
  /// More by a pipe or standard input than can be held; a file of that size can be read.
  case tooLarge(path: String, limit: Int)
  /// A file in order, but without a single concept, unit or row in it.
  case nothingToImport(path: String, line: Int)

  /// Every key of the message catalogue that a value can have.
  public static var catalogueKeys: [String] {
    [
      "interchange.nothing-to-export", "interchange.invalid-date",
      "interchange.xml-reader-failed", "interchange.unreadable", "interchange.not-well-formed", "interchange.cut-short",
      "interchange.entity-declared", "interchange.unknown-entity", "interchange.unbound-prefix", "interchange.too-deep",
      "interchange.markup-too-long", "interchange.unknown-xml", "interchange.unknown-table",
      "interchange.too-large", "interchange.nothing-to-import",
    ]
  }

  /// The entry of the message catalogue.
  public var catalogueKey: String {
    switch self {
    case .nothingToExport: "interchange.nothing-to-export"
    case .invalidDate: "interchange.invalid-date"
    case .xmlReaderFailed: "interchange.xml-reader-failed"
    case .unreadable: "interchange.unreadable"
    case .notWellFormed: "interchange.not-well-formed"
    case .cutShort: "interchange.cut-short"
    case .entityDeclared: "interchange.entity-declared"
    case .unknownEntity: "interchange.unknown-entity"
    case .unboundPrefix: "interchange.unbound-prefix"
    case .tooDeep: "interchange.too-deep"
    case .markupTooLong: "interchange.markup-too-long"
    case .unknownXML: "interchange.unknown-xml"
    case .unknownTable: "interchange.unknown-table"
    case .tooLarge: "interchange.too-large"
    case .nothingToImport: "interchange.nothing-to-import"
    }
  }

  /// Values for the placeables of the entry.
  public var arguments: [String: String] {
    switch self {
    case .invalidDate(let date): ["date": date]
    case .unreadable(let path, let reason): ["path": path, "reason": reason]
    case .notWellFormed(_, _, let detail): ["detail": detail]
    case .entityDeclared(_, _, let name), .unknownEntity(_, _, let name): ["name": name]
    case .unboundPrefix(_, _, _, let prefix): ["prefix": prefix]
    case .tooDeep(_, _, let limit): ["limit": String(limit)]
    case .unknownXML(_, _, let root): ["root": root]
    case .tooLarge(_, let limit): ["limit": String(limit >> 20)]
    case .nothingToExport, .xmlReaderFailed, .cutShort, .markupTooLong, .unknownTable, .nothingToImport: [:]
    }
  }

  /// Where it was found.
  public var place: SourcePlace? {
    switch self {
    case .nothingToExport, .invalidDate, .xmlReaderFailed: nil
    case .unreadable(let path, _), .tooLarge(let path, _): SourcePlace(path: path)
    case .notWellFormed(let path, let line, _), .cutShort(let path, let line), .entityDeclared(let path, let line, _),
      .unknownEntity(let path, let line, _), .tooDeep(let path, let line, _), .markupTooLong(let path, let line),
      .unknownXML(let path, let line, _), .unknownTable(let path, let line), .nothingToImport(let path, let line):
      SourcePlace(path: path, line: line)
    case .unboundPrefix(let path, let line, let column, _): SourcePlace(path: path, line: line, column: column)
    }
  }
}
