// SPDX-License-Identifier: Apache-2.0

/// Cuts a table into rows and rows into cells, whatever separates them.
///
/// A cell that begins with `"` goes on to the next `"` that is not doubled, across separators and line ends, when a
/// separator or a line end follows there; otherwise the mark is a character like any other. So every file has one
/// reading, and no mark makes it quadratic.
struct TableScanner {
  /// What separates the cells, as a byte of ASCII.
  let separator: UInt8
  /// Whether marks quote. OmegaT's tables know no quoting.
  let quotes: Bool
  /// Whether a line that begins with `#` is a comment.
  let hasComments: Bool
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  /// 1-based line on which the next row starts.
  private(set) var line = 1

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, separator: UInt8, quotes: Bool = true, hasComments: Bool = true
  ) {
    self.bytes = bytes
    self.separator = separator
    self.quotes = quotes
    self.hasComments = hasComments
    // `sep=;`, by which Excel tells itself what separates the cells.
    if bytes.count > 5, bytes.starts(with: Array("sep=".utf8)) || bytes.starts(with: Array("SEP=".utf8)), isLineEnd(5) {
      position = 5
      passLineEnd()
    }
  }

  struct Row {
    /// 1-based line on which it starts.
    var line = 0
    var isComment = false
    var cells: [Cell] = []

    var isBlank: Bool { cells.allSatisfy { $0.range.isEmpty } }
  }

  struct Cell {
    var range: Range<Int>
    var isQuoted = false
    var isStray = false
  }

  /// The first bytes of a cell that may be of any length.
  func head(of cell: Cell) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[cell.range.prefix(400)]), as: UTF8.self)
  }

  /// Bytes that have been passed.
  var consumed: Int { position }

  /// The next row that is not blank; false at the end.
  mutating func next(_ row: inout Row) -> Bool {
    while position < bytes.count {
      row.cells.removeAll(keepingCapacity: true)
      row.line = line
      row.isComment = hasComments && bytes[position] == UInt8(ascii: "#")
      if row.isComment {
        let start = position
        while position < bytes.count, !isLineEnd(position) { position += 1 }
        row.cells.append(Cell(range: start..<position))
        passLineEnd()
        return true
      }
      repeat {
        row.cells.append(cell())
      } while passSeparator()
      passLineEnd()
      if !row.isBlank { return true }
    }
    return false
  }

  private mutating func passSeparator() -> Bool {
    guard position < bytes.count, bytes[position] == separator else { return false }
    position += 1
    return true
  }

  private mutating func passLineEnd() {
    guard position < bytes.count else { return }
    if bytes[position] == 0x0D, position + 1 < bytes.count, bytes[position + 1] == 0x0A { position += 1 }
    position += 1
    line += 1
  }

  private mutating func cell() -> Cell {
    let start = position
    var isStray = false
    if quotes, position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
      var lineEnds = 0
      if let end = closing(after: position, &lineEnds) {
        position = end
        line += lineEnds
        return Cell(range: start + 1..<end - 1, isQuoted: true)
      }
      isStray = true
    }
    while position < bytes.count, bytes[position] != separator, !isLineEnd(position) { position += 1 }
    return Cell(range: start..<position, isStray: isStray)
  }

  private func closing(after open: Int, _ lineEnds: inout Int) -> Int? {
    var index = open + 1
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        let next = index + 1
        if next == bytes.count || bytes[next] == separator || isLineEnd(next) { return next }
        guard bytes[next] == UInt8(ascii: "\"") else { return nil }
        index += 2
      case 0x0A: (lineEnds, index) = (lineEnds + 1, index + 1)
      case 0x0D:
        if index + 1 == bytes.count || bytes[index + 1] != 0x0A { lineEnds += 1 }
        index += 1
      default: index += 1
      }
    }
    return nil
  }

  private func isLineEnd(_ index: Int) -> Bool { bytes[index] == 0x0A || bytes[index] == 0x0D }

  /// The cell's text, trimmed, its marks resolved.
  func value(_ cell: Cell) -> String {
    let slice = UnsafeBufferPointer(rebasing: bytes[cell.range])
    if !cell.isQuoted || !slice.contains(UInt8(ascii: "\"")) { return Self.trimmed(slice) }
    var out: [UInt8] = []
    out.reserveCapacity(slice.count)
    var skips = false
    for byte in slice {
      if byte == UInt8(ascii: "\""), skips {
        skips = false
        continue
      }
      skips = byte == UInt8(ascii: "\"")
      out.append(byte)
    }
    return out.withUnsafeBufferPointer { Self.trimmed($0) }
  }

  private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard let first = bytes.first, let last = bytes.last else { return "" }
    let text = String(decoding: bytes, as: UTF8.self)
    // Letters of ASCII, Han and Hangul at both ends.
    if first > 0x20, first < 0x80 || first >= 0xE4, last > 0x20, last < 0x80 { return text }
    return CleanText.trimmed(text)
  }
}
