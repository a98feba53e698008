// SPDX-License-Identifier: Apache-2.0

import IndexFile
import TermBase

/// Forms that begin behind a prefix of their word.
extension FormWalk {
  /// Whether a short place with a prefix stands before a noun (친대만 성향), where no other word has its letters
  /// (반대+만 하다).
  private func standsBeforeNoun(_ hit: FormHit, prefixAt start: Int) -> Bool {
    guard hit.boundary == .edge, isFollowed(hit.range.upperBound, []) else { return false }
    let (rest, _) = run(from: start + 2)
    return !EverydayWords.contains(letters[start...start + 1].map { $0 }[...])
      || !ParticleGrammar.isParticles(rest[...])
  }

  /// A form behind a prefix: 대텐센트, 주선양 (which is `unsure` here for its homograph).
  mutating func behindPrefix(at start: Int) throws(IndexFileError) -> FormHit? {
    guard !isChinese, start + 1 < letters.count, KoreanText.isHangul(letters[start + 1]),
      let categories = ParticleGrammar.prefixes(letters[start])
    else { return nil }
    found.removeAll(keepingCapacity: true)
    try table.forms(in: letters, at: start + 1, into: &found)
    for candidate in found.reversed() where candidate.gaps == 0 {
      guard var hit = try hit(candidate, at: start + 1, depth: 3), hit.traits.categories & categories != 0,
        hit.boundary != .longer
      else { continue }
      hit.isPrefixed = true
      if candidate.letters < 3 {
        guard hit.traits.categories & FormFlags.placeCategories != 0 else { continue }
        if !standsBeforeNoun(hit, prefixAt: start) { hit.boundary = .unsure }
      } else if hit.traits.homograph != nil {
        continue
      }
      return hit
    }
    return nil
  }
}
