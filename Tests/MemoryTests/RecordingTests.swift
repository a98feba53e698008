// SPDX-License-Identifier: Apache-2.0

import Alignment
import Foundation
import Memory
import Testing

@Suite struct RecordingTests {
  let folder: Folder
  let store: Store

  init() throws {
    folder = try Folder()
    store = try Store(path: folder.database, access: .readWrite)
  }

  @Test func everythingOfAPlaceComesBack() throws {
    var observed = observation("騰訊研究院", "텐센트연구원", line: 7, context: "앞 뒤", keys: ["tengxunyanjiuyuan"])
    observed.annotation.aliases = ["TRI", "a\u{1F}b\"c"]
    observed.annotation.expected = ["텅쉰연구원"]
    observed.annotation.kind = .otherLanguage
    observed.annotation.verdict = .review
    observed.annotation.direction = .inside
    let report = try store.record(document("a.txt", hash: "1", issue: "제31호", [observed]))
    #expect(report.outcome == .new && report.added == 1)
    #expect(report.newPairs.map(\.zhFolded) == ["腾讯研究院"])
    let place = try #require(try store.attestations().first)
    #expect(place.zh == "騰訊研究院" && place.ko == "텐센트연구원" && place.zhFolded == "腾讯研究院")
    #expect(place.path == "a.txt" && place.date == "2023-08-04" && place.issue == "제31호")
    #expect(place.line == 7 && place.column == 4 && place.offset == 700 && place.koLine == 7 && place.koColumn == 2)
    #expect(place.aliases == ["TRI", "a\u{1F}b\"c"] && place.expected == ["텅쉰연구원"])
    #expect(place.kind == .otherLanguage && place.verdict == .review && place.direction == .inside)
    #expect(place.confidence == 0.9 && place.link == 0.8 && place.context == "앞 뒤")
    #expect(place.isCandidate && place.filterReason == nil && place.isCurrent)
    #expect(try store.document(path: "a.txt")?.attestations == 1)
    #expect(try store.document(path: "b.txt") == nil)
  }

  @Test func theSameAgainWritesNothing() throws {
    let observed = document(
      "a.txt", hash: "1",
      [
        observation("之江", "즈강", line: 3, keys: ["zhijiang"]), observation("之江", "즈강", line: 9),
        observation("承諾", "청눠", line: 4, context: "nul\0 그리고 " + String(repeating: "긴 줄 ", count: 60)),
      ])
    _ = try store.record(observed)
    try store.close()
    let before = folder.bytes()
    let again = try Store(path: folder.database, access: .readWrite)
    let report = try again.record(observed)
    #expect(report.outcome == .unchanged && report.kept == 3)
    #expect(report.added == 0 && report.removed == 0 && report.newPairs.isEmpty && report.gonePairs.isEmpty)
    var unknown = observed
    unknown.date = nil
    unknown.observations.reverse()
    #expect(try again.record(unknown).outcome == .unchanged)
    #expect((folder.bytes("-wal") ?? Data()).isEmpty)
    try again.close()
    #expect(folder.bytes() == before)
    #expect(folder.bytes("-wal") == nil)
  }

  @Test func contextIsCutToWholeCodePoints() throws {
    _ = try store.record(
      document("a", hash: "1", [observation("之江", "즈강", context: String(repeating: "👩‍🔬", count: 100))]))
    #expect(try store.attestations().first?.context.unicodeScalars.count == Observation.contextLimit)
  }

  @Test func bracketsWithoutPairAreNotKept() throws {
    let report = try store.record(document("a", hash: "1", [observation(nil, nil), observation("甲", nil)]))
    #expect(report.outcome == .new && report.added == 0)
    #expect(try store.attestations().isEmpty && store.documents().count == 1)
  }

  @Test func movedPositionsKeepTheirIdentity() throws {
    let pairs = [("之江", "즈강", "가"), ("之江", "즈강", "나"), ("承諾", "청눠", "다"), ("之江", "즈강", "라")]
    func version(_ hash: String, shift: Int, without: Int? = nil) -> ObservedDocument {
      let observations = pairs.enumerated().filter { $0.offset != without }.map { number, pair in
        observation(pair.0, pair.1, line: number + shift, context: pair.2)
      }
      return document("a", hash: hash, observations)
    }
    _ = try store.record(version("1", shift: 1))
    let before = try store.attestations()
    let report = try store.record(version("2", shift: 2))
    #expect(report.outcome == .changed && report.kept == 4 && report.added == 0 && report.removed == 0)
    let after = try store.attestations()
    #expect(after.map(\.id) == before.map(\.id))
    #expect(after.map(\.line) == before.map { $0.line + 1 })
    // Of equal pairs the one that goes is the one whose line went, not the last.
    let third = try store.record(version("3", shift: 5, without: 0))
    #expect(third.kept == 3 && third.removed == 1 && third.gonePairs.isEmpty)
    #expect(try store.attestations().filter(\.isCurrent).map(\.id) == before.dropFirst().map(\.id))
    #expect(try store.attestations().filter { !$0.isCurrent }.map(\.id) == [before[0].id])
  }

