// SPDX-License-Identifier: Apache-2.0

import HanHangul
import TermBase

/// Second signs that a form is the name and not an ordinary word that is spelled alike; see `KoreanTermMatcher`.
///
/// What the words of the sentence say is `CueRules`' part; this looks at what stands right at the form.
struct HomographCues {
  /// The boundaries of all hits, those of homographs without a sign made `unsure`.
  private(set) var boundaries: [KoreanMatch.Boundary]

  private let text: CheckText
  private let hits: [FormHit]

  init(text: CheckText, hits: [FormHit], decisions: any Decisions, annotated: [(ko: String, zh: String)]) {
    self.text = text
    self.hits = hits
    boundaries = hits.map(\.boundary)
    var doubtful: [Int] = []
    var byKorean: [String: Set<String>]?
    for (number, hit) in hits.enumerated() where hit.boundary != .longer {
      let isHomograph = hit.traits.homograph != nil || hit.isWord
      guard isHomograph || hit.candidate.letters <= 3 else { continue }
      if let chinese = bracket(behind: hit.wordEnd) {
        // 선전(深圳) and 선전시(深圳市) are the name; 선전(宣傳) and 대만구(大湾区) are not. A bracket that explains a part
        // of the word (텐센트연구원(研究院)) is shorter than the word.
        if Self.concerns(decisions.forms(of: hit, .korean), chinese) { continue }
        if chinese.count >= hit.wordEnd - hit.range.lowerBound || isHomograph { boundaries[number] = .unsure }
        continue
      }
      if isDenied(hit) {
        boundaries[number] = .unsure
        continue
      }
      guard isHomograph, hit.boundary != .unsure || hit.isPrefixed || hit.isWord else { continue }
      if hit.hasCue, hit.traits.homograph != .place, !hit.isWord { continue }
      if hasLatinBracket(hit) { continue }
      if byKorean == nil {
        byKorean = annotated.reduce(into: [:]) { $0![$1.ko, default: []].insert($1.zh) } ?? [:]
      }
      if isAnnotated(hit, decisions.forms(of: hit, .korean), byKorean ?? [:]) { continue }
      doubtful.append(number)
    }
    guard !doubtful.isEmpty else { return }
    let sure = CueRules.sure(among: doubtful, hits: hits, boundaries: boundaries, in: text)
    for number in doubtful {
      if !sure.contains(number) {
        boundaries[number] = .unsure
      } else if boundaries[number] == .unsure {
        boundaries[number] = hits[number].tailEnd > hits[number].range.upperBound ? .tail : .edge
      }
    }
  }

  // MARK: - Brackets

  /// Han in the bracket that opens right behind a word, folded; nil when there is none.
  private func bracket(behind end: Int) -> [UInt32]? {
    let scalars = text.scalars
    guard end < scalars.count, BracketShape.opensAnnotation(scalars[end].value) else { return nil }
    var han = ""
    for scalar in scalars[(end + 1)...].prefix(40) {
      // Something else beside the Chinese: what was read so far is what the bracket says.
      guard Han.contains(scalar.value) else { break }
      han.unicodeScalars.append(scalar)
    }
    return han.isEmpty ? nil : Fold.key(han).unicodeScalars.map(\.value)
  }

  /// Whether a Latin name stands in the bracket behind: 비보(vivo), 선전(Shenzhen). What is no company or product needs a
  /// capital, for 선전(propaganda).
  private func hasLatinBracket(_ hit: FormHit) -> Bool {
    let scalars = text.scalars
    guard hit.traits.categories & FormFlags.nameCategories != 0, hit.wordEnd + 2 < scalars.count,
      BracketShape.opensAnnotation(scalars[hit.wordEnd].value)
    else { return false }
    let inside = scalars[(hit.wordEnd + 1)...].prefix(24).prefix { !BracketShape.closesAnnotation($0.value) }
    guard inside.count >= 2, inside.count < 24, inside.allSatisfy({ $0.isASCII && $0.properties.isAlphabetic }) else {
      return false
    }
    let brands = FormFlags.category(.company) | FormFlags.category(.product)
    return hit.traits.categories & brands != 0 || inside.first.map { $0.properties.isUppercase } ?? false
  }

