// SPDX-License-Identifier: Apache-2.0

public import Alignment

/// A document as it is now, with everything that was found in it.
public struct ObservedDocument: Sendable, Equatable {
  /// Relative to the base, `/` between folders: the document's identity.
  public var path: String
  /// An issue, or a list of terms.
  public var kind = DocumentKind.issue
  /// `DocumentText.contentHash()`: the document's version.
  public var contentHash: String
  /// The issue's date, `2023-08-04`; nil when it is not known, which leaves a date that the store has. So does a date of
  /// less weight than the one that the store has: see ``dateSource``.
  public var date: String?
  /// Where `date` is from; nil counts as found in the text.
  public var dateSource: DateSource?
  /// The issue's number or name; nil when it is not known, which leaves one that the store has.
  public var issue: String?
  /// Length of the text.
  public var codePoints: Int
  /// In any order. Those whose annotation has no Chinese or no Korean (brackets that are no gloss) are not kept.
  public var observations: [Observation]

  /// A document with what was found in it.
  public init(
    path: String, contentHash: String, date: String? = nil, dateSource: DateSource? = nil, issue: String? = nil,
    codePoints: Int, observations: [Observation]
  ) {
    self.path = path
    self.contentHash = contentHash
    self.date = date
    self.dateSource = dateSource
    self.issue = issue
    self.codePoints = codePoints
    self.observations = observations
  }
}

/// One pair at one place, and whether it is put before a person.
public struct Observation: Sendable, Equatable {
  /// The pair and its place.
  public var annotation: Annotation
  /// One line of Korean around it; cut to `contextLimit` code points when it is kept.
  public var context: String
  /// Keys of the Chinese's readings (`pengcheng`), by the function that the term index is compiled with.
  /// None leaves those that the store has.
  public var readingKeys: [String]
  /// Whether the pair goes to review.
  public var isCandidate: Bool
  /// Why not, when it does not: `single-han`, `low-link`, `rejected-verdict`.
  public var filterReason: String?

  /// How many code points of context are kept.
  public static let contextLimit = 120

  /// An observation.
  public init(
    annotation: Annotation, context: String, readingKeys: [String] = [], isCandidate: Bool,
    filterReason: String? = nil
  ) {
    self.annotation = annotation
    self.context = context
    self.readingKeys = readingKeys
    self.isCandidate = isCandidate
    self.filterReason = filterReason
  }
}