  @Test func aPairThatDisappearsIsHistoryUntilItIsBack() throws {
    _ = try store.record(document("a", hash: "1", [observation("之江", "즈강"), observation("承諾", "청눠", line: 2)]))
    let id = try #require(try store.attestations(foldedChinese: "之江").first?.id)
    let second = try store.record(document("a", hash: "2", [observation("承諾", "청눠", line: 2)]))
    #expect(second.outcome == .changed && second.removed == 1)
    #expect(second.gonePairs == [ObservedPair(zhFolded: "之江", zh: "之江", ko: "즈강", isCandidate: true)])
    let gone = try #require(try store.attestations(foldedChinese: "之江").first)
    #expect(!gone.isCurrent && gone.lastSeenIn == "1" && gone.id == id)
    #expect(try store.candidates().map(\.zhFolded) == ["承诺"])
    #expect(try store.document(path: "a")?.history == 1)
    // A third version leaves the mark of the version that had it.
    _ = try store.record(document("a", hash: "3", [observation("承諾", "청눠", line: 3)]))
    #expect(try store.attestations(foldedChinese: "之江").first?.lastSeenIn == "1")
    let back = try store.record(
      document("a", hash: "4", [observation("承諾", "청눠", line: 3), observation("之江", "즈강", line: 8)]))
    #expect(back.added == 1 && back.newPairs.isEmpty)
    let again = try store.attestations(foldedChinese: "之江")
    #expect(again.count == 1 && again[0].isCurrent && again[0].id == id && again[0].line == 8)
  }

  @Test func aMisreadingOfTheSameTextIsNoHistory() throws {
    _ = try store.record(document("a", hash: "1", [observation("之江", "신즈강", keys: ["zhijiang"])]))
    let report = try store.record(document("a", hash: "1", [observation("之江", "즈강", keys: ["zhijiang"])]))
    #expect(report.outcome == .changed && report.added == 1 && report.removed == 1)
    #expect(report.newPairs.map(\.ko) == ["즈강"] && report.gonePairs.map(\.ko) == ["신즈강"])
    #expect(try store.attestations().map(\.ko) == ["즈강"])
    #expect(try store.attestations(readingKey: "zhijiang").map(\.ko) == ["즈강"])
    #expect(try store.fuzzyKorean("신즈강").map(\.koFolded) == ["즈강"])
  }

  @Test func spellingsAreToldApartByBytes() throws {
    _ = try store.record(document("a", hash: "1", [observation("\u{F9E1}白", "이백")]))
    let report = try store.record(document("a", hash: "2", [observation("李白", "이백")]))
    #expect(report.added == 1 && report.removed == 1)
    #expect(try store.attestations(foldedChinese: "李白").map(\.isCurrent) == [true, false])
    let decomposed = "문맥".decomposedStringWithCanonicalMapping
    let context = try store.record(document("a", hash: "2", [observation("李白", "이백", context: decomposed)]))
    #expect(context.outcome == .changed && context.kept == 1)
  }

  @Test func theSameTextElsewhereIsAMoveOnlyWhenItIsGone() throws {
    let observations = [observation("之江", "즈강")]
    _ = try store.record(document("2023/a.txt", hash: "1", observations))
    _ = try store.record(document("copy/b.txt", hash: "1", observations)) { _ in true }
    let before = try store.attestations()
    #expect(before.count == 2)
    // Both are gone: the one of the same name moved.
    let report = try store.record(document("archive/b.txt", hash: "1", date: "2024-01-05", observations)) { _ in false }
    #expect(report.outcome == .moved(from: "copy/b.txt") && report.kept == 1 && report.added == 0)
    let after = try store.documents()
    #expect(after.map(\.path) == ["2023/a.txt", "archive/b.txt"])
    #expect(after[1].date == "2024-01-05")
    #expect(Set(try store.attestations().map(\.id)) == Set(before.map(\.id)))
    // Known under its path, a document is never moved.
    let again = try store.record(document("archive/b.txt", hash: "1", date: nil, observations)) { _ in false }
    #expect(again.outcome == .unchanged)
  }

  @Test func dateAndIssueAreRecordedAndNeverForgotten() throws {
    let observations = [observation("之江", "즈강")]
    _ = try store.record(document("a", hash: "1", date: nil, observations))
    #expect(try store.record(document("a", hash: "1", date: "2023-08-04", observations)).outcome == .changed)
    #expect(try store.record(document("a", hash: "1", date: nil, issue: "31", observations)).outcome == .changed)
    let stored = try #require(try store.document(path: "a"))
    #expect(stored.date == "2023-08-04" && stored.issue == "31")
    #expect(try store.record(document("a", hash: "1", date: nil, observations)).outcome == .unchanged)
  }

  @Test func conflictsIgnoreSpacesAndWhatIsNoCandidate() throws {
    let first = try store.record(
      document(
        "a", hash: "1",
        [
          observation("新質生產力", "신품질 생산력"), observation("新质生产力", "신품질생산력", line: 2),
          observation("承諾", "청눠", line: 3), observation("承諾", "사청눠", line: 4, candidate: false),
        ]))
    #expect(first.conflicts.isEmpty)
    let other = document("b", hash: "2", [observation("承诺", "청닝"), observation("承諾", "청닝", line: 2)])
    let second = try store.record(other)
    #expect(
      second.conflicts == [
        Conflict(zhFolded: "承诺", zh: "承諾", forms: [.init(ko: "청닝", count: 2), .init(ko: "청눠", count: 1)])
      ])
    #expect(try store.candidates(CandidateQuery(conflictsOnly: true)).map(\.zh) == ["承諾"])
    #expect(try store.record(other).conflicts == second.conflicts)
    // What is history is in conflict with nothing.
    _ = try store.record(document("a", hash: "3", []))
    #expect(try store.candidates(CandidateQuery(conflictsOnly: true)).isEmpty)
  }
}
