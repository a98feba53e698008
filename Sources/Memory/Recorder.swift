// SPDX-License-Identifier: Apache-2.0

import GRDB
import HanHangul

/// Brings the rows of one document to what it says now; runs inside a transaction.
struct Recorder {
  /// Whether the report says what the documents render differently, which asks the store twice a name.
  private let reportsConflicts: Bool

  /// What was found at one place, ready to be written.
  private struct Found {
    var zh: String
    var ko: String
    var pair: Int64
    var place: Place
  }

  /// A row of `attestation`.
  private struct Stored {
    var id: Int64
    var pair: Int64
    var isCurrent: Bool
    var place: Place
  }

  private let db: Database
  private let document: ObservedDocument
  private var report: IngestReport
  private var hasWritten = false
  /// What the store had.
  private var previousDate: String?

  private init(_ db: Database, _ document: ObservedDocument, reportsConflicts: Bool) {
    self.db = db
    self.document = document
    self.reportsConflicts = reportsConflicts
    report = IngestReport(path: document.path, outcome: .unchanged)
  }

  /// Records a document and, unless nothing is said of them, its headlines.
  static func record(
    _ document: ObservedDocument, segments: [NewSegment]?, in db: Database, reportsConflicts: Bool = true,
    exists: (String) -> Bool
  ) throws -> IngestReport {
    var recorder = Recorder(db, document, reportsConflicts: reportsConflicts)
    var report = try recorder.record(exists: exists)
    let date = report.date
    if case .moved(let from) = report.outcome {
      try SegmentRecorder.rename(.headline, from: from, to: document.path, db)
    }
    // A new document without headlines has none to forget.
    if let segments, !(segments.isEmpty && report.outcome == .new) {
      var headlines = try SegmentRecorder(
        db, SegmentOrigin(.headline, document.path), previousDate: recorder.previousDate)
      for segment in segments { try headlines.add(segment, of: date) }
      try headlines.forgetOthers()
      report.segments = try headlines.finish()
    }
    return report
  }

  private mutating func record(exists: (String) -> Bool) throws -> IngestReport {
    if let known = try known("path", document.path).first {
      try updateDocument(known)
      try update(known.id, from: known.contentHash)
      if hasWritten { report.outcome = .changed }
    } else if let old = try gone(exists) {
      try execute("UPDATE document SET path = ? WHERE id = ?", [storable(document.path), old.id])
      try updateDocument(old)
      try update(old.id, from: document.contentHash)
      report.outcome = .moved(from: old.path)
    } else {
      try update(try Self.insert(document, db), from: document.contentHash)
      report.outcome = .new
      (report.date, report.dateSource) = (document.date, document.dateSource)
    }
    return report
  }

