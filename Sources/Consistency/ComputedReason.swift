// SPDX-License-Identifier: Apache-2.0

import HanHangul

extension FindingReason {
  /// Why a form by sound is expected: the characters whose syllables the form in the text lacks, each with its pinyin and
  /// its Hangul by 외래어 표기법 제2장 표 5.
  static func computed(zh: String, found: String, expected: [String]) -> FindingReason {
    guard let right = expected.first else {
      return FindingReason(.computed, .message(FindingMessage("reason.computed")))
    }
    var clauses: [String] = []
    let steps = Transcription(zh).steps.compactMap { step -> String? in
      // Parts by meaning or 한자음 are none of the expected form's syllables.
      guard let pinyin = step.pinyin, right.contains(step.hangul), !found.contains(step.hangul) else { return nil }
      if let clause = step.clause, !clauses.contains(clause) { clauses.append(clause) }
      return "\(step.han) \(pinyin) \(step.hangul)"
    }
    if steps.isEmpty { return FindingReason(.computed, .message(FindingMessage("reason.computed"))) }
    return FindingReason(
      .computed, .message(FindingMessage("reason.computed-steps", ["steps": steps.joined(separator: ", ")])),
      source: clauses.isEmpty ? nil : "외래어 표기법 " + clauses.joined(separator: ", "))
  }
}
