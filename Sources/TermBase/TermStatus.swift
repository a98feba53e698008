// SPDX-License-Identifier: Apache-2.0

/// What a decision says of a form; the words of ISO 30042 (administrativeStatus), plus `rejected`.
public enum TermStatus: String, Sendable, CaseIterable {
  /// The form to write (`preferredTerm-admn-sts`).
  case preferred
  /// May be written as well (`admittedTerm-admn-sts`).
  case admitted
  /// Not to be written (`deprecatedTerm-admn-sts`).
  case deprecated
  /// Was right once and is no longer (`supersededTerm-admn-sts`).
  case superseded
  /// A person said that this pair is not a term; kept so that it does not come back as a candidate.
  case rejected
}

/// What allows more comes before what allows less.
extension TermStatus: Comparable {
  /// In the order of the cases.
  public static func < (one: TermStatus, other: TermStatus) -> Bool { one.rank < other.rank }

  private var rank: Int {
    switch self {
    case .preferred: 0
    case .admitted: 1
    case .deprecated: 2
    case .superseded: 3
    case .rejected: 4
    }
  }
}

/// Which form of the term a row gives (ISO 30042 termType).
public enum TermForm: String, Sendable, CaseIterable {
  /// The whole name (`fullForm`).
  case full
  /// A shortened name (`shortForm`): 즈장실 beside 즈장실험실.
  case short
  /// Initials or the like (`abbreviation`).
  case abbreviation
}

/// The class of thing a concept names. House policy may differ by category.
public enum TermCategory: String, Sendable, CaseIterable {
  /// A person of the present day (외래어 표기법 제4장 제2절 제1항).
  case person
  /// A person of the past, read in 한자음 (the same clause).
  case personHistorical = "person-historical"
  /// A place of today (제4장 제2절 제2항).
  case place
  /// A place that is no longer there or has another name now.
  case placeHistorical = "place-historical"
  /// A public body, association, university.
  case organisation
  /// A company.
  case company
  /// What a company makes or offers.
  case product
  /// A book, film, paper.
  case work
  /// A law, plan, programme.
  case policy
  /// Any other term.
  case term
}
