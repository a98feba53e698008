// SPDX-License-Identifier: Apache-2.0

import TermBase

extension InconsistentRenderingRule {
  /// 광동성 where the issue annotates 광둥(广东): the name by its other reading, without a bracket.
  func otherReadings(_ issue: CheckContext) -> [Finding] {
    let others = OtherReadings(issue)
    guard others.decisions.conceptCount > 0 else { return [] }
    let matcher = KoreanTermMatcher(decisions: others.decisions)
    return issue.documents.indices.flatMap { index -> [Finding] in
      let document = issue.documents[index]
      let known = Intervals(
        (issue.matches[index] + issue.own.matches[index]).filter { $0.boundary != .longer }.map(\.range)
          + issue.renderings(in: index).map(\.range))
      var spokenOf: [String: Intervals] = [:]
      return matcher.matches(in: document.text).compactMap { match in
        guard match.boundary != .longer, match.boundary != .unsure, !known.overlaps(match.range),
          !document.isSkipped(match.range), let reading = others.readings[match.form.concept.key]
        else { return nil }
        let zh = match.form.concept.key
        let sentences = spokenOf[zh] ?? sentences(of: zh, in: index, issue)
        spokenOf[zh] = sentences
        if sentences.overlaps(match.range) { return nil }
        return finding(match, reading, index, issue)
      }
    }
  }

  /// The sentences that annotate a Chinese. 저우룬파보다 주윤발(周潤發)이 익숙하다: both forms in one sentence are spoken of.
  private func sentences(of zh: String, in index: Int, _ issue: CheckContext) -> Intervals {
    let renderings = issue.name(zh).map(issue.renderings(of:)) ?? []
    return Intervals(
      renderings.lazy.filter { $0.document == index }.map {
        Sentence.range(around: $0.range, issue.documents[index].text.scalars)
      })
  }

  private func finding(
    _ match: KoreanMatch, _ reading: OtherReadings.Reading, _ index: Int, _ issue: CheckContext
  ) -> Finding {
    let rendering = reading.rendering
    let text = issue.documents[index].text
    // Of 보무그룹 the name is what is written otherwise.
    let isWithTail = match.form.row.ko != reading.form
    let range =
      isWithTail
      ? match.range.lowerBound..<match.range.lowerBound + reading.form.unicodeScalars.count : match.range
    let found = text.string(range)
    let preferred = issue.concepts(of: rendering).flatMap { $0.preferred() }
    let expected = preferred.map(\.ko)
    let message =
      expected.isEmpty
      ? FindingMessage(
        "finding.inconsistent-rendering.undecided", ["found": found, "zh": rendering.zh, "others": rendering.ko])
      : FindingMessage(
        "finding.inconsistent-rendering.decision",
        ["found": found, "zh": rendering.zh, "expected": expected.joined(separator: " / ")])
    return issue.finding(
      Self.id, document: index, range: range, message: message,
      cap: isWithTail || reading.form.unicodeScalars.count > 2 || match.boundary == .tail ? .error : .info,
      conceptId: preferred.isEmpty ? nil : match.form.concept.id, zh: rendering.zh, found: found, expected: expected,
      reason: preferred.first?.findingReason,
      fix: expected.count == 1 ? FormFix.plain(range, by: expected[0], in: text) : nil,
      related: [
        issue.place(
          document: rendering.document, offset: rendering.range.lowerBound,
          FindingMessage("related.annotated-here", ["found": rendering.ko, "zh": rendering.zh]))
      ])
  }
}
