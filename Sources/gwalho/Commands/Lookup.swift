// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Memory
import Reporting
import TermBase
import Workspace

/// `gwalho lookup`: what a word is rendered as, in either direction.
struct Lookup: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(abstract: words("help.lookup"), discussion: words("help.lookup.discussion"))
  }

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Argument(help: help("help.lookup.terms", valueName: "term"))
  var terms: [String]

  @Option(help: help("help.lookup.format", valueName: "text|json"))
  var format: Format = .text

  @OptionGroup var base: BaseOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    let base = try base.base()
    let results = try Glossary(base).saying { _ in try LookupService(base).lookup(terms) }
    switch format {
    case .json:
      var json = JSONWriter()
      json.array { json in for result in results { Self.write(result, base, &json) } }
      StandardOutput.write(json.bytes + [0x0A])
    case .text:
      for result in results { StandardOutput.write(text(result, base)) }
    }
    let fault = results.lazy.compactMap(\.fault).first
    if let fault {
      StandardOutput.flush()
      Complaint.say(fault)
    }
    // What was seen could not be asked: nobody knows that there is nothing.
    if results.contains(where: { $0.matches.isEmpty }) { throw ExitCode(fault == nil ? 1 : 2) }
  }

  private func text(_ result: LookupResult, _ base: Base) -> String {
    guard !result.matches.isEmpty else { return HistoryReport.nothing(result.query) }
    let style = shared.style
    var out = style.text(SafeText.of(result.query), .place) + "\n"
    for line in HistoryReport.lines(result.matches) { out += "  " + line + "\n" }
    let names = result.matches.map { (zh: SafeText.of($0.zh), ko: SafeText.of($0.ko)) }
    let zhWidth = min(24, names.map { TerminalWidth.cells($0.zh) }.max() ?? 0)
    let koWidth = min(32, names.map { TerminalWidth.cells($0.ko) }.max() ?? 0)
    for (match, name) in zip(result.matches, names) {
      var line =
        "  " + TerminalWidth.padded(name.zh, to: zhWidth) + "  " + TerminalWidth.padded(name.ko, to: koWidth) + "  "
      line += words("status.\(match.status.name)")
      if case .decided(let status) = match.status, status != .preferred, !match.preferred.isEmpty {
        line += " → " + match.preferred.joined(separator: " / ")
      }
      if !match.expected.isEmpty { line += " → " + match.expected.joined(separator: " / ") }
      if match.match != .exact { line += " (" + words("match.\(match.match.rawValue)") + ")" }
      out += SafeText.of(line) + "\n"
      if let row = match.row, let reason = row.reason {
        out += style.text("      " + SafeText.of(reason + signature(row)), .note) + "\n"
      }
      for place in match.attestations.prefix(5) {
        out += style.text(SafeText.of("      \(base.displayPath(place.path)):\(place.line):\(place.column)"), .note)
        out +=
          [place.date, place.issue].compactMap { $0.map { "  " + SafeText.of($0) } }.joined()
          + (place.isCurrent ? "" : "  " + words("lookup.history")) + "\n"
      }
      if match.attestations.count > 5 {
        out += "      " + words("report.more-places", ["count": "\(match.attestations.count - 5)"]) + "\n"
      }
    }
    return out
  }

  private func signature(_ row: GlossaryRow) -> String {
    let parts = [row.by, row.date].compactMap { $0 }
    return parts.isEmpty ? "" : " (" + parts.joined(separator: ", ") + ")"
  }

  private static func write(_ result: LookupResult, _ base: Base, _ json: inout JSONWriter) {
    json.object { json in
      json.member("query", result.query)
      json.key("matches")
      json.array { json in
        for match in result.matches {
          json.object { json in
            json.member("id", orNull: match.id)
            json.member("zh", match.zh)
            json.member("ko", match.ko)
            json.member("status", match.status.name)
            json.member("preferred", match.preferred)
            json.member("kind", orNull: match.kind?.rawValue)
            json.member("match", match.match.rawValue)
            json.key("score")
            json.decimal(match.score)
            if !match.expected.isEmpty { json.member("expected", match.expected) }
            json.key("attestations")
            json.array { json in
              for place in match.attestations {
                json.object { json in
                  json.member("path", base.displayPath(place.path))
                  json.member("date", orNull: place.date)
                  json.member("line", place.line)
                  json.member("column", place.column)
                  json.member("zh", place.zh)
                  json.member("ko", place.ko)
                  json.member("issue", orNull: place.issue)
                  json.key("current")
                  json.bool(place.isCurrent)
                }
              }
            }
            json.key("history")
            HistoryReport.write(match.history, &json)
          }
        }
      }
    }
  }
}
