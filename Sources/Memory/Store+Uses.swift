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

extension Store {
  /// Every pair that a recorded version of an issue has, in the order in which pairs were first seen.
  public func pairUses() throws(StoreError) -> [PairUse] {
    // Every row is wanted: by the index SQLite would look for each in a page of its own, twice the time of reading on.
    let kinds: [RenderingKind] = [.sound, .sino, .translation, .mixed, .other, .otherLanguage]
    return try connection.read { db in
      let sums = kinds.map { "sum(kind = '\($0.rawValue)')" }.joined(separator: ", ")
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT p.zh, p.ko, p.zhFolded, p.koFolded, a.* FROM (
            SELECT pairId, count(*), count(DISTINCT documentId), sum(isCandidate), sum(verdict = 'accept'),
              sum(expected IS NOT NULL), min(link), \(sums)
            FROM attestation NOT INDEXED WHERE lastSeenIn IS NULL AND \(DocumentKind.isPlaceOfIssue) GROUP BY pairId
          ) a JOIN pair p ON p.id = a.pairId ORDER BY p.id
          """)
      var uses: [PairUse] = []
      while let row = try rows.next() {
        var counts: [RenderingKind: Int] = [:]
        for (place, kind) in kinds.enumerated() {
          let count = Int(try row.integer(11 + place))
          if count > 0 { counts[kind] = count }
        }
        uses.append(
          PairUse(
            zh: try row.text(0), ko: try row.text(1), zhFolded: try row.text(2), koFolded: try row.text(3),
            count: Int(try row.integer(5)), documents: Int(try row.integer(6)), kinds: counts,
            candidates: Int(try row.integer(7)), accepted: Int(try row.integer(8)),
            departures: Int(try row.integer(9)), link: try row.number(10)))
      }
      return uses
    }
  }

  /// What stands right before the Chinese of current annotations of issues that follow their Korean, by character: `(`, `[`, `（`.
  /// Counted where the kept line of context shows it.
  public func bracketUses() throws(StoreError) -> [String: Int] {
    try connection.read { db in
      var uses: [String: Int] = [:]
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT substr(a.context, instr(a.context, p.zh) - 1, 1), count(*)
          FROM attestation a NOT INDEXED CROSS JOIN pair p ON p.id = a.pairId
          WHERE a.lastSeenIn IS NULL AND a.direction = 'forward' AND instr(a.context, p.zh) > 1
            AND a.\(DocumentKind.isPlaceOfIssue) GROUP BY 1
          """)
      while let row = try rows.next() { uses[try row.text(0)] = Int(try row.integer(1)) }
      return uses
    }
  }
}
