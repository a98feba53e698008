// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Reporting
import Workspace

/// `gwalho diff`: what an issue brought against everything earlier.
struct Diff: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(abstract: words("help.diff"), discussion: words("help.diff.discussion"))
  }

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Argument(help: help("help.diff.issue", valueName: "issue"))
  var issue: String

  @Option(help: help("help.lookup.format", valueName: "text|json"))
  var format: Format = .text

  @OptionGroup var base: BaseOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    let base = try base.base()
    let diff = try Glossary(base).saying { _ in try IssueDiffService(base).diff(issue) }
    let report = DiffReport(name: issue, diff: diff, base: base, style: shared.style)
    switch format {
    case .text: StandardOutput.write(report.text())
    case .json:
      var json = JSONWriter()
      report.write(&json)
      StandardOutput.write(json.bytes + [0x0A])
    }
  }
}
