// SPDX-License-Identifier: Apache-2.0

import HanHangul

/// A segment that is like a query.
public struct SegmentMatch: Sendable, Equatable {
  /// The segment.
  public var segment: IndexedSegment
  /// 1 − Levenshtein distance ÷ length of the longer, over the code points of the NFC texts, nothing folded.
  public var score: Double
  /// The similarity of the texts with variants of characters taken for the same; never below `score`.
  public var foldedScore: Double
  /// What a person must look at although it was taken for the same, or counts more than its characters.
  public var penalties: [SegmentPenalty]
  /// Whether the texts before and after are those of the query, too.
  public var isInContext: Bool

  /// What is shown to people, in percent: 100 for the same text, 101 for the same text between the same texts, and less
  /// than 100 for everything else: rounded down, with the penalties taken off.
  public var percent: Int {
    if score == 1 { return isInContext ? 101 : 100 }
    let points = penalties.reduce(0) { $0 + $1.points }
    let shown = Int((max(score, foldedScore) * 100 + 1e-9).rounded(.down)) - points
    return max(0, min(99, shown))
  }
}

/// Why a match is shown for less than its characters would have it.
public enum SegmentPenalty: String, Sendable, CaseIterable {
  /// Traditional for simplified characters, or a font variant.
  case script
  /// Full-width for half-width characters.
  case width
  /// Capitals for small letters.
  case `case`
  /// Spaces, hyphens and middle dots.
  case space
  /// The same numbers, written otherwise: 二〇二三 for 2023, 1,000 for 1000.
  case numberForm = "number-form"
  /// Other numbers.
  case number

  /// Taken off the shown percentage.
  public var points: Int {
    switch self {
    case .script: 2
    case .width, .case, .space: 1
    case .numberForm: 2
    case .number: 3
    }
  }
}

extension SegmentPenalty {
  /// What was taken for the same in two texts that were found to be alike, and whether their numbers differ.
  static func between(_ one: SegmentText, _ other: SegmentText) -> [SegmentPenalty] {
    let query = one.codePoints
    let text = other.codePoints
    if query == text { return [] }
    var found: [SegmentPenalty] = []
    // A kind of folding counts when it brings the texts nearer.
    func distance(_ fold: (UInt32) -> UInt32) -> Int {
      let levenshtein = Levenshtein()
      levenshtein.setPattern(query.map(fold))
      return levenshtein.distance(to: text.map(fold), limit: .max / 2) ?? 0
    }
    if one.differs || other.differs {
      let plain = distance { $0 }
      if distance(SegmentFold.script) < plain { found.append(.script) }
      if distance(SegmentFold.width) < plain { found.append(.width) }
      let letters = distance { SegmentFold.character(SegmentFold.width($0)) }
      if letters < distance({ SegmentFold.script(SegmentFold.width($0)) }) { found.append(.case) }
    }
    let numbers = (Numerals.values(query), Numerals.values(text))
    if numbers.0 != numbers.1 { return found + [.number] }
    if SegmentFold.valueKey(query) == SegmentFold.valueKey(text) {
      // Equal by value, and not by characters: the form of the numbers is what differs.
      if query.map(SegmentFold.character).filter(isSolid) != text.map(SegmentFold.character).filter(isSolid) {
        found.append(.numberForm)
      }
      if query.count(where: { !isSolid($0) }) != text.count(where: { !isSolid($0) }) { found.append(.space) }
    }
    return found
  }

  /// Characters that are no space, hyphen or middle dot.
  private static func isSolid(_ code: UInt32) -> Bool {
    code > 0x20 && code != 0xA0 && code != 0x3000 && !Fold.isSeparator(code)
  }
}
