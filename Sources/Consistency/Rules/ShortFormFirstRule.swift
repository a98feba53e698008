// SPDX-License-Identifier: Apache-2.0

import TermBase

/// A short form, or an abbreviation, before the full form has stood once. Off by default: a house style.
///
/// Fires: 발개위는 … 국가발전개혁위원회는, where a decision has both. Must not: a short form alone in an issue that never
/// writes the full form in words, unless it is never written at all: then the short form is reported once; a full form
/// earlier in the issue.
struct ShortFormFirstRule: Rule {
  static let id = RuleID.shortFormFirst
  static let messageKeys = ["finding.short-form-first", "finding.short-form-first.never", "related.full-form"]

  func findings(in issue: CheckContext) -> [Finding] {
    struct Use {
      var document: Int
      var match: KoreanMatch
      var form: DecidedForm
    }
    var uses: [String: [Use]] = [:]
    var order: [String] = []
    for (document, matches) in issue.matches.enumerated() {
      for match in matches where match.isAllowed && match.boundary != .longer && match.boundary != .unsure {
        let form = match.form
        guard form.concept.rows.contains(where: { $0.form != .full }) else { continue }
        if uses[form.concept.key] == nil { order.append(form.concept.key) }
        uses[form.concept.key, default: []].append(Use(document: document, match: match, form: form))
      }
    }
    return order.compactMap { key -> Finding? in
      let all = uses[key, default: []]
      guard let first = all.first, first.form.row.form != .full else { return nil }
      let full = all.first { $0.form.row.form == .full }
      let names = first.form.concept.rows.filter { $0.form == .full && $0.status == .preferred }.map(\.ko)
      guard !names.isEmpty else { return nil }
      let found = issue.documents[first.document].text.string(first.match.range)
      return issue.finding(
        Self.id, document: first.document, range: first.match.range,
        message: FindingMessage(
          full == nil ? "finding.short-form-first.never" : "finding.short-form-first",
          ["found": found, "expected": names.joined(separator: " / ")]),
        conceptId: first.form.concept.id, zh: first.form.row.zh, found: found, expected: names,
        related: full.map {
          [
            issue.place(
              document: $0.document, offset: $0.match.range.lowerBound,
              FindingMessage("related.full-form", ["found": $0.form.row.ko]))
          ]
        } ?? [])
    }
  }
}
