// SPDX-License-Identifier: Apache-2.0

import HanHangul
import Memory
public import TermBase

/// Which of the forms that were seen belong to a concept, or to Chinese that nobody has decided on.
///
/// Homonyms share their Chinese: a form that only another concept has is that one's.
struct ConceptForms {
  /// What a form is to the concept.
  enum Standing: Equatable {
    case decided(TermStatus)
    case undecided
    /// Another concept's, or said to be no term.
    case foreign
  }

  /// Folds of the concept's Chinese forms, in the order of its rows.
  let folds: [String]
  private var own: [String: TermStatus] = [:]
  private var others: Set<String> = []

  init(_ concept: Concept, _ index: TermIndex) throws {
    var folds: [String] = []
    for row in concept.rows {
      let fold = Fold.key(row.zh)
      if !folds.contains(fold) { folds.append(fold) }
      let form = Fold.key(row.ko)
      // Of two rows the one that allows more counts.
      if let known = own[form], known <= row.status { continue }
      own[form] = row.status
    }
    self.folds = folds
    var numbers: Set<Int> = []
    for fold in folds { for place in try index.rows(fold, in: .chinese) { numbers.insert(place.concept) } }
    for number in numbers {
      let other = try index.concept(number)
      if other.key != concept.key { others.formUnion(other.rows.map { Fold.key($0.ko) }) }
    }
  }

  /// Of Chinese without a decision.
  init(undecided fold: String) { folds = [fold] }

  func standing(_ koFolded: String) -> Standing {
    switch own[koFolded] {
    case .rejected: .foreign
    case let status?: .decided(status)
    case nil: others.contains(koFolded) ? .foreign : .undecided
    }
  }

  /// How many places of a count are the concept's: those of a form without a decision only where they go to review.
  func places(_ count: FormCount) -> Int {
    switch standing(count.koFolded) {
    case .decided: count.count
    case .undecided: count.candidates
    case .foreign: 0
    }
  }
}

/// What the issues of one month, or of one year, made of a concept.
public struct HistoryPeriod: Sendable, Equatable {
  /// A form and its places.
  public struct Form: Sendable, Equatable {
    /// As it is mostly spelled.
    public var ko: String
    /// Places of the period that have it.
    public var count: Int
    /// Nil while nobody has decided.
    public var status: TermStatus?
  }

  /// The month, `2023-08`, or the year, `2023`; nil for issues without a date.
  public var period: String?
  /// The most frequent first.
  public var forms: [Form]
}

extension ConceptForms {
  /// How long a period is; raw values are the characters of an ISO date that tell it.
  enum Period: Int {
    case year = 4
    case month = 7
  }

  /// The concept period by period, from the counts of its Chinese.
  func history(_ counts: [FormCount], by period: Period = .month) -> [HistoryPeriod] {
    struct Key: Hashable {
      var period: String?
      var form: String
    }
    var spellings: [Key: [(ko: String, count: Int)]] = [:]
    for count in counts {
      let places = places(count)
      guard places > 0 else { continue }
      let key = Key(period: count.period.map { String($0.prefix(period.rawValue)) }, form: count.koFolded)
      let known = spellings[key]?.firstIndex { $0.ko.utf8.elementsEqual(count.ko.utf8) }
      if let known {
        spellings[key]?[known].count += places
      } else {
        spellings[key, default: []].append((count.ko, places))
      }
    }
    var periods: [String?: [HistoryPeriod.Form]] = [:]
    for (key, all) in spellings {
      let ordered = all.sorted { Self.leads($0, $1) }
      var status: TermStatus?
      if case .decided(let known) = standing(key.form) { status = known }
      periods[key.period, default: []].append(
        HistoryPeriod.Form(ko: ordered[0].ko, count: all.reduce(0) { $0 + $1.count }, status: status))
    }
    return periods.map { period, forms in
      HistoryPeriod(period: period, forms: forms.sorted { Self.leads(($0.ko, $0.count), ($1.ko, $1.count)) })
    }.sorted { ($0.period == nil ? 1 : 0, $0.period ?? "") < ($1.period == nil ? 1 : 0, $1.period ?? "") }
  }

  private static func leads(_ one: (ko: String, count: Int), _ other: (ko: String, count: Int)) -> Bool {
    one.count != other.count ? one.count > other.count : one.ko.utf8.lexicographicallyPrecedes(other.ko.utf8)
  }
}
