// SPDX-License-Identifier: Apache-2.0

extension GlossaryFile {
  /// Makes `rows[index]` say `row`. Cells whose value stays keep their bytes; when no value changes, nothing does.
  ///
  /// Throws, and changes nothing, when the row could not be read back: no Chinese or Korean, an id or date of
  /// the wrong shape, characters that the file's encoding lacks.
  public mutating func setRow(at index: Int, to row: GlossaryRow) throws(GlossaryError) {
    try allOrNone { file throws(GlossaryError) in
      try file.replaceRow(at: index, with: row)
      try file.checkReading()
    }
  }

  /// Adds a row after the last one. What an empty cell means is written as an empty cell.
  public mutating func append(_ row: GlossaryRow) throws(GlossaryError) {
    try allOrNone { file throws(GlossaryError) in
      try file.insertRow(row)
      try file.checkReading()
    }
  }

  /// Sets rows and adds others, as `setRow` and `append` do, all or none: for many rows at once, because lines are
  /// counted once.
  public mutating func apply(
    replacing replacements: [(index: Int, row: GlossaryRow)], appending additions: [GlossaryRow]
  ) throws(GlossaryError) {
    defersNumbering = true
    defer { defersNumbering = false }
    try allOrNone { file throws(GlossaryError) in
      for replacement in replacements { try file.replaceRow(at: replacement.index, with: replacement.row) }
      for addition in additions { try file.insertRow(addition) }
      file.defersNumbering = false
      file.renumber(from: 0)
      try file.checkReading()
    }
  }

  private mutating func allOrNone(
    _ edit: (inout GlossaryFile) throws(GlossaryError) -> Void
  ) throws(GlossaryError) {
    let mark = openEdits()
    defer { closeEdits() }
    do throws(GlossaryError) {
      try edit(&self)
    } catch {
      takeBackEdits(to: mark)
      throw error
    }
  }

  /// Takes a row out of the file, its line with it.
  public mutating func removeRow(at index: Int) {
    let segment = rowSegments.remove(at: index)
    rows.remove(at: index)
    segments.remove(at: segment)
    for position in index..<rowSegments.count { rowSegments[position] -= 1 }
    renumber(from: 0)
  }

  private mutating func replaceRow(at index: Int, with wanted: GlossaryRow) throws(GlossaryError) {
    let old = rows[index]
    let new = try readable(wanted, line: old.line)
    var changes = changedCells(from: old, to: new)
    if changes.isEmpty { return }
    // A word the row has always had stays as it was written; a default that replaces one is spelled out.
    for position in changes.indices where changes[position].value.isEmpty {
      changes[position].value = spelledDefault(changes[position].column)
    }
    let positions = try positions(of: changes.map(\.column))
    let segment = rowSegments[index]
    var line = parts(of: segment)
    for (change, position) in zip(changes, positions) {
      if line.cells.count <= position {
        line.cells.append(contentsOf: repeatElement("", count: position + 1 - line.cells.count))
      }
      line.cells[position] = LineScanner.quoted(change.value, isFirst: position == 0)
    }
    try set(segment, to: line.cells.joined(separator: "\t") + line.end, values: changes.map(\.value))
    journal.note(.row(index, old))
    rows[index] = new
    rows[index].line = segments[segment].line
    let isNormalizedNow = { (cell: UnnormalizedCell) in
      cell.line == old.line && changes.contains { $0.column.lowercased() == cell.column.lowercased() }
    }
    if unnormalizedCells.contains(where: isNormalizedNow) {
      journal.note(.unnormalized(unnormalizedCells))
      unnormalizedCells.removeAll(where: isNormalizedNow)
    }
  }

