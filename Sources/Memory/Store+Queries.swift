// SPDX-License-Identifier: Apache-2.0

import GRDB
import HanHangul
import TermBase

extension Store {
  // MARK: - Documents

  /// All documents in byte order of their paths.
  public func documents() throws(StoreError) -> [StoredDocument] {
    try connection.read { db in
      try Row.fetchAll(db, sql: Self.documentSQL + " ORDER BY path").map(Self.document)
    }
  }

  /// The document at a path relative to the base.
  public func document(path: String) throws(StoreError) -> StoredDocument? {
    try connection.read { db in
      try Row.fetchOne(db, sql: Self.documentSQL + " WHERE path = ?", arguments: [storable(path)]).map(Self.document)
    }
  }

  /// Documents of a condition that has one value.
  func documents(matching condition: String, _ value: String) throws(StoreError) -> [StoredDocument] {
    try connection.read { db in
      try Row.fetchAll(
        db, sql: Self.documentSQL + " WHERE \(condition) ORDER BY path", arguments: [storable(value)]
      ).map(Self.document)
    }
  }

  private static let documentSQL = """
    SELECT id, path, kind, contentHash, date, issue, codePoints,
      (SELECT count(*) FROM attestation WHERE documentId = document.id AND lastSeenIn IS NULL),
      (SELECT count(*) FROM attestation WHERE documentId = document.id AND lastSeenIn IS NOT NULL)
    FROM document
    """

  private static func document(_ row: Row) throws -> StoredDocument {
    StoredDocument(
      id: try row.integer(0), path: try row.text(1), kind: try row.word(2), contentHash: try row.text(3),
      date: try row.optionalText(4), issue: try row.optionalText(5), codePoints: Int(try row.integer(6)),
      attestations: Int(try row.integer(7)), history: Int(try row.integer(8)))
  }

  // MARK: - Places

  /// Places whose Chinese has this fold (`Fold.key`), history included: current ones first, the latest issue
  /// first, then by path and position.
  ///
  /// - Parameter kind: only those of documents of this kind; nil for all.
  public func attestations(
    foldedChinese: String, in kind: DocumentKind? = nil
  ) throws(StoreError) -> [Attestation] {
    let condition = kind == nil ? "" : " AND d.kind = ?"
    return try attestations(where: "p.zhFolded = ?" + condition, [foldedChinese] + (kind.map { [$0.rawValue] } ?? []))
  }

  /// The same with so many places of each fold of the Korean, at least one: the first of the order. A name that stands in
  /// every issue has thousands.
  public func attestations(foldedChinese: String, perForm limit: Int) throws(StoreError) -> [Attestation] {
    let ranked = """
      SELECT a.id AS id, row_number() OVER (PARTITION BY p.koFolded ORDER BY \(Self.latestFirst)) AS rank
      FROM attestation a JOIN pair p ON p.id = a.pairId JOIN document d ON d.id = a.documentId WHERE p.zhFolded = ?
      """
    return try attestations(
      where: "a.id IN (SELECT id FROM (\(ranked)) WHERE rank <= \(max(1, limit)))", [foldedChinese])
  }

  /// Places whose Korean has this fold, in the same order.
  public func attestations(foldedKorean: String) throws(StoreError) -> [Attestation] {
    try attestations(where: "p.koFolded = ?", [foldedKorean])
  }

  /// Places whose Chinese is read like this (`pengcheng`), in the same order.
  public func attestations(readingKey: String) throws(StoreError) -> [Attestation] {
    try attestations(where: "p.zh IN (SELECT zh FROM reading WHERE key = ?)", [readingKey])
  }

  /// Places of one document, history included, in the order of the text.
  public func attestations(path: String) throws(StoreError) -> [Attestation] {
    try attestations(where: "d.path = ?", [path], order: "a.\"offset\", a.zhStart, a.id")
  }

  /// All places, document by document in byte order of their paths, in the order of the text.
  package func attestations() throws(StoreError) -> [Attestation] {
    try attestations(where: "1", [], order: "d.path, a.\"offset\", a.zhStart, a.id")
  }

