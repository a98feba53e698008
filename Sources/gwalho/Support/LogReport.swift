// SPDX-License-Identifier: Apache-2.0

import Memory
import Reporting
import TermBase
import Workspace

/// Logs of terms, for people and for programs.
struct LogReport {
  let base: Base
  let style: Style

  // MARK: - Text

  func text(_ log: TermLog) -> String {
    guard !log.concepts.isEmpty else {
      let nearest = log.suggestions.prefix(3).joined(separator: " / ")
      return HistoryReport.nothing(log.query)
        + (nearest.isEmpty ? "" : words("cli.did-you-mean", ["suggestion": SafeText.of(nearest)]) + "\n")
    }
    return log.concepts.map(text).joined(separator: "\n")
  }

  private func text(_ concept: ConceptLog) -> String {
    let line = HistoryReport.lines([(concept.zh, concept.preferred, concept.history)])[0]
    var out = style.text(line, .place) + (concept.id.map { style.text("  [\($0)]", .note) } ?? "") + "\n"
    for row in TextColumns.lines(concept.events.map(cells)) { out += "  " + SafeText.of(row) + "\n" }
    return out
  }

  /// Date, place, Chinese, Korean, remark.
  private func cells(_ event: ConceptLog.Event) -> [String] {
    let date = event.date ?? words("history.no-date")
    switch event {
    case .decision(let row):
      let signature = row.by.map { " (\($0))" } ?? ""
      let reason = row.reason.map { " – \($0)" } ?? ""
      let status = words("status.\(row.status.rawValue)")
      return [
        date, "\(base.displayPath(row.path)):\(row.line)", row.zh, row.ko,
        words("log.decision", ["status": status]) + reason + signature,
      ]
    case .attestation(let place):
      var remarks: [String] = []
      if let issue = place.issue { remarks.append(issue) }
      if !place.isCandidate { remarks.append(words("status.filtered")) }
      if !place.isCurrent { remarks.append(words("lookup.history")) }
      return [
        date, "\(base.displayPath(place.path)):\(place.line):\(place.column)", place.zh, place.ko,
        remarks.joined(separator: " "),
      ]
    }
  }

  // MARK: - JSON

  func write(_ log: TermLog, _ json: inout JSONWriter) {
    json.object { json in
      json.member("query", log.query)
      json.key("concepts")
      json.array { json in
        for concept in log.concepts {
          json.object { json in
            json.member("id", orNull: concept.id)
            json.member("zh", concept.zh)
            json.member("preferred", concept.preferred)
            json.key("history")
            HistoryReport.write(concept.history, &json)
            json.key("events")
            json.array { json in for event in concept.events { json.object { write(event, &$0) } } }
          }
        }
      }
      json.member("suggestions", log.suggestions)
    }
  }

  /// An event a line, with what it belongs to.
  func writeLines(_ log: TermLog, _ json: inout JSONWriter) {
    for concept in log.concepts {
      for event in concept.events {
        json.object { json in
          json.member("query", log.query)
          json.member("id", orNull: concept.id)
          write(event, &json)
        }
        json.endLine()
      }
    }
  }

  private func write(_ event: ConceptLog.Event, _ json: inout JSONWriter) {
    switch event {
    case .decision(let row):
      json.member("type", "decision")
      json.member("date", orNull: row.date)
      json.member("path", base.displayPath(row.path))
      json.member("line", row.line)
      json.member("zh", row.zh)
      json.member("ko", row.ko)
      json.member("status", row.status.rawValue)
      json.member("by", orNull: row.by)
      json.member("reason", orNull: row.reason)
    case .attestation(let place):
      json.member("type", "attestation")
      json.member("date", orNull: place.date)
      json.member("issue", orNull: place.issue)
      json.member("path", base.displayPath(place.path))
      json.member("line", place.line)
      json.member("column", place.column)
      json.member("zh", place.zh)
      json.member("ko", place.ko)
      json.member("kind", place.kind.rawValue)
      json.key("current")
      json.bool(place.isCurrent)
      json.key("candidate")
      json.bool(place.isCandidate)
    }
  }
}
