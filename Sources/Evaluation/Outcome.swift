// SPDX-License-Identifier: Apache-2.0

/// One pair that alignment found where labels say what is right.
public struct Outcome: Sendable {
  /// The record it belongs to.
  public var record: String
  /// The document that the record was taken from: its outcomes are not independent.
  public var document: String
  /// The Chinese that was found.
  public var zh: String
  /// The Korean that was found.
  public var ko: String
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

  /// An outcome of these values.
  public init(
    record: String, document: String, zh: String, ko: String, confidence: Double, link: Double, verdict: String,
    isExact: Bool, features: [Double]
  ) {
    self.record = record
    self.document = document
    self.zh = zh
    self.ko = ko
    self.confidence = confidence
    self.link = link
    self.verdict = verdict
    self.isExact = isExact
    self.features = features
  }
}

/// How precise the surest pairs are, by how many of all they cover.
public struct Coverage: Sendable, Equatable {
  /// Part of the found pairs, 0…1.
  public var coverage: Double
  /// The least score among them.
  public var threshold: Double
  /// How many of them are exact.
  public var exact: Ratio

  /// A point of a curve: the precision of so great a part of the pairs, the surest first.
  public typealias Point = (coverage: Double, precision: Double)

  /// The points for one pair, two pairs, … all of them.
  public static func curve(_ outcomes: [Outcome], by score: (Outcome) -> Double) -> [Point] {
    var right = 0
    return outcomes.sorted { score($0) > score($1) }.enumerated().map { index, outcome in
      if outcome.isExact { right += 1 }
      return (Double(index + 1) / Double(outcomes.count), Double(right) / Double(index + 1))
    }
  }

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

  /// Narrower where confidences are dense; empty ones are left out.
  static func bins(_ outcomes: [Outcome]) -> [ReliabilityBin] {
    let edges = [0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.98, 0.99, 1]
    return zip(edges, edges.dropFirst()).compactMap { low, high in
      let own = outcomes.filter { $0.confidence >= low && ($0.confidence < high || high == 1) }
      guard !own.isEmpty else { return nil }
      return ReliabilityBin(
        range: low...high, predicted: own.reduce(0) { $0 + $1.confidence } / Double(own.count),
        exact: Ratio(right: own.count(where: \.isExact), total: own.count))
    }
  }
}
