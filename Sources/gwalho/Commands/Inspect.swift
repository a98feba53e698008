// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Interchange
import Reporting
import TermBase
import Workspace

/// `gwalho inspect FILE`: what an interchange file holds, and what is wrong with it. Needs no base.
struct Inspect: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(abstract: words("help.inspect"), discussion: words("help.inspect.discussion"))
  }

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Argument(help: help("help.inspect.files", valueName: "file"))
  var files: [String]

  @Option(help: help("help.inspect.format", valueName: "text|json"))
  var format: Format = .text

  @OptionGroup var shared: SharedOptions

  func run() throws {
    var worst: Int32 = 0
    for file in files {
      do {
        let summary = try TermFileReader.inspect(file, forms: .standard())
        switch format {
        case .text: StandardOutput.write(text(summary, file))
        case .json: StandardOutput.write(json(summary, file))
        }
        worst = max(worst, summary.errors > 0 || summary.refused > 0 ? 1 : 0)
        if summary.read == 0 { worst = 2 }
      } catch  where Complaint.isReportable(error) {
        Complaint.say(error)
        worst = 2
      }
    }
    if worst != 0 { throw ExitCode(worst) }
  }

  private func text(_ summary: TermFileSummary, _ path: String) -> String {
    var out = "\(path): \(words("inspect.format.\(summary.format.rawValue)"))"
    out += summary.dialect.isEmpty ? "\n" : " (\(summary.dialect))\n"
    for problem in summary.problems { out += Complaint.text(problem) + "\n" }
    let total = summary.problemCounts.values.reduce(0, +)
    if total > summary.problems.count {
      out += words("inspect.more", ["count": "\(total - summary.problems.count)"]) + "\n"
    }
    let languages = summary.terms.map { "\($0.language.isEmpty ? "?" : $0.language) \($0.count)" }
    let statuses = TermStatus.allCases.compactMap { status in
      summary.statuses[status].map { "\(status.rawValue) \($0)" }
    }
    out +=
      words(
        "inspect.entries",
        ["entries": "\(summary.entries)", "read": "\(summary.read)", "refused": "\(summary.refused)"]) + "\n"
    if !languages.isEmpty { out += words("inspect.languages", ["list": languages.joined(separator: ", ")]) + "\n" }
    if !statuses.isEmpty { out += words("inspect.statuses", ["list": statuses.joined(separator: ", ")]) + "\n" }
    return out
  }

  private func json(_ summary: TermFileSummary, _ path: String) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("path", path)
      json.member("format", summary.format.rawValue)
      json.member("dialect", summary.dialect)
      json.member("entries", summary.entries)
      json.member("read", summary.read)
      json.member("refused", summary.refused)
      json.key("languages")
      json.array { json in
        for term in summary.terms {
          json.object { json in
            json.member("language", term.language)
            json.member("terms", term.count)
          }
        }
      }
      json.key("statuses")
      json.object { json in
        for status in TermStatus.allCases {
          if let count = summary.statuses[status] {
            json.key(named: status.rawValue)
            json.int(count)
          }
        }
      }
      json.key("problems")
      json.array { json in
        for problem in summary.problems {
          json.object { json in
            json.member("line", problem.line)
            json.member("kind", problem.kind.rawValue)
            json.member("message", words(problem.catalogueKey, problem.arguments))
          }
        }
      }
    }
    json.endLine()
    return json.bytes
  }
}
