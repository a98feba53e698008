// SPDX-License-Identifier: Apache-2.0

/// The name of a rule as configuration and output say it.
///
/// All names of the design are here, so that a configuration can be read by any version; which of them run
/// is what `RuleRegistry` holds. The order of the cases is the order of summaries.
public enum RuleID: String, Sendable, CaseIterable, Comparable {
  case deprecatedTerm = "deprecated-term"
  case inconsistentRendering = "inconsistent-rendering"
  case ambiguousRendering = "ambiguous-rendering"
  case nonstandardTranscription = "nonstandard-transcription"
  case misspelledTerm = "misspelled-term"
  case mixedReading = "mixed-reading"
  case inconsistentMorpheme = "inconsistent-morpheme"
  case scopeMismatch = "scope-mismatch"
  case scriptMix = "script-mix"
  case spacingVariant = "spacing-variant"
  case particleAgreement = "particle-agreement"
  case shortFormFirst = "short-form-first"
  case firstMention = "first-mention"
  case repeatedAnnotation = "repeated-annotation"
  case untranslatedChinese = "untranslated-chinese"
  case unnormalizedText = "unnormalized-text"
  case unbalancedBracket = "unbalanced-bracket"
  case bracketStyle = "bracket-style"

  /// The level of its findings when the rule runs and the configuration says nothing else.
  public var standardLevel: Level {
    switch self {
    case .deprecatedTerm: .error
    case .inconsistentRendering, .nonstandardTranscription, .misspelledTerm, .particleAgreement,
      .untranslatedChinese, .unbalancedBracket:
      .warning
    default: .info
    }
  }

  /// House styles run only where a house asks for them.
  public var isOnByDefault: Bool {
    switch self {
    case .shortFormFirst, .firstMention, .repeatedAnnotation, .bracketStyle: false
    default: true
    }
  }

  /// Rules that judge how a name is rendered compete for one span; a smaller number wins. The others
  /// (particles, brackets, scripts) say something else about the place and are never folded away.
  var renderingPrecedence: Int? {
    switch self {
    case .deprecatedTerm: 0
    case .inconsistentRendering: 2
    case .misspelledTerm: 4
    case .nonstandardTranscription: 5
    case .inconsistentMorpheme: 6
    case .mixedReading: 7
    case .scopeMismatch: 8
    case .spacingVariant: 9
    default: nil
    }
  }

  /// 0-based place in the table of the design.
  public var order: Int { Self.orders[self] ?? Self.allCases.count }

  private static let orders = Dictionary(
    uniqueKeysWithValues: RuleID.allCases.enumerated().map { ($1, $0) })

  /// By place in the table.
  public static func < (a: RuleID, b: RuleID) -> Bool { a.order < b.order }
}
