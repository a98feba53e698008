// SPDX-License-Identifier: Apache-2.0

internal import TermBase

/// Writes entries as TBX-Basic, of ISO 30042:2019 in DCA style or of ISO 30042:2008.
///
/// The two differ in the names of five elements, the namespace and the header; data categories, levels
/// and order are the same, and both are written so that the narrower one (2008: `transacGrp` holds no
/// note, `descripGrp` one description) accepts it.
struct TBXWriter: EntryWriter {
  private var xml = XMLStreamWriter()
  let options: ExportOptions
  let edition: Edition
  /// Ids of the people that decisions name.
  let people: [String: String]

  init(_ format: ExportFormat, options: ExportOptions, people: [String: String]) {
    self.options = options
    edition = format == .tbx3 ? .iso2019 : .iso2008
    self.people = people
  }

  /// What the editions call things.
  struct Edition {
    var root: StaticString
    var header: StaticString
    var entry: StaticString
    var language: StaticString
    var term: StaticString
    var people: StaticString
    var rootAttributes: [(StaticString, String)]
    var isSecond: Bool

    static let iso2019 = Edition(
      root: "tbx", header: "tbxHeader", entry: "conceptEntry", language: "langSec", term: "termSec",
      people: "refObjectSec",
      rootAttributes: [
        ("style", "dca"), ("xml:lang", "ko"), ("xmlns", "urn:iso:std:iso:30042:ed-2"),
      ], isSecond: true)

    static let iso2008 = Edition(
      root: "martif", header: "martifHeader", entry: "termEntry", language: "langSet", term: "tig",
      people: "refObjectList", rootAttributes: [("xml:lang", "ko")], isSecond: false)
  }

  // MARK: Frame

  /// Everything before the first entry.
  mutating func begin() {
    if edition.isSecond {
      // Editors find the schemas of the dialect by these (ISO 30042:2019 recommends them).
      let name = options.dialect.name
      let schematron =
        options.dialect == .core
        ? "TBX_Core_RNG/master/TBX-Core.sch" : "\(name)_dialect/master/DCA/\(name)_DCA.sch"
      xml.processingInstruction(
        "xml-model",
        #"href="https://raw.githubusercontent.com/LTAC-Global/TBX_Core_RNG/master/TBXcoreStructV03.rng" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0""#
      )
      xml.processingInstruction(
        "xml-model",
        #"href="https://raw.githubusercontent.com/LTAC-Global/"# + schematron
          + #"" type="application/xml" schematypens="http://purl.oclc.org/dsdl/schematron""#
      )
    }
    xml.start(edition.root, [("type", edition.isSecond ? options.dialect.name : "TBX-Basic")] + edition.rootAttributes)
    xml.start(edition.header)
    header()
    xml.end()
    xml.start("text")
    xml.start("body")
  }

  private mutating func header() {
    func line(_ text: String) -> String { CleanText.singleLine(CleanText.legal(text).text) }
    xml.start("fileDesc")
    xml.start("titleStmt")
    xml.element("title", text: line(options.title))
    xml.end()
    xml.start("sourceDesc")
    xml.element("p", text: line(options.sourceDescription))
    xml.end()
    xml.end()
    if !edition.isSecond {
      xml.start("encodingDesc")
      xml.element("p", "type", "XCSURI", text: "TBXBasicXCSV02.xcs")
      xml.end()
    }
    if let date = options.date {
      xml.start("revisionDesc")
      xml.start("change")
      xml.element("p", text: "\(date) \(line(options.generator)) export")
      xml.end()
      xml.end()
    }
  }

  /// Everything after the last entry; `names` are the people that were referred to, in order.
  mutating func end(people names: [(name: String, id: String)]) {
    xml.end()
    if !names.isEmpty {
      xml.start("back")
      xml.start(edition.people, [("type", "respPerson")])
      for person in names {
        xml.start("refObject", [("id", person.id)])
        xml.element("item", "type", "fn", text: person.name)
        xml.end()
      }
      xml.end()
      xml.end()
    }
    xml.end()
    xml.end()
  }

  // MARK: Entries

  mutating func drain(atLeast threshold: Int, to sink: (UnsafeRawBufferPointer) throws -> Void) throws {
    try xml.drain(atLeast: threshold, to: sink)
  }

  /// Which data categories the dialect has; what it has not becomes a note.
  private var has: TBXCategories { edition.isSecond ? options.dialect.categories : .basic }

  mutating func write(_ entry: TermEntry, _ report: inout ExportReport) {
    xml.start(edition.entry, [("id", entry.id)])
    var notes: [String] = []
    if let subject = entry.subjectField {
      if has.contains(.subjectField) {
        xml.element("descrip", "type", "subjectField", text: subject)
      } else {
        notes.append(NoteLabel(column: entry.isSubjectCategory ? "category" : "domain", value: subject).text)
      }
    }
    if let definition = entry.definition {
      if has.contains(.description) {
        xml.start("descripGrp")
        xml.element("descrip", "type", "definition", text: definition)
        xml.end()
      } else {
        notes.append(NoteLabel(column: "definition", value: definition).text)
      }
    }
    notes.removeAll { entry.notes.contains($0) }
    for note in notes + entry.notes { xml.element("note", text: note) }
    for language in entry.languages {
      xml.start(edition.language, [("xml:lang", language.tag)])
      let isKorean = language.tag == options.languages.korean
      for term in language.terms { write(term, isKorean: isKorean) }
      report.terms += language.terms.count
      xml.end()
    }
    xml.end()
  }

