// SPDX-License-Identifier: Apache-2.0

internal import TermBase

/// Makes the glossary rows of an entry: the way back from `EntryBuilder`.
///
/// Of a file that gwalho wrote every note is known (`NoteLabel`), and the rows come out as they went in. Of others
/// notes stay notes, the first term without a status is the preferred one, and what has no column here becomes a
/// column of its own name.
struct EntryRows {
  let forms: ScriptForms
  var isOwn: Bool
  let path: String
  /// Gets the problems of single values.
  var log: ProblemLog

  private mutating func report(_ kind: ReadProblem.Kind, _ line: Int, _ name: String, _ value: String) {
    log.add(kind, line: line, name: name, value: value)
  }

  private struct Chinese {
    var text: String
    var status: TermStatus
    /// Its places among the languages and their terms.
    var language: Int
    var term: Int
  }

  /// The rows, or nil when the entry has no Chinese or no Korean. Its Korean terms are taken out of the entry.
  ///
  /// Places and not copies wherever it can be: a term is a dozen counted references, a row is two dozen.
  mutating func concept(of entry: inout ReadEntry) -> ReadConcept? {
    let statesStatus = entry.languages.allSatisfy { language in
      language.role != .korean || language.terms.allSatisfy { $0.status != nil }
    }
    let chinese = chinese(of: entry)
    let korean = takeKorean(of: &entry)
    guard !chinese.isEmpty, !korean.isEmpty else {
      let tags = entry.languages.map(\.tag).joined(separator: " ")
      report(.noPair, entry.line, chinese.isEmpty ? "zh" : "ko", (entry.id ?? "") + (tags.isEmpty ? "" : " (\(tags))"))
      return nil
    }
    var rows: [GlossaryRow] = []
    let shared = Shared(entry, isOwn: isOwn)
    let values = korean.map { RowValues($0, isOwn: isOwn) }
    let pairs = pairs(chinese, korean, values)
    rows.reserveCapacity(pairs.count)
    for pair in pairs {
      let zh = chinese[pair.chinese]
      let last = rows.count
      rows.append(
        GlossaryRow(
          path: path, line: korean[pair.korean].line, zh: zh.text, zhStatus: zh.status, ko: korean[pair.korean].text,
          status: korean[pair.korean].status ?? .preferred, form: korean[pair.korean].form ?? .full))
      set(values[pair.korean].cells(of: zh.text), in: &rows[last])
      if !isOwn, !rows[..<last].contains(where: { $0.zh == zh.text }) {
        set(RowValues(entry.languages[zh.language].terms[zh.term].level).cells(of: zh.text), in: &rows[last])
      }
    }
    var concept = ReadConcept(id: entry.id, line: entry.line, rows: rows)
    concept.statesStatus = statesStatus
    rows = []
    fill(&concept, with: shared, of: entry)
    return concept
  }

  // MARK: Terms

  private func chinese(of entry: ReadEntry) -> [Chinese] {
    var found: [Chinese] = []
    for wantsTraditional in [false, true] {
      for place in entry.languages.indices {
        let role = entry.languages[place].role
        guard role.isChinese, (role == .traditional) == wantsTraditional else { continue }
        for term in entry.languages[place].terms.indices {
          func note(_ label: StaticString) -> String? {
            entry.languages[place].terms[term].level.notes.first { note in
              label.withUTF8Buffer { note.utf8.starts(with: $0) }
            }
          }
          if isOwn, note("converted-from: ") != nil { continue }
          var status = entry.languages[place].terms[term].status ?? .admitted
          if isOwn, let note = note("zh_status: ") {
            status = TermStatus(rawValue: String(note.dropFirst("zh_status: ".count))) ?? status
          }
          let text = entry.languages[place].terms[term].text
          if let known = found.firstIndex(where: { $0.text == text }) {
            if found[known].status == .admitted { found[known].status = status }
          } else {
            found.append(Chinese(text: text, status: status, language: place, term: term))
          }
        }
      }
    }
    return found
  }

