// SPDX-License-Identifier: Apache-2.0

import GRDB

/// How often a pair stands in the issues of one month.
public struct FormCount: Sendable, Equatable {
  /// `Fold.key` of the Chinese.
  public var zhFolded: String
  /// The Chinese as written.
  public var zh: String
  /// `Fold.key` of the rendering.
  public var koFolded: String
  /// The rendering as written.
  public var ko: String
  /// The month, `2023-08`; nil for issues without a date.
  public var period: String?
  /// Places that the recorded versions have.
  public var count: Int
  /// Those of them that go to review.
  public var candidates: Int
}

/// Documents that are left out of a question: the issue that is asked about, and what came after it.
public struct EarlierThan: Sendable, Equatable {
  /// Paths of documents, relative to the base.
  public var excluded: [String]
  /// Only issues before this date, and those without one; nil for all.
  public var date: String?

  /// All documents but these.
  public init(date: String?, excluding paths: [String]) {
    excluded = paths
    self.date = date
  }
}

extension Store {
  /// How often each rendering of a Chinese fold (`Fold.key`) stands in the recorded versions of issues, month by month:
  /// dated months first, in order; within a month by Chinese and Korean in byte order.
  public func formCounts(
    foldedChinese: String, _ earlier: EarlierThan? = nil
  ) throws(StoreError) -> [FormCount] {
    try formCounts(foldedChinese: [foldedChinese], earlier)[0]
  }

  /// The same for many, in their order.
  public func formCounts(
    foldedChinese folds: [String], _ earlier: EarlierThan? = nil
  ) throws(StoreError) -> [[FormCount]] {
    let condition =
      earlier == nil
      ? "" : "AND (?2 IS NULL OR d.date IS NULL OR d.date < ?2) AND d.path NOT IN (SELECT value FROM json_each(?3))"
    let others = earlier.map { [$0.date, storable($0.excluded) ?? "[]"] } ?? []
    return try connection.read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT p.zhFolded, p.zh, p.koFolded, p.ko, substr(d.date, 1, 7) AS period, count(*), sum(a.isCandidate)
          FROM pair p JOIN attestation a ON a.pairId = p.id JOIN document d ON d.id = a.documentId
          WHERE p.zhFolded = ?1 AND a.lastSeenIn IS NULL AND \(DocumentKind.isIssue) \(condition)
          GROUP BY p.id, period ORDER BY period IS NULL, period, p.zh, p.ko
          """)
      return try folds.map { fold in
        try Row.fetchAll(statement, arguments: StatementArguments([storable(fold)] + others)).map { row in
          FormCount(
            zhFolded: try row.text(0), zh: try row.text(1), koFolded: try row.text(2), ko: try row.text(3),
            period: try row.optionalText(4), count: Int(try row.integer(5)), candidates: Int(try row.integer(6)))
        }
      }
    }
  }

  /// How many issues there are before one.
  public func countDocuments(_ earlier: EarlierThan) throws(StoreError) -> Int {
    try connection.read { db in
      try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM document d
          WHERE \(DocumentKind.isIssue) AND (?1 IS NULL OR d.date IS NULL OR d.date < ?1)
            AND d.path NOT IN (SELECT value FROM json_each(?2))
          """, arguments: [earlier.date, storable(earlier.excluded) ?? "[]"]) ?? 0
    }
  }

  /// The documents of an issue: those of this number or name, else those of this date, else those whose file has this
  /// name, with or without its ending. By path.
  public func documents(ofIssue name: String) throws(StoreError) -> [StoredDocument] {
    let all = try documents(
      matching: "kind = 'issue' AND (issue = ?1 OR date = ?1 OR path = ?1 OR path LIKE '%' || ?1 || '%')", name)
    func isFile(_ path: String) -> Bool {
      let file = path.split(separator: "/").last ?? ""
      return file == name || file.hasPrefix(name + ".") && !file.dropFirst(name.count + 1).contains(".")
    }
    for isMeant in [
      { (document: StoredDocument) in document.path == name }, { $0.issue == name }, { $0.date == name },
      { isFile($0.path) },
    ] {
      let found = all.filter(isMeant)
      if !found.isEmpty { return found }
    }
    return []
  }
}
