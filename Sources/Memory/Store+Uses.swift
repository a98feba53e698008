// SPDX-License-Identifier: Apache-2.0

import GRDB
public import HanHangul

/// How often, and how, a pair is used in the recorded versions of all issues.
public struct PairUse: Sendable, Equatable {
  /// The Chinese as written.
  public var zh: String
  /// The rendering as written.
  public var ko: String
  /// `Fold.key` of the Chinese.
  public var zhFolded: String
  /// `Fold.key` of the rendering.
  public var koFolded: String
  /// Places.
  public var count: Int
  /// Documents.
  public var documents: Int
  /// Places of each kind.
  public var kinds: [RenderingKind: Int]
  /// Places that may go to review.
  public var candidates: Int
  /// Places that alignment accepts without a look.
  public var accepted: Int
  /// Places whose rendering departs from the standard form.
  public var departures: Int
  /// The lowest link of a place.
  public var link: Double

  /// The kind of most places.
  public var kind: RenderingKind { kinds.mostFrequent ?? .other }

  /// A pair with all its counts.
  public init(
    zh: String, ko: String, zhFolded: String, koFolded: String, count: Int, documents: Int, kinds: [RenderingKind: Int],
    candidates: Int, accepted: Int, departures: Int, link: Double
  ) {
    self.zh = zh
    self.ko = ko
    self.zhFolded = zhFolded
    self.koFolded = koFolded
    self.count = count
    self.documents = documents
    self.kinds = kinds
    self.candidates = candidates
    self.accepted = accepted
    self.departures = departures
    self.link = link
  }
}

/// How an archive uses its names, and how it writes their brackets.
public struct ArchiveUses: Sendable, Equatable {
  /// Every pair that a recorded version of an issue has, in the order in which pairs were first seen.
  public var pairs: [PairUse] = []
  /// What stands right before the Chinese of annotations that follow their Korean, by character: `(`, `[`, `（`. Counted
  /// where the kept line of context shows it.
  public var brackets: [String: Int] = [:]
}

extension Store {
  /// The uses of the recorded versions of all issues.
  ///
  /// - Complexity: one way through the index of pairs, one through the places. A sum by pair in SQL would sort them all in
  ///   files.
  public func archiveUses() throws(StoreError) -> ArchiveUses {
    try connection.read { db in
      var uses = ArchiveUses()
      let numbers = try pairs(db, &uses)
      try counts(db, numbers, &uses)
      try places(db, numbers, &uses)
      uses.pairs.removeAll { $0.count == 0 }
      return uses
    }
  }

  /// Indexes into the pairs, by their number in the store.
  private func pairs(_ db: Database, _ uses: inout ArchiveUses) throws -> [Int64: Int] {
    var numbers: [Int64: Int] = [:]
    let rows = try Row.fetchCursor(db, sql: "SELECT id, zh, ko, zhFolded, koFolded FROM pair ORDER BY id")
    while let row = try rows.next() {
      numbers[try row.integer(0)] = uses.pairs.count
      uses.pairs.append(
        PairUse(
          zh: try row.text(1), ko: try row.text(2), zhFolded: try row.text(3), koFolded: try row.text(4), count: 0,
          documents: 0, kinds: [:], candidates: 0, accepted: 0, departures: 0, link: .infinity))
    }
    return numbers
  }

  /// What the index has, in the order of pairs and documents.
  private func counts(_ db: Database, _ numbers: [Int64: Int], _ uses: inout ArchiveUses) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT pairId, documentId, kind, isCandidate FROM attestation
        WHERE lastSeenIn IS NULL AND \(DocumentKind.isPlaceOfIssue)
        ORDER BY pairId, documentId
        """)
    var last: (pair: Int64, document: Int64)?
    while let row = try rows.next() {
      let (pair, document) = (try row.integer(0), try row.integer(1))
      guard let number = numbers[pair] else { continue }
      uses.pairs[number].count += 1
      if last.map({ $0 != (pair, document) }) ?? true { uses.pairs[number].documents += 1 }
      last = (pair, document)
      let kind: RenderingKind = try row.word(2)
      uses.pairs[number].kinds[kind, default: 0] += 1
      if try row.integer(3) != 0 { uses.pairs[number].candidates += 1 }
    }
  }

  /// What the index lacks, in the order of the rows.
  private func places(_ db: Database, _ numbers: [Int64: Int], _ uses: inout ArchiveUses) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT a.pairId, a.verdict = 'accept', a.expected IS NOT NULL, a.link,
          CASE WHEN a.direction = 'forward' AND instr(a.context, p.zh) > 1
            THEN substr(a.context, instr(a.context, p.zh) - 1, 1) END
        FROM attestation a NOT INDEXED CROSS JOIN pair p ON p.id = a.pairId
        WHERE a.lastSeenIn IS NULL AND a.\(DocumentKind.isPlaceOfIssue)
        """)
    while let row = try rows.next() {
      guard let number = numbers[try row.integer(0)] else { continue }
      uses.pairs[number].accepted += Int(try row.integer(1))
      uses.pairs[number].departures += Int(try row.integer(2))
      uses.pairs[number].link = min(uses.pairs[number].link, try row.number(3))
      if let bracket = try row.optionalText(4) { uses.brackets[bracket, default: 0] += 1 }
    }
  }
}
