// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
import Consistency
import Documents
import Glibc
public import Reporting
import TermBase
import Workspace

/// `gwalho check`: findings in an issue. Depends on the glossary, the configuration and the files alone.
struct Check: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(abstract: words("help.check"), discussion: words("help.check.discussion"))
  }

  enum LevelChoice: String, ExpressibleByArgument, CaseIterable {
    case error, warning, info
    var level: Level { Level(rawValue: rawValue) ?? .error }
  }

  @Argument(help: help("help.argument.files", valueName: "file"))
  var files: [String] = []

  @Option(help: help("help.check.format", valueName: "text|json|jsonl|sarif|github|checkstyle|rdjson|html"))
  var format: CheckFormat = .text

  @Option(help: help("help.check.output", valueName: "format=file"))
  var output: [String] = []

  @Option(name: .customLong("fail-on"), help: help("help.check.fail-on", valueName: "error|warning|info"))
  var failOn: LevelChoice?

  @Flag(name: .customLong("exit-zero"), help: help("help.check.exit-zero"))
  var exitZero = false

  @Flag(help: help("help.check.each"))
  var each = false

  @Flag(help: help("help.check.history"))
  var history = false

  @Flag(help: help("help.check.scanned"))
  var scanned = false

  @OptionGroup var rules: RuleOptions

  @Option(help: help("help.check.baseline", valueName: "file"))
  var baseline: String?

  @Option(name: .customLong("write-baseline"), help: help("help.check.write-baseline", valueName: "file"))
  var writeBaseline: String?

  @Option(name: .customLong("changed-since"), help: help("help.check.changed-since", valueName: "revision"))
  var changedSince: String?

  @Flag(help: help("help.check.fix"))
  var fix = false

  @Flag(name: .customLong("dry-run"), help: help("help.check.dry-run"))
  var dryRun = false

  @Flag(name: .customLong("list-rules"), help: help("help.check.list-rules"))
  var listRules = false

  @OptionGroup var base: BaseOptions
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if writeBaseline != nil, changedSince != nil || rules.isPartial {
      throw ValidationError(words("check.partial-baseline"))
    }
    if dryRun, !fix { throw ValidationError(words("check.dry-run-alone")) }
    try refuseOverwriting()
  }

  func run() throws {
    let base = try base.baseIfAny()
    var configuration = Configuration()
    if let base { configuration = try base.configuration() }
    var policy = configuration.policy
    policy.isScanned = policy.isScanned || scanned
    try rules.apply(to: &policy)
    if listRules {
      StandardOutput.write(RuleGuide.list(policy, language: language))
      return
    }
    let index = try base.map { try Glossary($0).saying { try $0.index() } }
    let paths = try Inputs.paths(files)
    let included = paths.filter { path in
      guard path != "-", let base else { return true }
      return !configuration.excludes(base.relativePath(of: path))
    }
    let run = CheckRun(base: base, index: index, asksHistory: history)
    var couldFix = true
    if fix {
      couldFix = applyFixes(run, included, policy)
      if dryRun {
        if !couldFix { throw ExitCode(2) }
        return
      }
    }
    // What a fix left, or could not fix, is reported as ever.
    let (documents, failed) = CheckRun.load(included)
    // Nothing was read, and every reason has been said.
    if documents.isEmpty, failed { throw ExitCode(2) }
    policy.each = each || writeBaseline != nil
    let lines = try changedSince.map { revision in
      try documents.map { $0.path == "-" ? [1...Int.max] : try ChangedLines.of($0.path, since: revision) }
    }
    let known = try baseline.map { try BaselineFile.load($0) }
    let result = try run.check(documents, policy, baseline: known, lines: lines)
    let hasText = documents.contains { $0.text.scalars.contains { !$0.properties.isWhitespace } }
    if let writeBaseline {
      guard result.summary.couldCheck, hasText else { throw nothingChecked() }
      // What an older baseline hid is as accepted as ever.
      let accepted = result.findings + result.suppressed.filter { $0.kind == .external }.map(\.finding)
      var written = Baseline(accepted)
      // So is what it, or the file that is replaced, holds of other files.
      let paths = Set(documents.map(\.path))
      let replaced = access(writeBaseline, F_OK) == 0 ? try BaselineFile.load(writeBaseline) : nil
      for entry in (known?.entries ?? []) + (replaced?.entries ?? [])
      where !paths.contains(entry.path) && !written.entries.contains(entry) {
        written.entries.append(entry)
      }
      try BaselineFile.write(written, to: writeBaseline)
      let count = "\(written.entries.count)"
      StandardError.write("gwalho: \(words("check.baseline-written", ["path": writeBaseline, "count": count]))\n")
      if failed { throw ExitCode(2) }
      return
    }
    try report(result, documents)
    note(result)
    if failed || !couldFix { throw ExitCode(2) }
    guard result.summary.couldCheck, hasText else { throw nothingChecked(included.isEmpty) }
    if !exitZero, result.fails(on: failOn?.level ?? configuration.check.failOn) { throw ExitCode(1) }
  }

  private func nothingChecked(_ isExcluded: Bool = false) -> ExitCode {
    StandardError.write("gwalho: \(words(isExcluded ? "check.all-excluded" : "report.nothing-checked"))\n")
    return ExitCode(2)
  }

  // MARK: - Output

  private func outputs() throws -> [(format: CheckFormat, path: String)] {
    try output.map { value in
      let sides = value.split(separator: "=", maxSplits: 1).map(String.init)
      guard sides.count == 2, let format = CheckFormat(rawValue: sides[0]), !sides[1].isEmpty else {
        throw ValidationError(words("check.bad-output", ["value": value]))
      }
      return (format, sides[1])
    }
  }

  /// A report over a draft, or over another report, would be a loss.
  private func refuseOverwriting() throws {
    var taken = files.filter { $0 != "-" }
    for path in try outputs().map(\.path) + [writeBaseline].compactMap({ $0 }) where path != "-" {
      if taken.contains(where: { $0 == path || FileKind.areSame($0, path) }) {
        throw ValidationError(words("check.would-overwrite", ["path": path]))
      }
      taken.append(path)
    }
  }

  private func report(_ result: CheckResult, _ documents: [CheckedDocument]) throws {
    let report = CheckReport(result, documents: documents, language: language, version: gwalhoVersion)
    for (format, path) in try outputs() {
      if path == "-" {
        StandardOutput.write(report.bytes(format))
      } else {
        try OutputFile.replaceAtomically(path: path, bytes: report.bytes(format))
      }
    }
    let width = Terminal.columns(STDOUT_FILENO) ?? 80
    StandardOutput.write(report.bytes(format, style: shared.style, width: width))
  }

  /// What is not in every format: what was hidden, and what hides nothing any more.
  private func note(_ result: CheckResult) {
    func say(_ place: String, _ key: String, _ arguments: [String: String]) {
      StandardError.write("gwalho: \(place)\(words(key, arguments))\n")
    }
    if !result.suppressed.isEmpty, format == .text {
      say("", "check.suppressed", ["count": "\(result.suppressed.count)"])
    }
    for unused in result.unusedSuppressions {
      let place = "\(unused.path):\(unused.suppression.line):\(unused.suppression.column): "
      let names = unused.suppression.unknownRules
      if !names.isEmpty {
        say(place, "check.unknown-rule-in-text", ["rules": names.joined(separator: ", ")])
      } else if changedSince == nil, !rules.isPartial {
        say(place, "check.unused-suppression", [:])
      }
    }
    if let baseline, !result.unusedBaseline.isEmpty, changedSince == nil, !rules.isPartial {
      say(baseline + ": ", "check.unused-baseline", ["count": "\(result.unusedBaseline.count)"])
    }
  }

  // MARK: - Fixes

  /// Whether every file could be treated; what stood in the way has been said.
  private func applyFixes(_ run: CheckRun, _ paths: [String], _ policy: CheckPolicy) -> Bool {
    var policy = policy
    policy.each = true
    var failed = false
    for path in paths {
      if path == "-" {
        StandardError.write("gwalho: \(words("check.fix-needs-file"))\n")
        failed = true
        continue
      }
      do {
        try applyFixes(run, path, policy)
      } catch {
        // Files that cannot be read will be named by the check that follows.
        if !(error is DocumentError) || dryRun { Complaint.say(error) }
        failed = true
      }
    }
    return !failed
  }

  private func applyFixes(_ run: CheckRun, _ path: String, _ policy: CheckPolicy) throws {
    guard FileKind.isRegular(path) else {
      StandardError.write("gwalho: \(path): \(words("check.fix-needs-file"))\n")
      return
    }
    let stamp = FileStamp(path: path)
    let document = try Document.load(path, limit: Document.workingLimit)
    guard document.encoding == .utf8 || document.encoding == .utf8BOM else {
      Complaint.note("check.fix-encoding", path: path)
      return
    }
    let lines = try changedSince.map { [try ChangedLines.of(path, since: $0)] }
    let accepted = try baseline.map { try BaselineFile.load($0) }
    let original = CheckRun.checked(document)
    var checked = original
    var count = 0
    // One replacement may show another fault of its sentence; after a few there is none.
    for _ in 0..<5 {
      let result = try run.check([checked], policy, baseline: accepted, lines: lines)
      let fixes = Fixer.fixes(result.findings, in: checked)
      if fixes.isEmpty { break }
      count += fixes.count
      let fixed = Array(Fixer.applying(fixes, to: checked.text).utf8)
      checked = CheckRun.checked(try Document.decode(fixed, path: path))
    }
    if dryRun {
      let isMarked = document.encoding == .utf8BOM
      StandardOutput.write(Fixer.diff(from: original.text, to: checked.text, path: path, isMarked: isMarked))
      return
    }
    if count == 0 { return }
    let mark: [UInt8] = document.encoding == .utf8BOM ? [0xEF, 0xBB, 0xBF] : []
    let text = String(String.UnicodeScalarView(checked.text.scalars))
    try OutputFile.replaceAtomically(path: path, bytes: mark + Array(text.utf8), expected: stamp)
    StandardError.write("gwalho: \(path): \(words("check.fixed", ["count": "\(count)"]))\n")
  }
}

