// SPDX-License-Identifier: Apache-2.0

import GRDB
import GRDBSQLite

/// A statement that returns no rows, bound with SQLite's own calls.
///
/// An archive has fifty times more places than documents, and each has twenty-two values: a list of values of GRDB for each
/// costs as much as the row itself (docs/decisions/0015).
struct BoundStatement {
  private let statement: OpaquePointer
  private let connection: OpaquePointer?
  /// SQLite copies the text before the call returns.
  private static let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  /// For one transaction of a connection, whose cache keeps the statement.
  init(_ db: Database, sql: String) throws {
    statement = try db.cachedStatement(sql: sql).sqliteStatement
    connection = db.sqliteConnection
  }

  /// - Parameter column: from 1 on.
  func bind(_ number: Int64, _ column: Int32) throws {
    try check(sqlite3_bind_int64(statement, column, number), SQLITE_OK)
  }

  func bind(_ text: String, _ column: Int32) throws {
    var text = text
    try check(
      text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { bytes in
          // No address would be NULL.
          guard let start = bytes.baseAddress else { return sqlite3_bind_text(statement, column, "", 0, Self.copies) }
          return sqlite3_bind_text(statement, column, start, Int32(bytes.count), Self.copies)
        }
      }, SQLITE_OK)
  }

  func bind(_ value: PlaceValue, _ column: Int32) throws {
    switch value {
    case .integer(let number): try bind(number, column)
    case .real(let number): try check(sqlite3_bind_double(statement, column, number), SQLITE_OK)
    case .text(let text): try bind(text, column)
    case .null: try check(sqlite3_bind_null(statement, column), SQLITE_OK)
    }
  }

  /// With the values that were bound.
  func execute() throws {
    defer { sqlite3_reset(statement) }
    try check(sqlite3_step(statement), SQLITE_DONE)
  }

  private func check(_ code: Int32, _ expected: Int32) throws {
    guard code != expected else { return }
    throw DatabaseError(
      resultCode: ResultCode(rawValue: code), message: connection.map { String(cString: sqlite3_errmsg($0)) })
  }
}

extension Place {
  /// Adds the place with `insertion`.
  func insert(_ statement: BoundStatement, document: Int64, pair: Int64) throws {
    var column: Int32 = 0
    try forEachValue { value in
      column += 1
      try statement.bind(value, column)
    }
    try statement.bind(document, column + 1)
    try statement.bind(pair, column + 2)
    try statement.execute()
  }
}
