// SPDX-License-Identifier: Apache-2.0

import Alignment
import Documents
import HanHangul
import Interchange
import Spreadsheet
import TermBase

/// A review as a table for a spreadsheet, there and back.
///
/// One pair a row. A person fills in `status` – `accept`, `admitted`, `deprecated`, `reject`; empty or `later`
/// leaves the pair for another time – and may correct `zh` and `ko` and fill in `category`, `kind` and `reason`. `key`
/// must stay as it is; the other columns are there to be read. Rows may be sorted and deleted, columns moved.
public enum ReviewSheet {
  /// The columns in the order of the export.
  public static let columns = [
    "key", "zh", "ko", "status", "category", "kind", "reason", "count", "documents", "first", "last", "expected",
    "others", "context", "place",
  ]

  /// The cells of one item, as `columns` has them.
  public static func cells(_ item: ReviewItem) -> [String] {
    let others = item.others.map { "\($0.ko) \($0.count)" + ($0.isDecided ? "*" : "") }
    let places = item.places.map { "\($0.path):\($0.line ?? 1)" }
    return [
      item.key.text, item.zh, item.ko, "", "", item.kind.rawValue, "", String(item.count), String(item.documents),
      item.firstDate ?? "", item.lastDate ?? "", item.expected.joined(separator: ", "),
      others.joined(separator: ", "), item.context, places.prefix(5).joined(separator: ", "),
    ]
  }

  /// The sheet as UTF-8 with a byte order mark, without which Excel takes it for CP949.
  public static func tsv(_ items: [ReviewItem]) -> [UInt8] { table(items, separator: UInt8(ascii: "\t")) }

  /// The same with commas.
  public static func csv(_ items: [ReviewItem]) -> [UInt8] { table(items, separator: UInt8(ascii: ",")) }

