// SPDX-License-Identifier: Apache-2.0

internal import TermBase

/// Writes rows with the glossary's own columns: UTF-8 without BOM, TAB, LF, quoting as spreadsheets do.
///
/// `zh` and `ko` always stand in the header; another column does when some row needs it, in the order of
/// the contract, then unknown columns in the order in which they first appear.
struct TSVWriter {
  private let columns: [Column]
  let output = OutputBuffer()

  private enum Column {
    case known(GlossaryColumn)
    /// A column gwalho does not know; a header may hold the same name twice.
    case extra(String, occurrence: Int)
  }

  /// Which columns rows need, found in a first pass.
  struct Columns {
    fileprivate var used: Set<GlossaryColumn> = [.zh, .ko]
    fileprivate var extras: [String] = []
    fileprivate var most: [String: Int] = [:]

    mutating func note(_ row: GlossaryRow, id: String?) {
      if id != nil { used.insert(.id) }
      for column in GlossaryColumn.allCases where !used.contains(column) && !row.cell(column).isEmpty {
        used.insert(column)
      }
      var here: [String: Int] = [:]
      for extra in row.extras {
        if most[extra.column] == nil {
          most[extra.column] = 0
          extras.append(extra.column)
        }
        here[extra.column, default: 0] += 1
      }
      for (name, count) in here { most[name] = max(most[name] ?? 0, count) }
    }
  }

  init(_ columns: Columns) {
    var all = GlossaryColumn.allCases.filter(columns.used.contains).map { Column.known($0) }
    for name in columns.extras {
      for occurrence in 0..<(columns.most[name] ?? 0) { all.append(.extra(name, occurrence: occurrence)) }
    }
    self.columns = all
  }

  mutating func writeHeader() {
    writeLine(
      columns.map { column in
        switch column {
        case .known(let column): column.rawValue
        case .extra(let name, _): name
        }
      })
  }

  mutating func write(_ row: GlossaryRow, id: String?) {
    writeLine(
      columns.map { column in
        switch column {
        case .known(.id): return id ?? ""
        // An empty cell means the default; a column that is there says it in full all the same, for the eye.
        case .known(.zhStatus): return row.zhStatus.rawValue
        case .known(.status): return row.status.rawValue
        case .known(.form): return row.form.rawValue
        case .known(let column): return row.cell(column)
        case .extra(let name, let occurrence):
          let cells = row.extras.filter { $0.column == name }
          return occurrence < cells.count ? cells[occurrence].value : ""
        }
      })
  }

  private mutating func writeLine(_ cells: [String]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { output.write(UInt8(ascii: "\t")) }
      // A line that starts with # is a comment to a reader of the glossary.
      let looksLikeComment = index == 0 && cell.utf8.first == UInt8(ascii: "#")
      if looksLikeComment || cell.utf8.contains(where: Self.needsQuotes) {
        output.write(UInt8(ascii: "\""))
        for byte in cell.utf8 {
          if byte == UInt8(ascii: "\"") { output.write(byte) }
          output.write(byte)
        }
        output.write(UInt8(ascii: "\""))
      } else {
        output.write(cell)
      }
    }
    output.write(UInt8(ascii: "\n"))
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\"")
  }
}
