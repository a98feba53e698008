// SPDX-License-Identifier: Apache-2.0

public import HanHangul

/// Which side of the bracket holds the Chinese.
public enum AnnotationDirection: String, Sendable, CaseIterable {
  /// 한글(漢字)
  case forward
  /// 漢字(한글)
  case reverse
  /// Both inside the bracket: 장삼각(연청·鹽城).
  case inside
}

/// What people should filter by.
public enum AnnotationVerdict: String, Sendable, CaseIterable {
  /// Right without a look.
  case accept
  /// A person should look: the boundary or the link is doubtful.
  case review
  /// Not a term of a term base.
  case reject
}

/// One Chinese name in a bracket together with exactly the Korean that renders it.
///
/// Several names in one bracket give one value each. Positions are those of the decoded original text.
public struct Annotation: Sendable, Equatable {
  /// 1-based line of the opening bracket. CRLF is one line end; U+2028 is none.
  public var line: Int
  /// 1-based column of the opening bracket in code points.
  public var column: Int
  /// 0-based offset of the opening bracket in code points of the text.
  public var offset: Int
  /// 0-based offset of the opening bracket in UTF-8 bytes of the text.
  public var byteOffset: Int
  /// The Chinese as written; nil for a bracket that is no gloss.
  public var zh: String?
  /// `Fold.key` of `zh`.
  public var zhFolded: String?
  /// Extent of `zh`, 0-based code points, half-open.
  public var zhRange: Range<Int>?
  /// The rendering without markup; nil for a bracket that is no gloss.
  public var ko: String?
  /// Extent of the rendering in the text (markup inside it included), 0-based code points, half-open.
  public var koRange: Range<Int>?
  /// 1-based line of the rendering's first character; nil where there is no rendering.
  public var koLine: Int?
  /// 1-based column of the rendering's first character, in code points.
  public var koColumn: Int?
  /// How the Korean renders the Chinese: by sound, by 한자음, by meaning; `none` for a bracket that is no gloss.
  public var kind: RenderingKind
  /// Which side of the bracket holds the Chinese.
  public var direction: AnnotationDirection
  /// Other names in the same bracket, markup removed: `UBTECH`, `data set`.
  public var aliases: [String]
  /// Probability that the boundary is right, 0…1.
  public var confidence: Double
  /// Degree to which this Korean reads this Chinese, 0…1.
  public var link: Double
  /// What people and programs should filter by: it takes kind, confidence and link together.
  public var verdict: AnnotationVerdict
  /// Standard renderings, when the one found departs from them.
  public var expected: [String]
  /// For a bracket that is no gloss: the Han inside.
  public var han: String?
  /// What `confidence` was computed from, when the aligner keeps it.
  package var features: [Double] = []

  /// A value of these members; positions are not checked against a text.
  public init(
    line: Int, column: Int, offset: Int, byteOffset: Int, zh: String?, zhFolded: String?,
    zhRange: Range<Int>?, ko: String?, koRange: Range<Int>?, koLine: Int?, koColumn: Int?,
    kind: RenderingKind, direction: AnnotationDirection, aliases: [String], confidence: Double,
    link: Double, verdict: AnnotationVerdict, expected: [String], han: String? = nil
  ) {
    self.line = line
    self.column = column
    self.offset = offset
    self.byteOffset = byteOffset
    self.zh = zh
    self.zhFolded = zhFolded
    self.zhRange = zhRange
    self.ko = ko
    self.koRange = koRange
    self.koLine = koLine
    self.koColumn = koColumn
    self.kind = kind
    self.direction = direction
    self.aliases = aliases
    self.confidence = confidence
    self.link = link
    self.verdict = verdict
    self.expected = expected
    self.han = han
  }
}
