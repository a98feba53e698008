// SPDX-License-Identifier: Apache-2.0

import HanHangul
import TermBase

/// What a review's workbook calls its columns and values in one language.
///
/// The sentences are those of a catalogue; this knows their keys alone.
public struct ReviewWords: Sendable {
  /// What may be chosen as a status, in this order; `later` is the same as nothing.
  static let statuses = ["accept", "admitted", "deprecated", "reject", "later"]
  static let kinds = RenderingKind.allCases.filter { $0 != .none }.map(\.rawValue)
  static let categories = TermCategory.allCases.map(\.rawValue)
  /// Columns with a comment on their title.
  static let explained = ["zh", "ko", "status", "category", "kind", "reason", "expected", "others", "place"]
  static let hints = ["protected", "sort", "save", "apply", "conflict", "nonstandard"]

  private let titles: [String: String]
  private let labels: [String: [String: String]]
  private let aliases: [String: [String: String]]
  private let notes: [String: String]
  private let meanings: [String: String]
  let hintTexts: [String: String]
  let sheetName: String
  let helpName: String
  let helpTitles: [String]
  let refusal: String

  /// Takes the words from a catalogue: the text of a key.
  public init(_ text: (String) -> String) {
    func texts(_ keys: [String], _ prefix: String) -> [String: String] {
      Dictionary(uniqueKeysWithValues: keys.map { ($0, text(prefix + $0)) })
    }
    titles = texts(ReviewSheet.columns, "review.column.")
    labels = [
      "status": texts(Self.statuses, "review.value."), "kind": texts(Self.kinds, "kind."),
      "category": texts(Self.categories, "category."),
    ]
    // What the rest of the program calls them.
    aliases = [
      "status": Dictionary(
        uniqueKeysWithValues: [("preferred", "accept"), ("rejected", "reject")].map { (text("status." + $0), $1) })
    ]
    notes = texts(Self.explained, "review.note.")
    meanings = texts(Self.statuses, "review.meaning.")
    hintTexts = texts(Self.hints, "review.hint.")
    sheetName = text("review.sheet")
    helpName = text("review.help")
    helpTitles = [text("review.help.what"), text("review.help.meaning")]
    refusal = text("review.refusal")
  }

  /// Of a column, by its own name.
  func title(_ column: String) -> String { titles[column] ?? column }
  func label(_ value: String, in column: String) -> String { labels[column]?[value] ?? value }
  func note(on column: String) -> String? { notes[column] }
  func meaning(_ status: String) -> String { meanings[status] ?? "" }

  /// The other way; nil for a word that is none of this language's.
  func column(titled title: String) -> String? { titles.first { Self.same($0.value, title) }?.key }
  func value(labelled label: String, in column: String) -> String? {
    if label.isEmpty { return nil }
    return labels[column]?.first { Self.same($0.value, label) }?.key
      ?? aliases[column]?.first { Self.same($0.key, label) }?.value
  }

  private static func same(_ one: String, _ other: String) -> Bool {
    one == other || one.lowercased() == other.lowercased()
  }
}
