// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
import Documents
public import Interchange
import Spreadsheet

/// Opens a file of terms, whatever it is.
public enum TermFileReader {
  /// Reads a file, or standard input for `-`: XML as a stream, tables in any encoding that documents come in.
  ///
  /// - Throws: `TermFileError.translationMemory` for TMX and XLIFF, `InterchangeError` and `DocumentError` when the
  ///   file cannot be read; then what `body` was given is not the whole of it.
  public static func read(
    _ path: String, forms: ScriptForms, _ body: (ReadConcept) throws -> Void
  ) throws -> TermFileSummary {
    if try SpreadsheetFile.isWorkbook(path) { return try readWorkbook(path, body) }
    var source = try ByteSource(path: path)
    if try TermFile.isXML(&source) {
      if let name = try memoryName(&source) { throw TermFileError.translationMemory(path: path, format: name) }
      return try TermFile.readTBX(source, forms: forms, body)
    }
    return try readTable(&source, body)
  }

  /// The same without anybody to take the concepts; translation memories are read as well.
  public static func inspect(_ path: String, forms: ScriptForms) throws -> TermFileSummary {
    if try SpreadsheetFile.isWorkbook(path) { return try readWorkbook(path) { _ in } }
    var source = try ByteSource(path: path)
    if try TermFile.isXML(&source) {
      if let name = try memoryName(&source) {
        guard name == "TMX" else { throw TermFileError.translationMemory(path: path, format: name) }
        return try TMXFile.read(source) { _ in }
      }
      return try TermFile.readTBX(source, forms: forms) { _ in }
    }
    return try readTable(&source) { _ in }
  }

  private static func memoryName(_ source: inout ByteSource) throws -> String? {
    switch try TermFile.rootName(&source)?.lowercased() {
    case "tmx": "TMX"
    case "xliff": "XLIFF"
    default: nil
    }
  }

  private static func readTable(
    _ source: inout ByteSource, _ body: (ReadConcept) throws -> Void
  ) throws -> TermFileSummary {
    let path = source.path
    let document: Document
    if !source.isFile {
      if SpreadsheetFile.isZIP(try source.peek(4)) { throw SpreadsheetError.standardInput }
      document = try Document.decode(source.readAll(limit: Document.workingLimit), path: path, allowEmpty: false)
    } else {
      document = try Document.load(path, allowEmpty: false)
    }
    var summary = try document.text.withUTF8 { text in
      try TermFile.readTable(text, path: path, passed: { document.text.release(bytes: $0) }, body)
    }
    if document.encoding != .utf8 { summary.dialect += " " + document.encoding.rawValue }
    return summary
  }

  /// A sheet goes through the readers of tables; lines are its rows.
  private static func readWorkbook(_ path: String, _ body: (ReadConcept) throws -> Void) throws -> TermFileSummary {
    let table = try SheetTable(path) { header in
      let names = Set(header.map { $0.lowercased() })
      return names.isSuperset(of: ["zh", "ko"]) || names.isSuperset(of: ["source", "target"])
    }
    if table.rows.dropFirst().prefix(1).contains(where: { $0.cells.contains { ReviewKey($0) != nil } }) {
      throw TermFileError.review(path: path)
    }
    let (text, lines) = try table.text()
    func row(_ line: Int) -> Int { lines.isEmpty ? line : lines[max(0, min(line, lines.count) - 1)] }
    var summary = try text.withUnsafeBufferPointer { bytes in
      try TermFile.readTable(bytes, path: path) { concept in
        var concept = concept
        concept.line = row(concept.line)
        for index in concept.rows.indices { concept.rows[index].line = row(concept.rows[index].line) }
        try body(concept)
      }
    }
    for index in summary.problems.indices { summary.problems[index].line = row(summary.problems[index].line) }
    summary.dialect = "xlsx"
    summary.note(unreadSheets: table.otherSheets, path: path)
    return summary
  }
}

/// A file that another command is for.
public enum TermFileError: ReportableError, Equatable {
  /// Sentences, not terms: `tm import` reads them.
  case translationMemory(path: String, format: String)
  /// A review that went out as a workbook: `review --apply` reads it.
  case review(path: String)

  /// Every key of the message catalogue that a value can have.
  public static let catalogueKeys = ["import.translation-memory", "import.review"]
  /// The entry of the message catalogue.
  public var catalogueKey: String {
    switch self {
    case .translationMemory: "import.translation-memory"
    case .review: "import.review"
    }
  }
  /// `path`, `format`.
  public var arguments: [String: String] {
    switch self {
    case .translationMemory(let path, let format): ["path": path, "format": format]
    case .review(let path): ["path": path]
    }
  }
  /// The file.
  public var place: SourcePlace? {
    switch self {
    case .translationMemory(let path, _), .review(let path): SourcePlace(path: path)
    }
  }
}