  private mutating func insertRow(_ wanted: GlossaryRow) throws(GlossaryError) {
    // There is a header, or the file could not have been opened.
    var last = segments.lastIndex(where: \.isTable) ?? segments.count - 1
    let endsOpen = parts(of: last).end.isEmpty
    if endsOpen {
      // No byte of the last row changes: its line end is a piece of its own, and the file goes on not ending
      // its last line.
      try insert(lineEnd, isTable: false, values: [], at: last + 1)
      last += 1
    }
    let row = try readable(wanted, line: segments[last].line + segments[last].lineEnds)
    let values = changedCells(from: GlossaryRow(zh: "", ko: ""), to: row)
    let positions = try positions(of: values.map(\.column))
    var cells = [String](repeating: "", count: (positions.max() ?? 0) + 1)
    for (value, position) in zip(values, positions) {
      cells[position] = LineScanner.quoted(value.value, isFirst: position == 0)
    }
    try insert(
      cells.joined(separator: "\t") + (endsOpen ? "" : lineEnd), isTable: true, values: values.map(\.value),
      at: last + 1
    )
    journal.note(.addedRow)
    rows.append(row)
    rowSegments.append(last + 1)
    renumber(from: last + 1)
  }

  /// Marks that quote nothing (`"가" 나` typed by hand) may come to quote something when a later row brings new
  /// marks. Files with such a cell are read again before an edit that has to do with marks counts.
  private mutating func checkReading() throws(GlossaryError) {
    guard hasOtherQuotes else { return }
    hasOtherQuotes = false
    let strays = problems.filter { if case .strayQuote = $0 { true } else { false } }
    guard let stray = strays.first else { return }
    let again = try GlossaryFile(path: path, bytes: serialized(), cp949: codec)
    guard again.rows == rows else { throw stray }
  }
}

// MARK: - Cells

private struct CellChange {
  var column: String
  var value: String
}

extension GlossaryFile {
  /// A row as reading it back would give it.
  private func readable(_ wanted: GlossaryRow, line: Int) throws(GlossaryError) -> GlossaryRow {
    var row = GlossaryRow(path: path, line: line, zh: "", ko: "")
    for column in GlossaryColumn.allCases {
      let value = ValueRules.normalized(Self.trimmed(wanted.cell(column)))
      if !value.isEmpty { _ = row.set(column, value) }
    }
    for extra in wanted.extras {
      let value = ValueRules.normalized(Self.trimmed(extra.value))
      if !value.isEmpty, !extra.column.isEmpty { row.extras.append(.init(column: extra.column, value: value)) }
    }
    if let problem = RowReader.problems(of: row).first { throw problem }
    return row
  }

  private static func trimmed(_ value: String) -> String {
    var value = value
    return value.withUTF8 { LineScanner($0).value(.init(range: 0..<$0.count)) }
  }

  private func changedCells(from old: GlossaryRow, to new: GlossaryRow) -> [CellChange] {
    var changes: [CellChange] = []
    for column in GlossaryColumn.allCases where !ValueRules.sameBytes(old.cell(column), new.cell(column)) {
      changes.append(.init(column: column.rawValue, value: new.cell(column)))
    }
    for extra in new.extras where old.extras.first(where: { $0.column == extra.column })?.value != extra.value {
      changes.append(.init(column: extra.column, value: extra.value))
    }
    for extra in old.extras where !new.extras.contains(where: { $0.column == extra.column }) {
      changes.append(.init(column: extra.column, value: ""))
    }
    return changes
  }

  private func spelledDefault(_ column: String) -> String {
    switch GlossaryColumn(rawValue: column) {
    case .status: TermStatus.preferred.rawValue
    case .zhStatus: TermStatus.admitted.rawValue
    case .form: TermForm.full.rawValue
    default: ""
    }
  }

  /// Where columns stand in the header, which gets those it lacks.
  private mutating func positions(of wanted: [String]) throws(GlossaryError) -> [Int] {
    var positions: [Int] = []
    var added: [String] = []
    for name in wanted {
      let isKnown = GlossaryColumn(rawValue: name) != nil
      if let position = columns.firstIndex(where: { isKnown ? $0.lowercased() == name : $0 == name }) {
        positions.append(position)
      } else {
        positions.append(columns.count)
        journal.note(.columns(columns))
        columns.append(name)
        added.append(name)
      }
    }
    if !added.isEmpty, let header = segments.firstIndex(where: \.isTable) {
      let line = parts(of: header)
      let cells = line.cells + added.map { LineScanner.quoted($0, isFirst: false) }
      try set(header, to: cells.joined(separator: "\t") + line.end, values: added)
    }
    return positions
  }
}

