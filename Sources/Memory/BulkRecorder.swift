// SPDX-License-Identifier: Apache-2.0

import GRDB
import HanHangul

/// A document on its way into the store with many others.
///
/// Its rows are made with the value: threads that read documents make them side by side, and the one that writes has
/// only to write.
public struct BulkDocument: Sendable {
  let observed: ObservedDocument
  let segments: [NewSegment]
  let rows: [Row]

  /// What a new document adds to the store at one place.
  struct Row: Sendable {
    var zh: String
    var ko: String
    var readingKeys: [String]
    var place: Place
    var isAccepted: Bool
    /// What stands right before the Chinese that follows its Korean, where the context shows it.
    var bracket: String?
  }

  /// A document.
  ///
  /// - Parameters:
  ///   - observed: what was found in it.
  ///   - segments: headlines with the titles of their sources.
  public init(observed: ObservedDocument, segments: [NewSegment]) {
    self.observed = observed
    self.segments = segments
    rows = Self.inTextOrder(observed.observations).compactMap { observation in
      guard let zh = observation.annotation.zh, let ko = observation.annotation.ko, !zh.isEmpty, !ko.isEmpty else {
        return nil
      }
      let place = Place(observation)
      return Row(
        zh: storable(zh), ko: storable(ko), readingKeys: observation.readingKeys, place: place,
        isAccepted: observation.annotation.verdict == .accept,
        bracket: observation.annotation.direction == .forward
          ? UseTally.bracket(before: storable(zh), in: place.context.text) : nil)
    }
  }

  private static func inTextOrder(_ observations: [Observation]) -> [Observation] {
    func precedes(_ one: Observation, _ other: Observation) -> Bool {
      let (first, second) = (one.annotation, other.annotation)
      if first.offset != second.offset { return first.offset < second.offset }
      return (first.zhRange?.lowerBound ?? 0) < (second.zhRange?.lowerBound ?? 0)
    }
    // As alignment gives them, as a rule.
    if zip(observations, observations.dropFirst()).allSatisfy({ !precedes($1, $0) }) { return observations }
    return observations.enumerated().sorted {
      precedes($0.element, $1.element) || !precedes($1.element, $0.element) && $0.offset < $1.offset
    }.map(\.element)
  }
}

/// Records many documents, some hundred of them in a transaction: the way of an archive into the store.
///
/// What it leaves in the store is what `Store.record` leaves, document by document and in the same order; it differs in
/// what it does not ask. A path that is new has no places to compare with, pairs and readings that this value has written
/// or seen are known, and nobody is told of conflicts. For one thread, which holds the lock of the base: a pair that
/// another program takes away between two transactions would be missing.
public final class BulkRecorder {
  private let store: Store
  private var memory = BulkMemory()
  private var tally: UseTally?

  /// What `Store.archiveUses` says, when the store was empty before this value wrote all that it has.
  public var uses: ArchiveUses? { tally?.uses }

  /// Documents, and code points of them, after which a transaction is ended.
  private static let batchDocuments = 512
  private static let batchCodePoints = 4 << 20

  /// A recorder into a store that was opened for writing.
  public init(_ store: Store) throws(StoreError) {
    self.store = store
    try store.connection.alone { db in
      // 32 MB of pages instead of two, and of log before it is copied into the file: with less, pages that many names
      // share are written and read again and again.
      try db.execute(sql: "PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 8192")
    }
  }

  /// Records a batch: all of it, or, on an error, whole transactions of it.
  ///
  /// - Parameter exists: as for `Store.record`.
  public func record(
    _ batch: [BulkDocument], exists: @escaping (_ path: String) -> Bool = { _ in true }
  ) throws(StoreError) -> SegmentRecordReport {
    try record(exists: exists) { record in for document in batch { try record(document) } }
  }