extension CheckFormat: ExpressibleByArgument {}

/// Which rules run.
struct RuleOptions: ParsableArguments {
  @Option(help: help("help.check.only", valueName: "rule,…"))
  var only: [String] = []

  @Option(help: help("help.check.skip", valueName: "rule,…"))
  var skip: [String] = []

  /// Whether rules that would run do not.
  var isPartial: Bool { !only.isEmpty || !skip.isEmpty }

  func validate() throws {
    _ = try Self.rules(only)
    _ = try Self.rules(skip)
  }

  /// `--only` turns on what is off by default; `--skip` wins.
  func apply(to policy: inout CheckPolicy) throws {
    let wanted = try Self.rules(only)
    if !wanted.isEmpty {
      for rule in RuleID.allCases {
        if !wanted.contains(rule) {
          policy.levels[rule] = .off
        } else if policy.level(of: rule) == .off {
          policy.levels[rule] = rule.standardLevel
        }
      }
    }
    for rule in try Self.rules(skip) { policy.levels[rule] = .off }
  }

  private static func rules(_ lists: [String]) throws -> Set<RuleID> {
    Set(try lists.flatMap { $0.split(separator: ",") }.map { try rule(named: $0.filter { $0 != " " }) })
  }

  /// The rule of an id or of a name as reports show it, or an error that says which one may have been meant.
  static func rule(named name: String) throws -> RuleID {
    if let rule = RuleGuide.rule(named: name) { return rule }
    var arguments = ["rule": name]
    arguments["suggestion"] = Suggestion.nearest(
      to: name, among: RuleID.allCases.map(\.rawValue) + RuleID.allCases.map { words("rule.\($0.rawValue)") })
    let key = arguments["suggestion"] == nil ? "check.unknown-rule" : "check.unknown-rule-suggestion"
    throw ValidationError(words(key, arguments))
  }
}
