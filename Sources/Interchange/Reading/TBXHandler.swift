// SPDX-License-Identifier: Apache-2.0

internal import TermBase

/// Follows the elements of a TBX file and gathers each entry as it closes.
///
/// It takes what it finds: both styles of ISO 30042:2019, the edition of 2008, TBX-Min of 2013, and the mixtures
/// that tools write. What departs from the edition that the root names is reported with its line.
struct TBXHandler: XMLEventHandler {
  typealias Element = TBXVocabulary.Element
  typealias Category = TBXVocabulary.Category

  struct Frame {
    var element: Element
    var category: Category = .other
    var line: Int
    /// Children that matter for order: of a term its text, of a group its descriptions.
    var children = 0
  }

  let path: String
  let normalize: (String) -> String
  private let emit: (inout ReadEntry, TBXHeader, inout ProblemLog) throws -> Void
  private(set) var log: ProblemLog
  var header = TBXHeader()
  /// Line of the body's end, else of the last start tag.
  var lastLine: Int { bodyLine ?? line }
  private(set) var entryCount = 0

  var line = 1
  private var bodyLine: Int?
  var stack: [Frame] = []
  var entry = ReadEntry(line: 0)
  var isInEntry = false
  /// The first well-formed tags of the file, which come again in every entry.
  var languages: [(bytes: [UInt8], tag: String, role: LanguageRole)] = []
  private var ids = SeenIDs()
  private let elements = TBXVocabulary.elements
  private let categories = TBXVocabulary.categories
  var targets: [String: Int] = [:]

  /// Text of the element that is being read, when it is one whose text counts.
  var text: [UInt8] = []
  private var textDepth = 0
  var typeName = ""
  /// Open elements that are not known, with what is said in them.
  private var unknown: [(name: String, text: String)] = []
  var target: String?
  var transaction = (by: String?.none, date: String?.none, line: 0)

  init(
    path: String, normalize: @escaping (String) -> String,
    emit: @escaping (inout ReadEntry, TBXHeader, inout ProblemLog) throws -> Void
  ) {
    self.path = path
    self.normalize = normalize
    self.emit = emit
    log = ProblemLog(path: path)
  }

  mutating func report(_ kind: ReadProblem.Kind, line: Int, name: String = "", value: String = "") {
    log.add(kind, line: line, name: name, value: value)
  }

