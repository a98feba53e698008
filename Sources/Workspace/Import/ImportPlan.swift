// SPDX-License-Identifier: Apache-2.0

import HanHangul
import Interchange
import TermBase

/// Finds for each row of a file what the glossary has on it, and what follows from the policy. Changes nothing.
struct ImportPlan {
  /// A row of the file that review is to see.
  struct Candidate {
    var row: GlossaryRow
    var isOffered: Bool
  }

  let options: ImportOptions
  private let files: [GlossaryFile]
  private let concepts: ConceptRows
  private var ids: Set<String>
  private let isOwn: Bool
  /// What new rows say where they are from, unless the file says it.
  private let source: String?
  /// Lines of rows that put the decision off: they are candidates whatever the options say.
  private let undecided: Set<Int>
  /// What the rows of the current concept prefer so far, by form: a file that prefers two renderings says nothing of
  /// the second.
  private var preferred: [TermForm: String] = [:]

  private(set) var changes: [ImportChange] = []
  private(set) var unchanged = 0
  private(set) var candidates: [Candidate] = []
  private var replacements: [ConceptRows.Place: GlossaryRow] = [:]
  private(set) var additions: [String: [GlossaryRow]] = [:]

  init(
    _ options: ImportOptions, files: [GlossaryFile], concepts: ConceptRows, isOwn: Bool, source: String?,
    undecided: Set<Int> = []
  ) {
    self.options = options
    self.files = files
    self.concepts = concepts
    self.isOwn = isOwn
    self.source = source
    self.undecided = undecided
    ids = Set(files.lazy.flatMap(\.rows).compactMap(\.id))
  }

