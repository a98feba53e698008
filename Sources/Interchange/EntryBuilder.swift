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
  /// Places in documents where a pair was seen; nil when none are to be written.
  var contexts: ((_ zh: String, _ ko: String) -> [TermContext])?

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
    entry.hasOneForm = chinese.hasOneForm(forms: forms)
    if options.profile == .full { for index in korean.indices { labelDifferences(in: &korean[index]) } }
    korean = ordered(korean, column: "ko", log: &log)
    var simplified = ordered(chinese.simplified(forms: forms), column: "zh", log: &log)
    var traditional = ordered(chinese.traditional, column: "zh", log: &log)
    if options.profile == .full || !entry.hasOneForm {
      namePairs(simplified, traditional, &korean, hasOneForm: entry.hasOneForm)
    }
    if let contexts {
      for index in korean.indices {
        korean[index].contexts = korean[index].chinese.flatMap { contexts($0, korean[index].term) }
      }
    }
    let languages = options.languages
    if options.profile == .safe {
      simplified = withheld(from: simplified, tag: languages.simplified, entry: &entry)
      korean = withheld(from: korean, tag: languages.korean, entry: &entry)
      traditional = withheld(from: traditional, tag: languages.traditional, entry: &entry)
    }
    func appendSection(_ tag: String, _ terms: [TermSection], isChinese: Bool) {
      var terms = terms
      if isChinese {
        for index in terms.indices {
          let pinyin = text(forms.pinyin(terms[index].term))
          if !pinyin.isEmpty { terms[index].pinyin = pinyin }
        }
      }
      if !terms.isEmpty { entry.languages.append(LanguageSection(tag: tag, terms: terms)) }
    }
    if options.source == .traditional, !traditional.isEmpty { simplified = [] }
    if options.source == .simplified { traditional = [] }
    if simplified.isEmpty { appendSection(languages.traditional, traditional, isChinese: true) }
    appendSection(languages.simplified, simplified, isChinese: true)
    appendSection(languages.korean, korean, isChinese: false)
    if !simplified.isEmpty { appendSection(languages.traditional, traditional, isChinese: true) }
    // A tool that takes the first language for the source and the second for the target would pair
    // zh-Hans with zh-Hant when there is no Korean left.
    guard !korean.isEmpty, !(simplified.isEmpty && traditional.isEmpty) else {
      log.add(.nothingToOffer, field: "status", value: concept.rows[0].ko, row: concept.rows[0])
      return nil
    }
    return entry
  }

  /// An entry does not say which rendering belongs to which of its Chinese forms; a note does, where the forms are
  /// more than spellings of one or a reader would guess otherwise.
  private func namePairs(
    _ simplified: [TermSection], _ traditional: [TermSection], _ korean: inout [TermSection], hasOneForm: Bool
  ) {
    var forms = simplified.filter { !$0.isConverted }
    for form in traditional where !forms.contains(where: { $0.term == form.term }) { forms.append(form) }
    if hasOneForm {
      if forms.count <= 1 { return }
      let guess = DefaultPairing.pairs(chinese: forms.map(\.status), korean: korean.map(\.status))
      // Neither list has a form twice.
      let isGuessed = korean.indices.allSatisfy { index in
        let guessed = guess.filter { $0.korean == index }
        return guessed.count == korean[index].chinese.count
          && guessed.allSatisfy { korean[index].chinese.contains(forms[$0.chinese].term) }
      }
      if isGuessed { return }
    }
    for index in korean.indices {
      korean[index].notes += korean[index].chinese.map { NoteLabel(column: "zh", value: $0).text }
    }
  }

  /// Where rows of one rendering disagree, each value is noted with the Chinese form of its row.
  private func labelDifferences(in section: inout TermSection) {
    // Rows with one pair cannot be told apart by it; they were joined, and a warning said so.
    guard section.rows.count > 1, section.chinese.count == section.rows.count else { return }
    var columns: [String] = []
    for row in section.rows {
      for cell in row.cells where !columns.contains(cell.column) { columns.append(cell.column) }
    }
    for column in columns {
      let values = section.rows.map { row in row.cells.first { $0.column == column }?.value }
      if values.allSatisfy({ $0 == values[0] }) { continue }
      for value in values.compactMap({ $0 }) {
        // `note` stands without its name.
        section.notes.removeAll {
          $0 == NoteLabel(column: column, value: value).text || column == "note" && $0 == value
        }
      }
      for (row, value) in zip(section.rows, values) {
        if let value { section.notes.append(NoteLabel(column: column, chinese: row.chinese, value: value).text) }
      }
    }
  }

  // MARK: Concept level

  private func fillConceptLevel(_ entry: inout TermEntry, concept: Concept, log: inout WarningLog) {
    func values(_ column: String, _ cell: (GlossaryRow) -> String?) -> [String] {
      var seen: [String] = []
      for row in concept.rows {
        guard let raw = cell(row) else { continue }
        let value = clean(raw, column: column, row: row, log: &log)
        if !value.isEmpty && !seen.contains(value) { seen.append(value) }
      }
      return seen
    }
    // Concept-level columns may stand on any row; when rows disagree (an error of `validate`) the first
    // one wins here too, and the others are kept as notes.
    let definitions = values("definition") { $0.definition }
    entry.definition = definitions.first
    entry.notes += definitions.dropFirst().map { NoteLabel(column: "definition", value: $0).text }
    let domains = values("domain") { $0.domain }
    // A domain that is called as a category would be read as one.
    let plain = domains.first.map { TermCategory(rawValue: $0) == nil } ?? false
    entry.notes += domains.dropFirst(plain ? 1 : 0).map { NoteLabel(column: "domain", value: $0).text }
    var categories: [String] = []
    for row in concept.rows {
      if let name = row.category?.rawValue, !categories.contains(name) { categories.append(name) }
    }
    entry.subjectField = domains.first ?? categories.first
    entry.isSubjectCategory = domains.isEmpty
    entry.categories = categories
    entry.notes += categories.dropFirst(domains.isEmpty ? 1 : 0).map { "category: " + $0 }
  }

  // MARK: Term level

  private func rendering(
    _ ko: String, zh: String, row: GlossaryRow, category: TermCategory?, log: inout WarningLog
  ) -> TermSection {
    var section = TermSection(term: ko, status: row.status, form: row.form, partOfSpeech: partOfSpeech(category))
    var cells = [(column: "status", value: row.status.rawValue), (column: "form", value: row.form.rawValue)]
    func note(_ column: String, _ value: String) {
      cells.append((column, value))
      section.notes.append(NoteLabel(column: column, value: value).text)
    }
    func value(_ raw: String?, _ column: String) -> String? {
      guard let raw else { return nil }
      let value = clean(raw, column: column, row: row, log: &log)
      return value.isEmpty ? nil : value
    }
    let by = value(row.by, "by").map(CleanText.singleLine)
    var date = value(row.date, "date")
    if let written = date, !CalendarDate.isValid(written) {
      log.add(.invalidDate, field: "date", value: written, row: row)
      note("date", written)
      date = nil
    }
    if by != nil || date != nil { section.decisions.append(.init(by: by, date: date)) }
    if let by { cells.append(("by", by)) }
    if let date { cells.append(("date", date)) }
    if let source = value(row.source, "source") {
      cells.append(("source", source))
      section.sources.append(source)
    }
    if let ref = value(row.ref, "ref") {
      if let addresses = ExternalReference.addresses(in: ref) {
        cells.append(("ref", ref))
        section.references += addresses.map { .init(text: $0.text, target: $0.target) }
      } else {
        note("ref", ref)
      }
    }
    if let text = value(row.note, "note") {
      cells.append(("note", text))
      section.notes.insert(NoteLabel.plain(text), at: 0)
    }
    if let kind = row.kind { note("kind", kind.rawValue) }
    if let reason = value(row.reason, "reason") { note("reason", reason) }
    for extra in row.extras {
      if let text = value(extra.value, extra.column) {
        var column = CleanText.singleLine(CleanText.legal(extra.column).text)
        // What became the name of a column that means something would be read as that.
        if column != extra.column, GlossaryColumn(rawValue: column) != nil { column += "_" }
        note(column, text)
      }
    }
    section.chinese = [zh]
    section.rows = [.init(chinese: zh, cells: cells)]
    return section
  }

  private func add(
    _ new: TermSection, row: GlossaryRow, to korean: inout [TermSection], log: inout WarningLog
  ) {
    guard let index = korean.firstIndex(where: { $0.term == new.term }) else { return korean.append(new) }
    if korean[index].chinese == new.chinese {
      log.add(.duplicateRow, field: "ko", value: new.term, row: row)
    }
    if korean[index].status.isOffered != new.status.isOffered {
      log.add(.contradictoryStatus, field: "status", value: new.term, row: row)
    }
    if new.status.rank < korean[index].status.rank { korean[index].status = new.status }
    korean[index].merge(new)
  }

  /// Preferred first, at most one of them; attested before converted; else the order of the rows.
  private func ordered(_ terms: [TermSection], column: String, log: inout WarningLog) -> [TermSection] {
    var terms = terms
    // Most are in order; moving a term costs a dozen counts of references.
    if terms.count > 1 {
      let places = terms.indices.sorted { terms[$0].rank != terms[$1].rank ? terms[$0].rank < terms[$1].rank : $0 < $1 }
      if places != Array(terms.indices) { terms = places.map { terms[$0] } }
    }
    for index in terms.indices.dropFirst() where terms[index].status == .preferred {
      terms[index].status = .admitted
      let name = column == "zh" ? "zh_status" : "status"
      // Rows that disagree on the status have it noted already.
      if options.profile == .full, !terms[index].notes.contains(where: { $0.hasPrefix("status [") }) {
        terms[index].notes.append(NoteLabel(column: name, value: TermStatus.preferred.rawValue).text)
      }
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

extension TermSection {
  /// Where it belongs among the terms of its language.
  fileprivate var rank: Int { status.rank << 3 | (status == .preferred ? form.rank : 0) << 1 | (isConverted ? 1 : 0) }
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
