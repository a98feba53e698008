// SPDX-License-Identifier: Apache-2.0

internal import TermBase

/// Follows the elements of a TBX file and gathers each entry as it closes.
///
/// It takes what it finds: both styles of ISO 30042:2019, the edition of 2008, TBX-Min of 2013, and the mixtures
/// that tools write. What departs from the edition that the root names is reported with its line.
struct TBXHandler: XMLEventHandler {
  typealias Element = TBXVocabulary.Element
  typealias Category = TBXVocabulary.Category

  private struct Frame {
    var element: Element
    var category: Category = .other
    var line: Int
    /// Children that matter for order: of a term its text, of a group its descriptions.
    var children = 0
    var hasTerm = false
  }

  let path: String
  let normalize: (String) -> String
  private let emit: (inout ReadEntry, TBXHeader, inout ProblemLog) throws -> Void
  private(set) var log: ProblemLog
  private(set) var header = TBXHeader()
  /// Line of the body's end, else of the last start tag.
  var lastLine: Int { bodyLine ?? line }
  private(set) var entryCount = 0

  private var line = 1
  private var bodyLine: Int?
  private var stack: [Frame] = []
  private var entry = ReadEntry(line: 0)
  private var isInEntry = false
  /// The first well-formed tags of the file, which come again in every entry.
  private var languages: [(bytes: [UInt8], tag: String, role: LanguageRole)] = []
  private var ids = SeenIDs()
  private let elements = TBXVocabulary.elements
  private let categories = TBXVocabulary.categories
  private var targets: [String: Int] = [:]

  /// Text of the element that is being read, when it is one whose text counts.
  private var text: [UInt8] = []
  private var textDepth = 0
  private var typeName = ""
  /// Open elements that are not known, with what is said in them.
  private var unknown: [(name: String, text: String)] = []
  private var target: String?
  private var transaction = (by: String?.none, date: String?.none, line: 0)

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

