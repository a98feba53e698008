// SPDX-License-Identifier: Apache-2.0

import IndexFile
import TermBase

/// Where a form ends: `KoreanTermMatcher` has the policy.
extension FormWalk {
  func findBoundary(of hit: inout FormHit, depth: Int) throws(IndexFileError) {
    let end = hit.range.upperBound
    guard end < letters.count else { return }
    let last = lastLetter(before: end)
    let next = letters[end]
    if KoreanText.isLatinOrDigit(last), KoreanText.isLatinOrDigit(next) {
      hit.boundary = .longer
      return
    }
    let (rest, restEnd) = run(from: end)
    if rest.isEmpty {
      if isChinese, KoreanText.isHan(next) { hit.boundary = .longer }
      return
    }
    let stem = ParticleGrammar.Stem(
      final: KoreanText.isHangul(last) ? FinalSound.of(letter: last) : nil, count: hit.candidate.letters,
      categories: hit.traits.categories)
    if let chain = ParticleGrammar.chain(rest[...], after: stem) {
      hit.wordEnd = restEnd
      hit.tailEnd = restEnd
      if chain.tailLength < rest.count { hit.tailEnd = end + chain.tailLength }
      hit.isWord = chain.hasTail && !isChinese && isWord(hit, chain)
      var isUnsure = chain.isUnsure
      if chain.isOpen {
        let saysSo = chain.hasTail && chain.tailLength < rest.count || isFollowed(restEnd, rest)
        isUnsure =
          isUnsure || hit.isWord || !saysSo
          || (chain.mayEndName && beginsKoreanName(hit))
        if hit.traits.homograph != nil, !chain.hasCue { isUnsure = true }
      }
      hit.boundary = isUnsure ? .unsure : chain.hasTail ? .tail : .particles
      hit.hasCue = chain.hasCue && !isUnsure
      return
    }
    if !isChinese, KoreanText.isLatinOrDigit(last), isLatinForm(hit) {
      // The script changes: AI모델, 5G망.
      hit.boundary = .tail
      hit.wordEnd = restEnd
      hit.tailEnd = restEnd
      return
    }
    hit.boundary = .longer
    if depth < 3, let other = try compound(behind: hit, stem, rest, depth) {
      hit.boundary = .tail
      hit.wordEnd = other.wordEnd
      hit.next = other.range.lowerBound
    }
  }

  /// A form with Latin letters; bare digits count what stands behind them.
  private func isLatinForm(_ hit: FormHit) -> Bool {
    letters[hit.range].contains(where: Self.isLatin) || hit.candidate.letters > 4
  }

  /// Whether the form and its first tail, or all of them, are an ordinary word of three or four letters.
  private func isWord(_ hit: FormHit, _ chain: ParticleGrammar.Chain) -> Bool {
    let count = hit.candidate.letters
    guard count + chain.firstTail <= 4, hit.candidate.gaps == 0, hit.range.count == count else { return false }
    var packed: UInt64 = 0
    for length in 1...4 where hit.range.lowerBound + length <= letters.count {
      packed = packed << 14 | UInt64((letters[hit.range.lowerBound + length - 1] &- 0xABFF) & 0x3FFF)
      guard length == count + chain.firstTail || length == count + chain.tailLength else { continue }
      if EverydayWords.contains(packed: packed) { return true }
    }
    return false
  }

  /// Whether another word stands behind, so that these letters are what stands before a noun: 대만산 파인애플. 일 asks
  /// for a bound noun: 로봇일 것.
  func isFollowed(_ end: Int, _ rest: [UInt32]) -> Bool {
    guard end + 1 < letters.count, letters[end] == 0x20, KoreanText.isLetter(letters[end + 1]) else { return false }
    return rest.last != 0xC77C || Self.boundNouns.contains(letters[end + 1])
  }

  /// A surname and a syllable that names have: 이창(호), not 홍콩(식), for hardly any 한자음 begins with ㅋ or a double letter.
  private func beginsKoreanName(_ hit: FormHit) -> Bool {
    guard Self.surnames.contains(letters[hit.range.lowerBound]) else { return false }
    let initial = (lastLetter(before: hit.range.upperBound) &- 0xAC00) / 588
    return ![1, 4, 8, 10, 13, 15].contains(initial)
  }

  private static let boundNouns = Set("것수때뿐텐터가경정줄리거건게걸".unicodeScalars.map(\.value))
  /// Of the 2015 census of Statistics Korea, those that 99 % of people bear and a form may begin with.
  private static let surnames = Set(
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모"
      .unicodeScalars.map(\.value))

  /// Another form that begins behind this one, or behind a tail of it, and ends well: 광둥+성+선전+시.
  private func compound(
    behind hit: FormHit, _ stem: ParticleGrammar.Stem, _ rest: [UInt32], _ depth: Int
  ) throws(IndexFileError) -> FormHit? {
    // Letters left out as invisible would shift the places.
    guard isPart(hit), letters[hit.range.upperBound..<hit.range.upperBound + rest.count].allSatisfy({ $0 != 0 }) else {
      return nil
    }
    for length in [0] + ParticleGrammar.tails(rest[...], after: stem).map(\.length) {
      let start = hit.range.upperBound + length
      var found: [FormCandidate] = []
      if length < rest.count { try table.forms(in: letters, at: start, into: &found) }
      // Names of which so many begin alike are made to be slow.
      for candidate in found.suffix(8).reversed() where candidate.gaps == 0 {
        guard let other = try self.hit(candidate, at: start, depth: depth + 1), isPart(other),
          other.boundary != .longer, other.boundary != .unsure
        else { continue }
        return other
      }
    }
    return nil
  }

  /// Names make compounds that nobody listed; two short nouns side by side are mostly another word (구조+대만).
  private func isPart(_ hit: FormHit) -> Bool {
    if hit.traits.homograph != nil { return false }
    return isChinese || hit.traits.categories & FormFlags.nameCategories != 0
      || (hit.traits.categories & 1 != 0 && hit.candidate.letters >= 3)
  }

  /// Letters that follow in the same word; for Chinese forms Han as well.
  func run(from start: Int) -> (letters: [UInt32], end: Int) {
    var end = start
    while end < letters.count {
      let letter = letters[end]
      guard letter == 0 || KoreanText.isHangul(letter) || (isChinese && KoreanText.isHan(letter)) else { break }
      end += 1
    }
    if end == start { return ([], end) }
    // A word of a thousand letters is none, and every hit would copy it.
    guard end - start <= 64 else { return ([0xFFFF], end) }
    return (letters[start..<end].filter { $0 != 0 }, end)
  }

  private func lastLetter(before end: Int) -> UInt32 {
    var index = end - 1
    while index > 0, letters[index] == 0 { index -= 1 }
    return letters[index]
  }
}
