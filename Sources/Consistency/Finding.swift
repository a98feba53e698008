// SPDX-License-Identifier: Apache-2.0

/// A sentence of the message catalogue before it is said in a language.
public struct FindingMessage: Sendable, Equatable {
  /// The entry, e.g. `finding.deprecated-term`.
  public var key: String
  /// Values for the entry's placeables.
  public var arguments: [String: String]

  /// An entry and its values.
  public init(_ key: String, _ arguments: [String: String] = [:]) {
    self.key = key
    self.arguments = arguments
  }
}

/// Why a finding expects what it expects.
public struct FindingReason: Sendable, Equatable {
  /// Raw values as in JSON.
  public enum Kind: String, Sendable, CaseIterable {
    /// 결정: a person decided it.
    case decision
    /// 용례: an authority's list of uses.
    case usage
    /// 규범 표기 계산: computed from the 외래어 표기법.
    case computed
    /// 같은 호·지난 호: most places write it so.
    case majority
  }
  /// Who says a person's own words, or an entry of the catalogue.
  public enum Words: Sendable, Equatable {
    /// What the decision's `reason` column says; shown as it is.
    case quoted(String)
    /// Said in the reader's language.
    case message(FindingMessage)
  }
  /// What kind of authority speaks.
  public var kind: Kind
  /// What it says.
  public var words: Words
  /// `glossary/names.tsv:12`, a URL, a clause; nil when there is nothing to point at.
  public var source: String?

  /// A reason in its own or the catalogue's words.
  public init(_ kind: Kind, _ words: Words, source: String? = nil) {
    self.kind = kind
    self.words = words
    self.source = source
  }
}

/// A replacement that would settle a finding, the particle behind it included.
///
/// It is a suggestion: `check --fix` applies it only for decisions, in formats where that is safe.
public struct FindingFix: Sendable, Equatable {
  /// 0-based code points of the text, half-open.
  public var range: Range<Int>
  /// What stands there instead.
  public var text: String

  /// A replacement of a range.
  public init(range: Range<Int>, text: String) {
    self.range = range
    self.text = text
  }
}

/// Another place a reader of the finding wants to see.
public struct RelatedPlace: Sendable, Equatable {
  /// As the user typed it.
  public var path: String
  /// 1-based.
  public var line: Int
  /// 1-based, in code points.
  public var column: Int
  /// What stands there.
  public var message: FindingMessage

  /// A place and what stands there.
  public init(path: String, line: Int, column: Int, message: FindingMessage) {
    self.path = path
    self.line = line
    self.column = column
    self.message = message
  }
}

/// What a check reports: one span of one document, what is wrong with it and what was expected.
///
/// It holds no sentences: `message`, the reason and the related places name entries of the catalogue.
public struct Finding: Sendable, Equatable {
  /// Index of the document among the inputs.
  public var document: Int
  /// As the user typed it.
  public var path: String
  /// 1-based; columns in code points; ends are exclusive.
  public var line: Int, column: Int, endLine: Int, endColumn: Int
  /// The span, 0-based code points of the text, half-open.
  public var range: Range<Int>
  /// Who reports.
  public var rule: RuleID
  /// How much it weighs in this house.
  public var level: Level
  /// What is wrong.
  public var message: FindingMessage
  /// The `id` of the concept, where it has one.
  public var conceptId: String?
  /// The Chinese concerned, as written.
  public var zh: String?
  /// The form in the text that is reported.
  public var found: String
  /// What should stand there, best first; empty when nobody can say.
  public var expected: [String]
  /// Why that is expected.
  public var reason: FindingReason?
  /// What would settle it.
  public var fix: FindingFix?
  /// What puts the particle behind the form right as long as the form stands; `fix` has another of its own.
  public var particleFix: FindingFix?
  /// 16 hexadecimal digits; the same as long as rule, term, form and near context are.
  public var fingerprint: String
  /// Where the other forms stand, and what other rules say of the same span.
  public var related: [RelatedPlace]

  /// A finding with all its fields.
  public init(
    document: Int = 0, path: String, line: Int, column: Int, endLine: Int, endColumn: Int, range: Range<Int>,
    rule: RuleID, level: Level, message: FindingMessage, conceptId: String? = nil, zh: String? = nil,
    found: String, expected: [String] = [], reason: FindingReason? = nil, fix: FindingFix? = nil,
    fingerprint: String = "", related: [RelatedPlace] = []
  ) {
    self.document = document
    self.path = path
    self.line = line
    self.column = column
    self.endLine = endLine
    self.endColumn = endColumn
    self.range = range
    self.rule = rule
    self.level = level
    self.message = message
    self.conceptId = conceptId
    self.zh = zh
    self.found = found
    self.expected = expected
    self.reason = reason
    self.fix = fix
    self.fingerprint = fingerprint
    self.related = related
  }
}