  private static func table(_ items: [ReviewItem], separator: UInt8) -> [UInt8] {
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    for row in [columns] + items.map(cells) {
      for (index, cell) in row.enumerated() {
        if index > 0 { bytes.append(separator) }
        bytes.append(contentsOf: TableText.quoted(cell, separator: separator).utf8)
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// What a sheet that came back holds; every row is in one of the three.
  public struct Content: Sendable, Equatable {
    /// Rows with a key, the ones that are left for later too.
    public var verdicts: [ReviewVerdict] = []
    /// Lines of rows without a decision whose key is damaged: `?` for characters that an encoding does not have.
    public var damaged: [Int] = []
    /// Rows without key and decision: somebody's notes.
    public var notes = 0

    /// Nothing.
    public init() {}
  }

  /// Reads a sheet that came back: a workbook, or a table in any encoding that spreadsheets save. Titles and values may
  /// be those of the table or of a workbook in either language.
  ///
  /// Throws all that is wrong with it at once, so that a sheet is applied as a whole or not at all.
  public static func read(_ path: String) throws -> Content {
    if try SpreadsheetFile.isWorkbook(path) {
      let table = try SheetTable(path) { header in places(header)["key"] != nil }
      return try read(rows: table.rows, path: path)
    }
    let document = try Document.load(path, allowEmpty: false)
    let text = document.text.string(inBytes: 0..<document.text.byteCount)
    return try read(rows: SeparatedTable.rows(text), path: path)
  }

  /// Where each column stands. Of two with one meaning it is the one that has the name that gwalho gives it, else the
  /// first.
  private static func places(_ titles: [String]) -> [String: Int] {
    var places: [String: Int] = [:]
    for isGiven in [true, false] {
      for (index, title) in titles.enumerated() {
        guard let name = TableWords.column(titled: title), places[name] == nil else { continue }
        let labels = TableWords.Naming.allCases.map { TableWords.label(name, .column, $0).lowercased() }
        if !isGiven || labels.contains(title.lowercased()) { places[name] = index }
      }
    }
    return places
  }

  /// The words that a column's cells may have.
  static func group(_ column: String) -> TableWords.Group? {
    GlossaryColumn(rawValue: column).flatMap { TableWords.Group(of: $0) }
  }

  /// The same over rows of cells, with the lines they start on.
  public static func read(rows: [(line: Int, cells: [String])], path: String) throws -> Content {
    guard let header = rows.first else { throw ReviewSheetUnusable(problems: [.noHeader(path: path)]) }
    let places = places(header.cells)
    let naming = TableWords.naming(ofHeader: header.cells)
    var problems: [ReviewSheetError] = []
    for name in ["key", "zh", "ko", "status"] where places[name] == nil {
      problems.append(
        .missingColumn(path: path, line: header.line, column: TableWords.label(name, .column, naming)))
    }
    if !problems.isEmpty { throw ReviewSheetUnusable(problems: problems) }
    var content = Content()
    for row in rows.dropFirst() where row.cells.contains(where: { !$0.isEmpty }) {
      let reader = RowReader(path: path, line: row.line, cells: row.cells, places: places, naming: naming)
      do throws(ReviewSheetError) {
        switch try reader.row() {
        case .verdict(let verdict): content.verdicts.append(verdict)
        case .damaged: content.damaged.append(row.line)
        case .note: content.notes += 1
        }
      } catch {
        problems.append(error)
      }
    }
    problems += displaced(content.verdicts, path: path)
    if !problems.isEmpty { throw ReviewSheetUnusable(problems: problems) }
    return content
  }

  /// Rows whose key was moved against their cells (one column sorted alone, or filled down), and keys that stand
  /// twice: a correction may change a form, but not into the form of another row.
  ///
  /// Of the Chinese that holds without exception. Korean forms are shared: 李强 and 李昌 may both be 리창, and 즈강 is
  /// corrected into the 즈장 below it. So a form is another row's when that row has lost it – whoever sorts or moves
  /// cells takes from one row what another gets – or when it reads that row's Chinese and not this one's.
  private static func displaced(_ verdicts: [ReviewVerdict], path: String) -> [ReviewSheetError] {
    var problems: [ReviewSheetError] = []
    var seen: Set<ReviewKey> = []
    let chinese = Set(verdicts.map { Fold.key($0.key.zh) })
    let changed = verdicts.map { Fold.key($0.ko) != Fold.key($0.key.ko) }
    var lost: Set<String> = []
    var owners: [String: [String]] = [:]
    if changed.contains(true) {
      for (verdict, isChanged) in zip(verdicts, changed) {
        let form = Fold.key(verdict.key.ko)
        if isChanged { lost.insert(form) }
        owners[form, default: []].append(verdict.key.zh)
      }
    }
    var aligner = Aligner()
    for (verdict, isChanged) in zip(verdicts, changed) {
      let own = Fold.key(verdict.key.zh)
      let written = Fold.key(verdict.zh)
      let line = verdict.line ?? 0
      if !seen.insert(verdict.key).inserted {
        problems.append(.badKey(path: path, line: line, value: verdict.key.text))
        continue
      }
      var isDisplaced = written != own && chinese.contains(written)
      if isChanged, !isDisplaced {
        let form = Fold.key(verdict.ko)
        func reads(_ zh: String) -> Bool { aligner.link(zh: zh, ko: verdict.ko) >= 0.5 }
        isDisplaced =
          lost.contains(form)
          || (owners[form].map { !reads(verdict.zh) && $0.prefix(10).contains(where: reads) } ?? false)
      }
      if isDisplaced {
        problems.append(
          .displaced(
            path: path, line: line, zh: verdict.zh, ko: verdict.ko, key: "\(verdict.key.ko)(\(verdict.key.zh))"))
      }
    }
    return problems
  }

  /// One row of a sheet.
  private struct RowReader {
    let path: String
    let line: Int
    let cells: [String]
    let places: [String: Int]
    let naming: TableWords.Naming

    enum Row {
      case verdict(ReviewVerdict)
      case damaged, note
    }

    private func cell(_ name: String) -> String {
      guard let place = places[name], place < cells.count else { return "" }
      return cells[place]
    }

    func row() throws(ReviewSheetError) -> Row {
      let status = try status()
      let written = cell("key")
      guard let key = ReviewKey(written) else {
        if status == nil { return written.isEmpty ? .note : .damaged }
        if written.isEmpty { throw .addedRow(path: path, line: line, zh: cell("zh"), ko: cell("ko")) }
        throw .badKey(path: path, line: line, value: written)
      }
      var verdict = ReviewVerdict(key: key, status: status)
      verdict.line = line
      if !cell("zh").isEmpty { verdict.zh = cell("zh") }
      if !cell("ko").isEmpty { verdict.ko = cell("ko") }
      if status != nil {
        for form in [verdict.zh, verdict.ko] {
          if let fault = FormFault(form) { throw .unfit(path: path, line: line, form: form, fault: fault) }
        }
      }
      verdict.category = try word("category")
      verdict.kind = try word("kind")
      verdict.reason = cell("reason").isEmpty ? nil : cell("reason")
      return .verdict(verdict)
    }

    private func status() throws(ReviewSheetError) -> TermStatus? {
      if TableWords.value(cell("status"), .status) == TableWords.later { return nil }
      return try word("status")
    }

    private func word<Value: RawRepresentable & CaseIterable>(
      _ column: String
    ) throws(ReviewSheetError) -> Value? where Value.RawValue == String {
      let written = cell(column)
      guard !written.isEmpty, let group = ReviewSheet.group(column) else { return nil }
      if let value = TableWords.value(written, group).flatMap(Value.init(rawValue:)) { return value }
      // The table has the glossary's own titles, and for a decision the words of commands: accept, reject.
      let allowed =
        column == "status"
        ? ReviewWords.statuses.map { TableWords.label($0, group, naming == .korean ? .korean : .english) }
        : Value.allCases.map { TableWords.label($0.rawValue, group, naming) }
      throw .unknownValue(
        path: path, line: line, column: TableWords.label(column, .column, naming), value: written, allowed: allowed)
    }
  }
}
