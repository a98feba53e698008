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
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <title>\(title)</title>
      <style>\(Self.style)</style>
      </head>
      <body>
      <h1>\(title)</h1>
      \(body)</body>
      </html>

      """
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

  private static let style = """
    body{font:15px/1.5 "Noto Sans CJK KR","Noto Sans KR","Apple SD Gothic Neo","Malgun Gothic",sans-serif;margin:2rem auto;\
    max-width:60rem;padding:0 1rem;color:#1b1b1b;background:#fff}h1{font-size:1.5rem}h2{font-size:1.15rem;\
    border-top:2px solid #1b1b1b;padding-top:.6rem;word-break:break-all}dl{display:grid;\
    grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:.3rem 1.5rem}dl div{display:flex;\
    justify-content:space-between;border-bottom:1px solid #ddd}dd{margin:0;white-space:nowrap;font-variant-numeric:tabular-nums}\
    .tables{display:flex;flex-wrap:wrap;gap:1.5rem;align-items:flex-start}table{border-collapse:collapse;font-size:.9rem}\
    caption{text-align:left;font-weight:600;padding:.3rem 0}td,th{border-bottom:1px solid #ddd;padding:.15rem .6rem;\
    text-align:right;font-variant-numeric:tabular-nums}td:first-child,th:first-child{text-align:left}.figures{display:flex;\
    flex-wrap:wrap;gap:1.5rem}figure{margin:1.5rem 0;flex:1 1 24rem;max-width:28rem}svg{width:100%;font-size:11px}\
    .axis,.ideal,.interval,.grid,.curve{fill:none;stroke:#1b1b1b}.grid{stroke:#ddd}.ideal{stroke:#b2182b;stroke-width:2}\
    .interval{stroke:#2166ac;stroke-width:2}.curve{stroke:#2166ac;stroke-width:2}.link{stroke:#777;stroke-dasharray:5 3}\
    circle{fill:#2166ac}figcaption{font-size:.85rem;color:#555}\
    .misses li{margin:.5rem 0}.misses p{margin:.1rem 0;color:#555}ins{text-decoration:none;color:#1b7837}\
    del{text-decoration:none;color:#b2182b}pre{font-size:.8rem;margin:.2rem 0;overflow-x:auto}\
    @media print{body{margin:0;max-width:none}li,tr,figure,dl div{break-inside:avoid}}
    """
}
