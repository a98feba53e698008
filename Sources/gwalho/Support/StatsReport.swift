// SPDX-License-Identifier: Apache-2.0

import Memory
import Reporting
import TermBase
import Workspace

/// A base in numbers, for people and for programs.
struct StatsReport {
  let statistics: BaseStatistics
  let style: Style
  /// Conflicts that are named.
  private static let conflicts = 10
  /// Departures from the house's policy that are named, of each category.
  private static let departures = 5

  // MARK: - Text

  func text() -> String {
    let numbers = statistics
    var out = ""
    let span = [numbers.firstDate, numbers.lastDate].compactMap { $0 }
    var documents = words("stats.documents", ["count": "\(numbers.documents)"])
    if let first = span.first, let last = span.last {
      documents += first == last ? " (\(first))" : " (\(first) – \(last))"
    }
    if numbers.undatedDocuments > 0 {
      documents += " · " + words("stats.undated", ["count": "\(numbers.undatedDocuments)"])
    }
    out += style.text(documents, .place) + "\n"
    out += words("stats.annotations", ["count": "\(numbers.annotations)"])
    if numbers.gone > 0 { out += " · " + words("stats.gone", ["count": "\(numbers.gone)"]) }
    out += "\n"
    out +=
      words(
        "stats.concepts",
        [
          "decided": "\(numbers.decidedConcepts)", "seen": "\(numbers.decidedSeen)",
          "undecided": "\(numbers.undecidedConcepts)",
        ]) + "\n"
    out += coverage(numbers.coverage) + "\n"
    out += conflicts() + policies() + years()
    return out + next() + "\n"
  }

  private func coverage(_ coverage: BaseStatistics.Coverage) -> String {
    words(
      "stats.coverage",
      [
        "decided": Self.percent(coverage.decided, coverage.places),
        "preferred": Self.percent(coverage.preferred, coverage.places),
        "places": "\(coverage.places)",
      ])
  }

  private func conflicts() -> String {
    let all = statistics.conflicts
    guard !all.isEmpty else { return words("stats.no-conflicts") + "\n" }
    var out = style.text(words("stats.conflicts", ["count": "\(all.count)"]), .warning) + "\n"
    for line in TextColumns.lines(all.prefix(Self.conflicts).map { [$0.zh, HistoryReport.text($0.forms)] }) {
      out += "  " + SafeText.of(line) + "\n"
    }
    if all.count > Self.conflicts {
      out += "  " + words("ingest.more-pairs", ["count": "\(all.count - Self.conflicts)"]) + "\n"
    }
    return out
  }

  private func policies() -> String {
    guard !statistics.policies.isEmpty else { return "" }
    var out = words("stats.policies") + "\n"
    let rows = statistics.policies.map { row in
      [
        words(row.category.map { "category.\($0.rawValue)" } ?? "category.none"),
        row.policy.map { words("stats.policy", ["policy": words("policy.\($0.rawValue)")]) } ?? "",
        row.kinds.map { words("kind.\($0.kind.rawValue)") + " \($0.forms)" }.joined(separator: ", "),
        row.departures.isEmpty
          ? "" : words("stats.departures", ["count": "\(row.departures.count)"]) + " " + names(row.departures),
      ]
    }
    for line in TextColumns.lines(rows) { out += "  " + SafeText.of(line) + "\n" }
    return out
  }

  private func names(_ departures: [BaseStatistics.PolicyRow.Departure]) -> String {
    departures.prefix(Self.departures).map { "\($0.zh) \($0.ko)" }.joined(separator: ", ")
      + (departures.count > Self.departures ? " …" : "")
  }

  private func years() -> String {
    guard statistics.years.count > 1 else { return "" }
    var out = words("stats.years") + "\n"
    let rows = statistics.years.map { year in
      [
        year.year ?? words("history.no-date"),
        words("stats.documents", ["count": "\(year.documents)"]), coverage(year.coverage),
      ]
    }
    for line in TextColumns.lines(rows) { out += "  " + line + "\n" }
    return out
  }

  private func next() -> String {
    if !statistics.conflicts.isEmpty { return words("stats.next.conflicts") }
    return words(statistics.undecidedConcepts > 0 ? "stats.next.review" : "stats.next.check")
  }

  /// Of nothing no share is known. Rounded; 100 % is said of all alone, 0 % of none.
  private static func percent(_ part: Int, _ all: Int) -> String {
    guard all > 0 else { return "–" }
    let rounded = (part * 2_000 + all) / (all * 2)
    let tenths = part == 0 || part == all ? rounded : min(999, max(1, rounded))
    return tenths % 10 == 0 ? "\(tenths / 10)%" : "\(tenths / 10).\(tenths % 10)%"
  }

  // MARK: - JSON

  func write(_ json: inout JSONWriter) {
    json.object { json in
      json.member("documents", statistics.documents)
      json.member("undatedDocuments", statistics.undatedDocuments)
      json.member("firstDate", orNull: statistics.firstDate)
      json.member("lastDate", orNull: statistics.lastDate)
      json.member("annotations", statistics.annotations)
      json.member("gone", statistics.gone)
      json.key("concepts")
      json.object { json in
        json.member("decided", statistics.decidedConcepts)
        json.member("decidedSeen", statistics.decidedSeen)
        json.member("undecided", statistics.undecidedConcepts)
      }
      json.key("coverage")
      Self.write(statistics.coverage, &json)
      json.key("conflicts")
      json.array { json in
        for conflict in statistics.conflicts {
          json.object { json in
            json.member("zh", conflict.zh)
            json.key("forms")
            HistoryReport.write(conflict.forms, &json)
          }
        }
      }
      json.key("policy")
      json.array { json in for row in statistics.policies { Self.write(row, &json) } }
      json.key("years")
      json.array { json in
        for year in statistics.years {
          json.object { json in
            json.member("year", orNull: year.year)
            json.member("documents", year.documents)
            json.key("coverage")
            Self.write(year.coverage, &json)
          }
        }
      }
    }
  }

  private static func write(_ coverage: BaseStatistics.Coverage, _ json: inout JSONWriter) {
    json.object { json in
      json.member("places", coverage.places)
      json.member("decided", coverage.decided)
      json.member("preferred", coverage.preferred)
    }
  }

  private static func write(_ row: BaseStatistics.PolicyRow, _ json: inout JSONWriter) {
    json.object { json in
      json.member("category", orNull: row.category?.rawValue)
      json.member("policy", orNull: row.policy?.rawValue)
      json.key("kinds")
      json.object { json in
        for count in row.kinds {
          json.key(named: count.kind.rawValue)
          json.int(count.forms)
        }
      }
      json.key("departures")
      json.array { json in
        for departure in row.departures {
          json.object { json in
            json.member("zh", departure.zh)
            json.member("ko", departure.ko)
            json.member("kind", departure.kind.rawValue)
            json.member("places", departure.places)
          }
        }
      }
    }
  }
}
