// SPDX-License-Identifier: Apache-2.0

import GRDB

extension Store {
  /// Reads the whole file and throws `.damaged` when something in it does not hold together.
  public func integrityCheck() throws(StoreError) {
    try connection.read { db in
      let answers = try String.fetchAll(db, sql: "PRAGMA integrity_check(10)")
      if answers != ["ok"] { throw StoreError.Cause.damaged(detail: answers.joined(separator: "; ")) }
      if let row = try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") {
        let table = try row.optionalText(0) ?? ""
        throw StoreError.Cause.damaged(detail: "foreign key: \(table)")
      }
    }
  }
}
