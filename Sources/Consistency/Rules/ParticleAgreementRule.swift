// SPDX-License-Identifier: Apache-2.0

import HanHangul

/// A particle that does not fit the word before the bracket; the bracket is not read (한글 맞춤법: 받침에 따른 조사).
///
/// Fires: 신약(NDA/BLA)를 → 을; 청눠(承諾)은 → 는; 텐센트은, where a decision knows the name.
///
/// Must not: 서울(首尔)로, for ㄹ takes 로; 사람(들)은 and 텐센트을(를), whose brackets are read; 창안(长安)로 and
/// 난징(南京)가에 and 왕푸징(王府井)가 상점, whose letters are a street's; 80(팔십)을 and Windows(윈도)를, whose word everybody reads otherwise;
/// 한무기(寒武纪)이며, for the copula keeps its 이 after a vowel.
struct ParticleAgreementRule: Rule {
  static let id = RuleID.particleAgreement
  static let messageKeys = ["finding.particle-agreement"]

  func findings(in issue: CheckContext) -> [Finding] {
    issue.documents.indices.flatMap { behindBrackets($0, issue) + behindTerms($0, issue) }
  }

  // MARK: - Behind a bracket

  private func behindBrackets(_ index: Int, _ issue: CheckContext) -> [Finding] {
    let text = issue.documents[index].text
    let scalars = text.scalars
    return issue.brackets[index].pairs.compactMap { pair in
      guard BracketShape.closesAnnotation(scalars[pair.close].value),
        let word = wordEnd(before: pair.open, scalars), pair.close - pair.open <= 120
      else { return nil }
      let inside = scalars[pair.open + 1..<pair.close]
      if inside.isEmpty || isReadAloud(inside) { return nil }
      // 배열 (3, 4)를, 대신 [RFC]를: apart from the word, only a gloss belongs to it.
      if word < pair.open - 1, scalars[pair.open - 1] == " ",
        BracketShape.of(scalars[pair.open].value)?.shape != .round || !(inside.first?.properties.isAlphabetic ?? false)
      {
        return nil
      }
      var start = pair.close + 1
      while start < scalars.count, "'\"’”」』》〉*_".unicodeScalars.contains(scalars[start]) { start += 1 }
      if let link = linkEnd(start, issue.documents[index]) { start = link }
      let tail = Array(scalars[start...].prefix(12).prefix { KoreanText.isHangul($0.value) })
      if isEither(scalars[(start + tail.count)...]) { return nil }
      if mayBeStreet(tail, inside, scalars[(start + tail.count)...]) || !isPlainChain(tail) { return nil }
      // 먹(食)는, 읽(讀)는: a verb's stem, when one character glosses one syllable.
      if inside.count == 1, tail.first == "는", word == 0 || !KoreanText.isHangul(scalars[word - 1].value) { return nil }
      return finding(issue, index, start: start, tail, after: scalars[word], from: word)
    }
  }

  /// The last letter before a bracket, a space and quotation marks stepped over; nil unless it is a syllable of Hangul:
  /// how digits and Latin letters are read is the writer's affair.
  private func wordEnd(before open: Int, _ scalars: [Unicode.Scalar]) -> Int? {
    var place = open - 1
    while place >= 0, " '\"’”」』》〉*_".unicodeScalars.contains(scalars[place]), open - place <= 3 { place -= 1 }
    guard place >= 0, (0xAC00...0xD7A3).contains(scalars[place].value) else { return nil }
    return place
  }

  /// Behind the target of a link, whose text ends with the bracket: [하이뤄(海螺)](https://…)을.
  private func linkEnd(_ start: Int, _ document: CheckedDocument) -> Int? {
    guard start < document.text.scalars.count, document.text.scalars[start] == "]" else { return nil }
    return document.skipped.first { $0.lowerBound == start + 1 }?.upperBound
  }

  /// 은(는), 을(를): the writer leaves it open.
  private func isEither(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    rest.first == "(" && rest.dropFirst(2).first == ")"
      && rest.dropFirst().first.map { "은는이가을를과와".unicodeScalars.contains($0) } ?? false
  }

  /// (들), (를), (이): short Hangul inside is part of the sentence.
  private func isReadAloud(_ inside: ArraySlice<Unicode.Scalar>) -> Bool {
    inside.count <= 3 && inside.allSatisfy { KoreanText.isHangul($0.value) }
  }

