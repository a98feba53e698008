// SPDX-License-Identifier: Apache-2.0

internal import TermBase

/// A concept as TBX sees it: concept, language and term level (ISO 30042 clause 6), ready to be written.
struct TermEntry {
  var id: String
  var subjectField: String?
  var definition: String?
  var notes: [String] = []
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
  /// ISO 30042 / TBX-Basic `partOfSpeech`; nil when it is not known.
  var partOfSpeech: String?
  var decisions: [Decision] = []
  var sources: [String] = []
  var references: [Reference] = []
  var notes: [String] = []
  /// The Chinese forms whose rows gave this rendering; written when the concept has several.
  var chinese: [String] = []

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
    partOfSpeech = partOfSpeech ?? other.partOfSpeech
    // A form that some row calls full is full.
    if other.form.rank < form.rank { form = other.form }
  }
}