  private mutating func write(_ section: TermSection, isKorean: Bool) {
    let has = has
    var notes: [String] = []
    func note(_ column: String, _ value: String) {
      let label = NoteLabel(column: column, value: value).text
      // A note on the rows says it more exactly.
      if !section.notes.contains(where: { $0.hasPrefix(column + " [") || $0 == label }) { notes.append(label) }
    }
    xml.start(edition.term)
    xml.element("term", text: section.term)
    if let partOfSpeech = section.partOfSpeech, has.contains(.partOfSpeech) {
      xml.element("termNote", "type", "partOfSpeech", text: partOfSpeech)
    }
    if options.profile == .full {
      if has.contains(.status) {
        if let status = section.status.administrativeStatus {
          xml.element("termNote", "type", "administrativeStatus", text: status)
        }
      } else if section.status != (isKorean ? .preferred : .admitted) {
        note(isKorean ? "status" : "zh_status", section.status.rawValue)
      }
      if has.contains(.termType) {
        xml.element("termNote", "type", "termType", text: section.form.termType)
      } else if isKorean, section.form != .full {
        note("form", section.form.rawValue)
      }
    }
    for context in section.contexts where has.contains(.description) {
      xml.start("descripGrp")
      xml.element("descrip", "type", "context", text: context.text)
      xml.element("admin", "type", "source", text: context.source)
      xml.end()
    }
    for (index, decision) in section.datedDecisions.enumerated() {
      guard has.contains(.transaction) else {
        if let by = decision.by { note("by", by) }
        if let date = decision.date { note("date", date) }
        continue
      }
      xml.start("transacGrp")
      xml.element("transac", "type", "transactionType", text: index == 0 ? "origination" : "modification")
      if let by = decision.by, let id = people[by] {
        xml.element("transacNote", [("type", "responsibility"), ("target", id)], text: by)
      }
      if let date = decision.date { xml.element("date", text: date) }
      xml.end()
    }
    for source in section.sources {
      if has.contains(.source) { xml.element("admin", "type", "source", text: source) } else { note("source", source) }
    }
    if let pinyin = section.pinyin {
      if has.contains(.reading) {
        xml.element("admin", "type", "reading", text: pinyin)
      } else {
        xml.element("note", text: "pinyin: " + pinyin)
      }
    }
    for reference in section.references where has.contains(.reference) {
      xml.element(
        "xref", [("type", "externalCrossReference"), ("target", reference.target)], text: reference.text)
    }
    if !has.contains(.reference), !section.references.isEmpty {
      note("ref", section.references.map(\.text).joined(separator: " "))
    }
    for text in notes { xml.element("note", text: text) }
    for text in section.notes { xml.element("note", text: text) }
    xml.end()
  }
}

/// Data categories that a dialect has or lacks (ISO 30042:2019, modules core, min, basic, linguist).
struct TBXCategories: OptionSet {
  let rawValue: UInt16
  static let subjectField = TBXCategories(rawValue: 1)
  static let partOfSpeech = TBXCategories(rawValue: 2)
  static let status = TBXCategories(rawValue: 4)
  static let reference = TBXCategories(rawValue: 8)
  static let description = TBXCategories(rawValue: 16)
  static let termType = TBXCategories(rawValue: 32)
  static let transaction = TBXCategories(rawValue: 64)
  static let source = TBXCategories(rawValue: 128)
  static let reading = TBXCategories(rawValue: 256)

  static let min: TBXCategories = [.subjectField, .partOfSpeech, .status, .reference]
  static let basic: TBXCategories = [.min, .description, .termType, .transaction, .source]
}

extension TBXDialect {
  var categories: TBXCategories {
    switch self {
    case .core: []
    case .min: .min
    case .basic: .basic
    case .linguist: [.basic, .reading]
    }
  }
}

extension TermSection {
  /// Oldest first; those without a date come last, in the order of their rows.
  var datedDecisions: [Decision] {
    decisions.enumerated().sorted { a, b in
      let (x, y) = (a.element.date ?? "9999-99-99", b.element.date ?? "9999-99-99")
      return x != y ? x < y : a.offset < b.offset
    }.map(\.element)
  }
}

extension TermStatus {
  /// The picklist value of TBX-Basic's `administrativeStatus`.
  var administrativeStatus: String? {
    switch self {
    case .preferred: "preferredTerm-admn-sts"
    case .admitted: "admittedTerm-admn-sts"
    case .deprecated: "deprecatedTerm-admn-sts"
    case .superseded: "supersededTerm-admn-sts"
    case .rejected: nil
    }
  }
}

extension TermForm {
  /// The picklist value of TBX-Basic's `termType`.
  var termType: String {
    switch self {
    case .full: "fullForm"
    case .short: "shortForm"
    case .abbreviation: "abbreviation"
    }
  }
}
