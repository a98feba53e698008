// SPDX-License-Identifier: Apache-2.0

import HanHangul

/// The glossary's columns by the names in their header, in the order in which a new file has them.
public enum GlossaryColumn: String, Sendable, CaseIterable {
  /// The concept: an NCName that stays the same.
  case id
  /// The Chinese form as the house writes it; required.
  case zh
  /// The status of the Chinese form; empty: admitted.
  case zhStatus = "zh_status"
  /// The rendering; required.
  case ko
  /// The status of the rendering; empty: preferred.
  case status
  /// Which form of the term it is (``TermForm``); empty: full.
  case form
  /// How the rendering comes from the Chinese (`RenderingKind`).
  case kind
  /// What is named (``TermCategory``).
  case category
  /// What the concept is, in a sentence.
  case definition
  /// The field it belongs to.
  case domain
  /// Anything else for the reader.
  case note
  /// Where the form or the decision comes from.
  case source
  /// A URL or document.
  case ref
  /// Who decided.
  case by
  /// When: an ISO 8601 calendar date.
  case date
  /// Why.
  case reason

  /// The only words a cell of the column may have, besides being empty; nil where any text will do.
  public var allowedValues: [String]? {
    switch self {
    case .zhStatus, .status: TermStatus.allCases.map(\.rawValue)
    case .form: TermForm.allCases.map(\.rawValue)
    case .kind: RenderingKind.allCases.map(\.rawValue)
    case .category: TermCategory.allCases.map(\.rawValue)
    default: nil
    }
  }
}

extension GlossaryRow {
  /// The row's value as the text of a cell; what an empty cell means comes out empty.
  public func cell(_ column: GlossaryColumn) -> String {
    switch column {
    case .id: id ?? ""
    case .zh: zh
    case .zhStatus: zhStatus == .admitted ? "" : zhStatus.rawValue
    case .ko: ko
    case .status: status == .preferred ? "" : status.rawValue
    case .form: form == .full ? "" : form.rawValue
    case .kind: kind?.rawValue ?? ""
    case .category: category?.rawValue ?? ""
    case .definition: definition ?? ""
    case .domain: domain ?? ""
    case .note: note ?? ""
    case .source: source ?? ""
    case .ref: ref ?? ""
    case .by: by ?? ""
    case .date: date ?? ""
    case .reason: reason ?? ""
    }
  }

  /// Sets a column from the text of a cell that is not empty; false when the column does not know the word.
  ///
  /// Words are taken whatever their case, because spreadsheets write capitals at the start of a cell.
  public mutating func set(_ column: GlossaryColumn, _ text: String) -> Bool {
    switch column {
    case .id: id = text
    case .zh: zh = text
    case .ko: ko = text
    case .definition: definition = text
    case .domain: domain = text
    case .note: note = text
    case .source: source = text
    case .ref: ref = text
    case .by: by = text
    case .date: date = text
    case .reason: reason = text
    case .zhStatus: return assign(&zhStatus, TermStatus(rawValue: text.lowercased()))
    case .status: return assign(&status, TermStatus(rawValue: text.lowercased()))
    case .form: return assign(&form, TermForm(rawValue: text.lowercased()))
    case .kind: return assign(&kind, RenderingKind(rawValue: text.lowercased()).map(Optional.some))
    case .category: return assign(&category, TermCategory(rawValue: text.lowercased()).map(Optional.some))
    }
    return true
  }

  private func assign<Value>(_ target: inout Value, _ value: Value?) -> Bool {
    guard let value else { return false }
    target = value
    return true
  }
}
