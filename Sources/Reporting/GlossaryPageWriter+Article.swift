// SPDX-License-Identifier: Apache-2.0

import TermBase

extension GlossaryPageWriter {
  /// One entry. Korean first, and big: it is what a reader came for.
  func append(_ article: PageArticle, to html: inout String) {
    let head = article.renderings[0]
    html += "<article id=\"t-\(Markup.shown(article.entry.id))\" data-s=\"\(Markup.shown(article.searchKey))\">\n<h3>"
    html +=
      article.hasDecision
      ? "<span class=\"ko\" lang=\"ko\">\(Markup.shown(head.ko))</span> "
      : "<span class=\"undecided\">\(say("page.no-decision"))</span> "
    html += chinese(article.chinese[0].spellings)
    if !article.pinyin.isEmpty { html += " <span class=\"py\" lang=\"zh-Latn\">\(Markup.shown(article.pinyin))</span>" }
    html += tags(head, isHead: article.hasDecision) + "</h3>\n"
    appendForms(article, to: &html)
    appendFacts(article, to: &html)
    html += "</article>\n"
  }

  /// The kind of a rendering, and that it is short.
  private func tags(_ rendering: PageRendering, isHead: Bool) -> String {
    guard isHead else { return "" }
    var tags: [String] = []
    if let kind = rendering.rows.lazy.compactMap(\.kind).first { tags.append(say("kind.\(kind.rawValue)")) }
    if let form = shortForm(rendering) { tags.append(form) }
    return tags.map { " <span class=\"tag\">\($0)</span>" }.joined()
  }

  private func shortForm(_ rendering: PageRendering) -> String? {
    guard !rendering.rows.contains(where: { $0.form == .full }), let form = rendering.rows.first?.form else {
      return nil
    }
    return say("page.form.\(form.rawValue)")
  }

  /// What else is written or must not be, in Korean and in Chinese.
  private func appendForms(_ article: PageArticle, to html: inout String) {
    let others = article.hasDecision ? article.renderings.dropFirst() : article.renderings[...]
    let chinese = article.chinese.dropFirst()
    if others.isEmpty, chinese.isEmpty { return }
    html += "<ul class=\"forms\">\n"
    for other in others {
      let name = "<span lang=\"ko\">\(Markup.shown(other.ko))</span>"
      html += "<li class=\"\(other.status.rawValue)\">\(label(other.status))<span>\(marked(name, other.status))"
      var remarks = [shortForm(other), other.rows.lazy.compactMap(\.kind).first.map { say("kind.\($0.rawValue)") }]
        .compactMap { $0 }
      // Which Chinese it renders goes without saying where there is one.
      if article.chinese.count > 1 {
        remarks += Self.distinct(other.rows.map(\.zh)).map { "<span lang=\"zh\">\(Markup.shown($0))</span>" }
      }
      remarks += Self.distinct(other.rows.compactMap(\.reason)).map(Markup.shown)
      remarks += decisions(other.rows)
      remarks += Self.distinct(other.rows.compactMap(\.source)).map(Markup.shown)
      remarks += Self.distinct(other.rows.compactMap(\.note)).map(Markup.shown)
      if !remarks.isEmpty { html += " <span class=\"why\">\(remarks.joined(separator: " · "))</span>" }
      html += "</span></li>\n"
    }
    for form in chinese {
      let name = marked(self.chinese(form.spellings), form.status)
      html += "<li class=\"\(form.status.rawValue)\">\(label(form.status))<span>\(name)</span></li>\n"
    }
    html += "</ul>\n"
  }

  private func label(_ status: TermStatus) -> String {
    "<b>\(say(status == .deprecated ? "page.avoid" : "status.\(status.rawValue)"))</b>"
  }

  private func marked(_ form: String, _ status: TermStatus) -> String {
    status == .deprecated || status == .superseded ? "<del>\(form)</del>" : form
  }

