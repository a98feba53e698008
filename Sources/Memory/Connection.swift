// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Foundation
import GRDB
import Glibc
import HanHangul

/// One connection, and what SQLite and the system say put into `StoreError`.
struct Connection: Sendable {
  let path: String
  let queue: DatabaseQueue

  init(path: String, access: Store.Access, patience: Double) throws(StoreError) {
    self.path = path
    // Some builds of SQLite take a name that begins so for a URI.
    let name = path.hasPrefix("file:") ? "./" + path : path
    var status = stat()
    // SQLite would wait for a pipe without end.
    // A link to itself, or a folder of the path that is none: nothing there is not the same as nothing to be seen.
    let isThere = stat(path, &status) == 0
    if isThere ? status.st_mode & S_IFMT != S_IFREG : errno == ELOOP || errno == ENOTDIR {
      throw StoreError(path: path, cause: .notAFile)
    }
    if access == .readOnly, !FileManager.default.fileExists(atPath: path) {
      throw StoreError(path: path, cause: .missing)
    }
    let deadline = DispatchTime.now() + patience
    while true {
      do {
        queue = try Self.open(path: name, access: access, patience: patience)
        return
      } catch {
        // To turn a new file into WAL takes all of it, and SQLite does not wait for that by itself.
        let mapped = Self.map(error, path: path)
        guard mapped.cause == .locked, DispatchTime.now() < deadline else { throw mapped }
        usleep(20_000)
      }
    }
  }

  private static func open(path: String, access: Store.Access, patience: Double) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.foreignKeysEnabled = true
    switch access {
    case .readWrite:
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.writeWithoutTransaction { db in try prepareForWriting(db) }
      if try !queue.read(Schema.isComplete) { try migrate(queue) }
      try queue.writeWithoutTransaction { db in
        try refoldWhenNeeded(db)
        // A killed program loses nothing with NORMAL either. FULL costs one flush a document and keeps a document that
        // was reported as recorded through a power cut, too: history cannot be read from the documents again.
        try db.execute(sql: "PRAGMA synchronous = FULL")
      }
      return queue
    case .readOnly:
      configuration.readonly = true
      do {
        return try openForReading(path, configuration)
      } catch let error as DatabaseError where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode) {
        return try StoreCopy.open(path, configuration)
      }
    }
  }

  static func openForReading(_ path: String, _ configuration: Configuration) throws -> DatabaseQueue {
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.read(prepareForReading)
    try queue.writeWithoutTransaction(Schema.supplement)
    return queue
  }

  // MARK: - Whose file it is

  private static func prepareForWriting(_ db: Database) throws {
    try refuseWhatIsNotOurs(db)
    if try String.fetchOne(db, sql: "PRAGMA journal_mode") != "wal" {
      try db.execute(sql: "PRAGMA journal_mode = WAL")
    }
    // Tables that are not there after a power cut are made again.
    try db.execute(sql: "PRAGMA synchronous = NORMAL")
  }

  private static func prepareForReading(_ db: Database) throws {
    try refuseWhatIsNotOurs(db)
    let hasTables = try Int.fetchOne(db, sql: "SELECT 1 FROM sqlite_master LIMIT 1") != nil
    // Nothing but what a command that was killed at its start leaves.
    if !hasTables { throw StoreError.Cause.missing }
    let applied = try Schema.applied(db)
    guard applied.isSuperset(of: Schema.readable), try foldVersion(db) == Fold.version else {
      throw StoreError.Cause.outdated
    }
  }

  private static func refuseWhatIsNotOurs(_ db: Database) throws {
    if try Int.fetchOne(db, sql: "PRAGMA application_id") != Schema.applicationID {
      // The table of migrations is there a moment before the first migration is done.
      let sql = "SELECT 1 FROM sqlite_master WHERE name NOT LIKE '%grdb_migrations%' LIMIT 1"
      if try Int.fetchOne(db, sql: sql) == nil { return }
      // Between the two questions another program may have made the store: its id is there when its tables are.
      if try Int.fetchOne(db, sql: "PRAGMA application_id") != Schema.applicationID { throw StoreError.Cause.foreign }
    }
    let applied = try Schema.applied(db)
    let unknown = applied.subtracting(Schema.migrator.migrations)
    if !unknown.isEmpty { throw StoreError.Cause.newer(found: unknown.sorted().joined(separator: ", ")) }
    let fold = try foldVersion(db)
    if fold > Fold.version { throw StoreError.Cause.newer(found: "fold \(fold)") }
  }

  private static func foldVersion(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
  }

  private static func migrate(_ queue: DatabaseQueue) throws {
    do {
      try Schema.migrator.migrate(queue)
    } catch {
      // Another program did the same at the same time: whoever comes second finds the tables there. Else it is what went
      // wrong that counts, not that there are no tables now.
      guard (try? queue.read(Schema.isComplete)) == true else { throw error }
    }
  }

  private static func refoldWhenNeeded(_ db: Database) throws {
    if try foldVersion(db) == Fold.version { return }
    try db.inTransaction(.immediate) {
      try Schema.refold(db)
      return .commit
    }
  }

  // MARK: - Use

  /// Several queries that see one state.
  func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do { return try queue.read(body) } catch { throw Self.map(error, path: path) }
  }

  /// One transaction that is alone from its first look: what it decides by cannot change under it.
  func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do {
      return try queue.writeWithoutTransaction { db in
        var value: Value?
        try db.inTransaction(.immediate) {
          value = try body(db)
          return .commit
        }
        guard let value else { throw StoreError.Cause.failed(reason: "ROLLBACK") }
        return value
      }
    } catch { throw Self.map(error, path: path) }
  }

  /// Outside of any transaction.
  func alone<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do { return try queue.writeWithoutTransaction(body) } catch { throw Self.map(error, path: path) }
  }

  static func map(_ error: any Error, path: String) -> StoreError {
    if let error = error as? StoreError { return error }
    if let cause = error as? StoreError.Cause { return StoreError(path: path, cause: cause) }
    guard let error = error as? DatabaseError else {
      return StoreError(path: path, cause: .failed(reason: String(describing: error)))
    }
    let reason = error.message ?? error.resultCode.description
    let cause: StoreError.Cause
    switch error.resultCode {
    case .SQLITE_FULL: cause = .noSpace
    case .SQLITE_BUSY, .SQLITE_LOCKED: cause = .locked
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: cause = .damaged(detail: reason)
    case .SQLITE_READONLY: cause = .readOnly
    case .SQLITE_PERM, .SQLITE_AUTH: cause = .accessDenied
    case .SQLITE_CANTOPEN: cause = whyNotOpened(path) ?? .failed(reason: reason)
    default: cause = .failed(reason: reason)
    }
    return StoreError(path: path, cause: cause)
  }

  private static func whyNotOpened(_ path: String) -> StoreError.Cause? {
    let folder = (path as NSString).deletingLastPathComponent
    var isFolder: ObjCBool = false
    if !FileManager.default.fileExists(atPath: folder.isEmpty ? "." : folder, isDirectory: &isFolder)
      || !isFolder.boolValue
    {
      return .noFolder
    }
    for (name, mode) in [(path, R_OK | W_OK), (folder.isEmpty ? "." : folder, W_OK | X_OK)]
    where Glibc.access(name, mode) != 0 {
      if errno == EROFS { return .readOnly }
      if errno == EACCES || errno == EPERM { return .accessDenied }
    }
    return nil
  }
}
