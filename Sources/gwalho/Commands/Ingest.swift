// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Diagnostics
import Memory
import Reporting
import Workspace

/// `gwalho ingest`: pairs of an issue into the store.
struct Ingest: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(abstract: words("help.ingest"), discussion: words("help.ingest.discussion"))
  }

  @Argument(help: help("help.argument.files", valueName: "file"))
  var files: [String]

  @Option(help: help("help.ingest.date", valueName: "yyyy-mm-dd"))
  var date: String?

  @Option(help: help("help.ingest.issue", valueName: "name"))
  var issue: String?

  @Flag(help: help("help.ingest.explain"))
  var explain = false

  @OptionGroup var base: BaseOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    let base = try base.base()
    let result = try Glossary(base).saying { _ in
      try Ingester(base, options: .init(date: date, issue: issue, explain: explain)).ingest(files)
    }
    let printer = IngestPrinter(base: base, style: shared.style)
    for document in result.documents {
      for note in document.notes { Complaint.note(note.catalogueKey, path: document.path) }
      StandardOutput.write(printer.text(document, explain: explain))
    }
    StandardOutput.write(printer.closing(result))
    for failure in result.failures { Complaint.say(failure.shown(from: base)) }
    if !result.failures.isEmpty { throw ExitCode(2) }
  }
}

/// What an ingest did, for people.
struct IngestPrinter {
  let base: Base
  let style: Style
  /// Pairs listed before "n more".
  private static let shown = 12
  /// What an editor looks at before the coffee is cold.
  private static let first = 10

  func text(_ document: IngestedDocument, explain: Bool) -> String {
    let report = document.report
    let path = base.displayPath(report.path)
    var out = style.text(path, .place) + "  " + outcome(report.outcome) + "\n"
    // It was all said when the text was read.
    if report.outcome == .unchanged, !explain { return out }
    if let date = report.date {
      let key =
        switch report.dateSource {
        case .frontMatter: "ingest.date-front-matter"
        case .imprint: "ingest.date-imprint"
        case .fileName: "ingest.date-file-name"
        case .given, nil: "ingest.date"
        }
      out += "  " + words(key, ["date": date]) + "\n"
    } else {
      out += "  " + words("ingest.no-date") + "\n"
    }
    out +=
      "  "
      + words(
        "ingest.counts",
        [
          "annotations": "\(document.annotations)", "candidates": "\(document.candidates)", "added": "\(report.added)",
          "removed": "\(report.removed)", "kept": "\(report.kept)",
        ]) + "\n"
    out += list("ingest.new-pairs", report.newPairs.map { "\($0.zh) \($0.ko)" })
    out += list("ingest.gone-pairs", report.gonePairs.map { "\($0.zh) \($0.ko)" })
    for conflict in report.conflicts {
      out += "  " + words("ingest.conflict", ["zh": conflict.zh, "forms": forms(conflict.forms)]) + "\n"
    }
    for disagreement in document.disagreements.prefix(Self.shown) {
      out +=
        "  \(path):\(disagreement.line):\(disagreement.column): "
        + words(
          "ingest.disagreement",
          ["zh": disagreement.zh, "ko": disagreement.ko, "preferred": disagreement.preferred.joined(separator: " / ")])
        + "\n"
    }
    if document.disagreements.count > Self.shown {
      out += "  " + words("report.more-places", ["count": "\(document.disagreements.count - Self.shown)"]) + "\n"
    }
    if explain {
      for pair in document.filtered {
        out +=
          "  \(path):\(pair.line):\(pair.column): \(pair.zh) \(pair.ko) – \(words("ingest.filter.\(pair.reason.rawValue)"))\n"
      }
    }
    return out
  }

  func closing(_ result: IngestResult) -> String {
    guard !result.lookFirst.isEmpty else { return "" }
    var out = words("ingest.look-first") + "\n"
    for (number, first) in result.lookFirst.prefix(Self.first).enumerated() {
      let reason: String
      switch first.reason {
      case .conflict(let forms): reason = words("ingest.reason.conflict", ["forms": self.forms(forms)])
      case .departure(let expected):
        reason = words("ingest.reason.departure", ["expected": expected.joined(separator: " / ")])
      case .frequent: reason = words("ingest.reason.frequent")
      }
      out += "  \(number + 1). \(first.zh) \(first.ko) – \(reason)\n"
    }
    if result.undecided > 0 { out += words("ingest.undecided", ["count": "\(result.undecided)"]) + "\n" }
    return out
  }

  private func outcome(_ outcome: IngestReport.Outcome) -> String {
    switch outcome {
    case .new: words("ingest.outcome.new")
    case .unchanged: words("ingest.outcome.unchanged")
    case .changed: words("ingest.outcome.changed")
    case .moved(let from): words("ingest.outcome.moved", ["path": base.displayPath(from)])
    }
  }

  private func forms(_ forms: [Conflict.Form]) -> String {
    forms.map { "\($0.ko) \($0.count)" }.joined(separator: ", ")
  }

  private func list(_ key: String, _ items: [String]) -> String {
    guard !items.isEmpty else { return "" }
    var shown = items.prefix(Self.shown).joined(separator: ", ")
    if items.count > Self.shown { shown += " " + words("ingest.more-pairs", ["count": "\(items.count - Self.shown)"]) }
    return "  " + words(key, ["count": "\(items.count)"]) + " " + shown + "\n"
  }
}
