// SPDX-License-Identifier: Apache-2.0

import TermBase
import Testing

@testable import Consistency

@Suite struct ParticleFoldTests {
  private func run(_ text: String, _ pairs: [Pair], _ concepts: [Concept] = []) -> (findings: [Finding], fixed: String)
  {
    let document = document(text, pairs)
    let result = check([document], concepts, CheckPolicy(each: true))
    return (result.findings, Fixer.applying(Fixer.fixes(result.findings, in: document), to: document.text))
  }

  /// 한글 맞춤법: 은 behind a consonant, 는 behind a vowel; the form and its particle are one replacement.
  @Test func aReplacementHasItsParticle() {
    let (findings, fixed) = run("즈강(之江)는 컸다.", [Pair("즈강", "之江")], [zhijiang])
    #expect(findings.map(\.rule) == [.deprecatedTerm])
    #expect(findings.first?.fix?.text == "즈장(之江)은")
    #expect(findings.first?.related.map(\.message.key) == ["finding.particle-agreement"])
    #expect(fixed == "즈장(之江)은 컸다.")
  }

  /// 즈자(之江)은 is wrong today and right once 즈장 stands there.
  @Test func aParticleThatFitsTheReplacementIsNotReported() {
    let concept = concept("c", "之江", [("즈장", .preferred), ("즈자", .deprecated)])
    let (findings, fixed) = run("즈자(之江)은 컸다.", [Pair("즈자", "之江")], [concept])
    #expect(findings.map(\.rule) == [.deprecatedTerm])
    #expect(fixed == "즈장(之江)은 컸다.")
  }

  /// The computed standard is left to a person, but the particle is wrong behind either form.
  @Test func theParticleIsPutRightWhereTheFormIsLeft() {
    let (findings, fixed) = run("평칭(鹏城)는 컸다.", [Pair("평칭", "鹏城", expected: ["펑청"])])
    #expect(findings.map(\.rule) == [.nonstandardTranscription])
    #expect(findings.first?.fix?.text == "펑청(鹏城)은")
    #expect(fixed == "평칭(鹏城)은 컸다.")
  }

  /// Behind quotation marks the replacement leaves the particle, which stays a finding of its own.
  @Test func replacementsThatDoNotTouchStayApart() {
    let (findings, fixed) = run("즈강(之江)’는 컸다. 달(月)으로 간다.", [Pair("즈강", "之江")], [zhijiang])
    #expect(findings.map(\.rule) == [.deprecatedTerm, .particleAgreement, .particleAgreement])
    #expect(fixed == "즈장(之江)’은 컸다. 달(月)로 간다.")
  }

  /// No two replacements of a document overlap.
  @Test(arguments: ["즈강(之江)는", "즈강(之江)를", "즈강(之江)로", "즈강(之江)와", "즈강(之江)가"])
  func replacementsNeverOverlap(_ text: String) {
    let fixes = run(text, [Pair("즈강", "之江")], [zhijiang]).findings.compactMap(\.fix).sorted {
      $0.range.lowerBound < $1.range.lowerBound
    }
    #expect(zip(fixes, fixes.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound })
  }
}
