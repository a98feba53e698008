// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
import Synchronization
import Testing

@testable import Memory

@Suite struct SafetyTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func fill(_ store: Store, _ name: String, count: Int = 40, shift: Int = 0) throws {
    let observations = (1...count).map { line in
      observation("词\(name)\(line)", "단어\(line)", line: line + shift, context: "줄 \(line)")
    }
    _ = try store.record(document(name, hash: "\(name)-\(shift)", observations))
  }

  private func execute(_ sql: String) throws {
    let queue = try DatabaseQueue(path: folder.database)
    try queue.writeWithoutTransaction { db in try db.execute(sql: sql) }
    try queue.close()
  }

  // MARK: - Writers at once

  @Test func twoWritersAtOnceLoseNothing() throws {
    let path = folder.database
    let failures = Failures()
    // They make the file together, too.
    DispatchQueue.concurrentPerform(iterations: 4) { writer in
      do {
        let store = try Store(path: path, access: .readWrite)
        for number in 0..<15 {
          let observations = (1...20).map { line in
            observation("词\(line % 7)", "단어\(line % 5)", line: line, context: "\(writer) \(line)")
          }
          _ = try store.record(document("\(writer)-\(number)", hash: "h", observations))
          // All of them write this one.
          _ = try store.record(document("shared", hash: "\(writer)-\(number)", observations))
        }
      } catch { failures.add(error) }
    }
    #expect(failures.all.isEmpty)
    let store = try Store(path: path, access: .readWrite)
    try store.integrityCheck()
    let documents = try store.documents()
    #expect(documents.count == 61)
    #expect(documents.allSatisfy { $0.attestations == 20 })
    #expect(try store.attestations().filter(\.isCurrent).count == 61 * 20)
  }

  @Test func aWriterThatWaitsTooLongSaysSo() throws {
    let store = try Store(path: folder.database, access: .readWrite)
    let other = try Store(path: folder.database, access: .readWrite, patience: 0.1)
    let observed = document("a", hash: "1", [observation("之江", "즈강")])
    func meanwhile(_ db: Database) throws {
      #expect(storeError { try fill(other, "b") } == StoreError(path: folder.database, cause: .locked))
      // Readers do not wait.
      let documents = try other.documents()
      #expect(documents.isEmpty)
    }
    _ = try store.record(observed, exists: { _ in true }, beforeCommit: meanwhile)
    try fill(other, "b")
    #expect(try store.documents().count == 2)
  }

  // MARK: - Interrupted

  @Test func whatIsThrownInATransactionTakesItBack() throws {
    struct Stop: Error {}
    let store = try Store(path: folder.database, access: .readWrite)
    try fill(store, "a")
    let before = try store.attestations()
    let error = storeError {
      let observed = document("a", hash: "2", [observation("之江", "즈강")])
      let headline = NewSegment(zh: "之江实验室发布新成果", ko: "즈장실험실, 새 성과 발표")
      _ = try store.record(observed, segments: [headline], exists: { _ in true }, beforeCommit: { _ in throw Stop() })
    }
    guard case .failed = error?.cause else { return #expect(Bool(false), "\(String(describing: error))") }
    #expect(try store.attestations() == before)
    // Its headlines are of the same transaction.
    let counts = try store.segmentCounts()
    #expect(counts == (0, 0))
    #expect(try store.fuzzyKorean("즈간").isEmpty)
    try store.integrityCheck()
  }

  /// What a `kill -9` leaves is what is in the files at that moment: they are copied while a transaction is open
  /// whose pages had to be written already, and again after it.
  @Test func aKillInATransactionLeavesTheStateBefore() throws {
    let store = try Store(path: folder.database, access: .readWrite)
    try fill(store, "a")
    let before = try store.attestations()
    try store.connection.alone { db in try db.execute(sql: "PRAGMA cache_size = 1") }
    let killed = try Folder()
    let later = try Folder()
    let big = (1...3_000).map { observation("词\($0)", "단어\($0)", line: $0, context: "긴 문맥 \($0)") }
    _ = try store.record(
      document("a", hash: "2", big), exists: { _ in true }, beforeCommit: { _ in try copy(to: killed) })
    try copy(to: later)
    // The test is one only if the transaction had begun to reach the log.
    let sizes = [killed.bytes("-wal")?.count ?? 0, folder.bytes("-wal")?.count ?? 0]
    #expect(sizes[0] > 100_000 && sizes[1] >= sizes[0])
    let reopened = try Store(path: killed.database, access: .readWrite)
    try reopened.integrityCheck()
    #expect(try reopened.attestations() == before)
    _ = try reopened.record(document("a", hash: "2", big))
    #expect(try reopened.attestations() == store.attestations())
    let survivor = try Store(path: later.database, access: .readOnly)
    #expect(try survivor.attestations() == store.attestations())
  }

  private func copy(to other: Folder) throws {
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: folder.database + suffix, toPath: other.database + suffix)
    }
  }

  @Test func aKillWhileTheFileIsMadeIsNoHindrance() throws {
    // Empty file; WAL, but no tables; the migrator's own table only.
    #expect(FileManager.default.createFile(atPath: folder.database, contents: nil))
    #expect(storeError { _ = try Store(path: folder.database, access: .readOnly) }?.cause == .missing)
    try execute("PRAGMA journal_mode = WAL; CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
    #expect(storeError { _ = try Store(path: folder.database, access: .readOnly) }?.cause == .outdated)
    try fill(Store(path: folder.database, access: .readWrite), "a")
    #expect(try Store(path: folder.database, access: .readOnly).documents().count == 1)
  }

  @Test func aFullDiskLeavesTheStateBefore() throws {
    let store = try Store(path: folder.database, access: .readWrite)
    try fill(store, "a")
    let before = try store.attestations()
    try store.connection.alone { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      try db.execute(sql: "PRAGMA max_page_count = \(pages + 3)")
    }
    #expect(storeError { try fill(store, "b", count: 2_000) } == StoreError(path: folder.database, cause: .noSpace))
    #expect(try store.attestations() == before)
    try store.integrityCheck()
  }

  // MARK: - Files that are no stores

  @Test func damagedFilesAreRefused() throws {
    try Data(repeating: 0x41, count: 5_000).write(to: URL(fileURLWithPath: folder.database))
    for access in [Store.Access.readWrite, .readOnly] {
      guard case .damaged = storeError({ _ = try Store(path: folder.database, access: access) })?.cause else {
        return #expect(Bool(false))
      }
    }
    #expect(folder.bytes() == Data(repeating: 0x41, count: 5_000))
  }

  @Test func damageInsideIsFoundAndNeverTaken() throws {
    let store = try Store(path: folder.database, access: .readWrite)
    for name in ["a", "b", "c", "d"] { try fill(store, name, count: 200) }
    try store.integrityCheck()
    try store.close()
    let whole = try #require(folder.bytes())
    var random = Seeded(3)
    var found = 0
    for _ in 0..<60 {
      var bytes = whole
      let start = Int.random(in: 4_096..<bytes.count - 600, using: &random)
      for offset in start..<start + 600 { bytes[offset] = UInt8.random(in: 0...255, using: &random) }
      try bytes.write(to: URL(fileURLWithPath: folder.database))
      let error = storeError {
        let store = try Store(path: folder.database, access: .readWrite)
        // Whatever these do, they neither crash nor loop.
        _ = storeError { _ = try store.attestations() }
        _ = storeError { _ = try store.candidates() }
        _ = storeError { _ = try store.documents() }
        _ = storeError { _ = try store.fuzzyKorean("단어1") }
        _ = storeError { try fill(store, "a", count: 200, shift: 1) }
        try store.integrityCheck()
      }
      if case .damaged = error?.cause { found += 1 }
      for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: folder.database + suffix) }
    }
    // Some hits are the inside of texts or unused bytes, which nothing can tell.
    #expect(found > 30)
  }

  @Test func otherDatabasesAreLeftAlone() throws {
    try execute("CREATE TABLE notes (text TEXT); INSERT INTO notes VALUES ('mine')")
    let before = folder.bytes()
    for access in [Store.Access.readWrite, .readOnly] {
      #expect(storeError { _ = try Store(path: folder.database, access: access) }?.cause == .foreign)
    }
    #expect(folder.bytes() == before)
  }

  @Test func aNewerStoreIsRefused() throws {
    try fill(Store(path: folder.database, access: .readWrite), "a")
    try execute("INSERT INTO grdb_migrations VALUES ('9-segments')")
    for access in [Store.Access.readWrite, .readOnly] {
      let error = storeError { _ = try Store(path: folder.database, access: access) }
      #expect(error?.cause == .newer(found: "9-segments"))
    }
    try execute("DELETE FROM grdb_migrations WHERE identifier = '9-segments'; PRAGMA user_version = 999")
    #expect(storeError { _ = try Store(path: folder.database, access: .readWrite) }?.cause == .newer(found: "fold 999"))
  }

  @Test func anOlderFoldIsMadeAnew() throws {
    try fill(Store(path: folder.database, access: .readWrite), "a", count: 3)
    try execute("UPDATE pair SET zhFolded = 'x', koFolded = 'y', koReversed = 'z'; PRAGMA user_version = 0")
    #expect(storeError { _ = try Store(path: folder.database, access: .readOnly) }?.cause == .outdated)
    let store = try Store(path: folder.database, access: .readWrite)
    #expect(try store.attestations(foldedChinese: "词a2").count == 1)
    #expect(try store.fuzzyKorean("당어2").map(\.koFolded) == ["단어2"])
    #expect(try Store(path: folder.database, access: .readOnly).attestations(foldedKorean: "단어3").count == 1)
  }

  @Test func placesWhereNoStoreCanBe() throws {
    #expect(storeError { _ = try Store(path: folder.database, access: .readOnly) }?.cause == .missing)
    #expect(!FileManager.default.fileExists(atPath: folder.database))
    let nowhere = folder.path + "/no/memory.sqlite"
    #expect(storeError { _ = try Store(path: nowhere, access: .readWrite) }?.cause == .noFolder)
    #expect(storeError { _ = try Store(path: folder.path, access: .readWrite) } != nil)
    try fill(Store(path: folder.database, access: .readWrite), "a")
    let readOnly = try Store(path: folder.database, access: .readOnly)
    #expect(storeError { try fill(readOnly, "b") }?.cause == .readOnly)
    #expect(try readOnly.documents().count == 1)
  }

  @Test(.enabled(if: geteuid() != 0, "needs a user for whom permissions count"))
  func foldersThatCannotBeWritten() throws {
    #expect(chmod(folder.path, 0o555) == 0)
    #expect(storeError { _ = try Store(path: folder.database, access: .readWrite) }?.cause == .accessDenied)
    #expect(chmod(folder.path, 0o755) == 0)
    try fill(Store(path: folder.database, access: .readWrite), "a")
    #expect(chmod(folder.path, 0o555) == 0)
    defer { chmod(folder.path, 0o755) }
    #expect(try Store(path: folder.database, access: .readOnly).documents().count == 1)
    let error = storeError { try fill(Store(path: folder.database, access: .readWrite), "b") }
    #expect(error?.cause == .accessDenied || error?.cause == .readOnly)
  }

  /// A user who may not write reads a state of the store, whoever writes to it meanwhile, and leaves nothing behind.
  @Test func aCopyIsOneState() throws {
    let store = try Store(path: folder.database, access: .readWrite)
    try fill(store, "a")
    // What was written last is in the log alone.
    #expect((folder.bytes("-wal")?.count ?? 0) > 0)
    var configuration = Configuration()
    configuration.readonly = true
    let temporary = try Folder()
    let copy = try StoreCopy.open(folder.database, configuration, temporary: temporary.path)
    func count() throws -> Int? { try copy.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM document") } }
    #expect(try count() == 1)
    try fill(store, "b")
    #expect(try count() == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path).isEmpty)
    try store.close()
    let later = try StoreCopy.open(folder.database, configuration)
    #expect(try later.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM document") } == 2)
  }

  /// Copies that are taken while another thread writes hold together, each of them.
  @Test func copiesWhileSomebodyWritesHoldTogether() throws {
    let store = try Store(path: folder.database, access: .readWrite)
    try fill(store, "0")
    // The log begins anew every few pages.
    try store.connection.alone { db in try db.execute(sql: "PRAGMA wal_autocheckpoint = 20") }
    let isDone = Mutex(false)
    let group = DispatchGroup()
    DispatchQueue.global().async(group: group) {
      for number in 1...60 {
        let observations = (1...40).map { observation("词\($0)", "단어\(number)", line: $0, context: "줄 \($0)") }
        _ = try? store.record(document("\(number)", hash: "\(number)", observations))
      }
      isDone.withLock { $0 = true }
    }
    var configuration = Configuration()
    configuration.readonly = true
    var seen: [Int] = []
    repeat {
      do {
        let copy = try StoreCopy.open(folder.database, configuration)
        try copy.read { db in
          #expect(try String.fetchAll(db, sql: "PRAGMA integrity_check") == ["ok"])
          let documents = try Int.fetchOne(db, sql: "SELECT count(*) FROM document") ?? 0
          #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM attestation") == documents * 40)
          seen.append(documents)
        }
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
        // Somebody who writes without end cannot be copied; that is said, not guessed.
        continue
      }
    } while !isDone.withLock { $0 }
    group.wait()
    #expect(seen == seen.sorted() && !seen.isEmpty)
  }

  @Test func everyCauseHasItsKey() {
    let causes: [StoreError.Cause] = [
      .missing, .noFolder, .accessDenied, .readOnly, .noSpace, .locked, .damaged(detail: "d"), .foreign, .notAFile,
      .newer(found: "f"), .outdated, .failed(reason: "r"),
    ]
    let keys = causes.map { StoreError(path: "p", cause: $0).catalogueKey }
    #expect(keys == StoreError.catalogueKeys)
    #expect(StoreError(path: "p", cause: .newer(found: "f")).arguments == ["path": "p", "found": "f"])
  }
}

/// Errors of several threads.
private final class Failures: @unchecked Sendable {
  // All access is under the lock.
  private let lock = NSLock()
  private var errors: [any Error] = []

  func add(_ error: any Error) { lock.withLock { errors.append(error) } }
  var all: [any Error] { lock.withLock { errors } }
}
