// SPDX-License-Identifier: Apache-2.0

import GRDB
import HanHangul
import Testing

@testable import Memory

@Suite struct HistoryTests {
  let folder: Folder
  let store: Store

  init() throws {
    folder = try Folder()
    store = try Store(path: folder.database, access: .readWrite)
    _ = try store.record(
      document(
        "1호.txt", hash: "1", date: "2023-08-04", issue: "1호",
        [observation("之江", "즈강", line: 1), observation("之江", "즈강", line: 2), observation("之江", "지장", line: 3)]))
    _ = try store.record(
      document("부록.txt", hash: "2", date: "2023-08-25", issue: "1호", [observation("之江", "즈강", line: 1)]))
    _ = try store.record(
      document(
        "2024-08-02.txt", hash: "3", date: "2024-08-02",
        [observation("之江", "즈장", line: 1), observation("之江", "강", line: 2, candidate: false)]))
    _ = try store.record(document("c.txt", hash: "4", date: nil, [observation("之江", "즈장")]))
  }

  private func shown(_ counts: [FormCount]) -> [String] {
    counts.map { "\($0.period ?? "-") \($0.ko) \($0.count) \($0.candidates)" }
  }

  @Test func formsMonthByMonth() throws {
    let counts = try store.formCounts(foldedChinese: Fold.key("之江"))
    #expect(shown(counts) == ["2023-08 즈강 3 3", "2023-08 지장 1 1", "2024-08 강 1 0", "2024-08 즈장 1 1", "- 즈장 1 1"])
    #expect(try store.formCounts(foldedChinese: "无").isEmpty)
    #expect(try store.formCounts(foldedChinese: ["无", Fold.key("之江")]).map(\.count) == [0, 5])
    #expect(try store.formCounts(foldedChinese: []).isEmpty)
  }

  @Test func whatAnEarlierVersionHadIsNotCounted() throws {
    _ = try store.record(document("1호.txt", hash: "5", date: "2023-08-04", [observation("之江", "즈장", line: 1)]))
    #expect(
      shown(try store.formCounts(foldedChinese: Fold.key("之江"))).prefix(2) == ["2023-08 즈강 1 1", "2023-08 즈장 1 1"])
    #expect(try store.usage().gone == 3)
  }

  @Test func onlyEarlierDocuments() throws {
    let fold = Fold.key("之江")
    // What has no date may have been earlier.
    let before = EarlierThan(date: "2024-08-02", excluding: ["2024-08-02.txt"])
    #expect(
      shown(try store.formCounts(foldedChinese: fold, before)) == ["2023-08 즈강 3 3", "2023-08 지장 1 1", "- 즈장 1 1"])
    #expect(try store.countDocuments(before) == 3)
    // Other parts of the issue are not earlier than it.
    let issue = EarlierThan(date: "2023-08-04", excluding: ["1호.txt", "부록.txt"])
    #expect(shown(try store.formCounts(foldedChinese: fold, issue)) == ["- 즈장 1 1"])
    let all = EarlierThan(date: nil, excluding: ["it's \"odd\".txt", "c.txt"])
    #expect(try store.countDocuments(all) == 3)
  }

  @Test func documentsOfAnIssue() throws {
    func paths(_ name: String) throws -> [String] { try store.documents(ofIssue: name).map(\.path) }
    #expect(try paths("1호.txt") == ["1호.txt"])
    #expect(try paths("1호") == ["1호.txt", "부록.txt"])
    #expect(try paths("2024-08-02") == ["2024-08-02.txt"])
    #expect(try paths("2023-08-25") == ["부록.txt"])
    #expect(try paths("부록") == ["부록.txt"])
    #expect(try paths("c") == ["c.txt"])
    #expect(try paths("호") == [])
    #expect(try paths("%") == [])
    #expect(try paths("") == [])
    #expect(try paths("2023") == [])
  }

  @Test func numbersOfAStore() throws {
    let usage = try store.usage()
    #expect(usage.years.map(\.year) == ["2023", "2024", nil])
    #expect(usage.years.map(\.documents) == [2, 1, 1])
    #expect(usage.firstDate == "2023-08-04")
    #expect(usage.lastDate == "2024-08-02")
    #expect(usage.pairs.reduce(0) { $0 + $1.count } == 7)
    #expect(usage.pairs.reduce(0) { $0 + $1.candidates } == 6)
    #expect(usage.gone == 0)
  }

  @Test func anEmptyStore() throws {
    let empty = try Store(path: folder.path + "/empty.sqlite", access: .readWrite)
    let usage = try empty.usage()
    #expect(usage.years.isEmpty)
    #expect(usage.firstDate == nil)
    #expect(usage.pairs.isEmpty)
  }
}

extension HistoryTests {
  @Test func soManyPlacesOfEachForm() throws {
    let fold = Fold.key("之江")
    #expect(try store.attestations(foldedChinese: fold, perForm: 20) == store.attestations(foldedChinese: fold))
    let one = try store.attestations(foldedChinese: fold, perForm: 1)
    #expect(one.map { "\($0.path) \($0.ko)" } == ["2024-08-02.txt 즈장", "2024-08-02.txt 강", "부록.txt 즈강", "1호.txt 지장"])
    #expect(try store.attestations(foldedChinese: fold, perForm: 0) == one)
  }

  /// In a base that cannot be written to, the store stays as an older program left it.
  @Test func aStoreWithoutKindsAndSourcesIsReadAllTheSame() throws {
    var list = document("list.tsv", hash: "import-0123456789abcdef", date: nil, [observation("之江", "쯔장")])
    list.kind = .list
    _ = try store.record(list)
    let (documents, usage) = (try store.documents(), try store.usage())
    let fold = Fold.key("之江")
    let places = try store.attestations(foldedChinese: fold)
    let counts = try store.formCounts(foldedChinese: fold)
    try store.connection.alone { db in
      try db.execute(
        sql: """
          ALTER TABLE document DROP COLUMN dateSource;
          ALTER TABLE document DROP COLUMN kind;
          DELETE FROM grdb_migrations WHERE identifier LIKE '5-%'
          """)
    }
    try store.close()
    for access in [Store.Access.readOnly, .readWrite] {
      let opened = try Store(path: folder.database, access: access)
      #expect(try opened.documents() == documents)
      #expect(try opened.usage() == usage)
      #expect(try opened.attestations(foldedChinese: fold) == places)
      #expect(try opened.formCounts(foldedChinese: fold) == counts)
      #expect(try opened.countDocuments(EarlierThan(date: nil, excluding: [])) == documents.count - 1)
      try opened.close()
    }
  }

  @Test func aStoreWithoutTheIndexIsReadAllTheSame() throws {
    let usage = try store.usage()
    try store.connection.alone { db in
      try db.execute(
        sql: """
          DROP INDEX placeByPair;
          DELETE FROM grdb_migrations WHERE identifier IN ('3-places-by-pair', '4-one-index-by-pair')
          """)
    }
    try store.close()
    let older = try Store(path: folder.database, access: .readOnly)
    #expect(try older.usage() == usage)
    try older.close()
    let newer = try Store(path: folder.database, access: .readWrite)
    #expect(try newer.connection.read { db in try db.indexes(on: "attestation").map(\.name) }.contains("placeByPair"))
    #expect(try newer.usage() == usage)
  }
}
