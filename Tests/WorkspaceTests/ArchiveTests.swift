// SPDX-License-Identifier: Apache-2.0

import Consistency
import Documents
import Foundation
import Glibc
import HanHangul
import Memory
import Synchronization
import TermBase
import Testing

@testable import Workspace

@Suite struct ArchiveTests {
  // MARK: - Files

  @Test func foldersAreWalkedOnceAndInOrder() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base("zh\tko\n")
    for name in ["past/b.txt", "past/a/2.md", "past/a/10.txt", "past/.git/x.txt", "past/.hidden.txt", "past/t.json"] {
      try folder.write(name, "글")
    }
    symlink(".", folder.path + "/past/a/loop")
    symlink("../a", folder.path + "/past/a/up")
    symlink("nowhere", folder.path + "/past/gone")
    let files = ArchiveFiles(below: [folder.path + "/past", folder.path + "/past/a", folder.path], base: base)
    #expect(files.files.map { base.relativePath(of: $0.path) } == ["past/a/10.txt", "past/a/2.md", "past/b.txt"])
    #expect(files.skipped == [.hidden: 2, .kind: 1, .special: 1, .own: 2])
    #expect(files.failures.isEmpty && files.size == 9)
    let missing = ArchiveFiles(below: [folder.path + "/nothing"], base: base)
    #expect(missing.failures.map(\.catalogueKey) == ["document.not-found"])
    // A file that is named is wanted whatever its name.
    #expect(ArchiveFiles(below: [folder.path + "/past/t.json"], base: base).files.count == 1)
  }

  /// A name in CP949 is none that could be opened by its name here: it is told, and not taken for a device.
  @Test func aNameThatIsNoTextIsTold() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base("zh\tko\n")
    try folder.write("past/a.txt", "글")
    let name = Array(folder.path.utf8) + Array("/past/".utf8) + [0xB0, 0xA1] + Array(".txt".utf8) + [0]
    let descriptor = name.withUnsafeBytes { bytes in
      open(bytes.bindMemory(to: CChar.self).baseAddress!, O_WRONLY | O_CREAT, 0o600)
    }
    try #require(descriptor >= 0)
    close(descriptor)
    let files = ArchiveFiles(below: [folder.path + "/past"], base: base)
    #expect(files.files.count == 1 && files.skipped.isEmpty)
    #expect(files.failures.map(\.catalogueKey) == ["document.unreadable"])
    #expect(files.failures.first?.place?.path == folder.path + "/past/\\xB0\\xA1.txt")
    _ = name.withUnsafeBytes { unlink($0.bindMemory(to: CChar.self).baseAddress!) }
  }

  /// What an editor may miss has a name, the first few of each reason.
  @Test func whatIsLeftOutIsNamed() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base("zh\tko\n")
    for number in 1...5 { try folder.write("past/\(number).png", "x") }
    try folder.write("past/.hidden", "x")
    try folder.write("past/a.hwp", [0xD0, 0xCF, 0x11, 0xE0, 0, 0, 0, 0])
    try folder.write("past/b.txt", "")
    try folder.write("past/c.txt", "베이징(北京)이다.\n")
    let files = ArchiveFiles(below: [folder.path + "/past"], ofFolder: folder.path)
    #expect(files.skippedNames[.kind]?.map { base.relativePath(of: $0) } == ["past/1.png", "past/2.png", "past/3.png"])
    #expect(files.skippedNames[.hidden] == nil)
    let result = try ArchiveIngester(base, jobs: 1).ingest(files)
    #expect(result.skippedNames[.format]?.map { base.relativePath(of: $0) } == ["past/a.hwp"])
    #expect(result.skippedNames[.empty]?.map { base.relativePath(of: $0) } == ["past/b.txt"])
    #expect((result.recorded, result.undated) == (1, 1))
  }

  /// An archive of several folders, one after the other: the baseline of the first stays when the second is read.
  @Test func aBaselineKeepsWhatIsNotReadAgain() throws {
    func entry(_ path: String, _ print: String) -> Baseline.Entry {
      Baseline.Entry(fingerprint: print, rule: "script-mix", path: path, found: "甲")
    }
    let folder = try TemporaryFolder()
    let path = folder.path + "/gwalho-baseline.tsv"
    let first = Baseline(entries: [entry("1/a.txt", "0000000000000001"), entry("1/b\tc.txt", "0000000000000002")])
    #expect(BaselineFile.merged(first, into: nil, checked: ["1/a.txt", "1/b\tc.txt"]) == first)
    try BaselineFile.write(first, to: path)
    let second = Baseline(entries: [entry("2/a.txt", "0000000000000003"), entry("1/a.txt", "0000000000000004")])
    let both = BaselineFile.merged(second, into: try BaselineFile.load(path), checked: ["2/a.txt", "1/a.txt"])
    #expect(both.entries.map(\.fingerprint).sorted() == ["0000000000000002", "0000000000000003", "0000000000000004"])
    let none = BaselineFile.merged(Baseline(entries: []), into: both, checked: ["1/b\tc.txt"])
    #expect(none.entries.map(\.path) == ["2/a.txt", "1/a.txt"])
  }

  // MARK: - Work in order

  @Test func resultsComeInOrderWhateverTakesLong() throws {
    let sizes = (0..<200).map { $0 % 17 == 0 ? 40 << 20 : $0 }
    var seen: [Int] = []
    let taken = OrderedWork.run(
      sizes: sizes, jobs: 4, stops: { false }, worker: { 0 },
      work: { count, item in
        count += 1
        if item % 3 == 0 { usleep(300) }
        return item * 2
      }, take: { seen.append($1) })
    #expect(taken == 200 && seen == (0..<200).map { $0 * 2 })
    #expect(OrderedWork.run(sizes: [], jobs: 2, stops: { false }, worker: { 0 }, work: { $1 }, take: { _, _ in }) == 0)
  }

  @Test func whatIsBegunIsFinishedWhenSomebodyStops() throws {
    let begun = Atomic(0)
    let wanted = Atomic(false)
    var seen = 0
    let taken = OrderedWork.run(
      sizes: Array(repeating: 1, count: 10_000), jobs: 3, stops: { wanted.load(ordering: .relaxed) }, worker: { 0 },
      work: { _, item in
        begun.add(1, ordering: .relaxed)
        return item
      },
      take: { item, _ in
        seen += 1
        if item == 50 { wanted.store(true, ordering: .relaxed) }
      })
    #expect(taken == seen && seen == begun.load(ordering: .relaxed) && seen > 50 && seen < 10_000)
  }

  @Test func anErrorOfTheTakerEndsTheWork() throws {
    #expect(throws: IngestError.standardInput) {
      _ = try OrderedWork.run(
        sizes: Array(repeating: 1 << 20, count: 500), jobs: 3, stops: { false }, worker: { 0 }, work: { $1 },
        take: { item, _ in if item == 20 { throw IngestError.standardInput } })
    }
  }

  // MARK: - Habits and proposals

  private func use(
    _ zh: String, _ ko: String, _ kind: RenderingKind = .sound, count: Int = 3, departures: Int = 0,
    accepted: Int? = nil,
    candidates: Int? = nil, link: Double = 1
  ) -> PairUse {
    PairUse(
      zh: zh, ko: ko, zhFolded: Fold.key(zh), koFolded: Fold.key(ko), count: count, documents: count,
      kinds: [kind: count],
      candidates: candidates ?? count, accepted: accepted ?? count, departures: departures, link: link)
  }

  @Test func onlyWhatTheArchiveAgreesOnIsProposed() throws {
    let uses = [
      use("任正非", "런정페이", count: 5), use("清华大学", "칭화대학", .mixed), use("数据集", "데이터 세트", .translation),
      // Too few; two renderings; two spellings; a departure; a doubt; read in part; a brand; decided.
      use("雷军", "레이쥔", count: 2), use("承诺", "청눠"), use("承诺", "청뉘"), use("新质生产力", "신품질 생산력", .translation),
      use("新质生产力", "신품질생산력", .translation), use("天津", "톈찐", departures: 1), use("苏州", "쑤저우", accepted: 2),
      use("某某集团", "아무그룹", .mixed, link: 0.5), use("昇腾", "어센드", .other), use("杭州", "항저우"),
      // One name in two scripts, written most in the traditional one.
      use("廣東省", "광둥성", .mixed, count: 2), use("广东省", "광둥성", .mixed, count: 1),
    ]
    let proposals = ArchiveProposals.find(uses) { $0 == "杭州" }
    #expect(proposals.map(\.zh) == ["任正非", "廣東省", "数据集", "清华大学"])
    #expect(proposals.map(\.category) == [.person, .place, .term, .organisation])
    #expect(proposals.map(\.count) == [5, 3, 3, 3])
  }

  @Test func aHabitIsASettingWhereItIsClear() throws {
    let uses = [
      use("任正非", "런정페이", count: 17), use("毛泽东", "모택동", .sino, count: 4), use("浙江省", "저장성", .mixed, count: 10),
      use("騰訊", "텐센트", .other, count: 6), use("諸葛亮", "제갈량", .sino, count: 2),
    ]
    let habits = HouseHabits.learn(uses, brackets: ["(": 30, "[": 2, "‘": 9])
    #expect(habits.map(\.subject) == [.script, .bracket, .person, .personHistorical, .place])
    let person = try #require(habits.first { $0.subject == .person })
    // 17 of 21 is 80.95 %.
    #expect(person.total == 21 && person.percent == 81 && person.isClear && person.shares[0].value == "sound")
    let place = try #require(habits.first { $0.subject == .place })
    #expect(place.percent == 100 && !place.isClear && place.isMostlyOne)
    let bracket = try #require(habits.first { $0.subject == .bracket })
    #expect(bracket.shares == [.init(value: "()", count: 30), .init(value: "[]", count: 2)])
    let script = try #require(habits.first { $0.subject == .script })
    // 任正非 and 浙江省 are the same in both scripts.
    #expect(script.shares == [.init(value: "traditional", count: 8), .init(value: "simplified", count: 4)])
    #expect(HouseHabits.learn([], brackets: [:]).isEmpty)
  }

  @Test func decisionsAreTakenDownOnce() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base("zh\tko\tstatus\n杭州\t항주\tpreferred\n")
    let service = DecisionService(base, byline: Byline(name: "tester", date: "2026-01-02"))
    let proposals = ArchiveProposals.find([use("任正非", "런정페이"), use("杭州", "항저우")]) { _ in false }
    #expect(try service.accept(proposals) { "\($0.count)곳" } == 1)
    let text = try folder.read("glossary/archive.tsv")
    #expect(text.contains("\t任正非\t런정페이\t\tsound\tperson\t\ttester\t2026-01-02\t3곳"))
    #expect(!text.contains("杭州"))
    #expect(try service.accept(proposals) { _ in "" } == 0)
    #expect(try folder.read("glossary/archive.tsv") == text)
  }

  // MARK: - Baseline

  @Test func whatHasBeenReadAndAlignedIsNotReadAgain() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base("zh\tko\n")
    let text = "샤오미(小米)와 샤우미(小米)\n청눠(承诺)의 청뉘(承诺)\n"
    let path = try folder.write("past/1.txt", text)
    let files = ArchiveFiles(below: [folder.path + "/past"], base: base)
    let result = try ArchiveIngester(base, jobs: 2).ingest(files)
    let known = try #require(result.aligned.document(of: path))
    #expect(known.annotations.count == 4 && known.document.text.byteCount == text.utf8.count)
    #expect(result.aligned.document(of: path + "2") == nil)
    let uses = try Store(path: base.storePath, access: .readOnly).archiveUses().pairs
    let sizes = files.files.map(\.size)
    let read = try ArchiveBaseline(base, jobs: 1).make([path], sizes: sizes, uses: uses)
    // Nothing of the file is needed any more.
    try FileManager.default.removeItem(atPath: path)
    let kept = try ArchiveBaseline(base, jobs: 1).make([path], sizes: sizes, uses: uses, aligned: result.aligned)
    #expect(kept == read && kept?.entries.isEmpty == false)
  }

  @Test func theArchiveIsQuietWithItsBaselineAloneAndTogether() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base("zh\tko\n小米\t샤오미\n")
    let issues = [
      "가상 동향\n샤오미(小米)와 청눠(承诺)를 만드는 상하이(上海)의 공장\n런쩡페이(任正非)도 왔음\n",
      "청뉘(承诺)의 두 번째 소식임\n청뉘(承诺)의 두 번째 소식임\n장시(江西)에서 온 편지. 상해(上海)의\n거리\n",
      "장시(张曦)의 글. 청눠(承諾)를 다시 다룸\n청눠(承诺)는 그대로이고 샤우미(小米)는 아님\n",
    ]
    var paths: [String] = []
    for (number, text) in issues.enumerated() { paths.append(try folder.write("past/\(number).txt", text)) }
    let files = ArchiveFiles(below: [folder.path + "/past"], base: base)
    let result = try ArchiveIngester(base, jobs: 2).ingest(files)
    #expect(result.recorded == 3 && result.paths == paths && !result.isInterrupted)
    let uses = try Store(path: base.storePath, access: .readOnly).archiveUses().pairs
    let baseline = try #require(
      try ArchiveBaseline(base, jobs: 2).make(paths, sizes: files.files.map(\.size), uses: uses))
    var policy = CheckPolicy()
    policy.each = true
    let documents = try paths.map { CheckedDocument(try Document.load($0)) }
    try Glossary(base).query { index in
      for group in documents.map({ [$0] }) + [documents, [documents[1], documents[2]]] {
        let checker = Checker(decisions: IndexedDecisions(index), policy: policy)
        #expect(checker.check(group, baseline: baseline).findings.isEmpty)
      }
      let together = Checker(decisions: IndexedDecisions(index), policy: policy).check(documents)
      #expect(together.findings.contains { $0.rule == .inconsistentRendering && $0.found == "청뉘" })
      #expect(together.findings.contains { $0.rule == .ambiguousRendering })
    }
    // Again: nothing is new, and the second time is the first.
    let again = try ArchiveIngester(base, jobs: 2).ingest(files)
    #expect(again.recorded == 0 && again.unchanged == 3)
  }
}

extension Glossary {
  fileprivate func query(_ body: (TermIndex) throws -> Void) throws { try query(index(), body) }
}
