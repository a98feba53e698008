// SPDX-License-Identifier: Apache-2.0

public import Alignment
import HanHangul

/// Which pairs are put before a person. One rule for all, applied in this order:
///
/// 1. `single-han`: one Han character (省, 대(對)). It disambiguates a word and is no term of its own; in general
///    text every fifth bracket is one.
/// 2. `rejected-verdict`: alignment itself takes it for no pair.
/// 3. `low-link`: the Korean does not read the Chinese (`link` below 0.6), **unless** alignment accepts the pair
///    all the same – a translation between clear boundaries – or it is a brand or a name in another language,
///    whose link is low by nature and which only a person can confirm (시노베이션벤처스(创新工场), 도쿄(東京)) and
///    its boundary is sure (`confidence` 0.8 and more).
///
/// What is left out is kept in the store with its reason, counts for nothing, and is listed on request.
public enum CandidateFilter {
  /// Why a pair is left out; the raw values are the words of every output.
  public enum Reason: String, Sendable, CaseIterable {
    case singleHan = "single-han"
    case rejectedVerdict = "rejected-verdict"
    case lowLink = "low-link"
  }

  /// Below this the Korean is not taken for a reading of the Chinese.
  public static let linkFloor = 0.6
  /// From this on the extent of a rendering is taken for sure.
  public static let confidenceFloor = 0.8

  /// Why an annotation is no candidate; nil when it is one. Brackets that are no gloss never get here.
  public static func reason(against annotation: Annotation) -> Reason? {
    let han = (annotation.zh ?? "").unicodeScalars.count { Han.contains($0.value) }
    let others = (annotation.zh ?? "").unicodeScalars.count { !Han.contains($0.value) && $0.properties.isAlphabetic }
    if han <= 1, others == 0 { return .singleHan }
    if annotation.verdict == .reject { return .rejectedVerdict }
    if annotation.link >= linkFloor || annotation.verdict == .accept { return nil }
    switch annotation.kind {
    case .other, .otherLanguage, .translation, .mixed:
      return annotation.confidence >= confidenceFloor ? nil : .lowLink
    case .sound, .sino, .none:
      return .lowLink
    }
  }
}
