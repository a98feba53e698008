// SPDX-License-Identifier: Apache-2.0

internal import Consistency

/// Findings as one page that needs nothing else: the text with marks, and beside each document what was found, with
/// boxes that show and hide rules. Readable on paper and without scripts.
struct CheckHTMLReport {
  let documents: [CheckedDocument]
  let language: Language
  let version: String

  func page(_ result: CheckResult) -> String {
    let title = say("html.title")
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="generator" content="gwalho \(Markup.escaped(version))"/>
      <title>\(Markup.escaped(title))</title>
      <style>\(Self.style)</style>
      </head>
      <body>
      <header>
      <h1>\(Markup.escaped(title))</h1>
      <p>\(Markup.escaped(summary(result.summary)))</p>
      \(filters(result))</header>
      \(documents.indices.map { section($0, result) }.joined())<script>\(Self.script)</script>
      </body>
      </html>

      """
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

  // swift-format-ignore
  private static let style = """

    :root { --error: #b3261e; --warning: #8a5a00; --info: #1f5f8b; --line: #d5d5d0; }
    body { margin: 0 auto; max-width: 84rem; padding: 1rem; font: 1rem/1.65 "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", sans-serif; color: #1b1b1b; background: #fff; }
    h1 { font-size: 1.5rem; margin: 0; }
    h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; overflow-wrap: anywhere; }
    fieldset { border: 1px solid var(--line); border-radius: .4rem; }
    label { display: inline-block; margin-right: 1rem; }
    .columns { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 1.5rem; align-items: start; }
    .text { border: 1px solid var(--line); border-radius: .4rem; padding: .5rem .75rem; overflow-wrap: anywhere; }
    .text p { margin: 0; min-height: 1.65em; padding-left: 3.2rem; text-indent: -3.2rem; }
    .text p::before { content: attr(data-line); display: inline-block; width: 2.6rem; margin-right: .6rem; text-indent: 0; text-align: right; color: #767676; font-size: .8rem; }
    mark { background: #fff3cd; border-bottom: 2px solid var(--warning); }
    mark.error { background: #fde0de; border-color: var(--error); }
    mark.info { background: #e1f0fa; border-color: var(--info); }
    mark a { color: inherit; text-decoration: none; }
    mark.off { background: none; border: 0; }
    ol.findings { list-style: none; margin: 0; padding: 0; }
    ol.findings > li { border: 1px solid var(--line); border-left: .3rem solid var(--warning); border-radius: .3rem; padding: .3rem .7rem; margin-bottom: .6rem; }
    ol.findings > li.error { border-left-color: var(--error); }
    ol.findings > li.info { border-left-color: var(--info); }
    li p { margin: .2rem 0; }
    li ul { margin: .2rem 0; padding-left: 1.1rem; font-size: .9rem; color: #444; overflow-wrap: anywhere; }
    .rule { font-weight: 600; }
    .note { font-size: .9rem; color: #444; }
    li:target, mark:target { outline: 2px solid #1b1b1b; }
    .off { display: none; }
    mark.off { display: inline; }
    @media screen and (min-width: 50rem) { ol.findings { position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow-y: auto; } }
    @media (max-width: 50rem) { .columns { grid-template-columns: 1fr; } ol.findings { order: -1; } }
    @media print { body { max-width: none; } fieldset { display: none; } .columns { display: block; } ol.findings > li { break-inside: avoid; } mark { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }

    """

  private static let script = """

    for (const box of document.querySelectorAll("input[data-rule]"))
      box.addEventListener("change", () => {
        for (const item of document.querySelectorAll("li[data-rule],mark[data-rule]"))
          if (item.dataset.rule === box.dataset.rule) item.classList.toggle("off", !box.checked);
      });

    """
}
