// SPDX-License-Identifier: Apache-2.0

import HanHangul

/// The Korean says more, or less, than the Chinese beside it.
///
/// Fires: 초의인(拟人), whose 초 has no character; 도시 브레인(智脑) beside 브레인(智脑).
///
/// Must not: 하이난 센성(先声)제약, where a space or nothing stands before the rendering; 대(對)중국, a single character;
/// an abbreviation and its full form (칭화(清华)/칭화대(清华大)).
struct ScopeMismatchRule: Rule {
  static let id = RuleID.scopeMismatch
  static let messageKeys = ["finding.scope-mismatch", "finding.scope-mismatch.forms", "related.other-form"]
  /// 주베이징(北京) 대사관, 친중국, 대대만: said of a place, and no part of its name.
  private static let relations: Set<String> = ["주", "재", "친", "반", "대", "탈", "방", "범", "비", "전", "구", "신"]

  /// A longer word before a rendering is a compound, of which the Chinese glosses the end.
  private static let longestPrefix = 2

  func findings(in issue: CheckContext) -> [Finding] {
    issue.renderings.compactMap { prefixed($0, issue) }
      + issue.names.flatMap { $0.places.count > 1 ? cutElsewhere(issue.renderings(of: $0), issue) : [] }
  }

  private func prefixed(_ rendering: Rendering, _ issue: CheckContext) -> Finding? {
    guard rendering.annotation.direction == .forward, rendering.zhFolded.unicodeScalars.count >= 2,
      rendering.annotation.link >= NonstandardTranscriptionRule.minimumLink
    else { return nil }
    let text = issue.documents[rendering.document].text
    let start = rendering.range.lowerBound
    let count = text.scalars[..<start].reversed().prefix { KoreanText.isHangul($0.value) }.count
    guard (1...Self.longestPrefix).contains(count),
      start == count || !KoreanText.isLetter(text.scalars[start - count - 1].value)
    else { return nil }
    let prefix = text.string(start - count..<start)
    if Self.relations.contains(prefix), rendering.annotation.kind != .sino { return nil }
    return issue.finding(
      Self.id, document: rendering.document, range: start - count..<rendering.range.upperBound,
      message: FindingMessage(
        "finding.scope-mismatch", ["found": prefix + rendering.ko, "zh": rendering.zh, "extra": prefix]),
      zh: rendering.zh, found: prefix + rendering.ko)
  }

  /// One Chinese whose rendering ends with another of its renderings.
  private func cutElsewhere(_ renderings: [Rendering], _ issue: CheckContext) -> [Finding] {
    guard Set(renderings.map(\.koFolded)).count > 1,
      issue.concepts(of: renderings[0]).isEmpty,
      renderings[0].zhFolded.unicodeScalars.count >= 2
    else { return [] }
    // Each form is compared once; a hundred forms of one name are no publication.
    var seen = Set<String>()
    let forms = renderings.filter { seen.count < 100 && seen.insert($0.koFolded).inserted }
    var shorter: [String: Rendering] = [:]
    for long in forms {
      shorter[long.koFolded] = forms.first {
        $0.koFolded.unicodeScalars.count < long.koFolded.unicodeScalars.count
          && InconsistentRenderingRule.isPart($0.koFolded, long.koFolded)
      }
    }
    return renderings.compactMap { long in
      guard let short = shorter[long.koFolded] else { return nil }
      return issue.finding(
        Self.id, document: long.document, range: long.range,
        message: FindingMessage(
          "finding.scope-mismatch.forms", ["found": long.ko, "zh": long.zh, "other": short.ko]),
        zh: long.zh, found: long.ko,
        related: [
          issue.place(
            document: short.document, offset: short.range.lowerBound,
            FindingMessage("related.other-form", ["found": short.ko, "count": "1"]))
        ])
    }
  }
}
