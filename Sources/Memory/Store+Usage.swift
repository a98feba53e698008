// SPDX-License-Identifier: Apache-2.0

import GRDB
public import HanHangul

/// How often a pair stands in the issues of one year, in one kind.
public struct PairUsage: Sendable, Equatable {
  /// `Fold.key` of the Chinese.
  public var zhFolded: String
  /// The Chinese as written.
  public var zh: String
  /// `Fold.key` of the rendering.
  public var koFolded: String
  /// The rendering as written.
  public var ko: String
  /// The year, `2023`; nil for issues without a date.
  public var year: String?
  /// How the Korean was found to render the Chinese.
  public var kind: RenderingKind
  /// Places that the recorded versions have.
  public var count: Int
  /// Those of them that go to review.
  public var candidates: Int
}

/// Numbers of all issues of a store.
public struct StoreUsage: Sendable, Equatable {
  /// How many documents a year has.
  public struct Year: Sendable, Equatable {
    /// `2023`; nil for documents without a date.
    public var year: String?
    /// How many.
    public var documents: Int
  }

  /// By year, the earliest first, those without a date last.
  public var years: [Year]
  /// The date of the earliest issue.
  public var firstDate: String?
  /// The date of the latest issue.
  public var lastDate: String?
  /// Places that only earlier versions of documents had.
  public var gone: Int
  /// What the recorded versions have, the rows of one pair behind each other.
  public var pairs: [PairUsage]
}

extension Store {
  /// Counts every place of issues once; lists of terms that were imported are none.
  public func usage() throws(StoreError) -> StoreUsage {
    try connection.read { db in
      let years = try Row.fetchAll(
        db,
        sql: """
          SELECT substr(d.date, 1, 4) AS year, count(*) FROM document d WHERE \(DocumentKind.isIssue)
          GROUP BY year ORDER BY year IS NULL, year
          """
      ).map { StoreUsage.Year(year: try $0.optionalText(0), documents: Int(try $0.integer(1))) }
      let span = try Row.fetchOne(
        db, sql: "SELECT min(d.date), max(d.date) FROM document d WHERE \(DocumentKind.isIssue)")
      let pairs = try Self.pairUsage(db)
      let all =
        try Int.fetchOne(db, sql: "SELECT count(*) FROM attestation WHERE \(DocumentKind.isPlaceOfIssue)") ?? 0
      return StoreUsage(
        years: years, firstDate: try span?.optionalText(0), lastDate: try span?.optionalText(1),
        gone: all - pairs.reduce(0) { $0 + $1.count }, pairs: pairs)
    }
  }

  private static func pairUsage(_ db: Database) throws -> [PairUsage] {
    var texts: [Int64: (zhFolded: String, zh: String, koFolded: String, ko: String)] = [:]
    let pairs = try Row.fetchCursor(db, sql: "SELECT id, zhFolded, zh, koFolded, ko FROM pair")
    while let row = try pairs.next() {
      texts[try row.integer(0)] = (try row.text(1), try row.text(2), try row.text(3), try row.text(4))
    }
    var usage: [PairUsage] = []
    let counts = try Row.fetchCursor(
      db,
      sql: """
        SELECT a.pairId, substr(d.date, 1, 4) AS year, a.kind, count(*), sum(a.isCandidate)
        FROM attestation a JOIN document d ON d.id = a.documentId
        WHERE a.lastSeenIn IS NULL AND \(DocumentKind.isIssue)
        GROUP BY a.pairId, year, a.kind ORDER BY a.pairId, year, a.kind
        """)
    while let row = try counts.next() {
      guard let pair = texts[try row.integer(0)] else { throw StoreError.Cause.damaged(detail: "pair") }
      usage.append(
        PairUsage(
          zhFolded: pair.zhFolded, zh: pair.zh, koFolded: pair.koFolded, ko: pair.ko, year: try row.optionalText(1),
          kind: try row.word(2), count: Int(try row.integer(3)), candidates: Int(try row.integer(4))))
    }
    return usage
  }
}
