// SPDX-License-Identifier: Apache-2.0

import HanHangul
import TermBase

/// One Chinese, several Korean: against a decision, or within the issue.
///
/// Fires: 청뉘(承諾) and 청닝(承諾) in one issue; 고품질생산력(新质生产力) where the house decided 신품질 생산력; 광동성, without a
/// bracket, in an issue that has 광둥(广东).
///
/// Must not: 신품질생산력 / 신품질 생산력 (`spacing-variant`); 도시 브레인(智脑) / 브레인(智脑), of which one
/// ends with the other (`scope-mismatch`); a Latin name that the other bracket gives as an alias; a form that the text
/// itself calls another name: 내권(內卷) 혹은 네이쥐안(內卷), 인허퉁융(银河通用)이라고도 하는데 갤봇(银河通用)은; a single
/// character (省 is 성 here and 시 there: such brackets explain, they do not name); forms a decision admits.
///
/// Without a decision the majority is expected, unless the majority itself departs from the computed standard:
/// telling an editor to write 청닝 everywhere would be worse than silence.
struct InconsistentRenderingRule: Rule {
  static let id = RuleID.inconsistentRendering
  static let messageKeys = [
    "finding.inconsistent-rendering.decision", "finding.inconsistent-rendering.expected",
    "finding.inconsistent-rendering.undecided", "finding.inconsistent-rendering.earlier", "reason.majority",
    "reason.earlier", "reason.computed", "related.other-form", "related.annotated-here",
  ]
  /// Below this the boundary of a rendering is doubtful, and so is what it would be compared with.
  static let minimumConfidence = 0.5
  /// Other forms that a finding names: a thousand forms of one name are no name's.
  private static let mostForms = 8

  func findings(in issue: CheckContext) -> [Finding] {
    betweenBrackets(issue) + otherReadings(issue)
  }

  private func betweenBrackets(_ issue: CheckContext) -> [Finding] {
    issue.names.flatMap { name -> [Finding] in
      // What stands once has nothing beside it to be compared with.
      if name.places.count == 1, name.concepts.isEmpty, issue.earlier == nil { return [] }
      let renderings = issue.renderings(of: name).filter { $0.annotation.confidence >= Self.minimumConfidence }
      let concepts = name.concepts.filter {
        $0.rows.contains { $0.status == .preferred || $0.status == .admitted }
      }
      if !concepts.isEmpty { return againstDecision(renderings, concepts, issue) }
      if name.zh.unicodeScalars.count < 2 { return [] }
      let found = withinIssue(renderings, issue)
      return found.isEmpty ? againstEarlierIssues(renderings, issue) : found
    }
  }

  private func againstDecision(
    _ renderings: [Rendering], _ concepts: [Concept], _ issue: CheckContext
  ) -> [Finding] {
    let allowed = concepts.flatMap { $0.rows(.preferred) + $0.rows(.admitted) }
    let preferred = concepts.flatMap { $0.preferred() }
    let expected = unique((preferred.isEmpty ? allowed : preferred).map(\.ko))
    return renderings.compactMap { rendering in
      // Any row of a known status has its own rule or none: deprecated-term, or a person's "not a term".
      if concepts.contains(where: { $0.row(ko: rendering.koFolded) != nil }) { return nil }
      if allowed.contains(where: { Self.isPart(Fold.key($0.ko), rendering.koFolded) }) { return nil }
      if rendering.annotation.aliases.contains(where: { alias in
        allowed.contains { Fold.key($0.ko) == Fold.key(alias) }
      }) {
        return nil
      }
      let row = preferred.first ?? allowed.first
      return finding(
        "finding.inconsistent-rendering.decision", rendering, expected, row?.findingReason, issue,
        cap: DeclaredAlias.isQuoted(rendering, issue) ? .info : .error, conceptId: concepts.first?.id)
    }
  }

