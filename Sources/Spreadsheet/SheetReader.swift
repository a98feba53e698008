// SPDX-License-Identifier: Apache-2.0

internal import Interchange

/// Reads a worksheet part.
struct SheetReader: XMLEventHandler {
  private let path: String
  private let part: String
  private let strings: SharedStrings
  private let styles: CellStyles

  private var rows: [SheetRow] = []
  private var merges: [(rows: ClosedRange<Int>, column: Int)] = []
  private var open: [String] = []
  private var row = SheetRow(number: 0, cells: [])
  private var isSorted = true
  private var column = -1
  private var type = ""
  private var style: Int?
  private var value: [UInt8] = []
  private var inline = SheetText()
  /// Of all cells, in bytes: one shared string may stand in a million of them.
  private var length = 0

  static let textLimit = 256 << 20
  /// ECMA-376-1, 18.3.1.73 and 18.3.1.13: what a sheet has.
  static let rowLimit = 1_048_576
  static let columnLimit = 16_384

  init(path: String, part: String, strings: SharedStrings, styles: CellStyles) {
    self.path = path
    self.part = part
    self.strings = strings
    self.styles = styles
  }

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes, line: Int) throws {
    let name = name.text
    open.append(name)
    switch name {
    case "row":
      let number = attributes.text("r").flatMap { Int($0) } ?? row.number + 1
      guard (1...Self.rowLimit).contains(number) else { throw SpreadsheetError.damaged(path: path, part: part) }
      row = SheetRow(number: number, cells: [])
      column = -1
      isSorted = true
    case "c":
      let place = attributes.bytes("r").flatMap { Self.place($0) }
      let next = place?.column ?? column + 1
      guard next < Self.columnLimit, place.map({ $0.row == row.number }) ?? true else {
        throw SpreadsheetError.damaged(path: path, part: part)
      }
      if next <= column { isSorted = false }
      column = next
      type = attributes.text("t") ?? "n"
      style = attributes.text("s").flatMap { Int($0) }
      value.removeAll(keepingCapacity: true)
      _ = inline.take()
    case "mergeCell":
      guard merges.count < 100_000, let reference = attributes.bytes("ref") else { return }
      let ends = reference.split(separator: UInt8(ascii: ":")).compactMap { Self.place(.init(rebasing: $0)) }
      if ends.count == 2, ends[0].row < ends[1].row { merges.append((ends[0].row...ends[1].row, ends[0].column)) }
    default: inline.start(name)
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) throws {
    if open.last == "v" { value.append(contentsOf: bytes) } else { inline.text(bytes) }
    if max(value.count, inline.count) > SheetText.byteLimit { throw longText() }
  }

  private func longText() -> SpreadsheetError {
    .longText(path: path, part: part, row: row.number, limit: SheetText.limit)
  }

  mutating func end(line: Int) throws {
    guard let name = open.popLast() else { return }
    switch name {
    case "c":
      let text = try cellText()
      if text.isEmpty { return }
      if SheetText.isTooLong(text) { throw longText() }
      length += text.utf8.count + 32
      if length > Self.textLimit {
        throw SpreadsheetError.tooLarge(path: path, part: part, limit: Self.textLimit >> 20)
      }
      row.cells.append(SheetCell(column: column, text: text))
    case "row":
      if !isSorted { row.cells.sort { $0.column < $1.column } }
      if !row.cells.isEmpty { rows.append(row) }
    default: inline.end(name)
    }
  }

  private mutating func cellText() throws -> String {
    switch type {
    case "inlineStr": return inline.take()
    case "s":
      guard let index = Int(String(decoding: value, as: UTF8.self)) else { return "" }
      guard strings.items.indices.contains(index) else { throw SpreadsheetError.damaged(path: path, part: part) }
      return strings.items[index]
    case "b": return value.isEmpty ? "" : value == [UInt8(ascii: "0")] ? "FALSE" : "TRUE"
    case "n": return styles.text(ofNumber: String(decoding: value, as: UTF8.self), style: style)
    // "str": the result of a formula; "d": ISO 8601 already; "e": what the cell shows, such as #REF!.
    default: return SheetText.unescaped(value)
    }
  }

  /// The rows by number, with merged cells in each of their rows.
  func finished() throws -> [SheetRow] {
    var rows = rows
    if zip(rows, rows.dropFirst()).contains(where: { $0.number >= $1.number }) {
      rows.sort { $0.number < $1.number }
    }
    if !merges.isEmpty { try fillMerged(&rows) }
    return rows
  }

  /// Each row is visited once a column, and its cells are put in order once: a small file can hold a hundred thousand
  /// merges of a million rows.
  private func fillMerged(_ rows: inout [SheetRow]) throws {
    var length = length
    let read = rows.map(\.cells.count)
    func place(of column: Int, in index: Int) -> Int? {
      let cells = rows[index].cells[..<read[index]]
      let place = cells.partitioningIndex { $0.column >= column }
      return place < cells.endIndex && cells[place].column == column ? place : nil
    }
    var last = (column: -1, row: 0)
    for merge in merges.sorted(by: { ($0.column, $0.rows.lowerBound) < ($1.column, $1.rows.lowerBound) }) {
      // Spreadsheets let no two merges overlap.
      if merge.column == last.column, merge.rows.lowerBound <= last.row { continue }
      last = (merge.column, merge.rows.upperBound)
      var index = rows.partitioningIndex { $0.number >= merge.rows.lowerBound }
      guard index < rows.count, rows[index].number == merge.rows.lowerBound,
        let first = place(of: merge.column, in: index)
      else { continue }
      let text = rows[index].cells[first].text
      index += 1
      while index < rows.count, rows[index].number <= merge.rows.upperBound {
        if place(of: merge.column, in: index) == nil {
          length += text.utf8.count + 32
          if length > Self.textLimit {
            throw SpreadsheetError.tooLarge(path: path, part: part, limit: Self.textLimit >> 20)
          }
          rows[index].cells.append(SheetCell(column: merge.column, text: text))
        }
        index += 1
      }
    }
    for index in rows.indices where rows[index].cells.count > read[index] {
      rows[index].cells.sort { $0.column < $1.column }
    }
  }

  /// Row (1-based) and column (0-based) of a reference such as `BC12`.
  static func place(_ reference: UnsafeBufferPointer<UInt8>) -> (row: Int, column: Int)? {
    var column = 0
    var row = 0
    var index = 0
    while index < reference.count, case let letter = reference[index] & 0xDF, (0x41...0x5A).contains(letter), index < 4
    {
      column = column * 26 + Int(letter) - 0x40
      index += 1
    }
    guard index > 0 else { return nil }
    let digits = reference[index...]
    guard !digits.isEmpty, digits.count <= 7 else { return nil }
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      row = row * 10 + Int(digit) - 0x30
    }
    return row >= 1 ? (row, column - 1) : nil
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first index whose element belongs to the second half, in a collection that is parted so.
  fileprivate func partitioningIndex(_ belongsToSecond: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if belongsToSecond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
