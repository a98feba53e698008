// SPDX-License-Identifier: Apache-2.0

import HanHangul
import TermBase

/// One Korean form for several Chinese: a reader who meets it without its bracket cannot tell which is meant.
///
/// Fires: 리웨이(李伟) and 리웨이(李卫); 애플(青苹果) where a decision has 애플 for 苹果公司.
///
/// Must not: 상하이(上海) and 상하이(上海市), of which one contains the other; 사기(史記) and 사기(詐欺), Korean words
/// whose hanja is given to tell them apart; single characters; 騰訊 and 腾讯.
struct AmbiguousRenderingRule: Rule {
  static let id = RuleID.ambiguousRendering
  static let messageKeys = [
    "finding.ambiguous-rendering", "finding.ambiguous-rendering.decision", "related.other-chinese",
    "related.decided-chinese",
  ]

  func findings(in issue: CheckContext) -> [Finding] {
    var byForm: [ByteKey: [Int]] = [:]
    var order: [ByteKey] = []
    for (index, rendering) in issue.renderings.enumerated() where isName(rendering) && !isForbidden(rendering, issue) {
      let form = ByteKey(rendering.koFolded)
      if byForm[form] == nil { order.append(form) }
      byForm[form, default: []].append(index)
    }
    return order.flatMap { form -> [Finding] in
      let places = byForm[form, default: []]
      // Of one Chinese, and no decision to compare it with.
      if issue.decisions.conceptCount == 0,
        places.allSatisfy({ issue.renderings[$0].name == issue.renderings[places[0]].name })
      {
        return []
      }
      let renderings = places.map { issue.renderings[$0] }
      var first: [Rendering] = []
      // Beyond a handful it is no name.
      for rendering in renderings
      where first.count < 16 && !first.contains(where: { Self.isSame($0.zhFolded, rendering.zhFolded) }) {
        first.append(rendering)
      }
      // 산시(陕西) and 산시(山西): where both are decided so, the house knows.
      if first.allSatisfy({ isAllowed($0, issue) }) { return [] }
      if first.count == 1 { return againstDecisions(first[0], form.text, issue) }
      let later = Set(first.dropFirst().map(\.zhFolded))
      return renderings.filter { later.contains($0.zhFolded) }.map { rendering in
        finding(rendering, others: first.filter { $0.zhFolded != rendering.zhFolded }, issue)
      }
    }
  }

  private func isName(_ rendering: Rendering) -> Bool {
    rendering.annotation.kind != .sino && rendering.annotation.kind != .otherLanguage
      && rendering.zhFolded.unicodeScalars.count >= 2 && rendering.annotation.verdict == .accept
  }

  private func isAllowed(_ rendering: Rendering, _ issue: CheckContext) -> Bool {
    issue.concepts(of: rendering).contains { $0.allows(ko: rendering.koFolded) }
  }

  /// A form that should not stand there at all is no form of the name.
  private func isForbidden(_ rendering: Rendering, _ issue: CheckContext) -> Bool {
    issue.concepts(of: rendering).contains {
      $0.row(ko: rendering.koFolded)?.status.isForbidden ?? false
    }
  }

  private func againstDecisions(_ rendering: Rendering, _ form: String, _ issue: CheckContext) -> [Finding] {
    // The house knows the name: whatever else has the form was decided with open eyes.
    guard issue.decisions.conceptCount > 0, issue.concepts(of: rendering).isEmpty,
      let other = issue.decisions.forms(koFolded: form).first(where: { form in
        form.isAllowed && form.concept.rows.allSatisfy { !Self.isSame(Fold.key($0.zh), rendering.zhFolded) }
      })
    else { return [] }
    let place = RelatedPlace(
      path: other.row.path, line: other.row.line, column: 1,
      message: FindingMessage("related.decided-chinese", ["zh": other.row.zh]))
    return [
      issue.finding(
        Self.id, document: rendering.document, range: rendering.range,
        message: FindingMessage(
          "finding.ambiguous-rendering.decision", ["found": rendering.ko, "zh": rendering.zh, "other": other.row.zh]),
        zh: rendering.zh, found: rendering.ko, related: other.row.path.isEmpty ? [] : [place])
    ]
  }

  private func finding(_ rendering: Rendering, others: [Rendering], _ issue: CheckContext) -> Finding {
    issue.finding(
      Self.id, document: rendering.document, range: rendering.range,
      message: FindingMessage(
        "finding.ambiguous-rendering",
        ["found": rendering.ko, "zh": rendering.zh, "others": others.map(\.zh).joined(separator: ", ")]),
      zh: rendering.zh, found: rendering.ko,
      related: others.map {
        issue.place(
          document: $0.document, offset: $0.range.lowerBound, FindingMessage("related.other-chinese", ["zh": $0.zh]))
      })
  }

  /// One contains the other: a full name and a short one.
  private static func isSame(_ a: String, _ b: String) -> Bool {
    let (short, long) = a.unicodeScalars.count <= b.unicodeScalars.count ? (a, b) : (b, a)
    // 北大 of 北京大学: each character of the short name in turn.
    var rest = long.unicodeScalars[...]
    for scalar in short.unicodeScalars {
      guard let place = rest.firstIndex(of: scalar) else { return false }
      rest = rest[place...].dropFirst()
    }
    return true
  }
}
