// SPDX-License-Identifier: Apache-2.0

import HanHangul
import TermBase

/// Which rows of files being edited belong together, kept up to date row by row: `TermBase` knows the same, but
/// only of files as a whole.
struct ConceptRows {
  /// A row by its place; rows are only ever appended, so places stay.
  struct Place: Hashable, Comparable {
    var file: Int
    var row: Int

    static func < (one: Place, other: Place) -> Bool { (one.file, one.row) < (other.file, other.row) }
  }

  /// A concept as far as an edit needs it.
  struct Members {
    var id: String?
    var places: [Place]
  }

  private var byFold: [ByteKey: [Place]] = [:]
  private var byID: [String: [Place]] = [:]

  init(_ files: [GlossaryFile]) {
    byFold.reserveCapacity(files.reduce(0) { $0 + $1.rows.count })
    for (number, file) in files.enumerated() {
      for (place, row) in file.rows.enumerated() { add(row, at: Place(file: number, row: place)) }
    }
  }

  mutating func add(_ row: GlossaryRow, at place: Place) {
    byFold[ByteKey(Fold.key(row.zh)), default: []].append(place)
    if let id = row.id { byID[id, default: []].append(place) }
  }

  /// Forgets a row that was added last.
  mutating func removeLast(_ row: GlossaryRow, at place: Place) {
    Self.removeLast(place, of: ByteKey(Fold.key(row.zh)), in: &byFold)
    if let id = row.id { Self.removeLast(place, of: id, in: &byID) }
  }

  private static func removeLast<Key>(_ place: Place, of key: Key, in places: inout [Key: [Place]]) {
    guard places[key]?.last == place else { return }
    places[key]?.removeLast()
    if places[key]?.isEmpty == true { places[key] = nil }
  }

  /// Folds of all Chinese forms, in no order.
  var folds: some Collection<String> { byFold.keys.lazy.map(\.text) }

  /// Rows whose Chinese has a fold.
  func places(fold: String) -> [Place] { byFold[ByteKey(fold)] ?? [] }

  /// The concept with an id; nil when no row has it.
  func members(id: String, in files: [GlossaryFile]) -> Members? {
    guard let own = byID[id] else { return nil }
    var places = Set(own)
    for fold in Set(own.map { Fold.key(files[$0.file].rows[$0.row].zh) }) where ids(fold, files).count == 1 {
      // Rows without an id join the only concept that has their Chinese.
      places.formUnion(self.places(fold: fold))
    }
    return Members(id: id, places: places.sorted())
  }

  /// The concepts that have a Chinese form: several are homonyms.
  func members(fold: String, in files: [GlossaryFile]) -> [Members] {
    // Most of what a review asks for is decided nowhere.
    if places(fold: fold).isEmpty { return [] }
    let ids = ids(fold, files)
    var found = ids.compactMap { members(id: $0, in: files) }
    let loose = rowsWithoutID(fold: fold, in: files)
    if ids.count != 1, !loose.isEmpty { found.append(Members(id: nil, places: loose)) }
    return found
  }

  /// Rows of a Chinese form that name no concept.
  func rowsWithoutID(fold: String, in files: [GlossaryFile]) -> [Place] {
    places(fold: fold).filter { files[$0.file].rows[$0.row].id == nil }
  }

  private func ids(_ fold: String, _ files: [GlossaryFile]) -> [String] {
    Set(places(fold: fold).compactMap { files[$0.file].rows[$0.row].id }).sorted()
  }
}