  /// Definition, reason and the rest, a row each.
  private func appendFacts(_ article: PageArticle, to html: inout String) {
    let all = article.entry.concept.rows
    let own = article.hasDecision ? article.renderings[0].rows : []
    var facts: [(String, [String])] = [
      ("page.definition", Self.distinct(all.compactMap(\.definition)).map(Markup.shown)),
      ("page.domain", Self.distinct(all.compactMap(\.domain)).map(Markup.shown)),
      ("page.reason", Self.distinct(own.compactMap(\.reason)).map(Markup.shown)),
      ("page.decided", decisions(own)),
      ("page.source", Self.distinct(own.compactMap(\.source)).map(Markup.shown)),
      ("page.reference", Self.distinct(all.compactMap(\.ref)).map(reference)),
      ("page.note", Self.distinct(own.compactMap(\.note)).map(Markup.shown)),
    ].map { (say($0.0), $0.1) }
    for row in own {
      for extra in row.extras { facts.append((Markup.shown(extra.column), [Markup.shown(extra.value)])) }
    }
    let years = article.entry.years.map(year)
    let sentences = article.entry.sentences.map {
      "<span lang=\"ko\">\(Markup.shown($0.text))</span> <span class=\"why\">\(Self.dated($0.source))</span>"
    }
    facts.append((say("page.years"), years))
    facts.append((say("page.sentences"), sentences))
    facts.removeAll { $0.1.isEmpty }
    if facts.isEmpty { return }
    html += "<dl>\n"
    for (name, values) in facts {
      html += "<div><dt>\(name)</dt>"
      for value in values {
        // A page of text in one cell must not bury its neighbours.
        html += value.utf8.count > 1_500 ? "<dd class=\"long\">\(value)</dd>" : "<dd>\(value)</dd>"
      }
      html += "</div>\n"
    }
    html += "</dl>\n"
  }

  /// When, and who unless it is the same person everywhere; each once.
  private func decisions(_ rows: [GlossaryRow]) -> [String] {
    Self.distinct(
      rows.compactMap { row in
        let parts = [row.date, decider == nil ? row.by : nil].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
      }
    ).map(Self.dated)
  }

  /// Text that may begin with a date, which stays on one line.
  static func dated(_ text: String) -> String {
    let day = String(text.unicodeScalars.prefix(10))
    guard day.utf8.count == 10, GlossaryRow.isValidDate(day) else { return Markup.shown(text) }
    return "<time>\(day)</time>" + Markup.shown(String(text.unicodeScalars.dropFirst(10)))
  }

  /// A link where a browser can follow it safely.
  private func reference(_ ref: String) -> String {
    let text = Markup.shown(ref)
    let lower = ref.lowercased()
    guard lower.hasPrefix("https://") || lower.hasPrefix("http://"), !ref.contains(where: \.isWhitespace) else {
      return text
    }
    return "<a href=\"\(text)\" rel=\"noreferrer noopener\">\(text)</a>"
  }

  private func year(_ year: GlossaryPage.Year) -> String {
    let forms = year.forms.map { "<span lang=\"ko\">\(Markup.shown($0.ko))</span> \($0.count)" }.joined(separator: ", ")
    var html = "<b>\(year.year.map(Markup.shown) ?? say("history.no-date"))</b> \(forms)"
    guard let first = year.issues.first, let last = year.issues.last else { return html }
    // A name of every week needs no list of weeks.
    let issues =
      year.issues.count <= 5
      ? year.issues.map(Markup.shown).joined(separator: ", ")
      : Markup.shown(
        Catalogue.text("page.issues", ["first": first, "last": last, "count": "\(year.issues.count)"], page.language))
    html += " <span class=\"why\">\(issues)</span>"
    return html
  }

  private static func distinct(_ values: [String]) -> [String] {
    var seen: Set<String> = []
    return values.filter { seen.insert($0).inserted }
  }
}
