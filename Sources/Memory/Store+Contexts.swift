// SPDX-License-Identifier: Apache-2.0

import GRDB

/// A line of Korean around an annotation.
public struct ContextPlace: Sendable, Equatable {
  /// The document, relative to the base.
  public var path: String
  /// The date.
  public var date: String?
  /// 1-based line of the opening bracket.
  public var line: Int
  /// 1-based column of the opening bracket in code points.
  public var column: Int
  /// The Chinese.
  public var zh: String
  /// The rendering.
  public var ko: String
  /// The line.
  public var context: String
}

extension Store {
  /// Contexts of current annotations of issues, the latest issue first; each line once.
  ///
  /// Every line is looked at, which takes a moment where there are hundreds of thousands. Throws what reading may: a
  /// damaged file, one that is locked for too long.
  ///
  /// - Parameters:
  ///   - words: what a line has to hold, each of them, byte by byte as it is written; empty ones do not count, and without
  ///     any there are no lines.
  ///   - limit: how many lines there may be.
  public func contexts(holding words: [String], limit: Int) throws(StoreError) -> [ContextPlace] {
    let words = words.filter { !$0.isEmpty }
    guard !words.isEmpty else { return [] }
    return try connection.read { db in
      let conditions = words.map { _ in "instr(a.context, ?) > 0" }.joined(separator: " AND ")
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT d.path, d.date, min(a.line), a."column", p.zh, p.ko, a.context
          FROM attestation a JOIN pair p ON p.id = a.pairId JOIN document d ON d.id = a.documentId
          WHERE a.lastSeenIn IS NULL AND \(DocumentKind.isIssue) AND \(conditions)
          GROUP BY d.id, a.context ORDER BY d.date IS NULL, d.date DESC, d.path, a.line LIMIT \(max(0, limit))
          """, arguments: StatementArguments(words.map { storable($0) }))
      return try rows.map { row in
        ContextPlace(
          path: try row.text(0), date: try row.optionalText(1), line: Int(try row.integer(2)),
          column: Int(try row.integer(3)), zh: try row.text(4), ko: try row.text(5), context: try row.text(6))
      }
    }
  }
}
