// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// How sure the boundary is, from what is known when the best alignment is found.
enum Confidence {
  /// Features of one alignment, in the order of the weights.
  static func features(
    _ best: AlignmentPath, second: AlignmentPath?, _ a: Assessment, start: Boundary, closesQuote: Bool
  ) -> [Double] {
    let margin = second.map { Double(best.score - $0.score) } ?? 3
    let total = Double(max(a.total, 1))
    return [
      1,
      a.link,
      min(max(margin, 0), 3),
      Double(a.unread) / total,
      a.unread == 0 && a.skippedHan == 0 && a.skippedHangul == 0 ? 1 : 0,
      start == .adjacent ? 1 : 0,
      start == .openingQuote || start == .stop ? 1 : 0,
      Double(a.skippedHan + a.skippedHangul) / (total + Double(a.skippedHangul)),
      a.total == 1 ? 1 : 0,
      closesQuote && start == .openingQuote ? 1 : 0,
    ]
  }

  /// Weights of a logistic function, set by hand on labelled development text: no calibrated fit yet.
  private static let weights: [Double] = [-1.2, 2.6, 0.7, -1.2, 1.4, -0.9, 0.5, -2.0, -0.3, 0.8]

  static func probability(_ features: [Double]) -> Double {
    var sum = 0.0
    for (feature, weight) in zip(features, weights) { sum += feature * weight }
    return 1 / (1 + exp(-sum))
  }
}