  /// Korean terms, each with a status, one of them preferred at most.
  private func takeKorean(of entry: inout ReadEntry) -> [ReadTerm] {
    var terms: [ReadTerm] = []
    for place in entry.languages.indices where entry.languages[place].role == .korean {
      var found: [ReadTerm] = []
      swap(&found, &entry.languages[place].terms)
      let isNew = found.indices.allSatisfy { index in
        !found[..<index].contains { $0.text == found[index].text }
      }
      if terms.isEmpty, isNew {
        terms = found
        continue
      }
      for term in found {
        if let known = terms.firstIndex(where: { $0.text == term.text }) {
          terms[known].level.notes += term.level.notes
        } else {
          terms.append(term)
        }
      }
    }
    var hasPreferred = terms.contains { $0.status == .preferred }
    var seen = false
    for index in terms.indices {
      switch terms[index].status {
      case .preferred:
        if seen { terms[index].status = .admitted }
        seen = true
      case nil:
        terms[index].status = hasPreferred ? .admitted : .preferred
        hasPreferred = true
      default: break
      }
    }
    return terms
  }

  private func pairs(
    _ chinese: [Chinese], _ korean: [ReadTerm], _ values: [RowValues]
  ) -> [(chinese: Int, korean: Int)] {
    if chinese.count == 1 { return korean.indices.map { (0, $0) } }
    var named: [(chinese: Int, korean: Int)] = []
    var isComplete = isOwn
    if isOwn {
      for index in values.indices {
        let before = named.count
        for text in values[index].chinese {
          if let place = chinese.firstIndex(where: { $0.text == text }) { named.append((place, index)) }
        }
        if named.count == before { isComplete = false }
      }
    }
    let pairs =
      isComplete && !named.isEmpty
      ? named : DefaultPairing.pairs(chinese: chinese.map(\.status), korean: korean.map { $0.status ?? .preferred })
    return pairs.sorted { $0.chinese != $1.chinese ? $0.chinese < $1.chinese : $0.korean < $1.korean }
  }

  private mutating func set(_ cells: [Cell], in row: inout GlossaryRow) {
    for cell in cells where !cell.value.isEmpty {
      let value = GlossaryRow.normalized(cell.value)
      if let column = cell.known {
        let before = column == .note || column == .ref || column == .source ? row.cell(column) : ""
        if !row.set(column, before.isEmpty || before == value ? value : before + " / " + value) {
          report(.unknownValue, row.line, cell.name, value)
          row.extras.append(.init(column: cell.name + "_", value: value))
        }
      } else {
        row.extras.append(.init(column: cell.name, value: value))
      }
    }
  }

  // MARK: Concept level

  private mutating func fill(_ concept: inout ReadConcept, with shared: Shared, of entry: ReadEntry) {
    let count = concept.rows.count
    for index in 0..<count {
      if let by = shared.by, concept.rows[index].by == nil, concept.rows[index].date == nil {
        concept.rows[index].by = by
      }
      if let date = shared.date, concept.rows[index].date == nil { concept.rows[index].date = date }
      if let source = shared.source, concept.rows[index].source == nil { concept.rows[index].source = source }
      if let category = shared.categories[safe: min(index, shared.categories.count - 1)] {
        concept.rows[index].category = category
      }
      // Rows that contradict each other did so before; one value stands on the first row.
      if let definition = shared.definitions[safe: index] {
        concept.rows[index].definition = GlossaryRow.normalized(definition)
      }
      if let domain = shared.domains[safe: index] { concept.rows[index].domain = GlossaryRow.normalized(domain) }
    }
    set(shared.cells, in: &concept.rows[0])
    let zh = concept.rows[0].zh
    if !isOwn {
      for language in entry.languages {
        if language.role == .other {
          let column = language.tag.isEmpty ? "term" : language.tag
          set([Cell(column, language.terms.map(\.text).joined(separator: "; "))], in: &concept.rows[0])
        }
        set(RowValues(language.level).cells(of: zh), in: &concept.rows[0])
      }
    }
    if concept.id == nil, concept.rows.contains(where: { $0.zh != zh }) {
      let pinyin = Identifiers.bare(forms.normalize(forms.pinyin(zh)))
      concept.id = "c-" + (pinyin.isEmpty ? "x" : pinyin)
    }
    for index in 0..<count { concept.rows[index].id = concept.id }
  }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

/// A value on its way into a row.
private struct Cell {
  /// The column, when it is one of ours that may be set so.
  var known: GlossaryColumn?
  var name: String
  var value: String

  init(_ column: GlossaryColumn, _ value: String) {
    known = column
    name = column.rawValue
    self.value = value
  }

  init(_ name: String, _ value: String) {
    switch GlossaryColumn(rawValue: name) {
    case .id, .zh, .ko, nil: known = nil
    case let column: known = column
    }
    self.name = name
    self.value = value
  }
}

/// What is said of a rendering, as cells of its rows.
private struct RowValues {
  private var shared: [Cell] = []
  private var labelled: [(column: String, chinese: String, value: String)] = []
  /// The Chinese forms that the rendering belongs to.
  private(set) var chinese: [String] = []

