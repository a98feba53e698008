// SPDX-License-Identifier: Apache-2.0

/// Cells of a table of text, as spreadsheets save them: TAB (`.tsv`, "유니코드 텍스트"), comma or semicolon (`.csv`).
public enum SeparatedTable {
  /// Rows with the 1-based lines they start on; cells are trimmed. Blank rows are left out. What separates cells is
  /// what cuts the first row into the most of them.
  ///
  /// A cell `="…"`, by which programs keep a spreadsheet from taking text for a number or a formula, is its text.
  public static func rows(_ text: String) -> [(line: Int, cells: [String])] {
    var text = text
    return text.withUTF8 { bytes in
      let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
      let bytes = UnsafeBufferPointer(rebasing: bytes.dropFirst(isMarked ? 3 : 0))
      let separators = [UInt8(ascii: "\t"), UInt8(ascii: ","), UInt8(ascii: ";")]
      let widths = separators.map { separator in
        var scanner = TableScanner(bytes, separator: separator, hasComments: false)
        var row = TableScanner.Row()
        return scanner.next(&row) ? row.cells.count : 0
      }
      let best = widths.indices.max { widths[$0] < widths[$1] || widths[$0] == widths[$1] && $0 > $1 } ?? 0
      var scanner = TableScanner(bytes, separator: separators[best], hasComments: false)
      var row = TableScanner.Row()
      var rows: [(line: Int, cells: [String])] = []
      while scanner.next(&row) {
        let cells = row.cells.map { unwrapped(scanner.value($0)) }
        if cells.contains(where: { !$0.isEmpty }) { rows.append((row.line, cells)) }
      }
      return rows
    }
  }

  /// The cells of a table that gwalho wrote itself, with TABs; exactly as they are.
  public static func cells(_ tsv: [UInt8]) -> [[String]] {
    tsv.withUnsafeBufferPointer { bytes in
      var scanner = TableScanner(bytes, separator: UInt8(ascii: "\t"), hasComments: false)
      var row = TableScanner.Row()
      var rows: [[String]] = []
      while scanner.next(&row) { rows.append(row.cells.map { scanner.value($0) }) }
      return rows
    }
  }

  private static func unwrapped(_ cell: String) -> String {
    guard cell.utf8.starts(with: "=\"".utf8), cell.utf8.count >= 3, cell.utf8.last == UInt8(ascii: "\"") else {
      return cell
    }
    let inner = cell.dropFirst(2).dropLast()
    let plain = inner.replacing("\"\"", with: "")
    return plain.contains("\"") ? cell : String(inner.replacing("\"\"", with: "\""))
  }
}
