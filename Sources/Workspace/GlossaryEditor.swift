// SPDX-License-Identifier: Apache-2.0

import Alignment
import Diagnostics
import Documents
import HanHangul
import IndexFile
import TermBase

/// The glossary's files in memory, with decisions put into them; `save` writes the files that changed.
///
/// Only rows that a decision is about get new bytes.
struct GlossaryEditor {
  private let base: Base
  private var stamps: [String: FileStamp]
  private let byline: Byline
  var files: [GlossaryFile]
  private(set) var concepts: ConceptRows
  private var changed: Set<String> = []
  /// Rows that were added while edits can be taken back, and how many times over they can.
  private var added: [ConceptRows.Place] = []
  private var open = 0

  /// Reads the files. The stamps are taken before they are read: a change in between is seen when they are written.
  init(_ base: Base, byline: Byline) throws {
    self.base = base
    self.byline = byline
    var stamps: [String: FileStamp] = [:]
    for path in base.glossaryPaths { stamps[path] = FileStamp(path: base.path(path)) }
    let loaded = TermBase.readFiles(paths: base.glossaryPaths, in: base.root, cp949: .windows949)
    if loaded.problems.contains(where: \.isFatal) { throw GlossaryUnusable(problems: loaded.problems) }
    files = loaded.files
    concepts = ConceptRows(files)
    self.stamps = stamps
  }

  /// Writes what changed; every file is compared with what was read before it is replaced.
  mutating func save() throws {
    for file in files where changed.contains(file.path) {
      let path = base.path(file.path)
      if stamps[file.path] == nil {
        if FileSystem.kind(path) != nil { throw FileWriteError(path: path, cause: .changedMeanwhile) }
        let code = FileSystem.makeFolder(base.glossaryFolder)
        if code != 0 { throw BaseError.notWritable(path: base.glossaryFolder, reason: FileSystem.reason(code)) }
      }
      try OutputFile.replaceAtomically(path: path, bytes: file.serialized(), expected: stamps[file.path])
      stamps[file.path] = FileStamp(path: path)
    }
    changed = []
  }

  /// Paths of the files that `save` would write.
  var changedPaths: [String] { changed.sorted() }

  /// The bytes of a file as they would be written; nil when there is none of that path.
  func bytes(of path: String) -> [UInt8]? { files.first { $0.path == path }?.serialized() }

  /// Whether the files on disk are, byte for byte, what was read or saved last. Reading them costs a fraction of parsing
  /// them, so whoever makes one change after the other keeps the editor and asks this before each.
  mutating func isCurrent() -> Bool {
    guard changed.isEmpty, base.glossaryPaths == files.map(\.path).sorted() else { return false }
    var seen: [String: FileStamp] = [:]
    for file in files {
      // The stamp first: who writes between the two is seen when the file is replaced.
      seen[file.path] = FileStamp(path: base.path(file.path))
      let known = file.serialized()
      guard FileSystem.head(of: base.path(file.path), count: known.count + 1) == known else { return false }
    }
    stamps = seen
    return true
  }

  /// Everything that is decided on a Chinese form, as a number: another one means that decisions have changed.
  func state(ofChinese zh: String) -> String { state(of: rows(ofChinese: Fold.key(zh))) }

  /// The same, were these rows all that is decided.
  func state(of rows: [GlossaryRow]) -> String {
    let text = rows.map { "\($0.zh)\t\($0.ko)\t\($0.status.rawValue)\t\($0.form.rawValue)\n" }
      .sorted()
      .joined()
    return String(UInt32(truncatingIfNeeded: Checksum64.of(Array(text.utf8)) >> 32), radix: 16)
  }

  /// Rows of the concepts that have a Chinese form, rejected ones included, each once and in the order of the files.
  func rows(ofChinese fold: String) -> [GlossaryRow] {
    let places = concepts.members(fold: fold, in: files).flatMap(\.places)
    return Set(places).sorted().map { self[$0] }
  }

  /// The row that a decision is about, when there is one.
  func row(of decision: Decision) throws -> GlossaryRow? {
    let decision = Self.tidied(decision)
    guard let members = try members(of: decision) else { return nil }
    return place(of: decision, in: members).map { self[$0] }
  }

