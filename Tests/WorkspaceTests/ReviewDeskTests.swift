// SPDX-License-Identifier: Apache-2.0

import Documents
import Glibc
import TermBase
import Testing

@testable import Workspace

private let early = """
  선전 평칭(鹏城)실험실, 황허강(黄河), 위원 장웨이(张伟)
  발 행 일 | 2023. 8. 4

  """
private let late = """
  "텐센트연구원"(騰訊研究院)은 신품질 생산력(新質生產力)을 발표했다. 신품질 생산력(新質生產力)이다.
  청뉘(承諾)는 일한다. 청닝(承諾)도 같다. 즈강(之江)도.
  발 행 일 | 2025. 3. 7

  """

@Suite struct ReviewDeskTests {
  private let folder: TemporaryFolder
  private let base: Base
  private static let glossary = "zh\tko\tstatus\n# 주석\n之江\t즈장\t\n  腾讯 \t\"텐센트\"\t\n人工智能\t인공지능\t\n"

  init() throws {
    folder = try TemporaryFolder()
    base = try folder.base(Self.glossary)
    _ = try Ingester(base).ingest([folder.write("1.txt", early), folder.write("2.txt", late)])
  }

  private func desk() throws -> ReviewDesk { try ReviewDesk(base, byline: testByline, patience: 1) }

  @Test func conflictsThenFrequency() throws {
    let desk = try desk()
    let queue = try desk.queue()
    // Two renderings, and one that a decision does not know; then the one seen twice.
    #expect(Set(queue.prefix(2)) == ["承诺", "之江"])
    #expect(queue.dropFirst(2).first == "新质生产力")
    #expect(queue.count == 7)
    #expect(try desk.queue(ReviewFilter(conflictsOnly: true)).count == 2)
    #expect(try desk.queue(ReviewFilter(category: .place)) == ["之江", "黄河"])
    #expect(try desk.queue(ReviewFilter(category: .person)) == ["张伟"])
    #expect(Set(try desk.queue(ReviewFilter(since: "2025-01-01"))) == ["承诺", "之江", "新质生产力", "腾讯研究院"])
    #expect(try desk.queue(ReviewFilter(since: "2023-08-05")).count == 4)
    #expect(throws: IngestError.self) { try ReviewFilter(since: "soon") }
    // The table is filtered alike.
    let service = ReviewService(base, byline: testByline)
    #expect(Set(try service.items(ReviewFilter(conflictsOnly: true)).map(\.zh)) == ["承諾", "之江"])
    #expect(try service.items(ReviewFilter(category: .place)).map(\.ko) == ["즈강", "황허강"])
    #expect(try service.items(ReviewFilter(since: "2025-01-01")).count == 5)
  }

  @Test func aScreenHasWhatOneNeeds() throws {
    let desk = try desk()
    let concept = try #require(try desk.concept("承诺"))
    #expect(concept.zh == "承諾")
    #expect(concept.simplified == "承诺")
    #expect(concept.traditional == nil)
    #expect(concept.pinyin == "cheng nuo")
    #expect(concept.forms.map(\.ko) == ["청뉘", "청닝"])
    #expect(concept.forms.allSatisfy { $0.count == 1 && $0.lastDate == "2025-03-07" && $0.contexts.count == 1 })
    #expect(concept.forms[0].contexts[0].context.contains("청뉘(承諾)"))
    #expect(concept.forms[0].expected == ["청눠"])
    // 외래어 표기법 표 5: 청 ch+eng, 눠 n+uo.
    #expect(concept.standard.sound == "청눠")
    #expect(concept.standard.steps.compactMap(\.clause).first?.hasPrefix("표5") == true)
    #expect(concept.standard.sino == "승낙")
    #expect(concept.isConflict)
    let institute = try #require(try desk.concept("腾讯研究院"))
    #expect(institute.relatives.map(\.zh) == ["腾讯"])
    #expect(institute.relatives.map(\.morpheme) == ["腾讯"])
    let river = try #require(try desk.concept("之江"))
    #expect(river.forms.map(\.ko) == ["즈강", "즈장"])
    #expect(river.forms.map(\.status) == [nil, .preferred])
    #expect(try desk.concept("无人") == nil)
  }