  /// The number of a document that the store does not know.
  static func insert(_ document: ObservedDocument, _ db: Database) throws -> Int64 {
    try db.cachedStatement(
      sql: """
        INSERT INTO document (path, kind, contentHash, date, dateSource, issue, codePoints) VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      storable(document.path), document.kind.rawValue, storable(document.contentHash),
      document.date.map { storable($0) },
      document.date.flatMap { _ in document.dateSource?.rawValue }, document.issue.map { storable($0) },
      document.codePoints,
    ])
    return db.lastInsertedRowID
  }

  // MARK: - The document

  /// A row of `document`.
  private struct Known {
    var id: Int64
    var path: String
    var contentHash: String
    var day: IssueDay
  }

  private func known(_ column: String, _ value: String) throws -> [Known] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT id, path, contentHash, date, dateSource FROM document WHERE \(column) = ? ORDER BY id"),
      arguments: [storable(value)]
    ).map { row in
      Known(
        id: try row.integer(0), path: try row.text(1), contentHash: try row.text(2),
        day: IssueDay(date: try row.optionalText(3), source: try row.optionalText(4).flatMap(DateSource.init)))
    }
  }

  /// Where the same text was, when it is there no longer: best under the same name, else the first that was known.
  private func gone(_ exists: (String) -> Bool) throws -> Known? {
    let gone = try known("contentHash", document.contentHash).filter { !exists($0.path) }
    let name = ByteKey(Self.name(document.path))
    return gone.first { ByteKey(Self.name($0.path)) == name } ?? gone.first
  }

  private static func name(_ path: String) -> String { String(path.split(separator: "/").last ?? "") }

  private mutating func updateDocument(_ known: Known) throws {
    let read = IssueDay(date: document.date.map { storable($0) }, source: document.dateSource)
    let day = known.day.after(read)
    previousDate = known.day.date
    report.date = day.date
    report.dateSource = day == read ? day.source : nil
    // IS NOT, because a date that is not known (NULL) is to be compared as well.
    try execute(
      """
      UPDATE document SET contentHash = ?1, date = ?2, issue = ifnull(?3, issue), codePoints = ?4, kind = ?6
      WHERE id = ?5 AND (contentHash <> ?1 OR date IS NOT ?2 OR issue IS NOT ifnull(?3, issue) OR codePoints <> ?4
        OR kind <> ?6)
      """,
      [
        storable(document.contentHash), day.date, document.issue.map { storable($0) }, document.codePoints, known.id,
        document.kind.rawValue,
      ])
    if db.changesCount > 0 { hasWritten = true }
    // Whoever said the same date before is no change that anybody is told of.
    if day.source != known.day.source {
      try execute("UPDATE document SET dateSource = ? WHERE id = ?", [day.source?.rawValue, known.id])
    }
  }

  // MARK: - Its places

  private mutating func update(_ id: Int64, from oldHash: String) throws {
    let found = try findings()
    let stored = try places(id)
    let current = stored.filter(\.isCurrent)
    let history = stored.filter { !$0.isCurrent }
    let matching = PlaceMatching(
      new: found.map { PlaceKey(pair: $0.pair, context: $0.place.context) },
      old: current.map { PlaceKey(pair: $0.pair, context: $0.place.context) },
      history: history.map { PlaceKey(pair: $0.pair, context: $0.place.context) })
    report.kept = matching.kept.count
    report.added = matching.added.count + matching.revived.count
    report.removed = matching.gone.count
    for (new, old) in matching.kept where found[new].place != current[old].place {
      try write(found[new].place, over: current[old].id)
    }
    for (new, old) in matching.revived { try write(found[new].place, over: history[old].id) }
    for new in matching.added { try insert(found[new], into: id) }
    try retire(matching.gone.map { current[$0] }, from: oldHash)
    if reportsConflicts { report.conflicts = try conflicts(found) }
  }

  /// What is a pair, in the order of the text, with the numbers of the pairs; new pairs are made.
  private mutating func findings() throws -> [Found] {
    var found: [Found] = []
    for observation in document.observations {
      guard let zh = observation.annotation.zh, let ko = observation.annotation.ko, !zh.isEmpty, !ko.isEmpty else {
        continue
      }
      found.append(Found(zh: storable(zh), ko: storable(ko), pair: 0, place: Place(observation)))
      if !observation.readingKeys.isEmpty { try setReadings(observation.readingKeys, of: storable(zh)) }
    }
    let order = found.indices.sorted { one, other in
      let (first, second) = (found[one].place, found[other].place)
      return (first.offset, first.zhStart ?? 0, one) < (second.offset, second.zhStart ?? 0, other)
    }
    found = order.map { found[$0] }
    for number in found.indices { found[number].pair = try pair(found[number]) }
    return found
  }

  private mutating func pair(_ found: Found) throws -> Int64 {
    let (id, folded) = try Self.pair(found.zh, found.ko, db)
    if let folded {
      hasWritten = true
      report.newPairs.append(
        ObservedPair(zhFolded: folded, zh: found.zh, ko: found.ko, isCandidate: found.place.isCandidate))
    }
    return id
  }

  /// The number of a pair, which is made when it is new; then with the fold of its Chinese.
  static func pair(_ zh: String, _ ko: String, _ db: Database) throws -> (id: Int64, folded: String?) {
    let known = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM pair WHERE zh = ? AND ko = ?"), arguments: [zh, ko])
    return try known.map { ($0, nil) } ?? newPair(zh, ko, db)
  }

  /// A pair that the store does not have.
  static func newPair(_ zh: String, _ ko: String, _ db: Database) throws -> (id: Int64, folded: String?) {
    let (zhFolded, koFolded) = (Fold.key(zh), Fold.key(ko))
    try db.cachedStatement(
      sql: "INSERT INTO pair (zh, ko, zhFolded, koFolded, koReversed) VALUES (?, ?, ?, ?, ?)"
    ).execute(arguments: [zh, ko, zhFolded, koFolded, Schema.reversed(koFolded)])
    return (db.lastInsertedRowID, zhFolded)
  }

  private mutating func setReadings(_ keys: [String], of zh: String) throws {
    if try Self.setReadings(keys, of: zh, db) { hasWritten = true }
  }

  /// Whether something had to be written.
  static func setReadings(_ keys: [String], of zh: String, _ db: Database) throws -> Bool {
    let known = try String.fetchAll(
      db.cachedStatement(sql: "SELECT key FROM reading WHERE zh = ?"), arguments: [zh])
    let keys = keys.map { storable($0) }
    if Set(known.map(ByteKey.init)) == Set(keys.map(ByteKey.init)) { return false }
    if !known.isEmpty { try db.cachedStatement(sql: "DELETE FROM reading WHERE zh = ?").execute(arguments: [zh]) }
    try addReadings(keys, of: zh, db)
    return true
  }

  /// Those of a Chinese that has none.
  static func addReadings(_ keys: [String], of zh: String, _ db: Database) throws {
    let statement = try BoundStatement(db, sql: "INSERT OR IGNORE INTO reading (key, zh) VALUES (?, ?)")
    try statement.bind(zh, 2)
    for key in keys {
      try statement.bind(storable(key), 1)
      try statement.execute()
    }
  }

  private func places(_ document: Int64) throws -> [Stored] {
    let sql = """
      SELECT id, pairId, lastSeenIn, \(Place.columns.joined(separator: ", ")) FROM attestation
      WHERE documentId = ? ORDER BY "offset", zhStart, id
      """
    var stored: [Stored] = []
    let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: [document])
    while let row = try rows.next() {
      stored.append(
        Stored(
          id: try row.integer(0), pair: try row.integer(1), isCurrent: try row.optionalText(2) == nil,
          place: try Place(row, from: 3)))
    }
    return stored
  }

  private mutating func write(_ place: Place, over id: Int64) throws {
    let settings = Place.columns.map { $0 + " = ?" }.joined(separator: ", ")
    try execute("UPDATE attestation SET \(settings), lastSeenIn = NULL WHERE id = ?", place.values + [id.databaseValue])
    hasWritten = true
  }

  private mutating func insert(_ found: Found, into document: Int64) throws {
    try execute(Place.insertion, found.place.values + [document.databaseValue, found.pair.databaseValue])
    hasWritten = true
  }

  /// A pair that a new version lacks stays as history. When the version is the same, the text never had the pair:
  /// it was read otherwise than now (by older rules, another lexicon), and what was misread is no history.
  private mutating func retire(_ places: [Stored], from oldHash: String) throws {
    if places.isEmpty { return }
    hasWritten = true
    let isSameVersion = ByteKey(oldHash) == ByteKey(storable(document.contentHash))
    for place in places {
      if isSameVersion {
        try execute("DELETE FROM attestation WHERE id = ?", [place.id])
      } else {
        try execute("UPDATE attestation SET lastSeenIn = ? WHERE id = ?", [oldHash, place.id])
      }
    }
    var seen: Set<Int64> = []
    for place in places where seen.insert(place.pair).inserted {
      let sql = "SELECT 1 FROM attestation WHERE pairId = ? AND lastSeenIn IS NULL LIMIT 1"
      if try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [place.pair]) != nil { continue }
      guard
        let pair = try Row.fetchOne(
          db.cachedStatement(sql: "SELECT zhFolded, zh, ko FROM pair WHERE id = ?"), arguments: [place.pair])
      else { continue }
      let zh = try pair.text(1)
      report.gonePairs.append(
        ObservedPair(
          zhFolded: try pair.text(0), zh: zh, ko: try pair.text(2), isCandidate: place.place.isCandidate))
      if isSameVersion { try dropPair(place.pair, zh: zh) }
    }
  }

  private func dropPair(_ id: Int64, zh: String) throws {
    try execute(
      "DELETE FROM pair WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM attestation WHERE pairId = ?1)", [id])
    try execute("DELETE FROM reading WHERE zh = ?1 AND NOT EXISTS (SELECT 1 FROM pair WHERE zh = ?1)", [zh])
  }

  // MARK: - Conflicts

  private func conflicts(_ found: [Found]) throws -> [Conflict] {
    var conflicts: [Conflict] = []
    var seen: Set<ByteKey> = []
    for found in found where found.place.isCandidate {
      let fold = Fold.key(found.zh)
      guard seen.insert(ByteKey(fold)).inserted else { continue }
      if let conflict = try Self.conflict(db, fold) { conflicts.append(conflict) }
    }
    return conflicts
  }

  /// The renderings of one Chinese, when they differ.
  static func conflict(_ db: Database, _ zhFolded: String) throws -> Conflict? {
    let isSeen = "EXISTS (SELECT 1 FROM attestation WHERE pairId = pair.id AND lastSeenIn IS NULL AND isCandidate = 1)"
    let renderings = try Int.fetchOne(
      db.cachedStatement(
        sql: "SELECT count(DISTINCT koFolded) FROM pair WHERE zhFolded = ? AND \(isSeen)"), arguments: [zhFolded])
    guard let renderings, renderings > 1 else { return nil }
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT zh, ko, (SELECT count(*) FROM attestation WHERE pairId = pair.id AND lastSeenIn IS NULL
            AND isCandidate = 1) AS places
          FROM pair WHERE zhFolded = ? AND \(isSeen) ORDER BY zh, ko
          """), arguments: [zhFolded])
    var spellings = Tally()
    var forms = Tally()
    for row in rows {
      let count = Int(try row.integer(2))
      spellings.add(try row.text(0), count)
      forms.add(try row.text(1), count)
    }
    return Conflict(
      zhFolded: zhFolded, zh: spellings.sorted.first?.text ?? zhFolded,
      forms: forms.sorted.map { Conflict.Form(ko: $0.text, count: $0.count) })
  }

  private func execute(_ sql: String, _ arguments: [(any DatabaseValueConvertible)?]) throws {
    try db.cachedStatement(sql: sql).execute(arguments: StatementArguments(arguments))
  }
}

/// Texts with numbers, the highest first, equals in byte order.
struct Tally {
  private var counts: [ByteKey: Int] = [:]

  mutating func add(_ text: String, _ count: Int) { counts[ByteKey(text), default: 0] += count }

  var sorted: [(text: String, count: Int)] {
    counts.map { ($0.key.text, $0.value) }.sorted { one, other in
      one.1 != other.1 ? one.1 > other.1 : ByteKey.precedes(one.0, other.0)
    }
  }
}