  /// Whether a rendering that is to be the preferred one stands beside another that is.
  func hasRivals(_ decision: Decision) throws -> Bool {
    let decision = Self.tidied(decision)
    return try !rivals(of: decision, in: members(of: decision)).isEmpty
  }

  /// Puts a decision into the files, or says why not; then nothing has changed.
  mutating func apply(_ wanted: Decision, _ replacement: Replacement) throws -> DecisionOutcome {
    let decision = Self.tidied(wanted)
    guard !decision.ko.isEmpty, decision.zh.unicodeScalars.contains(where: { Han.contains($0.value) }) else {
      throw DecisionError.notAPair(zh: decision.zh, ko: decision.ko)
    }
    for form in [decision.zh, decision.ko] {
      if let fault = FormFault(form) { throw DecisionError.unfit(form: form, fault: fault) }
    }
    let members = try members(of: decision)
    if members == nil, decision.id != nil,
      let loose = concepts.rowsWithoutID(fold: Fold.key(decision.zh), in: files).first.map({ self[$0] })
    {
      throw DecisionError.homonymWithoutID(
        zh: decision.zh, other: loose.ko, place: SourcePlace(path: loose.path, line: loose.line))
    }
    let place = members.flatMap { self.place(of: decision, in: $0) }
    let rivals = rivals(of: decision, in: members)
    if let place {
      let row = self[place]
      // Another preferred rendering beside it, from an editor or a command that was killed half-way, is left to decide.
      if row.status == decision.status, rivals.isEmpty { return DecisionOutcome(row: row, change: .unchanged) }
      if row.status != decision.status, replacement == .refuse {
        throw DecisionError.alreadyDecided(
          zh: row.zh, ko: row.ko, status: row.status, place: SourcePlace(path: row.path, line: row.line))
      }
    }
    if let rival = rivals.first.map({ self[$0] }), replacement == .refuse {
      throw DecisionError.preferredExists(
        zh: decision.zh, ko: decision.ko, other: rival.ko, place: SourcePlace(path: rival.path, line: rival.line))
    }
    return try allOrNone { editor in
      try editor.write(decision, at: place, rivals: rivals, members: members, replacement)
    }
  }

  /// Puts several decisions into the files, all or none.
  ///
  /// To keep a copy of the editor and to go back to it does the same, but each decision then costs as much as all rows.
  mutating func allOrNone<Result>(_ edit: (inout GlossaryEditor) throws -> Result) throws -> Result {
    let marks = files.indices.map { files[$0].openEdits() }
    let (changedBefore, addedBefore) = (changed, added.count)
    open += 1
    defer {
      for index in marks.indices { files[index].closeEdits() }
      open -= 1
      if open == 0 { added.removeAll() }
    }
    do {
      return try edit(&self)
    } catch {
      while added.count > addedBefore, let place = added.popLast() { concepts.removeLast(self[place], at: place) }
      files.removeLast(files.count - marks.count)
      for (index, mark) in marks.enumerated() { files[index].takeBackEdits(to: mark) }
      changed = changedBefore
      throw error
    }
  }

  private subscript(_ place: ConceptRows.Place) -> GlossaryRow { files[place.file].rows[place.row] }
}

// MARK: - Finding

extension GlossaryEditor {
  private func members(of decision: Decision) throws -> ConceptRows.Members? {
    if let id = decision.id { return concepts.members(id: id, in: files) }
    let found = concepts.members(fold: Fold.key(decision.zh), in: files)
    if found.count <= 1 { return found.first }
    // A rendering that only one of the homonyms has tells which is meant.
    let having = found.filter { place(of: decision, in: $0) != nil }
    if having.count == 1 { return having[0] }
    throw DecisionError.ambiguous(zh: decision.zh, ids: found.compactMap(\.id))
  }

  /// The row with this very Chinese before one whose Chinese is the same once folded.
  private func place(of decision: Decision, in members: ConceptRows.Members) -> ConceptRows.Place? {
    let fold = Fold.key(decision.zh)
    let places = members.places.filter {
      let row = self[$0]
      return Self.sameBytes(row.ko, decision.ko) && row.form == decision.form && Fold.key(row.zh) == fold
    }
    return places.first { Self.sameBytes(self[$0].zh, decision.zh) } ?? places.first
  }

