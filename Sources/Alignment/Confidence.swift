// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// How sure the boundary of a pair is, from what is known when the best alignment is found.
///
/// A logistic function, fitted on labelled brackets by `scripts/fit-confidence.py`; weights and thresholds are
/// data (Data/confidence.tsv). Few features: wrong pairs are rare, and each further one that was tried (quotation marks,
/// single characters, near misses, lists, lengths, characters left out, particles before the rendering, spaces in it,
/// further names in the bracket, the score itself) made the cross-validated log loss worse.
package enum Confidence {
  typealias Vector = SIMD8<Float>

  /// What a confidence is computed from.
  enum Feature: Int, CaseIterable {
    case bias
    case link
    /// Score over the best alignment that starts elsewhere, up to `widestMargin`; and the same where not everything is read.
    case margin, marginUnread
    /// The rendering starts inside a word.
    case startInWord
    /// Syllables without characters, as a share of both.
    case skippedHangul
    /// The Korean stands in the bracket.
    case inBracket
  }

  /// The features by name, in the order of the vector and of Data/confidence.tsv.
  package static var names: [String] { Feature.allCases.map { "\($0)" } }

  /// A runner-up further behind than this says no more.
  static let widestMargin: Float = 3

  /// Features of one alignment.
  ///
  /// - Parameters:
  ///   - runnerUp: the score of the best alignment that starts elsewhere.
  ///   - start: what lies before the rendering.
  ///   - inBracket: the Hangul stands in the bracket (inside, reverse).
  static func features(
    _ best: AlignmentPath, runnerUp: Float?, _ a: Assessment, start: Boundary, inBracket: Bool = false
  ) -> Vector {
    let margin = min(max(runnerUp.map { best.score - $0 } ?? widestMargin, 0), widestMargin)
    var vector = Vector(repeating: 0)
    func set(_ feature: Feature, _ value: Float) { vector[feature.rawValue] = value }
    set(.bias, 1)
    set(.link, Float(a.link))
    set(.margin, margin)
    if a.unread + a.skippedHan + a.skippedHangul > 0 { set(.marginUnread, margin) }
    if start == .adjacent { set(.startInWord, 1) }
    set(.skippedHangul, Float(a.skippedHangul) / Float(max(a.total + a.skippedHangul, 1)))
    if inBracket { set(.inBracket, 1) }
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
