// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// Something in the term base that does not hold together, at the row where a person would change it.
public struct ValidationFinding: Sendable, Equatable {
  /// How bad it is.
  public enum Level: String, Sendable, CaseIterable {
    /// The term base contradicts itself: what `check` says of the concept cannot be relied on.
    case error
    /// Probably a slip.
    case warning
    /// Worth knowing.
    case info
  }

  /// What it is; the raw values are the words of every output.
  public enum Code: String, Sendable, CaseIterable {
    /// A second preferred rendering of the same form (`full`, `short` …) in one concept.
    case twoPreferred = "two-preferred"
    /// Rows of one concept give different values for a column that belongs to the concept.
    case contradiction
    /// The same Chinese, Korean, status and form once more in one concept.
    case duplicateRow = "duplicate-row"
    /// The same Chinese and Korean with another status in one concept.
    case statusConflict = "status-conflict"
    /// One Korean form preferred for one Chinese form of a concept and forbidden for another.
    case preferredAndDeprecated = "preferred-and-deprecated"
    /// A row without id whose Chinese belongs to several concepts with ids.
    case ambiguousConcept = "ambiguous-concept"
    /// The same Chinese and Korean under two ids.
    case duplicateConcept = "duplicate-concept"
    /// Forms are forbidden, but none is preferred or admitted.
    case noAlternative = "no-alternative"
    /// An id that is no NCName.
    case badID = "bad-id"
    /// A date that is no calendar date.
    case badDate = "bad-date"
    /// The Korean cannot be a reading of the Chinese, though the row's kind says so.
    case doesNotRead = "does-not-read"
    /// A term with kind `none`.
    case kindNone = "kind-none"
    /// A cell that is not NFC.
    case notNFC = "not-nfc"
    /// Chinese without a Han character.
    case chineseWithoutHan = "zh-without-han"
    /// Korean without a Hangul syllable.
    case koreanWithoutHangul = "ko-without-hangul"

    /// Invisible characters in a form.
    case hiddenCharacters = "hidden-characters"
    /// A form that is an error or a number of a spreadsheet.
    case spreadsheetValue = "spreadsheet-value"
    /// A form of more than ``FormFault/limit`` letters.
    case tooLong = "too-long"

    /// The level the finding has by default.
    public var level: Level {
      switch self {
      case .twoPreferred, .contradiction, .statusConflict, .preferredAndDeprecated, .badID, .badDate: .error
      case .duplicateRow, .ambiguousConcept, .duplicateConcept, .noAlternative, .doesNotRead, .kindNone,
        .hiddenCharacters, .spreadsheetValue, .tooLong:
        .warning
      case .notNFC, .chineseWithoutHan, .koreanWithoutHangul: .info
      }
    }
  }

  /// What it is.
  public var code: Code
  /// How bad it is.
  public var level: Level
  /// The file as it was opened.
  public var path: String
  /// 1-based line on which the row starts.
  public var line: Int
  /// Values for the message: `zh`, `ko`, `column`, `value`, `other`, `otherPlace` …
  public var arguments: [String: String]
  /// The other row, when two are at odds.
  public var related: SourcePlace?

  /// The entry of the message catalogue.
  public var catalogueKey: String { "validate." + code.rawValue }
  /// Every key that a finding can have.
  public static var catalogueKeys: [String] { Code.allCases.map { "validate." + $0.rawValue } }
  /// Where it is.
  public var place: SourcePlace { SourcePlace(path: path, line: line) }

  init(_ code: Code, at row: GlossaryRow, _ arguments: [String: String] = [:], related: GlossaryRow? = nil) {
    self.code = code
    level = code.level
    path = row.path
    line = row.line
    self.arguments = ["zh": row.zh, "ko": row.ko].merging(arguments) { $1 }
    self.related = related.map { SourcePlace(path: $0.path, line: $0.line) }
    if let related { self.arguments["otherPlace"] = "\(related.path):\(related.line)" }
  }
}
