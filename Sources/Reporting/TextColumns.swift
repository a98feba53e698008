// SPDX-License-Identifier: Apache-2.0

/// Rows whose columns begin at the same cell of the terminal, and lists that fit it.
public enum TextColumns {
  /// A head and its items with commas between them, broken behind commas alone, further lines indented by four cells more
  /// than the head.
  ///
  /// - Parameter width: cells; nil: one line, however long.
  public static func list(_ head: String, _ items: [String], width: Int?) -> [String] {
    let indent = String(repeating: " ", count: head.prefix { $0 == " " }.count + 4)
    var lines = [head]
    var used = TerminalWidth.cells(head)
    for (number, item) in items.enumerated() {
      let text = item + (number + 1 < items.count ? "," : "")
      let cells = TerminalWidth.cells(text)
      if let width, used + 1 + cells > width, used > indent.count {
        lines.append(indent + text)
        used = indent.count + cells
      } else {
        lines[lines.count - 1] += " " + text
        used += 1 + cells
      }
    }
    return lines
  }

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
