// SPDX-License-Identifier: Apache-2.0

import Alignment
import HanHangul
import TermBase

@testable import Consistency

/// One annotation of a test text: its first `ko(zh)` that no earlier pair has taken.
struct Pair {
  var ko: String
  var zh: String
  var expected: [String] = []
  var link = 0.9
  var verdict = AnnotationVerdict.accept
  var kind = RenderingKind.sound
  var aliases: [String] = []

  init(
    _ ko: String, _ zh: String, expected: [String] = [], link: Double = 0.9,
    verdict: AnnotationVerdict = .accept, kind: RenderingKind = .sound, aliases: [String] = []
  ) {
    self.ko = ko
    self.zh = zh
    self.expected = expected
    self.link = link
    self.verdict = verdict
    self.kind = kind
    self.aliases = aliases
  }
}

/// A document whose annotations stand where the text has `ko(zh`, in order.
func document(_ string: String, _ pairs: [Pair] = [], path: String = "draft.txt") -> CheckedDocument {
  let text = CheckText(string)
  var from = 0
  var annotations: [Annotation] = []
  for pair in pairs {
    let needle = Array("\(pair.ko)(\(pair.zh)".unicodeScalars)
    guard let start = (from..<text.scalars.count).first(where: { text.scalars[$0...].starts(with: needle) })
    else { continue }
    let length = pair.ko.unicodeScalars.count
    let open = text.position(of: start + length)
    let first = text.position(of: start)
    from = start + needle.count
    annotations.append(
      Annotation(
        line: open.line, column: open.column, offset: start + length, byteOffset: 0, zh: pair.zh,
        zhFolded: Fold.key(pair.zh), zhRange: start + length + 1..<from, ko: pair.ko,
        koRange: start..<start + length, koLine: first.line, koColumn: first.column, kind: pair.kind,
        direction: .forward, aliases: pair.aliases, confidence: 0.95, link: pair.link, verdict: pair.verdict,
        expected: pair.expected))
  }
  return CheckedDocument(path: path, text: text, annotations: annotations)
}

/// A concept from (ko, status) pairs.
func concept(
  _ id: String, _ zh: String, _ forms: [(String, TermStatus)], category: TermCategory? = nil,
  reason: String? = nil
) -> Concept {
  let rows = forms.enumerated().map { index, form in
    GlossaryRow(
      path: "glossary/names.tsv", line: index + 2, id: id, zh: zh, ko: form.0, status: form.1,
      category: category, reason: reason)
  }
  return Concept(key: id, id: id, rows: rows)
}

let zhijiang = concept("c-zhijiang", "之江", [("즈장", .preferred), ("즈강", .deprecated)], reason: "외래어 표기법")
let chengnuo = concept("c-chengnuo", "承諾", [("청눠", .preferred), ("청닝", .deprecated)])

func check(_ documents: [CheckedDocument], _ concepts: [Concept] = [], _ policy: CheckPolicy = CheckPolicy())
  -> CheckResult
{
  let traditional: Set<Character> = ["騰", "訊", "質", "產", "諾", "實", "驗"]
  let simplified: Set<Character> = ["腾", "讯", "质", "产", "诺", "实", "验", "产"]
  return Checker(decisions: DecisionList(concepts), policy: policy) { zh in
    zh.contains(where: traditional.contains)
      ? .traditional : zh.contains(where: simplified.contains) ? .simplified : .both
  }.check(documents)
}

extension CheckResult {
  /// `rule level line:column found` of each finding.
  var lines: [String] {
    findings.map { "\($0.rule.rawValue) \($0.level.rawValue) \($0.line):\($0.column) \($0.found)" }
  }

  func of(_ rule: RuleID) -> [Finding] { findings.filter { $0.rule == rule } }
}

extension CheckedDocument {
  /// The text after a finding's fix.
  func applying(_ finding: Finding?) -> String {
    guard let fix = finding?.fix else { return "no fix" }
    return text.string(0..<fix.range.lowerBound) + fix.text
      + text.string(fix.range.upperBound..<text.scalars.count)
  }
}
