// SPDX-License-Identifier: Apache-2.0

import HanHangul

/// One place, one replacement: what is said of a particle belongs to the finding that replaces the word before it.
///
/// 즈강(之江)는 → 즈장(之江)은 puts the particle right as well; 즈자(之江)은 is right once 즈장 stands there. Both
/// findings side by side would have fixes that undo each other.
enum ParticleFold {
  /// The findings without the particles that others take along.
  static func folded(_ findings: [Finding], _ documents: [CheckedDocument]) -> [Finding] {
    var findings = findings
    let hosts = findings.indices.filter { findings[$0].rule.renderingPrecedence != nil && findings[$0].fix != nil }
      .sorted { place(findings[$0]) < place(findings[$1]) }
    if hosts.isEmpty { return findings }
    var dropped = Set<Int>()
    for index in findings.indices where findings[index].rule == .particleAgreement {
      guard let particle = findings[index].fix, let host = last(hosts, upTo: findings[index], findings),
        let fix = findings[host].fix
      else { continue }
      let covers = particle.range.upperBound <= fix.range.upperBound
      if !covers, !changesFit(fix, particle, documents[findings[index].document].text) { continue }
      if findings[host].level < findings[index].level {
        // What is only a guess leaves the particle to the one who knows.
        findings[host].fix = covers ? without(particle, fix) : nil
        continue
      }
      dropped.insert(index)
      findings[host].particleFix = particle
      if covers {
        let other = findings[index]
        findings[host].related.append(
          RelatedPlace(path: other.path, line: other.line, column: other.column, message: other.message))
      }
    }
    return findings.indices.filter { !dropped.contains($0) }.map { findings[$0] }
  }

  private static func place(_ finding: Finding) -> (Int, Int) {
    (finding.document, finding.fix?.range.lowerBound ?? finding.range.lowerBound)
  }

  /// The last of the hosts that begins before a particle, in its document.
  private static func last(_ hosts: [Int], upTo finding: Finding, _ findings: [Finding]) -> Int? {
    var low = 0
    var high = hosts.count
    while low < high {
      let middle = (low + high) / 2
      if place(findings[hosts[middle]]) <= place(finding) { low = middle + 1 } else { high = middle }
    }
    guard low > 0, findings[hosts[low - 1]].document == finding.document else { return nil }
    return hosts[low - 1]
  }

  /// Whether the particle stands right behind the form, or its bracket, and is right behind the replacement as it is.
  private static func changesFit(_ fix: FindingFix, _ particle: FindingFix, _ text: CheckText) -> Bool {
    guard fix.range.upperBound <= particle.range.lowerBound,
      isOneBracket(text.scalars[fix.range.upperBound..<particle.range.lowerBound])
    else { return false }
    let letters = text.scalars[particle.range].map(\.value)
    return ParticleGrammar.refitted(letters[...], after: FinalSound.of(fix.text)) == letters
  }

  /// Nothing, or one bracket, with marks around it.
  private static func isOneBracket(_ between: ArraySlice<Unicode.Scalar>) -> Bool {
    let marks = " '\"‘’“”」』》〉*_".unicodeScalars
    let bracket = between.drop { marks.contains($0) }
    guard let first = bracket.first else { return true }
    let closing = bracket.firstIndex { BracketShape.closesAnnotation($0.value) }
    return BracketShape.opensAnnotation(first.value)
      && bracket[(closing ?? bracket.startIndex)...].dropFirst().allSatisfy { marks.contains($0) }
  }

  /// A replacement that ends before the particle that it has as its last letters.
  private static func without(_ particle: FindingFix, _ fix: FindingFix) -> FindingFix? {
    guard fix.text.hasSuffix(particle.text), fix.range.lowerBound < particle.range.lowerBound else { return nil }
    return FindingFix(
      range: fix.range.lowerBound..<particle.range.lowerBound, text: String(fix.text.dropLast(particle.text.count)))
  }
}
