// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
public import TermBase

/// Writes concepts in an interchange format.
///
/// ```swift
/// let exporter = TermExporter(concepts: concepts, options: options, forms: forms)
/// let report = try exporter.write(.tbx2) { file.write($0) }
/// ```
///
/// Concepts come out in the order given. Entries are built and written one at a time, so that memory does
/// not grow with the file.
public struct TermExporter: Sendable {
  private let concepts: [Concept]
  private let options: ExportOptions
  private let forms: ScriptForms

  public init(concepts: [Concept], options: ExportOptions = ExportOptions(), forms: ScriptForms) {
    self.concepts = concepts
    self.options = options
    self.forms = forms
  }

  /// Bytes are handed on when this many have come together.
  private static let chunk = 1 << 16

  /// Writes the concepts. The bytes given to `sink` are valid during the call only; what `sink` throws ends
  /// the export and is thrown again.
  /// - Throws: `InterchangeError`, before anything was written when there is nothing to write.
  @discardableResult
  public func write(
    _ format: ExportFormat, to sink: (UnsafeRawBufferPointer) throws -> Void
  ) throws -> ExportReport {
    if let date = options.date, !CalendarDate.isValid(date) { throw InterchangeError.invalidDate(date) }
    switch format {
    case .tbx3: return try writeTBX(.iso2019, to: sink)
    case .tbx2: return try writeTBX(.iso2008, to: sink)
    case .tsv: return try writeTSV(to: sink)
    }
  }

  /// The ids that `tbx3` and `tbx2` give the concepts, in the order of the concepts; nil for one that was
  /// rejected as a whole.
  public func conceptIDs() -> [String?] {
    Identifiers(concepts, forms: forms).concepts.map { $0.isEmpty ? nil : $0 }
  }

  private func writeTBX(
    _ edition: TBXWriter.Edition, to sink: (UnsafeRawBufferPointer) throws -> Void
  ) throws -> ExportReport {
    var ids = Identifiers(concepts, forms: forms)
    let people = ids.people(Set(concepts.lazy.flatMap(\.rows).compactMap(Self.person)))
    let builder = EntryBuilder(options: options, forms: forms)
    let writer = TBXWriter(
      xml: try XMLStreamWriter(), options: options, edition: edition,
      people: Dictionary(people.map { ($0.name, $0.id) }) { first, _ in first })
    var report = ExportReport()
    var named: Set<String> = []
    for (position, concept) in concepts.enumerated() where !ids.concepts[position].isEmpty {
      let id = ids.concepts[position]
      if ids.refused.contains(position) {
        var log = WarningLog(concept: id)
        log.add(.invalidID, field: "id", value: CleanText.legal(concept.id ?? "").text, row: concept.rows.first)
        report.warnings += log.warnings
      }
      guard let entry = builder.entry(of: concept, id: id, warnings: &report.warnings) else { continue }
      // The head waits for the first entry: a sink that got bytes gets a whole document.
      if report.concepts == 0 { try writer.begin() }
      try writer.write(entry)
      report.concepts += 1
      for term in entry.languages.lazy.flatMap(\.terms) {
        report.terms += 1
        if term.isConverted { report.converted += 1 }
        named.formUnion(term.decisions.compactMap(\.by))
      }
      try writer.xml.drain(atLeast: Self.chunk, to: sink)
    }
    guard report.concepts > 0 else { throw InterchangeError.nothingToExport }
    try writer.end(people: people.filter { named.contains($0.name) })
    try writer.xml.drain(atLeast: 1, to: sink)
    return report
  }

  private func writeTSV(to sink: (UnsafeRawBufferPointer) throws -> Void) throws -> ExportReport {
    let ids = Identifiers(concepts, forms: forms)
    var report = ExportReport()
    var rows: [(row: GlossaryRow, id: String?)] = []
    for (position, concept) in concepts.enumerated() where !ids.concepts[position].isEmpty {
      var log = WarningLog(concept: ids.concepts[position])
      let before = rows.count
      for row in concept.rows where Identifiers.isLive(row) && options.statuses.contains(row.status) {
        if let column = CleanText.isInvisible(row.zh) ? "zh" : CleanText.isInvisible(row.ko) ? "ko" : nil {
          log.add(.emptyTerm, field: column, value: "", row: row)
          continue
        }
        rows.append((row, row.id ?? (options.writesMadeIDs ? ids.concepts[position] : nil)))
      }
      if rows.count > before { report.concepts += 1 }
      report.warnings += log.warnings
    }
    guard !rows.isEmpty else { throw InterchangeError.nothingToExport }
    report.terms = rows.count
    var writer = TSVWriter(rows: rows)
    writer.writeHeader()
    for (row, id) in rows {
      writer.write(row, id: id)
      try writer.drain(atLeast: Self.chunk, to: sink)
    }
    try writer.drain(atLeast: 1, to: sink)
    return report
  }

  /// The person of a row as the writers name them.
  private static func person(_ row: GlossaryRow) -> String? {
    let name = CleanText.singleLine(CleanText.legal(row.by ?? "").text)
    return name.isEmpty ? nil : name
  }
}
