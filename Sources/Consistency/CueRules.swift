// SPDX-License-Identifier: Apache-2.0

import TermBase

/// What the words of a sentence say about the names in it that are spelled like ordinary words.
struct CueRules {
  let hits: [FormHit]
  private let scalars: [Unicode.Scalar]
  var sentence: CueSentence
  /// Numbers of the hits of the sentence that have no sign yet.
  var doubtful: Set<Int>

  /// Those of the doubtful hits that have a sign.
  static func sure(
    among doubtful: [Int], hits: [FormHit], boundaries: [KoreanMatch.Boundary], in text: CheckText
  ) -> Set<Int> {
    var sure: Set<Int> = []
    var at = 0
    while at < doubtful.count {
      let range = CueSentence.range(around: hits[doubtful[at]].range.lowerBound, in: text.scalars)
      let members = doubtful[at...].prefix { range.contains(hits[$0].range.lowerBound) }
      var rules = CueRules(range, Set(members), hits: hits, boundaries: boundaries, in: text)
      sure.formUnion(rules.decide(members))
      at += members.count
    }
    return sure
  }

  private init(
    _ range: Range<Int>, _ doubtful: Set<Int>, hits: [FormHit], boundaries: [KoreanMatch.Boundary], in text: CheckText
  ) {
    self.hits = hits
    self.doubtful = doubtful
    scalars = text.scalars
    sentence = CueSentence(range, in: text.scalars, hits: hits)
    for index in sentence.words.indices {
      sentence.name(index, Self.name(of: sentence.words[index], doubtful, hits, boundaries, text.scalars))
    }
  }

  /// Twice, because what is sure may speak for its neighbours: 노자와 장자, 순자.
  private mutating func decide(_ members: ArraySlice<Int>) -> Set<Int> {
    var sure: Set<Int> = []
    for _ in 0..<3 {
      let before = doubtful.count
      for number in members where doubtful.contains(number) {
        guard let word = sentence.word(of: number), let name = sentence.words[word].name else { continue }
        guard isMeant(word, name, hits[number]) else { continue }
        var known = name
        known.isSure = true
        sentence.name(word, known)
        doubtful.remove(number)
        sure.insert(number)
      }
      if doubtful.count == before { break }
    }
    return sure
  }

  static func name(
    of word: CueSentence.Word, _ doubtful: Set<Int>, _ hits: [FormHit], _ boundaries: [KoreanMatch.Boundary],
    _ scalars: [Unicode.Scalar]
  ) -> CueSentence.Name? {
    let places = word.cues.filter { [.name, .province, .country, .weak].contains($0.role) }
    if let number = word.hit {
      let hit = hits[number]
      guard hit.traits.categories & (FormFlags.nameCategories | 1) != 0 else { return nil }
      guard doubtful.contains(number) || boundaries[number] != .unsure else { return nil }
      let role = places.last { $0.length == hit.range.count && $0.role != .weak }?.role ?? .name
      return CueSentence.Name(
        categories: hit.traits.categories, isSure: !doubtful.contains(number), role: role,
        hasTail: hit.tailEnd > hit.range.upperBound,
        particle: string(scalars[hit.tailEnd..<max(hit.tailEnd, hit.wordEnd)].map(\.value) + word.suffix))
    }
    for place in places.reversed() {
      let rest = word.letters[place.length...]
      var tail = 0
      if !rest.isEmpty {
        let stem = ParticleGrammar.Stem(
          final: FinalSound.of(letter: word.letters[place.length - 1]), count: 3, categories: place.categories)
        guard let chain = ParticleGrammar.chain(rest, after: stem) else { continue }
        tail = chain.tailLength
      }
      let same = places.filter { $0.length == place.length }
      return CueSentence.Name(
        categories: same.reduce(0) { $0 | $1.categories }, isSure: same.contains { $0.role != .weak },
        role: same.contains { $0.role == .province } ? .province : place.role, hasTail: tail > 0,
        particle: string(rest.dropFirst(tail) + word.suffix))
    }
    return nil
  }

  static func string(_ letters: some Sequence<UInt32>) -> String {
    var string = ""
    for letter in letters { string.unicodeScalars.append(Unicode.Scalar(letter) ?? "\u{FFFD}") }
    return string
  }

  // MARK: - The rules

  private func isMeant(_ word: Int, _ name: CueSentence.Name, _ hit: FormHit) -> Bool {
    let isPlace = name.categories & (FormFlags.placeCategories | 1) != 0
    if isTitled(word, name) { return true }
    let isDeterminer = isDeterminer(word, name, hit)
    if !isDeterminer, isNamedBehind(word, name) { return true }
    if hit.isPrefixed || isDeterminer { return false }
    if hit.traits.homograph == .modifier, !hit.isWord, Self.startsWithCase(name.particle) { return true }
    if isInList(word, name) || isNamedBefore(word, name) { return true }
    // 왕이라면: but 베이징, 지난, 시안.
    if hit.traits.homograph == .modifier, !name.particle.isEmpty { return false }
    guard isPlace else { return isCompanyOfCountry(word, name) || isWorkOfOld(word, name) }
    if isInAddress(word, name) || isLargerPlace(word, name) { return true }
    if hit.traits.homograph == .place, !hit.isWord { return hit.hasCue && hasSign(beside: word, withCountry: false) }
    guard isOpen(before: word) else { return false }
    return hasSign(beside: word, withCountry: true) && isSpokenOfAsPlace(word, name) || isOrigin(word, name)
      || isBesideProvince(word, name)
  }

  /// 지난 8월: nothing between it and the next word.
  func isDeterminer(_ word: Int, _ name: CueSentence.Name, _ hit: FormHit) -> Bool {
    hit.traits.homograph == .modifier && name.particle.isEmpty && !name.hasTail && follows(word)
  }

  /// Whether another word stands right behind, without a comma.
  func follows(_ word: Int) -> Bool {
    word + 1 < sentence.words.count && sentence.words[word].separator.isEmpty
  }

  private static let cases = [
    "은", "는", "이", "가", "을", "를", "의", "에", "로", "으로", "와", "과", "도", "만", "까지", "부터", "보다", "처럼", "께서",
  ]

  /// A particle of case, not the copula: 지난에서, 왕이는; 천이였다 is 천이, for 천 makes 천이었다.
  private static func startsWithCase(_ particle: String) -> Bool {
    starts(particle, "였")
      || cases.contains { starts(particle, $0) }
        && !["이다", "이라", "이었", "이며", "이고", "이나", "이든", "이야", "이자", "이지"].contains {
          starts(particle, $0)
        }
  }

  static func starts(_ string: String, _ prefix: String) -> Bool {
    string.unicodeScalars.starts(with: prefix.unicodeScalars)
  }
}
