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
    /// 한자음 where the rendering goes by sound, and sound where it goes by 한자음.
    var form: String
    /// Whether the length alone tells it from ordinary words.
    var isLong: Bool
  }

  /// By folded Chinese.
  let readings: [String: Reading]
  /// The forms, for matching in running text; a concept's key is the folded Chinese.
  let decisions: DecisionList

  init(_ issue: CheckContext) {
    var readings: [String: Reading] = [:]
    var concepts: [Concept] = []
    let written = Set(issue.renderings.map(\.koFolded))
    for zh in issue.chinese {
      guard let reading = Self.reading(of: zh, issue), !written.contains(Fold.key(reading.form)) else { continue }
      readings[zh] = reading
      let kind: RenderingKind = reading.rendering.annotation.kind == .sino ? .sound : .sino
      concepts.append(
        Concept(key: zh, id: nil, rows: [GlossaryRow(zh: reading.rendering.zh, ko: reading.form, kind: kind)]))
    }
    self.readings = readings
    decisions = DecisionList(concepts)
  }

  private static func reading(of zh: String, _ issue: CheckContext) -> Reading? {
    guard (2...8).contains(zh.unicodeScalars.count), zh.unicodeScalars.allSatisfy({ Han.contains($0.value) }),
      let rendering = issue.renderings(of: zh).first(where: { $0.annotation.verdict == .accept })
    else { return nil }
    let form: String
    // A translation and a brand have no other reading: 전동차 beside 전기차(电动车) is another word.
    switch rendering.annotation.kind {
    case .sound: form = SinoKorean.reading(of: rendering.zh)
    case .sino: form = Transcription(rendering.zh).hangul
    case .mixed where zh.unicodeScalars.count >= 4: form = SinoKorean.reading(of: rendering.zh)
    default: return nil
    }
    let letters = form.unicodeScalars.map(\.value)
    guard letters.count >= 2, letters.allSatisfy(Hangul.isSyllable), !EverydayWords.contains(letters[...]),
      letters.count > 2 || isName(rendering) && !particles.contains(letters[1]),
      // What a decision says of the form is for the decision's rules.
      issue.decisions.forms(koFolded: form).isEmpty,
      !issue.decisions.concepts(zhFolded: zh).contains(where: { $0.row(ko: form) != nil })
    else { return nil }
    return Reading(rendering: rendering, form: form, isLong: letters.count > 2)
  }

  /// A name that everybody knows (`Data/name-cues.tsv`).
  private static func isName(_ rendering: Rendering) -> Bool {
    let letters = rendering.koFolded.unicodeScalars.map(\.value)
    return NameCues.beginning(letters[...]).contains {
      $0.length == letters.count && [.name, .province, .weak].contains($0.role)
    }
  }

  private static let particles = Set("은는이가을를의에도로와과만나".unicodeScalars.map(\.value))
}
