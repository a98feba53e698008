// SPDX-License-Identifier: Apache-2.0

import TermBase

extension DeprecatedTermRule {
  /// Chinese forms that a decision forbids by `zh_status`, in brackets and in running text: 騰迅 for 腾讯.
  ///
  /// Forms count as written: the fold takes 騰訊 and 腾讯 for one, and a house may forbid just one of them.
  func forbiddenChinese(_ issue: CheckContext) -> [Finding] {
    guard issue.decisions.conceptCount > 0 else { return [] }
    let matcher = ChineseTermMatcher(decisions: issue.decisions)
    return issue.documents.indices.flatMap { index -> [Finding] in
      let document = issue.documents[index]
      return matcher.matches(in: document.text).compactMap { match in
        // Told by the index: no decision is decoded for a form that nobody forbids.
        guard match.hit.traits.statuses & Self.forbidden != 0, match.boundary != .longer, match.boundary != .unsure,
          !document.isSkipped(match.range)
        else { return nil }
        let written = document.text.string(match.range)
        let forms = match.forms.filter { $0.row.zh == written }
        guard let form = forms.first, forms.allSatisfy(\.row.zhStatus.isForbidden) else { return nil }
        return finding(issue, index, match.range, written, form)
      }
    }
  }

  /// Bits of the statuses that forbid, as `FormTraits` has them.
  private static let forbidden = TermStatus.allCases.enumerated().reduce(UInt8(0)) { bits, status in
    status.element.isForbidden ? bits | 1 << status.offset : bits
  }

  private func finding(
    _ issue: CheckContext, _ document: Int, _ range: Range<Int>, _ written: String, _ form: DecidedForm
  ) -> Finding {
    let expected = form.concept.chinese
    var arguments = ["found": written, "zh": expected.first ?? form.row.ko]
    if !expected.isEmpty { arguments["expected"] = expected.joined(separator: " / ") }
    return issue.finding(
      Self.id, document: document, range: range,
      message: FindingMessage(
        expected.isEmpty ? "finding.deprecated-term.no-preferred" : "finding.deprecated-term.chinese", arguments),
      cap: form.row.zhStatus.heaviest, conceptId: form.concept.id, zh: written, found: written, expected: expected,
      reason: form.row.findingReason, fix: expected.count == 1 ? FindingFix(range: range, text: expected[0]) : nil)
  }
}

extension Concept {
  /// Chinese forms that may be written: those that are preferred, else all that nothing is said against.
  fileprivate var chinese: [String] {
    let preferred = rows.filter { $0.zhStatus == .preferred }
    let allowed = preferred.isEmpty ? rows.filter { $0.zhStatus == .admitted } : preferred
    var seen = Set<String>()
    return allowed.map(\.zh).filter { seen.insert($0).inserted }
  }
}
