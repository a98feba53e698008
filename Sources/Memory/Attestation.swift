// SPDX-License-Identifier: Apache-2.0

public import Alignment
public import HanHangul

/// A document that the store knows.
public struct StoredDocument: Sendable, Equatable {
  /// Stays the same when the document changes or moves.
  public var id: Int64
  /// Relative to the base.
  public var path: String
  /// An issue, or a list of terms.
  public var kind: DocumentKind
  /// The version that was recorded last.
  public var contentHash: String
  /// The issue's date.
  public var date: String?
  /// The issue's number or name.
  public var issue: String?
  /// Length of the text.
  public var codePoints: Int
  /// Places that the recorded version has.
  public var attestations: Int
  /// Places that only earlier versions had.
  public var history: Int
}

/// One place where a pair was seen.
public struct Attestation: Sendable, Equatable {
  /// Stays the same when the place moves within its document, and when the document moves.
  public var id: Int64
  /// The document, relative to the base.
  public var path: String
  /// The issue's date.
  public var date: String?
  /// The issue's number or name.
  public var issue: String?
  /// 1-based line of the opening bracket.
  public var line: Int
  /// 1-based column of the opening bracket in code points.
  public var column: Int
  /// 0-based offset of the opening bracket in code points.
  public var offset: Int
  /// 1-based line of the rendering's first character.
  public var koLine: Int?
  /// 1-based column of the rendering's first character in code points.
  public var koColumn: Int?
  /// `Fold.key` of the Chinese.
  public var zhFolded: String
  /// The Chinese as written.
  public var zh: String
  /// `Fold.key` of the rendering.
  public var koFolded: String
  /// The rendering as written.
  public var ko: String
  /// Other names in the same bracket.
  public var aliases: [String]
  /// How the Korean renders the Chinese.
  public var kind: RenderingKind
  /// Which side of the bracket holds the Chinese.
  public var direction: AnnotationDirection
  /// Degree to which this Korean reads this Chinese, 0…1.
  public var link: Double
  /// Probability that the boundary is right, 0…1.
  public var confidence: Double
  /// What people filter by.
  public var verdict: AnnotationVerdict
  /// Standard renderings, when the one found departs from them.
  public var expected: [String]
  /// One line of Korean around it.
  public var context: String
  /// Whether the pair at this place goes to review.
  public var isCandidate: Bool
  /// Why not, when it does not.
  public var filterReason: String?
  /// The version of the document that had the pair last; nil while the recorded version has it.
  public var lastSeenIn: String?
  /// Whether the recorded version of the document has the pair. Positions of one that it has not are those of
  /// the version that had it last.
  public var isCurrent: Bool { lastSeenIn == nil }
}

/// A Korean form of the store that is one syllable away from a word.
public struct NearForm: Sendable, Equatable {
  /// `Fold.key` of the form, to be given to `Store.attestations(foldedKorean:)`.
  public var koFolded: String
  /// Jamo to change, at least 1.
  public var jamo: Int
  /// 1 − `jamo` ÷ the jamo of the longer word.
  public var similarity: Double
}
