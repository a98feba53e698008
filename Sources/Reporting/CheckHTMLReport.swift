// SPDX-License-Identifier: Apache-2.0

internal import Consistency

/// Findings as one page that needs nothing else: the text with marks, and beside each document what was found, with
/// boxes that show and hide rules. Readable on paper and without scripts.
struct CheckHTMLReport {
  let documents: [CheckedDocument]
  let language: Language
  let version: String

  func page(_ result: CheckResult) -> String {
    let title = Markup.escaped(say("html.title"))
    let page = HTMLPage(
      title: title, language: language, generator: "gwalho \(version)", style: PageAssets.checkStyle,
      script: PageAssets.checkScript)
    return page.document(
      """
      <header>
      <h1>\(title)</h1>
      <p>\(Markup.escaped(summary(result.summary)))</p>
      \(filters(result))</header>
      \(documents.indices.map { section($0, result) }.joined())
      """)
  }

  private func say(_ key: String, _ arguments: [String: String] = [:]) -> String {
    Catalogue.text(key, arguments, language)
  }

  private func summary(_ summary: CheckSummary) -> String {
    let error = summary.findings.reduce(0) { $0 + $1.error }
    let warning = summary.findings.reduce(0) { $0 + $1.warning }
    let info = summary.findings.reduce(0) { $0 + $1.info }
    return say("report.counts", ["error": "\(error)", "warning": "\(warning)", "info": "\(info)"]) + " · "
      + say(
        "report.checked",
        [
          "documents": "\(summary.documents)", "characters": "\(summary.characters)",
          "annotations": "\(summary.annotations)", "terms": "\(summary.terms)",
        ])
  }

  /// A box a rule that found something.
  private func filters(_ result: CheckResult) -> String {
    let spoken = result.summary.findings.filter { $0.error + $0.warning + $0.info > 0 }
    guard !spoken.isEmpty else { return "<p>\(Markup.escaped(say("report.clean")))</p>\n" }
    var html = "<fieldset><legend>\(Markup.escaped(say("html.rules")))</legend>\n"
    for count in spoken {
      let id = count.rule.rawValue
      html += "<label><input type=\"checkbox\" checked=\"checked\" data-rule=\"\(id)\"/> "
      html += "\(Markup.escaped(say("rule.\(id)"))) <b>\(count.error + count.warning + count.info)</b></label>\n"
    }
    return html + "</fieldset>\n"
  }

  private func section(_ index: Int, _ result: CheckResult) -> String {
    let own = result.findings.enumerated().filter { $0.element.document == index }
    var html = "<section>\n<h2>\(Markup.escaped(documents[index].path))</h2>\n<div class=\"columns\">\n"
    html += "<div class=\"text\">\(marked(index, own))</div>\n<ol class=\"findings\">\n"
    for (number, finding) in own { html += item(number, finding) }
    return html + "</ol>\n</div>\n</section>\n"
  }

  /// The text with a mark a finding; a finding inside another has no mark of its own.
  private func marked(_ index: Int, _ findings: [(offset: Int, element: Finding)]) -> String {
    let text = documents[index].text
    var html = ""
    var line = 1
    var place = 0
    func append(upTo end: Int) {
      // Line by line, so that a reader can count with the findings.
      while line < text.lineStarts.count, text.lineStarts[line] <= end {
        html += Markup.escaped(text.string(place..<text.lineRange(line).upperBound))
        html += "</p>\n<p data-line=\"\(line + 1)\">"
        place = text.lineStarts[line]
        line += 1
      }
      if place < end { html += Markup.escaped(text.string(place..<end)) }
      place = max(place, end)
    }
    html += "<p data-line=\"1\">"
    for (number, finding) in findings where finding.range.lowerBound >= place {
      append(upTo: finding.range.lowerBound)
      let end = min(finding.range.upperBound, text.lineRange(finding.line).upperBound)
      guard end >= place else { continue }
      let title = say(finding.message.key, finding.message.arguments)
      html += "<mark id=\"m\(number)\" class=\"\(finding.level.rawValue)\" data-rule=\"\(finding.rule.rawValue)\""
      html +=
        " title=\"\(Markup.escaped(title))\"><a href=\"#f\(number)\">\(Markup.escaped(text.string(place..<end)))</a></mark>"
      place = end
    }
    append(upTo: text.scalars.count)
    return html + "</p>"
  }

  private func item(_ number: Int, _ finding: Finding) -> String {
    let rule = finding.rule.rawValue
    var html = "<li id=\"f\(number)\" class=\"\(finding.level.rawValue)\" data-rule=\"\(rule)\">\n"
    html += "<p><a href=\"#m\(number)\">\(finding.line):\(finding.column)</a> "
    html += "<span class=\"level\">\(Markup.escaped(say("level.\(finding.level.rawValue)")))</span> "
    html += "<span class=\"rule\">\(Markup.escaped(say("rule.\(rule)")))</span></p>\n"
    html += "<p>\(Markup.escaped(say(finding.message.key, finding.message.arguments)))</p>\n"
    if let reason = finding.reason {
      let source = reason.source.map { " (\($0))" } ?? ""
      html +=
        "<p class=\"note\">\(Markup.escaped(say("report.reason") + ": " + CheckTextReport.words(reason, language) + source))</p>\n"
    }
    if !finding.related.isEmpty {
      html += "<ul>\n"
      for place in finding.related {
        let words = "\(place.path):\(place.line):\(place.column): " + say(place.message.key, place.message.arguments)
        html += "<li>\(Markup.escaped(words))</li>\n"
      }
      html += "</ul>\n"
    }
    return html + "</li>\n"
  }
}
