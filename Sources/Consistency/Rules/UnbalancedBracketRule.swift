// SPDX-License-Identifier: Apache-2.0

import HanHangul

/// A bracket that is not closed, that closes nothing, or that one of another shape closes.
///
/// Fires: 텐센트(腾讯는 올해; 텐센트(腾讯]는, once. Must not: 1) 첫째, 가) 둘째, a footnote mark (중국1)), a smile; brackets that a line break
/// separates; code; a bracket that is spoken of (‘(’ 다음에, \( 또는 [:), which has no word inside beside it.
struct UnbalancedBracketRule: Rule {
  static let id = RuleID.unbalancedBracket
  static let messageKeys = [
    "finding.unbalanced-bracket.open", "finding.unbalanced-bracket.close", "finding.unbalanced-bracket.mismatched",
  ]

  /// Whether a word stands inside the bracket next to it, and no quotation mark or backslash outside.
  private func isInProse(_ scalars: [Unicode.Scalar], _ place: Int) -> Bool {
    let opens = BracketShape.of(scalars[place].value)?.opens ?? true
    let inside = opens ? place + 1 : place - 1
    let outside = opens ? place - 1 : place + 1
    guard scalars.indices.contains(inside),
      isWord(scalars[inside]) || BracketShape.of(scalars[inside].value) != nil
        || "‘“’”%℃".unicodeScalars.contains(scalars[inside])
    else { return false }
    return !scalars.indices.contains(outside) || !"'\"`\\".unicodeScalars.contains(scalars[outside])
  }

  private func isWord(_ scalar: Unicode.Scalar) -> Bool { KoreanText.isLetter(scalar.value) }

  /// Brackets of a document that are spoken of: a million of them are no prose, and each is a kilobyte of finding.
  private static let most = 1000

  func findings(in issue: CheckContext) -> [Finding] {
    issue.documents.indices.flatMap { index -> [Finding] in
      let text = issue.documents[index].text
      let pairs = issue.brackets[index].mismatched.lazy.filter {
        isInProse(text.scalars, $0.open) && isInProse(text.scalars, $0.close)
      }.prefix(Self.most)
      let paired = Set(pairs.flatMap { [$0.open, $0.close] })
      let mismatched = pairs.map { pair in
        finding(
          "mismatched", issue, index, pair.open..<pair.close + 1, BracketExcerpt(text, from: pair.open, to: pair.close))
      }
      return mismatched
        + issue.brackets[index].alone.lazy.filter { !paired.contains($0) && isInProse(text.scalars, $0) }
        .prefix(Self.most).map { place in
          let opens = BracketShape.of(text.scalars[place].value)?.opens ?? true
          return finding(
            opens ? "open" : "close", issue, index, place..<place + 1,
            opens ? BracketExcerpt(text, behind: place) : BracketExcerpt(text, before: place))
        }
    }
  }

  private func finding(
    _ kind: String, _ issue: CheckContext, _ document: Int, _ range: Range<Int>, _ excerpt: BracketExcerpt
  ) -> Finding {
    issue.finding(
      Self.id, document: document, range: range,
      message: FindingMessage("finding.unbalanced-bracket.\(kind)", ["found": excerpt.shown]), zh: nil,
      found: excerpt.found)
  }
}