  /// 上海 and 珠海 are towns, and 浙江 a province: what stands at the end of a place is no sea and no river unless Korean says
  /// so (주장강 珠江, 외래어 표기법 제4장 제3절).
  @Test func aTownIsNoSea() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base("zh\tko\tstatus\tcategory\n上海\t상해\tdeprecated\tplace\n")
    let text = "상하이(上海)와 주하이(珠海), 저장(浙江)성, 주장강(珠江), 황허(黄河), 주하이시(珠海市).\n"
    _ = try Ingester(base).ingest([folder.write("1.txt", text)])
    let desk = try ReviewDesk(base, byline: testByline)
    func sound(_ zh: String, _ category: TermCategory? = .place) throws -> String? {
      try desk.concept(zh, as: category)?.standard.sound
    }
    #expect(try sound("上海", nil) == "상하이")
    #expect(try sound("珠海") == "주하이")
    #expect(try sound("浙江") == "저장")
    #expect(try sound("珠江", nil) == "주장")
    #expect(try sound("珠江") == "주장강")
    #expect(try sound("黄河") == "황허")
    #expect(try sound("珠海市", nil) == "주하이시")
  }

  @Test func decisionsAndTheirUndoLeaveTheBytes() throws {
    let desk = try desk()
    var texts: [String] = []
    for (zh, ko, status, text) in [
      ("承诺", "청뉘", TermStatus.preferred, "청눠" as String?), ("承诺", "청닝", .deprecated, nil),
      ("张伟", "장웨이", .preferred, nil), ("黄河", "황허강", .rejected, nil),
    ] {
      texts.append(try folder.read("glossary/terms.tsv"))
      let concept = try #require(try desk.concept(zh))
      let place = try #require(concept.forms.firstIndex { $0.ko == ko })
      let result = try desk.decide(concept.verdicts([place], status: status, text: text))
      #expect(result.conflicts.isEmpty)
      #expect(!result.outcomes.isEmpty)
      #expect(try folder.read("glossary/terms.tsv").contains("\n# 주석\n之江\t즈장\t\n  腾讯 \t\"텐센트\"\t\n"))
    }
    #expect(
      Glossary(base).load().base.concepts.flatMap(\.rows).filter { $0.zh == "承諾" }.map(\.status) == [
        .preferred, .deprecated, .deprecated,
      ])
    while let text = texts.popLast() {
      #expect(desk.canUndo)
      try desk.undo()
      #expect(try folder.read("glossary/terms.tsv") == text)
    }
    #expect(!desk.canUndo)
    #expect(try desk.queue().count == 7)
  }

  @Test func aCategoryIsWrittenAndTakenBack() throws {
    let desk = try desk()
    let before = try folder.read("glossary/terms.tsv")
    #expect(try desk.categorise("之江", as: .place) == 1)
    #expect(try desk.categorise("之江", as: .place) == 0)
    #expect(try desk.concept("之江")?.category == .place)
    let rows = Glossary(base).load().base.concepts.flatMap(\.rows)
    #expect(rows.first { $0.zh == "之江" }?.category == .place)
    #expect(rows.first { $0.zh == "人工智能" }?.category == nil)
    // One that waits with a decision is in its row.
    let concept = try #require(try desk.concept("张伟"))
    let result = try desk.decide(concept.verdicts([0], status: .preferred, category: .person))
    #expect(result.outcomes.map(\.row.category) == [.person])
    try desk.undo()
    try desk.undo()
    #expect(try folder.read("glossary/terms.tsv") == before)
    #expect(!desk.canUndo)
  }

  @Test func aGlossaryThatCannotBeReadIsSaid() throws {
    #expect(mkfifo(folder.path + "/glossary/pipe.tsv", 0o600) == 0)
    let desk = try desk()
    #expect(throws: GlossaryUnusable.self) { try desk.queue() }
    unlink(folder.path + "/glossary/pipe.tsv")
    // What was wrong is looked at again.
    #expect(try desk.queue().count == 7)
  }

  @Test func othersMayWriteMeanwhile() throws {
    let desk = try desk()
    let concept = try #require(try desk.concept("张伟"))
    let stale = try #require(try desk.concept("黄河"))
    _ = try desk.decide(concept.verdicts([0], status: .preferred))
    // Another decision of another program: it stays.
    _ = try DecisionService(base, byline: testByline).accept(zh: "黄河", ko: "황허")
    let late = try desk.decide(stale.verdicts([0], status: .preferred))
    #expect(late.conflicts.map(\.error.catalogueKey) == ["review.changed-meanwhile"])
    let fresh = try #require(try desk.concept("黄河"))
    #expect(fresh.forms.map(\.status) == [nil, .preferred])
    _ = try desk.decide(fresh.verdicts([0], status: .admitted))
    try desk.undo()
    // Undo of the first leaves the other program's row.
    try desk.undo()
    #expect(try folder.read("glossary/terms.tsv").contains("黄河\t황허\t"))
    #expect(try !folder.read("glossary/terms.tsv").contains("张伟"))
  }

  @Test func anUndoOverSomebodysHandIsRefused() throws {
    let desk = try desk()
    let concept = try #require(try desk.concept("张伟"))
    _ = try desk.decide(concept.verdicts([0], status: .preferred))
    let text = try folder.read("glossary/terms.tsv").replacing("장웨이", with: "장위")
    try folder.write("glossary/terms.tsv", text)
    #expect(throws: UndoConflict(path: "glossary/terms.tsv")) { try desk.undo() }
    #expect(try folder.read("glossary/terms.tsv") == text)
  }

  @Test func aConflictWritesNothing() throws {
    let desk = try desk()
    let concept = try #require(try desk.concept("之江"))
    let before = try folder.read("glossary/terms.tsv")
    let result = try desk.decide(concept.verdicts([0], status: .preferred))
    #expect(result.conflicts.map(\.error.catalogueKey) == ["decision.preferred-exists"])
    #expect(try folder.read("glossary/terms.tsv") == before)
    #expect(!desk.canUndo)
    // All or none.
    let both = try #require(try desk.concept("承诺"))
    #expect(try !desk.decide(both.verdicts([0, 1], status: .preferred)).conflicts.isEmpty)
    #expect(try folder.read("glossary/terms.tsv") == before)
    let replaced = try desk.decide(
      concept.verdicts([0], status: .preferred), replacing: .replace(demoted: .deprecated))
    #expect(replaced.outcomes.first?.demoted.map(\.ko) == ["즈장"])
    try desk.undo()
    #expect(try folder.read("glossary/terms.tsv") == before)
  }

  @Test func aFirstDecisionMakesTheFile() throws {
    let empty = try TemporaryFolder()
    let base = try empty.base()
    _ = try Ingester(base).ingest([empty.write("1.txt", early)])
    let desk = try ReviewDesk(base, byline: testByline)
    let concept = try #require(try desk.concept("张伟"))
    _ = try desk.decide(concept.verdicts([0], status: .preferred))
    #expect(try empty.read("glossary/terms.tsv").contains("张伟\t장웨이\t\tsound\t"))
    try desk.undo()
    #expect(try empty.read("glossary/terms.tsv") == GlossaryFiles.header)
  }
}
