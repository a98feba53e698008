// SPDX-License-Identifier: Apache-2.0

import HanHangul
import Memory
public import TermBase

/// What the issues of one year made of a concept.
public struct HistoryYear: Sendable, Equatable {
  /// `2023`; nil for issues without a date.
  public var year: String?
  /// The most frequent first.
  public var forms: [HistoryPeriod.Form]
  /// Issues that have a form, the earliest first: numbers, else dates, else paths.
  public var issues: [String]
}

/// Tells the history of concepts year by year, for pages that people read.
public struct ConceptYears {
  private let base: Base
  private let store: Store

  /// Nil when nothing was ingested.
  public init?(_ base: Base) throws {
    guard let store = try base.storeIfAny() else { return nil }
    self.base = base
    self.store = store
  }

  /// Of each concept, in their order.
  public func years(of concepts: [Concept]) throws -> [[HistoryYear]] {
    try Glossary(base).query { index in
      try concepts.map { concept in try years(ConceptForms(concept, index)) }
    }
  }

  private func years(_ forms: ConceptForms) throws -> [HistoryYear] {
    let counts = try store.formCounts(foldedChinese: forms.folds).flatMap { $0 }
    var years = forms.history(counts, by: .year).map { HistoryYear(year: $0.period, forms: $0.forms, issues: []) }
    if years.isEmpty { return [] }
    for issue in try issues(forms) {
      guard let index = years.firstIndex(where: { $0.year == issue.year }) else { continue }
      if !years[index].issues.contains(issue.name) { years[index].issues.append(issue.name) }
    }
    return years
  }

  /// Issues that have the concept, by date.
  private func issues(_ forms: ConceptForms) throws -> [(year: String?, name: String)] {
    var issues: [(date: String?, name: String)] = []
    for fold in forms.folds {
      for place in try store.attestations(foldedChinese: fold, in: .issue) where place.isCurrent {
        let standing = forms.standing(place.koFolded)
        if standing == .foreign || standing == .undecided && !place.isCandidate { continue }
        issues.append((place.date, place.issue ?? place.date ?? place.path))
      }
    }
    return issues.sorted {
      ($0.date ?? "", $0.name) < ($1.date ?? "", $1.name)
    }.map { ($0.date.map { String($0.prefix(4)) }, $0.name) }
  }
}
