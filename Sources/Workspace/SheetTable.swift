// SPDX-License-Identifier: Apache-2.0

import Interchange
import Spreadsheet

/// One sheet of a workbook as a table.
struct SheetTable {
  /// With their numbers in the sheet; cells are trimmed. Blank rows, and those that hold a comment (`# …`) alone, are
  /// left out.
  private(set) var rows: [(line: Int, cells: [String])] = []
  /// The sheets that were not taken.
  let otherSheets: [String]
  private let path: String

  /// So many columns of a header are read; a sheet may have sixteen times as many.
  private static let columnLimit = 1_000
  /// Of the table as text, in bytes.
  private static let textLimit = 512 << 20

  /// The first sheet whose first row `isHeader` wants, else the first sheet that has something in it.
  init(_ path: String, isHeader: ([String]) -> Bool) throws {
    self.path = path
    let book = try Workbook(path: path)
    var chosen: Int?
    var found: [SheetRow] = []
    for index in book.sheetNames.indices {
      let rows = try book.rows(ofSheet: index)
      let header = rows.first { !Self.isComment($0) }?.cells.map { Self.trimmed($0.text) } ?? []
      let isWanted = isHeader(header)
      if isWanted || (chosen == nil && !rows.isEmpty) {
        chosen = index
        found = rows
      }
      if isWanted { break }
    }
    otherSheets = book.sheetNames.indices.filter { $0 != (chosen ?? 0) }.map { book.sheetNames[$0] }
    take(found.filter { !Self.isComment($0) })
  }

  private mutating func take(_ found: [SheetRow]) {
    let width = min(Self.columnLimit, (found.first?.cells.last?.column ?? 0) + 1)
    for row in found {
      // A cell beyond the header is the reader's to complain of; where it stands does not matter.
      let beyond = row.cells.first { $0.column >= width }
      var cells: [String] = []
      for cell in row.cells where cell.column < width {
        while cells.count < cell.column { cells.append("") }
        cells.append(Self.trimmed(cell.text))
      }
      if let beyond {
        while cells.count < width { cells.append("") }
        cells.append(Self.trimmed(beyond.text))
      }
      if cells.contains(where: { !$0.isEmpty }) { rows.append((row.number, cells)) }
    }
  }

  /// The table with TABs between cells, and for each line of it (the first has index 0) the row that it belongs to.
  func text() throws -> (bytes: [UInt8], lines: [Int]) {
    var bytes: [UInt8] = []
    var lines: [Int] = []
    for row in rows {
      for (index, cell) in row.cells.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: "\t")) }
        let isLikeAComment = index == 0 && cell.utf8.first == UInt8(ascii: "#")
        bytes.append(contentsOf: TableText.quoted(cell, always: isLikeAComment).utf8)
        lines += repeatElement(row.line, count: Self.lineEnds(cell))
      }
      bytes.append(UInt8(ascii: "\n"))
      lines.append(row.line)
      if bytes.count > Self.textLimit {
        throw SpreadsheetError.tooLarge(path: path, part: "xl/worksheets", limit: Self.textLimit >> 20)
      }
    }
    return (bytes, lines)
  }

  /// Lines that a quoted cell ends, as readers of tables count: LF, CR or both together.
  private static func lineEnds(_ cell: String) -> Int {
    var count = 0
    var previous: UInt8 = 0
    for byte in cell.utf8 {
      if byte == 0x0D || (byte == 0x0A && previous != 0x0D) { count += 1 }
      previous = byte
    }
    return count
  }

  private static func isComment(_ row: SheetRow) -> Bool {
    row.cells.count == 1 && row.cells[0].column == 0 && row.cells[0].text.utf8.first == UInt8(ascii: "#")
  }

  private static func trimmed(_ text: String) -> String {
    let isEdge: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace || $0 == "\u{FEFF}" }
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last, isEdge(first) || isEdge(last)
    else { return text }
    var cut = text.unicodeScalars[...]
    while let first = cut.first, isEdge(first) { cut.removeFirst() }
    while let last = cut.last, isEdge(last) { cut.removeLast() }
    return String(cut)
  }
}
