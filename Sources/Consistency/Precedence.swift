// SPDX-License-Identifier: Apache-2.0

/// One finding a span: a decision before an inconsistency before the computed standard.
///
/// 청닝(承諾) may break a decision, differ from another page and depart from the 외래어 표기법 at once; an
/// editor wants it once, with the rest beside it.
enum Precedence {
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
    // Winners do not overlap, so a winner that overlaps a span is next to where the span would stand.
    var winners: [Finding] = []
    for (_, finding) in contenders {
      let place = winners.firstIndexNotBefore(finding)
      if let winner = [place, place - 1].first(where: {
        winners.indices.contains($0) && winners[$0].overlaps(finding)
      }) {
        winners[winner].related.append(
          RelatedPlace(path: finding.path, line: finding.line, column: finding.column, message: finding.message))
      } else {
        winners.insert(finding, at: place)
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

extension Finding {
  fileprivate func overlaps(_ other: Finding) -> Bool {
    document == other.document && range.overlaps(other.range)
  }
}

extension [Finding] {
  /// Index of the first element that does not lie before `finding`, in document and text order.
  fileprivate func firstIndexNotBefore(_ finding: Finding) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      let at = (self[middle].document, self[middle].range.lowerBound)
      if at < (finding.document, finding.range.lowerBound) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
