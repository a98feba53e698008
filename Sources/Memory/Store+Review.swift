// SPDX-License-Identifier: Apache-2.0

import GRDB
public import HanHangul

/// A candidate pair as far as the order of a review needs it.
public struct PairCount: Sendable, Equatable {
  /// `Fold.key` of the Chinese.
  public var zhFolded: String
  /// `Fold.key` of the rendering.
  public var koFolded: String
  /// Places that have it.
  public var count: Int
  /// Date of the latest issue that has it; nil when nobody asked, or no issue has a date.
  public var lastDate: String?
  /// How the rendering comes about at most places, on a tie the first of the design's list; nil when nobody asked.
  public var kind: RenderingKind?

  /// A pair with its counts.
  public init(zhFolded: String, koFolded: String, count: Int, lastDate: String? = nil, kind: RenderingKind? = nil) {
    self.zhFolded = zhFolded
    self.koFolded = koFolded
    self.count = count
    self.lastDate = lastDate
    self.kind = kind
  }
}

/// One rendering of a Chinese form at the places where it stands now.
public struct SeenForm: Sendable, Equatable {
  /// As written.
  public var ko: String
  /// `Fold.key` of it.
  public var koFolded: String
  /// Places that have it.
  public var count: Int
  /// Documents that have it.
  public var documents: Int
  /// Date of the earliest issue that has it.
  public var firstDate: String?
  /// Date of the latest issue that has it.
  public var lastDate: String?
  /// The most frequent kind.
  public var kind: RenderingKind
  /// Standard renderings, when it departs from them.
  public var expected: [String]
}

extension Store {
  /// All candidate pairs with their counts, in no order: without their texts and places, so that ten thousands are read
  /// in the blink of an eye.
  ///
  /// - Parameters:
  ///   - dates: whether `lastDate` is wanted; it takes a look at each place.
  ///   - kinds: whether `kind` is wanted; it does as well.
  public func pairCounts(dates: Bool = false, kinds: Bool = false) throws(StoreError) -> [PairCount] {
    let named: [RenderingKind] = kinds ? RenderingKind.allCases : []
    return try connection.read { db in
      // Spellings are counted by the index of candidates alone unless more is asked for.
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT p.zhFolded, p.koFolded, s.* FROM (
            SELECT a.pairId AS pairId, count(*) AS n, \(dates ? "max(d.date)" : "NULL") AS lastDate
              \(named.map { ", sum(a.kind = '\($0.rawValue)')" }.joined())
            FROM attestation a \(dates ? "JOIN document d ON d.id = a.documentId" : "")
            WHERE a.lastSeenIn IS NULL AND a.isCandidate = 1 GROUP BY a.pairId
          ) s JOIN pair p ON p.id = s.pairId
          """)
      var counts: [PairCount] = []
      while let row = try rows.next() {
        var most: (kind: RenderingKind, count: Int64)?
        for (place, kind) in named.enumerated() {
          let count = try row.integer(5 + place)
          if count > most?.count ?? 0 { most = (kind, count) }
        }
        counts.append(
          PairCount(
            zhFolded: try row.text(0), koFolded: try row.text(1), count: Int(try row.integer(3)),
            lastDate: try row.optionalText(4), kind: most?.kind))
      }
      return counts
    }
  }

  /// The renderings of a Chinese form, the most frequent first, and its most frequent spelling; nil when no document
  /// has a candidate with it any more.
  public func seenForms(foldedChinese: String) throws(StoreError) -> (zh: String, forms: [SeenForm])? {
    try connection.read { db in
      let source = """
        FROM pair p JOIN attestation a ON a.pairId = p.id JOIN document d ON d.id = a.documentId
        WHERE p.zhFolded = ? AND a.lastSeenIn IS NULL AND a.isCandidate = 1
        """
      let arguments: StatementArguments = [storable(foldedChinese)]
      let spelling = try Row.fetchOne(
        db, sql: "SELECT p.zh \(source) GROUP BY p.zh ORDER BY count(*) DESC, p.zh", arguments: arguments)
      guard let spelling else { return nil }
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT p.ko, p.koFolded, count(*), min(d.date), max(d.date), a.kind, max(a.expected)
          \(source) GROUP BY p.ko, p.koFolded, a.kind ORDER BY count(*) DESC, a.kind
          """, arguments: arguments)
      let documents = try Row.fetchAll(
        db, sql: "SELECT p.ko, count(DISTINCT a.documentId) \(source) GROUP BY p.ko", arguments: arguments)
      var forms: [SeenForm] = []
      var places: [ByteKey: Int] = [:]
      var kinds: [[RenderingKind: Int]] = []
      for row in rows {
        let ko = try row.text(0)
        let count = Int(try row.integer(2))
        let kind: RenderingKind = try row.word(5)
        let (first, last) = (try row.optionalText(3), try row.optionalText(4))
        if let place = places[ByteKey(ko)] {
          forms[place].count += count
          forms[place].firstDate = [forms[place].firstDate, first].compactMap { $0 }.min()
          forms[place].lastDate = [forms[place].lastDate, last].compactMap { $0 }.max()
          if forms[place].expected.isEmpty { forms[place].expected = try row.list(6) }
          kinds[place][kind] = count
          continue
        }
        places[ByteKey(ko)] = forms.count
        kinds.append([kind: count])
        forms.append(
          SeenForm(
            ko: ko, koFolded: try row.text(1), count: count, documents: 0, firstDate: first, lastDate: last,
            kind: kind, expected: try row.list(6)))
      }
      for place in forms.indices { forms[place].kind = kinds[place].mostFrequent ?? .other }
      for row in documents {
        if let place = places[ByteKey(try row.text(0))] { forms[place].documents = Int(try row.integer(1)) }
      }
      forms.sort { one, other in
        one.count != other.count ? one.count > other.count : ByteKey.precedes(one.ko, other.ko)
      }
      return (try spelling.text(0), forms)
    }
  }

  /// Where a rendering of a Chinese form stands now, the latest issue first, each line once.
  public func contexts(
    foldedChinese: String, ko: String, limit: Int
  ) throws(StoreError) -> [ContextPlace] {
    try connection.read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT d.path, d.date, min(coalesce(a.koLine, a.line)), coalesce(a.koColumn, a."column"), p.zh, p.ko, a.context
          FROM pair p JOIN attestation a ON a.pairId = p.id JOIN document d ON d.id = a.documentId
          WHERE p.zhFolded = ? AND p.ko = ? AND a.lastSeenIn IS NULL AND a.isCandidate = 1
          GROUP BY d.id, a.context ORDER BY d.date IS NULL, d.date DESC, d.path, a.line LIMIT \(max(0, limit))
          """, arguments: [storable(foldedChinese), storable(ko)])
      return try rows.map { row in
        ContextPlace(
          path: try row.text(0), date: try row.optionalText(1), line: Int(try row.integer(2)),
          column: Int(try row.integer(3)), zh: try row.text(4), ko: try row.text(5), context: try row.text(6))
      }
    }
  }
}
