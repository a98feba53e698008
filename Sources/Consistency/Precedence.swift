// SPDX-License-Identifier: Apache-2.0

/// One finding a span: a decision before an inconsistency before the computed standard.
///
/// 청닝(承諾) may break a decision, differ from another page and depart from the 외래어 표기법 at once; an
/// editor wants it once, with the rest beside it.
enum Precedence {
  private struct Place: Hashable {
    var document: Int
    var offset: Int
  }

  static func onePerSpan(_ findings: [Finding]) -> [Finding] {
    var kept: [Finding] = []
    var contenders: [(rank: (Int, Int), finding: Finding)] = []
    for finding in findings {
      if let rank = rank(of: finding) { contenders.append((rank, finding)) } else { kept.append(finding) }
    }
    contenders.sort {
      ($0.rank.0, $0.rank.1) == ($1.rank.0, $1.rank.1)
        ? Checker.inTextOrder($0.finding, $1.finding) : ($0.rank.0, $0.rank.1) < ($1.rank.0, $1.rank.1)
    }
    // Winners do not overlap, so each place of a document belongs to one; spans are short, documents long.
    var winners: [Finding] = []
    var taken: [Place: Int] = [:]
    for (_, finding) in contenders {
      let places = finding.range.map { Place(document: finding.document, offset: $0) }
      let rivals = places.compactMap { taken[$0] }
      if let winner = rivals.first(where: { winners[$0].range.lowerBound >= finding.range.lowerBound }) ?? rivals.first
      {
        // Where a person decided otherwise, nobody asks what would have been computed.
        let isOverruled =
          winners[winner].reason?.kind == .decision && finding.rule == .nonstandardTranscription
          && !Set(finding.expected).isSubset(of: winners[winner].expected)
        if isOverruled { continue }
        winners[winner].related.append(
          RelatedPlace(path: finding.path, line: finding.line, column: finding.column, message: finding.message))
      } else {
        for place in places { taken[place] = winners.count }
        winners.append(finding)
      }
    }
    return kept + winners
  }

  /// Level first where a finding is only a guess: an `info` of a strong rule must not hide a warning.
  private static func rank(of finding: Finding) -> (Int, Int)? {
    guard var rank = finding.rule.renderingPrecedence else { return nil }
    if finding.rule == .inconsistentRendering, finding.reason?.kind != .decision { rank += 1 }
    return (finding.level == .info ? 1 : 0, rank)
  }
}
