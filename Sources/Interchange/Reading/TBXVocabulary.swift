// SPDX-License-Identifier: Apache-2.0

internal import TermBase

/// What the elements and data categories of TBX are called: ISO 30042:2019 in both styles, ISO 30042:2008, and
/// TBX-Min of 2013.
enum TBXVocabulary {
  enum Element: Sendable {
    case root, header, text, body, back, entry, language, term
    /// `termGrp` of 2008 inside `ntig`: no level of its own.
    case termGroup
    /// The groups: `descripGrp`, `adminGrp`, `termNoteGrp` …
    case descriptionGroup, transactionGroup, otherGroup
    case termText, termNote, description, admin, transaction, transactionNote, date, note, reference
    /// Notes about descriptions and administrative values.
    case annotation
    case personList, person, item
    case change, paragraph
    /// Markup inside text.
    case inline
    /// Known, and nothing in it is for us: what stands in the header.
    case frame
    /// Text of the header that nobody needs.
    case unused
    /// In no edition.
    case unknown
  }

  /// Which edition or style an element belongs to; several may have it.
  struct Edition: OptionSet, Sendable {
    let rawValue: UInt8
    static let dca = Edition(rawValue: 1)
    static let dct = Edition(rawValue: 2)
    static let iso2008 = Edition(rawValue: 4)
    static let min2013 = Edition(rawValue: 8)
    static let iso2019: Edition = [.dca, .dct]
    static let all: Edition = [.dca, .dct, .iso2008]
  }

  struct ElementInfo: Sendable {
    var element: Element
    var editions: Edition
    /// For elements that are named after their category (DCT).
    var category: Category?
  }

  enum Category: UInt8, Sendable {
    case subjectField, definition, context
    case partOfSpeech, status, termType, geographicalUsage, gender
    case source, transactionType, responsibility, externalReference, crossReference, restriction
    /// Of the dialect Linguist alone.
    case reading
    /// One that TBX-Basic does not have.
    case other
  }

  static let elements: ByteNames<ElementInfo> = {
    var all: [(String, ElementInfo)] = []
    func add(_ names: String, _ element: Element, _ editions: Edition, _ category: Category? = nil) {
      for name in names.split(separator: " ") {
        all.append((String(name), ElementInfo(element: element, editions: editions, category: category)))
      }
    }
    add("tbx", .root, .iso2019)
    add("martif", .root, .iso2008)
    add("TBX", .root, .min2013)
    add("tbxHeader", .header, .iso2019)
    add("martifHeader", .header, .iso2008)
    add("header", .header, .min2013)
    add("text", .text, .all)
    add("body", .body, [.all, .min2013])
    add("back", .back, .all)
    add("conceptEntry", .entry, .iso2019)
    add("termEntry", .entry, .iso2008)
    add("entry", .entry, .min2013)
    add("langSec", .language, .iso2019)
    add("langSet", .language, .iso2008)
    add("langGroup", .language, .min2013)
    add("termSec", .term, .iso2019)
    add("tig ntig", .term, .iso2008)
    add("termGroup", .term, .min2013)
    add("termGrp", .termGroup, .iso2008)
    add("term", .termText, [.all, .min2013])
    add("termNote", .termNote, [.dca, .iso2008])
    add("termNoteGrp adminGrp", .otherGroup, .all)
    add("termCompList termCompGrp termComp", .otherGroup, .iso2008)
    add("descrip", .description, [.dca, .iso2008])
    add("descripGrp", .descriptionGroup, .all)
    add("descripNote adminNote", .annotation, [.dca, .iso2008])
    add("admin", .admin, [.dca, .iso2008])
    add("transac", .transaction, [.dca, .iso2008])
    add("transacGrp", .transactionGroup, .all)
    add("transacNote", .transactionNote, [.dca, .iso2008])
    add("date", .date, .all)
    add("note", .note, [.all, .min2013])
    add("xref ref", .reference, [.dca, .iso2008])
    add("refObjectSec", .personList, .iso2019)
    add("refObjectList", .personList, .iso2008)
    add("refObject", .person, .all)
    add("item itemGrp itemSet", .item, .all)
    add("hi foreign bpt ept ph it sc ec sub", .inline, .all)
    add("fileDesc titleStmt publicationStmt encodingDesc revisionDesc languages", .frame, [.all, .min2013])
    add("change", .change, .all)
    add("p", .paragraph, .all)
    add("title", .unused, .all)
    add("sourceDesc", .frame, .all)
    add("id creator license directionality description", .unused, .min2013)
    // Elements that are data categories: https://www.tbxinfo.net (modules min, basic and linguist).
    add("subjectField", .description, [.dct, .min2013], .subjectField)
    add("definition", .description, .dct, .definition)
    add("context", .description, .dct, .context)
    add("partOfSpeech", .termNote, [.dct, .min2013], .partOfSpeech)
    add("administrativeStatus", .termNote, .dct, .status)
    add("termStatus", .termNote, .min2013, .status)
    add("termType", .termNote, .dct, .termType)
    add("geographicalUsage", .termNote, .dct, .geographicalUsage)
    add("grammaticalGender", .termNote, .dct, .gender)
    add("source", .admin, .dct, .source)
    add("customerSubset projectSubset", .admin, .dct, .restriction)
    add("customer", .admin, .min2013, .restriction)
    add("reading", .admin, .dct, .reading)
    add("transactionType", .transaction, .dct, .transactionType)
    add("responsibility", .transactionNote, .dct, .responsibility)
    add("externalCrossReference xGraphic", .reference, .dct, .externalReference)
    add("crossReference", .reference, .dct, .crossReference)
    add(
      "termLocation grammaticalNumber register transferComment animacy etymology usageNote termForm", .termNote, .dct,
      .other)
    add("explanation example", .description, .dct, .other)
    return ByteNames(all)
  }()

