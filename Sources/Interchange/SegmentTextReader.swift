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

/// Reads pairs from a PO file of gettext whose `msgid` is one of the two languages and whose `msgstr` is the other:
/// the header's `Language` says which is which, or else the script does. Fuzzy and obsolete entries are no translations
/// and are passed over; of plural forms the first is taken.
public struct SegmentPOReader {
  /// One entry, with the lines of its parts.
  public struct Entry: Sendable, Equatable {
    /// 1-based line of `msgid`.
    public var line = 0
    /// The source text.
    public var source = ""
    /// The translation; empty when there is none.
    public var target = ""
    /// Whether a person still has to look at the translation.
    public var isFuzzy = false
    /// Byte range of the lines of `msgstr` (or `msgstr[0]`), line ends included.
    public var targetLines = 0..<0
    /// First byte of the entry: its comments.
    public var start = 0
    /// First byte of `msgctxt` or `msgid`.
    public var sourceStart = 0
    /// Byte range of the `#,` line, when there is one.
    public var flags: Range<Int>?
    /// Whether it has plural forms.
    public var hasPlurals = false
  }

  /// Reads a text and hands each pair to `body`, which may throw to stop.
  public static func read(
    _ text: UnsafeBufferPointer<UInt8>, _ body: (SegmentUnit) throws -> Void
  ) throws -> SegmentReadReport {
    var report = SegmentReadReport()
    var targetIsKorean: Bool?
    try forEachEntry(text) { entry in
      if entry.source.isEmpty {
        for line in entry.target.split(separator: "\n") where line.lowercased().hasPrefix("language:") {
          let code = line.dropFirst(9).filter { !$0.isWhitespace }
          report.languages.insert(code)
          if SegmentLanguage.isKorean(code) { targetIsKorean = true }
          if SegmentLanguage.isChinese(code) { targetIsKorean = false }
        }
        return
      }
      report.units += 1
      guard !entry.target.isEmpty, !entry.isFuzzy else {
        report.incomplete += 1
        return
      }
      let sourceHasHangul = SegmentTableReader.hasHangul(entry.source)
      let sourceIsKorean = targetIsKorean.map { !$0 } ?? sourceHasHangul
      let (zh, ko) = sourceIsKorean ? (entry.target, entry.source) : (entry.source, entry.target)
      // A file that was translated from English has no pair for us.
      guard hasHan(zh), targetIsKorean != false || sourceHasHangul else {
        report.incomplete += 1
        return
      }
      report.pairs += 1
      try body(SegmentUnit(zh: zh, ko: ko, line: entry.line))
    }
    return report
  }

  static func hasHan(_ text: String) -> Bool {
    text.unicodeScalars.contains {
      (0x4E00...0x9FFF).contains($0.value) || (0x3400...0x4DBF).contains($0.value)
        || (0x20000...0x323AF).contains($0.value)
    }
  }

  /// Calls `body` with every entry that is not obsolete, the header (an empty source) first.
  public static func forEachEntry(
    _ text: UnsafeBufferPointer<UInt8>, _ body: (Entry) throws -> Void
  ) rethrows {
    enum Part { case none, source, target, other }
    var entry = Entry()
    var part = Part.none
    var hasSource = false
    var hasContext = false
    var number = 0
    var start = 0
    func finish(at place: Int) throws {
      if hasSource { try body(entry) }
      entry = Entry()
      entry.start = place
      hasSource = false
      hasContext = false
      part = .none
    }
    while start < text.count {
      number += 1
      var end = start
      while end < text.count, text[end] != 0x0A { end += 1 }
      let next = min(end + 1, text.count)
      let line = text[start..<end]
      func begins(_ word: StaticString) -> Bool {
        word.withUTF8Buffer { line.count >= $0.count && line.prefix($0.count).elementsEqual($0) }
      }
      if begins("\"") {
        switch part {
        case .source: entry.source += quoted(line)
        case .target:
          entry.target += quoted(line)
          entry.targetLines = entry.targetLines.lowerBound..<next
        case .none, .other: break
        }
      } else if begins("msgctxt") {
        if hasSource { try finish(at: start) }
        part = .other
        entry.sourceStart = start
        hasContext = true
      } else if begins("msgid_plural") {
        entry.hasPlurals = true
        part = .other
      } else if begins("msgid") {
        if hasSource { try finish(at: start) }
        hasSource = true
        part = .source
        if !hasContext { entry.sourceStart = start }
        entry.line = number
        entry.source = quoted(line)
      } else if begins("msgstr[") && !begins("msgstr[0]") {
        part = .other
      } else if begins("msgstr") {
        part = .target
        entry.target = quoted(line)
        entry.targetLines = start..<next
      } else if begins("#") {
        if hasSource { try finish(at: start) }
        if begins("#,") {
          entry.flags = start..<next
          if String(decoding: line, as: UTF8.self).contains("fuzzy") { entry.isFuzzy = true }
        }
      } else if hasSource {
        try finish(at: next)
      } else if part == .none, entry.flags == nil {
        entry.start = next
      }
      start = next
    }
    try finish(at: text.count)
  }

  private static func quoted(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    guard let first = line.firstIndex(of: 0x22), let last = line.lastIndex(of: 0x22), first < last else { return "" }
    var result: [UInt8] = []
    var index = first + 1
    while index < last {
      var byte = line[index]
      if byte == 0x5C, index + 1 < last {
        index += 1
        switch line[index] {
        case UInt8(ascii: "n"): byte = 0x0A
        case UInt8(ascii: "t"): byte = 0x09
        case UInt8(ascii: "r"): byte = 0x0D
        default: byte = line[index]
        }
      }
      result.append(byte)
      index += 1
    }
    return String(decoding: result, as: UTF8.self)
  }
}