  /// Whether the Chinese is that of a concept or has it as a part (即 …), or the other way round (腾讯 of 腾讯公司), or
  /// shortens it: 淸華大 of 清华大学.
  private static func concerns(_ forms: [DecidedForm], _ chinese: [UInt32]) -> Bool {
    forms.contains { form in
      form.concept.rows.contains { row in
        let own = Fold.key(row.zh).unicodeScalars.map(\.value)
        return contains(chinese, own) || contains(own, chinese) || shortens(chinese, own)
      }
    }
  }

  private static func contains(_ whole: [UInt32], _ part: [UInt32]) -> Bool {
    guard !part.isEmpty, part.count <= whole.count else { return false }
    return (0...(whole.count - part.count)).contains { whole[$0..<$0 + part.count].elementsEqual(part) }
  }

  /// Two characters and more of a whole in their order, with its first: 发改委 of 发展和改革委员会.
  private static func shortens(_ short: [UInt32], _ whole: [UInt32]) -> Bool {
    guard short.count >= 2, short.count < whole.count, short.first == whole.first else { return false }
    var rest = whole[...]
    for character in short {
      guard let place = rest.firstIndex(of: character) else { return false }
      rest = rest[(place + 1)...]
    }
    return true
  }

  /// Whether the document annotates the concept, and this Korean with nothing else.
  private func isAnnotated(_ hit: FormHit, _ forms: [DecidedForm], _ byKorean: [String: Set<String>]) -> Bool {
    guard let ko = forms.first.map({ Fold.key($0.row.ko) }) else { return false }
    let own = Set(forms.flatMap { $0.concept.rows.map { Fold.key($0.zh) } })
    if byKorean[ko].map({ !$0.isSubset(of: own) }) ?? false { return false }
    guard byKorean.values.contains(where: { !$0.isDisjoint(with: own) }) else { return false }
    return !hit.isWord && (hit.traits.homograph != .modifier || hit.boundary == .particles)
  }

  // MARK: - What denies a name

  /// Whether a neighbour says that something else is meant: a title that people alone have (이창 씨), another country
  /// before a body (미국 상무부), a word of another sense in the sentence (선원 구조).
  private func isDenied(_ hit: FormHit) -> Bool {
    let scalars = text.scalars
    if hit.candidate.letters <= 2, hit.boundary == .edge,
      hit.traits.categories & (FormFlags.category(.person) | 1) == 0,
      hit.wordEnd + 1 < scalars.count, scalars[hit.wordEnd] == " "
    {
      let word = letters(from: hit.wordEnd + 1)
      let titles = NameCues.beginning(word).filter { $0.role == .person }
      if titles.contains(where: { $0.length == word.count || ParticleGrammar.isParticles(word[$0.length...]) }) {
        return true
      }
    }
    if hit.traits.categories & FormFlags.category(.organisation) != 0, hit.range.lowerBound > 1,
      scalars[hit.range.lowerBound - 1] == " "
    {
      let word = letters(before: hit.range.lowerBound - 1)
      let countries = NameCues.beginning(word).filter { $0.role == .abroad }
      if countries.contains(where: { $0.length == word.count || word[$0.length...].elementsEqual([0xC758]) }) {
        return true
      }
    }
    let form = scalars[hit.range].map(\.value)
    guard NameCues.hasSenses(form[...]) else { return false }
    let sentence = CueSentence.range(around: hit.range.lowerBound, in: scalars)
    return CueSentence(sentence, in: scalars, hits: []).words.contains { word in
      word.cues.contains { $0.role == .sense && $0.speaks(of: form[...]) }
    }
  }

  private func letters(from start: Int) -> ArraySlice<UInt32> {
    text.scalars[start...].prefix(12).map(\.value).prefix { KoreanText.isLetter($0) }
  }

  private func letters(before end: Int) -> ArraySlice<UInt32> {
    Array(text.scalars[..<end].suffix(12).map(\.value).reversed().prefix { KoreanText.isLetter($0) }.reversed())[...]
  }
}
