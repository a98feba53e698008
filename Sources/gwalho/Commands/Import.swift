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
    StandardOutput.write(summary(report) + "\n")
    let unread = [.unknownStatus, .lostCharacters].contains { report.summary.problemCounts[$0] != nil }
    if report.summary.read == 0 || unread { throw ExitCode(2) }
  }

  private func summary(_ report: ImportReport) -> String {
    let counts = [
      "concepts": "\(report.concepts)", "forms": "\(report.forms)", "unchanged": "\(report.unchanged)",
      "written": "\(report.written)", "candidates": "\(report.candidates)", "kept": "\(report.kept)",
      "refused": "\(report.refused)",
    ]
    var text = words(isDryRun ? "import.summary.dry-run" : "import.summary", counts)
    if report.repeated > 0 { text += words("import.summary.repeated", ["count": "\(report.repeated)"]) }
    if report.demoted > 0 { text += words("import.summary.demoted", ["count": "\(report.demoted)"]) }
    return text
  }

  /// What an import does is what was asked for; what it does not do has to be said.
  private static func wantsALook(_ change: ImportChange) -> Bool {
    switch change.kind {
    case .changed(_, let left): !left.isEmpty
    case .added, .candidate: false
    case .kept, .contradicted, .secondPreferred, .forbidden, .repeated, .discouraged, .demoted, .ambiguous, .unfit,
      .swapped:
      true
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
    case .changed(let taken, let left):
      mark = "~"
      text = list(taken, "→")
      if !left.isEmpty { text += "; " + words("import.kept") + " " + list(left, "≠") }
    case .kept(let differences): text = words("import.kept") + " " + list(differences, "≠")
    case .contradicted(let ours): text = words("import.contradicted", ["ours": ours])
    case .secondPreferred(let first): text = words("import.second-preferred", ["first": first])
    case .forbidden(let status): text = words("import.forbidden", ["status": words("status.\(status.rawValue)")])
    case .repeated: text = words("import.repeated")
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

  private func list(_ differences: [ImportChange.Difference], _ mark: String) -> String {
    differences.map { "\($0.column): \(quoted($0.ours)) \(mark) \(quoted($0.theirs))" }.joined(separator: ", ")
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
