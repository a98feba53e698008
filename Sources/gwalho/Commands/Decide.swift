// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import HanHangul
import Reporting
import TermBase
import Workspace

/// Words of the glossary's columns as option values.
enum CategoryChoice: String, ExpressibleByArgument, CaseIterable {
  case person, personHistorical = "person-historical", place, placeHistorical = "place-historical"
  case organisation, company, product, work, policy, term
  /// In the words of either language: 지명, place.
  init?(argument: String) { self.init(rawValue: TableWords.value(argument, .category) ?? argument) }
  var category: TermCategory? { TermCategory(rawValue: rawValue) }
}

enum AcceptedChoice: String, ExpressibleByArgument, CaseIterable {
  case preferred, admitted, deprecated, superseded
  /// In the words of either language: 금지, deprecated.
  init?(argument: String) { self.init(rawValue: TableWords.value(argument, .status) ?? argument) }
  var status: Decision.AcceptedStatus { Decision.AcceptedStatus(rawValue: rawValue) ?? .preferred }
}

/// `gwalho accept ZH KO`: a decision from a script.
struct Accept: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(abstract: words("help.accept"), discussion: words("help.accept.discussion"))
  }

  @Argument(help: help("help.accept.zh", valueName: "zh"))
  var zh: String
  @Argument(help: help("help.accept.ko", valueName: "ko"))
  var ko: String
  @Option(help: help("help.accept.status"))
  var status: AcceptedChoice = .preferred
  @Option(help: help("help.accept.category"))
  var category: CategoryChoice?
  @Option(help: help("help.accept.reason", valueName: "text"))
  var reason: String?
  @Option(help: help("help.accept.source", valueName: "text"))
  var source: String?
  @Option(help: help("help.accept.id", valueName: "id"))
  var id: String?
  @Flag(help: help("help.accept.replace"))
  var replace = false
  @OptionGroup var base: BaseOptions
  @OptionGroup var shared: SharedOptions

  func validate() throws { try Printable.require(zh, ko, reason ?? "") }

  func run() throws {
    let base = try base.base()
    let outcome = try Glossary(base).saying { _ in
      try DecisionService(base, byline: Byline.current(base)).accept(
        zh: zh, ko: ko, status: status.status, replacing: replace ? .replace(demoted: .deprecated) : .refuse
      ) { decision in
        decision.category = category?.category
        decision.reason = reason
        decision.source = source
        decision.id = id
      }
    }
    DecisionPrinter(base: base).say(outcome)
  }
}

/// `gwalho reject ZH KO`: no term; it does not come back.
struct Reject: ParsableCommand {
  static var configuration: CommandConfiguration { CommandConfiguration(abstract: words("help.reject")) }

  @Argument(help: help("help.accept.zh", valueName: "zh"))
  var zh: String
  @Argument(help: help("help.accept.ko", valueName: "ko"))
  var ko: String
  @Option(help: help("help.accept.reason", valueName: "text"))
  var reason: String?
  @Flag(help: help("help.accept.replace"))
  var replace = false
  @OptionGroup var base: BaseOptions
  @OptionGroup var shared: SharedOptions

  func validate() throws { try Printable.require(zh, ko, reason ?? "") }

  func run() throws {
    let base = try base.base()
    let outcome = try Glossary(base).saying { _ in
      try DecisionService(base, byline: Byline.current(base)).reject(
        zh: zh, ko: ko, reason: reason, replacing: replace ? .replace(demoted: .deprecated) : .refuse)
    }
    DecisionPrinter(base: base).say(outcome)
  }
}

/// What a decision changed, for people.
struct DecisionPrinter {
  let base: Base

  func say(_ outcome: DecisionOutcome) {
    let row = outcome.row
    let arguments = [
      "zh": row.zh, "ko": row.ko, "status": words("status.\(row.status.rawValue)"),
      "place": "\(base.displayPath(row.path)):\(row.line)",
    ]
    switch outcome.change {
    case .unchanged: say("decision.unchanged", arguments)
    case .added: say("decision.added", arguments)
    case .changed(let from):
      say("decision.changed", arguments.merging(["from": words("status.\(from.rawValue)")]) { $1 })
    }
    for row in outcome.demoted {
      say("decision.demoted", ["zh": row.zh, "ko": row.ko, "status": words("status.\(row.status.rawValue)")])
    }
  }

  private func say(_ key: String, _ arguments: [String: String]) {
    StandardOutput.write(SafeText.of(words(key, arguments)) + "\n")
  }
}

/// Text that may stand in a glossary cell.
enum Printable {
  /// Refuses control characters, direction marks and what was no UTF-8: nobody sees them, and a terminal obeys them.
  static func require(_ texts: String...) throws {
    if texts.contains(where: { FormFault.hasHiddenCharacters($0) }) {
      throw ValidationError(words("cli.hidden-characters"))
    }
  }
}
