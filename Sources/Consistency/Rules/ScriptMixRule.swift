// SPDX-License-Identifier: Apache-2.0

import HanHangul

/// Traditional and simplified characters mixed: against the house's script, or within the issue.
///
/// Fires (house simplified): 騰訊研究院. Fires anywhere: 騰訊 here and 腾讯 there.
///
/// Must not: 金山, the same in both; a Chinese form that a decision gives exactly so (a company's own
/// spelling). With `as-is` and no term in two scripts, the issue's majority counts. A handful of terms in the
/// other script are named one by one; more are one finding that names the others as related places, because
/// nobody wants to read the same thing twenty times.
struct ScriptMixRule: Rule {
  static let id = RuleID.scriptMix
  static let messageKeys = [
    "finding.script-mix.house-simplified", "finding.script-mix.house-traditional",
    "finding.script-mix.issue-simplified", "finding.script-mix.issue-traditional",
    "finding.script-mix.mixed-simplified", "finding.script-mix.mixed-traditional", "related.same-script",
    "finding.script-mix.same-term", "related.other-script",
  ]

  func findings(in issue: CheckContext) -> [Finding] {
    let seen = issue.renderings.map { script(of: $0, issue) }
    let terms = termsByScript(issue, seen)
    let majority = majority(terms)
    var findings: [Finding] = []
    for name in issue.names {
      let told = name.places.filter { seen[$0] != .both }
      if told.isEmpty { continue }
      let wanted = wanted(issue, told.map { seen[$0] }, majority) ?? majority
      for index in told where seen[index] != wanted {
        let rendering = issue.renderings[index]
        guard let wanted, let range = rendering.annotation.zhRange, !isDecided(rendering, issue) else { continue }
        let other = told.first { seen[$0] == wanted }.map { issue.renderings[$0] }
        findings.append(finding(issue, rendering, range, wanted, other))
      }
    }
    guard issue.policy.script == .asIs, let majority, !issue.policy.each else { return findings }
    let (alone, together) = findings.partitioned { $0.message.key == "finding.script-mix.same-term" }
    return alone + gathered(together, issue, majority, terms)
  }

  /// A Japanese name is written as Japan writes it; a single character (대(對)중국) tells a word apart and is no
  /// term of the house.
  private func script(of rendering: Rendering, _ issue: CheckContext) -> ChineseScript {
    if rendering.annotation.kind == .otherLanguage || rendering.zhFolded.unicodeScalars.count < 2 { return .both }
    return issue.classifier(rendering.zh)
  }

  /// Terms of the other script up to which each is worth a line of its own.
  private static let handful = 3

  private func gathered(
    _ findings: [Finding], _ issue: CheckContext, _ majority: ChineseScript, _ terms: [ChineseScript: Int]
  ) -> [Finding] {
    guard Set(findings.map(\.zh)).count > Self.handful, var first = findings.first else { return findings }
    let other: ChineseScript = majority == .simplified ? .traditional : .simplified
    first.message = FindingMessage(
      "finding.script-mix.mixed-\(majority.rawValue)",
      ["found": first.found, "count": "\(terms[other, default: 0])", "others": "\(terms[majority, default: 0])"])
    first.fix = nil
    first.related += findings.dropFirst().map {
      issue.place(
        document: $0.document, offset: $0.range.lowerBound, FindingMessage("related.same-script", ["found": $0.found]))
    }
    return [first]
  }

  /// What a term should be written in for its own sake: the house's script, or the script of most of its
  /// places (the issue's, then the first, on a tie) when it stands in two.
  private func wanted(_ issue: CheckContext, _ scripts: [ChineseScript], _ majority: ChineseScript?) -> ChineseScript? {
    switch issue.policy.script {
    case .simplified: return .simplified
    case .traditional: return .traditional
    case .asIs: break
    }
    let simplified = scripts.count { $0 == .simplified }
    guard simplified > 0, simplified < scripts.count else { return nil }
    if simplified * 2 == scripts.count { return majority ?? scripts.first }
    return simplified * 2 > scripts.count ? .simplified : .traditional
  }

  /// Terms of the issue by the script in which they stand.
  private func termsByScript(_ issue: CheckContext, _ seen: [ChineseScript]) -> [ChineseScript: Int] {
    var terms: [ChineseScript: Int] = [:]
    for name in issue.names {
      let scripts = Set(name.places.map { seen[$0] })
      for script in scripts where script != .both { terms[script, default: 0] += 1 }
    }
    return terms
  }

  /// The script of more terms; nil on a tie, where nobody can say which one is the exception.
  private func majority(_ terms: [ChineseScript: Int]) -> ChineseScript? {
    let (simplified, traditional) = (terms[.simplified, default: 0], terms[.traditional, default: 0])
    if simplified == traditional { return nil }
    return simplified > traditional ? .simplified : .traditional
  }

  private func isDecided(_ rendering: Rendering, _ issue: CheckContext) -> Bool {
    issue.concepts(of: rendering).contains { concept in
      // Of a forbidden one `deprecated-term` speaks.
      concept.rows.contains { $0.zh == rendering.zh && $0.zhStatus != .rejected }
    }
  }

  private func finding(
    _ issue: CheckContext, _ rendering: Rendering, _ range: Range<Int>, _ wanted: ChineseScript,
    _ other: Rendering?
  ) -> Finding {
    var message = FindingMessage(
      "finding.script-mix.\(issue.policy.script == .asIs ? "issue" : "house")-\(wanted.rawValue)",
      ["found": rendering.zh])
    var related: [RelatedPlace] = []
    if let other, let place = other.annotation.zhRange {
      message = FindingMessage("finding.script-mix.same-term", ["found": rendering.zh, "expected": other.zh])
      related.append(
        issue.place(
          document: other.document, offset: place.lowerBound,
          FindingMessage("related.other-script", ["found": other.zh])))
    }
    return issue.finding(
      Self.id, document: rendering.document, range: range, message: message,
      conceptId: issue.concepts(of: rendering).first?.id, zh: rendering.zh,
      found: rendering.zh, expected: other.map { [$0.zh] } ?? [],
      fix: other.map { FindingFix(range: range, text: $0.zh) }, related: related)
  }
}

extension [Finding] {
  fileprivate func partitioned(_ belongs: (Finding) -> Bool) -> ([Finding], [Finding]) {
    (filter(belongs), filter { !belongs($0) })
  }
}
