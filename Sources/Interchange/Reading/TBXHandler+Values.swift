// SPDX-License-Identifier: Apache-2.0

internal import TermBase

/// What an element that ends says, and where it goes: term, language or entry.
extension TBXHandler {
  /// The text of the element that ends.
  func value() -> String {
    guard let first = text.first(where: { $0 > 0x20 }) else { return "" }
    // Letters of Han and Hangul begin with E4–ED; only then is ASCII white space all there can be to trim.
    if text[0] > 0x20, text[text.count - 1] > 0x20, first < 0x80 || first >= 0xE4,
      text[text.count - 1] < 0x80 || text.count < 3 || text[text.count - 3] >= 0xE4
    {
      return String(decoding: text, as: UTF8.self)
    }
    return CleanText.trimmed(String(decoding: text, as: UTF8.self))
  }

  mutating func take(_ frame: Frame) {
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

  // MARK: - Places

  private mutating func addExtra(_ column: String, _ value: String) {
    withLevel { $0.extras.append((column, value)) }
  }

  mutating func withLanguage(_ body: (inout ReadLanguage) -> Void) {
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
  mutating func withLevel(_ body: (inout ReadLevel) -> Void) {
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
