// SPDX-License-Identifier: Apache-2.0

import HanHangul
import TermBase

/// A word one letter away from a rendering that a decision, or a bracket of this issue, gives.
///
/// Fires: 텐센드는 beside 텐센트(腾讯); 헤이륭장 where a decision has 헤이룽장.
///
/// Must not: 텐센트의, a particle; 후난성 beside 허난성(河南省), another name; 궁상은행 beside 공상은행(工商银行), its name by another
/// reading (`inconsistent-rendering`); forms of two syllables; a word of the term base.
///
/// A name of up to four syllables that 표 5 of the 외래어 표기법 can spell as well may be another name (왕원타오, 왕원다오): beside a
/// decision it is not spoken of; beside a bracket of this issue it is `info` when the
/// Chinese has three characters without a generic noun.
struct MisspelledTermRule: Rule {
  static let id = RuleID.misspelledTerm
  static let messageKeys = ["finding.misspelled-term", "reason.known-form", "related.annotated-here"]
  /// Syllables below which too many words are one letter apart.
  private static let leastLetters = 3

  func findings(in issue: CheckContext) -> [Finding] {
    guard issue.decisions.conceptCount > 0 || !issue.own.isEmpty else { return [] }
    var findings: [Finding] = []
    var word = SlipWord()
    for (index, document) in issue.documents.enumerated() {
      // Every name is as like itself as a slip is: those in brackets go before running text is matched.
      let annotated = Intervals(issue.renderings(in: index).map(\.range))
      let suspects = suspects(in: document.text.scalars, issue).filter {
        !annotated.overlaps($0) && !document.isSkipped($0)
      }
      if suspects.isEmpty { continue }
      let known = Intervals(
        (issue.matches[index] + issue.own.matches[index]).filter { $0.boundary != .longer }.map(\.range))
      for range in suspects where !known.overlaps(range) {
        word.removeAll()
        for scalar in document.text.scalars[range] { word.append(scalar.value) }
        guard let suspicion = judge(word, issue) else { continue }
        let found = range.lowerBound..<range.lowerBound + suspicion.length
        findings.append(finding(issue, index, found, suspicion))
      }
    }
    return findings
  }

  /// The runs of Hangul of which a beginning may be a slip. Nearly every word of a text ends here, millions of terms or not.
  private func suspects(in scalars: [Unicode.Scalar], _ issue: CheckContext) -> [Range<Int>] {
    let slips = issue.decisions.conceptCount > 0 ? issue.decisions.slips : nil
    let ownSlips = issue.own.slips
    let heads = issue.own.slipHeads
    var suspects: [Range<Int>] = []
    var word = SlipWord()
    scalars.withUnsafeBufferPointer { scalars in
      var place = 0
      while place < scalars.count {
        guard scalars[place].value &- 0xAC00 < 11172 else {
          place += 1
          continue
        }
        let start = place
        while place < scalars.count, scalars[place].value &- 0xAC00 < 11172 { place += 1 }
        guard SlipWord.lengths.contains(place - start), start == 0 || !KoreanText.isLetter(scalars[start - 1].value)
        else { continue }
        let mayBeOwn = heads.mayBegin(scalars[start].value, scalars[start + 1].value)
        guard mayBeOwn || slips != nil else { continue }
        word.removeAll()
        for letter in start..<place { word.append(scalars[letter].value) }
        if mayBeOwn, let ownSlips, ownSlips.mayHaveSlip(of: word, anySound: true) {
          suspects.append(start..<place)
        } else if let slips, slips.mayHaveSlip(of: word) {
          suspects.append(start..<place)
        }
      }
    }
    return suspects
  }

  private struct Suspicion {
    /// Syllables of the word that are the form, without its particles.
    var length: Int
    var form: DecidedForm
    var isOwn: Bool
    /// Whether it may be the name of something else.
    var mayBeOther: Bool
  }

  private func judge(_ word: borrowing SlipWord, _ issue: CheckContext) -> Suspicion? {
    let letters = word.letters
    let stem = ParticleGrammar.Stem(final: nil, count: 3, categories: FormFlags.nameCategories)
    // The longest stem first: 텐센트의 is no word, 텐센드 is one behind which 는 stands.
    for length in stride(from: letters.count, through: Self.leastLetters, by: -1) {
      let own = issue.own.slips?.slips(of: word, length: length, anySound: true) ?? []
      let decided = issue.decisions.slips?.slips(of: word, length: length) ?? []
      if own.isEmpty && decided.isEmpty { continue }
      if length < letters.count, ParticleGrammar.chain(letters[length...], after: stem) == nil { continue }
      let name = letters[..<length]
      var view = String.UnicodeScalarView()
      for case let letter? in name.map(Unicode.Scalar.init) { view.append(letter) }
      let text = String(view)
      func suspicion(_ decisions: any Decisions, _ places: SlipPlaces, isOwn: Bool) -> Suspicion? {
        if places.isEmpty { return nil }
        let forms = decisions.nearForms(koFolded: text, at: places) {
          Self.isMisspelling(name, text, of: $0) && (isOwn || !Self.mayBeOther(name, than: $0))
        }
        for form in forms where Self.isName(form) && !Self.isOtherReading(text, of: form) {
          let mayBeOther = Self.mayBeOther(name, than: Fold.key(form.row.ko))
          if mayBeOther, Self.core(of: form) < 3 || EverydayWords.contains(name) || NameCues.isName(name) { continue }
          return Suspicion(length: length, form: form, isOwn: isOwn, mayBeOther: mayBeOther)
        }
        return nil
      }
      if let found = suspicion(issue.own.decisions, own, isOwn: true)
        ?? suspicion(issue.decisions, decided, isOwn: false)
      {
        return found
      }
    }
    return nil
  }

