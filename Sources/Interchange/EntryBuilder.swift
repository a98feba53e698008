// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import TermBase

/// Makes the TBX entry of a concept.
///
/// Where each column goes (TBX-Basic allows each category at its level only):
///
/// | column | place |
/// |---|---|
/// | `domain`, else `category` | concept, `subjectField`; the category beside a domain is a note |
/// | `definition` | concept, `definition` |
/// | `zh`, `zh_status`, `form` | term of zh-Hans, zh-Hant or, written alike in both, of each |
/// | `ko`, `status`, `form` | term of ko |
/// | `by`, `date` | that Korean term's `transacGrp`: its first decision is `origination`, later ones `modification` |
/// | `source` | the Korean term's `admin` of type `source` |
/// | `ref` | its `xref` when it is http(s), else a note |
/// | `note` | its note, as it is |
/// | `kind`, `reason`, any other column | its note, `column: value` |
///
/// The words before the colon are column names on purpose: they survive a round trip.
struct EntryBuilder {
  let options: ExportOptions
  let forms: ScriptForms

  /// The entry, or nil when nothing of the concept may go out; why is in the warnings.
  func entry(of concept: Concept, id: String, warnings: inout [ExportWarning]) -> TermEntry? {
    var log = WarningLog(concept: id)
    defer { warnings += log.warnings }

    var chinese = ChineseForms()
    var korean: [TermSection] = []
    for row in concept.rows where Identifiers.isLive(row) && options.statuses.contains(row.status) {
      let zh = term(row.zh, column: "zh", row: row, log: &log)
      let ko = term(row.ko, column: "ko", row: row, log: &log)
      guard let zh, let ko else { continue }
      chinese.add(zh, row: row, script: forms.script(zh), category: concept.category, log: &log)
      add(rendering(ko, zh: zh, row: row, category: concept.category, log: &log), row: row, to: &korean, log: &log)
    }
    guard !korean.isEmpty else { return nil }

    var entry = TermEntry(id: id)
    fillConceptLevel(&entry, concept: concept, log: &log)
    if !chinese.hasOneForm(forms: forms) {
      // An entry does not say which rendering belongs to which of its Chinese forms; a note does.
      for index in korean.indices { korean[index].notes += korean[index].chinese.map { "zh: " + $0 } }
    }
    let sections = [
      (options.languages.simplified, chinese.simplified(forms: forms), "zh"),
      (options.languages.korean, korean, "ko"),
      (options.languages.traditional, chinese.traditional, "zh"),
    ]
    for (tag, terms, column) in sections {
      var terms = ordered(terms, column: column, log: &log)
      if options.profile == .safe { terms = withheld(from: terms, tag: tag, entry: &entry) }
      if column == "zh" {
        for index in terms.indices {
          let pinyin = text(forms.pinyin(terms[index].term))
          if !pinyin.isEmpty { terms[index].notes.insert("pinyin: " + pinyin, at: 0) }
        }
      }
      if !terms.isEmpty { entry.languages.append(LanguageSection(tag: tag, terms: terms)) }
    }
    // A tool that takes the first language for the source and the second for the target would pair
    // zh-Hans with zh-Hant when there is no Korean left.
    let tags = entry.languages.map(\.tag)
    guard tags.contains(options.languages.simplified), tags.contains(options.languages.korean) else {
      log.add(.nothingToOffer, field: "status", value: korean[0].term, row: concept.rows[0])
      return nil
    }
    return entry
  }

  // MARK: Concept level

  private func fillConceptLevel(_ entry: inout TermEntry, concept: Concept, log: inout WarningLog) {
    func values(_ column: String, _ path: KeyPath<GlossaryRow, String?>) -> [String] {
      var seen: [String] = []
      for row in concept.rows {
        guard let raw = row[keyPath: path] else { continue }
        let value = clean(raw, column: column, row: row, log: &log)
        if !value.isEmpty && !seen.contains(value) { seen.append(value) }
      }
      return seen
    }
    // Concept-level columns may stand on any row; when rows disagree (an error of `validate`) the first
    // one wins here too, and the others are kept as notes.
    let definitions = values("definition", \.definition)
    entry.definition = definitions.first
    entry.notes += definitions.dropFirst().map { "definition: " + $0 }
    let domains = values("domain", \.domain)
    entry.notes += domains.dropFirst().map { "domain: " + $0 }
    var categories: [String] = []
    for row in concept.rows {
      if let name = row.category?.rawValue, !categories.contains(name) { categories.append(name) }
    }
    entry.subjectField = domains.first ?? categories.first
    entry.notes += categories.dropFirst(domains.isEmpty ? 1 : 0).map { "category: " + $0 }
  }

  // MARK: Term level