  init(_ term: ReadTerm, isOwn: Bool) {
    self.init(term.level, isOwn: isOwn)
    // Of our own files contexts are places in documents, which no row holds.
    if !isOwn, !term.contexts.isEmpty { add("context", term.contexts.joined(separator: " / ")) }
  }

  init(_ level: ReadLevel, isOwn: Bool = false) {
    if let decision = level.decisions.last {
      if let by = decision.by { add(.by, by) }
      if let date = decision.date { add(.date, date) }
    }
    if !level.sources.isEmpty { add(.source, level.sources.joined(separator: "; ")) }
    if !level.references.isEmpty {
      add(
        .ref,
        level.references.map { reference in
          ExternalReference.addresses(in: reference.text) != nil || reference.target.isEmpty
            ? reference.text : reference.text.isEmpty ? reference.target : reference.text + " " + reference.target
        }.joined(separator: " "))
    }
    var notes: [String] = []
    for note in level.notes {
      guard isOwn, let label = NoteLabel(note) else {
        notes.append(note)
        continue
      }
      if label.column == "zh" {
        chinese.append(label.value)
      } else if let form = label.chinese {
        labelled.append((label.column, form, label.value))
      } else {
        add(label.column, label.value)
      }
    }
    if !notes.isEmpty { add(.note, notes.joined(separator: " / ")) }
    for extra in level.extras { add(extra.column, extra.value) }
  }

  private mutating func add(_ column: String, _ value: String) { shared.append(Cell(column, value)) }
  private mutating func add(_ column: GlossaryColumn, _ value: String) { shared.append(Cell(column, value)) }

  func cells(of form: String) -> [Cell] {
    if labelled.isEmpty { return shared }
    let own = labelled.filter { $0.chinese == form }.map { Cell($0.column, $0.value) }
    return shared.filter { cell in !labelled.contains { $0.column == cell.name } } + own
  }
}

/// What an entry says of the concept as a whole.
private struct Shared {
  var by: String?
  var date: String?
  var source: String?
  var categories: [TermCategory] = []
  var definitions: [String] = []
  var domains: [String] = []
  var cells: [Cell] = []

  init(_ entry: ReadEntry, isOwn: Bool) {
    var notes: [String] = []
    var labelled: [String: [String]] = [:]
    for note in entry.level.notes {
      if isOwn, let label = NoteLabel(note), ["definition", "domain", "category"].contains(label.column) {
        labelled[label.column, default: []].append(label.value)
      } else {
        notes.append(note)
      }
    }
    takeSubjects(entry.subjectFields, labelled)
    // The definition in Korean is the one for a Korean reader.
    let sorted =
      entry.definitions.filter { LanguageRole(tag: $0.language) == .korean }
      + entry.definitions.filter { $0.language.isEmpty }
      + entry.definitions.filter { !$0.language.isEmpty && LanguageRole(tag: $0.language) != .korean }
    definitions = sorted.map(\.text)
    if isOwn {
      definitions += labelled["definition", default: []]
    } else {
      notes += definitions.dropFirst().map { "definition: " + $0 }
      definitions = Array(definitions.prefix(1))
      notes += domains.dropFirst().map { "domain: " + $0 }
      domains = Array(domains.prefix(1))
    }
    by = entry.level.decisions.last?.by
    date = entry.level.decisions.last?.date
    source = entry.level.sources.isEmpty ? nil : entry.level.sources.joined(separator: "; ")
    if !notes.isEmpty { cells.append(Cell(.note, notes.joined(separator: " / "))) }
    if !entry.level.references.isEmpty {
      cells.append(
        Cell(.ref, entry.level.references.map { $0.target.isEmpty ? $0.text : $0.target }.joined(separator: " ")))
    }
    cells += entry.level.extras.map { Cell($0.column, $0.value) }
  }

  private mutating func takeSubjects(_ subjects: [String], _ labelled: [String: [String]]) {
    categories = labelled["category", default: []].compactMap { TermCategory(rawValue: $0) }
    let written = labelled["domain", default: []]
    for subject in subjects {
      if categories.isEmpty, !written.contains(subject), let category = TermCategory(rawValue: subject) {
        categories.append(category)
      } else {
        domains.append(subject)
      }
    }
    domains += written.filter { !domains.contains($0) }
  }
}
