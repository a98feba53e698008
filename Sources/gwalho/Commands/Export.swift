// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Documents
import Glibc
import Interchange
import TermBase
import Workspace

/// `gwalho export FORMAT`: the decisions in an interchange format.
struct Export: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(abstract: words("help.export"), discussion: words("help.export.discussion"))
  }

  enum FormatChoice: String, ExpressibleByArgument, CaseIterable {
    case tbx3, tbx2, tsv
    var format: ExportFormat { ExportFormat(rawValue: rawValue) ?? .tsv }
  }

  enum ProfileChoice: String, ExpressibleByArgument, CaseIterable {
    case full, safe
  }

  enum CodesChoice: String, ExpressibleByArgument, CaseIterable {
    case script, region
  }

  @Argument(help: help("help.export.format", valueName: "tbx3|tbx2|tsv"))
  var format: FormatChoice

  @Option(name: [.customShort("o"), .customLong("output")], help: help("help.export.output", valueName: "file"))
  var output: String?

  @Option(help: help("help.export.profile", valueName: "full|safe"))
  var profile: ProfileChoice = .full

  @Option(help: help("help.export.codes", valueName: "script|region"))
  var codes: CodesChoice = .script

  @Option(help: help("help.export.date", valueName: "yyyy-mm-dd"))
  var date: String?

  @OptionGroup var base: BaseOptions
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if profile == .safe, format != .tbx2 { throw ValidationError(words("cli.safe-tbx2")) }
  }

  func run() throws {
    let base = try base.base()
    if let output { try base.refuseOwnFile(output) }
    let loaded = Glossary(base).load()
    if loaded.isIncomplete {
      for problem in loaded.problems where problem.isFatal { Complaint.say(problem.shown(from: base)) }
      throw ExitCode(2)
    }
    let options = ExportOptions(
      profile: profile == .safe ? .safe : .full, languages: codes == .region ? .region : .script,
      // Our own table is the whole truth, rejected pairs and all, and names every concept.
      statuses: format == .tsv ? Set(TermStatus.allCases) : [.preferred, .admitted, .deprecated, .superseded],
      date: date ?? Self.today(), generator: "gwalho \(gwalhoVersion)",
      writesMadeIDs: format == .tsv)
    let exporter = TermExporter(concepts: loaded.base.concepts, options: options, forms: .standard())
    let report: ExportReport
    if let output {
      var bytes: [UInt8] = []
      report = try exporter.write(format.format) { bytes.append(contentsOf: $0) }
      try OutputFile.replaceAtomically(path: output, bytes: bytes)
    } else {
      report = try exporter.write(format.format) { StandardOutput.write($0) }
    }
    for warning in report.warnings { Complaint.say(warning) }
    if output != nil {
      StandardError.write(
        words("export.summary", ["concepts": "\(report.concepts)", "terms": "\(report.terms)", "path": output ?? "-"])
          + "\n")
    }
  }

  /// Today by the local clock, YYYY-MM-DD.
  private static func today() -> String {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    func two(_ value: Int32) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
  }
}
