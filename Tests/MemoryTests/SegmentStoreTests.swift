// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
import Memory
import Testing

private func segment(_ number: Int, _ zh: String = "报告", _ ko: String = "보고") -> NewSegment {
  NewSegment(zh: "\(zh)\(number)号文件", ko: "\(ko) \(number)호 문서", date: "2023-08-04", place: "\(number)")
}

/// What every import of the kill tests stores: 40 batches of 50.
private func importAll(into path: String) throws {
  let store = try Store(path: path, access: .readWrite)
  for batch in 0..<40 {
    _ = try store.record((0..<50).map { segment(batch * 50 + $0) }, origin: SegmentOrigin(.file, "a.tmx"))
  }
}

@Suite struct SegmentStoreTests {
  @Test func originsAreKeptAndNothingIsStoredTwice() throws {
    let folder = try Folder()
    let store = try Store(path: folder.database, access: .readWrite)
    let first = try store.record([segment(1), segment(2), segment(1)], origin: SegmentOrigin(.file, "a.tmx"))
    #expect(first.added == 2 && first.known == 1)
    let again = try store.record([segment(1), segment(2)], origin: SegmentOrigin(.file, "a.tmx"))
    #expect(again.known == 2 && !again.changedStore)
    let state = try store.segmentState()
    let other = try store.record([segment(2), segment(3)], origin: SegmentOrigin(.hand, "kim"))
    #expect(other.merged == 1 && other.added == 1)
    // What changed comes after the old point: the new segment, and the one with another origin.
    #expect(try store.segmentCount(after: state.lastSequence) == 2)
    var origins: [[String]] = []
    try store.forEachSegment { origins.append($0.origins) }
    #expect(origins == [["a.tmx"], ["a.tmx", "kim"], ["kim"]])
    #expect(try store.segmentFaults().isEmpty)
  }

  /// 騰訊 and 腾讯 are one segment in two spellings; both stay, and a search shows the nearer one.
  @Test func spellingsOfOneSegmentStayApart() throws {
    let folder = try Folder()
    let store = try Store(path: folder.database, access: .readWrite)
    _ = try store.record([NewSegment(zh: "騰訊研究院", ko: "텐센트연구원")], origin: SegmentOrigin(.file, "a"))
    let report = try store.record([NewSegment(zh: "腾讯研究院", ko: "텐센트연구원")], origin: SegmentOrigin(.file, "b"))
    #expect(report.spellings == 1)
    let search = SegmentSearch([try SegmentIndex(image: store.segmentIndex().image())])
    let found = try search.matches(SegmentQuery("騰訊研究院", side: .zh))
    #expect(found.map(\.segment.zh) == ["騰訊研究院"])
    #expect(found.first?.score == 1)
  }

  @Test func headlinesGoWithTheirDocument() throws {
    let folder = try Folder()
    let store = try Store(path: folder.database, access: .readWrite)
    let report = try store.record(document("1.txt", hash: "1", []), segments: [segment(1), segment(2)])
    #expect(report.segments.added == 2)
    // Nothing is said of them: they stay.
    #expect(try store.record(document("1.txt", hash: "2", [])).segments == SegmentRecordReport())
    let moved = try store.record(document("2023/1.txt", hash: "2", []), segments: [segment(2)]) { _ in false }
    #expect(moved.segments.known == 1 && moved.segments.removed == 1)
    var origins: [[String]] = []
    try store.forEachSegment { origins.append($0.origins) }
    #expect(origins == [["2023/1.txt"]])
  }

