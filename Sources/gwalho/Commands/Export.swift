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
    case tbx3, tbx2, tmx, tsv, xlsx, csv, omegat, deepl, google, utx, skos, html
    /// A workbook holds what our own table holds.
    var format: ExportFormat { ExportFormat(rawValue: rawValue) ?? .tsv }
  }

  enum ProfileChoice: String, ExpressibleByArgument, CaseIterable {
    case full, safe
  }

  enum DialectChoice: String, ExpressibleByArgument, CaseIterable {
    case core, min, basic, linguist
    var dialect: TBXDialect { TBXDialect(rawValue: rawValue) ?? .basic }
  }

  enum CodesChoice: String, ExpressibleByArgument, CaseIterable {
    case script, region
  }

  enum SourceChoice: String, ExpressibleByArgument, CaseIterable {
    case simplified = "zh-Hans"
    case traditional = "zh-Hant"
    case both
    var source: ChineseSource { ChineseSource(rawValue: rawValue) ?? .both }
  }

  enum StatusChoice: String, ExpressibleByArgument, CaseIterable {
    case preferred, admitted, deprecated, superseded
    var status: TermStatus { TermStatus(rawValue: rawValue) ?? .preferred }
  }

  @Argument(help: help("help.export.format", valueName: "format"))
  var format: FormatChoice

  @Option(name: [.customShort("o"), .customLong("output")], help: help("help.export.output", valueName: "file"))
  var output: String?

  @Option(help: help("help.export.project", valueName: "folder"))
  var project: String?

  @Option(help: help("help.export.profile", valueName: "full|safe"))
  var profile: ProfileChoice = .full

  @Option(help: help("help.export.dialect", valueName: "core|min|basic|linguist"))
  var dialect: DialectChoice = .basic

  @Option(help: help("help.export.codes", valueName: "script|region"))
  var codes: CodesChoice = .script

  @Option(help: help("help.export.source", valueName: "zh-Hans|zh-Hant|both"))
  var source: SourceChoice = .both

  @Option(name: .customLong("status"), help: help("help.export.status", valueName: "status"))
  var statuses: [StatusChoice] = []

  @Option(name: .customLong("category"), help: help("help.export.category", valueName: "category"))
  var categories: [CategoryChoice] = []

  @Option(help: help("help.export.since", valueName: "yyyy-mm-dd"))
  var since: String?

  @Flag(name: .customLong("contexts"), help: help("help.export.contexts"))
  var hasContexts = false

  @Flag(name: .customLong("candidates"), help: help("help.export.candidates"))
  var hasCandidates = false

  @Option(help: help("help.export.date", valueName: "yyyy-mm-dd"))
  var date: String?

  @OptionGroup var base: BaseOptions
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if profile == .safe, format != .tbx2 { throw ValidationError(words("cli.safe-tbx2")) }
    if dialect != .basic, format != .tbx3 { throw ValidationError(words("cli.dialect-tbx3")) }
    if project != nil, format != .omegat { throw ValidationError(words("cli.project-omegat")) }
    if format == .xlsx, output == nil, isatty(STDOUT_FILENO) == 1 { throw ValidationError(words("cli.xlsx-output")) }
    if project != nil, output != nil { throw ValidationError(words("cli.project-or-output")) }
    if hasCandidates, format != .html { throw ValidationError(words("cli.candidates-html")) }
    if hasContexts, format != .tbx3, format != .tbx2, format != .html {
      throw ValidationError(words("cli.contexts-tbx"))
    }
  }

  func run() throws {
    let base = try base.base()
    let loaded = Glossary(base).load()
    if loaded.isIncomplete {
      for problem in loaded.problems where problem.isFatal { Complaint.say(problem.shown(from: base)) }
      throw ExitCode(2)
    }
    let concepts = loaded.base.concepts
    if format == .html { return try writePage(concepts, base) }
    if let project {
      // OmegaT reads every file in the two folders.
      try write(.omegat, concepts, base, to: project + "/glossary/gwalho.txt")
      try write(.tmx, concepts, base, to: project + "/tm/gwalho.tmx")
    } else {
      try write(format.format, concepts, base, to: output)
    }
    let left = FormatCapacity(format.format, profile: profile == .safe ? .safe : .full).left(of: concepts)
    if !left.isEmpty {
      let list = left.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
      StandardError.write("gwalho: " + words("export.left", ["format": format.rawValue, "list": list]) + "\n")
    }
  }

  private func write(_ format: ExportFormat, _ concepts: [Concept], _ base: Base, to path: String?) throws {
    if let path { try base.refuseOwnFile(path) }
    let exporter = TermExporter(
      concepts: concepts, options: options(format), forms: .standard(), contexts: try contexts(base))
    let report: ExportReport
    if let path {
      if project != nil { _ = mkdir(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]), 0o777) }
      var file = try AtomicOutput(path: path)
      report = try export(exporter, format) { try file.write($0) }
      try file.commit()
    } else {
      report = try export(exporter, format) { StandardOutput.write($0) }
    }
    for warning in report.warnings { Complaint.say(warning) }
    if let path {
      StandardError.write(
        words("export.summary", ["concepts": "\(report.concepts)", "terms": "\(report.terms)", "path": path]) + "\n")
    }
  }

  /// A workbook is what its table says, in other clothes; all other formats stream.
  private func export(
    _ exporter: TermExporter<[Concept]>, _ format: ExportFormat, to sink: (UnsafeRawBufferPointer) throws -> Void
  ) throws -> ExportReport {
    guard self.format == .xlsx else { return try exporter.write(format, to: sink) }
    var table: [UInt8] = []
    var report = try exporter.write(format) { table.append(contentsOf: $0) }
    // Cells of a workbook are text.
    report.warnings.removeAll { $0.kind == .formula }
    try workbook(table).withUnsafeBytes(sink)
    return report
  }

  func options(_ format: ExportFormat) -> ExportOptions {
    var options = ExportOptions(
      profile: profile == .safe ? .safe : .full, languages: codes == .region ? .region : .script,
      source: source.source, dialect: dialect.dialect, date: date ?? Byline.today(),
      generator: "gwalho \(gwalhoVersion)")
    // Our own table is the whole truth, rejected pairs and all, and names every concept.
    options.writesMadeIDs = format == .tsv
    options.writesRejected = format == .tsv && statuses.isEmpty
    if !statuses.isEmpty { options.statuses = Set(statuses.map(\.status)) }
    if !categories.isEmpty { options.categories = Set(categories.compactMap(\.category)) }
    options.since = since
    return options
  }

  private func contexts(_ base: Base) throws -> ((_ zh: String, _ ko: String) -> [TermContext])? {
    guard hasContexts, let attested = try AttestedContexts(base) else { return nil }
    // A store that fails half-way leaves contexts out, no terms.
    return { (try? attested.contexts(zh: $0, ko: $1)) ?? [] }
  }

  private func workbook(_ tsv: [UInt8]) throws -> [UInt8] {
    try GlossaryWorkbook.bytes(tsv: tsv, sheetName: words("review.glossary"), created: Today.midnight(of: date))
  }
}
