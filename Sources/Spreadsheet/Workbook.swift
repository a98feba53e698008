// SPDX-License-Identifier: Apache-2.0

internal import Interchange

/// A cell that has something in it, as text.
public struct SheetCell: Sendable, Equatable {
  /// 0-based.
  public var column: Int
  /// As a person reads it: numbers in their shortest form, dates as ISO 8601, results of formulas.
  public var text: String
}

/// A row with something in it.
public struct SheetRow: Sendable, Equatable {
  /// 1-based, as the spreadsheet shows it.
  public var number: Int
  /// By column; cells without text are left out.
  public var cells: [SheetCell]

  /// The text of a cell, 0-based; nothing when it is empty.
  public subscript(column: Int) -> String { cells.first { $0.column == column }?.text ?? "" }
}

/// An Office Open XML workbook (ECMA-376, .xlsx and .xlsm, strict or transitional) that is read.
///
/// Values come as a person sees them, as far as text goes: the result of a formula, a date as ISO 8601, a number in its
/// shortest form, all runs of a formatted text, without the phonetic guides of Chinese and Japanese versions. Rows that a
/// filter hides are there; hidden sheets are not. A cell that is merged with those below it counts for each of them.
///
/// For one thread.
public struct Workbook {
  /// The file as the user typed it.
  public let path: String
  /// The names of the sheets that can be seen, in their order.
  public var sheetNames: [String] { sheets.map(\.name) }

  private let archive: ZIPArchive
  private let sheets: [(name: String, part: String)]
  private let strings: SharedStrings
  private let styles: CellStyles

  /// Opens a workbook and reads all but its sheets.
  /// - Throws: `SpreadsheetError`, or `InterchangeError` for XML that cannot be read.
  public init(path: String) throws {
    self.path = path
    archive = try ZIPArchive(path: path)
    let main = try Self.mainPart(archive).orThrow(SpreadsheetError.missingPart(path: path, part: "xl/workbook.xml"))
    guard let part = try archive.open(main) else { throw SpreadsheetError.missingPart(path: path, part: main) }
    let parts = try part.read(with: WorkbookParts())
    let relations = try Self.relations(of: main, archive)
    var sheets: [(name: String, part: String)] = []
    for sheet in parts.sheets where !sheet.isHidden {
      guard let target = relations.first(where: { $0.id == sheet.relation }) else {
        throw SpreadsheetError.missingPart(path: path, part: sheet.name)
      }
      // Charts have sheets of their own, without cells.
      if target.type == "worksheet" { sheets.append((sheet.name, target.part)) }
    }
    if sheets.isEmpty { throw SpreadsheetError.noSheet(path: path) }
    self.sheets = sheets
    var strings = SharedStrings(path: path)
    if let target = relations.first(where: { $0.type == "sharedStrings" }), let part = try archive.open(target.part) {
      strings = try part.read(with: strings)
    }
    self.strings = strings
    var styles = CellStyles(has1904: parts.has1904)
    if let target = relations.first(where: { $0.type == "styles" }), let part = try archive.open(target.part) {
      styles = try part.read(with: styles)
    }
    self.styles = styles
  }

  /// The rows of a sheet, by its place among `sheetNames`.
  public func rows(ofSheet index: Int) throws -> [SheetRow] {
    let part = sheets[index].part
    guard let open = try archive.open(part) else { throw SpreadsheetError.missingPart(path: path, part: part) }
    return try open.read(with: SheetReader(path: path, part: part, strings: strings, styles: styles)).finished()
  }

  // MARK: Parts

  struct Relation {
    var id: String
    /// The last word of the type's URI: the strict and the transitional one differ before it.
    var type: String
    var part: String
  }

  /// The part that everything hangs on; nil when the package does not name one.
  static func mainPart(_ archive: ZIPArchive) throws -> String? {
    try relations(of: "", archive).first { $0.type == "officeDocument" }?.part
  }

  private static func relations(of part: String, _ archive: ZIPArchive) throws -> [Relation] {
    let folder = part.split(separator: "/").dropLast().map(String.init)
    let name = part.split(separator: "/").last.map(String.init) ?? ""
    let path = (folder + ["_rels", name + ".rels"]).joined(separator: "/")
    guard let open = try archive.open(path) else { return [] }
    return try open.read(with: RelationReader(folder: folder)).relations
  }
}

extension Optional {
  fileprivate func orThrow(_ error: some Error) throws -> Wrapped {
    guard let self else { throw error }
    return self
  }
}

/// Reads a `.rels` part.
private struct RelationReader: XMLEventHandler {
  /// Of the part that the relations are of.
  let folder: [String]
  var relations: [Workbook.Relation] = []

  init(folder: [String]) { self.folder = folder }

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes, line: Int) {
    guard name.text == "Relationship", attributes.text("TargetMode") != "External", relations.count < 10_000,
      let id = attributes.text("Id"), let type = attributes.text("Type"), let target = attributes.text("Target")
    else { return }
    relations.append(
      .init(id: id, type: type.split(separator: "/").last.map(String.init) ?? "", part: resolved(target)))
  }

  mutating func end(line: Int) {}
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) {}

  private func resolved(_ target: String) -> String {
    var steps = target.hasPrefix("/") ? [] : folder
    for step in target.split(separator: "/") {
      switch step {
      case ".": continue
      case "..": _ = steps.popLast()
      default: steps.append(String(step))
      }
    }
    return steps.joined(separator: "/")
  }
}

/// Reads `workbook.xml`.
private struct WorkbookParts: XMLEventHandler {
  var sheets: [(name: String, relation: String, isHidden: Bool)] = []
  /// Days are counted from 1904, as on old Macintoshes.
  var has1904 = false

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes, line: Int) {
    switch name.text {
    case "workbookPr": has1904 = ["1", "true"].contains(attributes.text("date1904"))
    case "sheet":
      guard sheets.count < 1_000, let relation = attributes.text(prefixed: "id") else { return }
      sheets.append(
        (attributes.text("name") ?? "", relation, attributes.text("state").map { $0 != "visible" } ?? false))
    default: break
    }
  }

  mutating func end(line: Int) {}
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) {}
}
