// SPDX-License-Identifier: Apache-2.0

import HanHangul
import Interchange
import TermBase
import Testing

@testable import Workspace

private let issue = """
  "텐센트연구원"(騰訊研究院)은 신품질 생산력(新質生產力)을 발표했다.
  - 선전 평칭(鹏城)실험실과 항저우 즈강(之江)실험실이 참여했다.
  청뉘(承諾)는 앞으로 성(省)에서 일한다. 청닝(承諾)도 같다.

  """

@Suite struct ReviewTests {
  private let folder: TemporaryFolder
  private let base: Base
  private let service: ReviewService

  init() throws {
    folder = try TemporaryFolder()
    base = try folder.base("zh\tko\tstatus\n之江\t즈장\t\n之江\t즈강\tdeprecated\n")
    _ = try Ingester(base).ingest([folder.write("1.txt", issue)])
    service = ReviewService(base, byline: testByline)
  }

  private func verdicts(_ edit: ([String]) -> [String]) throws -> [ReviewVerdict] {
    let sheet = String(decoding: ReviewSheet.tsv(try service.items()).dropFirst(3), as: UTF8.self)
    let rows = SeparatedTable.rows(sheet)
    let edited = rows.map { $0.line == 1 ? $0 : (line: $0.line, cells: edit($0.cells)) }
    return try ReviewSheet.read(rows: edited, path: "review.tsv").verdicts
  }

  @Test func itemsComeInOrderOfNeed() throws {
    let items = try service.items()
    #expect(items.prefix(2).map(\.zh) == ["承諾", "承諾"])
    #expect(items.prefix(2).allSatisfy { $0.isConflict && $0.others.count == 1 })
    // What is as frequent stands in the order of its characters.
    #expect(items.map(\.zh).dropFirst(2) == ["新質生產力", "騰訊研究院", "鹏城"])
    #expect(items.last?.expected == ["펑청"])
    #expect(items.last?.context.hasPrefix("선전 평칭(鹏城)") == true)
    #expect(!items.contains { $0.ko == "즈강" || $0.zh == "省" })
    #expect(try service.items(ReviewFilter(conflictsOnly: true)).count == 2)
  }

  /// The screen, the table and the list ask alike: the same waits, in the same order, and is in conflict with the same.
  @Test func theTableHasWhatTheScreenHas() throws {
    let folder = try TemporaryFolder()
    // 즈강 was said to be no term; 승낙 is decided, and no issue has it.
    let base = try folder.base("zh\tko\tstatus\n之江\t즈강\trejected\n承諾\t승낙\t\n")
    let more = "펑청(鹏城)과 펑청(鹏城), 즈장(之江)이다. 청뉘(承諾)뿐이다. 평칭(鹏城)도.\n"
    _ = try Ingester(base).ingest([
      folder.write("1.txt", issue.replacing("청닝(承諾)", with: "청뉘(承諾)")), folder.write("2.txt", more),
    ])
    let service = ReviewService(base, byline: testByline)
    let desk = try ReviewDesk(base, byline: testByline)
    for filter in [ReviewFilter(), try ReviewFilter(conflictsOnly: true)] {
      var table: [String] = []
      for item in try service.items(filter) where table.last != Fold.key(item.zh) { table.append(Fold.key(item.zh)) }
      #expect(try desk.queue(filter) == table)
      for zh in table {
        let items = try service.items(filter).filter { Fold.key($0.zh) == zh }
        let screen = try #require(try desk.concept(zh))
        #expect(screen.isConflict == items[0].isConflict, "\(zh)")
        #expect(Set(screen.open.map { screen.forms[$0].ko }) == Set(items.map(\.ko)))
      }
    }
    // One rendering was rejected: the other contradicts nothing. One contradicts a decision that no issue follows.
    let items = try service.items()
    #expect(items.filter { $0.zh == "之江" }.map(\.isConflict) == [false])
    #expect(items.filter { $0.zh == "之江" }.flatMap(\.others).isEmpty)
    let promise = try #require(items.first { $0.zh == "承諾" })
    #expect(promise.isConflict)
    #expect(promise.others == [.init(ko: "승낙", count: 0, isDecided: true)])
    #expect(try Set(desk.queue(ReviewFilter(conflictsOnly: true))) == ["承诺", "鹏城"])
  }

