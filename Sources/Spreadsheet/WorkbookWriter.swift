// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import XLSXWriterShim

/// Writes workbooks, by libxlsxwriter.
///
/// The header of every sheet is bold, stays in sight and is repeated on every printed page. Cells are text, so that what
/// a person types stays what it is.
public enum WorkbookWriter {
  /// Characters that a cell holds (as UTF-16, as Excel counts).
  public static let cellLimit = 32_767

  /// The workbook as a file's bytes; the same for the same values.
  /// - Parameter created: For the file's properties, in seconds since 1970.
  public static func bytes(_ sheets: [SheetContent], created: Int) throws(SpreadsheetError) -> [UInt8] {
    guard xlsxshim_load() else { throw .writerMissing(library: String(cString: xlsxshim_library())) }
    for sheet in sheets { try check(sheet) }
    // The library writes to a path only; a file without a name is gone however the process ends.
    let buffer = xlsxshim_buffer()
    guard buffer >= 0 else { throw system() }
    defer { close(buffer) }
    let path = "/proc/self/fd/\(buffer)"
    guard let book = xlsxshim_open(path, Int64(created)) else { throw .notWritten(reason: "malloc") }
    var failed: Int32 = 0
    for sheet in sheets where failed == 0 {
      var writer = SheetWriter(book, sheet)
      failed = writer.write()
    }
    let closed = xlsxshim_close(book)
    if failed != 0 || closed != 0 {
      throw .notWritten(reason: String(cString: xlsxshim_reason(failed != 0 ? failed : closed)))
    }
    return try contents(path)
  }

  private static func check(_ sheet: SheetContent) throws(SpreadsheetError) {
    for (index, row) in sheet.rows.enumerated() {
      for (cell, column) in zip(row.cells, sheet.columns) where cell.utf8.count > cellLimit {
        if SheetText.escaped(cell).utf16.count > cellLimit {
          throw .cellTooLong(row: index + 2, column: column.title, limit: cellLimit)
        }
      }
    }
  }

  private static func contents(_ path: String) throws(SpreadsheetError) -> [UInt8] {
    guard let file = fopen(path, "rbe") else { throw system() }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes.append(contentsOf: buffer[..<count])
    }
    if ferror(file) != 0 { throw system() }
    return bytes
  }

  private static func system() -> SpreadsheetError { .notWritten(reason: String(cString: strerror(errno))) }
}

/// Writes one sheet.
private struct SheetWriter {
  private let book: OpaquePointer
  private let content: SheetContent
  private var formats: [Look: OpaquePointer] = [:]
  private var failed: Int32 = 0

  private struct Look: Hashable {
    var background: Int32 = -1
    var ink: Int32 = -1
    var isBold = false
    var isEditable = false
    var startsGroup = false
  }

  init(_ book: OpaquePointer, _ content: SheetContent) {
    self.book = book
    self.content = content
  }

  /// 0, or the library's error.
  mutating func write() -> Int32 {
    guard let sheet = xlsxshim_sheet(book, content.name) else { return 1 }
    for (index, column) in content.columns.enumerated() { write(column, at: Int32(index), sheet) }
    for (index, row) in content.rows.enumerated() {
      let lines = self.lines(of: row)
      if lines > 1 { note(xlsxshim_row(sheet, Int32(index + 1), Int32(lines))) }
      for (place, column) in content.columns.enumerated() {
        let cell = place < row.cells.count ? row.cells[place] : ""
        let look = Look(
          background: row.colour?.rgb ?? -1, ink: column.isEditable || !content.isProtected ? -1 : 0x595959,
          isEditable: column.isEditable, startsGroup: row.startsGroup)
        write(cell, isNumber: column.isNumeric, row: Int32(index + 1), column: Int32(place), format(look), sheet)
      }
    }
    xlsxshim_freeze(sheet, 1, Int32(content.frozenColumns))
    if content.hasFilter, !content.columns.isEmpty, !content.rows.isEmpty {
      note(xlsxshim_filter(sheet, Int32(content.rows.count), Int32(content.columns.count - 1)))
    }
    if content.isProtected { xlsxshim_protect(sheet) }
    xlsxshim_page(sheet)
    return failed
  }

