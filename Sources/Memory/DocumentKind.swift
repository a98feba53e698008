// SPDX-License-Identifier: Apache-2.0

/// What kind of document the store has a pair from.
public enum DocumentKind: String, Sendable, CaseIterable {
  /// An issue: text in which the pair stands.
  case issue
  /// A list of terms that was imported: somebody's pairs, that no issue has written. Review sees them, as candidates;
  /// whatever speaks of issues does not.
  case list

  /// The condition by which a query over `document d` counts issues alone.
  static let isIssue = "d.kind = 'issue'"
  /// The same for a query over `attestation` that has no need of the document otherwise: lists are few.
  static let isPlaceOfIssue = "documentId NOT IN (SELECT d.id FROM document d WHERE NOT \(isIssue))"
}
