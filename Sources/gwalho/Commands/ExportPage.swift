// SPDX-License-Identifier: Apache-2.0

import Documents
import Interchange
import Reporting
import TermBase
import Workspace

/// `gwalho export html`: the page for people.
extension Export {
  func writePage(_ concepts: [Concept], _ base: Base) throws {
    if let output { try base.refuseOwnFile(output) }
    let options = options(.tsv)
    for date in [options.date, options.since] {
      if let date, !GlossaryRow.isValidDate(date) { throw InterchangeError.invalidDate(date) }
    }
    var page = GlossaryPage(
      entries: try entries(concepts, options, base), statuses: options.statuses, date: options.date,
      generator: options.generator, language: language)
    switch source {
    case .simplified: page.scripts = .simplified
    case .traditional: page.scripts = .traditional
    case .both: page.scripts = .both
    }
    if hasCandidates {
      page.questions = try ReviewService(base, byline: .current(base)).questions(concepts).map(Self.question)
    }
    let made = page.made()
    guard made.concepts > 0 || !page.questions.isEmpty else { throw InterchangeError.nothingToExport }
    guard let output else { return StandardOutput.write(made.html) }
    try OutputFile.replaceAtomically(path: output, bytes: Array(made.html.utf8))
    StandardError.write(
      words("export.summary", ["concepts": "\(made.concepts)", "terms": "\(made.terms)", "path": output]) + "\n")
  }

  private func entries(_ concepts: [Concept], _ options: ExportOptions, _ base: Base) throws -> [GlossaryPage.Entry] {
    let ids = TermExporter(concepts: concepts, options: options, forms: .standard()).conceptIDs()
    let attested = hasContexts ? try AttestedContexts(base) : nil
    var entries: [GlossaryPage.Entry] = []
    for (concept, id) in zip(concepts, ids) {
      guard let id, options.wants(concept) else { continue }
      var entry = GlossaryPage.Entry(concept: concept, id: id)
      // A store that fails half-way leaves sentences out, no terms.
      let sentences = try? attested?.latest(of: concept)
      entry.sentences = (sentences ?? []).map { .init(text: $0.text, source: $0.source) }
      entries.append(entry)
    }
    if hasContexts, let years = try ConceptYears(base)?.years(of: entries.map(\.concept)) {
      for (index, years) in years.enumerated() { entries[index].years = years.map(Self.year) }
    }
    return entries
  }

  private static func year(_ year: HistoryYear) -> GlossaryPage.Year {
    GlossaryPage.Year(
      year: year.year, forms: year.forms.map { .init(ko: $0.ko, count: $0.count) }, issues: year.issues)
  }

  private static func question(_ question: OpenQuestion) -> GlossaryPage.Question {
    let forms = question.forms.map { form in
      GlossaryPage.Question.Form(
        ko: form.ko, count: form.count, firstDate: form.firstDate, lastDate: form.lastDate, status: form.status,
        sentence: form.sentence)
    }
    return GlossaryPage.Question(zh: question.zh, forms: forms, expected: question.expected)
  }
}
