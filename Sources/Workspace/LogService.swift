// SPDX-License-Identifier: Apache-2.0

import HanHangul
public import Memory
public import TermBase

/// All that is known of the concepts a word leads to.
public struct TermLog: Sendable {
  /// As it was typed.
  public var query: String
  /// Of homonyms and homophones each.
  public var concepts: [ConceptLog]
  /// What may have been meant; filled when there is no concept.
  public var suggestions: [String]
}

/// All that is known of one concept.
public struct ConceptLog: Sendable {
  /// Something that happened.
  public enum Event: Sendable {
    /// A person decided: a row of the glossary.
    case decision(GlossaryRow)
    /// A form at a place, of an issue or of a list that was imported.
    case attestation(Attestation)

    /// The day, as ISO date, when it is known.
    public var date: String? {
      switch self {
      case .decision(let row): row.date
      case .attestation(let place): place.date
      }
    }
  }

  /// The concept's id, when it has one.
  public var id: String?
  /// The Chinese: of a decision, else as it is mostly spelled.
  public var zh: String
  /// What was decided for, the full form first.
  public var preferred: [String]
  /// The forms month by month.
  public var history: [HistoryPeriod]
  /// By date, those without one last; of one day what issues wrote comes before decisions.
  public var events: [Event]
}

/// Tells the history of terms.
public struct LogService {
  private let base: Base
  private let store: Store?

  /// Opens what there is. A base without a store answers from the glossary alone.
  public init(_ base: Base) throws(StoreError) {
    self.base = base
    store = try base.storeIfAny()
  }

  /// Each word by itself: an id, Chinese, a rendering, pinyin, a standard form.
  public func log(_ words: [String]) throws -> [TermLog] {
    let lookup = try LookupService(base, limit: 0)
    return try Glossary(base).query { index in
      try words.map { word in
        if let concept = try Self.concept(id: word, index) {
          return TermLog(query: word, concepts: [try log(of: concept, index)], suggestions: [])
        }
        let matches = try lookup.lookup([word]).first?.matches ?? []
        // What is written so comes before what only sounds so.
        let exact = matches.filter { $0.match == .exact || $0.match == .folded }
        let meant = exact.isEmpty ? matches.filter { $0.match != .fuzzy } : exact
        var concepts: [ConceptLog] = []
        var seen: Set<String> = []
        for match in meant where seen.insert(match.concept).inserted { concepts.append(try log(of: match, index)) }
        var suggestions: [String] = []
        for match in matches where meant.isEmpty && !suggestions.contains(match.ko) { suggestions.append(match.ko) }
        return TermLog(query: word, concepts: concepts, suggestions: suggestions)
      }
    }
  }

  /// Ids have no table of their own: they are rarely asked for, and in ASCII, which renderings hardly are.
  private static func concept(id: String, _ index: TermIndex) throws -> Concept? {
    guard !id.isEmpty, id.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    for number in 0..<index.conceptCount {
      let concept = try index.concept(number)
      if concept.id == id { return concept }
    }
    return nil
  }

  private func log(of match: LookupMatch, _ index: TermIndex) throws -> ConceptLog {
    for place in try index.rows(Fold.key(match.zh), in: .chinese) {
      let concept = try index.concept(place.concept)
      if concept.key == match.concept { return try log(of: concept, index) }
    }
    return try log(of: nil, ConceptForms(undecided: Fold.key(match.zh)), zh: match.zh)
  }

  private func log(of concept: Concept, _ index: TermIndex) throws -> ConceptLog {
    let main = concept.rows(.preferred).first { $0.form == .full } ?? concept.rows(.preferred).first
    return try log(of: concept, ConceptForms(concept, index), zh: (main ?? concept.rows.first)?.zh ?? concept.key)
  }

  private func log(of concept: Concept?, _ forms: ConceptForms, zh: String) throws -> ConceptLog {
    var places: [Attestation] = []
    var history: [HistoryPeriod] = []
    if let store {
      for fold in forms.folds {
        places += try store.attestations(foldedChinese: fold).filter { forms.standing($0.koFolded) != .foreign }
      }
      history = forms.history(try store.formCounts(foldedChinese: forms.folds).flatMap { $0 })
    }
    let rows = concept?.rows ?? []
    var preferred: [String] = []
    for row in rows where row.status == .preferred && !preferred.contains(row.ko) { preferred.append(row.ko) }
    // The store gives places of one day by path and position; rows stand in the order of their files.
    let ordered = places.enumerated().sorted { one, other in
      let (first, second) = (one.element, other.element)
      if first.date != second.date { return Self.isEarlier(first.date, second.date) }
      if first.path != second.path { return first.path.utf8.lexicographicallyPrecedes(second.path.utf8) }
      return (first.offset, one.offset) < (second.offset, other.offset)
    }.map { ConceptLog.Event.attestation($0.element) }
    let events = (ordered + rows.map { .decision($0) }).enumerated().sorted { one, other in
      one.element.date != other.element.date
        ? Self.isEarlier(one.element.date, other.element.date) : one.offset < other.offset
    }.map(\.element)
    return ConceptLog(id: concept?.id, zh: zh, preferred: preferred, history: history, events: events)
  }

  private static func isEarlier(_ one: String?, _ other: String?) -> Bool {
    guard let one else { return false }
    guard let other else { return true }
    return one < other
  }
}
