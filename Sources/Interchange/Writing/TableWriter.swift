// SPDX-License-Identifier: Apache-2.0

internal import TermBase

/// Writes entries as rows of a table of pairs: Weblate, OmegaT, DeepL, Google, UTX.
struct TableWriter: EntryWriter {
  let format: ExportFormat
  let options: ExportOptions
  let forms: ScriptForms
  private let output = OutputBuffer()
  /// Chinese forms written, by their hashes: some formats have one target a source.
  private var written: Set<Int> = []

  init(_ format: ExportFormat, options: ExportOptions, forms: ScriptForms) {
    self.format = format
    self.options = options
    self.forms = forms
  }

  /// DeepL and Google: bytes of UTF-8 that a term may have.
  private static let longestTerm = 1024

  mutating func begin() {
    switch format {
    case .csv: output.write("context,source,target,developer_comments\r\n")
    case .omegat: output.write("# -*- coding: utf-8 -*-\n")
    case .utx:
      let chinese = options.source == .traditional ? options.languages.traditional : options.languages.simplified
      output.write("#UTX 1.20; \(chinese)/\(options.languages.korean)")
      if let date = options.date { output.write("; \(date)T00:00:00Z") }
      output.write("; unidirectional; dictionary ID: \(cell(options.title))\r\n")
      output.write("#src\ttgt\tsrc:pos\tterm status\tconcept ID\tcomment\r\n")
    default: break
    }
  }

  mutating func write(_ entry: TermEntry, _ report: inout ExportReport) {
    var number = 0
    for form in entry.formRenderings(options, forms: forms) {
      switch format {
      case .omegat:
        for rendering in form.offered {
          // A line that starts with # is a comment.
          if form.chinese.term.utf8.first == UInt8(ascii: "#") { break }
          row([form.chinese.term, rendering.term, form.comment(entry)], separator: "\t", end: "\n")
          report.terms += 1
        }
      case .utx:
        for rendering in form.korean {
          let comment = form.comment(entry, namesWithheld: false)
          warnOfFormulas([("zh", form.chinese.term), ("ko", rendering.term), ("comment", comment)], entry, &report)
          row(
            [form.chinese.term, rendering.term, "noun", rendering.status.utx, entry.id, comment],
            separator: "\t", end: "\r\n")
          report.terms += 1
        }
      default:
        guard let preferred = form.offered.first else { continue }
        if format != .csv, !written.insert(form.chinese.term.hashValue).inserted {
          report.warn(.secondRendering, entry.id, field: "ko", value: form.chinese.term + " " + preferred.term)
          continue
        }
        for other in form.offered.dropFirst() {
          report.warn(.secondRendering, entry.id, field: "ko", value: form.chinese.term + " " + other.term)
        }
        number += 1
        if format == .csv {
          let context = number == 1 ? entry.id : "\(entry.id).\(number)"
          let comment = form.comment(entry, others: true)
          warnOfFormulas([("zh", form.chinese.term), ("ko", preferred.term), ("comment", comment)], entry, &report)
          quotedRow([context, form.chinese.term, preferred.term, comment], end: "\r\n")
        } else {
          if max(form.chinese.term.utf8.count, preferred.term.utf8.count) > Self.longestTerm {
            report.warn(.tooLong, entry.id, field: "zh", value: String(form.chinese.term.prefix(40)))
            continue
          }
          warnOfFormulas([("zh", form.chinese.term), ("ko", preferred.term)], entry, &report)
          quotedRow([form.chinese.term, preferred.term], end: "\n")
        }
        report.terms += 1
      }
    }
  }

  mutating func end(people: [(name: String, id: String)]) {}

  mutating func drain(atLeast threshold: Int, to sink: (UnsafeRawBufferPointer) throws -> Void) throws {
    try output.drain(atLeast: threshold, to: sink)
  }

  private func warnOfFormulas(
    _ cells: [(field: String, text: String)], _ entry: TermEntry, _ report: inout ExportReport
  ) {
    for cell in cells where FormulaText.begins(cell.text) {
      report.warn(.formula, entry.id, field: cell.field, value: String(cell.text.prefix(40)))
    }
  }

  private mutating func row(_ cells: [String], separator: StaticString, end: StaticString) {
    for (index, text) in cells.enumerated() {
      if index > 0 { output.write(separator) }
      output.write(cell(text))
    }
    output.write(end)
  }

  /// RFC 4180.
  private mutating func quotedRow(_ cells: [String], end: StaticString) {
    for (index, text) in cells.enumerated() {
      if index > 0 { output.write(0x2C) }
      let needsQuotes = text.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
      guard needsQuotes else {
        output.write(text)
        continue
      }
      output.write(0x22)
      output.write(text.replacing("\"", with: "\"\""))
      output.write(0x22)
    }
    output.write(end)
  }

  /// Terms and comments are on one line already; a TAB would be another column.
  private func cell(_ text: String) -> String {
    text.utf8.contains { $0 < 0x20 } ? CleanText.singleLine(text) : text
  }
}

extension TermStatus {
  /// UTX 1.20, term status.
  fileprivate var utx: String {
    switch self {
    case .preferred: "approved"
    case .admitted: "non-standard"
    case .deprecated, .superseded, .rejected: "forbidden"
    }
  }
}
