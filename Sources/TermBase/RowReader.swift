// SPDX-License-Identifier: Apache-2.0

/// Turns the cells of a line into a row, by the names in the header.
struct RowReader {
  struct Outcome {
    /// Nil when a problem is fatal.
    var row: GlossaryRow?
    var problems: [GlossaryError] = []
    var unnormalized: [GlossaryFile.UnnormalizedCell] = []
  }

  let path: String
  /// As written, trimmed.
  let names: [String]
  /// For each cell the column it belongs to; nil for those gwalho does not know.
  let columns: [GlossaryColumn?]
  private let cellsNeeded: Int

  /// Reads a header. Names are taken whatever their case.
  init(path: String, line: Int, header: [String]) throws(GlossaryError) {
    self.path = path
    names = header
    columns = header.map { GlossaryColumn(rawValue: $0.lowercased()) }
    for (position, column) in columns.enumerated() {
      guard let column, columns[..<position].contains(column) else { continue }
      throw .duplicateColumn(path: path, line: line, column: column.rawValue)
    }
    var needed = 0
    for column in [GlossaryColumn.zh, .ko] {
      guard let position = columns.firstIndex(of: column) else {
        throw .missingColumn(path: path, line: line, column: column.rawValue)
      }
      needed = max(needed, position + 1)
    }
    cellsNeeded = needed
  }

  func row(_ cells: [LineScanner.Cell], _ scanner: LineScanner, line: Int) -> Outcome {
    var outcome = Outcome()
    var row = GlossaryRow(path: path, line: line, zh: "", ko: "")
    if cells.count < cellsNeeded {
      outcome.problems.append(.tooFewCells(path: path, line: line, found: cells.count, needed: cellsNeeded))
      return outcome
    }
    var filled = cells.count
    for (position, cell) in cells.enumerated() where !cell.range.isEmpty {
      if cell.isStray { outcome.problems.append(.strayQuote(path: path, line: line, value: scanner.value(cell))) }
      guard position < columns.count else { continue }
      let written = scanner.value(cell)
      if written.isEmpty { continue }
      let value = ValueRules.normalized(written)
      if !ValueRules.sameBytes(written, value) {
        outcome.unnormalized.append(.init(line: line, column: names[position], value: written))
      }
      if let column = columns[position] {
        if !row.set(column, value) {
          outcome.problems.append(
            .unknownValue(
              path: path, line: line, column: column.rawValue, value: value, allowed: column.allowedValues ?? []))
        }
      } else if !names[position].isEmpty {
        row.extras.append(.init(column: names[position], value: value))
      }
    }
    while filled > columns.count, scanner.value(cells[filled - 1]).isEmpty { filled -= 1 }
    if filled > columns.count {
      outcome.problems.append(.tooManyCells(path: path, line: line, found: filled, expected: columns.count))
    }
    outcome.problems.append(contentsOf: Self.problems(of: row))
    if !outcome.problems.contains(where: \.isFatal) { outcome.row = row }
    return outcome
  }

  /// What no single cell shows.
  static func problems(of row: GlossaryRow) -> [GlossaryError] {
    var problems: [GlossaryError] = []
    for column in [GlossaryColumn.zh, .ko] where row.cell(column).isEmpty {
      problems.append(.emptyCell(path: row.path, line: row.line, column: column.rawValue))
    }
    if let id = row.id, !ValueRules.isNCName(id) {
      problems.append(.badID(path: row.path, line: row.line, value: id))
    }
    if let date = row.date, !ValueRules.isCalendarDate(date) {
      problems.append(.badDate(path: row.path, line: row.line, value: date))
    }
    return problems
  }
}
