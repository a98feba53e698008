// SPDX-License-Identifier: Apache-2.0

public import TermBase

/// A format that the term base is written in.
///
/// The raw values are the words of `gwalho export FORMAT`.
public enum ExportFormat: String, Sendable, CaseIterable {
  /// ISO 30042:2019, dialect TBX-Basic in DCA style, namespace `urn:iso:std:iso:30042:ed-2`.
  case tbx3
  /// ISO 30042:2008, `<martif type="TBX-Basic">` with `tig`. Most tools read this one alone.
  case tbx2
  /// Term pairs as a translation memory, TMX 1.4.
  case tmx
  /// The glossary's own columns, TAB separated.
  case tsv
  /// Weblate's columns, comma separated.
  case csv
  /// OmegaT's glossary: source, target, comment.
  case omegat
  /// Two columns without a header, one target a source: DeepL (TAB), Google (comma).
  case deepl, google
  /// AAMT's UTX 1.20.
  case utx
  /// SKOS in Turtle.
  case skos
}

/// How much of TBX a reader is trusted with.
public enum ExportProfile: String, Sendable, CaseIterable {
  /// Every term with its status and type.
  case full
  /// For tools that offer every term they find whatever its status: deprecated and superseded terms become
  /// notes of the entry, and no `administrativeStatus` or `termType` is written.
  case safe
}

/// Which Chinese forms are written.
public enum ChineseSource: String, Sendable, CaseIterable {
  /// Simplified ones; what was attested in traditional characters alone is converted.
  case simplified = "zh-Hans"
  /// Traditional ones where they were attested, else simplified ones.
  case traditional = "zh-Hant"
  /// Both, each in a section of its language.
  case both
}

/// The dialects of ISO 30042:2019, from the smallest to the largest.
public enum TBXDialect: String, Sendable, CaseIterable {
  /// Terms and notes; no data categories.
  case core
  /// Subject field, part of speech, status, external references.
  case min
  /// The one that most tools know.
  case basic
  /// What linguists add to it.
  case linguist

  /// As the root element's `type` has it.
  var name: String {
    switch self {
    case .core: "TBX-Core"
    case .min: "TBX-Min"
    case .basic: "TBX-Basic"
    case .linguist: "TBX-Linguist"
    }
  }
}

/// Which language tags are written (BCP 47; hyphens only).
public enum LanguageCodes: String, Sendable, CaseIterable {
  /// `zh-Hans`, `zh-Hant`, `ko`.
  case script
  /// `zh-CN`, `zh-TW`, `ko`: what many tools expect.
  case region

  /// The tag of simplified Chinese.
  public var simplified: String { self == .script ? "zh-Hans" : "zh-CN" }
  /// The tag of traditional Chinese.
  public var traditional: String { self == .script ? "zh-Hant" : "zh-TW" }
  /// The tag of Korean.
  public var korean: String { "ko" }
}

/// What an export should look like. There is no clock and no locale in here: the same concepts with the
/// same options give the same bytes.
public struct ExportOptions: Sendable, Equatable {
  /// Whether all is written, or what every tool understands (`tbx2`).
  public var profile: ExportProfile
  /// Which language tags are written.
  public var languages: LanguageCodes
  /// Which Chinese forms go out.
  public var source: ChineseSource
  /// The TBX dialect of `tbx3`.
  public var dialect: TBXDialect
  /// Renderings of another status are left out. `rejected` never goes out, whatever this says.
  public var statuses: Set<TermStatus>
  /// Concepts of other categories are left out; nil: none is.
  public var categories: Set<TermCategory>?
  /// Concepts without a decision of this day or a later one are left out, `YYYY-MM-DD`.
  public var since: String?
  /// Whether `tsv` also has the rejected pairs.
  public var writesRejected: Bool
  /// The day of the export, `YYYY-MM-DD`, for the header's `revisionDesc` (ISO 30042 7.2); none when nil.
  public var date: String?
  /// The header's `title`.
  public var title: String
  /// The header's `sourceDesc`, where the terms come from (mandatory in ISO 30042).
  public var sourceDescription: String
  /// Program and version for the header's `change`.
  public var generator: String
  /// Whether `tsv` also carries the ids that were made for concepts without one. Off by default: rows that
  /// gain an `id` no longer share a concept with rows elsewhere that have none.
  public var writesMadeIDs: Bool

  /// Options; by default all live terms in both scripts, without a date.
  public init(
    profile: ExportProfile = .full, languages: LanguageCodes = .script, source: ChineseSource = .both,
    dialect: TBXDialect = .basic,
    statuses: Set<TermStatus> = [.preferred, .admitted, .deprecated, .superseded],
    categories: Set<TermCategory>? = nil, since: String? = nil, writesRejected: Bool = false, date: String? = nil,
    title: String = "gwalho", sourceDescription: String = "gwalho", generator: String = "gwalho",
    writesMadeIDs: Bool = false
  ) {
    self.profile = profile
    self.languages = languages
    self.source = source
    self.dialect = dialect
    self.statuses = statuses
    self.categories = categories
    self.since = since
    self.writesRejected = writesRejected
    self.date = date
    self.title = title
    self.sourceDescription = sourceDescription
    self.generator = generator
    self.writesMadeIDs = writesMadeIDs
  }
}