  /// Whether a word differs from the key of a form as a slip of the hand does (`SlipFilter` knows the same of all keys at once).
  private static func isMisspelling(_ letters: ArraySlice<UInt32>, _ word: String, of key: String) -> Bool {
    let known = key.unicodeScalars.map(\.value)
    let isSameLength = letters.count == known.count
    guard known.count >= leastLetters, known.allSatisfy({ $0 &- 0xAC00 < 11172 }) else { return false }
    // A syllable more or less is a slip of long names only.
    guard isSameLength ? SyllableDifference.jamo(word, key) == 1 : known.count >= 5 else { return false }
    // With more at an end it is a compound, or the name cut short.
    if !isSameLength,
      [word, key].allSatisfy({
        InconsistentRenderingRule.isPart($0, word) && InconsistentRenderingRule.isPart($0, key)
      })
    {
      return false
    }
    // 텐센트의 is 텐센트 and a particle, whatever name ends in another syllable.
    if isSameLength, let last = letters.last, last != known.last, particles.contains(last) { return false }
    return true
  }

  /// Another name by sound differs by a letter as well; a slip makes syllables that Chinese does not have.
  private static func mayBeOther(_ letters: ArraySlice<UInt32>, than key: String) -> Bool {
    let known = key.unicodeScalars.map(\.value)
    return known.count < 5 && SoundSyllables.table.spell(letters) && SoundSyllables.table.spell(known[...])
  }

  /// 궁상은행 of 공상은행(工商银行): right by another reading.
  private static func isOtherReading(_ word: String, of form: DecidedForm) -> Bool {
    SinoKorean.reading(of: form.row.zh) == word || Transcription(form.row.zh).hangul == word
  }

  /// Characters of a name without the generic noun at its end: two of 허난성(河南省) and one of 푸저우(福州). Of fewer than three
  /// too many names are a letter apart.
  private static func core(of form: DecidedForm) -> Int {
    let characters = form.row.zh.unicodeScalars
    return characters.count
      - (characters.last.map { Generic.endNoPerson.contains(Han.simplified($0.value)) } ?? false ? 1 : 0)
  }

  /// Korean words are made of syllables that differ by a letter (개발자, 개발사): only names are looked for.
  private static func isName(_ form: DecidedForm) -> Bool {
    guard form.isAllowed else { return false }
    switch form.row.kind {
    case .sound, .other, .otherLanguage, .mixed: return true
    case .sino, .translation, .some(.none): return false
    case nil: return SinoKorean.reading(of: form.row.zh) != Fold.key(form.row.ko)
    }
  }

  private static let particles = Set("은는이가을를의에도로와과만나".unicodeScalars.map(\.value))

  /// Why the form that the issue annotates is expected: a decision has it, it is the computed one, or most places of this
  /// Chinese in brackets write it so.
  private func ownReason(_ row: GlossaryRow, _ found: String, _ issue: CheckContext) -> FindingReason? {
    let key = Fold.key(row.ko)
    let decided = issue.decisions.concepts(zhFolded: Fold.key(row.zh)).lazy.flatMap(\.rows)
      .first { ($0.status == .preferred || $0.status == .admitted) && Fold.key($0.ko) == key }
    if let decided { return decided.findingReason }
    if row.kind == .sound, Fold.key(Transcription(row.zh).hangul) == key {
      return .computed(zh: row.zh, found: found, expected: [row.ko])
    }
    let places = issue.name(Fold.key(row.zh))?.places ?? []
    let count = places.count { issue.renderings[$0].koFolded == key }
    guard count > 1, count * 2 > places.count else { return nil }
    return FindingReason(.majority, .message(FindingMessage("reason.known-form", ["form": row.ko])))
  }

  private func finding(_ issue: CheckContext, _ index: Int, _ range: Range<Int>, _ suspicion: Suspicion) -> Finding {
    let text = issue.documents[index].text
    let found = text.string(range)
    let row = suspicion.form.row
    let annotated =
      suspicion.isOwn ? issue.name(suspicion.form.concept.key).map { issue.renderings[$0.places[0]] } : nil
    let reason = suspicion.isOwn ? ownReason(row, found, issue) : row.findingReason
    let isShort = Fold.key(row.ko).unicodeScalars.count == Self.leastLetters
    return issue.finding(
      Self.id, document: index, range: range,
      message: FindingMessage("finding.misspelled-term", ["found": found, "expected": row.ko, "zh": row.zh]),
      cap: suspicion.mayBeOther || isShort && !suspicion.isOwn ? .info : .error,
      conceptId: suspicion.isOwn ? nil : suspicion.form.concept.id, zh: row.zh, found: found, expected: [row.ko],
      reason: reason,
      fix: FormFix.plain(range, by: row.ko, in: text),
      related: annotated.map {
        [
          issue.place(
            document: $0.document, offset: $0.range.lowerBound,
            FindingMessage("related.annotated-here", ["found": $0.ko, "zh": $0.zh]))
        ]
      } ?? [])
  }
}
