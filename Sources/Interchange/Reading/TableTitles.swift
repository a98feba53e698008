// SPDX-License-Identifier: Apache-2.0

internal import TermBase

/// What the titles of a table say its columns hold, in the words of the glossary, of Korean and English spreadsheets
/// (`TableWords`) and of language tags.
struct TableTitles {
  private let titles: [String]
  private let names: [String]
  private let zh: Int?
  private let ko: Int?
  private let source: Int?
  private let target: Int?

  init(_ titles: [String]) {
    self.titles = titles
    let names = titles.map { $0.lowercased() }
    self.names = names
    let zh = names.firstIndex(of: "zh") ?? titles.firstIndex(where: Self.isChinese)
    let ko = names.firstIndex(of: "ko") ?? titles.firstIndex(where: Self.isKorean)
    func side(_ name: String) -> Int? {
      titles.indices.first { $0 != zh && $0 != ko && TableWords.side(titled: titles[$0]) == name }
    }
    (self.zh, self.ko, source, target) = (zh, ko, side("source"), side("target"))
  }

  /// The columns with the two sides, Chinese first when the titles say so; nil when they name no two.
  var sides: (one: Int, other: Int)? {
    guard let one = zh ?? source, let other = ko ?? target, one != other else { return nil }
    return (one, other)
  }

  /// Whether a title names one of the languages.
  var saysDirection: Bool { zh != nil || ko != nil }

  /// Weblate's CSV has `source` and `target`, and words of its own for the rest.
  var isWeblate: Bool { zh == nil && ko == nil && names.contains("source") && names.contains("target") }

  /// What each column holds. The glossary's own words come first; others are looked at where they leave a column free.
  ///
  /// In a table whose first three – id, zh, ko – have the titles that gwalho gives them it has given them all: there
  /// every other title is somebody's own.
  func columns(zh: Int, ko: Int) -> [TableLayout.Column] {
    let own = naming(zh: zh, ko: ko)
    var taken: Set<GlossaryColumn> = [.zh, .ko]
    for name in names { if let column = GlossaryColumn(rawValue: name) { taken.insert(column) } }
    return titles.indices.map { index in
      if index == zh { return .glossary(.zh) }
      if index == ko { return .glossary(.ko) }
      if let column = GlossaryColumn(rawValue: names[index]) { return .glossary(column) }
      if let column = column(titled: titles[index], own), taken.insert(column).inserted { return .glossary(column) }
      return titles[index].isEmpty ? .unused : .extra(titles[index])
    }
  }

  /// Whether it is a table of the glossary or of its workbook.
  func isOwn(zh: Int, ko: Int) -> Bool { names[zh] == "zh" && names[ko] == "ko" || naming(zh: zh, ko: ko) != nil }

  private func naming(zh: Int, ko: Int) -> TableWords.Naming? {
    TableWords.Naming.allCases.first { naming in
      let labels = [GlossaryColumn.id, .zh, .ko].map { TableWords.label($0.rawValue, .column, naming) }
      return titles[zh] == labels[1] && titles[ko] == labels[2] && titles.contains(labels[0])
    }
  }

  private func column(titled title: String, _ own: TableWords.Naming?) -> GlossaryColumn? {
    guard let column = TableWords.column(titled: title).flatMap(GlossaryColumn.init(rawValue:)) else { return nil }
    if let own, TableWords.label(column.rawValue, .column, own) != title { return nil }
    return column
  }

  private static func isChinese(_ title: String) -> Bool { isLanguage(title, "zh") { $0.isChinese } }
  private static func isKorean(_ title: String) -> Bool { isLanguage(title, "ko") { $0 == .korean } }

  private static func isLanguage(_ title: String, _ column: String, _ fits: (LanguageRole) -> Bool) -> Bool {
    if TableWords.column(titled: title) == column { return true }
    let tag = title.lowercased()
    return fits(LanguageRole(tag: tag)) && !tag.hasSuffix("_status") && tag.utf8.count <= 11
  }
}

extension TermFile {
  /// Whether a row of titles names a column with Chinese and one with Korean, or two sides of a bilingual table.
  package static func isHeader(_ titles: [String]) -> Bool { TableTitles(titles).sides != nil }
}
