// SPDX-License-Identifier: Apache-2.0

import Alignment
import Diagnostics
import Documents
import HanHangul
import TermBase

/// The glossary's files in memory, with decisions put into them; `save` writes the files that changed.
///
/// Only rows that a decision is about get new bytes.
struct GlossaryEditor {
  private let base: Base
  private(set) var files: [GlossaryFile]
  private var terms: TermBase
  private let stamps: [String: FileStamp]
  private let byline: Byline
  private var changed: Set<String> = []

  /// Reads the files. The stamps are taken before they are read: a change in between is seen when they are written.
  init(_ base: Base, byline: Byline) throws {
    self.base = base
    self.byline = byline
    var stamps: [String: FileStamp] = [:]
    for path in base.glossaryPaths { stamps[path] = FileStamp(path: base.path(path)) }
    let loaded = Glossary(base).load()
    if loaded.isIncomplete { throw GlossaryUnusable(problems: loaded.problems) }
    files = loaded.files
    terms = loaded.base
    self.stamps = stamps
  }

  var termBase: TermBase { terms }

  /// Writes what changed; every file is compared with what was read before it is replaced.
  func save() throws {
    for file in files where changed.contains(file.path) {
      let path = base.path(file.path)
      if stamps[file.path] == nil {
        if FileSystem.kind(path) != nil { throw FileWriteError(path: path, cause: .changedMeanwhile) }
        let code = FileSystem.makeFolder(base.glossaryFolder)
        if code != 0 { throw BaseError.notWritable(path: base.glossaryFolder, reason: FileSystem.reason(code)) }
      }
      try OutputFile.replaceAtomically(path: path, bytes: file.serialized(), expected: stamps[file.path])
    }
  }

  /// Puts a decision into the files, or says why not; then nothing has changed.
  mutating func apply(_ decision: Decision, _ replacement: Replacement) throws -> DecisionOutcome {
    var decision = decision
    decision.zh = Self.tidy(decision.zh)
    decision.ko = Self.tidy(decision.ko)
    guard !decision.ko.isEmpty, decision.zh.unicodeScalars.contains(where: { Han.contains($0.value) }) else {
      throw DecisionError.notAPair(zh: decision.zh, ko: decision.ko)
    }
    let concept = try concept(of: decision)
    let row = concept.flatMap { Self.row(of: decision, in: $0) }
    if let row, row.status == decision.status { return DecisionOutcome(row: row, change: .unchanged) }
    if let row, replacement == .refuse {
      throw DecisionError.alreadyDecided(
        zh: row.zh, ko: row.ko, status: row.status, place: SourcePlace(path: row.path, line: row.line))
    }
    var rivals: [GlossaryRow] = []
    if decision.status == .preferred, let concept {
      rivals = concept.rows.filter {
        $0.status == .preferred && $0.form == decision.form && !Self.sameBytes($0.ko, decision.ko)
      }
    }
    if let rival = rivals.first, replacement == .refuse {
      throw DecisionError.preferredExists(
        zh: decision.zh, ko: decision.ko, other: rival.ko, place: SourcePlace(path: rival.path, line: rival.line))
    }
    let before = self
    do {
      return try write(decision, row: row, rivals: rivals, concept: concept, replacement)
    } catch {
      self = before
      throw error
    }
  }

  private mutating func write(
    _ decision: Decision, row old: GlossaryRow?, rivals: [GlossaryRow], concept: Concept?, _ replacement: Replacement
  ) throws -> DecisionOutcome {
    var outcome: DecisionOutcome
    if var row = old {
      let status = row.status
      row.status = decision.status
      sign(&row, reason: decision.reason)
      outcome = DecisionOutcome(row: try set(row), change: .changed(from: status))
    } else {
      outcome = DecisionOutcome(row: try append(decision, to: concept), change: .added)
    }
    if case .replace(let demoted) = replacement {
      for var rival in rivals {
        rival.status = demoted
        sign(&rival, reason: nil)
        outcome.demoted.append(try set(rival))
      }
    }
    terms = TermBase(files: files)
    return outcome
  }

  // MARK: finding

  private func concept(of decision: Decision) throws -> Concept? {
    if let id = decision.id { return terms.concept(id: id) }
    let numbers = Set(terms.rows(foldedChinese: Fold.key(decision.zh)).map(\.concept)).sorted()
    let concepts = numbers.map { terms.concepts[$0] }
    if concepts.count <= 1 { return concepts.first }
    // A rendering that only one of the homonyms has tells which is meant.
    let having = concepts.filter { Self.row(of: decision, in: $0) != nil }
    if having.count == 1 { return having[0] }
    throw DecisionError.ambiguous(zh: decision.zh, ids: concepts.compactMap(\.id))
  }

  /// The row with this very Chinese before one whose Chinese is the same once folded.
  private static func row(of decision: Decision, in concept: Concept) -> GlossaryRow? {
    let fold = Fold.key(decision.zh)
    let rows = concept.rows.filter {
      sameBytes($0.ko, decision.ko) && $0.form == decision.form && Fold.key($0.zh) == fold
    }
    return rows.first { sameBytes($0.zh, decision.zh) } ?? rows.first
  }

  /// `==` on strings takes NFC and NFD for the same; values here are NFC, and 李 (U+F9E1) is not 李.
  private static func sameBytes(_ one: String, _ other: String) -> Bool { one.utf8.elementsEqual(other.utf8) }

  // MARK: writing

  private mutating func set(_ row: GlossaryRow) throws -> GlossaryRow {
    for number in files.indices where files[number].path == row.path {
      guard let place = files[number].rows.firstIndex(where: { $0.line == row.line }) else { continue }
      try files[number].setRow(at: place, to: row)
      changed.insert(row.path)
      return files[number].rows[place]
    }
    return row
  }

  private mutating func append(_ decision: Decision, to concept: Concept?) throws -> GlossaryRow {
    let path =
      concept?.rows.first?.path
      ?? GlossaryFiles.path(for: decision.category, among: files.map(\.path))
    if !files.contains(where: { $0.path == path }) {
      files.append(try GlossaryFile(newAt: path, columns: GlossaryFiles.columns))
    }
    var row = GlossaryRow(
      id: decision.id ?? concept?.id, zh: decision.zh, ko: decision.ko, status: decision.status, form: decision.form,
      kind: decision.kind ?? kind(of: decision), category: decision.category ?? concept?.category,
      note: decision.note, source: decision.source)
    sign(&row, reason: decision.reason)
    for number in files.indices where files[number].path == path {
      try files[number].append(row)
      changed.insert(path)
      return files[number].rows.last ?? row
    }
    return row
  }

  /// By alignment; a rejected pair is of no kind.
  private func kind(of decision: Decision) -> RenderingKind? {
    if decision.status == .rejected { return nil }
    var aligner = Aligner()
    let found = aligner.annotations(in: "\(decision.ko)(\(decision.zh))").first
    return found?.kind == RenderingKind.none ? nil : found?.kind
  }

  private func sign(_ row: inout GlossaryRow, reason: String?) {
    row.by = byline.name ?? row.by
    row.date = byline.date
    // The reason of the decision before is no reason of this one.
    row.reason = reason
  }

  private static func tidy(_ text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return (try? Normalization.nfc(words)) ?? words
  }
}
