// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Reporting
import Workspace

/// `gwalho stats`: how far decisions reach, what is open, and how the house's policy is kept.
struct Stats: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(abstract: words("help.stats"), discussion: words("help.stats.discussion"))
  }

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Option(help: help("help.lookup.format", valueName: "text|json"))
  var format: Format = .text

  @OptionGroup var base: BaseOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    let base = try base.base()
    let house = try base.configuration().house
    let statistics = try Glossary(base).saying { _ in try StatisticsService(base, house: house).statistics() }
    let report = StatsReport(statistics: statistics, style: shared.style)
    switch format {
    case .text: StandardOutput.write(report.text())
    case .json:
      var json = JSONWriter()
      report.write(&json)
      StandardOutput.write(json.bytes + [0x0A])
    }
  }
}
