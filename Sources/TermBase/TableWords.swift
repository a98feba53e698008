// SPDX-License-Identifier: Apache-2.0

/// What people call the columns and values of tables, in Korean and English (`Data/table-words.tsv`).
///
/// One table for the review's sheet, the glossary's workbook, import and options: what one of them writes, all of them
/// read. The files of a glossary have the words of ``GlossaryColumn`` alone.
package enum TableWords {
  /// What a word is a word for.
  package enum Group: Sendable {
    /// A column, of the glossary or of a review.
    case column
    /// A side of a bilingual table, whatever its languages: `source`, `target`.
    case side
    /// A status, or `later`: the decision is put off.
    case status
    case category, kind, form

    /// The words that a column's cells may have; nil where any text will do.
    package init?(of column: GlossaryColumn) {
      switch column {
      case .status, .zhStatus: self = .status
      case .category: self = .category
      case .kind: self = .kind
      case .form: self = .form
      default: return nil
      }
    }
  }

  /// In which words a table is written.
  package enum Naming: Sendable, CaseIterable {
    /// The glossary's own.
    case own
    case korean, english
  }

  /// The value of `status` that is none: the decision is put off.
  package static let later = "later"

  struct Entry: Sendable {
    let group: Group
    let value: String
    let ko: String
    let en: String
    let also: [String]

    init(_ group: Group, _ value: String, _ ko: String, _ en: String, _ also: [String]) {
      (self.group, self.value, self.ko, self.en, self.also) = (group, value, ko, en, also)
    }
  }

  /// The label of a value; the value itself where there is none.
  package static func label(_ value: String, _ group: Group, _ naming: Naming) -> String {
    guard naming != .own, let entry = entries.first(where: { $0.group == group && $0.value == value }) else {
      return value
    }
    return naming == .korean ? entry.ko : entry.en
  }

  /// The value that a word means in whatever language, its case and spaces aside; nil for a word of no value.
  package static func value(_ word: String, _ group: Group) -> String? { values[group]?[key(word)] }

  /// The column that a title means. A remark in brackets behind it counts when the title says nothing without it:
  /// 중국어(간체), 용어(한국어).
  package static func column(titled title: String) -> String? { meaning(of: title, .column) }

  /// `source` or `target`, when a title says no more than that.
  package static func side(titled title: String) -> String? { meaning(of: title, .side) }

  private static func meaning(of title: String, _ group: Group) -> String? {
    if let known = value(title, group) { return known }
    guard let open = title.firstIndex(where: { $0 == "(" || $0 == "（" }), let last = title.last,
      last == ")" || last == "）"
    else { return nil }
    return value(String(title[..<open]), group)
      ?? value(String(title[title.index(after: open)...].dropLast()), group)
  }

  /// The words that a header is written in: those that most of its titles are; the glossary's own before others.
  package static func naming(ofHeader titles: [String]) -> Naming {
    let known = entries.filter { $0.group == .column }
    func count(_ label: (Entry) -> String) -> Int { titles.count { title in known.contains { label($0) == title } } }
    let (own, korean, english) = (count(\.value), count(\.ko), count(\.en))
    if korean > max(own, english) { return .korean }
    return english > own ? .english : .own
  }

  private static let values: [Group: [String: String]] = {
    var values: [Group: [String: String]] = [:]
    for entry in entries {
      for word in [entry.value, entry.ko, entry.en] + entry.also {
        values[entry.group, default: [:]][key(word)] = entry.value
      }
    }
    return values
  }()

  private static func key(_ word: String) -> String {
    var key = String.UnicodeScalarView()
    for scalar in word.lowercased().unicodeScalars
    where !(scalar.properties.isWhitespace || scalar == "-" || scalar == "_") { key.append(scalar) }
    return String(key)
  }
}