  /// 창안(长安)로, 난징(南京)로는, 왕푸징(王府井)가, 내(内)과: the letters may be a generic noun that the Chinese leaves out.
  private func mayBeStreet(
    _ tail: [Unicode.Scalar], _ inside: ArraySlice<Unicode.Scalar>, _ rest: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    guard let letter = tail.first, "로가과".unicodeScalars.contains(letter) else { return false }
    // 아이플라이텍(科大讯飞)가: nothing is left out of so long a name but 路 (중산둥로).
    guard inside.count <= (letter == "과" ? 1 : letter == "가" ? 3 : 4), inside.allSatisfy({ KoreanText.isHan($0.value) })
    else {
      return false
    }
    // 왕푸징가 상점: a street stands before what is in it.
    let next = rest.drop { $0 == " " }
    if letter == "가", rest.first == " ", SentenceCues.street.contains(where: { next.starts(with: $0.unicodeScalars) }) {
      return true
    }
    // 시진핑(习近平)가: a street is named for a place, which a name that begins with a surname is not as a rule.
    if inside.count == 3, inside.first.map({ Surname.contains($0.value) }) ?? false { return false }
    // 레이쥔(雷军)가 발표한: alone before a space it is the particle behind names of people and companies.
    return !(letter == "가" && tail.count == 1 && inside.count == 2 && rest.first == " ")
  }

  /// Chains that begin so are particles behind a bracket. (이)나, (이)라 and the copula may be words: 한(漢)나라.
  private static let heads = ["은", "는", "이", "가", "을", "를", "과", "와", "으로", "로"]

  private func isPlainChain(_ tail: [Unicode.Scalar]) -> Bool {
    var text = ""
    text.unicodeScalars.append(contentsOf: tail)
    if ["이나", "이라", "이든", "이야", "이며", "이랑"].contains(where: text.hasPrefix) { return false }
    return Self.heads.contains(where: text.hasPrefix)
  }

  // MARK: - Behind a term

  /// Particles whose letters are seldom the beginning of a longer word.
  private static let plainParticles: Set<String> = ["은", "는", "을", "를", "와", "으로", "으로는", "으로도", "으로서"]

  private func behindTerms(_ index: Int, _ issue: CheckContext) -> [Finding] {
    let text = issue.documents[index].text
    return issue.matches[index].compactMap { match in
      guard match.isAllowed, let tail = Self.wrongParticle(behind: match, in: text),
        let last = text.scalars[match.range].last
      else { return nil }
      return finding(
        issue, index, start: match.range.upperBound, tail, after: last, from: match.range.upperBound - 1)
    }
  }

  /// The particle behind a form of three letters and more, when that is all that makes the word a longer one.
  static func wrongParticle(behind match: KoreanMatch, in text: CheckText) -> [Unicode.Scalar]? {
    guard match.boundary == .longer, match.hit.candidate.letters >= 3, let last = text.scalars[match.range].last,
      Hangul.isSyllable(last.value)
    else { return nil }
    let tail = Array(text.scalars[match.range.upperBound...].prefix(8).prefix { KoreanText.isHangul($0.value) })
    var letters = ""
    letters.unicodeScalars.append(contentsOf: tail)
    return plainParticles.contains(letters) ? tail : nil
  }

  // MARK: - Both

  private func finding(
    _ issue: CheckContext, _ index: Int, start: Int, _ tail: [Unicode.Scalar], after last: Unicode.Scalar, from: Int
  ) -> Finding? {
    let letters = tail.map(\.value)
    let final = FinalSound.of(letter: last.value)
    guard !letters.isEmpty,
      ParticleGrammar.chain(letters[...], after: .init(final: final, count: 3, categories: 0)) == nil,
      let fitted = ParticleGrammar.refitted(letters[...], after: final), fitted != letters
    else { return nil }
    let text = issue.documents[index].text
    var right = ""
    right.unicodeScalars.append(contentsOf: fitted.compactMap(Unicode.Scalar.init))
    let range = start..<start + tail.count
    if issue.documents[index].isSkipped(range) { return nil }
    // The word is part of what is found, so that one 를 does not stand for all.
    let before = text.scalars[max(0, from - 12)...from].reversed().prefix { KoreanText.isLetter($0.value) }.count
    // Marks behind the bracket have their partners before the word: neither is shown.
    var end = start
    while end > from + 1, "'\"’”」』》〉*_".unicodeScalars.contains(text.scalars[end - 1]) { end -= 1 }
    let word = text.string(from + 1 - max(before, 1)..<end)
    return issue.finding(
      Self.id, document: index, range: range,
      message: FindingMessage(
        "finding.particle-agreement", ["word": word, "found": string(tail), "expected": right]),
      zh: nil, found: word + string(tail), expected: [right], fix: FindingFix(range: range, text: right))
  }

  private func string(_ scalars: [Unicode.Scalar]) -> String {
    var result = ""
    result.unicodeScalars.append(contentsOf: scalars)
    return result
  }
}