  private func rendering(
    _ ko: String, zh: String, row: GlossaryRow, category: TermCategory?, log: inout WarningLog
  ) -> TermSection {
    var section = TermSection(term: ko, status: row.status, form: row.form, partOfSpeech: partOfSpeech(category))
    func value(_ raw: String?, _ column: String) -> String? {
      guard let raw else { return nil }
      let value = clean(raw, column: column, row: row, log: &log)
      return value.isEmpty ? nil : value
    }
    let by = value(row.by, "by").map(CleanText.singleLine)
    var date = value(row.date, "date")
    if let written = date, !CalendarDate.isValid(written) {
      log.add(.invalidDate, field: "date", value: written, row: row)
      section.notes.append("date: " + written)
      date = nil
    }
    if by != nil || date != nil { section.decisions.append(.init(by: by, date: date)) }
    if let source = value(row.source, "source") { section.sources.append(source) }
    if let ref = value(row.ref, "ref") {
      if let addresses = ExternalReference.addresses(in: ref) {
        section.references += addresses.map { .init(text: $0.text, target: $0.target) }
      } else {
        section.notes.append("ref: " + ref)
      }
    }
    if let note = value(row.note, "note") { section.notes.insert(note, at: 0) }
    if let kind = row.kind { section.notes.append("kind: " + kind.rawValue) }
    if let reason = value(row.reason, "reason") { section.notes.append("reason: " + reason) }
    for extra in row.extras {
      if let text = value(extra.value, extra.column) {
        section.notes.append(CleanText.singleLine(CleanText.legal(extra.column).text) + ": " + text)
      }
    }
    section.chinese = [zh]
    return section
  }

  private func add(
    _ new: TermSection, row: GlossaryRow, to korean: inout [TermSection], log: inout WarningLog
  ) {
    guard let index = korean.firstIndex(where: { $0.term == new.term }) else { return korean.append(new) }
    if korean[index].status.isOffered != new.status.isOffered {
      log.add(.contradictoryStatus, field: "status", value: new.term, row: row)
    }
    if new.status.rank < korean[index].status.rank { korean[index].status = new.status }
    korean[index].merge(new)
  }

  /// Preferred first, at most one of them; attested before converted; else the order of the rows.
  private func ordered(_ terms: [TermSection], column: String, log: inout WarningLog) -> [TermSection] {
    var terms = terms.enumerated().sorted { a, b in
      let (x, y) = (a.element, b.element)
      if x.status.rank != y.status.rank { return x.status.rank < y.status.rank }
      if x.status == .preferred && x.form.rank != y.form.rank { return x.form.rank < y.form.rank }
      if x.isConverted != y.isConverted { return y.isConverted }
      return a.offset < b.offset
    }.map(\.element)
    for index in terms.indices.dropFirst() where terms[index].status == .preferred {
      terms[index].status = .admitted
      log.add(.secondPreferred, field: column == "zh" ? "zh_status" : "status", value: terms[index].term, row: nil)
    }
    return terms
  }

  /// Takes the forms that a tool should not offer out of the section and says so in the entry's notes.
  private func withheld(from terms: [TermSection], tag: String, entry: inout TermEntry) -> [TermSection] {
    let isKorean = tag == options.languages.korean
    for section in terms where !section.status.isOffered && !section.isConverted {
      let label = section.status == .deprecated ? "피할 표기" : "옛 표기"
      let note = isKorean ? "\(label): \(section.term)" : "\(label)(\(tag)): \(section.term)"
      if !entry.notes.contains(note) { entry.notes.append(note) }
    }
    return terms.filter(\.status.isOffered)
  }

  // MARK: Text

  private func text(_ raw: String) -> String { CleanText.singleLine(CleanText.legal(raw).text) }

  private func clean(_ raw: String, column: String, row: GlossaryRow, log: inout WarningLog) -> String {
    let (text, removed) = CleanText.legal(raw)
    if removed { log.add(.illegalCharacters, field: column, value: text, row: row) }
    return CleanText.trimmed(text)
  }

  private func term(_ raw: String, column: String, row: GlossaryRow, log: inout WarningLog) -> String? {
    let (legal, removed) = CleanText.legal(raw)
    let term = CleanText.singleLine(forms.normalize(legal))
    if removed { log.add(.illegalCharacters, field: column, value: term, row: row) }
    guard !CleanText.isInvisible(term) else {
      log.add(.emptyTerm, field: column, value: "", row: row)
      return nil
    }
    return term
  }
}

/// Names are nouns; of other concepts the glossary does not say.
func partOfSpeech(_ category: TermCategory?) -> String? {
  switch category {
  case .person, .personHistorical, .place, .placeHistorical, .organisation, .company, .product, .work: "noun"
  case .policy, .term, nil: nil
  }
}

/// Warnings of one concept, each once.
struct WarningLog {
  let concept: String
  private(set) var warnings: [ExportWarning] = []

  init(concept: String) { self.concept = concept }

  mutating func add(_ kind: ExportWarning.Kind, field: String, value: String, row: GlossaryRow?) {
    let place = row.flatMap { $0.path.isEmpty ? nil : SourcePlace(path: $0.path, line: $0.line) }
    let warning = ExportWarning(kind: kind, concept: concept, field: field, value: value, place: place)
    if !warnings.contains(warning) { warnings.append(warning) }
  }
}
