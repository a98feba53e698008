// SPDX-License-Identifier: Apache-2.0

import Documents
import HanHangul
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
    if hasCandidates { page.questions = try questions(concepts, base) }
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
      if let attested { entry.sentences = (try? sentences(concept, attested)) ?? [] }
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

  /// The latest three of all renderings that may be written.
  private func sentences(_ concept: Concept, _ attested: AttestedContexts) throws -> [GlossaryPage.Sentence] {
    var found: [TermContext] = []
    for row in concept.rows where row.status == .preferred || row.status == .admitted {
      for context in try attested.contexts(zh: row.zh, ko: row.ko) where !found.contains(context) {
        found.append(context)
      }
    }
    // The source begins with the date.
    let latest = found.enumerated().sorted { one, other in
      one.element.source != other.element.source
        ? one.element.source > other.element.source : one.offset < other.offset
    }
    return latest.prefix(3).map { GlossaryPage.Sentence(text: $0.element.text, source: $0.element.source) }
  }

  /// Chinese in conflict, as `review` puts it before a person.
  private func questions(_ concepts: [Concept], _ base: Base) throws -> [GlossaryPage.Question] {
    let items = try ReviewService(base, byline: Byline.current(base)).items(ReviewFilter(conflictsOnly: true))
    var decided: [String: [GlossaryRow]] = [:]
    if !items.isEmpty {
      for row in concepts.lazy.flatMap(\.rows) { decided[Fold.key(row.zh), default: []].append(row) }
    }
    var questions: [GlossaryPage.Question] = []
    for item in items {
      if questions.last?.zh != item.zh {
        questions.append(GlossaryPage.Question(zh: item.zh, forms: []))
        for other in item.others where other.isDecided {
          questions[questions.count - 1].forms.append(.init(ko: other.ko, count: other.count))
        }
      }
      let last = questions.count - 1
      questions[last].forms.append(
        .init(
          ko: item.ko, count: item.count, firstDate: item.firstDate, lastDate: item.lastDate, sentence: item.context))
      for standard in item.expected where !questions[last].expected.contains(standard) {
        questions[last].expected.append(standard)
      }
    }
    for index in questions.indices {
      for row in decided[Fold.key(questions[index].zh)] ?? [] {
        let fold = Fold.key(row.ko)
        if let known = questions[index].forms.firstIndex(where: { Fold.key($0.ko) == fold }) {
          // Of homonyms the first.
          if questions[index].forms[known].status == nil { questions[index].forms[known].status = row.status }
        } else if row.status == .preferred || row.status == .admitted {
          // A decision counts although no issue follows it yet.
          questions[index].forms.append(.init(ko: row.ko, count: 0, status: row.status))
        }
      }
      let forms = questions[index].forms.enumerated().sorted { one, other in
        one.element.count != other.element.count ? one.element.count > other.element.count : one.offset < other.offset
      }
      questions[index].forms = forms.map(\.element)
    }
    return questions
  }
}