  // MARK: Start tags

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes, line: Int) throws {
    self.line = line
    // Markup inside text adds its own text to it.
    if textDepth > 0 {
      textDepth += 1
      if elements[name.local]?.element != .inline {
        report(.unknownElement, line: line, name: name.text)
      }
      return
    }
    guard let info = elements[name.local] else {
      if stack.isEmpty { throw InterchangeError.unknownXML(path: path, line: line, root: name.text) }
      stack.append(Frame(element: .unknown, line: line))
      unknown.append((name.text, ""))
      return
    }
    if stack.isEmpty { return try root(name, info, attributes, line: line) }
    checkEdition(name, info, line: line)
    var frame = Frame(element: info.element, line: line)
    switch info.element {
    case .entry: startEntry(attributes, line: line)
    case .language: startLanguage(attributes, line: line)
    case .term: startTerm(attributes, line: line)
    case .termText:
      if let parent = stack.last, parent.element == .term || parent.element == .termGroup, parent.children > 0 {
        report(.misordered, line: line, name: "term")
      }
    case .termNote, .description, .admin, .transaction, .transactionNote, .reference:
      frame.category = category(info, attributes, name, line: line)
    case .transactionGroup: transaction = (nil, nil, line)
    case .person:
      if let id = attributes.text("id") { _ = checkID(id, line: line) }
    default: break
    }
    if let last = stack.indices.last {
      stack[last].children += 1
    }
    stack.append(frame)
    if Self.hasText(info.element) {
      textDepth = 1
      text.removeAll(keepingCapacity: true)
      target = info.element == .transactionNote || info.element == .reference ? attributes.text("target") : nil
    }
  }

  private static func hasText(_ element: Element) -> Bool {
    switch element {
    case .termText, .termNote, .description, .admin, .transaction, .transactionNote, .date, .note, .reference, .item,
      .annotation, .paragraph, .unused:
      true
    default: false
    }
  }

  private mutating func root(_ name: XMLName, _ info: TBXVocabulary.ElementInfo, _ attributes: XMLAttributes, line: Int)
    throws
  {
    guard info.element == .root else { throw InterchangeError.unknownXML(path: path, line: line, root: name.text) }
    header.root = name.text
    header.dialect = attributes.text("type") ?? attributes.text("dialect") ?? ""
    header.style = attributes.text("style") ?? ""
    header.language = attributes.text("lang", prefix: "xml") ?? ""
    header.edition = info.editions
    if info.editions == .iso2019 {
      if header.style == "dct" { header.edition = .dct } else { header.edition = .dca }
      if header.style != "dct" && header.style != "dca" {
        report(
          header.style.isEmpty ? .missingAttribute : .unknownValue, line: line, name: "style", value: header.style)
      }
      if name.namespaceText != TBXVocabulary.namespace {
        report(.namespace, line: line, name: name.text, value: name.namespaceText)
      }
    }
    if !TBXVocabulary.dialects.contains(header.dialect) {
      report(.dialect, line: line, name: "type", value: header.dialect)
    }
    if header.language.isEmpty, info.editions != .min2013 {
      report(.missingAttribute, line: line, name: "xml:lang")
    }
    stack.append(Frame(element: .root, line: line))
  }

  private mutating func checkEdition(_ name: XMLName, _ info: TBXVocabulary.ElementInfo, line: Int) {
    if info.editions.isDisjoint(with: header.edition) {
      report(.foreignElement, line: line, name: name.text)
    } else if header.edition == .dct, info.category != nil, !name.namespaceText.hasPrefix(TBXVocabulary.modulePrefix) {
      report(.namespace, line: line, name: name.text, value: name.namespaceText)
    }
  }

  mutating func category(
    _ info: TBXVocabulary.ElementInfo, _ attributes: XMLAttributes, _ name: XMLName, line: Int
  ) -> Category {
    if let category = info.category {
      typeName = category == .other || category == .restriction ? name.text : ""
      return category
    }
    guard let bytes = attributes.bytes("type") else {
      typeName = name.text
      report(.missingAttribute, line: line, name: name.text + " type")
      return .other
    }
    let category = categories[bytes] ?? .other
    // A status is called by other names as well.
    let isNamed = category == .other || category == .restriction || category == .status && bytes.count != 20
    typeName = isNamed ? String(decoding: bytes, as: UTF8.self) : ""
    if category == .other || !TBXVocabulary.isAt(category, info.element)
      || (category == .reading && header.dialect != "TBX-Linguist")
    {
      if typeName.isEmpty { typeName = String(decoding: bytes, as: UTF8.self) }
      report(.unknownCategory, line: line, name: name.text, value: typeName)
      return .other
    }
    return category
  }

  private mutating func startEntry(_ attributes: XMLAttributes, line: Int) {
    entryCount += 1
    var entry = ReadEntry(line: line)
    if let id = attributes.text("id") ?? attributes.text("id", prefix: "xml") {
      entry.id = checkID(id, line: line)
    } else {
      report(.missingID, line: line)
    }
    self.entry = entry
    isInEntry = true
  }

  /// The id, repaired when it is no NCName; nil when the file has it already.
  private mutating func checkID(_ id: String, line: Int) -> String? {
    var id = id
    if !Identifiers.isNCName(id), !GlossaryRow.isValidID(id) {
      report(.invalidID, line: line, value: id)
      id = Identifiers.repaired(id)
    }
    if ids.insert(id) { return id }
    report(.duplicateID, line: line, value: id)
    return nil
  }

  private mutating func startLanguage(_ attributes: XMLAttributes, line: Int) {
    let bytes = attributes.bytes("lang", prefix: "xml")
    if let bytes {
      for index in languages.indices where languages[index].bytes.elementsEqual(bytes) {
        return openLanguage(languages[index].tag, languages[index].role, line: line)
      }
    }
    var tag = attributes.text("lang", prefix: "xml") ?? ""
    if tag.isEmpty {
      report(.missingLanguage, line: line)
      tag = attributes.text("lang") ?? ""
    }
    if !tag.isEmpty, !LanguageRole.isWellFormed(tag) {
      report(.invalidLanguage, line: line, value: tag)
      tag = tag.replacing("_", with: "-")
    } else if let bytes, !tag.isEmpty, languages.count < 16 {
      languages.append((Array(bytes), tag, LanguageRole(tag: tag)))
    }
    openLanguage(tag, LanguageRole(tag: tag), line: line)
  }

  private mutating func openLanguage(_ tag: String, _ role: LanguageRole, line: Int) {
    for index in entry.languages.indices where !tag.isEmpty && CleanText.isSameWord(entry.languages[index].tag, tag) {
      report(.repeatedLanguage, line: line, value: tag)
      break
    }
    entry.languages.append(ReadLanguage(tag: tag, role: role, line: line))
  }

  private mutating func startTerm(_ attributes: XMLAttributes, line: Int) {
    if let id = attributes.bytes("id") { _ = checkID(String(decoding: id, as: UTF8.self), line: line) }
    guard isInEntry else { return }
    // A term that stands in no language section.
    if entry.languages.isEmpty { entry.languages.append(ReadLanguage(tag: "", role: .other, line: line)) }
    entry.termCount += 1
    if entry.isTooLarge { return }
    withLanguage { $0.terms.append(ReadTerm(line: line)) }
  }

  // MARK: Text and end tags

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) throws {
    guard textDepth > 0 else {
      if stack.last?.element == .unknown, let last = unknown.indices.last {
        if unknown[last].text.utf8.count < 200 { unknown[last].text += String(decoding: bytes, as: UTF8.self) }
      } else if isInEntry, bytes.contains(where: { $0 > 0x20 }) {
        report(.strayText, line: line, value: String(decoding: bytes.prefix(80), as: UTF8.self))
      }
      return
    }
    if text.count + bytes.count > 1 << 20 {
      entry.size = .max / 2
      return
    }
    text.append(contentsOf: bytes)
  }

  mutating func end(line: Int) throws {
    if textDepth > 1 {
      textDepth -= 1
      return
    }
    guard let frame = stack.popLast() else { return }
    if textDepth == 1 {
      textDepth = 0
      if !entry.isTooLarge { entry.size += text.count }
      take(frame)
      return
    }
    switch frame.element {
    case .term: endTerm(frame)
    case .language: endLanguage()
    case .entry: try endEntry()
    case .transactionGroup: endTransaction()
    case .body: bodyLine = line
    case .unknown:
      if let element = unknown.popLast() {
        report(.unknownElement, line: frame.line, name: element.name, value: element.text)
      }
    case .root: checkTargets()
    default: break
    }
  }

  private mutating func endTransaction() {
    guard transaction.by != nil || transaction.date != nil else { return }
    let decision = (by: transaction.by, date: transaction.date)
    withLevel { $0.decisions.append(decision) }
  }

  private mutating func endTerm(_ frame: Frame) {
    guard isInEntry, !entry.isTooLarge else { return }
    guard let language = entry.languages.indices.last, let last = entry.languages[language].terms.indices.last else {
      return
    }
    if entry.languages[language].terms[last].text.isEmpty {
      entry.languages[language].terms.removeLast()
      report(.emptyTerm, line: frame.line, name: entry.languages[language].tag)
    }
  }

  private mutating func endLanguage() {
    // By index: a copy of a language or a term counts a dozen references.
    guard isInEntry, let last = entry.languages.indices.last else { return }
    if entry.languages[last].terms.isEmpty {
      if !entry.isTooLarge {
        report(.emptyLanguage, line: entry.languages[last].line, value: entry.languages[last].tag)
      }
      entry.languages.removeLast()
      return
    }
    if entry.languages[last].tag.isEmpty,
      let guess = entry.languages[last].terms.lazy.compactMap({ LanguageRole.guessed($0.text) }).first
    {
      withLanguage {
        $0.tag = guess
        $0.role = LanguageRole(tag: guess)
      }
    }
    var hasPreferred = false
    for index in entry.languages[last].terms.indices where entry.languages[last].terms[index].status == .preferred {
      if hasPreferred {
        let term = entry.languages[last].terms[index]
        report(.secondPreferred, line: term.line, name: entry.languages[last].tag, value: term.text)
      }
      hasPreferred = true
    }
  }

  private mutating func endEntry() throws {
    guard isInEntry else { return }
    isInEntry = false
    var finished = ReadEntry(line: 0)
    swap(&finished, &entry)
    if finished.isTooLarge { return report(.tooLarge, line: finished.line, value: finished.id ?? "") }
    try emit(&finished, header, &log)
  }

  private mutating func checkTargets() {
    for (target, line) in targets.sorted(by: { $0.value < $1.value }) where !ids.contains(target) {
      report(.danglingReference, line: line, name: "target", value: target)
    }
  }
}
