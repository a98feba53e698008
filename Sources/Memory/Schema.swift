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
    migrator.registerMigration("2-segments") { db in try db.execute(sql: segments) }
    migrator.registerMigration("3-places-by-pair") { db in try db.execute(sql: placesByPair) }
    migrator.registerMigration("4-one-index-by-pair") { db in try db.execute(sql: oneIndexByPair) }
    migrator.registerMigration(kindsAndSources) { db in try db.execute(sql: documentColumns) }
    return migrator
  }()

  /// The migrations that a file has. Whether there is a table of them is asked first: GRDB would say that it is missing
  /// where the file cannot be read at all.
  static func applied(_ db: Database) throws -> Set<String> {
    let table = try Int.fetchOne(db, sql: "SELECT 1 FROM sqlite_master WHERE name = 'grdb_migrations'")
    return table == nil ? [] : try migrator.appliedIdentifiers(db)
  }

  /// Whether a file has them all.
  static func isComplete(_ db: Database) throws -> Bool { try applied(db).isSuperset(of: migrator.migrations) }

  /// What a file must have to be read: an index that is not there yet only costs time, and columns that are not there
  /// yet are made up by `supplement`.
  static let readable: Set<String> = ["1-documents-pairs-attestations", "2-segments"]

  /// Lets an older file be asked what a newer one is, by a connection that may only read: a view of this connection
  /// alone stands before the table.
  static func supplement(_ db: Database) throws {
    if try applied(db).contains(kindsAndSources) { return }
    try db.execute(
      sql: """
        PRAGMA temp_store = MEMORY;
        CREATE TEMP VIEW document AS
          SELECT *, NULL AS dateSource, CASE WHEN \(isList) THEN 'list' ELSE 'issue' END AS kind FROM main.document;
        """)
  }

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

  /// - `segment`: a Chinese text and its Korean, told apart by bytes. `fold` is a hash of both folds: one value is one
  ///   segment in several spellings (or a rare accident, so texts are compared). `seq` counts changes: an index that was
  ///   made at some `lastSeq` lacks exactly the segments with a higher one.
  /// - `segmentUse`: where a segment was seen: all origins are kept. Contexts are keys of the neighbours' texts.
  /// - `segmentState`: `generation` is raised by whatever takes segments away.
  private static let segments = """
    CREATE TABLE segmentOrigin (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      UNIQUE (name, kind)
    ) STRICT;
    CREATE TABLE segment (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      zh TEXT NOT NULL,
      ko TEXT NOT NULL,
      fold INTEGER NOT NULL,
      date TEXT,
      seq INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX segmentByFold ON segment(fold);
    CREATE INDEX segmentBySequence ON segment(seq);
    CREATE TABLE segmentUse (
      segmentId INTEGER NOT NULL REFERENCES segment(id) ON DELETE CASCADE,
      originId INTEGER NOT NULL REFERENCES segmentOrigin(id),
      place TEXT,
      zhBefore INTEGER NOT NULL,
      zhAfter INTEGER NOT NULL,
      koBefore INTEGER NOT NULL,
      koAfter INTEGER NOT NULL,
      PRIMARY KEY (segmentId, originId)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX segmentUseByOrigin ON segmentUse(originId);
    CREATE TABLE segmentState (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      generation INTEGER NOT NULL,
      lastSeq INTEGER NOT NULL
    ) STRICT;
    INSERT INTO segmentState VALUES (1, 0, 0);
    """

  /// Histories and numbers are counted in the index alone: rows of `attestation` are long, this is not.
  private static let placesByPair = """
    CREATE INDEX placeByPair ON attestation(pairId, documentId, kind, isCandidate) WHERE lastSeenIn IS NULL
    """

  /// One index of pairs that answers what three did: each costs a look-up for every place that is recorded.
  private static let oneIndexByPair = """
    DROP INDEX IF EXISTS placeByPair;
    DROP INDEX IF EXISTS candidateByPair;
    DROP INDEX IF EXISTS attestationByPair;
    CREATE INDEX placeByPair ON attestation(pairId, documentId, kind, isCandidate, lastSeenIn)
    """

  /// - `dateSource`: a word of `DateSource`; null when there is no date, or an older program recorded it.
  /// - `kind`: a word of `DocumentKind`.
  private static let documentColumns = """
    ALTER TABLE document ADD COLUMN dateSource TEXT;
    ALTER TABLE document ADD COLUMN kind TEXT NOT NULL DEFAULT 'issue';
    UPDATE document SET kind = 'list' WHERE \(isList);
    """
  private static let kindsAndSources = "5-kinds-of-documents-and-sources-of-dates"
  /// How imported lists could be told before.
  private static let isList = "contentHash LIKE 'import-%'"

  /// Folds every pair anew when they were made by an older fold.
  static func refold(_ db: Database) throws {
    let pairs = try Row.fetchAll(db, sql: "SELECT id, zh, ko FROM pair")
    for pair in pairs {
      let korean = Fold.key(try pair.text(2))
      try db.cachedStatement(sql: "UPDATE pair SET zhFolded = ?, koFolded = ?, koReversed = ? WHERE id = ?")
        .execute(arguments: [Fold.key(try pair.text(1)), korean, reversed(korean), try pair.integer(0)])
    }
    // Not by one list of all segments: there may be a million.
    let ids = try Int64.fetchAll(db, sql: "SELECT id FROM segment")
    for id in ids {
      guard
        let row = try Row.fetchOne(
          db.cachedStatement(sql: "SELECT zh, ko FROM segment WHERE id = ?"), arguments: [id])
      else { continue }
      try db.cachedStatement(sql: "UPDATE segment SET fold = ? WHERE id = ?")
        .execute(arguments: [SegmentRecorder.fold(zh: try row.text(0), ko: try row.text(1)), id])
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
