// SPDX-License-Identifier: Apache-2.0

import Glibc
import HanHangul
import IndexFile
import TermBase
import Testing

private func index(_ base: TermBase, readings: [String: [String]] = [:]) throws -> TermIndex {
  let writer = TermIndex.compile(
    base, stamp: TermIndexStamp(), readingKeys: { readings[$0] ?? [] },
    standardForms: { $0 == "鵬程" ? ["펑청"] : [] })
  return try TermIndex(IndexFile(image: writer.image(), kind: TermIndex.kind, version: TermIndex.version))
}

/// Rows over few characters, so that many keys are equal or near.
private func randomBase(_ random: inout Seeded, rows count: Int) -> TermBase {
  func word(_ alphabet: [Character]) -> String {
    String((0..<Int.random(in: 1...4, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "가" })
  }
  var rows: [GlossaryRow] = []
  for line in 0..<count {
    rows.append(
      GlossaryRow(
        path: Bool.random(using: &random) ? "a.tsv" : "b.tsv", line: line + 2,
        id: Int.random(in: 0...3, using: &random) == 0 ? "c-\(Int.random(in: 0...9, using: &random))" : nil,
        zh: word(["甲", "乙", "丙", "國"]), ko: word(["가", "각", "나", "거", "A", " "]) + "다",
        status: TermStatus.allCases.randomElement(using: &random) ?? .preferred, kind: .sound,
        note: Bool.random(using: &random) ? "메모\n둘" : nil, extras: [.init(column: "내 열", value: "값")]))
  }
  return TermBase(rows: rows)
}

@Suite struct TermIndexTests {
  @Test(arguments: 1...40) func lookUpsEqualALinearScan(seed: UInt64) throws {
    var random = Seeded(seed)
    let base = randomBase(&random, rows: Int.random(in: 0...120, using: &random))
    let index = try index(base)
    #expect(index.conceptCount == base.concepts.count)
    for (number, concept) in base.concepts.enumerated() { #expect(try index.concept(number) == concept) }
    let all = base.concepts.enumerated().flatMap { number, concept in
      concept.rows.indices.map { TermBase.RowIndex(concept: number, row: $0) }
    }
    let other = randomBase(&random, rows: 30)
    for row in (base.concepts + other.concepts).flatMap(\.rows) {
      let (zh, ko) = (Fold.key(row.zh), Fold.key(row.ko))
      #expect(try index.rows(zh, in: .chinese) == all.filter { Fold.key(base[$0].zh) == zh })
      #expect(try index.rows(ko, in: .korean) == all.filter { Fold.key(base[$0].ko) == ko })
      let near = try index.nearMisses(of: ko)
      #expect(Set(near.map(\.row)) == Set(all.filter { isOneApart(Fold.key(base[$0].ko), ko) }))
      #expect(near.map(\.jamo) == near.map(\.jamo).sorted())
    }
  }

  /// By the textbook.
  private func isOneApart(_ one: String, _ other: String) -> Bool {
    let one = Array(one.unicodeScalars)
    let other = Array(other.unicodeScalars)
    var row = Array(0...other.count)
    for (i, left) in one.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, right) in other.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (left == right ? 0 : 1))
        diagonal = above
      }
    }
    return row[other.count] == 1
  }

  @Test func anEmptyBase() throws {
    let index = try index(TermBase(rows: []))
    #expect(index.conceptCount == 0)
    #expect(try index.rows("가", in: .korean).isEmpty)
    #expect(try index.lookup("가").isEmpty)
    #expect(try index.lookup("").isEmpty)
    #expect(throws: IndexFileError.self) { try index.concept(0) }
  }

  @Test func partsOfNames() throws {
    let base = TermBase(rows: [
      GlossaryRow(zh: "騰訊研究院", ko: "텐센트 연구원"), GlossaryRow(zh: "騰訊", ko: "텐센트", status: .rejected),
      GlossaryRow(zh: "北京智源研究院", ko: "베이징즈위안 연구원", status: .deprecated),
    ])
    let index = try index(base)
    func parts(_ word: String) throws -> [String] { try index.containing(word).map(\.row.ko) }
    #expect(try parts("텐센트") == ["텐센트 연구원"])
    #expect(try parts("腾讯") == ["텐센트 연구원"])
    #expect(try parts("研究院") == ["텐센트 연구원", "베이징즈위안 연구원"])
    #expect(try parts("원").isEmpty)
    #expect(try parts("바이두").isEmpty)
    #expect(try index.containing("研究院", limit: 1).map(\.score) == [0.6])
  }

  @Test func kindsOfMatches() throws {
    let base = TermBase(rows: [
      GlossaryRow(zh: "鵬程", ko: "펑 청", status: .deprecated), GlossaryRow(zh: "鵬程", ko: "붕정", status: .rejected),
      GlossaryRow(zh: "鵬程", ko: "붕 정"), GlossaryRow(zh: "承諾", ko: "청눠"),
    ])
    let index = try index(base, readings: ["鵬程": ["pengcheng"]])
    func kinds(_ word: String) throws -> [String] {
      try index.lookup(word).map { "\($0.kind.rawValue) \($0.row.ko) \($0.row.status.rawValue)" }
    }
    #expect(
      try kinds("鵬程") == ["exact 붕 정 preferred", "exact 펑 청 deprecated", "exact 붕정 rejected"])
    #expect(try kinds("붕정") == ["exact 붕정 rejected", "folded 붕 정 preferred"])
    #expect(try kinds("Peng cheng").first == "reading 붕 정 preferred")
    #expect(try kinds("펑청") == ["folded 펑 청 deprecated", "standard 붕 정 preferred", "standard 붕정 rejected"])
    #expect(try kinds("청뉘") == ["fuzzy 청눠 preferred"])
    #expect(try index.lookup("청뉘")[0].score == 0.8)
    #expect(try index.lookup("청눠")[0].concept.rows.count == 1)
    #expect(try kinds("없는말").isEmpty)
  }

  @Test func nearMissesByJamo() throws {
    let base = TermBase(rows: ["청눠", "청닝", "청뉘", "창눠", "청", "청눠어"].map { GlossaryRow(zh: "承諾", ko: $0) })
    let near = try index(base).nearMisses(of: "청눠")
    #expect(near.map(\.key) == ["청뉘", "창눠", "청닝", "청", "청눠어"])
    #expect(near.map(\.jamo) == [1, 1, 2, 2, 2])
    #expect(try index(base).nearMisses(of: "청눠", jamo: 1).map(\.key) == ["청뉘", "창눠"])
  }

  /// Large sections are not verified: whatever stands in them, reading gives an answer or an error.
  @Test func damageNeverCrashes() throws {
    var random = Seeded(5)
    let base = randomBase(&random, rows: 60)
    let writer = TermIndex.compile(base, stamp: TermIndexStamp())
    let image = writer.image()
    // Sums are made good again, as if the sections were too large to be verified.
    for _ in 0..<300 {
      let file = try IndexFile(image: image, kind: TermIndex.kind, version: TermIndex.version)
      var damaged = IndexFileWriter(kind: TermIndex.kind, version: TermIndex.version)
      for id in file.sectionIDs {
        var bytes = try Array(file.required(id).bytes)
        for _ in 0..<4 where !bytes.isEmpty {
          bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        if Int.random(in: 0...9, using: &random) == 0 { bytes.removeLast(min(bytes.count, 5)) }
        damaged.set(id, bytes)
      }
      do {
        let index = try TermIndex(
          IndexFile(image: damaged.image(), kind: TermIndex.kind, version: TermIndex.version))
        for concept in base.concepts.prefix(10) {
          for row in concept.rows {
            _ = try? index.lookup(row.zh)
            _ = try? index.lookup(row.ko)
            _ = try? index.nearMisses(of: Fold.key(row.ko))
          }
        }
        for number in 0..<index.conceptCount { _ = try? index.concept(number) }
      } catch {
        #expect(error.catalogueKey == "index.damaged")
      }
    }
  }

  @Test func aFlippedByteInARecordIsNeverShown() throws {
    let base = TermBase(rows: [GlossaryRow(zh: "承諾", ko: "청눠")])
    let writer = TermIndex.compile(base, stamp: TermIndexStamp())
    let file = try IndexFile(image: writer.image(), kind: TermIndex.kind, version: TermIndex.version)
    let records = Array(try file.required("RECS").bytes)
    for position in records.indices {
      var bytes = records
      bytes[position] ^= 1
      var damaged = writer
      damaged.set("RECS", bytes)
      let index = try TermIndex(IndexFile(image: damaged.image(), kind: TermIndex.kind, version: TermIndex.version))
      #expect(throws: IndexFileError.self) { try index.lookup("청눠") }
    }
  }
}

