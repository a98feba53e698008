// SPDX-License-Identifier: Apache-2.0

import HanHangul

/// A bracket that is not closed, or that closes nothing.
///
/// Fires: 텐센트(腾讯는 올해. Must not: 1) 첫째, 가) 둘째, a footnote mark (중국1)), a smile; brackets that a line break
/// separates; code; a bracket that is spoken of (‘(’ 다음에, \( 또는 [:), which has no word inside beside it.
struct UnbalancedBracketRule: Rule {
  static let id = RuleID.unbalancedBracket
  static let messageKeys = ["finding.unbalanced-bracket.open", "finding.unbalanced-bracket.close"]
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

  /// Letters shown beside the bracket, so that it can be found in the text.
  private static let shown = 10

  func findings(in issue: CheckContext) -> [Finding] {
    issue.documents.indices.flatMap { index -> [Finding] in
      let text = issue.documents[index].text
      return issue.brackets[index].alone.filter { isInProse(text.scalars, $0) }.map { place in
        let line = text.lineRange(text.position(of: place).line)
        let opens = BracketShape.of(text.scalars[place].value)?.opens ?? true
        let near =
          opens
          ? place..<min(place + Self.shown, line.upperBound)
          : max(place + 1 - Self.shown, line.lowerBound)..<place + 1
        let found = text.string(near)
        return issue.finding(
          Self.id, document: index, range: place..<place + 1,
          message: FindingMessage("finding.unbalanced-bracket.\(opens ? "open" : "close")", ["found": found]),
          zh: nil, found: found)
      }
    }
  }
}
