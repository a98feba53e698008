// SPDX-License-Identifier: Apache-2.0

/// The name of a rule as configuration and output say it.
///
/// All names of the design are here, so that a configuration can be read by any version; which of them run
/// is what `RuleRegistry` holds. The order of the cases is the order of summaries.
public enum RuleID: String, Sendable, CaseIterable, Comparable {
  /// A form that a decision forbids.
  case deprecatedTerm = "deprecated-term"
  /// One Chinese term, several Korean renderings, in this issue or against a decision.
  case inconsistentRendering = "inconsistent-rendering"
  /// One Korean rendering for several Chinese terms.
  case ambiguousRendering = "ambiguous-rendering"
  /// Departs from the form that 외래어 표기법 (제2장 표 5) gives, with high confidence.
  case nonstandardTranscription = "nonstandard-transcription"
  /// A near miss of a known rendering.
  case misspelledTerm = "misspelled-term"
  /// Sound and 한자음 inside one name.
  case mixedReading = "mixed-reading"
  /// One Chinese morpheme rendered in several ways across names of one class.
  case inconsistentMorpheme = "inconsistent-morpheme"
  /// The Korean before the bracket says more or less than the Chinese in it.
  case scopeMismatch = "scope-mismatch"
  /// Traditional or simplified characters against the house, or both within an issue.
  case scriptMix = "script-mix"
  /// Spaced and unspaced spellings of one term; both are right by 한글 맞춤법 제50항.
  case spacingVariant = "spacing-variant"
  /// 조사 behind a bracket that does not fit the word before the bracket.
  case particleAgreement = "particle-agreement"
  /// A short form before its full form. House style.
  case shortFormFirst = "short-form-first"
  /// A first mention without its original. House style.
  case firstMention = "first-mention"
  /// An original that was given before. House style.
  case repeatedAnnotation = "repeated-annotation"
  /// Chinese left in Korean text.
  case untranslatedChinese = "untranslated-chinese"
  /// NFD (UAX #15), compatibility ideographs, invisible characters.
  case unnormalizedText = "unnormalized-text"
  /// A bracket that is not closed, or that closes nothing.
  case unbalancedBracket = "unbalanced-bracket"
  /// Brackets of another shape than the house's. House style.
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
