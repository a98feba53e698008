// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Interchange
import Reporting
import TermBase
import Workspace

/// `gwalho import FILE`: terms of other tools into the base.
struct Import: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(abstract: words("help.import"), discussion: words("help.import.discussion"))
  }

  enum PolicyChoice: String, ExpressibleByArgument, CaseIterable {
    case keep, theirs, both
    var policy: MergePolicy { MergePolicy(rawValue: rawValue) ?? .keep }
  }

  @Argument(help: help("help.import.file", valueName: "file"))
  var file: String

  @Flag(name: .customLong("dry-run"), help: help("help.import.dry-run"))
  var isDryRun = false

  @Option(name: .customLong("merge"), help: help("help.import.merge", valueName: "keep|theirs|both"))
  var policy: PolicyChoice = .keep

  @Flag(name: .customLong("decided"), help: help("help.import.decided"))
  var isDecided = false

  @OptionGroup var base: BaseOptions
  @OptionGroup var shared: SharedOptions

  /// So many problems and changes are shown when nobody asked for the difference.
  private static let shown = 50

  func run() throws {
    let base = try base.base()
    let options = ImportOptions(policy: policy.policy, isDecided: isDecided, isDryRun: isDryRun)
    let report = try Glossary(base).saying { _ in
      try ImportService(base, byline: .current(base)).run(file, options)
    }
    InterchangeOutput.say(report.summary.problems, of: report.summary.problemCounts, limit: Self.shown, path: file)
    let changes = isDryRun ? report.changes : report.changes.filter(Self.wantsALook)
    for change in changes.prefix(isDryRun ? .max : Self.shown) { StandardOutput.write(line(change)) }
    if !isDryRun, changes.count > Self.shown {
      StandardOutput.write(words("import.more", ["count": "\(changes.count - Self.shown)"]) + "\n")
    }
    let counts = [
      "read": "\(report.summary.read)", "unchanged": "\(report.unchanged)", "written": "\(report.written)",
      "candidates": "\(report.candidates)", "kept": "\(report.kept)", "refused": "\(report.refused)",
    ]
    StandardOutput.write(words(isDryRun ? "import.summary.dry-run" : "import.summary", counts) + "\n")
    if report.summary.read == 0 { throw ExitCode(2) }
  }

  /// What an import does is what was asked for; what it does not do has to be said.
  private static func wantsALook(_ change: ImportChange) -> Bool {
    switch change.kind {
    case .added, .changed, .candidate: false
    case .kept, .contradicted, .discouraged, .demoted, .ambiguous, .unfit, .swapped: true
    }
  }

  private func line(_ change: ImportChange) -> String {
    var mark = "="
    var text = ""
    switch change.kind {
    case .added: mark = "+"
    case .candidate:
      mark = "?"
      text = words("import.candidate")
    case .changed(let differences):
      mark = "~"
      text = differences.map { "\($0.column): \(quoted($0.ours)) → \(quoted($0.theirs))" }.joined(separator: ", ")
    case .kept(let differences):
      text =
        words("import.kept") + " "
        + differences.map { "\($0.column): \(quoted($0.ours)) ≠ \(quoted($0.theirs))" }.joined(separator: ", ")
    case .contradicted(let ours): text = words("import.contradicted", ["ours": ours])
    case .discouraged: text = words("import.discouraged")
    case .demoted:
      mark = "~"
      text = words("import.demoted")
    case .ambiguous(let ids):
      mark = "!"
      text = words("import.ambiguous", ["ids": ids.joined(separator: ", ")])
    case .swapped:
      mark = "!"
      text = words("import.swapped")
    case .unfit(let form, let fault):
      mark = "!"
      text = words(fault.catalogueKey, SafeText.quotations(fault.arguments(form)))
    }
    let status = change.status == .preferred ? "" : " [\(change.status.rawValue)]"
    let pair = "\(SafeText.quotation(change.ko))(\(SafeText.quotation(change.zh)))"
    return SafeText.of("\(mark) \(file):\(change.line): \(pair)\(status)" + (text.isEmpty ? "" : "  " + text)) + "\n"
  }

  private func quoted(_ value: String) -> String {
    let line = value.split(whereSeparator: \.isNewline).joined(separator: " ")
    return "‘" + (line.count > 40 ? String(line.prefix(39)) + "…" : line) + "’"
  }
}

/// What `import` and `inspect` share.
enum InterchangeOutput {
  /// Says problems with their places, and how many more there are.
  /// - Parameter more: the sentence for the rest; that of `import` points to `inspect`, which shows them all.
  static func say(
    _ problems: [ReadProblem], of counts: [ReadProblem.Kind: Int], limit: Int, path: String,
    more: String = "import.more-problems"
  ) {
    for problem in problems.prefix(limit) { Complaint.say(problem) }
    let total = counts.values.reduce(0, +)
    if total > limit {
      StandardError.write("gwalho: \(words(more, ["count": "\(total - limit)", "path": path]))\n")
    }
  }
}