@Suite(.serialized) struct TermIndexStampTests {
  private let folder = "/tmp/gwalho-stamp-\(getpid())"
  private var file: String { folder + "/g.tsv" }
  private let text = "zh\tko\n甲\t가\n"

  private func setUp(secondsAgo: Int = 100) throws {
    mkdir(folder, 0o755)
    try write(text, to: file)
    try age(secondsAgo)
  }

  private func tearDown() {
    unlink(file)
    unlink(folder + "/h.tsv")
    rmdir(folder)
  }

  /// Sets the time of the file's last change, with a fraction as most file systems have.
  private func age(_ seconds: Int) throws {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let time = timespec(tv_sec: now.tv_sec - seconds, tv_nsec: 123_456_789)
    #expect(utimensat(AT_FDCWD, file, [time, time], 0) == 0)
  }

  private func stamp() -> TermIndexStamp { TermBase.load(paths: ["g.tsv"], in: folder).stamp }

  private func freshness(_ stamp: TermIndexStamp, paths: [String] = ["g.tsv"]) -> TermIndexStamp.Freshness {
    stamp.freshness(paths: paths, in: folder)
  }

  @Test func anOldUntouchedFileIsFresh() throws {
    try setUp()
    defer { tearDown() }
    let stamp = stamp()
    #expect(freshness(stamp) == .fresh)
    let writer = TermIndex.compile(TermBase(rows: []), stamp: stamp)
    let index = try TermIndex(IndexFile(image: writer.image(), kind: TermIndex.kind, version: TermIndex.version))
    #expect(index.stamp == stamp)
  }

