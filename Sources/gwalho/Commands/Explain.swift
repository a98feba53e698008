// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Consistency
import Reporting

/// `gwalho explain RULE`: what a rule does, and where it fires.
struct Explain: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(abstract: words("help.explain"), discussion: words("help.explain.discussion"))
  }

  @Argument(help: help("help.explain.rules", valueName: "rule"))
  var rules: [String]

  @OptionGroup var shared: SharedOptions

  func validate() throws { for rule in rules { _ = try RuleOptions.rule(named: rule) } }

  func run() throws {
    let known = try rules.map { try RuleOptions.rule(named: $0) }
    let texts = known.map { RuleGuide.explanation(of: $0, language: language, style: shared.style) }
    StandardOutput.write(texts.joined(separator: "\n"))
  }
}
