// SPDX-License-Identifier: Apache-2.0

import HanHangul
import TermBase

/// What a review's workbook says in one language: labels by `TableWords`, sentences by a catalogue.
public struct ReviewWords: Sendable {
  /// What may be chosen as a status, in this order; `later` is the same as nothing.
  static let statuses = ["preferred", "admitted", "deprecated", "rejected", TableWords.later]
  static let kinds = RenderingKind.allCases.filter { $0 != .none }.map(\.rawValue)
  static let categories = TermCategory.allCases.map(\.rawValue)
  /// Columns with a comment on their title.
  static let explained = ["zh", "ko", "status", "category", "kind", "reason", "expected", "others", "place"]
  static let hints = ["protected", "sort", "save", "apply", "conflict", "nonstandard"]

  private let naming: TableWords.Naming
  private let notes: [String: String]
  private let meanings: [String: String]
  let hintTexts: [String: String]
  let sheetName: String
  let helpName: String
  let helpTitles: [String]
  let refusal: String

  /// Takes the sentences from a catalogue: the text of a key.
  /// - Parameter isKorean: Whether labels are Korean; else they are English.
  public init(isKorean: Bool, _ text: (String) -> String) {
    func texts(_ keys: [String], _ prefix: String) -> [String: String] {
      Dictionary(uniqueKeysWithValues: keys.map { ($0, text(prefix + $0)) })
    }
    naming = isKorean ? .korean : .english
    notes = texts(Self.explained, "review.note.")
    meanings = texts(Self.statuses, "review.meaning.")
    hintTexts = texts(Self.hints, "review.hint.")
    sheetName = text("review.sheet")
    helpName = text("review.help")
    helpTitles = [text("review.help.what"), text("review.help.meaning")]
    refusal = text("review.refusal")
  }

  /// Of a column, by its own name.
  func title(_ column: String) -> String { TableWords.label(column, .column, naming) }
  func label(_ value: String, in column: String) -> String {
    ReviewSheet.group(column).map { TableWords.label(value, $0, naming) } ?? value
  }
  func note(on column: String) -> String? { notes[column] }
  func meaning(_ status: String) -> String { meanings[status] ?? "" }
}
