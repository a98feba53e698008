// SPDX-License-Identifier: Apache-2.0

import Documents
import Glibc
import HanHangul
import TermBase
import Testing

@testable import Workspace

@Suite struct DecisionTests {
  private func lines(_ text: String) -> [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

  @Test func acceptingAppendsOneSignedRow() throws {
    let folder = try TemporaryFolder()
    let service = DecisionService(try folder.base(smallGlossary), byline: testByline)
    let outcome = try service.accept(zh: "承諾", ko: "청눠") { $0.reason = "표 5" }
    #expect(outcome.change == .added)
    #expect(outcome.row.kind == .sound)
    let text = try folder.read("glossary/terms.tsv")
    #expect(text == smallGlossary + "\t承諾\t\t청눠\t\tsound\t\t박편집\t2024-05-06\t표 5\n")
    #expect(try service.accept(zh: "承诺", ko: "청눠").change == .unchanged)
    #expect(try folder.read("glossary/terms.tsv") == text)
  }

  @Test func oldRowsKeepTheirBytes() throws {
    let folder = try TemporaryFolder()
    let service = DecisionService(try folder.base(smallGlossary), byline: testByline)
    let outcome = try service.accept(zh: "鹏城", ko: "평칭", status: .deprecated, replacing: .replace(demoted: .deprecated))
    #expect(outcome.change == .changed(from: .admitted))
    let before = lines(smallGlossary)
    let after = lines(try folder.read("glossary/terms.tsv"))
    #expect(before.count == after.count)
    #expect(zip(before, after).count { $0 != $1 } == 1)
    #expect(after.contains("\t鹏城\t\t평칭\tdeprecated\tsound\tplace\t박편집\t2024-05-06\t"))
  }

  @Test func otherEncodingsSurvive() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base()
    let old = try #require(CP949.encode("zh\tko\r\n承諾\t청눠\r\n"))
    try folder.write("glossary/terms.tsv", old)
    _ = try DecisionService(base, byline: Byline(name: nil, date: "2024-05-06")).reject(zh: "承諾", ko: "청닝")
    let new = try #require(FileSystem.head(of: folder.path + "/glossary/terms.tsv", count: 1 << 16))
    let text = try #require(CP949.decode(new))
    #expect(text == "zh\tko\tstatus\tdate\r\n承諾\t청눠\r\n承諾\t청닝\trejected\t2024-05-06\r\n")
  }

  @Test func aSecondPreferredFormIsRefused() throws {
    let folder = try TemporaryFolder()
    let service = DecisionService(try folder.base(smallGlossary), byline: testByline)
    let error = #expect(throws: DecisionError.self) { try service.accept(zh: "腾讯研究院", ko: "텅쉰연구원") }
    #expect(error?.catalogueKey == "decision.preferred-exists")
    #expect(error?.place?.line == 3)
    #expect(try folder.read("glossary/terms.tsv") == smallGlossary)
    let outcome = try service.accept(zh: "騰訊研究院", ko: "텅쉰연구원", replacing: .replace(demoted: .admitted))
    #expect(outcome.row.id == "c-tengxun")
    #expect(outcome.demoted.map(\.ko) == ["텐센트연구원"])
    #expect(outcome.demoted.map(\.status) == [.admitted])
    // Another form of the term may have a preferred rendering of its own.
    #expect(try service.accept(zh: "腾讯研究院", ko: "텐센트연") { $0.form = .short }.change == .added)
  }