  /// Rows to set, in the order of the files.
  var edits: [(place: ConceptRows.Place, row: GlossaryRow)] {
    replacements.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Takes a concept of the file; `statesStatus`: whether its statuses are the file's own words.
  mutating func add(_ concept: Concept, statesStatus: Bool) {
    let rows = fitting(distinct(concept.rows))
    if rows.isEmpty { return }
    preferred = [:]
    switch members(of: concept) {
    case .some(let found): merge(rows, into: found, statesStatus: statesStatus)
    case .none(let homonyms) where !homonyms.isEmpty:
      for row in rows { note(.ambiguous(ids: homonyms), row) }
    case .none:
      let id = concept.id.map { unique($0) }
      for row in rows { add(row, beside: [], id: id, statesStatus: statesStatus) }
    }
  }

  /// Rows whose forms can be forms; the others are noted.
  private mutating func fitting(_ rows: [GlossaryRow]) -> [GlossaryRow] {
    rows.filter { row in
      if Self.isSwapped(row) {
        note(.swapped, row)
        return false
      }
      for form in [row.zh, row.ko] {
        guard let fault = FormFault(form) else { continue }
        note(.unfit(form: form, fault: fault), row)
        return false
      }
      return true
    }
  }

  /// Korean alone where the Chinese should be. NBA may be called NBA, and 한자 may be beside 漢字 in a Korean form.
  private static func isSwapped(_ row: GlossaryRow) -> Bool {
    func has(_ text: String, _ isWanted: (UInt32) -> Bool) -> Bool {
      text.unicodeScalars.contains { isWanted($0.value) }
    }
    let isHangul = { (code: UInt32) in (0xAC00...0xD7A3).contains(code) }
    return !has(row.zh, Han.contains) && has(row.zh, isHangul) && has(row.ko, Han.contains) && !has(row.ko, isHangul)
  }

  private enum Match {
    case some(ConceptRows.Members)
    case none(homonyms: [String])
  }

  /// The concept of the glossary that a concept of the file is.
  ///
  /// An id tells when both come from gwalho or share a Chinese form: `c1` of one tool is not `c1` of another. Else
  /// the Chinese tells; of homonyms the one that has the same rendering.
  private func members(of concept: Concept) -> Match {
    let folds = Set(concept.rows.map { Fold.key($0.zh) })
    if let id = concept.id, let found = concepts.members(id: id, in: files) {
      if isOwn || found.places.contains(where: { folds.contains(Fold.key(self[$0].zh)) }) { return .some(found) }
    }
    var found: [ConceptRows.Members] = []
    for row in concept.rows {
      for members in concepts.members(fold: Fold.key(row.zh), in: files)
      where !found.contains(where: { $0.places == members.places }) { found.append(members) }
    }
    // Our own ids tell homonyms apart.
    if isOwn, concept.id != nil { found.removeAll { $0.id != nil } }
    if found.count > 1 {
      let renderings = Set(concept.rows.map { Array($0.ko.utf8) })
      let having = found.filter { $0.places.contains { renderings.contains(Array(self[$0].ko.utf8)) } }
      if having.count == 1 { return .some(having[0]) }
      return .none(homonyms: found.map { $0.id ?? self[$0.places[0]].zh })
    }
    return found.first.map { .some($0) } ?? .none(homonyms: [])
  }

  private subscript(_ place: ConceptRows.Place) -> GlossaryRow {
    replacements[place] ?? files[place.file].rows[place.row]
  }

  // MARK: Merging

  private mutating func merge(_ rows: [GlossaryRow], into members: ConceptRows.Members, statesStatus: Bool) {
    for row in rows {
      let places = members.places.filter { Self.same(self[$0].ko, row.ko) && Fold.key(self[$0].zh) == Fold.key(row.zh) }
      let place =
        places.first { Self.same(self[$0].zh, row.zh) && self[$0].form == row.form }
        ?? places.first { Self.same(self[$0].zh, row.zh) } ?? places.first
      if let place {
        merge(row, at: place, members, statesStatus: statesStatus)
      } else {
        add(row, beside: members.places, id: members.id, statesStatus: statesStatus)
      }
    }
  }

  private mutating func merge(
    _ row: GlossaryRow, at place: ConceptRows.Place, _ members: ConceptRows.Members, statesStatus: Bool
  ) {
    let ours = self[place]
    let statesStatus = statesStatus && !undecided.contains(row.line)
    switch ours.status {
    case .deprecated, .superseded, .rejected:
      // A list of pairs calls nothing forbidden: what it has is no news, and no reason to write on the row.
      if !statesStatus { return note(.forbidden(ours.status), row) }
    case .preferred, .admitted: break
    }
    let second = preferred[row.form].flatMap { Self.same($0, row.ko) ? nil : $0 }
    if statesStatus, row.status == .preferred, let second, options.policy == .theirs || ours.status == .preferred {
      return note(.secondPreferred(after: second), row)
    }
    if ours.status == .preferred, !statesStatus || row.status == .preferred { preferred[row.form] = row.ko }
    var merged = ours
    var taken: [ImportChange.Difference] = []
    var left: [ImportChange.Difference] = []
    for column in GlossaryColumn.allCases where ![.id, .zh, .ko].contains(column) {
      var theirs = row.cell(column)
      let current = ours.cell(column)
      if column == .status, statesStatus { theirs = row.status.rawValue }
      let shown = column == .status ? ours.status.rawValue : current
      if theirs.isEmpty || Self.same(theirs, shown) { continue }
      let difference = ImportChange.Difference(column: column.rawValue, ours: shown, theirs: theirs)
      // What is said of the concept may stand on any of its rows.
      if [.category, .definition, .domain].contains(column), current.isEmpty,
        members.places.contains(where: { Self.same(self[$0].cell(column), theirs) })
      {
        continue
      }
      let takes =
        switch options.policy {
        case .keep: false
        case .theirs: true
        case .both: current.isEmpty && column != .status
        }
      if takes { _ = merged.set(column, theirs) }
      if takes { taken.append(difference) } else { left.append(difference) }
    }
    for extra in row.extras {
      let current = ours.extras.first { $0.column == extra.column }?.value ?? ""
      if Self.same(current, extra.value) { continue }
      let difference = ImportChange.Difference(column: extra.column, ours: current, theirs: extra.value)
      guard options.policy == .theirs || options.policy == .both && current.isEmpty else {
        left.append(difference)
        continue
      }
      merged.extras.removeAll { $0.column == extra.column }
      merged.extras.append(extra)
      taken.append(difference)
    }
    if !taken.isEmpty {
      if merged.status == .preferred, ours.status != .preferred {
        demote(rivals(of: row, in: members.places), row)
        preferred[row.form] = row.ko
      }
      replacements[place] = merged
      note(.changed(taken, left: left), row)
    } else if !left.isEmpty {
      note(.kept(left), row)
    } else {
      unchanged += 1
    }
  }

  private mutating func add(
    _ new: GlossaryRow, beside places: [ConceptRows.Place], id: String?, statesStatus: Bool
  ) {
    var row = new
    row.source = row.source ?? source
    let first = row.status == .preferred ? preferred[row.form].flatMap { Self.same($0, row.ko) ? nil : $0 } : nil
    // A table of pairs calls every target the right one.
    if first != nil, !statesStatus || !isOwn { row.status = .admitted }
    let isUndecided = undecided.contains(row.line)
    guard options.isDecided, !isUndecided else {
      if row.status == .preferred, first == nil, !isUndecided { preferred[row.form] = row.ko }
      let isOffered = row.status == .preferred || row.status == .admitted
      candidates.append(Candidate(row: row, isOffered: isOffered))
      return note(isOffered ? .candidate : .discouraged, row)
    }
    if row.status == .preferred, let first {
      guard options.policy == .both else { return note(.secondPreferred(after: first), row) }
      row.status = .admitted
    }
    let rivals = row.status == .preferred ? rivals(of: row, in: places) : []
    if let rival = rivals.first {
      switch options.policy {
      case .keep: return note(.contradicted(by: self[rival].ko), row)
      case .theirs: demote(rivals, row)
      case .both: row.status = .admitted
      }
    }
    if row.status == .preferred { preferred[row.form] = row.ko }
    row.id = id
    let home =
      places.first.map { files[$0.file].path } ?? GlossaryFiles.path(for: row.category, among: files.map(\.path))
    additions[home, default: []].append(row)
    note(.added, row)
  }

  private func rivals(of row: GlossaryRow, in places: [ConceptRows.Place]) -> [ConceptRows.Place] {
    places.filter {
      let other = self[$0]
      return other.status == .preferred && other.form == row.form && !Self.same(other.ko, row.ko)
    }
  }

  private mutating func demote(_ rivals: [ConceptRows.Place], _ row: GlossaryRow) {
    for rival in rivals {
      var ours = self[rival]
      ours.status = .superseded
      replacements[rival] = ours
      changes.append(
        ImportChange(kind: .demoted, zh: ours.zh, ko: ours.ko, status: .superseded, line: row.line))
    }
  }

  private mutating func note(_ kind: ImportChange.Kind, _ row: GlossaryRow) {
    changes.append(ImportChange(kind: kind, zh: row.zh, ko: row.ko, status: row.status, line: row.line))
  }

  /// An id that no concept of the glossary has.
  private mutating func unique(_ id: String) -> String {
    var candidate = id
    var number = 2
    while !ids.insert(candidate).inserted {
      candidate = "\(id)-\(number)"
      number += 1
    }
    return candidate
  }

  private mutating func distinct(_ rows: [GlossaryRow]) -> [GlossaryRow] {
    guard rows.count > 1 else { return rows }
    var seen: Set<[UInt8]> = []
    return rows.filter { row in
      let isNew = seen.insert(Array("\(row.zh)\t\(row.ko)\t\(row.form.rawValue)".utf8)).inserted
      if !isNew { note(.repeated, row) }
      return isNew
    }
  }

  private static func same(_ one: String, _ other: String) -> Bool { one.utf8.elementsEqual(other.utf8) }
}
