// SPDX-License-Identifier: Apache-2.0

internal import TermBase

extension TermFile {
  /// Reads a table: the glossary's own columns, Weblate's CSV, UTX, or pairs without a header (OmegaT, DeepL,
  /// Google), separated by TAB, comma or semicolon. Every row is a concept of its own here; rows with one `id`
  /// belong together.
  ///
  /// - Parameters:
  ///   - text: The decoded text, UTF-8 without a byte order mark.
  ///   - holdsEverything: Whether the file's encoding has every character; CP949 has no simplified ones and gets `?`.
  ///   - passed: Called now and then with the bytes that will not be read again.
  /// - Throws: `InterchangeError` when Chinese and Korean cannot be told apart, the header is in words that nobody
  ///   knows, or there is no row. What `body` throws is thrown again.
  public static func readTable(
    _ text: UnsafeBufferPointer<UInt8>, path: String, holdsEverything: Bool = true,
    passed: (Range<Int>) -> Void = { _ in }, _ body: (ReadConcept) throws -> Void
  ) throws -> TermFileSummary {
    let layout: TableLayout
    switch TableLayout.find(in: text) {
    case .layout(let found): layout = found
    case .unknownHeader(let line, let titles):
      throw InterchangeError.unknownHeader(path: path, line: line, titles: titles)
    case .nothing: throw InterchangeError.unknownTable(path: path, line: 1)
    }
    var reader = TableRows(layout, path: path, holdsEverything: holdsEverything)
    var summary = TermFileSummary(layout.format)
    summary.dialect = layout.dialect
    summary.hasOwnTitles = layout.hasOwnTitles
    var scanner = TableScanner(
      text, separator: layout.separator, quotes: layout.quotes, hasComments: layout.hasComments)
    var row = TableScanner.Row()
    var isHeader = layout.hasHeader
    var released = 0
    while scanner.next(&row) {
      if row.isComment { continue }
      if isHeader {
        isHeader = false
        continue
      }
      summary.entries += 1
      if let concept = reader.concept(row, scanner) {
        summary.read += 1
        for row in concept.rows { summary.statuses[row.status, default: 0] += 1 }
        try body(concept)
      }
      if scanner.consumed - released > 4 << 20 {
        passed(released..<scanner.consumed)
        released = scanner.consumed
      }
    }
    if summary.entries == 0 { throw InterchangeError.nothingToImport(path: path, line: max(1, scanner.line - 1)) }
    summary.terms = summary.read == 0 ? [] : [(layout.chinese, summary.read), (layout.korean, summary.read)]
    summary.take(reader.log)
    return summary
  }
}

/// Turns rows into glossary rows by the columns of a layout.
private struct TableRows {
  let layout: TableLayout
  let path: String
  let holdsEverything: Bool
  var log: ProblemLog
  /// Of the row that is being read: a status in words that nobody knows, that the decision is put off, and a category
  /// that the glossary does not have.
  private var unknownStatus: String?
  private var isUndecided = false
  private var ownCategory: String?

  init(_ layout: TableLayout, path: String, holdsEverything: Bool) {
    self.layout = layout
    self.path = path
    self.holdsEverything = holdsEverything
    log = ProblemLog(path: path)
  }