  /// The lines that the highest cell of a row takes when its text is wrapped.
  private func lines(of row: SheetContent.Row) -> Int {
    zip(row.cells, content.columns).reduce(1) { highest, next in
      let (cell, column) = next
      if column.isHidden || Double(cell.utf8.count) <= column.width { return highest }
      var lines = 1
      var width = 0.0
      for scalar in cell.unicodeScalars {
        if scalar == "\n" {
          (lines, width) = (lines + 1, 0)
          continue
        }
        // Han and Hangul take the room of two digits; words are not broken where the line ends.
        width += scalar.value < 0x1100 ? 1 : 1.9
        if width > column.width { (lines, width) = (lines + 1, 2) }
      }
      return max(highest, lines)
    }
  }

  private mutating func note(_ result: Int32) { if failed == 0 { failed = result } }

  private mutating func write(
    _ cell: String, isNumber: Bool, row: Int32, column: Int32, _ format: OpaquePointer?, _ sheet: OpaquePointer
  ) {
    if isNumber, let number = Double(cell) {
      note(xlsxshim_number(sheet, row, column, number, format))
    } else {
      // XML has no NUL, and C ends there.
      let text = cell.utf8.contains(0) ? cell.replacing("\0", with: "") : cell
      note(xlsxshim_text(sheet, row, column, SheetText.escaped(text), format))
    }
  }

  private mutating func write(_ column: SheetColumn, at index: Int32, _ sheet: OpaquePointer) {
    note(xlsxshim_column(sheet, index, column.width, format(Look(isEditable: column.isEditable)), column.isHidden))
    let title = format(Look(background: 0xE8E8E8, isBold: true))
    note(xlsxshim_text(sheet, 0, index, column.title, title))
    if let comment = column.note {
      let lines = Int32(comment.utf8.count / 60 + comment.split(separator: "\n").count + 1)
      note(xlsxshim_comment(sheet, 0, index, comment, 320, max(60, lines * 18)))
    }
    let last = Int32(content.rows.count)
    guard last > 0 else { return }
    if let choices = column.choices { offer(choices, column: index, last: last, sheet) }
    for (text, colour) in column.colours {
      let quoted = "\"" + text.replacing("\"", with: "\"\"") + "\""
      note(xlsxshim_colour(book, sheet, 1, last, index, quoted, colour.rgb))
    }
  }

  private mutating func offer(_ choices: SheetChoices, column: Int32, last: Int32, _ sheet: OpaquePointer) {
    func copies(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
      texts.map { $0.isEmpty ? nil : strdup($0) }
    }
    let values = copies(choices.values.filter { !$0.isEmpty })
    let texts = copies([choices.title, choices.message, choices.refusal])
    defer { for text in values + texts { free(text) } }
    let list = (values + [nil]).map { UnsafePointer($0) }
    let result = list.withUnsafeBufferPointer { list in
      var choice = XLSXShimChoice()
      choice.values = list.baseAddress
      choice.title = UnsafePointer(texts[0])
      choice.message = UnsafePointer(texts[1])
      choice.errorTitle = choice.title
      choice.errorMessage = UnsafePointer(texts[2])
      return xlsxshim_choice(sheet, 1, last, column, &choice)
    }
    note(result)
  }

  private mutating func format(_ look: Look) -> OpaquePointer? {
    if let known = formats[look] { return known }
    let made = xlsxshim_format(
      book,
      XLSXShimLook(
        background: look.background, ink: look.ink, bold: look.isBold, wraps: true, unlocked: look.isEditable,
        lineAbove: look.startsGroup))
    formats[look] = made
    return made
  }
}