  /// Rows with another preferred rendering of the same form.
  private func rivals(of decision: Decision, in members: ConceptRows.Members?) -> [ConceptRows.Place] {
    guard decision.status == .preferred, let members else { return [] }
    return members.places.filter {
      let row = self[$0]
      return row.status == .preferred && row.form == decision.form && !Self.sameBytes(row.ko, decision.ko)
    }
  }

  /// `==` on strings takes NFC and NFD for the same, and so U+F9E1 and 李.
  private static func sameBytes(_ one: String, _ other: String) -> Bool { one.utf8.elementsEqual(other.utf8) }

  static func tidied(_ decision: Decision) -> Decision {
    var decision = decision
    decision.zh = tidy(decision.zh)
    decision.ko = tidy(decision.ko)
    return decision
  }

  private static func tidy(_ text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return (try? Normalization.nfc(words)) ?? words
  }
}

// MARK: - Writing

extension GlossaryEditor {
  /// Gives all rows of a Chinese form a category; how many had another. Who decided on the renderings stays.
  mutating func setCategory(_ category: TermCategory, ofChinese fold: String) throws -> Int {
    let places = Set(concepts.members(fold: fold, in: files).flatMap(\.places)).sorted()
    var count = 0
    for place in places where self[place].category != category {
      var row = self[place]
      row.category = category
      _ = try set(place, to: row)
      count += 1
    }
    return count
  }

  private mutating func write(
    _ decision: Decision, at place: ConceptRows.Place?, rivals: [ConceptRows.Place], members: ConceptRows.Members?,
    _ replacement: Replacement
  ) throws -> DecisionOutcome {
    var outcome: DecisionOutcome
    if let place, self[place].status == decision.status {
      outcome = DecisionOutcome(row: self[place], change: .unchanged)
    } else if let place {
      var row = self[place]
      let status = row.status
      row.status = decision.status
      row.category = decision.category ?? row.category
      sign(&row, reason: decision.reason)
      outcome = DecisionOutcome(row: try set(place, to: row), change: .changed(from: status))
    } else {
      outcome = DecisionOutcome(row: try append(decision, to: members), change: .added)
    }
    if case .replace(let demoted) = replacement {
      for rival in rivals {
        var row = self[rival]
        row.status = demoted
        sign(&row, reason: nil)
        outcome.demoted.append(try set(rival, to: row))
      }
    }
    return outcome
  }

  private mutating func set(_ place: ConceptRows.Place, to row: GlossaryRow) throws -> GlossaryRow {
    try files[place.file].setRow(at: place.row, to: row)
    changed.insert(files[place.file].path)
    return self[place]
  }

  private mutating func append(_ decision: Decision, to members: ConceptRows.Members?) throws -> GlossaryRow {
    let rows = members?.places.map { self[$0] } ?? []
    let category = decision.category ?? rows.lazy.compactMap(\.category).first
    let file = try file(at: rows.first?.path ?? GlossaryFiles.path(for: category, among: files.map(\.path)))
    var row = GlossaryRow(
      id: decision.id ?? members?.id, zh: decision.zh, ko: decision.ko, status: decision.status, form: decision.form,
      kind: decision.kind ?? kind(of: decision), category: category, note: decision.note, source: decision.source)
    sign(&row, reason: decision.reason)
    try files[file].append(row)
    changed.insert(files[file].path)
    let place = ConceptRows.Place(file: file, row: files[file].rows.count - 1)
    concepts.add(self[place], at: place)
    added.append(place)
    return self[place]
  }

  /// Replaces and adds many rows; `additions` by the path of the file they go to.
  mutating func apply(
    replacing replacements: [(place: ConceptRows.Place, row: GlossaryRow)], appending additions: [String: [GlossaryRow]]
  ) throws {
    for path in additions.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) { _ = try file(at: path) }
    for index in files.indices {
      let replaced = replacements.filter { $0.place.file == index }.map { (index: $0.place.row, row: $0.row) }
      let added = additions[files[index].path] ?? []
      if replaced.isEmpty, added.isEmpty { continue }
      try files[index].apply(replacing: replaced, appending: added)
      changed.insert(files[index].path)
    }
    concepts = ConceptRows(files)
  }

  private mutating func file(at path: String) throws -> Int {
    if let known = files.firstIndex(where: { $0.path == path }) { return known }
    files.append(try GlossaryFile(newAt: path, columns: GlossaryFiles.columns))
    return files.count - 1
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
}
