// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Diagnostics
import Documents
import Glibc
import Reporting
import TermBase
import Workspace

/// `gwalho review`: candidates to a person, verdicts into the glossary, on the screen or by way of a table.
struct Review: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(abstract: words("help.review"), discussion: words("help.review.discussion"))
  }

  @Option(help: help("help.review.export", valueName: "file.xlsx|file.tsv"))
  var export: String?

  @Option(help: help("help.review.apply", valueName: "file"))
  var apply: String?

  @Flag(help: help("help.review.list"))
  var list = false

  @Flag(help: help("help.review.conflicts"))
  var conflicts = false

  @Option(help: help("help.review.category"))
  var category: CategoryChoice?

  @Option(help: help("help.review.since", valueName: "yyyy-mm-dd"))
  var since: String?

  @Flag(help: help("help.accept.replace"))
  var replace = false

  @OptionGroup var base: BaseOptions
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if [export != nil, apply != nil, list].count(where: \.self) > 1 {
      throw ValidationError(words("cli.export-or-apply"))
    }
  }

  func run() throws {
    let base = try base.base()
    let filter = try ReviewFilter(conflictsOnly: conflicts, category: category?.category, since: since)
    try Glossary(base).saying { _ in
      if export == nil, apply == nil, !list {
        return try ReviewScreen.run(base, filter, style: shared.style, colour: shared.color)
      }
      let service = ReviewService(base, byline: Byline.current(base))
      if let path = apply { return try take(path, service, base) }
      let items = try service.items(filter)
      if let path = export {
        let isWorkbook = path.lowercased().hasSuffix(".xlsx")
        let sheet = isWorkbook ? try Self.workbook(items) : ReviewSheet.tsv(items)
        if path == "-" {
          StandardOutput.write(sheet)
        } else {
          try base.refuseOwnFile(path)
          try OutputFile.replaceAtomically(path: path, bytes: sheet)
          StandardOutput.write(
            words(
              isWorkbook ? "review.exported-workbook" : "review.exported",
              ["count": "\(items.count)", "concepts": Self.concepts(items), "path": path])
              + "\n")
        }
        return
      }
      say(items, base)
    }
  }

  /// Chinese forms, as the screen counts them; items are their renderings.
  private static func concepts(_ items: [ReviewItem]) -> String {
    "\(zip(items, items.dropFirst()).count { $0.zh != $1.zh } + (items.isEmpty ? 0 : 1))"
  }

  /// The candidates at a glance.
  private func say(_ items: [ReviewItem], _ base: Base) {
    let style = shared.style
    func name(_ form: String) -> String { SafeText.of(SafeText.quotation(form)) }
    let zhWidth = min(24, items.map { TerminalWidth.cells(name($0.zh)) }.max() ?? 0)
    let koWidth = min(32, items.map { TerminalWidth.cells(name($0.ko)) }.max() ?? 0)
    for item in items {
      var line =
        TerminalWidth.padded(name(item.zh), to: zhWidth) + "  " + TerminalWidth.padded(name(item.ko), to: koWidth)
        + "  "
      line += words("review.count", ["count": "\(item.count)", "documents": "\(item.documents)"])
      if !item.expected.isEmpty {
        line += style.text("  → " + SafeText.of(item.expected.joined(separator: " / ")), .warning)
      }
      if item.isConflict {
        line += style.text(
          "  "
            + words(
              "review.conflict", ["forms": item.others.map { "\(name($0.ko)) \($0.count)" }.joined(separator: ", ")]),
          .warning)
      }
      if let place = item.places.first {
        line += style.text(SafeText.of("  \(base.displayPath(place.path)):\(place.line ?? 1)"), .note)
      }
      StandardOutput.write(line + "\n")
    }
    StandardOutput.write(
      words(
        items.isEmpty ? "review.none" : "review.how", ["count": "\(items.count)", "concepts": Self.concepts(items)])
        + "\n")
  }

  private func take(_ path: String, _ service: ReviewService, _ base: Base) throws {
    let verdicts: [ReviewVerdict]
    do {
      verdicts = try ReviewSheet.read(path, understanding: Language.allCases.map(ReviewWords.init))
    } catch let error as ReviewSheetUnusable {
      error.problems.forEach(Complaint.say)
      throw ExitCode(2)
    }
    let result = try service.apply(verdicts, replacing: replace ? .replace(demoted: .deprecated) : .refuse)
    let printer = DecisionPrinter(base: base)
    result.outcomes.forEach(printer.say)
    StandardOutput.write(
      words(
        "review.applied",
        [
          // A correction writes two rows: what was found is forbidden with it.
          "decided": "\(verdicts.count - result.unchanged - result.later - result.conflicts.count)",
          "rows": "\(result.outcomes.count)", "unchanged": "\(result.unchanged)", "later": "\(result.later)",
          "refused": "\(result.conflicts.count)",
        ]) + "\n")
    for conflict in result.conflicts {
      let line = conflict.verdict.line.map { ":\($0)" } ?? ""
      StandardError.write(SafeText.of("gwalho: \(path)\(line): \(Complaint.text(conflict.error))") + "\n")
    }
    for verdict in result.correctedLater {
      let line = verdict.line.map { ":\($0)" } ?? ""
      let text = words("review.corrected-later", ["ko": verdict.ko, "zh": verdict.zh])
      StandardError.write(SafeText.of("gwalho: \(path)\(line): \(text)") + "\n")
    }
    if !result.conflicts.isEmpty { throw ExitCode(1) }
  }
}
