// SPDX-License-Identifier: Apache-2.0

import HanHangul
import TermBase

/// A form that a decision forbids, annotated or in running text, Korean or Chinese.
///
/// Fires (즈강 deprecated for 之江): 즈강(之江)실험실; 즈강으로; 즈강 실험실; 텐센트(騰迅) where `zh_status` forbids 騰迅.
///
/// Must not: 구조 in 구조대는 (another word); a deprecated form inside a longer preferred one; a form that
/// another concept prefers, unless the bracket says which is meant; a form in a bracketed name that is
/// something else; 중경 in 중경삼림, which the issue annotates as a whole (重庆森林). A form of two syllables may be an ordinary
/// word (선전, 시안), so without a sign of the concept in the document it is `info`; so is a form that runs on into a longer
/// word, that stands in a title 〈중경삼림〉, or that is the beginning of another annotated name.
struct DeprecatedTermRule: Rule {
  static let id = RuleID.deprecatedTerm
  static let messageKeys = [
    "finding.deprecated-term", "finding.deprecated-term.no-preferred", "finding.deprecated-term.unsure",
    "finding.deprecated-term.unsure.no-preferred", "finding.deprecated-term.chinese",
  ]

  func findings(in issue: CheckContext) -> [Finding] {
    issue.renderings.compactMap { annotated($0, issue) } + inRunningText(issue) + forbiddenChinese(issue)
  }

  private func annotated(_ rendering: Rendering, _ issue: CheckContext) -> Finding? {
    let concepts = issue.concepts(of: rendering)
    if concepts.contains(where: { $0.allows(ko: rendering.koFolded) }) { return nil }
    for concept in concepts {
      guard let row = concept.row(ko: rendering.koFolded), row.status.isForbidden else { continue }
      let text = issue.documents[rendering.document].text
      return finding(
        issue, rendering.document, rendering.range, concept, row, zh: rendering.zh, found: rendering.ko,
        cap: row.status.heaviest
      ) { FormFix.annotated(rendering.annotation, by: $0, in: text) }
    }
    return nil
  }

  private func inRunningText(_ issue: CheckContext) -> [Finding] {
    var findings: [Finding] = []
    // Most issues have none, and what they mention would be decoded for nothing.
    guard issue.matches.joined().contains(where: { !$0.isAllowed }) else { return [] }
    let mentions = Mentions(issue)
    for (document, matches) in issue.matches.enumerated() {
      // Matches and names both run through the text: a name is looked for from where the last one ended.
      let names = issue.renderings(in: document).sorted {
        $0.range.upperBound < $1.range.upperBound
      }
      let longer = Intervals(
        issue.own.matches[document].filter { $0.boundary != .longer && $0.boundary != .unsure }.map(\.range))
      var next = 0
      for match in matches where !match.isAllowed && match.form.row.status.isForbidden {
        // A bracket says what is meant: the term itself (reported above), a longer name of which the term is
        // a part (즈강실험실(之江实验室)), or something else.
        while next < names.count, names[next].range.upperBound <= match.range.lowerBound { next += 1 }
        let name = names[next...].prefix { $0.range.lowerBound < match.range.upperBound }.first
        if let name, !isPart(match.form.concept, of: name) { continue }
        if name == nil, isAllowedElsewhere(match.form, issue) || longer.contains(match.range, strictly: true) {
          continue
        }
        // 서안사변(西安事變): inside a longer name by 한자음 the form is not the one that was decided against.
        let isOtherReading = name.map { isRead($0, otherThan: match) } ?? false
        let hasWrongParticle =
          match.boundary == .longer
          && ParticleAgreementRule.wrongParticle(behind: match, in: issue.documents[document].text) != nil
        guard
          let most = name == nil
            ? hasWrongParticle ? .error : cap(match, mentions) : isOtherReading ? .info : Level.error
        else { continue }
        let text = issue.documents[document].text
        let isInTitle = TitleMarks.enclose(match.range, in: text)
        let cap = min(isInTitle ? .info : most, match.form.row.status.heaviest)
        findings.append(
          finding(
            issue, document, match.range, match.form.concept, match.form.row, zh: match.form.row.zh,
            found: text.string(match.range), cap: cap
          ) {
            cap == .info || match.boundary == .longer && !hasWrongParticle
              ? nil : FormFix.plain(match.range, by: $0, in: text)
          })
      }
    }
    return findings
  }

