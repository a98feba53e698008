// SPDX-License-Identifier: Apache-2.0

/// Finds the Chinese forms of decisions in running text, whatever the script (騰訊 is 腾讯).
///
/// The policy is `KoreanTermMatcher`'s with one difference: Chinese has no spaces, so that a form is looked for at
/// every Han character. It stands alone (`edge`), before particles (腾讯은: every particle fits, for nobody knows
/// whether it is read 텐센트 or 등신), or in a compound with Chinese generic nouns (腾讯公司) and other forms of the
/// base (`tail`). Inside a run of other Han it is `longer`: 人工智能 in 人工智能法草案 may or may not be meant.
public struct ChineseTermMatcher: Sendable {
  private let decisions: any Decisions

  /// - Parameter decisions: asked only for what stands in the text.
  public init(decisions: any Decisions) {
    self.decisions = decisions
  }

  /// All matches in text order, not overlapping; those in the brackets of annotations are among them.
  public func matches(in text: CheckText) -> [KoreanMatch] {
    decisions.hits(in: text, .chinese).map { hit in
      KoreanMatch(hit, boundary: hit.boundary, language: .chinese, decisions: decisions)
    }
  }
}
