// SPDX-License-Identifier: Apache-2.0

import Alignment
import Documents
import HanHangul
import Interchange
import Spreadsheet
import TermBase

/// A review as a table for a spreadsheet, there and back.
///
/// One pair a row. A person fills in `status` – `preferred`, `admitted`, `deprecated`, `reject`; empty or `later`
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
  public static func tsv(_ items: [ReviewItem]) -> [UInt8] {
    var text = "\u{FEFF}" + columns.joined(separator: "\t") + "\n"
    for item in items { text += cells(item).map(TableText.quoted).joined(separator: "\t") + "\n" }
    return Array(text.utf8)
  }

  /// Reads a sheet that came back: a workbook, or a table in any encoding that spreadsheets save. Throws all that is
  /// wrong with it at once, so that a sheet is applied as a whole or not at all.
  /// - Parameter words: Languages in which columns and values may be named, besides their own names.
  public static func read(_ path: String, understanding words: [ReviewWords] = []) throws -> [ReviewVerdict] {
    if try SpreadsheetFile.isWorkbook(path) {
      let table = try SheetTable(path) { header in header.contains { name($0, words) == "key" } }
      return try read(rows: table.rows, path: path, understanding: words)
    }
    let document = try Document.load(path, allowEmpty: false)
    let text = document.text.string(inBytes: 0..<document.text.byteCount)
    return try read(rows: SeparatedTable.rows(text), path: path, understanding: words)
  }

  /// The column that a title means.
  private static func name(_ title: String, _ words: [ReviewWords]) -> String {
    words.lazy.compactMap { $0.column(titled: title) }.first ?? title.lowercased()
  }

  /// The same over rows of cells, with the lines they start on.
  public static func read(
    rows: [(line: Int, cells: [String])], path: String, understanding words: [ReviewWords] = []
  ) throws -> [ReviewVerdict] {
    guard let header = rows.first else { throw ReviewSheetUnusable(problems: [.noHeader(path: path)]) }
    let names = header.cells.map { name($0, words) }
    var problems: [ReviewSheetError] = []
    for name in ["key", "zh", "ko", "status"] where !names.contains(name) {
      problems.append(.missingColumn(path: path, line: header.line, column: name))
    }
    if !problems.isEmpty { throw ReviewSheetUnusable(problems: problems) }
    var verdicts: [ReviewVerdict] = []
    for row in rows.dropFirst() where row.cells.contains(where: { !$0.isEmpty }) {
      func cell(_ name: String) -> String {
        guard let place = names.firstIndex(of: name), place < row.cells.count else { return "" }
        let written = row.cells[place]
        return words.lazy.compactMap { $0.value(labelled: written, in: name) }.first ?? written
      }
      do throws(ReviewSheetError) {
        if let verdict = try verdict(path: path, line: row.line, cell) { verdicts.append(verdict) }
      } catch {
        problems.append(error)
      }
    }
    problems += displaced(verdicts, path: path)
    if !problems.isEmpty { throw ReviewSheetUnusable(problems: problems) }
    return verdicts
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

  private static func verdict(
    path: String, line: Int, _ cell: (String) -> String
  ) throws(ReviewSheetError) -> ReviewVerdict? {
    let status = try status(cell("status"), path: path, line: line)
    guard let key = ReviewKey(cell("key")) else {
      // Nothing was asked for: a row of notes.
      if status == nil { return nil }
      throw .badKey(path: path, line: line, value: cell("key"))
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
    verdict.category = try word(cell("category"), "category", path: path, line: line)
    verdict.kind = try word(cell("kind"), "kind", path: path, line: line)
    verdict.reason = cell("reason").isEmpty ? nil : cell("reason")
    return verdict
  }

  private static func status(_ text: String, path: String, line: Int) throws(ReviewSheetError) -> TermStatus? {
    switch text.lowercased() {
    case "", "later": return nil
    case "reject": return .rejected
    case "accept": return .preferred
    default: return try word(text, "status", path: path, line: line)
    }
  }

  private static func word<Value: RawRepresentable & CaseIterable>(
    _ text: String, _ column: String, path: String, line: Int
  ) throws(ReviewSheetError) -> Value? where Value.RawValue == String {
    if text.isEmpty { return nil }
    if let value = Value(rawValue: text.lowercased()) { return value }
    let allowed = Value.allCases.map(\.rawValue)
    throw .unknownValue(
      path: path, line: line, column: column, value: text,
      allowed: column == "status" ? ["preferred", "admitted", "deprecated", "reject", "later"] : allowed)
  }
}
