// SPDX-License-Identifier: Apache-2.0

package import IndexFile
package import TermBase

/// A form of the term base found in running text, before its decision is decoded.
public struct FormHit: Sendable, Equatable {
  /// Number of its key, and where other things stand between its letters.
  package var candidate: FormCandidate
  /// What the rows of the key have in common.
  package var traits: FormTraits
  /// Code points of the text; particles are not part.
  package var range: Range<Int>
  /// Where the form ends, as far as letters tell.
  package var boundary: KoreanMatch.Boundary
  /// End of the word: behind particles and tails.
  package var wordEnd: Int
  /// Where particles begin: behind the tails.
  package var tailEnd: Int
  /// A tail tells the name from an ordinary word: 선전시.
  package var hasCue = false
  /// The form and letters of its tail are an ordinary word: 저장+성.
  package var isWord = false
  /// A prefix stands before it: 주+선양.
  package var isPrefixed = false
  /// Where another form begins in the same word: 베이징+칭화대학.
  var next: Int?
}

/// Walks once through a text and finds the forms of one table with their boundaries; the policy is
/// `KoreanTermMatcher`'s.
package struct FormScanner: Sendable {
  private let table: FormTable
  private let isChinese: Bool

  /// - Parameter isChinese: the forms are Chinese, and letters that follow may be Han.
  package init(_ table: FormTable, isChinese: Bool = false) {
    self.table = table
    self.isChinese = isChinese
  }

  /// Hits in text order, not overlapping.
  ///
  /// - Complexity: O(length × length of the longest form), in practice a few nanoseconds a letter and a memory
  ///   access or two a word.
  package func hits(in text: CheckText) throws(IndexFileError) -> [FormHit] {
    try hits(in: KoreanText(text))
  }

  func hits(in text: KoreanText) throws(IndexFileError) -> [FormHit] {
    try text.letters.withUnsafeBufferPointer { letters throws(IndexFileError) in
      var walk = Walk(table: table, isChinese: isChinese, letters: letters)
      try walk.run()
      return walk.hits
    }
  }
}

/// The state of one walk.
private struct Walk {
  let table: FormTable
  let isChinese: Bool
  let letters: UnsafeBufferPointer<UInt32>
  var hits: [FormHit] = []
  /// Kept from place to place, so that nothing is allocated where nothing is found.
  private var found: [FormCandidate] = []

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
  private static func isLatin(_ letter: UInt32) -> Bool { KoreanText.isLatinOrDigit(letter) && !isDigit(letter) }

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

  private func hit(_ candidate: FormCandidate, at start: Int, depth: Int) throws(IndexFileError) -> FormHit? {
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

  // MARK: - The right boundary

  private func findBoundary(of hit: inout FormHit, depth: Int) throws(IndexFileError) {
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
  private func isFollowed(_ end: Int, _ rest: [UInt32]) -> Bool {
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
      for candidate in found.reversed() where candidate.gaps == 0 {
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
  private func run(from start: Int) -> (letters: [UInt32], end: Int) {
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

  // MARK: - The left boundary

  /// Whether a short place with a prefix stands before a noun (친대만 성향), where no other word has its letters
  /// (반대+만 하다).
  private func standsBeforeNoun(_ hit: FormHit, prefixAt start: Int) -> Bool {
    guard hit.boundary == .edge, isFollowed(hit.range.upperBound, []) else { return false }
    let (rest, _) = run(from: start + 2)
    return !EverydayWords.contains(letters[start...start + 1].map { $0 }[...])
      || !ParticleGrammar.isParticles(rest[...])
  }

  /// A form behind a prefix: 대텐센트, 주선양 (which is `unsure` here for its homograph).
  private mutating func behindPrefix(at start: Int) throws(IndexFileError) -> FormHit? {
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
