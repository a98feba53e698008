// SPDX-License-Identifier: Apache-2.0

import Consistency
import HanHangul
import Memory
import TermBase

/// Counts what a base holds.
public struct StatisticsService {
  private let base: Base
  private let house: Configuration.House

  /// For a base with these settings.
  public init(_ base: Base, house: Configuration.House) {
    self.base = base
    self.house = house
  }

  /// Throws `StoreError.missing` when nothing was ever ingested.
  public func statistics() throws -> BaseStatistics {
    let usage = try base.storeForReading().usage()
    return try Glossary(base).query { index in
      var count = Counting(house: house, index: index)
      for pair in usage.pairs { try count.add(pair) }
      return try count.finish(usage, index)
    }
  }
}

/// One pass over the pairs of a store.
private struct Counting {
  private struct FormUsage {
    var zh: [String: Int] = [:]
    var ko: [String: Int] = [:]
    var kinds: [RenderingKind: Int] = [:]
    var places = 0
  }

  private let house: Configuration.House
  private var decided: DecidedForms
  private var coverage = BaseStatistics.Coverage()
  private var years: [String?: BaseStatistics.Coverage] = [:]
  private var forms: [PairKey: FormUsage] = [:]
  private var seenConcepts: Set<String> = []
  private var annotations = 0

  init(house: Configuration.House, index: TermIndex) {
    self.house = house
    decided = DecidedForms(index)
  }

  mutating func add(_ pair: PairUsage) throws {
    annotations += pair.count
    let chinese = try decided.chinese(pair.zhFolded)
    let status = chinese.rows[pair.koFolded]?.status
    if status == .rejected { return }
    let places = status == nil ? pair.candidates : pair.count
    if places == 0 { return }
    let isDecided = chinese.isDecided
    coverage.add(places, isDecided: isDecided, isPreferred: status == .preferred)
    years[pair.year, default: .init()].add(places, isDecided: isDecided, isPreferred: status == .preferred)
    if isDecided, let concept = chinese.concept(pair.koFolded) { seenConcepts.insert(concept.key) }
    let key = PairKey(zh: pair.zhFolded, ko: pair.koFolded)
    forms[key, default: .init()].zh[pair.zh, default: 0] += places
    forms[key, default: .init()].ko[pair.ko, default: 0] += places
    forms[key, default: .init()].kinds[pair.kind, default: 0] += places
    forms[key, default: .init()].places += places
  }

  mutating func finish(_ usage: StoreUsage, _ index: TermIndex) throws -> BaseStatistics {
    var decidedConcepts = 0
    for number in 0..<index.conceptCount
    where try index.concept(number).rows.contains(where: { $0.status != .rejected }) {
      decidedConcepts += 1
    }
    var open: [String: [PairKey]] = [:]
    for key in forms.keys where try !decided.chinese(key.zh).isDecided { open[key.zh, default: []].append(key) }
    return BaseStatistics(
      documents: usage.years.reduce(0) { $0 + $1.documents },
      undatedDocuments: usage.years.first { $0.year == nil }?.documents ?? 0,
      firstDate: usage.firstDate, lastDate: usage.lastDate, annotations: annotations, gone: usage.gone,
      decidedConcepts: decidedConcepts, decidedSeen: seenConcepts.count, undecidedConcepts: open.count,
      coverage: coverage,
      conflicts: open.filter { $0.value.count > 1 }.map { conflict($0.key, $0.value) }.sorted(by: Self.leads),
      policies: try policies(),
      years: usage.years.map { .init(year: $0.year, documents: $0.documents, coverage: years[$0.year] ?? .init()) })
  }

  private func conflict(_ zhFolded: String, _ keys: [PairKey]) -> Conflict {
    var spellings: [String: Int] = [:]
    for key in keys { spellings.merge(forms[key]?.zh ?? [:], uniquingKeysWith: +) }
    let all = keys.map { Conflict.Form(ko: Self.most(forms[$0]?.ko ?? [:]), count: forms[$0]?.places ?? 0) }
    return Conflict(
      zhFolded: zhFolded, zh: Self.most(spellings),
      forms: all.sorted { $0.count != $1.count ? $0.count > $1.count : Self.precedes($0.ko, $1.ko) })
  }

  // MARK: - The house

  private mutating func policies() throws -> [BaseStatistics.PolicyRow] {
    var kinds: [TermCategory?: [RenderingKind: Int]] = [:]
    var departures: [TermCategory?: [BaseStatistics.PolicyRow.Departure]] = [:]
    for (key, form) in forms {
      let chinese = try decided.chinese(key.zh)
      let category = chinese.isDecided ? chinese.concept(key.ko)?.category : nil
      guard let kind = chinese.rows[key.ko]?.kind ?? form.kinds.mostFrequent else { continue }
      kinds[category, default: [:]][kind, default: 0] += 1
      if let category, let policy = policy(category), Self.departs(kind, category, policy) {
        departures[category, default: []].append(
          .init(zh: Self.most(form.zh), ko: Self.most(form.ko), kind: kind, places: form.places))
      }
    }
    var rows: [BaseStatistics.PolicyRow] = []
    for category: TermCategory? in TermCategory.allCases + [nil] {
      guard let counts = kinds[category] else { continue }
      var row = BaseStatistics.PolicyRow(
        category: category, policy: category.flatMap(policy), kinds: [], departures: [])
      for kind in RenderingKind.allCases {
        if let forms = counts[kind] { row.kinds.append(.init(kind: kind, forms: forms)) }
      }
      row.departures = departures[category, default: []].sorted { one, other in
        one.places != other.places
          ? one.places > other.places : Self.precedes(one.zh + one.ko, other.zh + other.ko)
      }
      rows.append(row)
    }
    return rows
  }

  private func policy(_ category: TermCategory) -> NameStyle? {
    switch category {
    case .person: house.person
    case .personHistorical: house.personHistorical
    case .place: house.place
    default: nil
    }
  }

  /// Whether a rendering is not what the house wants. Translations and brands are neither sound nor 한자음. Places are
  /// often mixed by rule: the generic of 헤이룽장성(黑龙江省) is read by 한자음. A person's name that is mixed is half right.
  private static func departs(_ kind: RenderingKind, _ category: TermCategory, _ policy: NameStyle)
    -> Bool
  {
    switch (policy, kind) {
    case (.sound, .sino), (.sino, .sound): true
    case (.sound, .mixed), (.sino, .mixed): category != .place
    default: false
    }
  }

  // MARK: - Order

  /// The most frequent, of equals the first by bytes.
  private static func most(_ counts: [String: Int]) -> String {
    counts.min { $0.value != $1.value ? $0.value > $1.value : precedes($0.key, $1.key) }?.key ?? ""
  }

  private static func leads(_ one: Conflict, _ other: Conflict) -> Bool {
    let (first, second) = (one.forms.reduce(0) { $0 + $1.count }, other.forms.reduce(0) { $0 + $1.count })
    return first != second ? first > second : precedes(one.zhFolded, other.zhFolded)
  }

  private static func precedes(_ one: String, _ other: String) -> Bool {
    one.utf8.lexicographicallyPrecedes(other.utf8)
  }
}
