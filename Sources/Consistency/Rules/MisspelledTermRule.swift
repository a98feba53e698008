// SPDX-License-Identifier: Apache-2.0

import HanHangul
import TermBase

/// A word one letter away from a rendering that a decision, or a bracket of this issue, gives.
///
/// Fires: 텐센드는 beside 텐센트(腾讯); 헤이륭장 where a decision has 헤이룽장.
///
/// Must not: 텐센트의, a particle; 후난성 beside 허난성(河南省): a name by sound is another name when all its syllables occur
/// in the 외래어 표기법's table (표 5) as well and the name has four syllables or less; forms of two syllables; a word of the term base.
struct MisspelledTermRule: Rule {
  static let id = RuleID.misspelledTerm
  static let messageKeys = ["finding.misspelled-term", "reason.known-form", "related.annotated-here"]
  /// Syllables below which too many words are one letter apart.
  private static let leastLetters = 3

  func findings(in issue: CheckContext) -> [Finding] {
    guard issue.decisions.conceptCount > 0 || issue.ownDecisions.conceptCount > 0 else { return [] }
    var judged: [[Unicode.Scalar]: Suspicion?] = [:]
    var findings: [Finding] = []
    for (index, document) in issue.documents.enumerated() {
      let known = Intervals(
        (issue.matches[index] + issue.ownMatches[index]).filter { $0.boundary != .longer }.map(\.range)
          + issue.renderings.lazy.filter { $0.document == index }.map(\.range))
      for word in Self.words(document.text.scalars) where !known.overlaps(word) && !document.isSkipped(word) {
        let letters = Array(document.text.scalars[word])
        let suspicion: Suspicion?
        if let before = judged[letters] {
          suspicion = before
        } else {
          suspicion = judge(letters, issue)
          judged[letters] = .some(suspicion)
        }
        guard let suspicion else { continue }
        let range = word.lowerBound..<word.lowerBound + suspicion.length
        findings.append(finding(issue, index, range, suspicion))
      }
    }
    return findings
  }

  private struct Suspicion {
    /// Syllables of the word that are the form, without its particles.
    var length: Int
    var form: DecidedForm
    var isOwn: Bool
  }

  /// Runs of Hangul that may be names.
  private static func words(_ scalars: [Unicode.Scalar]) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var place = 0
    while place < scalars.count {
      guard scalars[place].value &- 0xAC00 < 11172 else {
        place += 1
        continue
      }
      let start = place
      while place < scalars.count, scalars[place].value &- 0xAC00 < 11172 { place += 1 }
      let isWord = start == 0 || !KoreanText.isLetter(scalars[start - 1].value)
      if isWord, place - start >= leastLetters, place - start <= 16 { words.append(start..<place) }
    }
    return words
  }

  private func judge(_ word: [Unicode.Scalar], _ issue: CheckContext) -> Suspicion? {
    let letters = word.map(\.value)
    let stem = ParticleGrammar.Stem(final: nil, count: 3, categories: FormFlags.nameCategories)
    // The longest stem first: 텐센트의 is no word, 텐센드 is one behind which 는 stands.
    for length in stride(from: letters.count, through: Self.leastLetters, by: -1) {
      if length < letters.count, ParticleGrammar.chain(letters[length...], after: stem) == nil { continue }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: word[..<length])
      let text = String(view)
      for (isOwn, decisions) in [(true, issue.ownDecisions as any Decisions), (false, issue.decisions)]
      where decisions.conceptCount > 0 {
        let forms = decisions.nearForms(koFolded: text)
        for form in forms where isMisspelling(text, of: form) {
          return Suspicion(length: length, form: form, isOwn: isOwn)
        }
      }
    }
    return nil
  }

  private func isMisspelling(_ word: String, of form: DecidedForm) -> Bool {
    let known = Fold.key(form.row.ko)
    let count = known.unicodeScalars.count
    let isSameLength = word.unicodeScalars.count == count
    guard form.isAllowed, count >= Self.leastLetters, word != known,
      known.unicodeScalars.allSatisfy({ $0.value &- 0xAC00 < 11172 })
    else { return false }
    // A syllable more or less is a slip of long names only.
    guard isSameLength ? SyllableDifference.jamo(word, known) == 1 : count >= 5 else { return false }
    // With more at an end it is a compound, or the name cut short.
    if !isSameLength,
      [word, known].allSatisfy({
        InconsistentRenderingRule.isPart($0, word) && InconsistentRenderingRule.isPart($0, known)
      })
    {
      return false
    }
    // Korean words are made of syllables that differ by a letter (개발자, 개발사): only names are looked for.
    let isName: Bool
    switch form.row.kind {
    case .sound, .other, .otherLanguage, .mixed: isName = true
    case .sino, .translation, .some(.none): isName = false
    case nil: isName = SinoKorean.reading(of: form.row.zh) != known
    }
    guard isName else { return false }
    // 텐센트의 is 텐센트 and a particle, whatever name ends in another syllable.
    if isSameLength, let last = word.unicodeScalars.last, last != known.unicodeScalars.last,
      Self.particles.contains(last)
    {
      return false
    }
    // Another name by sound differs by a letter as well; a slip makes syllables that Chinese does not have.
    return count >= 5 || !(SoundSyllables.table.spell(word) && SoundSyllables.table.spell(known))
  }

  private static let particles = Set("은는이가을를의에도로와과만나".unicodeScalars)

  private func finding(_ issue: CheckContext, _ index: Int, _ range: Range<Int>, _ suspicion: Suspicion) -> Finding {
    let text = issue.documents[index].text
    let found = text.string(range)
    let row = suspicion.form.row
    let annotated = suspicion.isOwn ? issue.renderings(of: suspicion.form.concept.key).first : nil
    let reason =
      suspicion.isOwn
      ? FindingReason(.majority, .message(FindingMessage("reason.known-form", ["form": row.ko])))
      : row.findingReason
    let isShort = Fold.key(row.ko).unicodeScalars.count == Self.leastLetters
    return issue.finding(
      Self.id, document: index, range: range,
      message: FindingMessage("finding.misspelled-term", ["found": found, "expected": row.ko, "zh": row.zh]),
      cap: isShort && !suspicion.isOwn ? .info : .error,
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

/// The syllables of 표 5 (외래어 표기법 제2장): what a Chinese name by sound can be made of.
struct SoundSyllables {
  /// Made when the first word is in doubt, which few texts have.
  static let table = SoundSyllables()

  private var known: Set<[UInt32]> = []

  private init() {
    for syllable in MandarinSyllable.all { known.insert(syllable.hangul.unicodeScalars.map(\.value)) }
  }

  /// Whether a word can be cut into such syllables.
  func spell(_ word: String) -> Bool {
    let letters = word.unicodeScalars.map(\.value)
    var reached = [Bool](repeating: false, count: letters.count + 1)
    reached[0] = true
    for place in letters.indices where reached[place] {
      for length in 1...3 where place + length <= letters.count {
        if known.contains(Array(letters[place..<place + length])) { reached[place + length] = true }
      }
    }
    return reached[letters.count]
  }
}
