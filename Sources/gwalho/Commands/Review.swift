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

  @Flag(help: help("help.review.force"))
  var force = false

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
      if let path = export { return try write(items, to: path, service, base) }
      say(items, base)
    }
  }

  /// How many Chinese forms, as the screen counts them; items are their renderings.
  static func concepts(_ items: [ReviewItem]) -> String { "\(Set(items.map(\.zh)).count)" }

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
    let counts = ["count": "\(items.count)", "concepts": Self.concepts(items)]
    StandardOutput.write(words(items.isEmpty ? "review.none" : "review.how", counts) + "\n")
  }
}
