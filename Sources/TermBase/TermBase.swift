// SPDX-License-Identifier: Apache-2.0

import HanHangul

/// People's decisions: the rows of all glossary files, gathered into concepts.
///
/// ## What belongs together
///
/// - Rows with one `id` are one concept, whatever their Chinese.
/// - A row without `id` joins the concept with an id whose Chinese folds to the same, when there is **exactly
///   one** such concept: whoever gives one row an id has not meant to tear the others off.
/// - When several have it (homonyms: 苹果 애플 / 사과) nothing tells which was meant. The rows without id stay a
///   concept of their own under the fold of their Chinese, and validation reports them.
///
/// Files are taken in byte order of their paths, rows in file order; a concept stands where its first row does.
/// Rows with status `rejected` belong to concepts like all others: look at `GlossaryRow.status`.
public struct TermBase: Sendable {
  /// One row by its place: `concepts[concept].rows[row]`.
  public struct RowIndex: Sendable, Hashable, Comparable {
    /// Place in `concepts`.
    public var concept: Int
    /// Place in the concept's `rows`.
    public var row: Int

    /// A place.
    public init(concept: Int, row: Int) {
      self.concept = concept
      self.row = row
    }

    /// By concept, then row.
    public static func < (one: RowIndex, other: RowIndex) -> Bool {
      (one.concept, one.row) < (other.concept, other.row)
    }
  }

  /// All concepts, in the order of their first rows.
  public private(set) var concepts: [Concept] = []
  /// Cells that are not NFC in their file, with the file's path.
  public let unnormalizedCells: [(path: String, cell: GlossaryFile.UnnormalizedCell)]

  /// `Fold.key` of the Chinese and Korean of each row, shaped as `concepts`; the index is built from them.
  private(set) var foldedChinese: [[String]] = []
  private(set) var foldedKorean: [[String]] = []
  private var byChinese: [String: [RowIndex]] = [:]
  private var byKorean: [String: [RowIndex]] = [:]
  private var byID: [String: Int] = [:]

  /// The concepts of files.
  public init(files: [GlossaryFile]) {
    let sorted = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    self.init(
      rows: sorted.flatMap(\.rows),
      unnormalizedCells: sorted.flatMap { file in file.unnormalizedCells.map { (file.path, $0) } })
  }

  /// The concepts of rows, taken in their order.
  public init(rows: [GlossaryRow]) {
    self.init(rows: rows, unnormalizedCells: [])
  }

  private init(rows: [GlossaryRow], unnormalizedCells: [(path: String, cell: GlossaryFile.UnnormalizedCell)]) {
    self.unnormalizedCells = unnormalizedCells
    let folds = rows.map { Fold.key($0.zh) }
    var idsByChinese: [String: String?] = [:]
    for (row, fold) in zip(rows, folds) {
      guard let id = row.id else { continue }
      // A second id makes the entry nil: the Chinese alone does not tell.
      if let known = idsByChinese[fold] {
        if let known, known != id { idsByChinese[fold] = .some(nil) }
      } else {
        idsByChinese[fold] = .some(id)
      }
    }
    var withoutID: [String: Int] = [:]
    for (row, fold) in zip(rows, folds) {
      let place: Int
      if let id = row.id ?? idsByChinese[fold] ?? nil {
        place = byID[id] ?? addConcept(key: id, id: id)
        byID[id] = place
      } else {
        place = withoutID[fold] ?? addConcept(key: fold, id: nil)
        withoutID[fold] = place
      }
      let index = RowIndex(concept: place, row: concepts[place].rows.count)
      let korean = Fold.key(row.ko)
      concepts[place].rows.append(row)
      foldedChinese[place].append(fold)
      foldedKorean[place].append(korean)
      byChinese[fold, default: []].append(index)
      byKorean[korean, default: []].append(index)
    }
  }

  private mutating func addConcept(key: String, id: String?) -> Int {
    concepts.append(Concept(key: key, id: id, rows: []))
    foldedChinese.append([])
    foldedKorean.append([])
    return concepts.count - 1
  }
}

// MARK: - Look-ups

extension TermBase {
  /// How many rows there are.
  public var rowCount: Int { concepts.reduce(0) { $0 + $1.rows.count } }

  /// The row at a place.
  public subscript(_ index: RowIndex) -> GlossaryRow { concepts[index.concept].rows[index.row] }

  /// Rows whose Chinese has this fold (`Fold.key`), rejected ones included, in the order of concepts.
  public func rows(foldedChinese fold: String) -> [RowIndex] { byChinese[fold, default: []].sorted() }

  /// Rows whose Korean has this fold, rejected ones included, in the order of concepts.
  public func rows(foldedKorean fold: String) -> [RowIndex] { byKorean[fold, default: []].sorted() }

  /// The concept with this `id`.
  public func concept(id: String) -> Concept? { byID[id].map { concepts[$0] } }

  /// Whether a person said that these two are no pair. Both are compared by their fold.
  public func isRejected(chinese: String, korean: String) -> Bool {
    let korean = Fold.key(korean)
    return byChinese[Fold.key(chinese), default: []].contains { index in
      foldedKorean[index.concept][index.row] == korean && self[index].status == .rejected
    }
  }

  /// The rows that say so, in the order of concepts.
  public var rejectedPairs: [GlossaryRow] { concepts.flatMap { $0.rows(.rejected) } }
}
