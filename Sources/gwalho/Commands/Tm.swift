// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Memory

/// `gwalho tm`: the translation memory.
struct Tm: CommandGroup {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "tm", abstract: words("help.tm"), discussion: words("help.tm.discussion"), subcommands: commands)
  }

  static let commands: [any ParsableCommand.Type] = [
    TmMatch.self, TmSearch.self, TmImport.self, TmAdd.self, TmExport.self, TmPretranslate.self, TmSuggestTerms.self,
    TmVerify.self,
  ]
}

/// The side of a text, as an option.
enum SideChoice: String, ExpressibleByArgument, CaseIterable {
  case zh, ko
  var side: SegmentSide { self == .zh ? .zh : .ko }
}

/// `--origin`, `--since`, `--until`: which segments count.
struct SegmentFilterOptions: ParsableArguments {
  @Option(help: help("help.tm.origin", valueName: "text"))
  var origin: String?

  @Option(help: help("help.tm.since", valueName: "yyyy-mm-dd"))
  var since: String?

  @Option(help: help("help.tm.until", valueName: "yyyy-mm-dd"))
  var until: String?

  func validate() throws {
    for date in [since, until].compactMap(\.self) {
      let parts = date.split(separator: "-", omittingEmptySubsequences: false)
      let isDate =
        parts.map(\.utf8.count) == [4, 2, 2] && parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
      if !isDate { throw ValidationError(words("ingest.bad-date", ["value": date])) }
    }
  }

  var filter: SegmentFilter { SegmentFilter(origin: origin, since: since, until: until) }
}