  private func withinIssue(_ renderings: [Rendering], _ issue: CheckContext) -> [Finding] {
    let bounded = Self.bounded(renderings)
    let aliases = DeclaredAlias.forms(of: bounded, issue)
    let forms = RenderingForms.of(bounded.filter { !aliases.contains($0.koFolded) })
    guard forms.count > 1 else { return [] }
    let (expected, reason) = RenderingForms.expected(of: forms)
    return forms.enumerated().flatMap { index, form -> [Finding] in
      let isRight = expected.isEmpty ? index == 0 : expected.contains { form.contains(Fold.key($0)) }
      if isRight { return [] }
      let others = forms.enumerated().filter { $0.offset != index }.map(\.element)
      return form.renderings.map { rendering in
        finding(
          expected.isEmpty
            ? "finding.inconsistent-rendering.undecided" : "finding.inconsistent-rendering.expected",
          rendering, expected, reason, issue, others: others)
      }
    }
  }

  /// A form that no earlier issue has, of a name that earlier issues do have.
  private func againstEarlierIssues(_ renderings: [Rendering], _ issue: CheckContext) -> [Finding] {
    guard let earlier = issue.earlier, let zh = renderings.first?.zhFolded else { return [] }
    let forms = earlier(zh)
    guard let usual = forms.first else { return [] }
    return renderings.compactMap { rendering in
      if forms.contains(where: { Self.isPart($0.koFolded, rendering.koFolded) }) { return nil }
      let message = FindingMessage(
        "finding.inconsistent-rendering.earlier", ["found": rendering.ko, "zh": rendering.zh, "others": usual.ko])
      let total = forms.reduce(0) { $0 + $1.count }
      return issue.finding(
        Self.id, document: rendering.document, range: rendering.range, message: message, cap: .info, zh: rendering.zh,
        found: rendering.ko,
        reason: usual.count * 2 > total
          ? FindingReason(
            .majority,
            .message(
              FindingMessage(
                "reason.earlier", ["form": usual.ko, "count": "\(usual.count)", "total": "\(total)"]))) : nil,
        related: forms.prefix(4).map {
          RelatedPlace(
            path: $0.path, line: $0.line, column: $0.column,
            message: FindingMessage("related.other-form", ["found": $0.ko, "count": "\($0.count)"]))
        })
    }
  }

  /// A thousand forms of one Chinese are no slips of a name; comparing each with each would take for ever.
  private static func bounded(_ renderings: [Rendering]) -> [Rendering] {
    var seen = Set<String>()
    return renderings.filter { seen.contains($0.koFolded) || (seen.count < 100 && seen.insert($0.koFolded).inserted) }
  }

  private func finding(
    _ key: String, _ rendering: Rendering, _ expected: [String], _ reason: FindingReason?,
    _ issue: CheckContext, cap: Level = .error, conceptId: String? = nil, others: [RenderingForm] = []
  ) -> Finding {
    var arguments = ["found": rendering.ko, "zh": rendering.zh]
    if expected.isEmpty {
      arguments["others"] = others.prefix(Self.mostForms).map(\.ko).joined(separator: " / ")
    } else {
      arguments["expected"] = expected.joined(separator: " / ")
    }
    let related = others.prefix(Self.mostForms).compactMap { form in
      form.renderings.first.map {
        issue.place(
          document: $0.document, offset: $0.range.lowerBound,
          FindingMessage("related.other-form", ["found": $0.ko, "count": "\(form.renderings.count)"]))
      }
    }
    let text = issue.documents[rendering.document].text
    return issue.finding(
      Self.id, document: rendering.document, range: rendering.range, message: FindingMessage(key, arguments),
      cap: cap, conceptId: conceptId, zh: rendering.zh, found: rendering.ko, expected: expected, reason: reason,
      fix: expected.count == 1
        ? FormFix.annotated(rendering.annotation, by: expected[0], in: text) : nil,
      related: related)
  }

  /// Whether one begins or ends with the other: the same name cut at another place. A piece from the middle
  /// is a form of its own (장삼각 of 창장삼각주).
  static func isPart(_ a: String, _ b: String) -> Bool {
    let (short, long) = a.unicodeScalars.count <= b.unicodeScalars.count ? (a, b) : (b, a)
    return long.unicodeScalars.starts(with: short.unicodeScalars)
      || long.unicodeScalars.reversed().starts(with: short.unicodeScalars.reversed())
  }

  private func unique(_ forms: [String]) -> [String] {
    var seen = Set<String>()
    return forms.filter { seen.insert($0).inserted }
  }
}
