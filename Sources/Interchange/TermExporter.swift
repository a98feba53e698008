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
/// not grow with the file, but for the ids.
public struct TermExporter<Concepts: RandomAccessCollection> where Concepts.Element == Concept, Concepts.Index == Int {
  private let concepts: Concepts
  private let options: ExportOptions
  private let forms: ScriptForms
  private let contexts: ((_ zh: String, _ ko: String) -> [TermContext])?

  /// - Parameter contexts: Sentences in which a pair was seen, for the formats that hold them (TBX).
  public init(
    concepts: Concepts, options: ExportOptions = ExportOptions(), forms: ScriptForms,
    contexts: ((_ zh: String, _ ko: String) -> [TermContext])? = nil
  ) {
    self.concepts = concepts
    self.options = options
    self.forms = forms
    self.contexts = contexts
  }

  /// Writes the concepts. The bytes given to `sink` are valid during the call only; what `sink` throws ends
  /// the export and is thrown again.
  /// - Throws: `InterchangeError`, before anything was written when there is nothing to write.
  @discardableResult
  public func write(
    _ format: ExportFormat, to sink: (UnsafeRawBufferPointer) throws -> Void
  ) throws -> ExportReport {
    for date in [options.date, options.since] {
      if let date, !CalendarDate.isValid(date) { throw InterchangeError.invalidDate(date) }
    }
    switch format {
    case .tsv: return try writeTSV(to: sink)
    case .tbx3, .tbx2: return try writeEntries(options, to: sink) { TBXWriter(format, options: options, people: $0) }
    case .skos: return try writeEntries(options, to: sink) { _ in SKOSWriter(options: options) }
    case .tmx: return try writeEntries(options, to: sink) { _ in TMXWriter(options: options, forms: forms) }
    case .omegat:
      return try writeEntries(options, to: sink) { _ in TableWriter(format, options: options, forms: forms) }
    case .csv, .deepl, .google, .utx:
      // A table of two languages: one kind of Chinese.
      var options = options
      if options.source == .both { options.source = .simplified }
      return try writeEntries(options, to: sink) { _ in TableWriter(format, options: options, forms: forms) }
    }
  }

  /// The ids that the concepts have in every format, in the order of the concepts; nil for one that was
  /// rejected as a whole.
  public func conceptIDs() -> [String?] {
    Identifiers(concepts, forms: forms).concepts.map { $0.isEmpty ? nil : $0 }
  }

  private func writeEntries<Writer: EntryWriter>(
    _ options: ExportOptions, to sink: (UnsafeRawBufferPointer) throws -> Void,
    _ make: ([String: String]) -> Writer
  ) throws -> ExportReport {
    var ids = Identifiers(concepts, forms: forms)
    let people = ids.people(Set(Self.people(concepts).compactMap(exportedPerson)))
    var builder = EntryBuilder(options: options, forms: forms)
    builder.contexts = contexts
    var writer = make(Dictionary(people.map { ($0.name, $0.id) }) { first, _ in first })
    var report = ExportReport()
    var named: Set<String> = []
    for (position, concept) in concepts.enumerated() where !ids.concepts[position].isEmpty {
      if !options.wants(concept) { continue }
      let id = ids.concepts[position]
      if ids.refused.contains(position) {
        var log = WarningLog(concept: id)
        log.add(.invalidID, field: "id", value: CleanText.legal(concept.id ?? "").text, row: concept.rows.first)
        report.warnings += log.warnings
      }
      guard let entry = builder.entry(of: concept, id: id, warnings: &report.warnings) else { continue }
      // The head waits for the first entry: a sink that got bytes gets a whole document.
      if report.concepts == 0 { writer.begin() }
      writer.write(entry, &report)
      report.concepts += 1
      for language in entry.languages {
        for index in language.terms.indices {
          if language.terms[index].isConverted { report.converted += 1 }
          for decision in language.terms[index].decisions { if let by = decision.by { named.insert(by) } }
        }
      }
      try writer.drain(atLeast: OutputBuffer.chunk, to: sink)
    }
    guard report.terms > 0 else { throw InterchangeError.nothingToExport }
    writer.end(people: people.filter { named.contains($0.name) })
    try writer.drain(atLeast: 1, to: sink)
    return report
  }

  /// The names in `by`, as they are written.
  private static func people(_ concepts: Concepts) -> Set<String> {
    var people: Set<String> = []
    for concept in concepts { for row in concept.rows { if let by = row.by { people.insert(by) } } }
    return people
  }

  private func writeTSV(to sink: (UnsafeRawBufferPointer) throws -> Void) throws -> ExportReport {
    let ids = Identifiers(concepts, forms: forms)
    var report = ExportReport()
    func wants(_ row: GlossaryRow) -> Bool {
      options.writesRejected || Identifiers.isLive(row) && options.statuses.contains(row.status)
    }
    func id(_ row: GlossaryRow, _ position: Int) -> String? {
      row.id ?? (options.writesMadeIDs && !ids.concepts[position].isEmpty ? ids.concepts[position] : nil)
    }
    var columns = TSVWriter.Columns()
    for (position, concept) in concepts.enumerated() where options.wants(concept) {
      var log = WarningLog(concept: ids.concepts[position])
      var count = 0
      for row in concept.rows where wants(row) {
        if let column = CleanText.isInvisible(row.zh) ? "zh" : CleanText.isInvisible(row.ko) ? "ko" : nil {
          log.add(.emptyTerm, field: column, value: "", row: row)
          continue
        }
        let cells =
          GlossaryColumn.allCases.map { ($0.rawValue, row.cell($0)) } + row.extras.map { ($0.column, $0.value) }
        for (column, text) in cells where FormulaText.begins(text) {
          log.add(.formula, field: column, value: String(text.prefix(40)), row: row)
        }
        columns.note(row, id: id(row, position))
        count += 1
      }
      report.terms += count
      if count > 0 { report.concepts += 1 }
      report.warnings += log.warnings
    }
    guard report.terms > 0 else { throw InterchangeError.nothingToExport }
    var writer = TSVWriter(columns)
    writer.writeHeader()
    for (position, concept) in concepts.enumerated() where options.wants(concept) {
      for row in concept.rows where wants(row) && !CleanText.isInvisible(row.zh) && !CleanText.isInvisible(row.ko) {
        writer.write(row, id: id(row, position))
      }
      try writer.output.drain(to: sink)
    }
    try writer.output.drain(atLeast: 1, to: sink)
    return report
  }
}

/// A person as the writers name them.
private func exportedPerson(_ by: String) -> String? {
  let name = CleanText.singleLine(CleanText.legal(by).text)
  return name.isEmpty ? nil : name
}

extension ExportOptions {
  /// Whether a concept goes out at all.
  public func wants(_ concept: Concept) -> Bool {
    if let categories, !concept.rows.contains(where: { $0.category.map(categories.contains) ?? false }) { return false }
    if let since, !concept.rows.contains(where: { ($0.date ?? "") >= since }) { return false }
    return true
  }
}