  /// Two preferred rows: typed in an editor, or left by a command that was killed between two files.
  @Test func ofTwoPreferredFormsOneCanBeChosen() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base("zh\tko\n騰訊\t텐센트\n")
    try folder.write("glossary/companies.tsv", "zh\tko\n腾讯\t텅쉰\n")
    let service = DecisionService(base, byline: Byline(name: nil, date: "2024-05-06"))
    let error = #expect(throws: DecisionError.self) { try service.accept(zh: "騰訊", ko: "텐센트") }
    #expect(error?.catalogueKey == "decision.preferred-exists")
    #expect(error?.place?.path == "glossary/companies.tsv")
    let outcome = try service.accept(zh: "騰訊", ko: "텐센트", replacing: .replace(demoted: .superseded))
    #expect(outcome.change == .unchanged)
    #expect(outcome.demoted.map(\.ko) == ["텅쉰"])
    #expect(try folder.read("glossary/terms.tsv") == "zh\tko\n騰訊\t텐센트\n")
    #expect(
      try folder.read("glossary/companies.tsv") == "zh\tko\tstatus\tdate\n腾讯\t텅쉰\tsuperseded\t2024-05-06\n")
    #expect(try service.accept(zh: "騰訊", ko: "텐센트").change == .unchanged)
  }

  /// The same from a sheet: the row it accepts is there, its rival as well.
  @Test func aReviewThatReplacesRepairsIt() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base("zh\tko\n騰訊\t텐센트\n腾讯\t텅쉰\n")
    let service = ReviewService(base, byline: testByline)
    let state = try GlossaryEditor(base, byline: testByline).state(ofChinese: "腾讯")
    let verdict = ReviewVerdict(key: ReviewKey(zh: "騰訊", ko: "텐센트", state: state), status: .preferred)
    #expect(try service.apply([verdict]).unchanged == 1)
    let result = try service.apply([verdict], replacing: .replace(demoted: .superseded))
    #expect(result.outcomes.flatMap(\.demoted).map(\.ko) == ["텅쉰"])
    #expect(try service.apply([verdict], replacing: .replace(demoted: .superseded)).unchanged == 1)
  }

  @Test func decisionsAreNotTurnedRoundByAccident() throws {
    let folder = try TemporaryFolder()
    let service = DecisionService(try folder.base(smallGlossary), byline: testByline)
    let error = #expect(throws: DecisionError.self) { try service.reject(zh: "之江", ko: "즈장") }
    #expect(error?.catalogueKey == "decision.already-decided")
    #expect(throws: DecisionError.self) { try service.accept(zh: "之江", ko: "즈강", status: .admitted) }
    #expect(throws: DecisionError.notAPair(zh: "abc", ko: "가")) { try service.accept(zh: "abc", ko: "가") }
    #expect(try folder.read("glossary/terms.tsv") == smallGlossary)
  }

  @Test func homonymsNeedAnID() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base("id\tzh\tko\nc-a\t苹果\t애플\nc-b\t苹果\t사과\n")
    let service = DecisionService(base, byline: testByline)
    #expect(throws: DecisionError.ambiguous(zh: "苹果", ids: ["c-a", "c-b"])) {
      try service.accept(zh: "苹果", ko: "핑궈", status: .admitted)
    }
    #expect(try service.accept(zh: "苹果", ko: "사과").change == .unchanged)
    let outcome = try service.accept(zh: "苹果", ko: "애플사", status: .admitted) { $0.id = "c-a" }
    #expect(outcome.row.id == "c-a")
  }

  /// A row without an id joins the only concept that has its Chinese: a new id would make one concept of two.
  @Test func aNewIDIsRefusedWhileAnotherRowHasNone() throws {
    let folder = try TemporaryFolder()
    let service = DecisionService(try folder.base("id\tzh\tko\n\t小米\t샤오미\n"), byline: testByline)
    let error = #expect(throws: DecisionError.self) { try service.accept(zh: "小米", ko: "좁쌀") { $0.id = "c-grain" } }
    #expect(error?.catalogueKey == "decision.homonym-without-id")
    #expect(error?.place?.line == 2)
  }

  @Test func severalDecisionsAreTakenDownTogetherOrNotAtAll() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base()
    try folder.write("glossary/places.tsv", "zh\tko\n鹏城\t펑청\n")
    var editor = try GlossaryEditor(base, byline: testByline)
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try editor.allOrNone { editor in
        _ = try editor.apply(Decision(zh: "之江", ko: "즈장", status: .preferred), .refuse)
        _ = try editor.apply(Decision(zh: "鹏城", ko: "펑성", status: .preferred), .replace(demoted: .deprecated))
        throw Stop()
      }
    }
    #expect(editor.changedPaths.isEmpty)
    #expect(editor.files.map(\.path) == ["glossary/places.tsv"])
    #expect(editor.rows(ofChinese: "之江").isEmpty)
    #expect(editor.bytes(of: "glossary/places.tsv") == Array("zh\tko\n鹏城\t펑청\n".utf8))
    #expect(try editor.apply(Decision(zh: "鹏城", ko: "펑청", status: .preferred), .refuse).change == .unchanged)
    #expect(try editor.apply(Decision(zh: "之江", ko: "즈장", status: .preferred), .refuse).change == .added)
    #expect(editor.rows(ofChinese: "之江").map(\.ko) == ["즈장"])
  }

  /// Four times the rows take about four times as long; each decision used to cost as much as all rows.
  @Test func manyDecisionsAreLinear() throws {
    func seconds(_ count: Int) throws -> Double {
      let folder = try TemporaryFolder()
      var editor = try GlossaryEditor(folder.base("zh\tko\tstatus\tkind\tcategory\tby\tdate\n"), byline: testByline)
      // 乙亿城, 乙刁城, … : as many as there are, and none that folds to another.
      let letters = (0x4E00..<0x4E00 + 256).compactMap(Unicode.Scalar.init).map(String.init)
      var folds: Set<String> = []
      var names: [String] = []
      for one in letters {
        for other in letters where names.count < count {
          let name = one + other + "城"
          if folds.insert(Fold.key(name)).inserted { names.append(name) }
        }
      }
      let verdicts = names.map { zh in
        var verdict = ReviewVerdict(
          key: ReviewKey(zh: zh, ko: "이름", state: editor.state(ofChinese: zh)), status: .preferred)
        verdict.kind = .sound
        return verdict
      }
      var before = timespec()
      var after = timespec()
      // Of this thread alone: whatever else the machine does.
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &before)
      let result = try ReviewService.take(verdicts, .refuse, &editor)
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &after)
      #expect(result.outcomes.count == count)
      return Double(after.tv_sec - before.tv_sec) + Double(after.tv_nsec - before.tv_nsec) / 1e9
    }
    let few = try seconds(2_000)
    let many = try seconds(8_000)
    #expect(many < 8 * few, "\(few) s, \(many) s")
  }

  @Test func categoriesHaveTheirFiles() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base()
    try folder.write("glossary/places.tsv", "zh\tko\n")
    let service = DecisionService(base, byline: testByline)
    #expect(try service.accept(zh: "鹏城", ko: "펑청") { $0.category = .place }.row.path == "glossary/places.tsv")
    #expect(try service.accept(zh: "腾讯", ko: "텐센트") { $0.category = .company }.row.path == "glossary/terms.tsv")
    // The concept's own file comes first.
    let outcome = try service.accept(zh: "鹏城", ko: "평칭", status: .deprecated)
    #expect(outcome.row.path == "glossary/places.tsv")
  }

  @Test func aDamagedGlossaryStopsDecisions() throws {
    let folder = try TemporaryFolder()
    let text = "zh\tko\tstatus\n之江\t즈장\tprefered\n"
    let service = DecisionService(try folder.base(text), byline: testByline)
    let error = #expect(throws: GlossaryUnusable.self) { try service.accept(zh: "承諾", ko: "청눠") }
    #expect(error?.place?.line == 2)
    #expect(try folder.read("glossary/terms.tsv") == text)
  }

  @Test func simultaneousDecisionsLoseNothing() async throws {
    let folder = try TemporaryFolder()
    let base = try folder.base(smallGlossary)
    let chinese = Array("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉").map { "\($0)\($0)城" }
    await withTaskGroup(of: Void.self) { group in
      for zh in chinese {
        group.addTask {
          let service = DecisionService(base, byline: testByline, patience: 60)
          #expect(throws: Never.self) { try service.accept(zh: zh, ko: "성") }
        }
      }
    }
    let loaded = Glossary(base).load()
    #expect(loaded.problems.isEmpty)
    #expect(loaded.base.rowCount == 5 + chinese.count)
    #expect(try folder.read("glossary/terms.tsv").hasPrefix(smallGlossary))
  }

  @Test func anEditorInBetweenIsNoticed() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base(smallGlossary)
    let service = DecisionService(base, byline: testByline)
    var rounds = 0
    let outcome = try service.edit { editor in
      rounds += 1
      // Somebody saves the file while the decision is on its way.
      if rounds == 1 { try folder.write("glossary/terms.tsv", smallGlossary + "\t甲城\t\t자청\t\t\t\t\t\t\n") }
      return try editor.apply(Decision(zh: "承諾", ko: "청눠", status: .preferred), .refuse)
    }
    #expect(rounds == 2)
    #expect(outcome.change == .added)
    let text = try folder.read("glossary/terms.tsv")
    #expect(text.contains("甲城") && text.contains("承諾"))
  }

  /// An editor saves the second of two files after the first is written: the retry still has the rival to demote.
  @Test func anEditorInBetweenTwoFilesIsNoticed() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base("zh\tko\n腾讯\t텅쉰\n")
    try folder.write("glossary/a.tsv", "zh\tko\tstatus\n騰訊\t텐센트\tadmitted\n")
    var rounds = 0
    let outcome = try DecisionService(base, byline: testByline).edit { editor in
      rounds += 1
      let outcome = try editor.apply(
        Decision(zh: "騰訊", ko: "텐센트", status: .preferred), .replace(demoted: .deprecated))
      if rounds == 1 { try folder.write("glossary/terms.tsv", "zh\tko\n腾讯\t텅쉰\n甲城\t자청\n") }
      return outcome
    }
    #expect(rounds == 2)
    #expect(outcome.demoted.map(\.ko) == ["텅쉰"])
    let rows = Glossary(base).load().base.concepts.flatMap(\.rows)
    #expect(rows.filter { $0.status == .preferred }.map(\.ko).sorted() == ["자청", "텐센트"])
    #expect(rows.first { $0.ko == "텅쉰" }?.status == .deprecated)
  }

  @Test func whatAKilledWriterLeftIsRemoved() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base(smallGlossary)
    try folder.write("glossary/.gwalho-1f.tmp", "zh\tk")
    _ = try DecisionService(base, byline: testByline).accept(zh: "承諾", ko: "청눠")
    #expect(FileSystem.names(in: base.glossaryFolder) == ["terms.tsv"])
  }

  @Test func signsWithTheNameThatGitKnows() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base()
    try folder.write(".git/HEAD", "ref: refs/heads/main\n")
    try folder.write(".git/config", "[core]\n\trepositoryformatversion = 0\n[user]\n\tname = 김편집\n")
    try #require(FileSystem.makeFolder(folder.path + "/.git/objects") == 0)
    try #require(FileSystem.makeFolder(folder.path + "/.git/refs") == 0)
    let byline = Byline.current(base)
    #expect(byline.name == "김편집" || byline.name == "tester")
    #expect(CalendarDate.typed(byline.date) == byline.date)
  }
}
