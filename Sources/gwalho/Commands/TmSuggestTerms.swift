// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Memory
import Reporting
import Workspace

/// `gwalho tm suggest-terms`: pairs of terms that titles speak for.
struct TmSuggestTerms: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "suggest-terms", abstract: words("help.tm.suggest"), discussion: words("help.tm.suggest.discussion"))
  }

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, tsv, json
  }

  @Option(help: help("help.tm.format", valueName: "text|tsv|json"))
  var format: Format = .text

  @Option(help: help("help.tm.suggest.limit", valueName: "n"))
  var limit: Int = 30

  @OptionGroup var base: BaseOptions
  @OptionGroup var shared: SharedOptions

  func validate() throws { if limit < 1 { throw ValidationError(words("cli.top")) } }

  func run() throws {
    let base = try base.base()
    let suggestions = try Glossary(base).saying { _ in try TmTermSuggester(base).suggestions(limit: limit) }
    switch format {
    case .text:
      if suggestions.isEmpty { StandardOutput.write(words("tm.suggest.none") + "\n") }
      for suggestion in suggestions {
        StandardOutput.write(
          words(
            "tm.suggested",
            [
              "zh": suggestion.zh, "ko": suggestion.ko, "score": Self.two(suggestion.score),
              "count": "\(suggestion.evidence.count)",
            ]) + "\n")
        for title in suggestion.evidence.prefix(2) {
          StandardOutput.write(shared.style.text("    \(title.ko)", .note) + "\n")
          StandardOutput.write(shared.style.text("    \(title.zh)", .note) + "\n")
        }
      }
    case .tsv:
      // Columns that `gwalho review` and spreadsheets know.
      StandardOutput.write("zh\tko\tscore\tnote\n")
      for suggestion in suggestions {
        let title = suggestion.evidence.first.map { "\($0.ko) ← \($0.zh)" } ?? ""
        let row = [suggestion.zh, suggestion.ko, Self.two(suggestion.score), title]
        StandardOutput.write(row.map(TmMatchReport.oneLine).joined(separator: "\t") + "\n")
      }
    case .json:
      var json = JSONWriter()
      json.array { json in
        for suggestion in suggestions {
          json.object { json in
            json.member("zh", suggestion.zh)
            json.member("ko", suggestion.ko)
            json.key("score")
            json.decimal(suggestion.score)
            json.key("evidence")
            json.array { json in
              for title in suggestion.evidence {
                json.object { json in
                  json.member("zh", title.zh)
                  json.member("ko", title.ko)
                  json.member("origin", title.origins.first ?? "")
                  json.member("date", orNull: title.date)
                }
              }
            }
          }
        }
      }
      StandardOutput.write(json.bytes + [0x0A])
    }
  }

  private static func two(_ score: Double) -> String {
    var json = JSONWriter()
    json.decimal(score)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