  mutating func concept(_ cells: TableScanner.Row, _ scanner: TableScanner) -> ReadConcept? {
    let line = cells.line
    var row = GlossaryRow(path: path, line: line, zh: "", ko: "")
    (unknownStatus, isUndecided, ownCategory) = (nil, false, nil)
    for (index, cell) in cells.cells.enumerated() where !cell.range.isEmpty {
      if cell.range.count > 1 << 20 {
        // As much of it as a person needs to find it.
        log.add(.tooLarge, line: line, value: scanner.head(of: cell))
        return nil
      }
      if cell.isStray { log.add(.strayQuote, line: line, value: scanner.value(cell)) }
      let written = scanner.value(cell)
      if written.isEmpty { continue }
      guard index < layout.columns.count else {
        log.add(.tooManyCells, line: line, name: String(cells.cells.count), value: written)
        row.extras.append(.init(column: "column\(index + 1)", value: GlossaryRow.normalized(written)))
        continue
      }
      let value = GlossaryRow.normalized(written)
      if !value.utf8.elementsEqual(written.utf8) { log.add(.unnormalizedText, line: line, value: written) }
      set(layout.columns[index], value, in: &row)
    }
    for (name, value) in [("zh", row.zh), ("ko", row.ko)] where CleanText.isInvisible(value) {
      log.add(.emptyCell, line: line, name: name)
      return nil
    }
    if hasLostCharacters(row) {
      log.add(.lostCharacters, line: line, value: "\(row.ko)(\(row.zh))")
      return nil
    }
    if let unknownStatus {
      log.add(.unknownStatus, line: line, name: "\(row.ko)(\(row.zh))", value: unknownStatus)
      return nil
    }
    if let ownCategory {
      log.add(.unknownValue, line: line, name: GlossaryColumn.category.rawValue, value: ownCategory)
      // Somebody's own classes are fields rather than nothing.
      if row.domain == nil {
        row.domain = ownCategory
      } else {
        row.extras.append(.init(column: "category_", value: ownCategory))
      }
    }
    if let date = row.date, !GlossaryRow.isValidDate(date) {
      log.add(.invalidDate, line: line, name: "date", value: date)
      row.date = CalendarDate.repaired(date)
      if row.date == nil { row.note = joined(row.note, "date: " + date) }
    }
    if let id = row.id, !GlossaryRow.isValidID(id) {
      log.add(.invalidID, line: line, value: id)
      row.id = Identifiers.repaired(id)
    }
    return ReadConcept(
      id: row.id, line: line, rows: [row],
      statesStatus: layout.columns.contains { $0 == .status || $0 == .glossary(.status) }, isUndecided: isUndecided)
  }

  /// Whether programs wrote `?` or U+FFFD for characters that the file's encoding does not have.
  ///
  /// In an encoding that has them all a single mark may be the title's own (爸爸去哪儿?).
  private func hasLostCharacters(_ row: GlossaryRow) -> Bool {
    if row.zh.contains("\u{FFFD}") || row.ko.contains("\u{FFFD}") { return true }
    if !row.zh.utf8.contains(UInt8(ascii: "?")) { return row.ko.utf8.allSatisfy { $0 == UInt8(ascii: "?") } }
    return !holdsEverything || row.zh.hasPrefix("?") || row.zh.contains("??")
  }

  private mutating func set(_ column: TableLayout.Column, _ value: String, in row: inout GlossaryRow) {
    switch column {
    case .glossary(let column):
      if column == .zh || column == .ko {
        _ = row.set(column, CleanText.singleLine(value))
      } else if !row.set(column, value) {
        takeUnknown(column, value, in: &row)
      }
    case .status:
      if let status = TableLayout.utxStatuses[value.lowercased()] {
        row.status = status
      } else {
        takeUnknown(.status, value, in: &row)
      }
    case .context:
      if GlossaryRow.isValidID(value) {
        row.id = value
      } else {
        row.extras.append(.init(column: "context", value: value))
      }
    case .note: row.note = joined(row.note, value)
    case .extra(let name): row.extras.append(.init(column: name, value: value))
    case .unused: break
    }
  }

  /// A word that is not the column's own: one of Korean or English spreadsheets, a status in another tool's words, or
  /// something to keep. A status that nobody understands is kept from becoming a preferred form.
  private mutating func takeUnknown(_ column: GlossaryColumn, _ value: String, in row: inout GlossaryRow) {
    if let word = TableWords.Group(of: column).flatMap({ TableWords.value(value, $0) }) {
      if row.set(column, word) { return }
      if word == TableWords.later, column == .status {
        isUndecided = true
        return
      }
    }
    if column == .status || column == .zhStatus, let (status, _) = TBXVocabulary.status(value) {
      log.add(.nonstandardStatus, line: row.line, name: status.rawValue, value: value)
      if column == .status { row.status = status } else { row.zhStatus = status }
      return
    }
    if column == .status {
      unknownStatus = value
      return
    }
    if column == .category {
      ownCategory = value
      return
    }
    log.add(.unknownValue, line: row.line, name: column.rawValue, value: value)
    row.extras.append(.init(column: column.rawValue + "_", value: value))
  }

  private func joined(_ one: String?, _ other: String) -> String { one.map { $0 + " / " + other } ?? other }
}
