// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Documents
import Glibc
import Interchange
import Workspace

/// `gwalho tm pretranslate FILE`: the file with what the memory knows.
struct TmPretranslate: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "pretranslate", abstract: words("help.tm.pretranslate"),
      discussion: words("help.tm.pretranslate.discussion"))
  }

  @Argument(help: help("help.tm.pretranslate.file", valueName: "file"))
  var file: String

  @Option(
    name: [.customShort("o"), .customLong("output")], help: help("help.tm.pretranslate.output", valueName: "file"))
  var output: String?

  @Option(help: help("help.tm.pretranslate.threshold", valueName: "0…1"))
  var threshold: Double = 0.75

  @OptionGroup var base: BaseOptions
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    guard threshold > 0, threshold <= 1 else { throw ValidationError(words("cli.threshold")) }
  }

  func run() throws {
    let base = try base.base()
    if let output { try base.refuseOwnFile(output) }
    let service = try TmService(base)
    if service.isEmpty { StandardError.write("gwalho: \(words("tm.empty"))\n") }
    let (bytes, report) = try TmPretranslator(service, threshold: threshold).fill(file)
    InterchangeOutput.say(report.problems, of: report.problemCounts, limit: 20, path: file, more: "tm.more-problems")
    if let output {
      try OutputFile.replaceAtomically(path: output, bytes: bytes)
    } else {
      StandardOutput.write(bytes)
    }
    StandardError.write(
      words(
        "tm.pretranslated",
        [
          "units": "\(report.units)", "filled": "\(report.filled)", "exact": "\(report.exact)",
          "fuzzy": "\(report.similar)", "notes": "\(report.notes)",
        ]) + "\n")
    if report.suggested > 0 {
      StandardError.write(words("tm.pretranslated-notes", ["count": "\(report.suggested)"]) + "\n")
    }
    for skip in SegmentSkip.allCases {
      guard let count = report.skipped[skip] else { continue }
      StandardError.write(words("tm.skipped.\(skip.rawValue)", ["count": "\(count)"]) + "\n")
    }
  }
}