  static let categories = ByteNames<Category>([
    ("subjectField", .subjectField), ("definition", .definition), ("context", .context),
    ("partOfSpeech", .partOfSpeech), ("termType", .termType), ("geographicalUsage", .geographicalUsage),
    ("grammaticalGender", .gender), ("source", .source), ("transactionType", .transactionType),
    ("responsibility", .responsibility), ("externalCrossReference", .externalReference),
    ("xGraphic", .externalReference), ("crossReference", .crossReference), ("customerSubset", .restriction),
    ("projectSubset", .restriction), ("reading", .reading),
    // The status by its names: TBX-Basic, TBX-Default, TBX-Min and what tools made of them.
    ("administrativeStatus", .status), ("normativeAuthorization", .status), ("usageStatus", .status),
    ("termStatus", .status), ("status", .status),
  ])

  /// The element that a category belongs on: a `termNote` is no `descrip`.
  static func isAt(_ category: Category, _ element: Element) -> Bool {
    switch category {
    case .subjectField, .definition, .context: element == .description
    case .partOfSpeech, .status, .termType, .geographicalUsage, .gender: element == .termNote
    case .source, .restriction, .reading: element == .admin
    case .transactionType: element == .transaction
    case .responsibility: element == .transactionNote
    case .externalReference, .crossReference: element == .reference
    case .other: true
    }
  }

  // MARK: Picklists

  struct Status: Sendable {
    var status: TermStatus
    /// Whether ISO 30042 has the word for TBX-Basic.
    var isStandard: Bool
  }

  /// Compared in lower case, without spaces, underscores and hyphens.
  static let statuses: ByteNames<Status> = {
    var all: [(String, Status)] = []
    for status in TermStatus.allCases where status != .rejected {
      for ending in ["termadmnsts", "term", "", "admnsts"] {
        all.append((status.rawValue + ending, Status(status: status, isStandard: ending == "termadmnsts")))
      }
    }
    func add(_ names: String, _ status: TermStatus) {
      for name in names.split(separator: " ") { all.append((String(name), Status(status: status, isStandard: false))) }
    }
    // TBX-Default of 2008.
    add(
      "legaltermadmnsts regulatedtermadmnsts standardizedtermadmnsts legalterm regulatedterm standardizedterm",
      .preferred)
    add("approved recommended standard", .preferred)
    add("allowed acceptable permitted synonym alternative", .admitted)
    add("forbidden prohibited notrecommended donotuse disallowed unacceptable rejected nonpreferred", .deprecated)
    add("obsolete obsoleteterm outdated archaic", .superseded)
    return ByteNames(all)
  }()

  /// The four words of the standard.
  static let standardStatuses = ByteNames<TermStatus>(
    TermStatus.allCases.compactMap { status in status.administrativeStatus.map { ($0, status) } })

  /// The status that a word means.
  static func status(_ word: String) -> (status: TermStatus, isStandard: Bool)? {
    let bytes = word.lowercased().utf8.filter { $0 != 0x2D && $0 != 0x5F && $0 != 0x20 }
    guard let found = bytes.withUnsafeBufferPointer({ statuses[$0] }) else { return nil }
    // The standard's own spelling has the hyphens and the capital.
    let isExact = found.isStandard && word.utf8.elementsEqual((found.status.administrativeStatus ?? "").utf8)
    return (found.status, isExact)
  }

  /// The form that a term type means, and whether TBX-Basic has the word.
  static let termTypes = ByteNames<TermForm>([
    ("fullForm", .full), ("variant", .full), ("phrase", .full), ("shortForm", .short), ("abbreviation", .abbreviation),
    ("acronym", .abbreviation),
  ])

  /// Term types of TBX-Default that lead to a form.
  static let otherTermTypes = ByteNames<TermForm>([
    ("initialism", .abbreviation), ("clippedTerm", .short), ("entryTerm", .full), ("synonym", .full),
    ("internationalism", .full), ("commonName", .full), ("transliteratedForm", .full), ("transcribedForm", .full),
  ])

  /// TBX-Basic; of 2008 alone: `properNoun`.
  static let partsOfSpeech = ByteNames<Bool>([
    ("noun", true), ("verb", true), ("adjective", true), ("adverb", true), ("other", true), ("properNoun", false),
  ])

  static let genders = ByteNames<Bool>([("masculine", true), ("feminine", true), ("neuter", true), ("other", true)])

  static let namespace = "urn:iso:std:iso:30042:ed-2"
  static let modulePrefix = "http://www.tbxinfo.net/ns/"
  static let dialects = ["TBX-Core", "TBX-Min", "TBX-Basic", "TBX-Linguist", "TBX", "TBX-Default"]
}
