// SPDX-License-Identifier: Apache-2.0

extension AlignmentEvaluation {
  /// Several files as one: counts are added, pairs follow one another. What came out otherwise stays with
  /// its file.
  public init(sum parts: [AlignmentEvaluation]) {
    self.init()
    for part in parts {
      exact.add(part.exact)
      rejected.add(part.rejected)
      kind.add(part.kind)
      departures.add(part.departures)
      departuresFound += part.departuresFound
      falseDepartures += part.falseDepartures
      falsePairs += part.falsePairs
      characters += part.characters
      for (table, other) in [
        (\AlignmentEvaluation.exactByKind, part.exactByKind), (\.exactByDirection, part.exactByDirection),
        (\.exactBySource, part.exactBySource), (\.exactByPhenomenon, part.exactByPhenomenon),
      ] {
        self[keyPath: table].merge(other) { Ratio(right: $0.right + $1.right, total: $0.total + $1.total) }
      }
      for (wanted, row) in part.confusion { confusion[wanted, default: [:]].merge(row, uniquingKeysWith: +) }
      outcomes += part.outcomes
    }
  }
}
