// SPDX-License-Identifier: Apache-2.0

/// Reads pairs from tables: TAB between the cells, cells in quotation marks as spreadsheets write them.
///
/// With a header, the columns `zh` and `ko` (or language codes such as zh-CN), in any order, and `date` when there is
/// one; without, the first two columns, Chinese in the one that has no Hangul. Lines that begin with `#` are comments.
public struct SegmentTableReader {
  private var columns: (zh: Int, ko: Int, date: Int?)?
  private var report = SegmentReadReport()

  /// Reads a text and hands each pair to `body`, which may throw to stop.
  ///
  /// - Parameter path: what errors and problems name.
  /// - Throws: ``SegmentFileError`` when it is no table, or one with one of the languages only.
  public static func read(
    _ text: UnsafeBufferPointer<UInt8>, path: String, _ body: (SegmentUnit) throws -> Void
  ) throws -> SegmentReadReport {
    var reader = SegmentTableReader()
    var check = SegmentTableCheck(path: path)
    try forEachRow(text) { cells in
      guard !isPassedOver(cells) else { return }
      let isHeader = try check.isHeader(cells)
      try reader.row(cells.map(\.text), line: cells[0].line, isHeader: isHeader, body)
    }
    reader.report.take(check.log)
    return reader.report
  }

  /// A line with nothing in it, or a comment.
  static func isPassedOver(_ cells: [Cell]) -> Bool {
    cells.count == 1 && cells[0].text.isEmpty || cells[0].text.utf8.first == UInt8(ascii: "#")
  }

  /// A cell and where it is.
  struct Cell {
    var text: String
    /// Bytes of the cell, quotation marks included.
    var range: Range<Int>
    /// 1-based.
    var line: Int
    /// Whether it begins with a quotation mark that nothing closes.
    var isStray = false
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
        cells.append(Cell(text: cell.text, range: start..<cell.end, line: line, isStray: cell.isStray))
        line += cell.lineBreaks
        isLast = cell.end >= text.count || text[cell.end] != 0x09
        start = cell.end + 1
        // CR LF is one line end; CR alone, as old Macs wrote, is one as well.
        if isLast, start < text.count, text[cell.end] == 0x0D, text[start] == 0x0A { start += 1 }
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

  private mutating func row(
    _ cells: [String], line: Int, isHeader: Bool, _ body: (SegmentUnit) throws -> Void
  ) throws {
    if isHeader {
      let names = cells.map { $0.lowercased() }
      if let zh = names.firstIndex(where: SegmentLanguage.isChinese),
        let ko = names.firstIndex(where: SegmentLanguage.isKorean)
      {
        columns = (zh, ko, names.firstIndex(of: "date"))
      }
      return
    }
    if columns == nil {
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

  /// The cell that starts at a place; `end` is that of the TAB or line end behind it, or of the text.
  private static func cell(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, isLast: Bool
  ) -> (text: String, end: Int, lineBreaks: Int, isStray: Bool) {
    let beginsQuoted = start < text.count && text[start] == 0x22
    if beginsQuoted, let (value, end, lineBreaks) = quotedCell(text, from: start, isLast: isLast) {
      return (value, end, lineBreaks, false)
    }
    var end = start
    while end < text.count, !isEnd(text[end]) { end += 1 }
    // `"引"号` is text that begins with a word in quotation marks.
    let isStray = beginsQuoted && text[start..<end].count { $0 == 0x22 } % 2 == 1
    return (String(decoding: text[start..<end], as: UTF8.self), end, 0, isStray)
  }

  /// Whether a byte ends a cell: TAB, LF, CR.
  private static func isEnd(_ byte: UInt8) -> Bool { byte == 0x09 || byte == 0x0A || byte == 0x0D }

  /// A cell in quotation marks; nil when it only begins with one: the text of many tables is not quoted. The closing
  /// mark stands before a TAB or the end of the line; a cell over several lines has no TAB inside, and none behind it
  /// where the row should be at its end.
  private static func quotedCell(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, isLast: Bool
  ) -> (text: String, end: Int, lineBreaks: Int)? {
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
          let end = index + 1
          guard end >= text.count || isEnd(text[end]) else { return nil }
          if lineBreaks > 0, isLast, end < text.count, text[end] == 0x09 { return nil }
          return (String(decoding: content, as: UTF8.self), end, lineBreaks)
        }
      }
      if byte == 0x0A || byte == 0x0D && (index + 1 == text.count || text[index + 1] != 0x0A) { lineBreaks += 1 }
      if byte == 0x09 { hasTab = true }
      if hasTab, lineBreaks > 0 { return nil }
      content.append(byte)
      index += 1
    }
    return nil
  }
}

/// Whether the rows of a table are those of a table of Chinese and Korean, told as they come.
struct SegmentTableCheck {
  private(set) var log: ProblemLog
  private let path: String
  /// The cells of the header; 0: there is none. nil: the first row has not come yet.
  private var width: Int?

  init(path: String) {
    self.path = path
    log = ProblemLog(path: path)
  }

  /// Whether a row that is neither empty nor a comment is the header.
  mutating func isHeader(_ cells: [SegmentTableReader.Cell]) throws -> Bool {
    let line = cells[0].line
    for cell in cells where cell.isStray { log.add(.strayQuote, line: cell.line, value: cell.text) }
    if let width {
      if width > 0, cells.count > width {
        log.add(.tooManyCells, line: line, name: "\(cells.count)", value: cells[width].text)
      }
      return false
    }
    width = 0
    let hasChinese = cells.contains { SegmentLanguage.isChinese($0.text) }
    let hasKorean = cells.contains { SegmentLanguage.isKorean($0.text) }
    if hasChinese, hasKorean {
      width = cells.count
      return true
    }
    if hasChinese || hasKorean {
      throw SegmentFileError.missingColumn(path: path, line: line, column: hasChinese ? "ko" : "zh")
    }
    try refuseOtherFormats(cells, line: line)
    return false
  }

  private func refuseOtherFormats(_ cells: [SegmentTableReader.Cell], line: Int) throws {
    guard cells.count == 1 else { return }
    let text = cells[0].text.drop { $0 == " " }
    let names: [(String, String)] = [
      ("{", "JSON"), ("[{", "JSON"), ("[\"", "JSON"), ("<!doctype html", "HTML"), ("<html", "HTML"), ("<", "XML"),
    ]
    let lowered = text.lowercased()
    if let found = names.first(where: { lowered.hasPrefix($0.0) })?.1 ?? (text == "[" ? "JSON" : nil) {
      throw SegmentFileError.otherFormat(path: path, line: line, format: found)
    }
    for separator: Character in [",", ";", "|"] {
      let parts = text.split(separator: separator).map { $0.filter { $0 != "\"" && $0 != " " } }
      if parts.contains(where: SegmentLanguage.isChinese), parts.contains(where: SegmentLanguage.isKorean) {
        throw SegmentFileError.otherSeparator(path: path, line: line, separator: String(separator))
      }
    }
  }
}