  /// A headline has the date of its issue, and the place where it stands now.
  @Test func headlinesAreOfTheirIssuesDate() throws {
    let folder = try Folder()
    let store = try Store(path: folder.database, access: .readWrite)
    func record(_ path: String, _ date: String, _ segments: [NewSegment]) throws -> SegmentRecordReport {
      try store.record(document(path, hash: path, date: date, []), segments: segments).segments
    }
    func shown() throws -> [String] {
      try DatabaseQueue(path: folder.database).read { db in
        try String.fetchAll(
          db,
          sql: """
            SELECT s.zh || ' ' || s.date || ' ' || o.name || ':' || u.place FROM segment s
            JOIN segmentUse u ON u.segmentId = s.id JOIN segmentOrigin o ON o.id = u.originId ORDER BY s.id, o.name
            """)
      }
    }
    _ = try record("1.txt", "2023-08-04", [segment(1), segment(2)])
    let before = try store.segmentState().lastSequence
    var lower = segment(1)
    lower.place = "12"
    let report = try record("1.txt", "2023-08-11", [lower, segment(2)])
    #expect(report.known == 2 && report.redated == 2 && report.changedStore)
    #expect(try shown() == ["报告1号文件 2023-08-11 1.txt:12", "报告2号文件 2023-08-11 1.txt:2"])
    #expect(try store.segmentCount(after: before) == 2)
    // Twice in one issue: the first place, and nothing changes the second time.
    var twice = lower
    twice.place = "40"
    #expect(try !record("1.txt", "2023-08-11", [lower, segment(2), twice]).changedStore)
    #expect(try shown().first == "报告1号文件 2023-08-11 1.txt:12")
    // In two issues: the date is that of the first, and goes with it.
    #expect(try record("2.txt", "2023-08-18", [segment(2)]).merged == 1)
    #expect(try !record("2.txt", "2023-08-25", [segment(2)]).changedStore)
    #expect(try record("1.txt", "2023-08-10", [lower, segment(2)]).redated == 2)
    #expect(
      try shown() == [
        "报告1号文件 2023-08-10 1.txt:12", "报告2号文件 2023-08-10 1.txt:2", "报告2号文件 2023-08-10 2.txt:2",
      ])
  }

  @Test func headlinesThatADocumentLacksNowAreForgotten() throws {
    let folder = try Folder()
    let store = try Store(path: folder.database, access: .readWrite)
    _ = try store.record(document("2023.txt", hash: "1", []), segments: [segment(1), segment(2)])
    _ = try store.record([segment(2)], origin: SegmentOrigin(.file, "a.tmx"))
    let before = try store.segmentState()
    let report = try store.record(document("2023.txt", hash: "2", []), segments: [segment(3)]).segments
    #expect(report.added == 1 && report.removed == 2)
    #expect(try store.segmentState().generation > before.generation)
    var left: [String] = []
    try store.forEachSegment { left.append($0.zh) }
    // The second is still in the file.
    #expect(left == [segment(2).zh, segment(3).zh])
    #expect(try store.segmentFaults().isEmpty)
  }

  @Test(arguments: [
    ("", "보고", NewSegment.Fault.empty), (" \u{0}\u{7F}\t", "보고", .empty), ("보고", "报告", .wrongLanguage),
    ("보고", "보고", .wrongLanguage), (String(repeating: "报", count: 10_001), "보고", .tooLong),
    (String(repeating: "报", count: 4_000_000), "보고", .tooLong), ("ひらがな", "보고", .wrongLanguage),
  ])
  func whatIsNoSegment(_ zh: String, _ ko: String, _ fault: NewSegment.Fault) {
    guard case .failure(let error) = NewSegment.tidy(zh: zh, ko: ko) else {
      Issue.record("taken for a segment")
      return
    }
    #expect(error.fault == fault)
  }

  @Test func controlCharactersGoAndTextStays() throws {
    let pair = try NewSegment.tidy(zh: "\u{FEFF}腾讯\u{1}研究院 ", ko: "텐센트\n연구원\u{0}").get()
    #expect(pair.zh == "腾讯 研究院")
    #expect(pair.ko == "텐센트\n연구원")
    #expect((try? NewSegment.tidy(zh: "OpenAI", ko: "OpenAI").get()) != nil)
    #expect((try? NewSegment.tidy(zh: "100 %", ko: "100 퍼센트").get()) != nil)
  }

  @Test func neighboursMakeAContextMatch() throws {
    var builder = SegmentIndexBuilder()
    for (row, before) in [(1, "别的"), (2, "上一句")] {
      builder.add(
        IndexedSegment(
          row: UInt32(row), zh: "确定", ko: row == 1 ? "확정" : "확인", origins: ["a"],
          context: SegmentContext(zhBefore: before, zhAfter: "下一句", koBefore: nil, koAfter: nil)))
    }
    let search = SegmentSearch([try SegmentIndex(image: builder.file(sequence: 2, generation: 0).image())])
    let found = try search.matches(SegmentQuery("确定", side: .zh, before: "上一句", after: "下一句"))
    #expect(found.map(\.segment.ko) == ["확인", "확정"])
    #expect(found.map(\.percent) == [101, 100])
  }

  /// Real processes, really killed at 20 points: a batch is there with all its segments or not at all, and the next
  /// import adds the rest.
  @Test func aKilledImportLeavesWholeBatches() async throws {
    let whole = try Folder()
    let start = ContinuousClock.now
    try importAll(into: whole.database)
    let length = start.duration(to: .now) / .microseconds(1)
    var random = Seeded(17)
    for moment in 0..<20 {
      let folder = try Folder()
      let path = folder.database
      let delay = UInt32(Double.random(in: 0..<length, using: &random)) + (moment == 0 ? 0 : 1)
      await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, delay = delay as UInt32] in
        Thread.detachNewThread {
          usleep(delay)
          kill(getpid(), SIGKILL)
        }
        try importAll(into: path)
        sleep(10)
      }
      do {
        let store = try Store(path: path, access: .readWrite)
        try store.integrityCheck()
        #expect(try store.segmentFaults().isEmpty)
        #expect(try store.segmentCounts().segments % 50 == 0)
      }
      try importAll(into: path)
      #expect(try Store(path: path, access: .readOnly).segmentCounts().segments == 2_000)
    }
  }
}
