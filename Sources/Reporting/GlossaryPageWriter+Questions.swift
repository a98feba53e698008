// SPDX-License-Identifier: Apache-2.0

import HanHangul
import TermBase

extension GlossaryPageWriter {
  /// The decision sheet: what a meeting ticks on paper.
  func append(_ questions: [GlossaryPage.Question], to html: inout String) {
    guard !questions.isEmpty else { return }
    html += "<section id=\"g-questions\" class=\"questions\">\n"
    html += "<h2>\(say("page.questions")) <small>\(questions.count)</small></h2>\n"
    appendParts(questions, to: &html) { append($0, to: &$1) }
    html += "</section>\n"
  }

  private func append(_ question: GlossaryPage.Question, to html: inout String) {
    let spellings = speller.spellings(question.zh)
    let pinyin = ChineseSpeller.pinyin(question.zh, isPerson: false)
    var keys = question.forms.map { Fold.key($0.ko) } + spellings.map { PageArticle.searchable($0.text) }
    keys.append(pinyin.replacing(" ", with: ""))
    html += "<article data-s=\"\(Markup.shown(keys.joined(separator: "|")))\">\n<h3>\(chinese(spellings))"
    if !pinyin.isEmpty { html += " <span class=\"py\" lang=\"zh-Latn\">\(Markup.shown(pinyin))</span>" }
    html += "</h3>\n<ul class=\"choices\">\n"
    for form in question.forms {
      var facts = [say("page.places", ["count": "\(form.count)"])]
      facts += Self.span(form.firstDate, form.lastDate).map { [$0] } ?? []
      if let status = form.status { facts.append(say(decided(status))) }
      let isAvoided = form.status == .deprecated || form.status == .superseded
      let name = isAvoided ? "<del>\(Markup.shown(form.ko))</del>" : Markup.shown(form.ko)
      html += "<li><i class=\"box\"></i><span class=\"ko\" lang=\"ko\">\(name)</span>"
      html += " <span class=\"why\">\(facts.joined(separator: " · "))</span>"
      if !form.sentence.isEmpty { html += "<span class=\"line\" lang=\"ko\">\(Markup.shown(form.sentence))</span>" }
      html += "</li>\n"
    }
    let seen = Set(question.forms.map(\.ko))
    for standard in question.expected where !seen.contains(standard) {
      html += "<li><i class=\"box\"></i><span class=\"ko\" lang=\"ko\">\(Markup.shown(standard))</span>"
      html += " <span class=\"why\">\(say("page.standard"))</span></li>\n"
    }
    html += "<li class=\"write\"><i class=\"box\"></i><span>\(say("page.other"))</span><i class=\"rule\"></i>"
    html += "<span>\(say("page.reason"))</span><i class=\"rule\"></i></li>\n</ul>\n</article>\n"
  }

  private func decided(_ status: TermStatus) -> String {
    switch status {
    case .preferred: "page.is-decided"
    case .deprecated: "page.avoid"
    case .admitted, .superseded, .rejected: "status.\(status.rawValue)"
    }
  }

  private static func span(_ first: String?, _ last: String?) -> String? {
    guard let first else { return last.map(dated) }
    guard let last, last != first else { return dated(first) }
    return dated(first) + "–" + dated(last)
  }
}
