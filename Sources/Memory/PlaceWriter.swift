// SPDX-License-Identifier: Apache-2.0

import GRDB
import GRDBSQLite

/// Adds rows to `attestation`, one after the other, by one statement that is bound with SQLite's own calls.
///
/// An archive has fifty times more places than documents, and each has twenty-two values: a list of values of GRDB for each
/// costs as much as the row itself (docs/decisions/0015).
struct PlaceWriter {
  private let statement: OpaquePointer
  private let connection: OpaquePointer?
  private static let values = Int32(Place.columns.count)
  /// SQLite copies the text before the call returns.
  private static let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  /// For one transaction of a connection, whose cache keeps the statement.
  init(_ db: Database) throws {
    statement = try db.cachedStatement(sql: Place.insertion).sqliteStatement
    connection = db.sqliteConnection
  }

  func insert(_ place: Place, document: Int64, pair: Int64) throws {
    defer { sqlite3_reset(statement) }
    var column: Int32 = 0
    try place.forEachValue { value in
      column += 1
      try check(bind(value, column), SQLITE_OK)
    }
    try check(sqlite3_bind_int64(statement, column + 1, document), SQLITE_OK)
    try check(sqlite3_bind_int64(statement, column + 2, pair), SQLITE_OK)
    try check(sqlite3_step(statement), SQLITE_DONE)
  }

  private func bind(_ value: PlaceValue, _ column: Int32) -> Int32 {
    switch value {
    case .integer(let number): return sqlite3_bind_int64(statement, column, number)
    case .real(let number): return sqlite3_bind_double(statement, column, number)
    case .null: return sqlite3_bind_null(statement, column)
    case .text(var text):
      return text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { bytes in
          // No address would be NULL.
          guard let start = bytes.baseAddress else { return sqlite3_bind_text(statement, column, "", 0, Self.copies) }
          return sqlite3_bind_text(statement, column, start, Int32(bytes.count), Self.copies)
        }
      }
    }
  }

  private func check(_ code: Int32, _ expected: Int32) throws {
    guard code != expected else { return }
    throw DatabaseError(
      resultCode: ResultCode(rawValue: code), message: connection.map { String(cString: sqlite3_errmsg($0)) })
  }
}
