// SPDX-License-Identifier: Apache-2.0

import GRDB
import HanHangul
public import IndexFile

extension Store {
  /// Records segments of an origin in one transaction, besides those that it has. What the store has from this origin
  /// already changes nothing. Headlines go with their document: `record(_:segments:exists:)`.
  public func record(_ segments: [NewSegment], origin: SegmentOrigin) throws(StoreError) -> SegmentRecordReport {
    try connection.write { db in
      var recorder = try SegmentRecorder(db, origin)
      for segment in segments { try recorder.add(segment) }
      return try recorder.finish()
    }
  }

  /// How far the segments have come.
  public func segmentState() throws(StoreError) -> SegmentState {
    try connection.read { db in
      guard let row = try Row.fetchOne(db, sql: "SELECT generation, lastSeq FROM segmentState") else {
        throw StoreError.Cause.damaged(detail: "segmentState")
      }
      return SegmentState(
        generation: UInt64(clamping: try row.integer(0)), lastSequence: UInt64(clamping: try row.integer(1)))
    }
  }

  /// How many segments there are, spellings counted one by one, and from how many origins.
  public func segmentCounts() throws(StoreError) -> (segments: Int, origins: Int) {
    try connection.read { db in
      (
        try Int.fetchOne(db, sql: "SELECT count(*) FROM segment") ?? 0,
        try Int.fetchOne(db, sql: "SELECT count(*) FROM segmentOrigin") ?? 0
      )
    }
  }

  /// How many segments were added or changed after a point.
  public func segmentCount(after sequence: UInt64) throws(StoreError) -> Int {
    try connection.read { db in
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM segment WHERE seq > ?", arguments: [Int64(clamping: sequence)]) ?? 0
    }
  }

  /// Calls `body` with every segment that was added or changed after a point, in the order of the rows, each with all
  /// of its origins.
  public func forEachSegment(
    after sequence: UInt64 = 0, _ body: (IndexedSegment) throws -> Void
  ) throws(StoreError) {
    try connection.read { db in
      // One reading of both tables side by side: a million queries for the origins would take minutes.
      let condition = sequence == 0 ? "" : "WHERE s.seq > \(sequence)"
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT s.id, s.zh, s.ko, s.date, o.name, u.zhBefore, u.zhAfter, u.koBefore, u.koAfter
          FROM segment s JOIN segmentUse u ON u.segmentId = s.id JOIN segmentOrigin o ON o.id = u.originId
          \(condition) ORDER BY s.id, u.originId
          """)
      var current: IndexedSegment?
      while let row = try rows.next() {
        let id = UInt32(truncatingIfNeeded: try row.integer(0))
        let name = try row.text(4)
        if current?.row == id {
          current?.origins.append(name)
        } else {
          if let current { try body(current) }
          current = IndexedSegment(
            row: id, zh: try row.text(1), ko: try row.text(2), origins: [name], date: try row.optionalText(3))
        }
        if current?.context.isEmpty == true {
          current?.context = SegmentContext(
            zhBefore: UInt32(truncatingIfNeeded: try row.integer(5)),
            zhAfter: UInt32(truncatingIfNeeded: try row.integer(6)),
            koBefore: UInt32(truncatingIfNeeded: try row.integer(7)),
            koAfter: UInt32(truncatingIfNeeded: try row.integer(8)))
        }
      }
      if let current { try body(current) }
    }
  }

  /// Headlines with the titles of their sources, in the order of the rows.
  public func headlineSegments() throws(StoreError) -> [IndexedSegment] {
    try connection.read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT s.id, s.zh, s.ko, s.date, min(o.name) FROM segment s JOIN segmentUse u ON u.segmentId = s.id
          JOIN segmentOrigin o ON o.id = u.originId WHERE o.kind = 'headline' GROUP BY s.id ORDER BY s.id
          """)
      return try rows.map { row in
        IndexedSegment(
          row: UInt32(truncatingIfNeeded: try row.integer(0)), zh: try row.text(1), ko: try row.text(2),
          origins: [try row.text(4)], date: try row.optionalText(3))
      }
    }
  }

  /// Makes the index of all segments, or of those that were added or changed after a point.
  public func segmentIndex(after sequence: UInt64 = 0) throws(StoreError) -> IndexFileWriter {
    let state = try segmentState()
    var builder = SegmentIndexBuilder()
    try forEachSegment(after: sequence) { builder.add($0) }
    return builder.file(sequence: state.lastSequence, generation: state.generation, after: sequence)
  }

  /// What of the segments does not hold together, in words for people who repair programs; none is well.
  public func segmentFaults() throws(StoreError) -> [String] {
    try connection.read { db in
      var faults: [String] = []
      let questions = [
        (
          "segments without an origin",
          "SELECT count(*) FROM segment s WHERE NOT EXISTS (SELECT 1 FROM segmentUse WHERE segmentId = s.id)"
        ),
        (
          "uses without a segment",
          "SELECT count(*) FROM segmentUse u WHERE NOT EXISTS (SELECT 1 FROM segment WHERE id = u.segmentId)"
        ),
        ("segments twice", "SELECT count(*) FROM (SELECT 1 FROM segment GROUP BY fold, zh, ko HAVING count(*) > 1)"),
        ("sequence ahead of its count", "SELECT count(*) FROM segment, segmentState WHERE seq > lastSeq"),
        ("empty segments", "SELECT count(*) FROM segment WHERE zh = '' OR ko = ''"),
      ]
      for (name, sql) in questions {
        let count = try Int.fetchOne(db, sql: sql) ?? 0
        if count > 0 { faults.append("\(name): \(count)") }
      }
      return faults
    }
  }
}

