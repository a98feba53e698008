// SPDX-License-Identifier: Apache-2.0

import TermBase

/// Writes the page around its entries: head, search, contents, groups.
struct GlossaryPageWriter {
  let page: GlossaryPage
  let speller: ChineseSpeller
  /// Who decided, when one person decided all of it: said once, at the head.
  let decider: String?

  init(page: GlossaryPage, speller: ChineseSpeller, groups: [GlossaryPageGroup]) {
    self.page = page
    self.speller = speller
    let names = Set(groups.flatMap(\.articles).flatMap(\.renderings).flatMap(\.rows).compactMap(\.by))
    decider = names.count == 1 ? names.first : nil
  }

  func say(_ key: String, _ arguments: [String: String] = [:]) -> String {
    Markup.escaped(Catalogue.text(key, arguments, page.language))
  }

  func document(_ groups: [GlossaryPageGroup]) -> String {
    let count = groups.reduce(0) { $0 + $1.articles.count }
    let title = say(page.questions.isEmpty ? "page.title" : "page.title-questions")
    var html = """
      <header>
      <h1>\(title)</h1>
      <p class="facts">\(facts(count))</p>
      \(search(count + page.questions.count))\(contents(groups))</header>
      <main>

      """
    if groups.isEmpty, page.questions.isEmpty { html += "<p class=\"empty\">\(say("page.empty"))</p>\n" }
    for group in groups {
      html += "<section id=\"g-\(group.name)\">\n<h2>\(heading(group)) <small>\(group.articles.count)</small></h2>\n"
      appendParts(group.articles, to: &html) { append($0, to: &$1) }
      html += "</section>\n"
    }
    append(page.questions, to: &html)
    return HTMLPage(
      title: title, language: page.language, generator: page.generator, style: PageAssets.glossaryStyle,
      script: PageAssets.glossaryScript
    ).document(html + "</main>\n")
  }

  /// Forty entries to a part: of full ones a browser lays out those near the window alone, so it must guess their height.
  func appendParts<Item>(_ items: [Item], to html: inout String, _ write: (Item, inout String) -> Void) {
    let size = 40
    for start in stride(from: 0, to: items.count, by: size) {
      html += items.count - start < size ? "<div>\n" : "<div class=\"full\">\n"
      for item in items[start..<min(start + size, items.count)] { write(item, &html) }
      html += "</div>\n"
    }
  }

  private func heading(_ group: GlossaryPageGroup) -> String {
    group.category.map { say("category.\($0.rawValue)") } ?? say("page.others")
  }

  private func facts(_ count: Int) -> String {
    var facts = page.date.map { ["<time>\(Markup.shown($0))</time>"] } ?? []
    facts.append("<span>\(say("page.concepts", ["count": "\(count)"]))</span>")
    if !page.questions.isEmpty {
      facts.append("<span>\(say("page.questions-count", ["count": "\(page.questions.count)"]))</span>")
    }
    if let decider { facts.append("<span>\(say("page.decided")): \(Markup.shown(decider))</span>") }
    if page.scripts == .both { facts.append("<span>\(say("page.converted"))</span>") }
    return facts.joined(separator: " ")
  }

  /// Shown by the script: without it there is nothing to search with but the browser.
  private func search(_ count: Int) -> String {
    guard count > 0 else { return "" }
    return """
      <div role="search" hidden>
      <input id="q" type="search" autocomplete="off" spellcheck="false" enterkeyhint="search" \
      placeholder="\(say("page.search-hint"))" aria-label="\(say("page.search"))" aria-keyshortcuts="/">
      <output for="q" data-found="\(say("page.found", ["count": "#"]))" data-none="\(say("page.found-none"))"></output>
      </div>

      """
  }

  private func contents(_ groups: [GlossaryPageGroup]) -> String {
    var items = groups.map { group in
      "<li><a href=\"#g-\(group.name)\">\(heading(group))</a> <small>\(group.articles.count)</small></li>\n"
    }
    if !page.questions.isEmpty {
      items.append(
        "<li><a href=\"#g-questions\">\(say("page.questions"))</a> <small>\(page.questions.count)</small></li>\n")
    }
    guard !items.isEmpty else { return "" }
    return "<nav aria-label=\"\(say("page.contents"))\">\n<ul>\n\(items.joined())</ul>\n</nav>\n"
  }

  /// Both scripts; what was converted looks different.
  func chinese(_ spellings: [ChineseSpelling]) -> String {
    spellings.map { spelling in
      let kind = spelling.isConverted ? "zh made" : "zh"
      return "<span class=\"\(kind)\" lang=\"\(spelling.tag)\">\(Markup.shown(spelling.text))</span>"
    }.joined(separator: " ")
  }
}
