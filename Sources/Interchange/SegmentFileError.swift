// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// Why a file of translations could not be read.
///
/// A file is refused as a whole when nobody can say where its texts begin and end: what is filled in might go to the
/// wrong place, and what is read might be half of a text. What only other tools will stumble over is a ``ReadProblem``
/// with its line, and the rest is read. `tm pretranslate` and `tm import` share the decisions; "filling in" marks those
/// that are about writing alone (`TmFillError`).
///
/// | file | what | decision |
/// |---|---|---|
/// | all | no such file, a folder, no rights, NUL in it, bytes in no encoding, PDF, HWP, ZIP … | error |
/// | | empty, blank, or without a single unit | error |
/// | | a byte order mark, CR LF, no line end at the end | fine; filling in leaves them |
/// | | another encoding than UTF-8 | fine; filling in: error |
/// | PO | a charset in the header that is not read, or that bytes which are no UTF-8 are not in | error |
/// | | the charset of the header (EUC-KR, GBK …) in place of UTF-8 | read in it; filling in: error |
/// | | a string or a line that does not end, an escape that C does not have, text beside strings | error |
/// | | `msgstr` without `msgid`, `msgid` without `msgstr` (a file cut short), plural forms out of order | error |
/// | | the same `msgid` and `msgctxt` twice (msgfmt refuses it) | warning |
/// | | a charset in the header, and bytes that are UTF-8 | warning; filling in: error |
/// | | no header, blank lines inside an entry, a string on another line than its keyword, obsolete and fuzzy entries | fine |
/// | | `Language` is neither of the two | no pairs; filling in: error |
/// | TSV | JSON, XML, HTML, columns separated by commas or semicolons | error |
/// | | a header with one of the two languages only | error |
/// | | a quotation mark that is not closed, more cells than the header has | warning |
/// | | no header, rows that are too short, CR alone as line end, comments | fine |
/// | XLIFF, TMX | not well-formed, cut short, bytes that are not in the declared encoding, entities | error (`InterchangeError`) |
/// | | another root (HTML, TBX, TS …) | error |
/// | | a unit in a unit, without `source`, with two `source` or `target` | error |
/// | | ids that are missing or come twice, an unknown version | warning |
/// | XLIFF | an encoding declared that is not UTF-8 | fine; filling in: error |
/// | | XLIFF 2 without `trgLang` (required with `target`: XLIFF 2.1, 4.2.2.1) | no pairs; filling in: error |
/// | | no file between Chinese and Korean | no pairs; filling in: error |
///
/// Sources: GNU gettext 0.21, "The Format of PO Files" and what its `msgfmt` refuses; XLIFF 1.2 and 2.1 (OASIS); TMX 1.4b.
public enum SegmentFileError: ReportableError, Equatable {
  /// XML of another kind; `root` is its outermost element.
  case otherRoot(path: String, line: Int, root: String)
  /// No pair of Chinese and Korean is in it, of so many units; `languages` are those that are, separated by commas.
  case noPairs(path: String, units: Int, languages: String)
  /// Taken for a table by its name, but JSON, XML, HTML … (`format`).
  case otherFormat(path: String, line: Int, format: String)
  /// A table whose columns another character separates than TAB.
  case otherSeparator(path: String, line: Int, separator: String)
  /// A table whose header names one of the two languages only.
  case missingColumn(path: String, line: Int, column: String)
  /// A PO file that breaks the grammar of gettext; `text` is what stands there.
  case brokenCatalogue(path: String, line: Int, fault: CatalogueFault, text: String)
  /// A unit of XLIFF or TMX whose parts cannot be told.
  case brokenUnit(path: String, line: Int, fault: UnitFault)

  /// What is wrong with a PO file. Raw values are the words of the catalogue's keys.
  public enum CatalogueFault: String, Sendable, CaseIterable {
    /// A string without its closing quotation mark, or a keyword without its string.
    case unterminated
    /// A backslash before something that C has no escape for.
    case escape
    /// What is no keyword, string or comment.
    case stray
    /// `msgstr`, `msgid_plural` or `msgctxt` without the `msgid` it belongs to.
    case noSource = "no-source"
    /// `msgid` without `msgstr`.
    case noTranslation = "no-translation"
    /// `msgstr` twice, or forms of a plural out of order.
    case forms
  }

  /// What is wrong with a unit. Raw values are the words of the catalogue's keys.
  public enum UnitFault: String, Sendable, CaseIterable {
    /// A unit inside of another.
    case nested
    /// `source` is missing.
    case noSource = "no-source"
    /// `source` comes twice.
    case secondSource = "second-source"
    /// `target` comes twice.
    case secondTarget = "second-target"
  }

  /// Every key of the message catalogue that a value can have.
  public static var catalogueKeys: [String] {
    [
      "segments.other-root", "segments.no-pairs", "segments.no-pairs-languages", "segments.other-format",
      "segments.other-separator", "segments.missing-column",
    ] + CatalogueFault.allCases.map { "segments.po.\($0.rawValue)" }
      + UnitFault.allCases.map { "segments.unit.\($0.rawValue)" }
  }

  /// The entry of the message catalogue.
  public var catalogueKey: String {
    switch self {
    case .otherRoot: "segments.other-root"
    case .noPairs(_, _, let languages): languages.isEmpty ? "segments.no-pairs" : "segments.no-pairs-languages"
    case .otherFormat: "segments.other-format"
    case .otherSeparator: "segments.other-separator"
    case .missingColumn: "segments.missing-column"
    case .brokenCatalogue(_, _, let fault, _): "segments.po.\(fault.rawValue)"
    case .brokenUnit(_, _, let fault): "segments.unit.\(fault.rawValue)"
    }
  }

  /// Values for the placeables of the entry.
  public var arguments: [String: String] {
    switch self {
    case .otherRoot(_, _, let root): ["root": root]
    case .noPairs(_, let units, let languages): ["units": "\(units)", "languages": languages]
    case .otherFormat(_, _, let format): ["format": format]
    case .otherSeparator(_, _, let separator): ["separator": separator]
    case .missingColumn(_, _, let column): ["column": column]
    case .brokenCatalogue(_, _, _, let text): ["text": text]
    case .brokenUnit: [:]
    }
  }

  /// The file, and the line where one is known.
  public var place: SourcePlace? {
    switch self {
    case .noPairs(let path, _, _): SourcePlace(path: path)
    case .otherRoot(let path, let line, _), .otherFormat(let path, let line, _),
      .otherSeparator(let path, let line, _), .missingColumn(let path, let line, _),
      .brokenCatalogue(let path, let line, _, _), .brokenUnit(let path, let line, _):
      SourcePlace(path: path, line: line)
    }
  }
}
