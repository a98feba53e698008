// SPDX-License-Identifier: Apache-2.0

/// What a decision says of a form; the words of ISO 30042 (administrativeStatus), plus `rejected`.
public enum TermStatus: String, Sendable, CaseIterable {
  case preferred, admitted, deprecated, superseded
  /// A person said that this pair is not a term; kept so that it does not come back as a candidate.
  case rejected
}

/// Which form of the term a row gives (ISO 30042 termType).
public enum TermForm: String, Sendable, CaseIterable {
  case full, short, abbreviation
}

/// The class of thing a concept names. House policy may differ by category.
public enum TermCategory: String, Sendable, CaseIterable {
  case person
  case personHistorical = "person-historical"
  case place
  case placeHistorical = "place-historical"
  case organisation, company, product, work, policy, term
}
