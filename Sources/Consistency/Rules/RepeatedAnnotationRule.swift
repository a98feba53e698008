// SPDX-License-Identifier: Apache-2.0

/// The same name with its Chinese once more. Off by default: a house style.
///
/// Fires: 텐센트(腾讯)는 … 텐센트(腾讯)가. Must not: another rendering of the same Chinese, of which other rules speak.
struct RepeatedAnnotationRule: Rule {
  static let id = RuleID.repeatedAnnotation
  static let messageKeys = ["finding.repeated-annotation", "related.annotated-here"]

  func findings(in issue: CheckContext) -> [Finding] {
    issue.names.flatMap { name -> [Finding] in
      let renderings = issue.renderings(of: name)
      guard let first = renderings.first else { return [] }
      return renderings.dropFirst().filter { $0.koFolded == first.koFolded }.map { rendering in
        issue.finding(
          Self.id, document: rendering.document, range: rendering.range,
          message: FindingMessage("finding.repeated-annotation", ["found": rendering.ko, "zh": rendering.zh]),
          zh: rendering.zh, found: rendering.ko,
          related: [
            issue.place(
              document: first.document, offset: first.range.lowerBound,
              FindingMessage("related.annotated-here", ["found": first.ko, "zh": first.zh]))
          ])
      }
    }
  }
}
