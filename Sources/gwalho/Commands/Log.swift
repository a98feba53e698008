// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Reporting
import Workspace

/// `gwalho log`: everything known of a term, in order of date.
struct Log: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(abstract: words("help.log"), discussion: words("help.log.discussion"))
  }

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, jsonl
  }

  @Argument(help: help("help.log.terms", valueName: "term"))
  var terms: [String]

  @Option(help: help("help.lookup.format", valueName: "text|json|jsonl"))
  var format: Format = .text

  @OptionGroup var base: BaseOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    let base = try base.base()
    let logs = try Glossary(base).saying { _ in try LogService(base).log(terms) }
    let report = LogReport(base: base, style: shared.style)
    var json = JSONWriter()
    switch format {
    case .text: StandardOutput.write(logs.map(report.text).joined(separator: "\n"))
    case .json:
      json.array { json in for log in logs { report.write(log, &json) } }
      StandardOutput.write(json.bytes + [0x0A])
    case .jsonl:
      for log in logs { report.writeLines(log, &json) }
      StandardOutput.write(json.bytes)
    }
    if logs.contains(where: \.concepts.isEmpty) { throw ExitCode(1) }
  }
}
