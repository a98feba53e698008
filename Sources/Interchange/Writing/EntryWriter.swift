// SPDX-License-Identifier: Apache-2.0

/// What a format makes of entries, one at a time.
protocol EntryWriter {
  /// Everything before the first entry.
  mutating func begin()
  /// Writes an entry; counts its terms and says what it cannot hold.
  mutating func write(_ entry: TermEntry, _ report: inout ExportReport)
  /// Everything after the last entry; `people` are those that were referred to.
  mutating func end(people: [(name: String, id: String)])
  /// Hands on what has been written when it is at least `threshold` bytes.
  mutating func drain(atLeast threshold: Int, to sink: (UnsafeRawBufferPointer) throws -> Void) throws
}

extension ExportReport {
  mutating func warn(_ kind: ExportWarning.Kind, _ concept: String, field: String, value: String) {
    warnings.append(ExportWarning(kind: kind, concept: concept, field: field, value: value, place: nil))
  }
}

/// Text that a spreadsheet may run instead of showing it.
enum FormulaText {
  /// Whether a cell begins as a formula does: `=`, `+`, `-`, `@`, and their full-width forms, which East Asian editions
  /// of spreadsheets take for the same.
  static func begins(_ cell: String) -> Bool {
    guard let first = cell.unicodeScalars.first else { return false }
    return ["=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}"].contains(first)
  }
}
