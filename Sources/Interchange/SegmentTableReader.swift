// SPDX-License-Identifier: Apache-2.0

/// Reads pairs from tables: TAB between the cells, cells in quotation marks as spreadsheets write them.
///
/// With a header, the columns `zh` and `ko` (or language codes such as zh-CN), in any order, and `date` when there is
/// one; without, the first two columns, Chinese in the one that has no Hangul. Lines that begin with `#` are comments.
public struct SegmentTableReader {
  private var columns: (zh: Int, ko: Int, date: Int?)?
  private var report = SegmentReadReport()

  /// Reads a text and hands each pair to `body`, which may throw to stop.
  public static func read(
    _ text: UnsafeBufferPointer<UInt8>, _ body: (SegmentUnit) throws -> Void
  ) throws -> SegmentReadReport {
    var reader = SegmentTableReader()
    try forEachRow(text) { cells in try reader.row(cells.map(\.text), line: cells[0].line, body) }
    return reader.report
  }

  /// A cell and where it is.
  struct Cell {
    var text: String
    /// Bytes of the cell, quotation marks included.
    var range: Range<Int>
    /// 1-based.
    var line: Int
  }

  /// Calls `body` with the cells of every line; there is at least one.
  static func forEachRow(_ text: UnsafeBufferPointer<UInt8>, _ body: ([Cell]) throws -> Void) rethrows {
    var line = 1
    var start = 0
    // How many cells the first line has that is no comment: the header, where there is one.
    var width = 0
    var cells: [Cell] = []
    while start < text.count {
      cells.removeAll(keepingCapacity: true)
      var isLast = false
      while !isLast {
        let cell = cell(text, from: start, isLast: cells.count > 0 && cells.count >= width - 1)
        cells.append(Cell(text: cell.text, range: start..<cell.stop, line: line))
        line += cell.lineBreaks
        isLast = cell.end >= text.count || text[cell.end] != 0x09
        start = cell.end + 1
        // The file ends with a TAB: one more cell, of nothing.
        if !isLast, start == text.count {
          cells.append(Cell(text: "", range: start..<start, line: line))
          isLast = true
        }
      }
      line += 1
      if width == 0, cells[0].text.utf8.first != UInt8(ascii: "#") { width = cells.count }
      try body(cells)
    }
  }

  private mutating func row(_ cells: [String], line: Int, _ body: (SegmentUnit) throws -> Void) throws {
    if cells.count == 1, cells[0].isEmpty { return }
    if cells[0].utf8.first == UInt8(ascii: "#") { return }
    if columns == nil {
      let names = cells.map { $0.lowercased() }
      if let zh = names.firstIndex(where: SegmentLanguage.isChinese),
        let ko = names.firstIndex(where: SegmentLanguage.isKorean)
      {
        columns = (zh, ko, names.firstIndex(of: "date"))
        return
      }
      let isReversed = cells.count > 1 && Self.hasHangul(cells[0]) && !Self.hasHangul(cells[1])
      columns = isReversed ? (1, 0, nil) : (0, 1, nil)
    }
    report.units += 1
    guard let columns, columns.zh < cells.count, columns.ko < cells.count, !cells[columns.zh].isEmpty,
      !cells[columns.ko].isEmpty
    else {
      report.incomplete += 1
      return
    }
    report.pairs += 1
    let date = columns.date.flatMap { $0 < cells.count && CalendarDate.isValid(cells[$0]) ? cells[$0] : nil }
    try body(SegmentUnit(zh: cells[columns.zh], ko: cells[columns.ko], line: line, date: date))
  }

  static func hasHangul(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) || (0x1100...0x11FF).contains($0.value) }
  }

  /// The cell that starts at a place; `stop` is its end, and `end` the TAB or line feed behind it, or the end of the text.
  private static func cell(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, isLast: Bool
  ) -> (text: String, stop: Int, end: Int, lineBreaks: Int) {
    if start < text.count, text[start] == 0x22, let quoted = quotedCell(text, from: start, isLast: isLast) {
      return quoted
    }
    var end = start
    while end < text.count, text[end] != 0x09, text[end] != 0x0A { end += 1 }
    var stop = end
    if stop > start, end == text.count || text[end] == 0x0A, text[stop - 1] == 0x0D { stop -= 1 }
    return (String(decoding: text[start..<stop], as: UTF8.self), stop, end, 0)
  }

  /// A cell in quotation marks; nil when it only begins with one: the text of many tables is not quoted. The closing
  /// mark stands before a TAB or the end of the line; a cell over several lines has no TAB inside, and none behind it
  /// where the row should be at its end.
  private static func quotedCell(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, isLast: Bool
  ) -> (text: String, stop: Int, end: Int, lineBreaks: Int)? {
    var content: [UInt8] = []
    var index = start + 1
    var lineBreaks = 0
    var hasTab = false
    while index < text.count, index - start < 1 << 17 {
      let byte = text[index]
      if byte == 0x22 {
        if index + 1 < text.count, text[index + 1] == 0x22 {
          index += 1
        } else {
          var end = index + 1
          if end < text.count, text[end] == 0x0D { end += 1 }
          guard end >= text.count || text[end] == 0x09 || text[end] == 0x0A else { return nil }
          if lineBreaks > 0, isLast, end < text.count, text[end] == 0x09 { return nil }
          return (String(decoding: content, as: UTF8.self), index + 1, end, lineBreaks)
        }
      }
      if byte == 0x0A { lineBreaks += 1 }
      if byte == 0x09 { hasTab = true }
      if hasTab, lineBreaks > 0 { return nil }
      content.append(byte)
      index += 1
    }
    return nil
  }
}