  /// A homograph that some concept writes so cannot be told from this one without a bracket.
  private func isAllowedElsewhere(_ form: DecidedForm, _ issue: CheckContext) -> Bool {
    issue.decisions.forms(koFolded: Fold.key(form.row.ko)).contains(where: \.isAllowed)
  }

  private func isPart(_ concept: Concept, of name: Rendering) -> Bool {
    let whole = Array(name.zhFolded.unicodeScalars)
    return concept.rows.contains { row in
      let part = Array(Fold.key(row.zh).unicodeScalars)
      guard !part.isEmpty, part.count < whole.count else { return false }
      return (0...(whole.count - part.count)).contains { whole[$0...].starts(with: part) }
    }
  }

  /// 서안사변(西安事變), 중경삼림(重庆森林): the name as a whole goes by 한자음, or is written in one word with what follows.
  private func isRead(_ name: Rendering, otherThan match: KoreanMatch) -> Bool {
    match.boundary == .longer && name.annotation.kind == .sino
      || name.annotation.verdict == .accept && SinoKorean.reading(of: name.zh) == name.koFolded
        && name.koFolded.unicodeScalars.count > match.form.letters.count
  }

  /// The highest level the place deserves; nil for a longer word that happens to begin with a short form of a name
  /// that the issue does not mention.
  private func cap(_ match: KoreanMatch, _ mentions: Mentions) -> Level? {
    let isShort = match.form.letters.count <= 2
    let isMentioned = mentions.contains(match.form.concept)
    switch match.boundary {
    case .longer: return isShort && !(isMentioned && isPlainName(match.form)) ? nil : .info
    case .unsure where isShort: return .info
    default:
      return !isShort || isMentioned ? .error : .info
    }
  }

  /// 중경 of 중경농촌상업은행, and not 구조 of 구조대.
  private func isPlainName(_ form: DecidedForm) -> Bool {
    FormFlags.category(form.concept.category) & FormFlags.nameCategories != 0
  }

  /// What the issue says of its concepts, gathered once: Chinese that it annotates, and concepts of which it
  /// writes an allowed form.
  private struct Mentions {
    var chinese: Set<String>
    var concepts: Set<String>

    init(_ issue: CheckContext) {
      chinese = Set(issue.renderings.map(\.zhFolded))
      concepts = []
      for match in issue.matches.joined() where match.isAllowed && match.boundary != .longer {
        concepts.insert(match.form.concept.key)
      }
    }

    func contains(_ concept: Concept) -> Bool {
      concepts.contains(concept.key) || concept.rows.contains { chinese.contains(Fold.key($0.zh)) }
    }
  }

  private func finding(
    _ issue: CheckContext, _ document: Int, _ range: Range<Int>, _ concept: Concept, _ row: GlossaryRow,
    zh: String, found: String, cap: Level, fix: (String) -> FindingFix?
  ) -> Finding {
    let expected = concept.preferred(like: row.form).map(\.ko)
    let key =
      (cap == .info ? "finding.deprecated-term.unsure" : "finding.deprecated-term")
      + (expected.isEmpty ? ".no-preferred" : "")
    var arguments = ["found": found, "zh": zh]
    if !expected.isEmpty { arguments["expected"] = expected.joined(separator: " / ") }
    return issue.finding(
      Self.id, document: document, range: range, message: FindingMessage(key, arguments), cap: cap,
      conceptId: concept.id, zh: zh, found: found, expected: expected, reason: row.findingReason,
      fix: expected.count == 1 ? fix(expected[0]) : nil)
  }
}

extension TermStatus {
  /// Forms that must not be written any more.
  var isForbidden: Bool { self == .deprecated || self == .superseded }

  /// A superseded form was right once; nobody forbade it.
  var heaviest: Level { self == .superseded ? .warning : .error }
}
