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
    let periods = forms.history(try store.formCounts(foldedChinese: forms.folds).flatMap { $0 })
    guard !periods.isEmpty else { return [] }
    var years: [HistoryYear] = []
    for period in periods {
      let year = period.period.map { String($0.prefix(4)) }
      if years.last?.year != year || years.isEmpty { years.append(HistoryYear(year: year, forms: [], issues: [])) }
      Self.add(period.forms, to: &years[years.count - 1].forms)
    }
    for index in years.indices {
      years[index].forms.sort {
        $0.count != $1.count ? $0.count > $1.count : $0.ko.utf8.lexicographicallyPrecedes($1.ko.utf8)
      }
    }
    for issue in try issues(forms) {
      guard let index = years.firstIndex(where: { $0.year == issue.year }) else { continue }
      if !years[index].issues.contains(issue.name) { years[index].issues.append(issue.name) }
    }
    return years
  }

  private static func add(_ forms: [HistoryPeriod.Form], to sum: inout [HistoryPeriod.Form]) {
    for form in forms {
      let fold = Fold.key(form.ko)
      if let known = sum.firstIndex(where: { Fold.key($0.ko) == fold }) {
        sum[known].count += form.count
      } else {
        sum.append(form)
      }
    }
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
