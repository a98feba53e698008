// SPDX-License-Identifier: Apache-2.0

/// One rule: looks at a whole issue and says every place that breaks it.
///
/// A rule neither counts, sorts, nor looks at other rules: levels, precedence, grouping and order are the
/// checker's. It may hold a finding's level down (`cap`) where it is unsure.
public protocol Rule: Sendable {
  /// Its name.
  static var id: RuleID { get }
  /// Every catalogue entry its findings can name; a test walks them.
  static var messageKeys: [String] { get }
  /// Every place, in any order.
  func findings(in issue: CheckContext) -> [Finding]
}

extension Rule {
  var id: RuleID { Self.id }
}

/// The rules that run.
public enum RuleRegistry {
  /// In the order of the design's table.
  public static let rules: [any Rule] = [
    DeprecatedTermRule(), InconsistentRenderingRule(), AmbiguousRenderingRule(), NonstandardTranscriptionRule(),
    MisspelledTermRule(), MixedReadingRule(), InconsistentMorphemeRule(), ScopeMismatchRule(), ScriptMixRule(),
    SpacingVariantRule(), ParticleAgreementRule(), ShortFormFirstRule(), FirstMentionRule(), RepeatedAnnotationRule(),
    UntranslatedChineseRule(), UnnormalizedTextRule(), UnbalancedBracketRule(), BracketStyleRule(),
  ]

  /// Every catalogue entry that a finding of any rule, its reason or its related places can name.
  public static var messageKeys: [String] {
    let shared = [
      "related.same-form", "reason.decision", "reason.decision-by",
    ]
    return shared + rules.flatMap { type(of: $0).messageKeys }
  }
}
