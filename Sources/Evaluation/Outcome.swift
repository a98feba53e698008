// SPDX-License-Identifier: Apache-2.0

/// One pair that alignment found where labels say what is right.
public struct Outcome: Sendable {
  /// The record it belongs to; outcomes of one record are not independent.
  public var record: String
  /// Probability that the boundary is right, as alignment says.
  public var confidence: Double
  /// Degree to which the Korean reads the Chinese.
  public var link: Double
  /// `accept`, `review` or `reject`.
  public var verdict: String
  /// Does it equal a label?
  public var isExact: Bool
  /// What the confidence was computed from.
  public var features: [Double]
}

/// How precise the surest pairs are, by how many of all they cover.
public struct Coverage: Sendable, Equatable {
  /// Part of the found pairs, 0…1.
  public var coverage: Double
  /// The least score among them.
  public var threshold: Double
  /// How many of them are exact.
  public var exact: Ratio

  /// Precision at 50, 80, 90, 95, 99 and 100 % of the pairs, the surest first.
  static func table(_ outcomes: [Outcome], by score: (Outcome) -> Double) -> [Coverage] {
    let sorted = outcomes.sorted { score($0) > score($1) }
    guard !sorted.isEmpty else { return [] }
    return [0.5, 0.8, 0.9, 0.95, 0.99, 1].map { part in
      let count = max(1, Int((part * Double(sorted.count)).rounded()))
      let covered = sorted.prefix(count)
      return Coverage(
        coverage: part, threshold: score(sorted[count - 1]),
        exact: Ratio(right: covered.count(where: \.isExact), total: count))
    }
  }
}

/// Pairs of like confidence: what was promised and what was found.
public struct ReliabilityBin: Sendable, Equatable {
  /// Confidences of the bin.
  public var range: ClosedRange<Double>
  /// Their mean.
  public var predicted: Double
  /// How many are exact.
  public var exact: Ratio

  /// Ten bins of equal width; empty ones are left out.
  static func bins(_ outcomes: [Outcome]) -> [ReliabilityBin] {
    (0..<10).compactMap { index in
      let (low, high) = (Double(index) / 10, Double(index + 1) / 10)
      let own = outcomes.filter { $0.confidence >= low && ($0.confidence < high || index == 9) }
      guard !own.isEmpty else { return nil }
      return ReliabilityBin(
        range: low...high, predicted: own.reduce(0) { $0 + $1.confidence } / Double(own.count),
        exact: Ratio(right: own.count(where: \.isExact), total: own.count))
    }
  }
}
