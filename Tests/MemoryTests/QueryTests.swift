// SPDX-License-Identifier: Apache-2.0

import HanHangul
import Memory
import TermBase
import Testing

@Suite struct QueryTests {
  let folder: Folder
  let store: Store

  init() throws {
    folder = try Folder()
    store = try Store(path: folder.database, access: .readWrite)
    _ = try store.record(
      document(
        "b.txt", hash: "1", date: "2023-08-04",
        [
          observation("承諾", "청뉘", line: 1), observation("承諾", "청닝", line: 2),
          observation("鹏城", "평칭", line: 3, keys: ["pengcheng"]), observation("平", "평", line: 4, candidate: false),
        ]))
    _ = try store.record(
      document(
        "a.txt", hash: "2", date: "2024-02-02",
        [
          observation("承诺", "청뉘", line: 5), observation("鵬城", "펑청", line: 6, keys: ["pengcheng", "pengchèng"]),
          observation("騰訊", "텐센트", line: 7),
        ]))
    _ = try store.record(document("c.txt", hash: "3", date: nil, [observation("腾讯", "텐센트")]))
  }

  @Test func placesByChineseKoreanAndReading() throws {
    #expect(try store.attestations(foldedChinese: Fold.key("承諾")).map(\.ko) == ["청뉘", "청뉘", "청닝"])
    #expect(try store.attestations(foldedChinese: Fold.key("承諾")).map(\.path) == ["a.txt", "b.txt", "b.txt"])
    #expect(try store.attestations(foldedKorean: "텐센트").map(\.path) == ["a.txt", "c.txt"])
    #expect(try store.attestations(readingKey: "pengcheng").map(\.zh) == ["鵬城", "鹏城"])
    #expect(try store.attestations(readingKey: "pengchèng").map(\.zh) == ["鵬城"])
    #expect(try store.attestations(foldedChinese: "无").isEmpty)
    #expect(try store.attestations(path: "b.txt").map(\.line) == [1, 2, 3, 4])
    #expect(try store.attestations().map { $0.path.prefix(1) }.joined() == "aaabbbbc")
    #expect(try store.documents().map(\.path) == ["a.txt", "b.txt", "c.txt"])
  }

  @Test func readingKeysFollowTheObservation() throws {
    let changed = try store.record(
      document("c.txt", hash: "3", date: nil, [observation("腾讯", "텐센트", keys: ["tengxun"])]))
    #expect(changed.outcome == .changed)
    #expect(try store.attestations(readingKey: "tengxun").count == 1)
    // Keys that are not given are kept.
    let without = try store.record(document("c.txt", hash: "3", date: nil, [observation("腾讯", "텐센트")]))
    #expect(without.outcome == .unchanged)
    #expect(try store.attestations(readingKey: "tengxun").count == 1)
  }

  @Test func candidatesWithoutDecisions() throws {
    let all = try store.candidates()
    #expect(all.map(\.zhFolded) == ["承诺", "鹏城", "腾讯"])
    #expect(all.map(\.isConflict) == [true, true, false])
    let promise = all[0]
    #expect(promise.zh == "承諾" && promise.total == 3)
    #expect(promise.firstSeen == "2023-08-04" && promise.lastSeen == "2024-02-02")
    #expect(promise.forms.map(\.ko) == ["청뉘", "청닝"])
    #expect(promise.forms.map(\.count) == [2, 1] && promise.forms.map(\.documents) == [2, 1])
    #expect(promise.forms[0].kind == .sound && promise.forms[0].link == 0.8)
    #expect(try store.candidates(CandidateQuery(conflictsOnly: true)).count == 2)
    #expect(try store.candidates(CandidateQuery(minimumTotal: 3)).map(\.zhFolded) == ["承诺"])
  }

  /// On a tie the first of the design's list, whoever asks.
  @Test func ofTwoKindsTheFirstOfTheListCounts() throws {
    var mixed = observation("之江", "즈장", line: 2)
    mixed.annotation.kind = .mixed
    let folder = try Folder()
    let store = try Store(path: folder.database, access: .readWrite)
    _ = try store.record(document("1", hash: "1", [mixed, observation("之江", "즈장")]))
    #expect(try store.candidates().flatMap(\.forms).map(\.kind) == [.sound])
    #expect(try store.seenForms(foldedChinese: "之江")?.forms.map(\.kind) == [.sound])
    #expect(try store.archiveUses().pairs.map(\.kind) == [.sound])
    _ = try store.record(document("1", hash: "2", [mixed, mixed, observation("之江", "즈장")]))
    #expect(try store.candidates().flatMap(\.forms).map(\.kind) == [.mixed])
    #expect(try store.seenForms(foldedChinese: "之江")?.forms.map(\.kind) == [.mixed])
    #expect(try store.archiveUses().pairs.map(\.kind) == [.mixed])
  }

  @Test func decidedPairsAreLeftOut() throws {
    let decided = try store.candidates(CandidateQuery { zh, ko in zh == "承诺" && ko == "청뉘" || zh == "腾讯" })
    #expect(decided.map(\.zhFolded) == ["鹏城", "承诺"])
    #expect(decided[1].forms.map(\.ko) == ["청닝"] && decided[1].decided.map(\.ko) == ["청뉘"])
    #expect(decided[1].isConflict && decided[1].total == 1)
    let rejected = try store.candidates(CandidateQuery(isRejected: { _, ko in ko == "청닝" || ko == "평칭" }))
    #expect(rejected.allSatisfy { !$0.isConflict && $0.decided.isEmpty })
  }

  @Test func nearMissesAreThoseOfTheModel() throws {
    var random = Seeded(7)
    let syllables = Array("강경양생산력신품질청펑칭즈장").map(String.init)
    var forms: Set<String> = []
    var observations: [Observation] = []
    for line in 1...400 {
      let ko = (0..<Int.random(in: 2...5, using: &random)).map { _ in syllables.randomElement(using: &random) ?? "" }
        .joined()
      forms.insert(ko)
      observations.append(observation("词\(line)", ko, line: line))
    }
    _ = try store.record(document("d", hash: "4", observations))
    forms.formUnion(["청뉘", "청닝", "평칭", "펑청", "텐센트", "평"])
    for word in forms.sorted() + ["신품질생산력", "청", "텐센튀", "텐트", "텐센드트"] {
      let expected = forms.filter { word.count > 1 && (1...3).contains(SyllableDifference.jamo(word, $0) ?? 0) }
      let found = try store.fuzzyKorean(word, limit: .max)
      #expect(Set(found.map(\.koFolded)) == expected, "\(word)")
      #expect(found.map(\.jamo) == found.map(\.jamo).sorted())
    }
    let near = try store.fuzzyKorean("청뉭")
    #expect(near.first?.koFolded == "청뉘" && near.first?.jamo == 1)
    #expect(try store.fuzzyKorean("청뉭", limit: 1).count == 1)
  }
}
