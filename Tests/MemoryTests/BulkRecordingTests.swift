// SPDX-License-Identifier: Apache-2.0

import Alignment
import Foundation
import GRDB
import Memory
import Testing

/// Recording a batch leaves what recording one by one leaves.
@Suite struct BulkRecordingTests {
  /// Documents over a small pool of names, some of them twice under other paths, some again in a new version.
  private func documents(_ seed: UInt64) -> [ObservedDocument] {
    var random = Seeded(seed)
    let names = [("之江", "즈장"), ("承諾", "청눠"), ("承诺", "청뉘"), ("腾讯", "텐센트"), ("李强", "리창")]
    var all: [ObservedDocument] = []
    for number in 0..<12 {
      var observations: [Observation] = []
      for line in 0..<Int.random(in: 0...6, using: &random) {
        let (zh, ko) = names[Int.random(in: 0..<names.count, using: &random)]
        observations.append(
          observation(zh, ko, line: 6 - line, context: "줄 \(line)", candidate: line % 3 != 2, keys: ["k-" + zh]))
      }
      all.append(
        document("a/\(number % 9).txt", hash: "\(number % 7)", date: number % 2 == 0 ? nil : "2024-01-05", observations)
      )
    }
    return all
  }

  private func rows(_ folder: Folder) throws -> [[String]] {
    let queue = try DatabaseQueue(path: folder.database)
    return try queue.read { db in
      try ["document", "pair", "reading", "attestation", "segment", "segmentUse", "segmentOrigin", "segmentState"].map {
        table in
        try Row.fetchAll(db, sql: "SELECT * FROM \(table) ORDER BY 1, 2").map(\.description)
      }
    }
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func aBatchIsTheSameAsOneByOne(seed: UInt64) throws {
    let documents = documents(seed)
    let segment = NewSegment(zh: "新闻标题", ko: "소식 제목", date: "2024-01-05", place: "1, 2")
    let (one, many) = (try Folder(), try Folder())
    let store = try Store(path: one.database, access: .readWrite)
    for document in documents {
      _ = try store.record(document, segments: [segment]) { _ in false }
    }
    try store.close()
    let bulk = try Store(path: many.database, access: .readWrite)
    let recorder = try BulkRecorder(bulk)
    let batches = [documents[..<5], documents[5..<6], documents[6...]]
    for batch in batches {
      _ = try recorder.record(batch.map { BulkDocument(observed: $0, segments: [segment]) }) { _ in false }
    }
    if let uses = recorder.uses { #expect(try uses == bulk.archiveUses()) }
    try bulk.close()
    #expect(try rows(many) == rows(one))
  }

  @Test func usesAreCountedByPair() throws {
    let folder = try Folder()
    let store = try Store(path: folder.database, access: .readWrite)
    var departed = observation("承诺", "청뉘", line: 2, context: "제품 청뉘(承诺)에서")
    departed.annotation.expected = ["청눠"]
    departed.annotation.link = 0.7
    let one = document(
      "a.txt", hash: "1",
      [
        observation("承诺", "청눠", line: 1, context: "새 청눠[承诺]의"), departed,
        observation("李强", "리창", line: 3, candidate: false),
      ])
    let two = document("b.txt", hash: "2", [observation("承诺", "청눠", line: 1, context: "청눠(承诺)")])
    let recorder = try BulkRecorder(store)
    _ = try recorder.record([one, two].map { BulkDocument(observed: $0, segments: []) })
    // What was counted on the way is what the store says.
    #expect(try recorder.uses == store.archiveUses())
    _ = try recorder.record([BulkDocument(observed: two, segments: [])])
    #expect(recorder.uses == nil)
    #expect(try BulkRecorder(store).uses == nil)
    let (uses, brackets) = try { ($0.pairs, $0.brackets) }(store.archiveUses())
    #expect(uses.map(\.ko) == ["청눠", "청뉘", "리창"])
    #expect(uses[0].count == 2 && uses[0].documents == 2 && uses[0].departures == 0 && uses[0].accepted == 2)
    #expect(uses[0].kinds == [.sound: 2] && uses[0].candidates == 2 && uses[0].link == 0.8)
    #expect(uses[1].departures == 1 && uses[1].link == 0.7)
    #expect(uses[2].candidates == 0)
    #expect(brackets == ["(": 2, "[": 1])
    #expect(try store.documentVersions() == ["a.txt": "1", "b.txt": "2"])
  }
}