/// Writes segments of one origin; runs inside a transaction.
struct SegmentRecorder {
  private let db: Database
  private let originID: Int64
  private let isHeadline: Bool
  private let previousDate: String?
  private var sequence: Int64
  private var report = SegmentRecordReport()
  private var seen: Set<Int64> = []

  /// - Parameter previousDate: the date that the issue had before, where the origin is one.
  init(_ db: Database, _ origin: SegmentOrigin, previousDate: String? = nil) throws {
    self.db = db
    self.previousDate = previousDate
    isHeadline = origin.kind == .headline
    let name = storable(origin.name)
    let known = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM segmentOrigin WHERE name = ? AND kind = ?"),
      arguments: [name, origin.kind.rawValue])
    if let known {
      originID = known
    } else {
      try db.execute(
        sql: "INSERT INTO segmentOrigin (kind, name) VALUES (?, ?)", arguments: [origin.kind.rawValue, name])
      originID = db.lastInsertedRowID
    }
    sequence = try Int64.fetchOne(db, sql: "SELECT lastSeq FROM segmentState") ?? 0
  }

  /// A headline of an issue: it has the date.
  mutating func add(_ segment: NewSegment, of date: String?) throws {
    var segment = segment
    segment.date = date
    try add(segment)
  }

  mutating func add(_ segment: NewSegment) throws {
    let zh = storable(segment.zh)
    let ko = storable(segment.ko)
    let fold = Self.fold(zh: zh, ko: ko)
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT id, zh, ko FROM segment WHERE fold = ?"), arguments: [fold])
    for row in rows {
      let sameChinese = ByteKey(try row.text(1)) == ByteKey(zh)
      if sameChinese, ByteKey(try row.text(2)) == ByteKey(ko) {
        try use(try row.integer(0), segment, isNew: false)
        return
      }
    }
    sequence += 1
    try db.cachedStatement(sql: "INSERT INTO segment (zh, ko, fold, date, seq) VALUES (?, ?, ?, ?, ?)")
      .execute(arguments: [zh, ko, fold, segment.date, sequence])
    if rows.isEmpty { report.added += 1 } else { report.spellings += 1 }
    try use(db.lastInsertedRowID, segment, isNew: true)
  }

  private mutating func use(_ id: Int64, _ segment: NewSegment, isNew: Bool) throws {
    // Of a headline that stands twice in its issue the first place counts.
    let isFirst = seen.insert(id).inserted
    let context = segment.context
    try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO segmentUse VALUES (?, ?, ?, ?, ?, ?, ?)"
    ).execute(
      arguments: [
        id, originID, segment.place, Int64(context.zhBefore), Int64(context.zhAfter), Int64(context.koBefore),
        Int64(context.koAfter),
      ])
    if isNew { return }
    if db.changesCount == 0 {
      report.known += 1
      if isHeadline, isFirst, try refresh(id, segment) { report.redated += 1 }
      return
    }
    report.merged += 1
    sequence += 1
    try db.cachedStatement(sql: "UPDATE segment SET seq = ?, date = ifnull(date, ?) WHERE id = ?")
      .execute(arguments: [sequence, segment.date, id])
  }

  /// Where a headline stands now, and when: it has the date of its issue, and shares that of another issue which has it as
  /// well. Whether the date is another.
  private mutating func refresh(_ id: Int64, _ segment: NewSegment) throws -> Bool {
    try db.cachedStatement(
      sql: "UPDATE segmentUse SET place = ?3 WHERE segmentId = ?1 AND originId = ?2 AND place IS NOT ?3"
    ).execute(arguments: [id, originID, segment.place])
    guard let date = segment.date else { return false }
    try db.cachedStatement(
      sql: """
        UPDATE segment SET date = ?2, seq = ?3 WHERE id = ?1 AND date IS NOT ?2 AND (date IS ?4
          OR NOT EXISTS (SELECT 1 FROM segmentUse WHERE segmentId = ?1 AND originId <> ?5))
        """
    ).execute(arguments: [id, date, sequence + 1, previousDate, originID])
    if db.changesCount == 0 { return false }
    sequence += 1
    return true
  }

  /// What the origin had besides is forgotten.
  mutating func forgetOthers() throws {
    let uses = try Int64.fetchAll(db, sql: "SELECT segmentId FROM segmentUse WHERE originId = ?", arguments: [originID])
    for id in uses where !seen.contains(id) {
      try db.cachedStatement(sql: "DELETE FROM segmentUse WHERE segmentId = ? AND originId = ?")
        .execute(arguments: [id, originID])
      try db.cachedStatement(
        sql: "DELETE FROM segment WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM segmentUse WHERE segmentId = ?1)"
      ).execute(arguments: [id])
      report.removed += 1
    }
  }

  /// Gives an origin another name: a document was moved.
  static func rename(_ kind: SegmentOrigin.Kind, from: String, to: String, _ db: Database) throws {
    try db.execute(
      sql: "UPDATE OR IGNORE segmentOrigin SET name = ? WHERE name = ? AND kind = ?",
      arguments: [storable(to), storable(from), kind.rawValue])
  }

  func finish() throws -> SegmentRecordReport {
    if report.changedStore {
      try db.execute(
        sql: "UPDATE segmentState SET lastSeq = ?, generation = generation + ?",
        arguments: [sequence, report.removed > 0 ? 1 : 0])
    }
    return report
  }

  /// One number for all spellings of a segment.
  static func fold(zh: String, ko: String) -> Int64 {
    let key = SegmentFold.key(zh) + "\u{1E}" + SegmentFold.key(ko)
    return Int64(bitPattern: Checksum64.of(Array(key.utf8)))
  }
}
