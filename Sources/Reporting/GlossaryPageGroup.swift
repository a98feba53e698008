// SPDX-License-Identifier: Apache-2.0

import HanHangul
import TermBase

/// A rendering with the rows that give it.
struct PageRendering {
  var ko: String
  /// The best that a row says.
  var status: TermStatus
  var rows: [GlossaryRow]
}

/// An entry with everything that is on the page.
struct PageArticle {
  var entry: GlossaryPage.Entry
  /// The rendering that is to be written comes first.
  var renderings: [PageRendering]
  /// Chinese forms in the order of the glossary, the one of the first rendering at the head.
  var chinese: [(status: TermStatus, spellings: [ChineseSpelling])]
  var pinyin: String
  /// What the search looks through: folds of all forms and the bare pinyin, `|` between them.
  var searchKey: String
  /// The order within a category.
  var order: (rank: Int, fold: String, text: String)

  /// Whether the first rendering may be written.
  var hasDecision: Bool { renderings[0].status == .preferred || renderings[0].status == .admitted }
}

/// The entries of one category, in the order of the Korean alphabet.
struct GlossaryPageGroup {
  /// Nil: no row of the concept has a category.
  var category: TermCategory?
  var articles: [PageArticle]

  /// The place of the category in the page and the end of its catalogue key.
  var name: String { category?.rawValue ?? "none" }

  static func groups(
    _ entries: [GlossaryPage.Entry], statuses: Set<TermStatus>, _ speller: ChineseSpeller
  ) -> [GlossaryPageGroup] {
    var groups = TermCategory.allCases.map { GlossaryPageGroup(category: $0, articles: []) }
    groups.append(GlossaryPageGroup(category: nil, articles: []))
    for entry in entries {
      guard let article = PageArticle(entry, statuses: statuses, speller) else { continue }
      let category = entry.concept.category
      let index = category.flatMap { TermCategory.allCases.firstIndex(of: $0) } ?? groups.count - 1
      groups[index].articles.append(article)
    }
    for index in groups.indices { groups[index].articles.sort(by: PageArticle.precedes) }
    return groups.filter { !$0.articles.isEmpty }
  }
}

extension PageArticle {
  /// Nil when no rendering is left.
  init?(_ entry: GlossaryPage.Entry, statuses: Set<TermStatus>, _ speller: ChineseSpeller) {
    let rows = entry.concept.rows.filter {
      $0.status != .rejected && $0.zhStatus != .rejected && statuses.contains($0.status)
    }
    var renderings: [PageRendering] = []
    for row in rows {
      if let known = renderings.firstIndex(where: { $0.ko.utf8.elementsEqual(row.ko.utf8) }) {
        renderings[known].rows.append(row)
        renderings[known].status = min(row.status, renderings[known].status)
      } else {
        renderings.append(PageRendering(ko: row.ko, status: row.status, rows: [row]))
      }
    }
    guard !renderings.isEmpty else { return nil }
    renderings = renderings.enumerated().sorted { one, other in
      let (a, b) = (one.element, other.element)
      if a.status != b.status { return a.status < b.status }
      // Full forms before short ones of the same status.
      return a.isFull != b.isFull ? a.isFull : one.offset < other.offset
    }.map(\.element)

    var forms: [GlossaryRow] = []
    for row in renderings[0].rows + rows where !forms.contains(where: { $0.zh.utf8.elementsEqual(row.zh.utf8) }) {
      forms.append(row)
    }
    // What a person prefers leads; a form that is not to be written never does where there is another.
    forms = forms.enumerated().sorted { one, other in
      let (a, b) = (one.element.zhStatus, other.element.zhStatus)
      return a != b ? a < b : one.offset < other.offset
    }.map(\.element)
    var shown: Set<String> = []
    var chinese: [(status: TermStatus, spellings: [ChineseSpelling])] = []
    for form in forms {
      // The traditional form of one row may be the simplified form of another, converted.
      let spellings = speller.spellings(form.zh).filter { spelling in
        !spelling.isConverted || !forms.contains { $0.zh.utf8.elementsEqual(spelling.text.utf8) }
      }.filter { shown.insert($0.text).inserted }
      if spellings.isEmpty { continue }
      // The same in the other script stands beside the first, unless it is not to be written.
      let isOffered = form.zhStatus == .preferred || form.zhStatus == .admitted
      if isOffered, !chinese.isEmpty, Fold.key(form.zh) == Fold.key(forms[0].zh) {
        chinese[0].spellings += spellings
      } else {
        chinese.append((form.zhStatus, spellings))
      }
    }
    if chinese.isEmpty { chinese.append((forms[0].zhStatus, speller.spellings(forms[0].zh))) }

    let category = entry.concept.category
    let pinyin = ChineseSpeller.pinyin(forms[0].zh, isPerson: category == .person || category == .personHistorical)
    var keys = renderings.map { Fold.key($0.ko) }
    keys += shown.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map(Self.searchable)
    if !pinyin.isEmpty { keys.append(pinyin.replacing(" ", with: "").replacing("ü", with: "u")) }
    if pinyin.contains("ü") { keys.append(pinyin.replacing(" ", with: "").replacing("ü", with: "v")) }

    self.entry = entry
    self.renderings = renderings
    self.chinese = chinese
    self.pinyin = pinyin
    searchKey = keys.joined(separator: "|")
    order = (Self.isKorean(renderings[0].ko) ? 0 : 1, keys[0], renderings[0].ko + "\t" + forms[0].zh)
  }

  /// 가나다, then other letters. Precomposed syllables stand in alphabetical order in Unicode.
  static func precedes(_ one: PageArticle, _ other: PageArticle) -> Bool {
    if one.order.rank != other.order.rank { return one.order.rank < other.order.rank }
    if one.order.fold.utf8.elementsEqual(other.order.fold.utf8) {
      return one.order.text.utf8.lexicographicallyPrecedes(other.order.text.utf8)
    }
    return one.order.fold.utf8.lexicographicallyPrecedes(other.order.fold.utf8)
  }

  /// Chinese as a key of the search: the script stays, since a page finds either.
  static func searchable(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    kept.append(
      contentsOf: text.lowercased().unicodeScalars.lazy.filter {
        !$0.properties.isWhitespace && !Fold.isSeparator($0.value) && $0 != "|"
      })
    return String(kept)
  }

  private static func isKorean(_ text: String) -> Bool {
    text.unicodeScalars.first.map { Hangul.isSyllable($0.value) } ?? false
  }
}

extension PageRendering {
  fileprivate var isFull: Bool { rows.contains { $0.form == .full } }
}
