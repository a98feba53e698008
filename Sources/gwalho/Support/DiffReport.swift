// SPDX-License-Identifier: Apache-2.0

import Memory
import Reporting
import Workspace

/// What an issue brought, for people and for programs.
struct DiffReport {
  let name: String
  let diff: IssueDiff
  let base: Base
  let style: Style

  // MARK: - Text

  func text() -> String {
    let documents = diff.documents.prefix(3).map { base.displayPath($0) }.joined(separator: ", ")
    var out = style.text(SafeText.of(documents), .place)
    if diff.documents.count > 3 { out += " " + words("ingest.more-pairs", ["count": "\(diff.documents.count - 3)"]) }
    out += "  " + (diff.date ?? words("history.no-date")) + "\n"
    switch diff.source {
    case .stored: break
    case .file: out += "  " + words("diff.not-ingested", ["path": SafeText.of(name)]) + "\n"
    case .changedFile: out += "  " + words("diff.changed", ["path": SafeText.of(name)]) + "\n"
    }
    out +=
      "  " + words("diff.compared", ["annotations": "\(diff.annotations)", "documents": "\(diff.earlierDocuments)"])
      + "\n"
    out += list("diff.against-decisions", diff.againstDecisions, .warning) {
      "→ " + $0.expected.joined(separator: " / ")
    }
    out += list("diff.against-majority", diff.againstMajority, .warning, earlier)
    out += list("diff.new-forms", diff.newForms, .warning, earlier)
    // Those with several forms first: they are to be settled.
    let fresh = diff.newConcepts.filter { $0.forms.count > 1 } + diff.newConcepts.filter { $0.forms.count == 1 }
    out += list("diff.new-concepts", fresh, .info) { _ in "" }
    out += words("diff.as-decided", ["terms": "\(diff.asDecided.terms)", "places": "\(diff.asDecided.places)"]) + "\n"
    out += words("diff.as-before", ["terms": "\(diff.asBefore.terms)", "places": "\(diff.asBefore.places)"]) + "\n"
    return out
  }

  private func earlier(_ term: IssueDiff.Term) -> String {
    words("diff.earlier", ["forms": HistoryReport.text(term.earlier)])
  }

  private func list(
    _ key: String, _ terms: [IssueDiff.Term], _ role: Style.Role, _ remark: (IssueDiff.Term) -> String
  ) -> String {
    guard !terms.isEmpty else { return "" }
    var out = style.text(words(key, ["count": "\(terms.count)"]), role) + "\n"
    let rows = terms.map { term in
      [
        "\(base.displayPath(term.place.path)):\(term.place.line ?? 1):\(term.place.column ?? 1)", term.zh,
        HistoryReport.text(term.forms), remark(term),
      ]
    }
    for line in TextColumns.lines(rows) { out += "  " + SafeText.of(line) + "\n" }
    return out
  }

  // MARK: - JSON

  func write(_ json: inout JSONWriter) {
    json.object { json in
      json.member("issue", name)
      json.member("source", source)
      json.member("documents", diff.documents.map { base.displayPath($0) })
      json.member("date", orNull: diff.date)
      json.member("annotations", diff.annotations)
      json.member("earlierDocuments", diff.earlierDocuments)
      json.key("againstDecisions")
      write(diff.againstDecisions, &json)
      json.key("againstMajority")
      write(diff.againstMajority, &json)
      json.key("newForms")
      write(diff.newForms, &json)
      json.key("newConcepts")
      write(diff.newConcepts, &json)
      json.key("asDecided")
      Self.write(diff.asDecided, &json)
      json.key("asBefore")
      Self.write(diff.asBefore, &json)
    }
  }

  private var source: String {
    switch diff.source {
    case .stored: "stored"
    case .file: "file"
    case .changedFile: "changed-file"
    }
  }

  private func write(_ terms: [IssueDiff.Term], _ json: inout JSONWriter) {
    json.array { json in
      for term in terms {
        json.object { json in
          json.member("zh", term.zh)
          json.key("forms")
          HistoryReport.write(term.forms, &json)
          json.member("expected", term.expected)
          json.key("earlier")
          HistoryReport.write(term.earlier, &json)
          json.member("path", base.displayPath(term.place.path))
          json.member("line", orNull: term.place.line)
          json.member("column", orNull: term.place.column)
        }
      }
    }
  }

  private static func write(_ count: IssueDiff.Count, _ json: inout JSONWriter) {
    json.object { json in
      json.member("terms", count.terms)
      json.member("places", count.places)
    }
  }
}
