// SPDX-License-Identifier: Apache-2.0

internal import TermBase

/// Writes rows with the glossary's own columns: UTF-8 without BOM, TAB, LF, quoting as spreadsheets do.
///
/// `zh` and `ko` always stand in the header; another column does when some row needs it, in the order of
/// the contract, then unknown columns in the order in which they first appear.
struct TSVWriter {
  private let columns: [Column]
  private(set) var bytes: [UInt8] = []

  private struct Column {
    var name: String
    var value: (GlossaryRow, String?) -> String
  }

  /// `id` gives the value of the `id` column for a concept; nil when it is to be empty.
  init(rows: [(row: GlossaryRow, id: String?)]) {
    var columns: [Column] = []
    func add(_ name: String, isUsed: (GlossaryRow) -> Bool, _ value: @escaping (GlossaryRow) -> String) {
      if rows.contains(where: { isUsed($0.row) }) { columns.append(Column(name: name) { row, _ in value(row) }) }
    }
    func add(_ name: String, _ path: KeyPath<GlossaryRow, String?>) {
      add(name, isUsed: { !($0[keyPath: path] ?? "").isEmpty }) { $0[keyPath: path] ?? "" }
    }
    if rows.contains(where: { $0.id != nil }) { columns.append(Column(name: "id") { _, id in id ?? "" }) }
    add("zh", isUsed: { _ in true }) { $0.zh }
    // An empty cell means the default; a column that is there says it in full all the same, for the eye.
    add("zh_status", isUsed: { $0.zhStatus != .admitted }) { $0.zhStatus.rawValue }
    add("ko", isUsed: { _ in true }) { $0.ko }
    add("status", isUsed: { $0.status != .preferred }) { $0.status.rawValue }
    add("form", isUsed: { $0.form != .full }) { $0.form.rawValue }
    add("kind", isUsed: { $0.kind != nil }) { $0.kind?.rawValue ?? "" }
    add("category", isUsed: { $0.category != nil }) { $0.category?.rawValue ?? "" }
    add("definition", \.definition)
    add("domain", \.domain)
    add("note", \.note)
    add("source", \.source)
    add("ref", \.ref)
    add("by", \.by)
    add("date", \.date)
    add("reason", \.reason)
    for (name, occurrence) in Self.extraColumns(rows.map(\.row)) {
      columns.append(
        Column(name: name) { row, _ in
          let cells = row.extras.filter { $0.column == name }
          return occurrence < cells.count ? cells[occurrence].value : ""
        })
    }
    self.columns = columns
  }

  /// Unknown columns; a header may hold the same name twice.
  private static func extraColumns(_ rows: [GlossaryRow]) -> [(name: String, occurrence: Int)] {
    var order: [String] = []
    var most: [String: Int] = [:]
    for row in rows {
      var here: [String: Int] = [:]
      for extra in row.extras { here[extra.column, default: 0] += 1 }
      for extra in row.extras where most[extra.column] == nil {
        most[extra.column] = 0
        order.append(extra.column)
      }
      for (name, count) in here { most[name] = max(most[name] ?? 0, count) }
    }
    return order.flatMap { name in (0..<(most[name] ?? 0)).map { (name, $0) } }
  }

  mutating func writeHeader() { writeLine(columns.map(\.name)) }

  mutating func write(_ row: GlossaryRow, id: String?) { writeLine(columns.map { $0.value(row, id) }) }

  /// Hands on what has been written when it is at least `threshold` bytes.
  mutating func drain(atLeast threshold: Int, to sink: (UnsafeRawBufferPointer) throws -> Void) throws {
    guard !bytes.isEmpty, bytes.count >= threshold else { return }
    try bytes.withUnsafeBytes(sink)
    bytes.removeAll(keepingCapacity: true)
  }

  private mutating func writeLine(_ cells: [String]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: "\t")) }
      // A line that starts with # is a comment to a reader of the glossary.
      let looksLikeComment = index == 0 && cell.utf8.first == UInt8(ascii: "#")
      if looksLikeComment || cell.utf8.contains(where: Self.needsQuotes) {
        bytes.append(UInt8(ascii: "\""))
        for byte in cell.utf8 {
          if byte == UInt8(ascii: "\"") { bytes.append(byte) }
          bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
      } else {
        bytes.append(contentsOf: cell.utf8)
      }
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\"")
  }
}
