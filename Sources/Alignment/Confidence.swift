// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// How sure the boundary of a pair is, from what is known when the best alignment is found.
///
/// A logistic function, fitted on labelled brackets by `scripts/fit-confidence.py`; weights and thresholds are
/// data (Data/confidence.tsv). Few features: wrong pairs are rare, and each further one that was tried (quotation marks,
/// single characters, near misses, lists, particles before the rendering, spaces in it, further names in the bracket, the
/// score itself) made the cross-validated log loss worse.
package enum Confidence {
  typealias Vector = SIMD16<Float>

  /// What a confidence is computed from.
  enum Feature: Int, CaseIterable {
    case bias
    case link
    /// Score over the best alignment that starts elsewhere, up to 3; and the same where not everything is read.
    case margin, marginUnread
    /// The rendering starts inside a word.
    case startInWord
    /// Characters without Korean as a share of all, Korean without characters as a share of both.
    case skippedHan, skippedHangul
    /// The Korean stands in the bracket.
    case inBracket
    /// By how much a part rendered by meaning is shorter or longer than such parts are (logarithm).
    case short, long
  }

  /// The features by name, in the order of the vector and of Data/confidence.tsv.
  package static var names: [String] { Feature.allCases.map { "\($0)" } }

  /// Features of one alignment.
  ///
  /// - Parameters:
  ///   - runnerUp: the score of the best alignment that starts elsewhere.
  ///   - start: what lies before the rendering.
  ///   - inBracket: the Hangul stands in the bracket (inside, reverse).
  static func features(
    _ best: AlignmentPath, runnerUp: Float?, _ a: Assessment, start: Boundary, inBracket: Bool = false
  ) -> Vector {
    let total = Float(max(a.total, 1))
    let margin = min(max(runnerUp.map { best.score - $0 } ?? 3, 0), 3)
    var vector = Vector(repeating: 0)
    func set(_ feature: Feature, _ value: Float) { vector[feature.rawValue] = value }
    set(.bias, 1)
    set(.link, Float(a.link))
    set(.margin, margin)
    if a.unread + a.skippedHan + a.skippedHangul > 0 { set(.marginUnread, margin) }
    if start == .adjacent { set(.startInWord, 1) }
    set(.skippedHan, Float(a.skippedHan) / total)
    set(.skippedHangul, Float(a.skippedHangul) / (total + Float(a.skippedHangul)))
    if inBracket { set(.inBracket, 1) }
    if a.unread > 0 {
      let length = logf(Float(max(a.unreadHangul, 1)) / Float(a.unread)) - AlignmentWeights().lengthMean
      set(length < 0 ? .short : .long, abs(length))
    }
    return vector
  }

  /// Probability that the boundary is right.
  static func probability(_ features: Vector) -> Double {
    1 / (1 + exp(-Double((features * weights).sum())))
  }

  static func verdict(_ confidence: Double) -> AnnotationVerdict {
    confidence >= accept ? .accept : confidence >= review ? .review : .reject
  }
}
