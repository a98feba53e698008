// SPDX-License-Identifier: Apache-2.0

/// Rows whose columns begin at the same cell of the terminal.
public enum TextColumns {
  /// One line a row, two spaces between the columns, nothing behind the last one.
  ///
  /// - Parameter widest: cells; a longer cell does not push the others away.
  public static func lines(_ rows: [[String]], widest: Int = 40) -> [String] {
    let cells = rows.map { row in row.map { TerminalWidth.cells($0) } }
    var widths = [Int](repeating: 0, count: rows.map(\.count).max() ?? 0)
    for row in cells {
      for (column, width) in row.enumerated() where width <= widest { widths[column] = max(widths[column], width) }
    }
    return zip(rows, cells).map { row, cells in
      var line = ""
      for column in row.indices {
        line += row[column]
        if row[(column + 1)...].allSatisfy(\.isEmpty) { break }
        line += String(repeating: " ", count: max(0, widths[column] - cells[column]) + 2)
      }
      return line
    }
  }
}
