// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// How sure the boundary of a pair is, from what is known when the best alignment is found.
///
/// A logistic function, fitted on labelled brackets by `scripts/fit-confidence.py`; weights and thresholds are
/// data (Data/confidence.tsv).
enum Confidence {
  /// The order of features in the vector and in Data/confidence.tsv.
  static let names = [
    "bias", "link", "margin", "unread", "all-read", "start-in-word", "start-at-edge", "skipped", "single",
    "quotation", "near", "listed", "foreign", "in-bracket", "behind-title", "odd-length",
  ]

  /// A runner-up further behind than this says no more.
  static let widestMargin: Float = 3

  /// Features of one alignment.
  ///
  /// - Parameters:
  ///   - runnerUp: the score of the best alignment that starts elsewhere.
  ///   - inBracket: the Hangul stands in the bracket (inside, reverse).
  static func features(
    _ best: AlignmentPath, runnerUp: Float?, _ a: Assessment, start: Boundary, closesQuote: Bool,
    inBracket: Bool = false
  ) -> SIMD16<Float> {
    let total = Float(max(a.total, 1))
    var vector = SIMD16<Float>(repeating: 0)
    vector[0] = 1
    vector[1] = Float(a.link)
    vector[2] = min(max(runnerUp.map { best.score - $0 } ?? widestMargin, 0), widestMargin)
    vector[3] = Float(a.unread) / total
    vector[4] = a.unread == 0 && a.skippedHan == 0 && a.skippedHangul == 0 ? 1 : 0
    vector[5] = start == .adjacent ? 1 : 0
    vector[6] = start == .openingQuote || start == .stop ? 1 : 0
    vector[7] = Float(a.skippedHan + a.skippedHangul) / (total + Float(a.skippedHangul))
    vector[8] = a.total == 1 ? 1 : 0
    vector[9] = closesQuote && start == .openingQuote ? 1 : 0
    vector[10] = Float(a.near) / total
    vector[11] = Float(a.translated + a.brand + a.mixedBrand + a.learned) / total
    vector[12] = Float(a.japanese + a.foreign + a.ownName) / total
    vector[13] = inBracket ? 1 : 0
    vector[14] = best.firstItem > 0 ? 1 : 0
    vector[15] = a.unread > 0 ? abs(logf(Float(max(a.unreadHangul, 1)) / Float(a.unread)) - 0.33) : 0
    return vector
  }

  static func probability(_ features: SIMD16<Float>) -> Double {
    1 / (1 + exp(-Double((features * weights).sum())))
  }

  static func verdict(_ confidence: Double) -> AnnotationVerdict {
    confidence >= accept ? .accept : confidence >= review ? .review : .reject
  }
}
