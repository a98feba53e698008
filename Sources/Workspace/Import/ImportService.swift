// SPDX-License-Identifier: Apache-2.0

import Alignment
import Documents
import HanHangul
import IndexFile
import Interchange
import Memory
import TermBase

/// Brings a file of terms into a base.
///
/// The file is read to its end before anything is done: a broken one changes nothing. Decisions go into the
/// glossary's files at once (`DecisionService.edit`), candidates into the store in one transaction, as places of the
/// file; so the same import twice changes nothing the second time.
public struct ImportService: Sendable {
  private let base: Base
  private let decisions: DecisionService

  /// A service for a base; rows keep the names and dates that the file gives them.
  public init(_ base: Base, byline: Byline, patience: Int = 10) {
    self.base = base
    decisions = DecisionService(base, byline: byline, patience: patience)
  }

  /// Imports a file, or says what an import would do.
  public func run(_ path: String, _ options: ImportOptions = ImportOptions()) throws -> ImportReport {
    var rows: [GlossaryRow] = []
    var stated: Set<Int> = []
    let summary = try TermFileReader.read(path, forms: .standard()) { concept in
      if concept.statesStatus { stated.insert(concept.rows[0].line) }
      rows += concept.rows
    }
    let isOurs = summary.isOwn || summary.format == .glossary
    // Whoever finds a new row later can ask where it is from.
    let source = isOurs || path == "-" ? nil : path.split(separator: "/").last.map(String.init)
    let concepts = TermBase(rows: rows).concepts
    rows = []

    func plan(_ editor: GlossaryEditor) -> ImportPlan {
      var plan = ImportPlan(
        options, files: editor.files, concepts: editor.concepts, isOwn: isOurs, source: source)
      for concept in concepts { plan.add(concept, statesStatus: stated.contains(concept.rows[0].line)) }
      return plan
    }
    let made: ImportPlan
    if options.isDryRun {
      made = plan(try GlossaryEditor(base, byline: decisions.byline))
    } else {
      made = try decisions.edit { editor in
        let made = plan(editor)
        try editor.apply(replacing: made.edits, appending: made.additions)
        return made
      }
      if !made.candidates.isEmpty { try record(made.candidates, path: path) }
    }
    var report = ImportReport(summary: summary)
    report.changes = made.changes
    report.unchanged = made.unchanged
    return report
  }

  // MARK: Candidates

  private func record(_ candidates: [ImportPlan.Candidate], path: String) throws {
    let lock = try BaseLock(base, waitingSeconds: decisions.patience)
    defer { lock.release() }
    let store = try Store(path: base.storePath, access: .readWrite, patience: Double(decisions.patience))
    defer { try? store.close() }
    var aligner = Aligner()
    var observations: [Observation] = []
    var version: UInt64 = 0
    for (index, candidate) in candidates.enumerated() {
      let row = candidate.row
      version = Checksum64.of(Array("\(row.line)\t\(row.zh)\t\(row.ko)\t\(row.status.rawValue)".utf8), seed: version)
      observations.append(observation(candidate, number: index, &aligner))
    }
    let digits = String(version, radix: 16)
    var document = ObservedDocument(
      path: path == "-" ? "-" : base.relativePath(of: path),
      // Never the version of a text.
      contentHash: "import-" + String(repeating: "0", count: 16 - digits.utf8.count) + digits, codePoints: 0,
      observations: observations)
    document.kind = .list
    _ = try store.record(document) { FileSystem.kind(base.path($0)) != nil }
  }

  /// A pair of the file as a place: its line, and what the file says of it as the context.
  private func observation(
    _ candidate: ImportPlan.Candidate, number: Int, _ aligner: inout Aligner
  ) -> Observation {
    let row = candidate.row
    let found = aligner.annotations(in: "\(row.ko)(\(row.zh))").first
    let isWhole = found?.zh == row.zh && found?.ko == row.ko
    let kind = row.kind ?? (isWhole ? found?.kind : nil) ?? .other
    let annotation = Annotation(
      line: row.line, column: 1, offset: number, byteOffset: number, zh: row.zh, zhFolded: Fold.key(row.zh),
      zhRange: nil, ko: row.ko, koRange: nil, koLine: row.line, koColumn: 1, kind: kind, direction: .forward,
      aliases: [], confidence: 1, link: isWhole ? found?.link ?? 0 : 0, verdict: .review,
      expected: isWhole ? found?.expected ?? [] : [])
    let said = [row.status == .preferred ? nil : row.status.rawValue, row.definition, row.note, row.reason, row.source]
    var context = "\(row.ko)(\(row.zh))"
    for value in said.compactMap({ $0 }) {
      context += " · " + value.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
    return Observation(
      annotation: annotation, context: context, readingKeys: TermKeys.evidence(of: row.zh),
      isCandidate: candidate.isOffered, filterReason: candidate.isOffered ? nil : "discouraged")
  }
}
