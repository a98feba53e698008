// SPDX-License-Identifier: Apache-2.0

import Alignment
import ArgumentParser
import Consistency
import Documents
import Glibc
import Reporting
import TermBase
import Workspace

/// `gwalho check`: findings in an issue. Depends on the glossary, the configuration and the files alone.
struct Check: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(abstract: words("help.check"), discussion: words("help.check.discussion"))
  }

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, jsonl
  }

  enum LevelChoice: String, ExpressibleByArgument, CaseIterable {
    case error, warning, info
    var level: Level { Level(rawValue: rawValue) ?? .error }
  }

  @Argument(help: help("help.argument.files", valueName: "file"))
  var files: [String] = []

  @Option(help: help("help.check.format", valueName: "text|json|jsonl"))
  var format: Format = .text

  @Option(name: .customLong("fail-on"), help: help("help.check.fail-on", valueName: "error|warning|info"))
  var failOn: LevelChoice?

  @Flag(help: help("help.check.each"))
  var each = false

  @OptionGroup var base: BaseOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    let base = try base.baseIfAny()
    var configuration = Configuration()
    var index: TermIndex?
    if let base {
      configuration = try base.configuration()
      index = try Glossary(base).saying { try $0.index() }
    }
    let (documents, failed) = try load(base, configuration)
    let hasText = documents.contains { $0.text.scalars.contains { !$0.properties.isWhitespace } }
    // Nothing was read, and every reason has been said.
    if documents.isEmpty, failed { throw ExitCode(2) }
    var policy = configuration.policy
    policy.each = each
    let result = try check(documents, policy, base, index)
    report(result, documents)
    if failed { throw ExitCode(2) }
    guard result.summary.couldCheck, hasText else {
      StandardError.write("gwalho: \(words("report.nothing-checked"))\n")
      throw ExitCode(2)
    }
    if result.fails(on: failOn?.level ?? configuration.check.failOn) { throw ExitCode(1) }
  }

  /// Asks the index for what the documents mention; one that turns out to be damaged is made again.
  private func check(
    _ documents: [CheckedDocument], _ policy: CheckPolicy, _ base: Base?, _ index: TermIndex?
  ) throws -> CheckResult {
    guard let base, let index else { return Checker(policy: policy).check(documents) }
    return try Glossary(base).query(index) { index in
      let decisions = IndexedDecisions(index)
      let result = Checker(decisions: decisions, policy: policy).check(documents)
      if let damage = decisions.damage { throw damage }
      return result
    }
  }

  private func load(_ base: Base?, _ configuration: Configuration) throws -> (
    documents: [CheckedDocument], failed: Bool
  ) {
    var aligner = Aligner()
    aligner.includesNonGlosses = false
    var documents: [CheckedDocument] = []
    let paths = try Inputs.paths(files).filter { path in
      guard path != "-", let base else { return true }
      return !configuration.excludes(base.relativePath(of: path))
    }
    let failed = Inputs.forEachDocument(paths, limit: Document.workingLimit) { document in
      var annotations: [Annotation] = []
      document.text.withUTF8 { bytes in aligner.forEachAnnotation(in: bytes) { annotations.append($0) } }
      documents.append(CheckedDocument(path: document.path, text: CheckText(document.text), annotations: annotations))
    }
    return (documents, failed)
  }

  private func report(_ result: CheckResult, _ documents: [CheckedDocument]) {
    switch format {
    case .text:
      let width = Terminal.columns(STDOUT_FILENO) ?? 80
      let report = CheckTextReport(language: language, style: shared.style, width: width)
      StandardOutput.write(report.text(result, documents: documents))
    case .json: StandardOutput.write(CheckJSONReport.json(result, language: language))
    case .jsonl: StandardOutput.write(CheckJSONReport.jsonLines(result, language: language))
    }
  }
}
