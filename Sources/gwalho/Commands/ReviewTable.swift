// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Documents
import Reporting
import TermBase
import Workspace

extension Review {
  /// Writes the candidates as a table; which one the name says.
  func write(_ items: [ReviewItem], to path: String, _ service: ReviewService, _ base: Base) throws {
    let name = path.lowercased()
    let isWorkbook = name.hasSuffix(".xlsx")
    let sheet =
      isWorkbook ? try Self.workbook(items) : name.hasSuffix(".csv") ? ReviewSheet.csv(items) : ReviewSheet.tsv(items)
    if path == "-" { return StandardOutput.write(sheet) }
    try base.refuseOwnFile(path)
    if !force {
      let count = try service.unapplied(path)
      if count > 0 { throw ReviewSheetUnapplied(path: path, count: count) }
    }
    try OutputFile.replaceAtomically(path: path, bytes: sheet)
    let key = isWorkbook ? "review.exported-workbook" : "review.exported"
    let counts = ["count": "\(items.count)", "concepts": Self.concepts(items), "path": path]
    StandardOutput.write(words(key, counts) + "\n")
  }

  /// The candidates as a workbook in the language of this run.
  private static func workbook(_ items: [ReviewItem]) throws -> [UInt8] {
    let words = ReviewWords(isKorean: language == .ko) { Catalogue.text($0, [:], language) }
    return try ReviewWorkbook.bytes(items, words: words, created: Today.midnight())
  }

  /// Takes the verdicts of a table into the glossary and says what became of each row.
  func take(_ path: String, _ service: ReviewService, _ base: Base) throws {
    let content: ReviewSheet.Content
    do {
      content = try ReviewSheet.read(path)
    } catch let error as ReviewSheetUnusable {
      error.problems.forEach(Complaint.say)
      Complaint.say(error)
      throw ExitCode(2)
    }
    let result = try service.apply(content.verdicts, replacing: replace ? .replace(demoted: .deprecated) : .refuse)
    let printer = DecisionPrinter(base: base)
    result.outcomes.forEach(printer.say)
    let counts = [
      // A correction writes two rows of the glossary.
      "total": content.verdicts.count + content.damaged.count + content.notes, "rows": result.outcomes.count,
      "decided": result.decided, "unchanged": result.unchanged, "later": result.later + content.damaged.count,
      "refused": result.conflicts.count,
    ]
    var summary = words("review.applied", counts.mapValues(String.init))
    if content.notes > 0 { summary += words("review.applied.notes", ["count": "\(content.notes)"]) }
    StandardOutput.write(summary + "\n")
    for conflict in result.conflicts { say(Self.text(conflict.error), of: conflict.verdict, path) }
    for verdict in result.correctedLater {
      say(words("review.corrected-later", ["ko": verdict.ko, "zh": verdict.zh]), of: verdict, path)
    }
    if let first = content.damaged.first {
      let count = ["count": "\(content.damaged.count)"]
      StandardError.write("gwalho: \(path):\(first): \(words("review.damaged-keys", count))\n")
    }
    if !result.conflicts.isEmpty { throw ExitCode(1) }
  }

  private func say(_ text: String, of verdict: ReviewVerdict, _ path: String) {
    StandardError.write("gwalho: \(path)\(verdict.line.map { ":\($0)" } ?? ""): \(SafeText.of(text))\n")
  }

  /// A status has its name in the language of this run.
  private static func text(_ error: any Error) -> String {
    guard let error = error as? ReviewConflict else { return Complaint.text(error) }
    return words(error.catalogueKey, error.arguments { words("status.\($0.rawValue)") })
  }
}
