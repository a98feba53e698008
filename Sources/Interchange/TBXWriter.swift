// SPDX-License-Identifier: Apache-2.0

internal import TermBase

/// Writes entries as TBX-Basic, of ISO 30042:2019 in DCA style or of ISO 30042:2008.
///
/// The two differ in the names of five elements, the namespace and the header; data categories, levels
/// and order are the same, and both are written so that the narrower one (2008: `transacGrp` holds no
/// note, `descripGrp` one description) accepts it.
struct TBXWriter {
  let xml: XMLStreamWriter
  let options: ExportOptions
  let edition: Edition
  /// Ids of the people that decisions name.
  let people: [String: String]

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
        ("type", "TBX-Basic"), ("style", "dca"), ("xml:lang", "ko"), ("xmlns", "urn:iso:std:iso:30042:ed-2"),
      ], isSecond: true)

    static let iso2008 = Edition(
      root: "martif", header: "martifHeader", entry: "termEntry", language: "langSet", term: "tig",
      people: "refObjectList", rootAttributes: [("type", "TBX-Basic"), ("xml:lang", "ko")], isSecond: false)
  }

  // MARK: Frame

  /// Everything before the first entry.
  func begin() throws(InterchangeError) {
    if edition.isSecond {
      // Editors find the schemas of the dialect by these (ISO 30042:2019 recommends them).
      try xml.processingInstruction(
        "xml-model",
        #"href="https://raw.githubusercontent.com/LTAC-Global/TBX_Core_RNG/master/TBXcoreStructV03.rng" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0""#
      )
      try xml.processingInstruction(
        "xml-model",
        #"href="https://raw.githubusercontent.com/LTAC-Global/TBX-Basic_dialect/master/DCA/TBX-Basic_DCA.sch" type="application/xml" schematypens="http://purl.oclc.org/dsdl/schematron""#
      )
    }
    try xml.start(edition.root, edition.rootAttributes)
    try xml.element(edition.header) { () throws(InterchangeError) in try header() }
    try xml.start("text")
    try xml.start("body")
  }

  private func header() throws(InterchangeError) {
    func line(_ text: String) -> String { CleanText.singleLine(CleanText.legal(text).text) }
    try xml.element("fileDesc") { () throws(InterchangeError) in
      try xml.element("titleStmt") { () throws(InterchangeError) in
        try xml.element("title", text: line(options.title))
      }
      try xml.element("sourceDesc") { () throws(InterchangeError) in
        try xml.element("p", text: line(options.sourceDescription))
      }
    }
    if !edition.isSecond {
      try xml.element("encodingDesc") { () throws(InterchangeError) in
        try xml.element("p", [("type", "XCSURI")], text: "TBXBasicXCSV02.xcs")
      }
    }
    if let date = options.date {
      try xml.element("revisionDesc") { () throws(InterchangeError) in
        try xml.element("change") { () throws(InterchangeError) in
          try xml.element("p", text: "\(date) \(line(options.generator)) export")
        }
      }
    }
  }

  /// Everything after the last entry; `names` are the people that were referred to, in order.
  func end(people names: [(name: String, id: String)]) throws(InterchangeError) {
    try xml.end()
    if !names.isEmpty {
      try xml.element("back") { () throws(InterchangeError) in
        try xml.element(edition.people, [("type", "respPerson")]) { () throws(InterchangeError) in
          for person in names {
            try xml.element("refObject", [("id", person.id)]) { () throws(InterchangeError) in
              try xml.element("item", [("type", "fn")], text: person.name)
            }
          }
        }
      }
    }
    try xml.end()
    try xml.end()
    try xml.endDocument()
  }

  // MARK: Entries

  func write(_ entry: TermEntry) throws(InterchangeError) {
    try xml.start(edition.entry, [("id", entry.id)])
    if let subject = entry.subjectField {
      try xml.element("descrip", [("type", "subjectField")], text: subject)
    }
    if let definition = entry.definition {
      try xml.element("descripGrp") { () throws(InterchangeError) in
        try xml.element("descrip", [("type", "definition")], text: definition)
      }
    }
    for note in entry.notes { try xml.element("note", text: note) }
    for language in entry.languages {
      try xml.start(edition.language, [("xml:lang", language.tag)])
      for term in language.terms { try write(term) }
      try xml.end()
    }
    try xml.end()
  }

  private func write(_ section: TermSection) throws(InterchangeError) {
    try xml.start(edition.term)
    try xml.element("term", text: section.term)
    if let partOfSpeech = section.partOfSpeech {
      try xml.element("termNote", [("type", "partOfSpeech")], text: partOfSpeech)
    }
    if options.profile == .full {
      if let status = section.status.administrativeStatus {
        try xml.element("termNote", [("type", "administrativeStatus")], text: status)
      }
      try xml.element("termNote", [("type", "termType")], text: section.form.termType)
    }
    for (index, decision) in section.datedDecisions.enumerated() {
      try xml.element("transacGrp") { () throws(InterchangeError) in
        try xml.element(
          "transac", [("type", "transactionType")], text: index == 0 ? "origination" : "modification")
        if let by = decision.by, let id = people[by] {
          try xml.element("transacNote", [("type", "responsibility"), ("target", id)], text: by)
        }
        if let date = decision.date { try xml.element("date", text: date) }
      }
    }
    for source in section.sources { try xml.element("admin", [("type", "source")], text: source) }
    for reference in section.references {
      try xml.element(
        "xref", [("type", "externalCrossReference"), ("target", reference.target)], text: reference.text)
    }
    for note in section.notes { try xml.element("note", text: note) }
    try xml.end()
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