// MARK: - Segments

extension GlossaryFile {
  /// The line end of the first line of the table that has one.
  private var lineEnd: String {
    let first = segments.first { $0.isTable && $0.lineEnds > 0 } ?? segments.first { $0.lineEnds > 0 }
    guard let first, let text = encoding.decode(Array(bytes(of: first)), with: codec) else {
      return encoding == .utf16LE ? "\r\n" : "\n"
    }
    if text.last == 0x0D { return "\r" }
    return text.dropLast().last == 0x0D ? "\r\n" : "\n"
  }

  private func bytes(of segment: Segment) -> ArraySlice<UInt8> {
    segment.replacement.map { $0[...] } ?? original[segment.range]
  }

  /// The cells of a line as they are written, and its line end. What was read once can be read again.
  private func parts(of index: Int) -> (cells: [String], end: String) {
    guard let text = encoding.decode(Array(bytes(of: segments[index])), with: codec) else { return ([], "") }
    return text.withUnsafeBufferPointer { text in
      var scanner = LineScanner(text)
      var cells: [LineScanner.Cell] = []
      guard let line = scanner.next(cells: &cells) else { return ([], "") }
      let written = cells.map { cell in
        cell.isStray
          ? LineScanner.quoted(scanner.value(cell), isFirst: false)
          : String(decoding: text[cell.range], as: UTF8.self)
      }
      return (written, String(decoding: text[line.contentEnd..<line.range.upperBound], as: UTF8.self))
    }
  }

  private mutating func set(_ index: Int, to text: String, values: [String]) throws(GlossaryError) {
    let (bytes, lineEnds) = try encoded(text, values: values, line: segments[index].line)
    if self.bytes(of: segments[index]).contains(UInt8(ascii: "\"")) { hasOtherQuotes = true }
    journal.note(.segment(index, segments[index]))
    segments[index].replacement = bytes
    if lineEnds != segments[index].lineEnds {
      segments[index].lineEnds = lineEnds
      renumber(from: index)
    }
  }

  /// A new line; whoever adds it numbers what follows.
  private mutating func insert(
    _ text: String, isTable: Bool, values: [String], at index: Int
  ) throws(GlossaryError) {
    let line = segments[index - 1].line + segments[index - 1].lineEnds
    let (bytes, lineEnds) = try encoded(text, values: values, line: line)
    journal.note(.addedSegment(index))
    segments.insert(
      Segment(isTable: isTable, range: 0..<0, replacement: bytes, line: line, lineEnds: lineEnds), at: index)
  }

  private mutating func encoded(
    _ text: String, values: [String], line: Int
  ) throws(GlossaryError) -> (bytes: [UInt8], lineEnds: Int) {
    guard let bytes = encoding.encode(text, with: codec) else {
      let culprit = values.first { encoding.encode($0, with: codec) == nil } ?? text
      throw .unencodable(path: path, line: line, value: culprit)
    }
    if text.utf8.contains(UInt8(ascii: "\"")) { hasOtherQuotes = true }
    var lineEnds = 0
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == 0x0D || (byte == 0x0A && previous != 0x0D) { lineEnds += 1 }
      previous = byte
    }
    return (bytes, lineEnds)
  }

  /// Lines move when a row gets or loses line ends; what stands before stays.
  mutating func renumber(from start: Int) {
    if defersNumbering { return }
    var line = start == 0 ? 1 : segments[start - 1].line + segments[start - 1].lineEnds
    for index in segments[start...].indices {
      segments[index].line = line
      line += segments[index].lineEnds
    }
    // Rows stand in the order of their lines.
    for row in rowSegments.indices.reversed() {
      if rowSegments[row] < start { break }
      rows[row].line = segments[rowSegments[row]].line
    }
  }
}
