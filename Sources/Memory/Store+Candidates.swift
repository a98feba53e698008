// SPDX-License-Identifier: Apache-2.0

import GRDB
import HanHangul

extension Store {
  /// Chinese with renderings that nobody has decided on: conflicts first, then the most frequent, then in byte
  /// order of the folds. Only what the recorded versions have counts.
  public func candidates(_ query: CandidateQuery = .init()) throws(StoreError) -> [Candidate] {
    let observed = try connection.read { db in try Self.observed(db) }
    var candidates: [Candidate] = []
    for chinese in observed {
      let zhFolded = chinese.zhFolded
      var undecided: [Candidate.Form] = []
      var decided: [Candidate.Form] = []
      for form in chinese.forms where !query.isRejected(zhFolded, form.koFolded) {
        if query.isDecided(zhFolded, form.koFolded) { decided.append(form) } else { undecided.append(form) }
      }
      let total = undecided.reduce(0) { $0 + $1.count }
      let isConflict = Set((undecided + decided).map { ByteKey($0.koFolded) }).count > 1
      if undecided.isEmpty || total < query.minimumTotal || query.conflictsOnly && !isConflict { continue }
      candidates.append(
        Candidate(
          zhFolded: zhFolded, zh: chinese.spellings.sorted.first?.text ?? zhFolded,
          forms: undecided.sorted(by: Self.leads), decided: decided.sorted(by: Self.leads), isConflict: isConflict,
          total: total,
          firstSeen: undecided.compactMap(\.firstDate).min(), lastSeen: undecided.compactMap(\.lastDate).max()))
    }
    candidates.sort { one, other in
      if one.isConflict != other.isConflict { return one.isConflict }
      if one.total != other.total { return one.total > other.total }
      return ByteKey.precedes(one.zhFolded, other.zhFolded)
    }
    return candidates
  }

  private struct ObservedChinese {
    var zhFolded: String
    var spellings = Tally()
    var forms: [Candidate.Form] = []
  }

  private static func leads(_ one: Candidate.Form, _ other: Candidate.Form) -> Bool {
    one.count != other.count ? one.count > other.count : ByteKey.precedes(one.ko, other.ko)
  }

  /// Spellings of one Chinese share their renderings: a form is what has one fold of the Chinese and one Korean.
  private static func observed(_ db: Database) throws -> [ObservedChinese] {
    let source = """
      FROM attestation a JOIN pair p ON p.id = a.pairId JOIN document d ON d.id = a.documentId
      WHERE a.lastSeenIn IS NULL AND a.isCandidate = 1
      """
    let kinds = try kinds(db, source)
    var all: [ObservedChinese] = []
    var places: [ByteKey: Int] = [:]
    let forms = try Row.fetchCursor(
      db,
      sql: """
        SELECT p.zhFolded, p.ko, min(p.koFolded), count(*), count(DISTINCT a.documentId), min(d.date), max(d.date),
          max(a.link), max(a.confidence)
        \(source) GROUP BY p.zhFolded, p.ko
        """)
    while let row = try forms.next() {
      let zhFolded = try row.text(0)
      let ko = try row.text(1)
      let place = places[ByteKey(zhFolded)] ?? all.count
      if place == all.count {
        all.append(ObservedChinese(zhFolded: zhFolded))
        places[ByteKey(zhFolded)] = place
      }
      all[place].forms.append(
        Candidate.Form(
          ko: ko, koFolded: try row.text(2), count: Int(try row.integer(3)), documents: Int(try row.integer(4)),
          firstDate: try row.optionalText(5), lastDate: try row.optionalText(6),
          kind: kinds[[ByteKey(zhFolded), ByteKey(ko)]]?.mostFrequent ?? .other, link: try row.number(7),
          confidence: try row.number(8)))
    }
    let spellings = try Row.fetchCursor(
      db, sql: "SELECT p.zhFolded, p.zh, count(*) \(source) GROUP BY p.zhFolded, p.zh")
    while let row = try spellings.next() {
      guard let place = places[ByteKey(try row.text(0))] else { continue }
      all[place].spellings.add(try row.text(1), Int(try row.integer(2)))
    }
    return all
  }

  /// Places of each kind of each rendering, by fold of the Chinese and Korean.
  private static func kinds(_ db: Database, _ source: String) throws -> [[ByteKey]: [RenderingKind: Int]] {
    var kinds: [[ByteKey]: [RenderingKind: Int]] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: "SELECT p.zhFolded, p.ko, a.kind, count(*) \(source) GROUP BY p.zhFolded, p.ko, a.kind")
    while let row = try rows.next() {
      let kind: RenderingKind = try row.word(2)
      kinds[[ByteKey(try row.text(0)), ByteKey(try row.text(1))], default: [:]][kind] = Int(try row.integer(3))
    }
    return kinds
  }
}