  /// Spellings that differ in spaces are one rendering, and stand in other sentences.
  @Test func aSpellingHasItsOwnSentence() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base("zh\tko\n")
    let one = "회의에서 신품질생산력(新質生產力)을 말했다.\n신품질생산력(新質生產力)은 길다.\n"
    _ = try Ingester(base).ingest([folder.write("1.txt", one + "신문에는 신품질 생산력(新質生產力)이라고 있다.\n")])
    let items = try ReviewService(base, byline: testByline).items()
    #expect(items.map(\.ko) == ["신품질생산력", "신품질 생산력"])
    #expect(items.map(\.count) == [2, 1])
    #expect(items.map { $0.places.map(\.line) } == [[1, 2], [3]])
    #expect(items.last?.context.hasPrefix("신문에는") == true)
  }

  @Test func aSheetIsAppliedOnce() throws {
    let marks = ["청뉘": "preferred", "청닝": "deprecated", "평칭": "preferred", "텐센트연구원": "reject"]
    let verdicts = try verdicts { cells in
      var cells = cells
      cells[3] = marks[cells[2]] ?? "later"
      if cells[2] == "청뉘" { cells[2] = "청눠" }
      if cells[2] == "평칭" { cells[2] = "펑청" }
      return cells
    }
    let result = try service.apply(verdicts)
    #expect(result.conflicts.isEmpty)
    // Two corrected pairs leave the one that was found behind.
    #expect(result.later == 1 && result.decided == 4 && result.outcomes.count == 6)
    let rows = Glossary(base).load().base.concepts.flatMap(\.rows)
    func status(_ ko: String) -> TermStatus? { rows.first { $0.ko == ko }?.status }
    #expect(status("청눠") == .preferred)
    #expect(status("청뉘") == .deprecated)
    #expect(status("청닝") == .deprecated)
    #expect(status("펑청") == .preferred)
    #expect(status("평칭") == .deprecated)
    #expect(status("텐센트연구원") == .rejected)
    #expect(status("신품질 생산력") == nil)
    #expect(rows.last?.by == "박편집")

    let text = try folder.read("glossary/terms.tsv")
    let again = try service.apply(verdicts)
    #expect(again.outcomes.isEmpty)
    #expect(again.unchanged == 4)
    #expect(try folder.read("glossary/terms.tsv") == text)
    #expect(try service.items().map(\.ko) == ["신품질 생산력"])
  }

  @Test func spacesAloneForbidNothing() throws {
    let verdicts = try verdicts { cells in
      var cells = cells
      if cells[2] == "신품질 생산력" {
        cells[2] = "신품질생산력"
        cells[3] = "preferred"
      }
      return cells
    }
    let result = try service.apply(verdicts)
    #expect(result.outcomes.map(\.row.status) == [.preferred, .admitted])
  }

  @Test func whatChangedMeanwhileIsReported() throws {
    let verdicts = try verdicts { cells in
      var cells = cells
      cells[3] = cells[2] == "청뉘" || cells[2] == "평칭" ? "preferred" : ""
      return cells
    }
    _ = try DecisionService(base, byline: testByline).accept(zh: "承诺", ko: "청눠")
    let result = try service.apply(verdicts)
    #expect(result.conflicts.map(\.verdict.ko) == ["청뉘"])
    #expect(result.conflicts.map(\.error.catalogueKey) == ["review.changed-meanwhile"])
    #expect(result.outcomes.map(\.row.ko) == ["평칭"])
  }

  /// Somebody has taken one of the sheet's decisions elsewhere: that is no reason to hold back the other.
  @Test func whatAgreesWithTheSheetIsNoConflict() throws {
    let marks = ["청뉘": "preferred", "청닝": "deprecated"]
    let verdicts = try verdicts { cells in
      var cells = cells
      cells[3] = marks[cells[2]] ?? ""
      if cells[2] == "청뉘" { cells[2] = "청눠" }
      return cells
    }
    let elsewhere = DecisionService(base, byline: testByline)
    _ = try elsewhere.accept(zh: "承諾", ko: "청눠")
    _ = try elsewhere.accept(zh: "承諾", ko: "청뉘", status: .deprecated)
    let result = try service.apply(verdicts)
    #expect(result.conflicts.isEmpty)
    #expect(result.outcomes.map(\.row.ko) == ["청닝"])
    #expect(result.unchanged == 1)
  }

  @Test func twoPreferredFormsInOneSheetAreAConflict() throws {
    let verdicts = try verdicts { cells in
      var cells = cells
      cells[3] = cells[1] == "承諾" ? "preferred" : ""
      return cells
    }
    let before = try folder.read("glossary/terms.tsv")
    for replacing in [Replacement.refuse, .replace(demoted: .deprecated)] {
      let result = try service.apply(verdicts, replacing: replacing)
      #expect(result.outcomes.isEmpty && result.decided == 0)
      #expect(result.conflicts.map(\.error.catalogueKey) == ["review.several-preferred", "review.several-preferred"])
      #expect(result.conflicts.first?.error.arguments == ["zh": "承諾", "forms": "청뉘, 청닝", "lines": "2, 3"])
    }
    #expect(try folder.read("glossary/terms.tsv") == before)
  }

  /// Two homonyms of the glossary may have a preferred rendering each.
  @Test func homonymsArePreferredSideBySide() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base("id\tzh\tko\tstatus\na\t苹果\t애플\tadmitted\nb\t苹果\t사과\tadmitted\n")
    let service = ReviewService(base, byline: testByline)
    let state = try GlossaryEditor(base, byline: testByline).state(ofChinese: "苹果")
    let verdicts = ["애플", "사과"].map {
      ReviewVerdict(key: ReviewKey(zh: "苹果", ko: $0, state: state), status: .preferred)
    }
    #expect(try service.apply(verdicts, replacing: .replace(demoted: .deprecated)).decided == 2)
  }

  /// 苹果 has two homonyms: that the pair which was found is no term cannot be written, so the correction is not either.
  @Test func aRefusedVerdictWritesNothing() throws {
    let folder = try TemporaryFolder()
    let text = "id\tzh\tko\na\t苹果\t애플\nb\t苹果\t사과\n"
    let base = try folder.base(text)
    let service = ReviewService(base, byline: testByline)
    let state = try GlossaryEditor(base, byline: testByline).state(ofChinese: "苹果")
    var verdict = ReviewVerdict(key: ReviewKey(zh: "苹果", ko: "텐센트", state: state), status: .preferred)
    verdict.zh = "腾讯"
    let result = try service.apply([verdict])
    #expect(result.conflicts.map(\.error.catalogueKey) == ["decision.ambiguous"])
    #expect(result.outcomes.isEmpty && result.decided == 0)
    #expect(try folder.read("glossary/terms.tsv") == text)
  }

  @Test func aBadSheetIsNotAppliedAtAll() throws {
    let error = #expect(throws: ReviewSheetUnusable.self) {
      try verdicts { cells in
        var cells = cells
        if cells[2] == "청뉘" { cells[3] = "prefered" }
        if cells[2] == "평칭" { (cells[0], cells[3]) = ("1", "preferred") }
        return cells
      }
    }
    #expect(error?.problems.map(\.catalogueKey).sorted() == ["review.bad-key", "review.unknown-value"])
    #expect(error?.problems.allSatisfy { $0.place?.line != nil } == true)
  }

  /// One column was sorted alone, or filled down.
  @Test func formsOfOtherRowsAreRefused() throws {
    func problems(_ forms: [String: String]) -> [String] {
      let error = #expect(throws: ReviewSheetUnusable.self) {
        try verdicts { cells in
          var cells = cells
          cells[3] = "preferred"
          cells[2] = forms[cells[2]] ?? cells[2]
          return cells
        }
      }
      return error?.problems.map { "\($0.catalogueKey) \($0.place?.line ?? 0)" } ?? []
    }
    let items = try service.items()
    func line(_ ko: String) throws -> Int { try #require(items.firstIndex { $0.ko == ko }) + 2 }
    let swapped = try ["청뉘", "평칭"].map { "review.displaced \(try line($0))" }
    #expect(Set(problems(["청뉘": "평칭", "평칭": "청뉘"])) == Set(swapped))
    #expect(problems(["청뉘": "청닝", "청닝": "평칭", "평칭": "청뉘"]).count == 3)
    #expect(problems(["청닝": "평칭"]) == ["review.displaced \(try line("청닝"))"])
  }

  /// 청뉘 is corrected into what stands in the other row of its Chinese.
  @Test func aFormMayBeCorrectedIntoASibling() throws {
    let verdicts = try verdicts { cells in
      var cells = cells
      if cells[2] == "청뉘" { (cells[2], cells[3]) = ("청닝", "preferred") }
      return cells
    }
    #expect(verdicts.first { $0.status != nil }?.ko == "청닝")
  }

  @Test func whatIsNoFormIsRefused() throws {
    let wrong = ["청뉘": "#REF!", "청닝": "45000", "평칭": "펑\u{202E}청"]
    let error = #expect(throws: ReviewSheetUnusable.self) {
      try verdicts { cells in
        guard let form = wrong[cells[2]] else { return cells }
        return cells[..<2] + [form, "accept"] + cells[4...]
      }
    }
    #expect(
      error?.problems.map(\.catalogueKey).sorted() == [
        "form.hidden-characters", "form.spreadsheet-value", "form.spreadsheet-value",
      ])
    #expect(error?.problems.allSatisfy { $0.place?.line != nil } == true)
  }

  /// What the screen hands over is checked where it is written.
  @Test func noWayLeadsAroundIt() throws {
    let error = #expect(throws: DecisionError.self) {
      try DecisionService(base, byline: testByline).accept(zh: "北京", ko: "베\u{1B}[31m이징")
    }
    #expect(error?.catalogueKey == "form.hidden-characters")
  }

  @Test func keysAreText() {
    let key = ReviewKey(zh: "甲=乙#丙%", ko: "갑=을", state: "1a2b")
    #expect(ReviewKey(key.text) == key)
    #expect(ReviewKey("甲=갑") == nil)
    #expect(ReviewKey("甲=갑#zz") == nil)
    // An older sheet, without a check sum.
    #expect(ReviewKey("甲=갑#1a2b")?.zh == "甲")
    #expect(ReviewKey(key.text.replacing("甲", with: "?")) == nil)
  }

  @Test func aWorkbookIsTheSameSheetInEitherLanguage() throws {
    let items = try service.items()
    for isKorean in [true, false] {
      let words = ReviewWords(isKorean: isKorean) { $0 }
      let path = try folder.write("review.xlsx", ReviewWorkbook.bytes(items, words: words, created: 0))
      let verdicts = try ReviewSheet.read(path).verdicts
      #expect(verdicts.map(\.key) == items.map(\.key))
      #expect(verdicts.map(\.ko) == items.map(\.ko))
      #expect(verdicts.map(\.kind) == items.map(\.kind))
      #expect(verdicts.map(\.line) == items.indices.map { $0 + 2 })
      #expect(verdicts.allSatisfy { $0.status == nil && $0.category == nil })
    }
  }

  @Test func aTableWithCommasIsTheSameSheet() throws {
    let items = try service.items()
    let text = String(decoding: ReviewSheet.csv(items), as: UTF8.self)
    #expect(text.hasPrefix("\u{FEFF}key,zh,ko,status,") && !text.contains("\t"))
    let path = try folder.write("review.csv", text)
    let tsv = try folder.write("review.tsv", ReviewSheet.tsv(items))
    #expect(try ReviewSheet.read(path) == ReviewSheet.read(tsv))
  }

  /// Forms of an older glossary may be of any length; they are no reason to export nothing.
  @Test func whatIsReadInAWorkbookIsCut() throws {
    let items = try service.items()
    var long = items
    let form = String(repeating: "펑", count: 40_000)
    long[0].others.append(ReviewItem.Other(ko: form, count: 1, isDecided: true))
    long[1].context = form
    let words = ReviewWords(isKorean: false) { $0 }
    let path = try folder.write("long.xlsx", ReviewWorkbook.bytes(long, words: words, created: 0))
    #expect(try ReviewSheet.read(path).verdicts.map(\.key) == items.map(\.key))
  }

  @Test func labelsAreUnderstood() throws {
    let key = try #require(service.items().first).key
    for (status, category) in [("용어 아님", "지명"), ("reject", "place"), ("Rejected", "Place")] {
      let rows = [
        (line: 1, cells: ["Key", "zh", "ko", "결정", "category"]),
        (line: 2, cells: [key.text, "", "", status, category]),
      ]
      let verdicts = try ReviewSheet.read(rows: rows, path: "p").verdicts
      #expect(verdicts.map(\.status) == [.rejected])
      #expect(verdicts.map(\.category) == [.place])
    }
  }

  /// What is wrong is said in the words of the sheet.
  @Test func faultsSpeakTheLanguageOfTheSheet() throws {
    let key = try #require(service.items().first).key.text
    func problems(_ header: [String], _ row: [String]) -> [ReviewSheetError] {
      do {
        _ = try ReviewSheet.read(rows: [(line: 1, cells: header), (line: 2, cells: row)], path: "p")
        return []
      } catch {
        return (error as? ReviewSheetUnusable)?.problems ?? []
      }
    }
    let korean = ["중국어", "표기", "결정", "범주", "열쇠"]
    #expect(
      problems(korean, ["", "", "확정", "", key]) == [
        .unknownValue(
          path: "p", line: 2, column: "결정", value: "확정", allowed: ["채택", "허용", "금지", "용어 아님", "나중에"])
      ])
    #expect(problems(korean, ["", "", "", "나라", key]).first?.arguments["allowed"]?.hasPrefix("인물, 역사 인물, 지명") == true)
    #expect(problems(Array(korean.dropLast()), []) == [.missingColumn(path: "p", line: 1, column: "열쇠")])
    #expect(problems(["Chinese", "Rendering", "Decision"], []) == [.missingColumn(path: "p", line: 1, column: "Key")])
    #expect(
      problems(["key", "zh", "ko", "status"], [key, "", "", "x"]).first?.arguments["allowed"]
        == "accept, admitted, deprecated, reject, later")
    // A row that somebody added is no row whose key was damaged.
    #expect(problems(korean, ["腾讯", "텐센트", "채택"]) == [.addedRow(path: "p", line: 2, zh: "腾讯", ko: "텐센트")])
    #expect(problems(korean, ["腾讯", "텐센트", "채택", "", "??=텐센트"]).map(\.catalogueKey) == ["review.bad-key"])
  }

  /// Every row of a sheet is a verdict, a damaged row without a decision, or a note.
  @Test func everyRowIsAccountedFor() throws {
    let key = try #require(service.items().first).key.text
    let content = try ReviewSheet.read(
      rows: [
        (line: 1, cells: ["key", "zh", "ko", "status"]), (line: 2, cells: [key, "", "", ""]),
        (line: 3, cells: ["??=텐센트#1a-2b3c", "??", "텐센트", ""]), (line: 4, cells: ["", "", "여기까지 봄", ""]),
      ], path: "p")
    #expect(content.verdicts.count == 1 && content.damaged == [3] && content.notes == 1)
  }

  /// A sheet that somebody has written into is not overwritten until the glossary has what it says.
  @Test func whatWasNotAppliedIsKnown() throws {
    let items = try service.items()
    let path = try folder.write("review.tsv", ReviewSheet.tsv(items))
    #expect(try service.unapplied(path) == 0)
    #expect(try service.unapplied(folder.path + "/none.tsv") == 0)
    #expect(try service.unapplied(folder.write("other.tsv", "zh\tko\n가\t나\n")) == 0)
    #expect(try service.unapplied(folder.write("other.bin", [0, 1, 2, 3])) == 0)
    func edited(_ place: Int, _ value: String) throws -> Int {
      let lines = String(decoding: ReviewSheet.tsv(items), as: UTF8.self).split(separator: "\n")
      var cells = lines[1].split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      cells[place] = value
      let text = ([String(lines[0]), cells.joined(separator: "\t")] + lines.dropFirst(2).map(String.init))
      try folder.write("review.tsv", text.joined(separator: "\n") + "\n")
      return try service.unapplied(path)
    }
    for (place, value) in [(3, "accept"), (3, "무엇"), (2, "청눠"), (4, "인물"), (6, "까닭")] {
      #expect(try edited(place, value) == 1, "\(value)")
    }
    #expect(try edited(3, "later") == 0)
    #expect(try edited(3, "accept") == 1)
    #expect(try service.apply(ReviewSheet.read(path).verdicts).decided == 1)
    #expect(try service.unapplied(path) == 0)
  }
}
