// SPDX-License-Identifier: Apache-2.0

import IndexFile
import TermBase

/// The state of one walk: where forms begin, and which of them has a place.
struct FormWalk {
  let table: FormTable
  let isChinese: Bool
  let letters: UnsafeBufferPointer<UInt32>
  var hits: [FormHit] = []
  /// Kept from place to place, so that nothing is allocated where nothing is found.
  var found: [FormCandidate] = []

  init(table: FormTable, isChinese: Bool, letters: UnsafeBufferPointer<UInt32>) {
    self.table = table
    self.isChinese = isChinese
    self.letters = letters
  }

  mutating func run() throws(IndexFileError) {
    var index = 0
    var isInWord = false
    var wasSyllable = false
    var forced = -1
    while index < letters.count {
      let letter = letters[index]
      if letter == 0 {
        index += 1
        continue
      }
      guard KoreanText.isLetter(letter) else {
        isInWord = false
        index += 1
        continue
      }
      let isSyllable = letter &- 0xAC00 < 11172
      let changes = isInWord && isSyllable != wasSyllable && index != forced && changesScript(at: index)
      wasSyllable = isSyllable
      let startsHere = !isInWord || index == forced || changes
      isInWord = true
      if startsHere || (isChinese && KoreanText.isHan(letter)) {
        var hit = try best(at: index)
        if changes, hit != nil, KoreanText.isHangul(letter), ParticleGrammar.isParticles(run(from: index).letters[...])
        {
          hit = nil
        } else if !startsHere {
          hit?.boundary = .longer
        } else if !changes, index != forced, hit == nil || hit?.boundary == .longer,
          let other = try behindPrefix(at: index)
        {
          hit = other
        }
        if let hit, let next = keep(hit) {
          forced = hit.next ?? -1
          index = next
          wasSyllable = KoreanText.isHangul(letters[next - 1])
          continue
        }
      }
      index += 1
      // Nothing begins between the syllables of a word.
      if isSyllable, !isChinese {
        while index < letters.count, letters[index] &- 0xAC00 < 11172, index != forced { index += 1 }
      }
    }
  }

  /// Keeps a hit unless a better one has its place. Returns where to go on; nil: right behind its first letter,
  /// because a good hit may begin inside a longer word.
  private mutating func keep(_ hit: FormHit) -> Int? {
    if let last = hits.last, last.range.upperBound > hit.range.lowerBound {
      guard last.boundary == .longer, hit.boundary != .longer else { return nil }
      hits.removeLast()
    }
    hits.append(hit)
    return hit.boundary == .longer ? nil : hit.range.upperBound
  }

  /// Whether a word changes from Hangul to Latin letters (의료AI, 중국5G) or from two of them and more to Hangul
  /// (AI모델): a boundary as good as a space. One letter is part of a word (A급), and so are digits before Hangul (20대).
  private func changesScript(at index: Int) -> Bool {
    let letter = letters[index]
    let last = letters[index - 1]
    if isChinese { return false }
    if KoreanText.isLatinOrDigit(letter) {
      guard KoreanText.isHangul(last) else { return false }
      return !Self.isDigit(letter) || (index + 1 < letters.count && Self.isLatin(letters[index + 1]))
    }
    return Self.isLatin(last) && KoreanText.isHangul(letter) && index >= 2
      && KoreanText.isLatinOrDigit(letters[index - 2])
  }

  private static func isDigit(_ letter: UInt32) -> Bool { letter &- 0x30 < 10 }
  static func isLatin(_ letter: UInt32) -> Bool { KoreanText.isLatinOrDigit(letter) && !isDigit(letter) }

  // MARK: - One place

  /// The longest form at a place that ends well, else the longest that runs on into other letters.
  private mutating func best(at start: Int) throws(IndexFileError) -> FormHit? {
    found.removeAll(keepingCapacity: true)
    try table.forms(in: letters, at: start, into: &found)
    if found.isEmpty { return nil }
    var longer: FormHit?
    for candidate in found.reversed() {
      guard let hit = try hit(candidate, at: start, depth: 0) else { continue }
      if hit.boundary != .longer { return hit }
      if longer == nil { longer = hit }
    }
    return longer
  }

  func hit(_ candidate: FormCandidate, at start: Int, depth: Int) throws(IndexFileError) -> FormHit? {
    guard let traits = try table.traits(candidate.key), Self.mayBeSpaced(candidate, traits) else { return nil }
    var hit = FormHit(
      candidate: candidate, traits: traits, range: start..<candidate.end, boundary: .edge, wordEnd: candidate.end,
      tailEnd: candidate.end)
    try findBoundary(of: &hit, depth: depth)
    return hit
  }

  /// Spaces may be left out wherever the form has them. Where it has none they may stand in forms of four letters
  /// and more, but leave no letter alone at an end; lines may wrap in forms of three letters and more.
  private static func mayBeSpaced(_ candidate: FormCandidate, _ traits: FormTraits) -> Bool {
    if candidate.gaps == 0 { return true }
    let count = candidate.letters
    if candidate.lineGaps != 0, count < 3 { return false }
    var gaps = candidate.gaps & ~candidate.lineGaps
    while gaps != 0 {
      let letter = gaps.trailingZeroBitCount
      gaps &= gaps - 1
      if traits.hasSpace(before: letter, of: count) { continue }
      if count < 4 || letter == 1 || letter == count - 1 { return false }
    }
    return true
  }
}
