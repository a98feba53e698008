// SPDX-License-Identifier: Apache-2.0

import TermBase

/// What the words of a sentence say about the names in it that are spelled like ordinary words.
struct CueRules {
  private let hits: [FormHit]
  private let scalars: [Unicode.Scalar]
  private var sentence: CueSentence
  /// Numbers of the hits of the sentence that have no sign yet.
  private var doubtful: Set<Int>

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

  private static func name(
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

  private static func string(_ letters: some Sequence<UInt32>) -> String {
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
  private func isDeterminer(_ word: Int, _ name: CueSentence.Name, _ hit: FormHit) -> Bool {
    hit.traits.homograph == .modifier && name.particle.isEmpty && !name.hasTail && follows(word)
  }

  /// Whether another word stands right behind, without a comma.
  private func follows(_ word: Int) -> Bool {
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

  private static func starts(_ string: String, _ prefix: String) -> Bool {
    string.unicodeScalars.starts(with: prefix.unicodeScalars)
  }

  // MARK: - Neighbours

  /// A title behind a person: 한정 국가부주석.
  private func isTitled(_ word: Int, _ name: CueSentence.Name) -> Bool {
    name.particle.isEmpty && follows(word) && has(.title, in: word + 1, for: name)
  }

  /// What only places have behind a place: 창사 공항.
  private func isNamedBehind(_ word: Int, _ name: CueSentence.Name) -> Bool {
    name.particle.isEmpty && follows(word) && has(.behind, in: word + 1, for: name)
  }

  /// 당나라 시인 이백, 중국 업체 비보, 첫 시장은 천이였다.
  private func isNamedBefore(_ word: Int, _ name: CueSentence.Name) -> Bool {
    guard word > 0, sentence.words[word - 1].separator.isEmpty, hasSign(beside: word, withCountry: true) else {
      return false
    }
    let before = sentence.words[word - 1]
    if before.cues.contains(where: {
      $0.role == .before && $0.length == before.letters.count && $0.speaks(for: name.categories)
    }) {
      return true
    }
    let isCopula = ["이다", "다", "였", "이었", "라", "이라", "입니다", "이며", "며"].contains { Self.starts(name.particle, $0) }
    return isCopula
      && before.cues.contains {
        $0.role == .title && $0.length + 1 == before.letters.count && $0.speaks(for: name.categories)
          && [0xC740, 0xB294].contains(before.letters[$0.length])
      }
  }

  /// 볼보를 가진 중국 지리가 … 주주다.
  private func isCompanyOfCountry(_ word: Int, _ name: CueSentence.Name) -> Bool {
    guard name.categories & FormFlags.category(.company) != 0, word > 0,
      let before = sentence.words[word - 1].name, before.role == .country, before.particle.isEmpty,
      ["이", "가", "은", "는"].contains(name.particle)
    else { return false }
    return sentence.words.contains { $0.cues.contains { $0.role == .business } }
  }

  /// 공자는 시경을: a work with a person of history or another work.
  private func isWorkOfOld(_ word: Int, _ name: CueSentence.Name) -> Bool {
    let old = FormFlags.category(.personHistorical) | FormFlags.category(.work)
    return name.categories & FormFlags.category(.work) != 0 && isOpen(before: word)
      && sentence.words.indices.contains { other in
        other != word
          && sentence.words[other].name.map { $0.isSure && $0.categories & old != 0 && $0.role == .name } ?? false
      }
  }

  private func has(_ role: NameCues.Role, in word: Int, for name: CueSentence.Name) -> Bool {
    let letters = sentence.words[word].letters
    return sentence.words[word].cues.contains {
      $0.role == role && $0.speaks(for: name.categories)
        && ($0.length == letters.count || ParticleGrammar.isParticles(letters[$0.length...]))
    }
  }

  // MARK: - Lists

  private static let joining = ["와", "과", "이나", "나", "이랑", "랑"]
  private static let separators = Set(",·、，/~∼～-–—ㆍ・→".unicodeScalars.map(\.value))

  /// Whether a name of the same kind stands in one list with it: 베이징, 선전; 유비와 조조; 하이얼과 메이디, 거리가.
  private func isInList(_ word: Int, _ name: CueSentence.Name) -> Bool {
    var at = word
    while at > 0, word - at < 8, let previous = joined(before: at) {
      at = previous
      if speaks(at, for: word, name) { return true }
    }
    at = word
    while at - word < 8, let next = joined(behind: at) {
      at = next
      if speaks(at, for: word, name) { return true }
    }
    return false
  }

  private func speaks(_ other: Int, for word: Int, _ name: CueSentence.Name) -> Bool {
    guard let beside = sentence.words[other].name, beside.role != .country,
      Self.isSameKind(beside.categories, name.categories)
    else { return false }
    if beside.isSure { return true }
    // Two homographs side by side speak for each other.
    guard let second = sentence.words[word].hit else { return false }
    guard let first = sentence.words[other].hit else {
      return beside.role == .weak && sentence.words[other].letters != sentence.words[word].letters
    }
    return hits[first].candidate.key != hits[second].candidate.key && !hits[first].isPrefixed
      && !isDeterminer(other, beside, hits[first])
  }

  private static func isSameKind(_ first: UInt16, _ second: UInt16) -> Bool {
    if first & second != 0 || first & 1 != 0 || second & 1 != 0 { return true }
    let persons = FormFlags.category(.person) | FormFlags.category(.personHistorical)
    return [persons, FormFlags.placeCategories].contains { first & $0 != 0 && second & $0 != 0 }
  }

  private func joined(behind word: Int) -> Int? {
    guard word + 1 < sentence.words.count, joins(word) else { return nil }
    let isAnd = Self.string(sentence.words[word + 1].letters) == "및"
    return isAnd ? (word + 2 < sentence.words.count ? word + 2 : nil) : word + 1
  }

  private func joined(before word: Int) -> Int? {
    let isAnd = Self.string(sentence.words[word - 1].letters) == "및"
    let previous = isAnd ? word - 2 : word - 1
    return previous >= 0 && (isAnd || joins(previous)) ? previous : nil
  }

  /// Whether a word says that the list goes on.
  private func joins(_ word: Int) -> Bool {
    let this = sentence.words[word]
    let isList = this.separator.count == 1 && Self.separators.contains(this.separator[0])
    if let name = this.name {
      if Self.joining.contains(name.particle) { return this.separator.isEmpty }
      let isAnd =
        word + 1 < sentence.words.count && this.separator.isEmpty
        && Self.string(sentence.words[word + 1].letters) == "및"
      return name.particle.isEmpty && (isList || isAnd)
    }
    guard let last = this.suffix.last ?? this.letters.last, let letter = Unicode.Scalar(last) else { return false }
    if this.separator.isEmpty { return "와과".unicodeScalars.contains(letter) }
    return isList && !"은는이가을를의에서로도며고면".unicodeScalars.contains(letter)
  }

  // MARK: - Places

  private static let placeParticles = ["에서", "에", "까지", "으로", "로"]

  /// On a way (베이징에서 선전까지) or in an address (광둥성 선전; 베이징 선전에서, which says so only before a particle of
  /// place; 윈난의 대리와).
  private func isInAddress(_ word: Int, _ name: CueSentence.Name) -> Bool {
    guard word > 0, sentence.words[word - 1].separator.isEmpty, let before = sentence.words[word - 1].name,
      before.categories & FormFlags.placeCategories != 0
    else { return false }
    let isAt = Self.placeParticles.contains { Self.starts(name.particle, $0) }
    if before.role == .province { return isInProvince(before, name) || (before.isSure && before.hasTail) }
    guard before.isSure else { return false }
    if before.particle == "에서" { return ["까지", "으로", "로"].contains { Self.starts(name.particle, $0) } }
    guard before.particle.isEmpty else { return false }
    if before.hasTail { return true }
    return isAt || (name.particle == "의" && before.role != .country)
  }

  /// Whether a province before a place says that it lies in it.
  private func isInProvince(_ province: CueSentence.Name, _ name: CueSentence.Name) -> Bool {
    let isAt = (Self.placeParticles + ["의"]).contains { Self.starts(name.particle, $0) }
    if province.particle.isEmpty { return isAt || (province.hasTail && !name.particle.isEmpty) }
    if province.particle == "에서" { return ["까지", "으로", "로"].contains { Self.starts(name.particle, $0) } }
    return province.particle == "의" && (isAt || ["와", "과", "은", "는"].contains(name.particle))
  }

  /// Whether a place that lies in it stands behind: 저장 항저우, 신장의 이리는, 선전 핑산구.
  private func isLargerPlace(_ word: Int, _ name: CueSentence.Name) -> Bool {
    guard follows(word), ["", "의"].contains(name.particle) else { return false }
    guard let next = sentence.words[word + 1].name, next.role != .country,
      next.categories & FormFlags.placeCategories != 0
    else {
      return name.particle.isEmpty && isUnlistedDistrict(sentence.words[word + 1].letters)
        && hasSign(beside: word, withCountry: true)
    }
    if next.isSure { return name.particle.isEmpty || name.role == .province }
    return name.role == .province && isInProvince(name, next)
  }

  /// 핑산구에: three letters and more that end in 구, 현, 시, 진, 향 and are no other word.
  private func isUnlistedDistrict(_ letters: [UInt32]) -> Bool {
    for length in 3...4 where length <= letters.count {
      guard let last = Unicode.Scalar(letters[length - 1]), "구현시진향".unicodeScalars.contains(last),
        length == letters.count || ParticleGrammar.isParticles(letters[length...]),
        !EverydayWords.contains(letters[..<length]), !EverydayWords.contains(letters[..<(length - 1)]),
        !EverydayWords.contains(letters[(length - 2)..<length])
      else { continue }
      return true
    }
    return false
  }

  /// What the sentence says about it is said of places: 선전에서, 선전에 새 본사를, 시안으로 들어갔다, 선전의 집값.
  private func isSpokenOfAsPlace(_ word: Int, _ name: CueSentence.Name) -> Bool {
    if Self.starts(name.particle, "에서") { return true }
    let behind = sentence.words.indices.dropFirst(word + 1).prefix(6)
    func says(_ role: NameCues.Role) -> Bool {
      behind.contains { sentence.words[$0].cues.contains { $0.role == role } }
    }
    switch name.particle {
    case "에", "에는", "에도", "에만", "엔": return says(.located)
    case "으로", "로": return says(.motion)
    case "의":
      return follows(word)
        && (has(.has, in: word + 1, for: name) || sentence.words[word + 1].cues.contains { $0.role == .sign })
    default: return false
    }
  }

  /// 미국은 신장에서 난 면화: what comes from a place, where countries are spoken of.
  private func isOrigin(_ word: Int, _ name: CueSentence.Name) -> Bool {
    guard name.particle == "에서", follows(word), has(.event, in: word + 1, for: name) else { return false }
    return sentence.words.contains { $0.cues.contains { $0.role == .abroad } }
  }

  /// 저장의 물의 마을 우전에서: a place spelled like a word where a province is, which is as well.
  private func isBesideProvince(_ word: Int, _ name: CueSentence.Name) -> Bool {
    sentence.words.indices.contains { other in
      guard other != word, let number = sentence.words[other].hit, doubtful.contains(number),
        hits[number].candidate.key != sentence.words[word].hit.map({ hits[$0].candidate.key }),
        hits[number].traits.homograph == .noun, let beside = sentence.words[other].name
      else { return false }
      let (province, place) = name.role == .province ? (name, beside) : (beside, name)
      return province.role == .province && ["의", "에", "에서"].contains(province.particle)
        && ["에서", "에서는"].contains(place.particle)
    }
  }

  // MARK: - The sentence

  /// Whether another word of the sentence says that China is spoken of.
  private func hasSign(beside word: Int, withCountry: Bool) -> Bool {
    sentence.words.indices.contains { other in
      guard other != word else { return false }
      if let name = sentence.words[other].name, name.isSure,
        name.categories & FormFlags.nameCategories != 0, withCountry || name.role != .country
      {
        return true
      }
      return sentence.words[other].cues.contains { $0.role == .sign }
    }
  }

  /// Whether the word before is no noun that makes a compound with it (정치 선전) and does not own it (중국의 선전).
  private func isOpen(before word: Int) -> Bool {
    guard word > 0, sentence.words[word - 1].separator.isEmpty else { return true }
    let before = sentence.words[word - 1]
    let letters = before.letters + before.suffix
    guard let last = letters.last.flatMap({ Unicode.Scalar($0) }) else { return false }
    if "은는을를에던며면".unicodeScalars.contains(last)
      || before.cues.contains(where: {
        $0.role == .before && $0.speaks(for: FormFlags.placeCategories) && $0.length == letters.count
      })
    {
      return true
    }
    return "이가서고도만과와로된한인해쳐져여어아워려겨켜나지".unicodeScalars.contains(last) && !EverydayWords.contains(letters[...])
  }
}
