// SPDX-License-Identifier: Apache-2.0

import GRDB
import HanHangul

/// The tables, as migrations: one that has been released is never edited, the next change is a new one.
///
/// Every table is STRICT and nothing depends on the clock, so that the same documents in the same order make the
/// same rows. `PRAGMA user_version` is `Fold.version` of the stored folds.
enum Schema {
  /// Tells a store from another program's database: "GWLH".
  static let applicationID = 0x4757_4C48

  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1-documents-pairs-attestations") { db in
      try db.execute(sql: first)
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: "PRAGMA user_version = \(Fold.version)")
    }
    return migrator
  }()

  /// - `pair`: spellings are told apart by bytes (眞 is not 真), folds bring them together. `koReversed` is the
  ///   fold of the Korean backwards: a near miss shares the first or the last half with its word, and both are
  ///   ranges of an index.
  /// - `reading` leads from keys of readings to spellings, not folds, so that a new fold leaves it as it is.
  /// - `attestation`: `lastSeenIn` is null while the document's recorded version has the place. Ids are never
  ///   used again (AUTOINCREMENT): they are identities. Lists are JSON, null when empty.
  private static let first = """
    CREATE TABLE document (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      path TEXT NOT NULL UNIQUE,
      contentHash TEXT NOT NULL,
      date TEXT,
      issue TEXT,
      codePoints INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX documentByHash ON document(contentHash);

    CREATE TABLE pair (
      id INTEGER PRIMARY KEY,
      zh TEXT NOT NULL,
      ko TEXT NOT NULL,
      zhFolded TEXT NOT NULL,
      koFolded TEXT NOT NULL,
      koReversed TEXT NOT NULL,
      UNIQUE (zh, ko)
    ) STRICT;
    CREATE INDEX pairByChinese ON pair(zhFolded);
    CREATE INDEX pairByKorean ON pair(koFolded);
    CREATE INDEX pairByKoreanReversed ON pair(koReversed);

    CREATE TABLE reading (
      key TEXT NOT NULL,
      zh TEXT NOT NULL,
      PRIMARY KEY (key, zh)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX readingByChinese ON reading(zh);

    CREATE TABLE attestation (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      documentId INTEGER NOT NULL REFERENCES document(id),
      pairId INTEGER NOT NULL REFERENCES pair(id),
      line INTEGER NOT NULL,
      "column" INTEGER NOT NULL,
      "offset" INTEGER NOT NULL,
      byteOffset INTEGER NOT NULL,
      zhStart INTEGER,
      zhEnd INTEGER,
      koStart INTEGER,
      koEnd INTEGER,
      koLine INTEGER,
      koColumn INTEGER,
      kind TEXT NOT NULL,
      direction TEXT NOT NULL,
      verdict TEXT NOT NULL,
      confidence REAL NOT NULL,
      link REAL NOT NULL,
      aliases TEXT,
      expected TEXT,
      context TEXT NOT NULL,
      isCandidate INTEGER NOT NULL,
      filterReason TEXT,
      lastSeenIn TEXT
    ) STRICT;
    CREATE INDEX attestationByDocument ON attestation(documentId);
    CREATE INDEX attestationByPair ON attestation(pairId);
    CREATE INDEX candidateByPair ON attestation(pairId) WHERE lastSeenIn IS NULL AND isCandidate = 1;
    """

  /// Folds every pair anew when they were made by an older fold.
  static func refold(_ db: Database) throws {
    let pairs = try Row.fetchAll(db, sql: "SELECT id, zh, ko FROM pair")
    for pair in pairs {
      let korean = Fold.key(try pair.text(2))
      try db.cachedStatement(sql: "UPDATE pair SET zhFolded = ?, koFolded = ?, koReversed = ? WHERE id = ?")
        .execute(arguments: [Fold.key(try pair.text(1)), korean, reversed(korean), try pair.integer(0)])
    }
    try db.execute(sql: "PRAGMA user_version = \(Fold.version)")
  }

  /// Code points backwards; never shown.
  static func reversed(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: text.unicodeScalars.reversed())
    return String(scalars)
  }
}
