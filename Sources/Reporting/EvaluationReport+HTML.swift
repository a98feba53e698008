// SPDX-License-Identifier: Apache-2.0

internal import Evaluation

extension EvaluationReport {
  /// One page that needs nothing else: figures, tables, a plot of promise and outcome, and the errors.
  public var html: String {
    var body = ""
    // The whole first: it is what a reader of the page looks for.
    let whole = resultsWithTotal.dropFirst(results.count)
    for result in whole + results {
      switch result {
      case .alignment(let path, let evaluation): body += section(path, evaluation)
      case .transcription(let path, let evaluation): body += section(path, evaluation)
      }
    }
    let title = Markup.escaped(words("evaluate.title"))
    let page = HTMLPage(title: title, language: language, generator: "gwalho", style: PageAssets.evaluationStyle)
    return page.document("<h1>\(title)</h1>\n\(body)")
  }

  private func section(_ path: String, _ result: AlignmentEvaluation) -> String {
    var html = "<section>\n<h2>\(Markup.escaped(path))</h2>\n<dl>\n"
    for figure in figures(result) {
      html += "<div><dt>\(Markup.escaped(figure.name))</dt><dd>\(Markup.escaped(figure.value))</dd></div>\n"
    }
    html += "</dl>\n"
    if !result.outcomes.isEmpty {
      html += "<div class=\"figures\">\n"
      for (plot, caption) in [
        (reliabilityPlot(result.reliability), "evaluate.reliability"),
        (coveragePlot(result.outcomes), "evaluate.curve"),
      ] {
        html += "<figure>\n\(plot)\n<figcaption>\(Markup.escaped(words(caption)))</figcaption>\n</figure>\n"
      }
      html += "</div>\n"
    }
    html += "<div class=\"tables\">\n"
    for section in sections(result) {
      html += Self.table(
        section.title, head: ["", words("evaluate.exact"), "95 %"],
        rows: section.rows.map { row in
          [row.name, Self.ratio(row.ratio), row.ratio.total == 0 ? "–" : Self.interval(row.ratio)]
        })
    }
    for (title, table) in [
      (words("evaluate.coverage-confidence"), result.coverageByConfidence),
      (words("evaluate.coverage-link"), result.coverageByLink),
    ] where !table.isEmpty {
      html += Self.table(
        title, head: [words("evaluate.coverage"), "≥", words("evaluate.exact"), "95 %"],
        rows: table.map {
          [
            Self.percent($0.coverage, 0), Self.decimal($0.threshold, 3), Self.ratio($0.exact), Self.interval($0.exact),
          ]
        })
    }
    html += confusion(result) + "</div>\n"
    if !result.misses.isEmpty {
      html += "<h3>\(Markup.escaped(words("evaluate.misses"))) (\(result.misses.count))</h3>\n<ol class=\"misses\">\n"
      for miss in result.misses {
        html += "<li><b>\(miss.aspect.rawValue)</b> <code>\(Markup.escaped(miss.id))</code> "
        html += "<ins>\(Markup.escaped(miss.wanted))</ins> ≠ <del>\(Markup.escaped(miss.found))</del>"
        html += "<p>\(Markup.escaped(miss.context))</p>"
        if !miss.explanation.isEmpty {
          html += "<pre>\(Markup.escaped(miss.explanation.joined(separator: "\n")))</pre>"
        }
        html += "</li>\n"
      }
      html += "</ol>\n"
    }
    return html + "</section>\n"
  }

  private func section(_ path: String, _ result: TranscriptionEvaluation) -> String {
    let rows = result.byKind.sorted { $0.key < $1.key }.map {
      [words("kind.\($0.key)"), Self.ratio($0.value), Self.interval($0.value)]
    }
    return "<section>\n<h2>\(Markup.escaped(path))</h2>\n"
      + Self.table("", head: ["", words("evaluate.exact"), "95 %"], rows: rows)
      + Self.table(
        words("evaluate.misses"), head: ["", words("evaluate.wanted"), words("evaluate.found")],
        rows: result.misses.map { [$0.zh, $0.wanted, $0.found] }) + "</section>\n"
  }

  private func confusion(_ result: AlignmentEvaluation) -> String {
    let found = Set(result.confusion.values.flatMap(\.keys)).sorted()
    return Self.table(
      words("evaluate.confusion"), head: [""] + found,
      rows: result.confusion.sorted { $0.key < $1.key }.map { wanted, row in
        [wanted] + found.map { row[$0].map(String.init) ?? "" }
      })
  }

  private static func interval(_ ratio: Ratio) -> String {
    "\(decimal(ratio.interval.lowerBound * 100, 1))–\(decimal(ratio.interval.upperBound * 100, 1)) %"
  }

  private static func table(_ caption: String, head: [String], rows: [[String]]) -> String {
    guard !rows.isEmpty else { return "" }
    func row(_ cells: [String], _ tag: String) -> String {
      "<tr>" + cells.map { "<\(tag)>\(Markup.escaped($0))</\(tag)>" }.joined() + "</tr>\n"
    }
    return "<table>\n" + (caption.isEmpty ? "" : "<caption>\(Markup.escaped(caption))</caption>\n") + row(head, "th")
      + rows.map { row($0, "td") }.joined() + "</table>\n"
  }
}
