// SPDX-License-Identifier: Apache-2.0

import HanHangul

/// A rendering by sound that departs from what the 외래어 표기법 gives for its Chinese.
///
/// Fires: 평칭(鹏城) → 펑청; 즈강(之江) → 즈장; 심연커지(深言科技) → 선옌커지.
///
/// Fires where `gwalho.toml` says so: 심천(深圳) with `place = "sound"`, 주거량(諸葛亮) with `person-historical = "sino"`.
///
/// In a scanned document (`--scanned`) a departure by one stroke (평칭) may be the machine's and is `info`.
///
/// Must not: 텐센트(腾讯), a brand (Alignment expects nothing); a pair whose Korean hardly reads the Chinese
/// (link below 0.6), where the computed form says nothing; a form that a decision prefers or admits, however
/// irregular: a house may know why.
struct NonstandardTranscriptionRule: Rule {
  static let id = RuleID.nonstandardTranscription
  static let messageKeys = [
    "finding.nonstandard-transcription", "finding.nonstandard-transcription.scanned", "reason.computed",
    "reason.computed-steps", "finding.nonstandard-transcription.house", "reason.house",
  ]
  /// The link keeps 97 % of true pairs by sound and lets 3 of 575 wrong ones through.
  static let minimumLink = 0.6

  func findings(in issue: CheckContext) -> [Finding] {
    issue.renderings.compactMap { rendering in
      let expected = rendering.standard
      guard !expected.isEmpty else { return house(rendering, issue) }
      let concepts = issue.concepts(of: rendering)
      if concepts.contains(where: { $0.allows(ko: rendering.koFolded) }) { return nil }
      let text = issue.documents[rendering.document].text
      let mayBeMisread =
        issue.policy.isScanned && expected.contains { OneStroke.mayBeMisread(rendering.koFolded, for: Fold.key($0)) }
      return issue.finding(
        Self.id, document: rendering.document, range: rendering.range,
        message: FindingMessage(
          mayBeMisread ? "finding.nonstandard-transcription.scanned" : "finding.nonstandard-transcription",
          ["found": rendering.ko, "zh": rendering.zh, "expected": expected.joined(separator: " / ")]),
        cap: mayBeMisread ? .info : .error, conceptId: concepts.first?.id, zh: rendering.zh, found: rendering.ko,
        expected: expected,
        reason: .computed(zh: rendering.zh, found: rendering.ko, expected: expected),
        fix: expected.count == 1
          ? FormFix.annotated(rendering.annotation, by: expected[0], in: text) : nil)
    }
  }
  /// 심천(深圳), right by 한자음, where the house writes places by sound.
  private func house(_ rendering: Rendering, _ issue: CheckContext) -> Finding? {
    guard let (form, category, style) = HouseNames.expected(rendering, issue.policy) else { return nil }
    let concepts = issue.concepts(of: rendering)
    if concepts.contains(where: { $0.allows(ko: rendering.koFolded) }) { return nil }
    let setting = "\(category.rawValue) = \"\(style.rawValue)\""
    return issue.finding(
      Self.id, document: rendering.document, range: rendering.range,
      message: FindingMessage(
        "finding.nonstandard-transcription.house",
        ["found": rendering.ko, "zh": rendering.zh, "expected": form]),
      conceptId: concepts.first?.id, zh: rendering.zh, found: rendering.ko, expected: [form],
      reason: FindingReason(
        .decision, .message(FindingMessage("reason.house", ["setting": setting])), source: "gwalho.toml"),
      fix: FormFix.annotated(rendering.annotation, by: form, in: issue.documents[rendering.document].text))
  }
}
