// SPDX-License-Identifier: Apache-2.0

import GRDB
import HanHangul

/// Brings the rows of one document to what it says now; runs inside a transaction.
struct Recorder {
  /// Whether the report says what the documents render differently, which asks the store twice a name.
  var reportsConflicts = true

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

  init(_ db: Database, _ document: ObservedDocument) {
    self.db = db
    self.document = document
    report = IngestReport(path: document.path, outcome: .unchanged)
  }

  mutating func record(exists: (String) -> Bool) throws -> IngestReport {
    let known = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT id, contentHash FROM document WHERE path = ?"),
      arguments: [storable(document.path)])
    if let known {
      let id = try known.integer(0)
      try updateDocument(id)
      try update(id, from: try known.text(1))
      if hasWritten { report.outcome = .changed }
    } else if let old = try gonePath(exists) {
      try execute("UPDATE document SET path = ? WHERE id = ?", [storable(document.path), old.id])
      try updateDocument(old.id)
      try update(old.id, from: document.contentHash)
      report.outcome = .moved(from: old.path)
    } else {
      try execute(
        "INSERT INTO document (path, contentHash, date, issue, codePoints) VALUES (?, ?, ?, ?, ?)",
        [
          storable(document.path), storable(document.contentHash), document.date.map { storable($0) },
          document.issue.map { storable($0) }, document.codePoints,
        ])
      try update(db.lastInsertedRowID, from: document.contentHash)
      report.outcome = .new
    }
    return report
  }

  // MARK: - The document

  /// Where the same text was, when it is there no longer: best under the same name, else the first that was known.
  private func gonePath(_ exists: (String) -> Bool) throws -> (id: Int64, path: String)? {
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT id, path FROM document WHERE contentHash = ? ORDER BY id"),
      arguments: [storable(document.contentHash)])
    let gone = try rows.map { (id: try $0.integer(0), path: try $0.text(1)) }.filter { !exists($0.path) }
    let name = ByteKey(Self.name(document.path))
    return gone.first { ByteKey(Self.name($0.path)) == name } ?? gone.first
  }

  private static func name(_ path: String) -> String { String(path.split(separator: "/").last ?? "") }

  private mutating func updateDocument(_ id: Int64) throws {
    // IS NOT, because a date that is not known (NULL) is to be compared as well.
    try execute(
      """
      UPDATE document SET contentHash = ?1, date = ifnull(?2, date), issue = ifnull(?3, issue), codePoints = ?4
      WHERE id = ?5 AND (contentHash <> ?1 OR date IS NOT ifnull(?2, date) OR issue IS NOT ifnull(?3, issue)
        OR codePoints <> ?4)
      """,
      [
        storable(document.contentHash), document.date.map { storable($0) }, document.issue.map { storable($0) },
        document.codePoints, id,
      ])
    if db.changesCount > 0 { hasWritten = true }
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