  private mutating func category(
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

  // MARK: Values

  /// The text of the element that ends.
  private func value() -> String {
    guard let first = text.first(where: { $0 > 0x20 }) else { return "" }
    // Letters of Han and Hangul begin with E4–ED; only then is ASCII white space all there can be to trim.
    if text[0] > 0x20, text[text.count - 1] > 0x20, first < 0x80 || first >= 0xE4,
      text[text.count - 1] < 0x80 || text.count < 3 || text[text.count - 3] >= 0xE4
    {
      return String(decoding: text, as: UTF8.self)
    }
    return CleanText.trimmed(String(decoding: text, as: UTF8.self))
  }

  private mutating func take(_ frame: Frame) {
    guard isInEntry else { return takeHeader(frame) }
    switch frame.element {
    case .termText: takeTerm(frame)
    case .unused:
      let value = value()
      if !value.isEmpty { report(.strayText, line: frame.line, value: value) }
    case .note:
      let value = value()
      if !value.isEmpty { withLevel { $0.notes.append(value) } }
    case .date: takeDate(frame)
    case .termNote, .description, .admin, .transaction, .transactionNote, .reference: takeCategory(frame)
    case .annotation:
      let value = value()
      if !value.isEmpty { withLevel { $0.notes.append(value) } }
    default: break
    }
  }

  private mutating func takeHeader(_ frame: Frame) {
    guard frame.element == .paragraph, stack.last?.element == .change else { return }
    let text = String(decoding: text, as: UTF8.self)
    if text.contains("gwalho "), CleanText.trimmed(text).hasSuffix(" export") { header.isOwn = true }
  }

  private mutating func takeTerm(_ frame: Frame) {
    let value = CleanText.singleLine(value())
    let term = normalize(value)
    if !CleanText.isSame(term, value) { report(.unnormalizedText, line: frame.line, name: "term", value: value) }
    if CleanText.isInvisible(term) { return }
    withTerm { last in
      // A second term in one section.
      if last.text.isEmpty { last.text = term } else { last.level.notes.append(term) }
      last.line = frame.line
    }
  }

  private mutating func takeDate(_ frame: Frame) {
    let written = value()
    guard !written.isEmpty else { return }
    var date: String? = written
    if !CalendarDate.isValid(written) {
      date = CalendarDate.repaired(written)
      // A time after the day is ISO 8601 as well, and loses nothing that a glossary keeps.
      if date == nil || !written.hasPrefix(date ?? "?") {
        report(.invalidDate, line: frame.line, name: "date", value: written)
      }
    }
    if stack.last?.element == .transactionGroup, let date {
      transaction.date = date
    } else {
      withLevel { $0.notes.append("date: " + written) }
    }
  }

  private mutating func takeCategory(_ frame: Frame) {
    if takeWord(frame) { return }
    let value = value()
    if frame.element == .transaction {
      if value != "origination" && value != "modification" {
        report(.unknownValue, line: frame.line, name: "transactionType", value: value)
      }
      return
    }
    if frame.element == .transactionNote { return takeResponsibility(frame, value) }
    if frame.element == .reference { return takeReference(frame, value) }
    guard !value.isEmpty else { return }
    switch frame.category {
    case .subjectField:
      if isInside(.language) { report(.misplacedCategory, line: frame.line, name: "subjectField", value: value) }
      entry.subjectFields.append(value)
    case .definition, .context:
      takeDescription(frame, value, isAtTerm: isInside(.term), isAtLanguage: isInside(.language))
    case .status: takeStatus(frame, value)
    case .termType: takeTermType(frame, value)
    case .partOfSpeech:
      let isKnown = TBXVocabulary.partsOfSpeech[value]
      if isKnown == nil || isKnown == false && header.edition != .iso2008 {
        report(.unknownValue, line: frame.line, name: "partOfSpeech", value: value)
      }
      // Terms are nouns.
      if value != "noun" { withLevel { $0.extras.append(("partOfSpeech", value)) } }
    case .gender:
      if TBXVocabulary.genders[value] == nil {
        report(.unknownValue, line: frame.line, name: "grammaticalGender", value: value)
      }
      withLevel { $0.extras.append(("grammaticalGender", value)) }
    case .geographicalUsage: withLevel { $0.extras.append(("geographicalUsage", value)) }
    case .source: takeSource(value)
    case .reading:
      // What gwalho writes here it makes from the Chinese.
      if !header.isOwn { withLevel { $0.extras.append(("reading", value)) } }
    default: addExtra(typeName, value)
    }
  }

  private func isInside(_ element: Element) -> Bool { stack.contains { $0.element == element } }

  /// The values that nearly all files have, without making strings of them.
  private mutating func takeWord(_ frame: Frame) -> Bool {
    guard stack.last?.element == .term else { return false }
    switch frame.category {
    case .partOfSpeech: return text.elementsEqual(Self.noun)
    case .status where typeName.isEmpty:
      guard let status = text.withUnsafeBufferPointer({ TBXVocabulary.standardStatuses[$0] }) else { return false }
      withTerm { $0.status = status }
      return true
    case .termType:
      guard let form = text.withUnsafeBufferPointer({ TBXVocabulary.termTypes[$0] }) else { return false }
      withTerm { $0.form = form }
      return true
    default: return false
    }
  }

  private static let noun = Array("noun".utf8)

  private mutating func takeDescription(_ frame: Frame, _ value: String, isAtTerm: Bool, isAtLanguage: Bool) {
    let isContext = frame.category == .context
    if isContext != isAtTerm {
      report(.misplacedCategory, line: frame.line, name: isContext ? "context" : "definition", value: value)
    }
    if stack.last?.element == .descriptionGroup {
      // `children` counts sources and notes as well.
      stack[stack.count - 1].children += 1_000
      if stack[stack.count - 1].children >= 2_000 {
        report(.severalDescriptions, line: frame.line, value: value)
      }
    }
    if isContext {
      if isAtTerm {
        withTerm { $0.contexts.append(value) }
      } else {
        withLevel { $0.extras.append(("context", value)) }
      }
    } else {
      entry.definitions.append((isAtLanguage ? entry.languages.last?.tag ?? "" : "", value))
    }
  }

  private mutating func takeSource(_ value: String) {
    guard stack.last?.element == .descriptionGroup else { return withLevel { $0.sources.append(value) } }
    // The source of what the group describes.
    if stack.contains(where: { $0.element == .term }) {
      withTerm { term in
        guard let last = term.contexts.indices.last else { return term.level.sources.append(value) }
        term.contexts[last] += " (" + value + ")"
      }
    } else {
      withLevel { $0.extras.append(("definition_source", value)) }
    }
  }

  private mutating func takeStatus(_ frame: Frame, _ value: String) {
    guard let (status, isStandard) = TBXVocabulary.status(value) else {
      report(.unknownValue, line: frame.line, name: typeName.isEmpty ? "administrativeStatus" : typeName, value: value)
      withLevel { $0.extras.append(("administrativeStatus", value)) }
      return
    }
    let isMin = header.edition == .min2013
    if !isMin, !isStandard || !(typeName.isEmpty || typeName == "administrativeStatus") {
      report(.nonstandardStatus, line: frame.line, name: status.rawValue, value: value)
    }
    guard stack.contains(where: { $0.element == .term }) else {
      report(.misplacedCategory, line: frame.line, name: "administrativeStatus", value: value)
      withLevel { $0.extras.append(("administrativeStatus", value)) }
      return
    }
    withTerm { $0.status = status }
  }

  private mutating func takeTermType(_ frame: Frame, _ value: String) {
    if let form = TBXVocabulary.termTypes[value] {
      withTerm { $0.form = form }
    } else {
      report(.unknownValue, line: frame.line, name: "termType", value: value)
      if let form = TBXVocabulary.otherTermTypes[value] {
        withTerm { $0.form = form }
      } else {
        withLevel { $0.extras.append(("termType", value)) }
      }
    }
  }

  private mutating func takeResponsibility(_ frame: Frame, _ value: String) {
    refer(to: target, line: frame.line)
    let name = CleanText.singleLine(value.isEmpty ? target ?? "" : value)
    guard !name.isEmpty else { return }
    if frame.category == .responsibility {
      transaction.by = transaction.by ?? name
    } else {
      addExtra(typeName, name)
    }
  }

  /// Remembers an id that the file has to have somewhere.
  private mutating func refer(to target: String?, line: Int) {
    guard let target, targets.count < 10_000, targets[target] == nil else { return }
    if !target.hasPrefix("http://"), !target.hasPrefix("https://") { targets[target] = line }
  }

  private mutating func takeReference(_ frame: Frame, _ value: String) {
    if frame.category == .externalReference {
      let address = target ?? value
      if !address.hasPrefix("http://") && !address.hasPrefix("https://") {
        report(.invalidReference, line: frame.line, name: "target", value: address)
      }
      let target = target ?? ""
      withLevel { $0.references.append((value, target)) }
    } else {
      if frame.category == .crossReference { refer(to: target, line: frame.line) }
      let name = typeName.isEmpty ? "crossReference" : typeName
      let text = value.isEmpty ? target ?? "" : value
      if !text.isEmpty { withLevel { $0.extras.append((name, text)) } }
    }
  }

  // MARK: Places

  private mutating func addExtra(_ column: String, _ value: String) {
    withLevel { $0.extras.append((column, value)) }
  }

  private mutating func withLanguage(_ body: (inout ReadLanguage) -> Void) {
    guard isInEntry, let last = entry.languages.indices.last else { return }
    body(&entry.languages[last])
  }

  private mutating func withTerm(_ body: (inout ReadTerm) -> Void) {
    guard isInEntry, !entry.isTooLarge, let language = entry.languages.indices.last,
      let term = entry.languages[language].terms.indices.last
    else { return }
    body(&entry.languages[language].terms[term])
  }

  /// The level that the innermost open element stands at.
  private mutating func withLevel(_ body: (inout ReadLevel) -> Void) {
    guard isInEntry, !entry.isTooLarge else { return }
    for frame in stack.reversed() {
      switch frame.element {
      case .term: return withTerm { body(&$0.level) }
      case .language: return withLanguage { body(&$0.level) }
      case .entry: return body(&entry.level)
      default: continue
      }
    }
  }
}

/// What the root and the header of a TBX file say.
struct TBXHeader {
  var root = ""
  var dialect = ""
  var style = ""
  var language = ""
  var edition: TBXVocabulary.Edition = .all
  /// Whether gwalho wrote it: then notes hold columns.
  var isOwn = false
}

/// Ids that a file has used, as far as memory allows: two million, by their hashes.
private struct SeenIDs {
  private var hashes: Set<Int> = []

  /// False when it was there.
  mutating func insert(_ id: String) -> Bool {
    if hashes.count >= 1 << 20 { return !hashes.contains(id.hashValue) }
    return hashes.insert(id.hashValue).inserted
  }

  mutating func contains(_ id: String) -> Bool { hashes.count >= 1 << 20 || hashes.contains(id.hashValue) }
}
