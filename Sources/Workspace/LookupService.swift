// SPDX-License-Identifier: Apache-2.0

import HanHangul
public import Memory
import TermBase

/// Answers what a word is rendered as, in either direction: decisions first, then what was seen.
public struct LookupService {
  private let glossary: Glossary
  private let store: Store?
  private let fault: StoreError?
  private let limit: Int

  /// Opens what there is. A base without a store, or with one that cannot be used, answers from the glossary alone.
  ///
  /// - Parameter limit: places listed with each match.
  public init(_ base: Base, limit: Int = 20) throws(StoreError) {
    glossary = Glossary(base)
    do throws(StoreError) {
      store = try base.storeIfAny()
      fault = nil
    } catch {
      guard Self.isUnusable(error) else { throw error }
      store = nil
      fault = error
    }
    self.limit = limit
  }

  /// Looks words up, each by itself.
  public func lookup(_ words: [String]) throws -> [LookupResult] {
    try glossary.query { index in
      try words.map { word in
        do {
          return LookupResult(query: word, matches: try matches(of: word, index, store), fault: fault)
        } catch let error as StoreError where Self.isUnusable(error) {
          return LookupResult(query: word, matches: try matches(of: word, index, nil), fault: error)
        }
      }
    }
  }

  /// Decisions need no store; what passes by itself – another program holds it – is no reason to leave things out.
  private static func isUnusable(_ error: StoreError) -> Bool {
    switch error.cause {
    case .damaged, .foreign, .notAFile, .newer, .failed: true
    default: false
    }
  }

  private func matches(of word: String, _ index: TermIndex, _ store: Store?) throws -> [LookupMatch] {
    let typed = TermKeys.readings(typed: word)
    let decisions = try index.lookup(word, readings: typed)
    var evidence = store.map { Evidence(store: $0, index: index, limit: limit) }
    var matches = try decisions.map { try match($0, &evidence) }
    matches += try evidence?.matches(of: word, typed: typed, mayGuess: decisions.isEmpty) ?? []
    if matches.isEmpty { matches = try index.containing(word).map { try match($0, &evidence) } }
    return matches
  }

  private func match(_ found: TermIndex.Match, _ evidence: inout Evidence?) throws -> LookupMatch {
    let row = found.row
    let preferred = found.concept.rows(.preferred)
    let sameForm = preferred.filter { $0.form == row.form }
    // Each Chinese form has a row of its own for the same rendering.
    var names: [String] = []
    for name in (sameForm.isEmpty ? preferred : sameForm).map(\.ko) where !names.contains(name) { names.append(name) }
    return LookupMatch(
      concept: found.concept.key, id: found.concept.id, zh: row.zh, ko: row.ko, status: .decided(row.status),
      preferred: names, kind: row.kind ?? found.concept.kind,
      match: found.kind, score: found.score, row: row, expected: [],
      attestations: Array(try evidence?.places(of: row, in: found.concept).prefix(limit) ?? []),
      history: try evidence?.history(of: found.concept) ?? [])
  }
}

/// What the store knows of a word.
private struct Evidence {
  private let store: Store
  private let index: TermIndex
  private let decided: DecidedPairs
  private let limit: Int
  private var byChinese: [String: [Attestation]] = [:]
  private var histories: [String: [HistoryPeriod]] = [:]

  init(store: Store, index: TermIndex, limit: Int) {
    self.store = store
    self.index = index
    self.limit = limit
    decided = DecidedPairs(index)
  }

  /// Month by month, of a concept.
  mutating func history(of concept: Concept) throws -> [HistoryPeriod] {
    if let known = histories[concept.key] { return known }
    let forms = try ConceptForms(concept, index)
    let history = forms.history(try store.formCounts(foldedChinese: forms.folds).flatMap { $0 })
    histories[concept.key] = history
    return history
  }