  /// Records documents as `body` hands them over. A transaction may stay open while the next one is waited for; when
  /// `body` throws, what was not committed is not recorded.
  ///
  /// - Parameter exists: as for `Store.record`.
  public func record(
    exists: @escaping (_ path: String) -> Bool = { _ in true },
    _ body: (_ record: (BulkDocument) throws -> Void) throws -> Void
  ) throws(StoreError) -> SegmentRecordReport {
    do throws(StoreError) {
      return try store.connection.alone { db in
        if try Int.fetchOne(db, sql: "SELECT 1 FROM pair LIMIT 1") == nil {
          memory = BulkMemory(ofEmptyStore: true)
          tally = UseTally()
        }
        var report = SegmentRecordReport()
        var (documents, codePoints) = (0, 0)
        do {
          try body { document in
            if documents == 0 { try db.beginTransaction(.immediate) }
            report += try record(document, db, exists)
            documents += 1
            codePoints += document.observed.codePoints
            if documents >= Self.batchDocuments || codePoints >= Self.batchCodePoints {
              try db.commit()
              (documents, codePoints) = (0, 0)
            }
          }
          if documents > 0 { try db.commit() }
        } catch {
          if db.isInsideTransaction { try db.rollback() }
          throw error
        }
        return report
      }
    } catch {
      // Numbers of rows that were not committed are nobody's.
      memory = BulkMemory()
      tally = nil
      throw error
    }
  }

  private func record(
    _ document: BulkDocument, _ db: Database, _ exists: (String) -> Bool
  ) throws -> SegmentRecordReport {
    let observed = document.observed
    let isKnown =
      try Int64.fetchOne(
        db.cachedStatement(sql: "SELECT 1 FROM document WHERE path = ?1 OR contentHash = ?2 LIMIT 1"),
        arguments: [storable(observed.path), storable(observed.contentHash)]) != nil
    if isKnown {
      let report = try Recorder.record(
        observed, segments: document.segments, in: db, reportsConflicts: false, exists: exists)
      // Pairs that no place has any longer may have gone; others may be new that nobody here has seen.
      memory.isWhole = false
      tally = nil
      if report.removed > 0 { memory = BulkMemory() }
      return report.segments
    }
    try insert(document, db)
    // A new document without headlines has none to forget.
    if document.segments.isEmpty { return SegmentRecordReport() }
    var segments = try SegmentRecorder(db, SegmentOrigin(.headline, observed.path))
    for segment in document.segments { try segments.add(segment, of: observed.date) }
    return try segments.finish()
  }

  /// A document that the store does not know: nothing to compare, only rows to add.
  private func insert(_ document: BulkDocument, _ db: Database) throws {
    let id = try Recorder.insert(document.observed, db)
    let places = try BoundStatement(db, sql: Place.insertion)
    for row in document.rows {
      try memory.setReadings(row.readingKeys, of: row.zh, db)
      let pair = try memory.pair(row.zh, row.ko, db)
      try row.place.insert(places, document: id, pair: pair)
      tally?.count(row, pair: pair, document: id)
    }
  }
}

/// Rows that a bulk recorder need not ask for again.
private struct BulkMemory {
  private struct Pair: Hashable {
    var zh: ByteKey
    var ko: ByteKey
  }

  private var pairs: [Pair: Int64] = [:]
  private var readings: Set<ByteKey> = []
  /// What is not remembered, the store does not have.
  var isWhole = false
  /// Beyond, everything is forgotten: an archive of millions of pairs is not to fill the memory.
  private static let limit = 100_000

  init(ofEmptyStore isEmpty: Bool = false) { isWhole = isEmpty }

  mutating func pair(_ zh: String, _ ko: String, _ db: Database) throws -> Int64 {
    let key = Pair(zh: ByteKey(zh), ko: ByteKey(ko))
    if let known = pairs[key] { return known }
    let id = isWhole ? try Recorder.newPair(zh, ko, db).id : try Recorder.pair(zh, ko, db).id
    if pairs.count >= Self.limit {
      pairs.removeAll()
      isWhole = false
    }
    pairs[key] = id
    return id
  }

  mutating func setReadings(_ keys: [String], of zh: String, _ db: Database) throws {
    if keys.isEmpty || readings.contains(ByteKey(zh)) { return }
    if isWhole { try Recorder.addReadings(keys, of: zh, db) } else { _ = try Recorder.setReadings(keys, of: zh, db) }
    if readings.count >= Self.limit {
      readings.removeAll()
      isWhole = false
    }
    readings.insert(ByteKey(zh))
  }
}

extension Store {
  /// The version of every document that the store knows, by path relative to the base.
  public func documentVersions() throws(StoreError) -> [String: String] {
    try connection.read { db in
      var versions: [String: String] = [:]
      let rows = try Row.fetchCursor(db, sql: "SELECT path, contentHash FROM document")
      while let row = try rows.next() { versions[try row.text(0)] = try row.text(1) }
      return versions
    }
  }
}
