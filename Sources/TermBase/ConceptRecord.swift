// SPDX-License-Identifier: Apache-2.0

import IndexFile

/// A concept with all its columns as bytes, so that a look-up decodes the concepts it found and no others.
///
/// Numbers are LEB128 (seven bits a byte, the lowest first); a text is the number of its UTF-8 bytes and the
/// bytes. Record: key; 1 when there is an id, else 0; number of rows; rows. Row: number of its path in the path
/// list; line; a number with bit *i* set when column *i* of `GlossaryColumn.allCases` follows; those columns as
/// the texts of their cells; number of unknown columns; for each its name and value.
enum ConceptRecord {
  static func encode(_ concept: Concept, pathNumbers: [String: Int], into bytes: inout [UInt8]) {
    append(concept.key, to: &bytes)
    append(concept.id == nil ? 0 : 1, to: &bytes)
    append(concept.rows.count, to: &bytes)
    for row in concept.rows {
      append(pathNumbers[row.path] ?? 0, to: &bytes)
      append(row.line, to: &bytes)
      var mask = 0
      var cells: [UInt8] = []
      for (bit, column) in GlossaryColumn.allCases.enumerated() {
        let cell = row.cell(column)
        if cell.isEmpty { continue }
        mask |= 1 << bit
        append(cell, to: &cells)
      }
      append(mask, to: &bytes)
      bytes.append(contentsOf: cells)
      append(row.extras.count, to: &bytes)
      for extra in row.extras {
        append(extra.column, to: &bytes)
        append(extra.value, to: &bytes)
      }
    }
  }

  /// Nil when the bytes are no record.
  static func decode(_ bytes: UnsafeRawBufferPointer, paths: [String]) -> Concept? {
    var reader = Reader(bytes: bytes)
    guard let key = reader.text(), let hasID = reader.number(), let rowCount = reader.number() else { return nil }
    var concept = Concept(key: key, id: hasID == 1 ? key : nil, rows: [])
    for _ in 0..<rowCount {
      guard let row = row(&reader, paths: paths) else { return nil }
      concept.rows.append(row)
    }
    return reader.isAtEnd ? concept : nil
  }

  private static func row(_ reader: inout Reader, paths: [String]) -> GlossaryRow? {
    guard let path = reader.number(), path < paths.count, let line = reader.number(), let mask = reader.number() else {
      return nil
    }
    var row = GlossaryRow(path: paths[path], line: line, zh: "", ko: "")
    for (bit, column) in GlossaryColumn.allCases.enumerated() where mask & 1 << bit != 0 {
      guard let cell = reader.text(), row.set(column, cell) else { return nil }
    }
    guard let extras = reader.number() else { return nil }
    for _ in 0..<extras {
      guard let column = reader.text(), let value = reader.text() else { return nil }
      row.extras.append(.init(column: column, value: value))
    }
    return row
  }

  static func append(_ number: Int, to bytes: inout [UInt8]) {
    var rest = UInt64(max(number, 0))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  static func append(_ text: String, to bytes: inout [UInt8]) {
    append(text.utf8.count, to: &bytes)
    bytes.append(contentsOf: text.utf8)
  }

  struct Reader {
    let bytes: UnsafeRawBufferPointer
    private var position = 0

    init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    mutating func number() -> Int? {
      var value: UInt64 = 0
      var shift: UInt64 = 0
      while position < bytes.count, shift < 56 {
        let byte = bytes[position]
        position += 1
        value |= UInt64(byte & 0x7F) << shift
        if byte < 0x80 { return Int(value) }
        shift += 7
      }
      return nil
    }

    mutating func text() -> String? {
      guard let length = number(), let slice = bytes.slice(position, position + length) else { return nil }
      position += length
      return String(decoding: slice, as: UTF8.self)
    }
  }
}