  @Test func anotherSizeTimeListRecipeOrFold() throws {
    try setUp()
    defer { tearDown() }
    let stamp = stamp()
    #expect(freshness(stamp, paths: []) == .stale)
    #expect(freshness(stamp, paths: ["g.tsv", "h.tsv"]) == .stale)
    #expect(freshness(stamp, paths: ["h.tsv"]) == .stale)
    #expect(stamp.freshness(paths: ["g.tsv"], in: folder, recipe: 1) == .stale)
    var older = stamp
    older.foldVersion += 1
    #expect(freshness(older) == .stale)
    try write(text + "乙\t나\n", to: file)
    #expect(freshness(stamp) == .stale)
    unlink(file)
    #expect(freshness(stamp) == .stale)
  }

  @Test func aTouchedFileIsComparedByContent() throws {
    try setUp()
    defer { tearDown() }
    let stamp = stamp()
    try age(50)
    #expect(freshness(stamp) == .freshByContent)
    try write(text.replacing("가", with: "나"), to: file)
    #expect(freshness(stamp) == .stale)
  }

  @Test func aFileChangedWithinOneTickIsCaught() throws {
    try setUp()
    defer { tearDown() }
    var stamp = stamp()
    let modified = stamp.entries[0].modified
    // The same size, inode and time: only the content tells, and it is read only when the stamp is racy.
    try rewrite(text.replacing("가", with: "나"), modified: modified)
    stamp.taken = modified + 20_000_000
    #expect(freshness(stamp) == .fresh)
    stamp.taken = modified + 5_000_000
    #expect(freshness(stamp) == .stale)
    stamp.taken = modified - 1
    #expect(freshness(stamp) == .stale)
    try rewrite(text, modified: modified)
    #expect(freshness(stamp) == .freshByContent)
  }

  @Test func aFileJustWrittenIsRacyWhenStamped() throws {
    try setUp(secondsAgo: -5)
    defer { tearDown() }
    #expect(freshness(stamp()) == .freshByContent)
  }

  @Test func timesInWholeSecondsAreTrustedLater() throws {
    try setUp()
    defer { tearDown() }
    try rewrite(text, modified: 1_700_000_000_000_000_000)
    var stamp = stamp()
    #expect(freshness(stamp) == .fresh)
    stamp.taken = 1_700_000_001_500_000_000
    #expect(freshness(stamp) == .freshByContent)
  }

  private func rewrite(_ text: String, modified: Int64) throws {
    try write(text, to: file)
    let time = timespec(tv_sec: Int(modified / 1_000_000_000), tv_nsec: Int(modified % 1_000_000_000))
    #expect(utimensat(AT_FDCWD, file, [time, time], 0) == 0)
  }
}
