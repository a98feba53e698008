// SPDX-License-Identifier: Apache-2.0

/// Cuts a glossary's text into lines and rows into cells, as spreadsheets do.
///
/// A cell that begins with `"` goes on to the next `"` that is not doubled, across TABs and line ends, when a TAB
/// or a line end follows there; otherwise the mark is a character like any other. The scanner looks at ASCII
/// bytes only, so it works on UTF-8 and on CP949 alike (no second byte of CP949 is a TAB, line end, `"` or `#`).
struct LineScanner {
  enum Kind: UInt8 { case comment, blank, row }

  /// A cell as written, quotation marks included.
  struct Cell {
    var range: Range<Int>
    var isQuoted = false
    /// The cell begins with a mark that quotes nothing.
    var isStray = false
  }

  /// One comment, blank line or row.
  struct Line {
    var kind: Kind
    /// The bytes with their line end.
    var range: Range<Int>
    /// Where the line end starts.
    var contentEnd: Int
    /// Line ends inside and after.
    var lineEnds: Int
  }

  let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The next line, its cells in `cells`; nil at the end.
  mutating func next(cells: inout [Cell]) -> Line? {
    cells.removeAll(keepingCapacity: true)
    guard position < bytes.count else { return nil }
    let start = position
    if bytes[start] == UInt8(ascii: "#") {
      while position < bytes.count, !isLineEnd(position) { position += 1 }
      return line(.comment, from: start, innerLineEnds: 0)
    }
    var innerLineEnds = 0
    var isBlank = true
    while true {
      let cell = nextCell(&innerLineEnds)
      if isBlank, cell.isQuoted || bytes[cell.range].contains(where: { $0 != 0x20 }) { isBlank = false }
      cells.append(cell)
      guard position < bytes.count, bytes[position] == 0x09 else { break }
      position += 1
    }
    if isBlank { cells.removeAll(keepingCapacity: true) }
    return line(isBlank ? .blank : .row, from: start, innerLineEnds: innerLineEnds)
  }

  private mutating func line(_ kind: Kind, from start: Int, innerLineEnds: Int) -> Line {
    let contentEnd = position
    if position < bytes.count { position += lineEndLength(position) }
    return Line(
      kind: kind, range: start..<position, contentEnd: contentEnd,
      lineEnds: innerLineEnds + (position > contentEnd ? 1 : 0))
  }

  private mutating func nextCell(_ innerLineEnds: inout Int) -> Cell {
    let start = position
    var isStray = false
    if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
      var lineEnds = 0
      if let end = quotedEnd(from: position, &lineEnds) {
        position = end
        innerLineEnds += lineEnds
        return Cell(range: start..<end, isQuoted: true)
      }
      isStray = true
    }
    while position < bytes.count, bytes[position] != 0x09, !isLineEnd(position) { position += 1 }
    return Cell(range: start..<position, isStray: isStray)
  }

  /// Where the quoted cell that starts here ends, if it does. Stops at the first mark that is neither doubled
  /// nor last, so that no file makes this quadratic.
  private func quotedEnd(from start: Int, _ lineEnds: inout Int) -> Int? {
    var position = start + 1
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        let next = position + 1
        if next == bytes.count || bytes[next] == 0x09 || isLineEnd(next) { return next }
        guard bytes[next] == UInt8(ascii: "\"") else { return nil }
        position += 2
      case 0x0A, 0x0D:
        lineEnds += 1
        position += lineEndLength(position)
      default: position += 1
      }
    }
    return nil
  }

  private func isLineEnd(_ position: Int) -> Bool { bytes[position] == 0x0A || bytes[position] == 0x0D }

  private func lineEndLength(_ position: Int) -> Int {
    bytes[position] == 0x0D && position + 1 < bytes.count && bytes[position + 1] == 0x0A ? 2 : 1
  }
}

extension LineScanner {
  /// The cell's value: without its quotation marks, trimmed, not yet normalised.
  func value(_ cell: Cell) -> String {
    if cell.isQuoted {
      let inner = bytes[cell.range.lowerBound + 1..<cell.range.upperBound - 1]
      var unquoted: [UInt8] = []
      unquoted.reserveCapacity(inner.count)
      var skipsNext = false
      for byte in inner {
        if byte == UInt8(ascii: "\""), skipsNext {
          skipsNext = false
          continue
        }
        skipsNext = byte == UInt8(ascii: "\"")
        unquoted.append(byte)
      }
      return unquoted.withUnsafeBufferPointer { Self.trimmed($0, 0..<$0.count) }
    }
    return Self.trimmed(bytes, cell.range)
  }

  /// Without white space at its ends: ASCII, no-break space (C2 A0), ideographic space (E3 80 80).
  private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end {
      if bytes[start] <= 0x20 {
        start += 1
      } else if end - start >= 2, bytes[start] == 0xC2, bytes[start + 1] == 0xA0 {
        start += 2
      } else if end - start >= 3, bytes[start] == 0xE3, bytes[start + 1] == 0x80, bytes[start + 2] == 0x80 {
        start += 3
      } else {
        break
      }
    }
    while start < end {
      if bytes[end - 1] <= 0x20 {
        end -= 1
      } else if end - start >= 2, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 {
        end -= 2
      } else if end - start >= 3, bytes[end - 3] == 0xE3, bytes[end - 2] == 0x80, bytes[end - 1] == 0x80 {
        end -= 3
      } else {
        break
      }
    }
    return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
  }

  /// A value as a cell. `isFirst`: the cell begins its line, where `#` would make it a comment.
  static func quoted(_ value: String, isFirst: Bool) -> String {
    let needsQuotes =
      value.utf8.contains { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D || $0 == UInt8(ascii: "\"") }
      || (isFirst && value.utf8.first == UInt8(ascii: "#"))
    guard needsQuotes else { return value }
    var cell = "\""
    for scalar in value.unicodeScalars {
      if scalar == "\"" { cell.unicodeScalars.append(scalar) }
      cell.unicodeScalars.append(scalar)
    }
    return cell + "\""
  }
}
