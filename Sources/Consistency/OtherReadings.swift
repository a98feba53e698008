// SPDX-License-Identifier: Apache-2.0

import Alignment
import HanHangul
import TermBase

/// The forms that the annotated Chinese of an issue would have by its other reading: 광동 of 광둥(广东), 류사오치 of 유소기(劉少奇).
///
/// Nobody annotates a name twice, so that the second spelling of a name that an issue writes in two ways mostly stands
/// without a bracket. What is looked for is told apart from ordinary words by being long or well known: 이상 (理想, a car)
/// and 대중 (大众) are words, and 왕의 (王毅) is a word with a particle.
struct OtherReadings {
  /// The other form of one Chinese, beside what its brackets have.
  struct Reading {
    /// The first rendering of the Chinese by the reading that the issue prefers.
    var rendering: Rendering
    /// 한자음 where the rendering goes by sound, and sound where it goes by 한자음: 보무.
    var form: String
    /// What is looked for, long or well known enough to be told from ordinary words: 조덕왕, 광동, 보무그룹.
    var forms: [String]
    /// What the name is, where `Data/name-cues.tsv` knows.
    var category: TermCategory?
  }

  /// By folded Chinese.
  let readings: [String: Reading]
  /// The forms, for matching in running text; a concept's key is the folded Chinese.
  let decisions: DecisionList

  init(_ issue: CheckContext) {
    var readings: [String: Reading] = [:]
    var concepts: [Concept] = []
    let written = Set(issue.renderings.map(\.koFolded))
    for name in issue.names {
      guard let reading = Self.reading(of: name, issue) else { continue }
      let forms = reading.forms.filter { !written.contains($0) }
      if forms.isEmpty { continue }
      readings[name.zh] = reading
      let kind: RenderingKind = reading.rendering.annotation.kind == .sino ? .sound : .sino
      let rows = forms.map {
        GlossaryRow(zh: reading.rendering.zh, ko: $0, kind: kind, category: reading.category)
      }
      concepts.append(Concept(key: name.zh, id: nil, rows: rows))
    }
    self.readings = readings
    decisions = DecisionList(concepts)
  }

  private static func reading(of name: AnnotatedName, _ issue: CheckContext) -> Reading? {
    let zh = name.zh
    guard (2...8).contains(zh.unicodeScalars.count), zh.unicodeScalars.allSatisfy({ Han.contains($0.value) }),
      let place = name.places.first(where: {
        issue.renderings[$0].annotation.verdict == .accept && issue.renderings[$0].annotation.direction == .forward
      })
    else { return nil }
    let rendering = issue.renderings[place]
    let form: String
    // A translation and a brand have no other reading: 전동차 beside 전기차(电动车) is another word.
    switch rendering.annotation.kind {
    case .sound: form = SinoKorean.reading(of: rendering.zh)
    case .sino: form = Transcription(rendering.zh).hangul
    case .mixed where zh.unicodeScalars.count >= 4: form = SinoKorean.reading(of: rendering.zh)
    default: return nil
    }
    let letters = form.unicodeScalars.map(\.value)
    // Mostly it does not stand in the text, and nothing more is to be asked.
    guard letters.count >= 2, issue.mayStand(letters), letters.allSatisfy(Hangul.isSyllable),
      !EverydayWords.contains(letters[...]),
      // What a decision says of the form is for the decision's rules.
      issue.decisions.forms(koFolded: form).isEmpty,
      !name.concepts.contains(where: { $0.row(ko: form) != nil })
    else { return nil }
    let cue = cue(rendering)
    var forms: [String] = []
    if letters.count > 2 || cue != nil && !particles.contains(letters[1]) { forms.append(form) }
    if letters.count == 2, let tail = tail(behind: rendering, issue) { forms.append(form + tail) }
    let category = TermCategory.allCases.first { category in
      cue.map { $0.categories & FormFlags.category(category) != 0 } ?? false
    }
    return Reading(rendering: rendering, form: form, forms: forms, category: category)
  }

  /// A name that everybody knows (`Data/name-cues.tsv`).
  private static func cue(_ rendering: Rendering) -> NameCues.Cue? {
    let letters = rendering.koFolded.unicodeScalars.map(\.value)
    return NameCues.beginning(letters[...]).first {
      $0.length == letters.count && [.name, .province, .weak].contains($0.role)
    }
  }

  /// The generic noun behind the bracket, in one word with it: 그룹 of 바오우(宝武)그룹.
  private static func tail(behind rendering: Rendering, _ issue: CheckContext) -> String? {
    let scalars = issue.documents[rendering.document].text.scalars
    let end = rendering.annotation.offset + rendering.zh.unicodeScalars.count + 2
    guard rendering.annotation.direction == .forward, end < scalars.count,
      BracketShape.closesAnnotation(scalars[end - 1].value)
    else { return nil }
    let run = scalars[end...].prefix(12).map(\.value).prefix(while: Hangul.isSyllable)
    let stem = ParticleGrammar.Stem(final: nil, count: 2, categories: FormFlags.nameCategories)
    guard let length = ParticleGrammar.tails(run[...], after: stem).map(\.length).max() else { return nil }
    var tail = String.UnicodeScalarView()
    for case let letter? in run.prefix(length).map(Unicode.Scalar.init) { tail.append(letter) }
    return String(tail)
  }

  private static let particles = Set("은는이가을를의에도로와과만나".unicodeScalars.map(\.value))
}
