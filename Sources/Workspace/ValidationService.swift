// SPDX-License-Identifier: Apache-2.0

import Alignment
import Diagnostics
public import TermBase

/// What `gwalho validate` found: what files and rows are wrong in themselves, and what does not hold together.
public struct ValidationResult: Sendable {
  /// Unreadable files and rows, by path and line. Paths are relative to the base.
  public var problems: [GlossaryError]
  /// Of the rows that could be read.
  public var findings: [ValidationFinding]
  /// How much was looked at.
  public var files: Int
  /// Concepts that the readable rows make.
  public var concepts: Int
  /// Rows that could be read.
  public var rows: Int

  /// Whether decisions are missing, or contradict each other.
  public var hasErrors: Bool {
    problems.contains(where: \.isFatal) || findings.contains { $0.level == .error }
  }
}

extension Glossary {
  /// Checks the whole glossary.
  public func validate() -> ValidationResult {
    let loaded = load()
    var aligner = Aligner()
    // A short form leaves out characters, so it cannot read all of them (科学技术协会 → 과협).
    let short = loaded.base.concepts.flatMap(\.rows).filter { $0.form != .full }.map {
      SourcePlace(path: $0.path, line: $0.line)
    }
    let findings = loaded.base.validate { zh, ko in aligner.link(zh: zh, ko: ko) }.filter {
      $0.code != .doesNotRead || !short.contains($0.place)
    }
    return ValidationResult(
      problems: loaded.problems, findings: findings, files: base.glossaryPaths.count,
      concepts: loaded.base.concepts.count, rows: loaded.base.rowCount)
  }
}
