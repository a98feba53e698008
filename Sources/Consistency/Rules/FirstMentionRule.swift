// SPDX-License-Identifier: Apache-2.0

/// A name that is annotated, but only after it has stood without its Chinese. Off by default: a house style.
///
/// Fires: 헤이룽장은 … 헤이룽장(黑龍江). Must not: an ordinary word that is spelled like the name; the name after its
/// annotation.
struct FirstMentionRule: Rule {
  static let id = RuleID.firstMention
  static let messageKeys = ["finding.first-mention", "related.annotated-here"]

  func findings(in issue: CheckContext) -> [Finding] {
    var findings: [Finding] = []
    var done = Set<String>()
    for (document, matches) in issue.own.matches.enumerated() {
      for match in matches where match.boundary != .longer && match.boundary != .unsure {
        let form = match.form
        guard !done.contains(form.concept.key) else { continue }
        guard let name = issue.name(form.concept.key) else { continue }
        let annotated = issue.renderings[name.places[0]]
        done.insert(form.concept.key)
        let isAnnotatedHere = annotated.document == document && annotated.range.lowerBound <= match.range.lowerBound
        if isAnnotatedHere || annotated.document < document { continue }
        let found = issue.documents[document].text.string(match.range)
        findings.append(
          issue.finding(
            Self.id, document: document, range: match.range,
            message: FindingMessage("finding.first-mention", ["found": found, "zh": annotated.zh]), zh: annotated.zh,
            found: found, expected: ["\(annotated.ko)(\(annotated.zh))"],
            related: [
              issue.place(
                document: annotated.document, offset: annotated.range.lowerBound,
                FindingMessage("related.annotated-here", ["found": annotated.ko, "zh": annotated.zh]))
            ]))
      }
    }
    return findings
  }
}
