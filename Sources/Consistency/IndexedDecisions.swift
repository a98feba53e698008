// SPDX-License-Identifier: Apache-2.0

import HanHangul
public import IndexFile
import Synchronization
public import TermBase

/// Decisions answered from a mapped index: what an issue does not mention is never decoded, and nothing twice.
///
/// Questions cannot fail, because rules would not know what to do: what the index says wrong is no answer, and
/// `damage` tells afterwards that the check must be done again with a new index.
public final class IndexedDecisions: Decisions {
  private let index: TermIndex
  private let memory: Mutex<Memory>

  private struct Memory {
    var concepts: [Int: Concept] = [:]
    var byChinese: [ByteKey: [Concept]] = [:]
    var forms: [DecidedForm.Language: [Int: [DecidedForm]]] = [:]
    var damage: IndexFileError?
  }

  /// Of all forms; nil when damaged.
  public let slips: SlipFilter?

  /// Answers from an index.
  public init(_ index: TermIndex) {
    self.index = index
    var damage: IndexFileError?
    do {
      slips = try index.slips()
    } catch {
      slips = nil
      damage = error
    }
    memory = Mutex(Memory(damage: damage))
  }

  /// What was found damaged so far.
  public var damage: IndexFileError? { memory.withLock { $0.damage } }

  /// How many concepts the index has.
  public var conceptCount: Int { index.conceptCount }

  /// In glossary order.
  public func concepts(zhFolded: String) -> [Concept] {
    if conceptCount == 0 { return [] }
    let key = ByteKey(zhFolded)
    if let known = memory.withLock({ $0.byChinese[key] }) { return known }
    let found = guarded([]) { () throws(IndexFileError) -> [Concept] in
      var concepts: [Concept] = []
      var last = -1
      for place in try index.rows(zhFolded, in: .chinese) where place.concept != last {
        concepts.append(try concept(place.concept))
        last = place.concept
      }
      return concepts
    }
    memory.withLock { $0.byChinese[key] = found }
    return found
  }

  /// In glossary order, rejected rows left out.
  public func forms(koFolded: String) -> [DecidedForm] {
    if conceptCount == 0 { return [] }
    return guarded([]) { () throws(IndexFileError) -> [DecidedForm] in
      try forms(index.rows(koFolded, in: .korean), .korean)
    }
  }

  /// The nearest first, rejected rows left out.
  public func nearForms(koFolded: String, at places: SlipPlaces, where isWanted: (String) -> Bool) -> [DecidedForm] {
    guarded([]) { () throws(IndexFileError) -> [DecidedForm] in
      try forms(index.nearMisses(of: koFolded, at: places, where: isWanted).map(\.row), .korean)
    }
  }

  /// In text order, not overlapping.
  public func hits(in text: CheckText, _ language: DecidedForm.Language) -> [FormHit] {
    guarded([]) { () throws(IndexFileError) -> [FormHit] in
      try FormScanner(index.forms(language.table), isChinese: language == .chinese).hits(in: text)
    }
  }

  /// Allowed ones first.
  public func forms(of hit: FormHit, _ language: DecidedForm.Language) -> [DecidedForm] {
    let key = hit.candidate.key
    if let known = memory.withLock({ $0.forms[language]?[key] }) { return known }
    let found = guarded([]) { () throws(IndexFileError) -> [DecidedForm] in
      let all = try forms(index.forms(language.table).rows(key), language)
      return all.filter(\.isAllowed) + all.filter { !$0.isAllowed }
    }
    memory.withLock { $0.forms[language, default: [:]][key] = found }
    return found
  }

  private func forms(
    _ places: [TermBase.RowIndex], _ language: DecidedForm.Language
  ) throws(IndexFileError) -> [DecidedForm] {
    var forms: [DecidedForm] = []
    for place in places {
      let concept = try concept(place.concept)
      guard place.row < concept.rows.count else { throw .damaged(path: index.path, what: "keys") }
      let row = concept.rows[place.row]
      let isRejected = row.status == .rejected || (language == .chinese && row.zhStatus == .rejected)
      if !isRejected { forms.append(DecidedForm(row: row, concept: concept, language: language)) }
    }
    return forms
  }

  private func concept(_ number: Int) throws(IndexFileError) -> Concept {
    if let known = memory.withLock({ $0.concepts[number] }) { return known }
    let concept = try index.concept(number)
    memory.withLock { $0.concepts[number] = concept }
    return concept
  }

  private func guarded<Answer>(_ none: Answer, _ body: () throws(IndexFileError) -> Answer) -> Answer {
    do {
      return try body()
    } catch {
      memory.withLock { $0.damage = error }
      return none
    }
  }
}

extension DecidedForm.Language {
  fileprivate var table: TermIndex.Table { self == .korean ? .korean : .chinese }
}
