// SPDX-License-Identifier: Apache-2.0

import Documents
import TermBase
import Testing

@testable import Consistency

@Suite struct CheckerTests {
  private let pairs = [
    Pair("청뉘", "承諾", expected: ["청눠"]), Pair("청닝", "承諾", expected: ["청눠"]),
    Pair("청닝", "承諾", expected: ["청눠"]),
  ]
  private let text = "항저우 청뉘(承諾)의료회사\n항저우 청닝(承諾)의료회사\n항저우 청닝(承諾)의료회사\n"

  @Test func fingerprintsSurviveInsertedLines() {
    let before = check([document(text, pairs)], [], CheckPolicy(each: true))
    let after = check([document("새 줄\n\n" + text, pairs, path: "moved.txt")], [], CheckPolicy(each: true))
    #expect(before.findings.count == 3)
    #expect(before.findings.map(\.fingerprint) == after.findings.map(\.fingerprint))
    #expect(Set(before.findings.map(\.fingerprint)).count == 3)
    #expect(before.findings.allSatisfy { $0.fingerprint.utf8.count == 16 })
    let other = check([document("상하이 청뉘(承諾)의료회사\n", [pairs[0]])])
    #expect(other.findings[0].fingerprint != before.findings[0].fingerprint)
  }

  /// What was accepted as a departure stays accepted when a person decides on the term.
  @Test func fingerprintsSurviveADecision() {
    let before = check([document("즈강(之江)이다", [Pair("즈강", "之江", expected: ["즈장"])])])
    let after = check([document("즈강(之江)이다", [Pair("즈강", "之江", expected: ["즈장"])])], [zhijiang])
    #expect(before.findings.map(\.rule) == [.nonstandardTranscription])
    #expect(after.findings.map(\.rule) == [.deprecatedTerm])
    #expect(before.findings.map(\.fingerprint) == after.findings.map(\.fingerprint))
  }

  @Test func fnv1aOfTheReference() {
    // Each field closes with U+001F: FNV-1a 64 of the single byte 1F.
    var hash = FNV1a()
    hash.add("")
    #expect(hash.hexadecimal == "af63d24c8601db8e")
  }

  /// Whichever line was changed, a rule speaks of it although an earlier line has the same fault.
  @Test(arguments: [
    ("리웨이(李伟)\n리웨이(李卫)\n리웨이(李卫)", "李伟 李卫 李卫", RuleID.ambiguousRendering),
    ("브레인(智脑)\n시티 브레인(智脑)\n시티 브레인(智脑)", "智脑 智脑 智脑", RuleID.scopeMismatch),
  ])
  func changedLinesLoseNoFinding(text: String, chinese: String, rule: RuleID) {
    let korean = text.split(separator: "\n").map { String($0.prefix { $0 != "(" }) }
    let pairs = zip(korean, chinese.split(separator: " ")).map { Pair($0, String($1)) }
    let draft = document(text, pairs)
    for line in 2...3 {
      let findings = Checker().check([draft], lines: [[line...line]]).of(rule)
      #expect(findings.map(\.line) == [line])
    }
  }

  @Test func sameInputSameFindings() {
    let documents = [document(text, pairs), document(text, pairs, path: "b.txt")]
    let first = check(documents, [zhijiang, chengnuo])
    for _ in 0..<5 { #expect(check(documents, [zhijiang, chengnuo]) == first) }
  }

  @Test func groupingKeepsDocumentsApart() {
    let result = check([document(text, pairs), document(text, pairs, path: "b.txt")], [chengnuo])
    #expect(result.of(.deprecatedTerm).map(\.path) == ["draft.txt", "b.txt"])
    #expect(result.of(.deprecatedTerm)[0].related.contains { $0.line == 3 && $0.message.key == "related.same-form" })
  }

  @Test func levelsAndSummary() {
    let policy = CheckPolicy(levels: [.nonstandardTranscription: .error, .inconsistentRendering: .off])
    let result = check([document(text, pairs)], [], policy)
    #expect(result.findings.map(\.level) == [.error, .error])
    #expect(result.fails(on: .error))
    #expect(result.summary.annotations == 3)
    #expect(result.summary.characters == 45)
    #expect(!result.summary.findings.contains { $0.rule == .inconsistentRendering })
    #expect(result.summary.findings.first { $0.rule == .nonstandardTranscription }?.error == 2)
    #expect(!check([]).summary.couldCheck)
  }

  @Test func positionsAreCodePoints() {
    let text = CheckText("가\r\n😀나\u{2028}다\r라\n")
    #expect(text.scalars.count == 10)
    #expect(text.position(of: 3) == (2, 1))
    #expect(text.position(of: 8) == (2, 6))
    #expect(text.position(of: 10) == (3, 1))
    #expect(text.string(text.lineRange(1)) == "가")
    #expect(text.string(text.lineRange(2)) == "😀나\u{2028}다\r라")
    #expect(text.lineRange(3).isEmpty && text.lineRange(9).isEmpty)
    #expect(CheckText(DocumentText("가\n나")) == CheckText("가\n나"))
  }

  @Test func everyRuleHasItsTable() {
    #expect(RuleID.allCases.count == 18)
    #expect(RuleRegistry.rules.map { type(of: $0).id } == RuleRegistry.rules.map { type(of: $0).id }.sorted())
  }
}
