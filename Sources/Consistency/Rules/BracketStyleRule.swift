// SPDX-License-Identifier: Apache-2.0

/// The bracket of an annotation against the house's, or the issue's, own. Off by default: a house style.
///
/// Fires: 텐센트[腾讯] where the others stand in ( ). Must not: brackets that hold no annotation; 〈 〉 of titles.
struct BracketStyleRule: Rule {
  static let id = RuleID.bracketStyle
  static let messageKeys = ["finding.bracket-style", "finding.bracket-style.issue"]

  func findings(in issue: CheckContext) -> [Finding] {
    let styles = issue.renderings.map { rendering -> HouseBracket? in
      let scalars = issue.documents[rendering.document].text.scalars
      let place = rendering.annotation.offset
      return place < scalars.count ? HouseBracket(opening: scalars[place]) : nil
    }
    guard let wanted = issue.policy.bracket ?? majority(styles) else { return [] }
    return zip(issue.renderings, styles).compactMap { rendering, style in
      guard let style, style != wanted else { return nil }
      let text = issue.documents[rendering.document].text
      let place = rendering.annotation.offset
      return issue.finding(
        Self.id, document: rendering.document, range: place..<place + 1,
        message: FindingMessage(
          issue.policy.bracket == nil ? "finding.bracket-style.issue" : "finding.bracket-style",
          ["found": style.rawValue, "expected": wanted.rawValue]),
        zh: rendering.zh, found: text.string(place..<place + 1), expected: [wanted.rawValue])
    }
  }

  /// Nil on a tie, where nobody can say which one is the exception.
  private func majority(_ styles: [HouseBracket?]) -> HouseBracket? {
    var counts: [HouseBracket: Int] = [:]
    for style in styles { if let style { counts[style, default: 0] += 1 } }
    let most = counts.values.max()
    let leaders = HouseBracket.allCases.filter { counts[$0] == most }
    return leaders.count == 1 ? leaders[0] : nil
  }
}

/// The brackets in which a house puts originals; raw values as in the configuration.
public enum HouseBracket: String, Sendable, CaseIterable {
  /// U+0028 and U+0029.
  case round = "()"
  /// U+005B and U+005D.
  case square = "[]"
  /// U+FF08 and U+FF09.
  case fullwidthRound = "（）"
  /// U+3014 and U+3015.
  case tortoise = "〔〕"

  init?(opening: Unicode.Scalar) {
    guard let style = Self.allCases.first(where: { $0.rawValue.unicodeScalars.first == opening }) else { return nil }
    self = style
  }
}
