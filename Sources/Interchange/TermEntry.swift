// SPDX-License-Identifier: Apache-2.0

internal import TermBase

/// A concept as TBX sees it: concept, language and term level (ISO 30042 clause 6), ready to be written.
struct TermEntry {
  var id: String
  var subjectField: String?
  /// Whether the subject field is a category of ours.
  var isSubjectCategory = false
  var definition: String?
  var notes: [String] = []
  /// The categories of its rows, each once.
  var categories: [String] = []
  /// Whether all Chinese forms are spellings of one.
  var hasOneForm = true
  /// Source, target, then the rest; never an empty one.
  var languages: [LanguageSection] = []
}

/// All terms of one language; a language has one section in an entry.
struct LanguageSection {
  var tag: String
  var terms: [TermSection]
}

/// One term with what is known about it.
struct TermSection {
  var term: String
  var status: TermStatus
  var form: TermForm
  var isConverted = false
  /// Of Chinese.
  var pinyin: String?
  /// ISO 30042 / TBX-Basic `partOfSpeech`; nil when it is not known.
  var partOfSpeech: String?
  var decisions: [Decision] = []
  var sources: [String] = []
  var references: [Reference] = []
  var notes: [String] = []
  /// The Chinese forms whose rows gave this rendering; written when the concept has several.
  var chinese: [String] = []
  /// What the rows of the rendering say, each on its own.
  var rows: [RowCells] = []
  var contexts: [TermContext] = []
  /// The attested form that a converted one was made from.
  var convertedFrom: String?

  struct RowCells {
    var chinese: String
    var cells: [(column: String, value: String)]
  }

  struct Decision: Equatable {
    /// The person as the glossary names them; the id comes from the file's list of people.
    var by: String?
    var date: String?
  }

  struct Reference: Equatable {
    var text: String
    var target: String
  }

  /// Adds what another row says of the same term, each thing once.
  mutating func merge(_ other: TermSection) {
    for value in other.decisions where !decisions.contains(value) { decisions.append(value) }
    for value in other.sources where !sources.contains(value) { sources.append(value) }
    for value in other.references where !references.contains(value) { references.append(value) }
    for value in other.notes where !notes.contains(value) { notes.append(value) }
    for value in other.chinese where !chinese.contains(value) { chinese.append(value) }
    rows += other.rows
    partOfSpeech = partOfSpeech ?? other.partOfSpeech
    // A form that some row calls full is full.
    if other.form.rank < form.rank { form = other.form }
  }
}

/// A sentence in which a rendering was seen.
public struct TermContext: Sendable, Equatable {
  /// One line of Korean.
  public var text: String
  /// The document and its date.
  public var source: String

  /// A sentence on one line, and where it stands.
  public init(text: String, source: String) {
    self.text = text
    self.source = source
  }
}
