// SPDX-License-Identifier: Apache-2.0

/// Tables with TABs between cells, quoted as spreadsheets do it.
enum TableText {
  /// A cell as it is written.
  static func quoted(_ cell: String) -> String {
    guard cell.unicodeScalars.contains(where: { $0 == "\t" || $0 == "\n" || $0 == "\r" || $0 == "\"" }) else {
      return cell
    }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }

  /// Rows with the 1-based lines they start on; cells are trimmed. A mark that is not at the start of a cell, or
  /// is never closed, stands for itself.
  static func rows(_ text: String) -> [(line: Int, cells: [String])] {
    let text = Array(text.unicodeScalars)
    var rows: [(line: Int, cells: [String])] = []
    var cells: [String] = []
    var line = 1
    var start = 1
    var position = text.first == "\u{FEFF}" ? 1 : 0
    func isEnd(_ index: Int) -> Bool { index >= text.count || ["\t", "\n", "\r"].contains(text[index]) }
    while position < text.count {
      var cell = String.UnicodeScalarView()
      if text[position] == "\"", let closed = closing(text, after: position, isEnd) {
        var index = position + 1
        while index < closed {
          if text[index] == "\"" { index += 1 }
          if text[index] == "\n" { line += 1 }
          cell.append(text[index])
          index += 1
        }
        position = closed + 1
      } else {
        while !isEnd(position) {
          cell.append(text[position])
          position += 1
        }
      }
      cells.append(trimmed(cell))
      if position < text.count, text[position] == "\t" {
        position += 1
        if position < text.count { continue }
        cells.append("")
      }
      if position < text.count, text[position] == "\r" { position += 1 }
      if position < text.count, text[position] == "\n" { position += 1 }
      line += 1
      rows.append((start, cells))
      cells = []
      start = line
    }
    return rows.filter { row in row.cells.contains { !$0.isEmpty } }
  }

  /// The closing mark of a quoted cell; what follows it must end the cell.
  private static func closing(_ text: [Unicode.Scalar], after open: Int, _ isEnd: (Int) -> Bool) -> Int? {
    var index = open + 1
    while index < text.count {
      if text[index] == "\"" {
        if index + 1 < text.count, text[index + 1] == "\"" {
          index += 2
          continue
        }
        return isEnd(index + 1) ? index : nil
      }
      index += 1
    }
    return nil
  }

  private static func trimmed(_ cell: String.UnicodeScalarView) -> String {
    let isEdge: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace || $0 == "\u{FEFF}" }
    var cell = cell[...]
    while let first = cell.first, isEdge(first) { cell.removeFirst() }
    while let last = cell.last, isEdge(last) { cell.removeLast() }
    return String(cell)
  }
}
