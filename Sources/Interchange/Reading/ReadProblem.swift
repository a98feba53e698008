// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// Something in a file that is not as its format wants it, and what was done about it.
///
/// Never thrown: reading goes on. It is a `ReportableError` so that it is said through the same catalogue.
public struct ReadProblem: ReportableError, Equatable {
  /// What is wrong. The raw values are the words of the catalogue's keys.
  public enum Kind: String, Sendable, CaseIterable {
    // What could not be taken.
    /// A term or segment without anything that can be seen.
    case emptyTerm = "empty-term"
    /// A concept without Chinese, or without Korean; a unit of one language.
    case noPair = "no-pair"
    /// More text or terms in one entry than any dictionary has.
    case tooLarge = "too-large"
    /// A row that ends before its Chinese or Korean column, or has nothing in one of them.
    case emptyCell = "empty-cell"
    /// A row whose status is in words that nobody knows: taken without it, a form that is forbidden becomes preferred.
    case unknownStatus = "unknown-status"
    /// A row with `?` in place of characters that the encoding it was saved in does not have.
    case lostCharacters = "lost-characters"

    // What was taken, but not as it stands.
    /// The root is in another namespace than its edition has; read all the same.
    case namespace
    /// A dialect that no edition of ISO 30042 has; read all the same.
    case dialect
    /// An element of another edition or style than the root says.
    case foreignElement = "foreign-element"
    /// An element that no edition has; what stands in it was left out.
    case unknownElement = "unknown-element"
    /// An entry, or a unit of XLIFF, without the id that it must have.
    case missingID = "missing-id"
    /// An id that is no NCName (XML Namespaces 1.0); one was made of it.
    case invalidID = "invalid-id"
    /// An id that another entry or unit had before.
    case duplicateID = "duplicate-id"
    /// A section without `xml:lang`; its writing told the language.
    case missingLanguage = "missing-language"
    /// A code that is no language tag (BCP 47), such as `zh_CN`; read with hyphens.
    case invalidLanguage = "invalid-language"
    /// A second section of one language in an entry; joined with the first.
    case repeatedLanguage = "repeated-language"
    /// A section without a term.
    case emptyLanguage = "empty-language"
    /// A term or value in another normalisation form than NFC.
    case unnormalizedText = "unnormalized-text"
    /// Something that has to come after what it follows.
    case misordered
    /// A data category that TBX-Basic does not have; kept as a column.
    case unknownCategory = "unknown-category"
    /// A data category at a level where it may not stand.
    case misplacedCategory = "misplaced-category"
    /// A word that is not among those its category or column has.
    case unknownValue = "unknown-value"
    /// A status in words that the standard does not have, but understood.
    case nonstandardStatus = "nonstandard-status"
    /// A date that is none of the calendar (ISO 8601); kept as text.
    case invalidDate = "invalid-date"
    /// A `descripGrp` with more than one `descrip`.
    case severalDescriptions = "several-descriptions"
    /// A `target` that no id of the file answers to.
    case danglingReference = "dangling-reference"
    /// An external reference that is no http(s) address.
    case invalidReference = "invalid-reference"
    /// A second preferred term in one language; taken as admitted.
    case secondPreferred = "second-preferred"
    /// An attribute that the format requires is not there.
    case missingAttribute = "missing-attribute"
    /// A version of the format that is not known; read all the same.
    case unknownVersion = "unknown-version"
    /// Text where only elements may be.
    case strayText = "stray-text"
    /// Inline markup of a translation memory; its text was kept.
    case inlineMarkup = "inline-markup"
    /// A quotation mark that is never closed, or a cell that goes on after it.
    case strayQuote = "stray-quote"
    /// More cells than the header has columns.
    case tooManyCells = "too-many-cells"
    /// An entry of a PO file that was there before, with the same `msgid` and `msgctxt`.
    case duplicateMessage = "duplicate-message"
    /// Characters that the character set which the file declares does not have.
    case otherCharset = "other-charset"
    /// A sheet of a workbook beside the one that was read.
    case otherSheet = "other-sheet"

    /// Whether what it is about was not taken.
    public var isRefusal: Bool {
      switch self {
      case .emptyTerm, .noPair, .tooLarge, .emptyCell, .unknownStatus, .lostCharacters: true
      default: false
      }
    }

    /// Whether a reader that follows the standard may refuse the file for it.
    public var isError: Bool {
      switch self {
      case .inlineMarkup, .unnormalizedText, .noPair, .otherSheet: false
      default: true
      }
    }
  }

  /// What is wrong.
  public var kind: Kind
  /// The file as the user typed it.
  public var path: String
  /// 1-based line of the start tag, the term or the row.
  public var line: Int
  /// The element, category, attribute or column in question.
  public var name: String
  /// The value in question, shortened.
  public var value: String

  /// Every key of the message catalogue that a value can have.
  public static var catalogueKeys: [String] { Kind.allCases.map { "read." + $0.rawValue } }
  /// The entry of the message catalogue.
  public var catalogueKey: String { "read." + kind.rawValue }
  /// Values for the placeables of the entry.
  public var arguments: [String: String] { ["name": name, "value": value] }
  /// The line.
  public var place: SourcePlace? { SourcePlace(path: path, line: line) }
}

/// Problems of one file: all are counted, so many are kept with their places as a report can show.
struct ProblemLog {
  let path: String
  private(set) var kept: [ReadProblem] = []
  private(set) var counts: [ReadProblem.Kind: Int] = [:]

  /// A broken file of gigabytes has millions.
  static let limit = 10_000

  init(path: String) { self.path = path }

  mutating func add(_ kind: ReadProblem.Kind, line: Int, name: String = "", value: String = "") {
    counts[kind, default: 0] += 1
    guard kept.count < Self.limit else { return }
    let shown = CleanText.singleLine(value)
    kept.append(
      ReadProblem(
        kind: kind, path: path, line: line, name: name,
        value: shown.unicodeScalars.count <= 60
          ? shown : String(String.UnicodeScalarView(shown.unicodeScalars.prefix(59))) + "…"))
  }
}