  /// Of the one concept that has this Chinese, else of the Chinese by itself.
  private mutating func history(ofChinese fold: String) throws -> (concept: String, history: [HistoryPeriod]) {
    let concepts = Set(try index.rows(fold, in: .chinese).map(\.concept))
    if concepts.count == 1, let number = concepts.first {
      let concept = try index.concept(number)
      return (concept.key, try history(of: concept))
    }
    if histories[fold] == nil {
      histories[fold] = ConceptForms(undecided: fold).history(try store.formCounts(foldedChinese: fold))
    }
    return (fold, histories[fold, default: []])
  }

  /// Places of a Chinese fold, so many of each form, asked for once.
  private mutating func places(ofChinese fold: String) throws -> [Attestation] {
    if let known = byChinese[fold] { return known }
    let places = try store.attestations(foldedChinese: fold, perForm: limit)
    byChinese[fold] = places
    return places
  }

  /// Where a row's pair was seen, in any of the concept's Chinese forms.
  mutating func places(of row: GlossaryRow, in concept: Concept) throws -> [Attestation] {
    let ko = Fold.key(row.ko)
    var places: [Attestation] = []
    var seen: Set<String> = []
    for zh in [row.zh] + concept.rows.map(\.zh) {
      let key = Fold.key(zh)
      guard seen.insert(key).inserted else { continue }
      places += try self.places(ofChinese: key).filter { $0.koFolded == ko }
    }
    return places
  }

  /// Pairs without a decision.
  mutating func matches(of word: String, typed: [String], mayGuess: Bool) throws -> [LookupMatch] {
    let fold = Fold.key(word)
    var found: [(how: TermIndex.MatchKind, score: Double, places: [Attestation])] = []
    found.append((.folded, 1, try places(ofChinese: fold)))
    found.append((.folded, 1, try store.attestations(foldedKorean: fold)))
    // The store keeps standard forms with the readings: letters tell them apart.
    for key in [fold] + typed {
      let isHangul = key.unicodeScalars.contains { Hangul.isSyllable($0.value) }
      found.append((isHangul ? .standard : .reading, 1, try store.attestations(readingKey: key)))
    }
    if mayGuess, found.allSatisfy(\.places.isEmpty) {
      for near in try store.fuzzyKorean(fold, limit: 5) {
        found.append((.fuzzy, near.similarity, try store.attestations(foldedKorean: near.koFolded)))
      }
    }
    var matches: [LookupMatch] = []
    var seen: Set<PairKey> = []
    for (how, score, places) in found {
      for (key, group) in Self.pairs(places) {
        guard seen.insert(key).inserted, let first = group.first else { continue }
        if try decided.isDecided(zhFolded: key.zh, koFolded: key.ko) { continue }
        let isExact = how == .folded && [first.zh, first.ko].contains { $0.utf8.elementsEqual(word.utf8) }
        let history = try history(ofChinese: key.zh)
        // Places beyond the limit may be candidates: then the history has the form.
        let isCandidate =
          group.contains(where: \.isCandidate)
          || history.history.contains { $0.forms.contains { Fold.key($0.ko) == key.ko } }
        matches.append(
          LookupMatch(
            concept: history.concept, id: nil, zh: first.zh, ko: first.ko,
            status: isCandidate ? .candidate : .filtered(first.filterReason ?? ""),
            preferred: [], kind: first.kind, match: isExact ? .exact : how, score: score, row: nil,
            expected: first.expected, attestations: Array(group.prefix(limit)), history: history.history))
      }
    }
    return matches.filter { if case .filtered = $0.status { false } else { true } }
      + matches.filter { if case .filtered = $0.status { true } else { false } }
  }

  /// By pair, in the order of their first places.
  private static func pairs(_ places: [Attestation]) -> [(PairKey, [Attestation])] {
    var groups: [PairKey: [Attestation]] = [:]
    var order: [PairKey] = []
    for place in places {
      let key = PairKey(zh: place.zhFolded, ko: place.koFolded)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(place)
    }
    return order.map { ($0, groups[$0, default: []]) }
  }
}