  private static let latestFirst = """
    a.lastSeenIn IS NOT NULL, d.date IS NULL, d.date DESC, d.path, a."offset", a.zhStart, a.id
    """

  private func attestations(
    where condition: String, _ values: [String], order: String = latestFirst
  ) throws(StoreError) -> [Attestation] {
    try connection.read { db in
      let sql = """
        SELECT a.id, d.path, d.date, d.issue, a.line, a."column", a."offset", a.koLine, a.koColumn, p.zhFolded, p.zh,
          p.koFolded, p.ko, a.aliases, a.kind, a.direction, a.link, a.confidence, a.verdict, a.expected, a.context,
          a.isCandidate, a.filterReason, a.lastSeenIn
        FROM attestation a JOIN pair p ON p.id = a.pairId JOIN document d ON d.id = a.documentId
        WHERE \(condition) ORDER BY \(order)
        """
      var found: [Attestation] = []
      let rows = try Row.fetchCursor(db, sql: sql, arguments: StatementArguments(values.map { storable($0) }))
      while let row = try rows.next() { found.append(try Self.attestation(row)) }
      return found
    }
  }

  private static func attestation(_ row: Row) throws -> Attestation {
    Attestation(
      id: try row.integer(0), path: try row.text(1), date: try row.optionalText(2), issue: try row.optionalText(3),
      line: Int(try row.integer(4)), column: Int(try row.integer(5)), offset: Int(try row.integer(6)),
      koLine: try row.optionalInteger(7).map(Int.init), koColumn: try row.optionalInteger(8).map(Int.init),
      zhFolded: try row.text(9), zh: try row.text(10), koFolded: try row.text(11), ko: try row.text(12),
      aliases: try row.list(13), kind: try row.word(14), direction: try row.word(15), link: try row.number(16),
      confidence: try row.number(17), verdict: try row.word(18), expected: try row.list(19), context: try row.text(20),
      isCandidate: try row.integer(21) != 0, filterReason: try row.optionalText(22),
      lastSeenIn: try row.optionalText(23))
  }

  // MARK: - Near misses

  /// Korean forms, history included, that differ from a folded word in one syllable by at most `jamo` jamo, the
  /// nearest first; the word itself is not among them. Words of one character have none.
  public func fuzzyKorean(_ folded: String, limit: Int = 10, jamo: Int = 3) throws(StoreError) -> [NearForm] {
    let scalars = Array(storable(folded).unicodeScalars)
    guard scalars.count > 1, limit > 0 else { return [] }
    // One change lies in the first or in the last half: the other half is as it was.
    let head = Self.string(scalars[..<(scalars.count / 2)])
    let tail = Self.string(scalars[(scalars.count / 2)...].reversed())
    let keys = try connection.read { db in
      let end = "char(1114111)"
      return try String.fetchAll(
        db,
        sql: """
          SELECT koFolded FROM pair
            WHERE koFolded >= ?1 AND koFolded < ?1 || \(end) AND length(koFolded) BETWEEN ?3 - 1 AND ?3 + 1
          UNION SELECT koFolded FROM pair
            WHERE koReversed >= ?2 AND koReversed < ?2 || \(end) AND length(koFolded) BETWEEN ?3 - 1 AND ?3 + 1
          """, arguments: [head, tail, scalars.count])
    }
    let near = keys.compactMap { key -> NearForm? in
      guard let difference = SyllableDifference.jamo(folded, key), (1...max(jamo, 1)).contains(difference) else {
        return nil
      }
      let longer = max(SyllableDifference.length(folded), SyllableDifference.length(key), 1)
      return NearForm(koFolded: key, jamo: difference, similarity: 1 - Double(difference) / Double(longer))
    }
    let sorted = near.sorted { one, other in
      one.jamo != other.jamo ? one.jamo < other.jamo : ByteKey.precedes(one.koFolded, other.koFolded)
    }
    return Array(sorted.prefix(limit))
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
