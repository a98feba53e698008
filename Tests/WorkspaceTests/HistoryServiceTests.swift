// SPDX-License-Identifier: Apache-2.0

import HanHangul
import Memory
import TermBase
import Testing

@testable import Workspace

/// 2023: three forms of a name, a brand in two forms. 2024: what was decided, and something new.
private let first = """
  2023-08-04

  즈강(之江)실험실과 즈강(之江)실험실, 지장(之江)실험실이 참여했다.
  아이플라이텍(科大讯飞)과 아이플라이텍(科大讯飞), 커다쉰페이(科大讯飞)가 있다.
  """
private let second = """
  2024-08-02

  즈장(之江)실험실과 즈강(之江)실험실이 참여했다.
  커다쉰페이(科大讯飞)와 커다쉰(科大讯飞)이 있다.
  닝더스다이(宁德时代)와 텐센트연구원(騰訊研究院)이 있다.
  """

@Suite struct HistoryServiceTests {
  let folder: TemporaryFolder
  let base: Base

  init() throws {
    folder = try TemporaryFolder()
    base = try folder.base(smallGlossary)
    let paths = [try folder.write("1.txt", first), try folder.write("2.txt", second)]
    _ = try Ingester(base, options: .init(issue: "1호")).ingest([paths[0]])
    _ = try Ingester(base, options: .init(issue: "2호")).ingest([paths[1]])
  }

  private func shown(_ history: [HistoryPeriod]) -> [String] {
    history.map { period in
      (period.period ?? "-") + period.forms.map { " \($0.ko) \($0.count) \($0.status?.rawValue ?? "?")" }.joined()
    }
  }

  private func shown(_ terms: [IssueDiff.Term]) -> [String] {
    terms.map { term in
      "\(term.zh):" + term.forms.map { " \($0.ko) \($0.count)" }.joined() + " → " + term.expected.joined(separator: "/")
    }
  }

  // MARK: - lookup

  @Test func lookupHasTheHistoryOfTheConcept() throws {
    let history = ["2023-08 즈강 2 deprecated 지장 1 ?", "2024-08 즈강 1 deprecated 즈장 1 preferred"]
    for word in ["之江", "즈강", "zhijiang"] {
      let matches = try #require(try LookupService(base).lookup([word]).first).matches
      #expect(!matches.isEmpty)
      for match in matches where match.zh == "之江" {
        #expect(shown(match.history) == history, "\(word)")
        #expect(match.concept == "c-zhijiang")
      }
    }
    let open = try #require(try LookupService(base).lookup(["科大讯飞"]).first).matches
    #expect(Set(open.map(\.concept)).count == 1)
    #expect(open.first.map { shown($0.history) } == ["2023-08 아이플라이텍 2 ? 커다쉰페이 1 ?", "2024-08 커다쉰 1 ? 커다쉰페이 1 ?"])
    #expect(try LookupService(base).lookup(["鹏城"]).first?.matches.first?.history == [])
  }

  @Test func homonymsHaveTheirOwnForms() throws {
    try folder.write(
      "glossary/more.tsv", "id\tzh\tko\tstatus\nc-pingguo\t苹果\t애플\t\nc-sagwa\t苹果\t사과\t\nc-sagwa\t苹果\t사꽈\trejected\n")
    _ = try Ingester(base).ingest([try folder.write("3.txt", "2024-09-01\n\n애플(苹果)은 회사이고 사과(苹果)는 과일이다.\n")])
    let matches = try #require(try LookupService(base).lookup(["苹果"]).first).matches
    let shownByForm = Dictionary(uniqueKeysWithValues: matches.map { ($0.ko, shown($0.history)) })
    #expect(shownByForm["애플"] == ["2024-09 애플 1 preferred"])
    #expect(shownByForm["사과"] == ["2024-09 사과 1 preferred"])
    #expect(try LogService(base).log(["苹果"]).first?.concepts.count == 2)
    #expect(try LogService(base).log(["사과"]).first?.concepts.map(\.id) == ["c-sagwa"])
  }

  // MARK: - log

  @Test(arguments: ["之江", "즈강", "즈장", "c-zhijiang", "zhijiang"])
  func logHasDecisionsAndPlacesInOrder(word: String) throws {
    let log = try #require(try LogService(base).log([word]).first)
    #expect(log.concepts.map(\.id) == ["c-zhijiang"])
    let events = log.concepts.flatMap(\.events).map { event in
      switch event {
      case .decision(let row): "\(row.date ?? "-") \(row.path):\(row.line) \(row.ko) \(row.status)"
      case .attestation(let place):
        "\(place.date ?? "-") \(place.path):\(place.line):\(place.column) \(place.ko) \(place.issue ?? "-")"
      }
    }
    // Columns of the brackets, counted by hand.
    #expect(
      events == [
        "2023-08-04 1.txt:3:3 즈강 1호", "2023-08-04 1.txt:3:14 즈강 1호", "2023-08-04 1.txt:3:25 지장 1호",
        "2023-08-04 glossary/terms.tsv:4 즈장 preferred", "2023-08-04 glossary/terms.tsv:5 즈강 deprecated",
        "2024-08-02 2.txt:3:3 즈장 2호", "2024-08-02 2.txt:3:14 즈강 2호",
      ])
  }

  @Test func logKeepsWhatIsGone() throws {
    _ = try Ingester(base).ingest([try folder.write("2.txt", second.replacing("즈강", with: "즈장"))])
    let events = try #require(try LogService(base).log(["之江"]).first?.concepts.first).events
    let places = events.compactMap { if case .attestation(let place) = $0 { place } else { nil } }
    #expect(places.filter { !$0.isCurrent }.map(\.ko) == ["즈강"])
    #expect(places.filter { $0.isCurrent && $0.path == "2.txt" }.map(\.ko) == ["즈장", "즈장"])
  }

  @Test func logOfWhatIsNotThere() throws {
    let logs = try LogService(base).log(["없는말", "텐센트연구윈", ""])
    #expect(logs.map(\.concepts.count) == [0, 0, 0])
    #expect(logs.map(\.suggestions) == [[], ["텐센트연구원"], []])
  }

  @Test func logWithoutAStore() throws {
    let folder = try TemporaryFolder()
    let log = try #require(try LogService(folder.base(smallGlossary)).log(["之江"]).first)
    #expect(log.concepts.map(\.events.count) == [2])
    #expect(log.concepts.map(\.history.count) == [0])
  }

  /// The latest sentences, whatever begins the name of a file without a date.
  @Test func sentencesOfDatedIssuesComeFirst() throws {
    for number in 1...4 { try folder.write("호외/\(number).txt", "즈장(之江)실험실 호외 \(number)\n") }
    _ = try Ingester(base).ingest((1...4).map { folder.path + "/호외/\($0).txt" })
    let concept = try #require(Glossary(base).load().base.concepts.first { $0.id == "c-zhijiang" })
    let attested = try #require(try AttestedContexts(base))
    let sources = try attested.latest(of: concept).map(\.source)
    #expect(sources == ["2024-08-02 2호 2.txt:3", "호외/1.txt:1", "호외/2.txt:1"])
    #expect(try attested.latest(of: concept, limit: 1).map(\.source) == ["2024-08-02 2호 2.txt:3"])
  }

  @Test func openQuestionsStandBesideWhatIsDecided() throws {
    let concepts = Glossary(base).load().base.concepts
    let questions = try ReviewService(base, byline: testByline).questions(concepts)
    func shown(_ zh: String) -> [String]? {
      questions.first { $0.zh == zh }?.forms.map { "\($0.ko) \($0.count) \($0.status?.rawValue ?? "?")" }
    }
    #expect(shown("科大讯飞") == ["아이플라이텍 2 ?", "커다쉰페이 2 ?", "커다쉰 1 ?"])
    #expect(shown("之江") == ["즈강 3 deprecated", "즈장 1 preferred", "지장 1 ?"])
    let open = try #require(questions.first { $0.zh == "之江" }?.forms.last)
    #expect(open.firstDate == "2023-08-04")
    #expect(open.sentence == "즈강(之江)실험실과 즈강(之江)실험실, 지장(之江)실험실이 참여했다.")
  }

  /// A year shows the spelling that most of its places have, not that of its first month.
  @Test func yearsShowTheirMostFrequentSpelling() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base("zh\tko\n新质生产力\t신질생산력\n")
    let issues = ["2024-01-05\n\n신질 생산력(新质生产力)\n", "2024-02-02\n\n신질생산력(新质生产力)과 신질생산력(新质生产力)\n"]
    let paths = try issues.enumerated().map { try folder.write("\($0.offset).txt", $0.element) }
    #expect(try Ingester(base).ingest(paths).documents.map(\.annotations) == [1, 2])
    let concepts = Glossary(base).load().base.concepts
    let history = try #require(try ConceptYears(base))
    let years = try #require(try history.years(of: concepts).first)
    #expect(years.map { "\($0.year ?? "-") \($0.forms.map { "\($0.ko) \($0.count)" })" } == ["2024 [\"신질생산력 3\"]"])
    #expect(years.map(\.issues) == [["2024-01-05", "2024-02-02"]])
  }

  // MARK: - stats

  @Test func numbers() throws {
    let numbers = try StatisticsService(base, house: .init()).statistics()
    #expect(numbers.documents == 2)
    #expect(numbers.undatedDocuments == 0)
    #expect(numbers.firstDate == "2023-08-04")
    #expect(numbers.lastDate == "2024-08-02")
    #expect(numbers.annotations == 12)
    // 4 concepts in the glossary; 之江 and 腾讯研究院 stand in the issues, 科大讯飞 and 宁德时代 are open.
    #expect(numbers.decidedConcepts == 4)
    #expect(numbers.decidedSeen == 2)
    #expect(numbers.undecidedConcepts == 2)
    // 之江 5 places and 텐센트연구원 1 have decisions; 즈장 1 and 텐센트연구원 1 are as decided.
    #expect(numbers.coverage == .init(places: 12, decided: 6, preferred: 2))
    #expect(numbers.conflicts.map(\.zh) == ["科大讯飞"])
    #expect(numbers.conflicts.first?.forms.map { "\($0.ko) \($0.count)" } == ["아이플라이텍 2", "커다쉰페이 2", "커다쉰 1"])
    #expect(numbers.years.map(\.year) == ["2023", "2024"])
    #expect(numbers.years.map(\.coverage.places) == [6, 6])
    #expect(numbers.years.map(\.coverage.preferred) == [0, 2])
  }

  /// A list of terms that was imported is no issue: nothing that is said of issues knows it, review does.
  @Test func importsAreNoIssues() throws {
    func said() throws -> [String] {
      let concepts = Glossary(base).load().base.concepts.filter { $0.rows.contains { $0.zh == "之江" } }
      let history = try #require(try ConceptYears(base))
      let years = try history.years(of: concepts)
      let contexts = try #require(try AttestedContexts(base))
      let diff = try IssueDiffService(base).diff("2호")
      let forms = try #require(try EarlierIssues.forms(base, excluding: []))
      let store = try base.storeForReading()
      return [
        "\(try StatisticsService(base, house: .init()).statistics())", "\(years)",
        "\(try contexts.contexts(zh: "之江", ko: "지장")) \(try contexts.contexts(zh: "上海", ko: "상하이"))", "\(diff)",
        "\(forms(Fold.key("之江"))) \(forms(Fold.key("上海")))",
        "\(try store.archiveUses().pairs.map { "\($0.zh) \($0.ko) \($0.count)" })",
        "\(try store.archiveUses().brackets.sorted { $0.key < $1.key })",
        "\(try store.contexts(holding: ["상하이"], limit: 5))",
        "\(try LookupService(base).lookup(["즈장"]).map { $0.matches.map(\.history) })",
      ]
    }
    let before = try said()
    let path = try folder.write("2호.csv", "zh,ko\n上海,상하이\n上海,샹하이\n科大讯飞,커다쉰페이\n之江,지장\n")
    _ = try ImportService(base, byline: testByline).run(path)
    let after = try said()
    #expect(after.count == before.count)
    for (one, other) in zip(before, after) { #expect(one == other) }
    #expect(throws: IssueUnknown.self) { try IssueDiffService(base).diff("2호.csv") }
    let candidates = try base.storeForReading().candidates()
    #expect(candidates.first { $0.zh == "上海" }?.forms.map(\.ko) == ["상하이", "샹하이"])
    // An issue of the same path is one.
    _ = try Ingester(base).ingest([try folder.write("2호.csv", "상하이(上海)에서\n")])
    #expect(try StatisticsService(base, house: .init()).statistics().documents == 3)
  }

  @Test func policy() throws {
    try folder.write(
      "glossary/people.tsv",
      "zh\tko\tstatus\tkind\tcategory\n习近平\t시진핑\t\tsound\tperson\n任正非\t임정비\t\tsino\tperson\n孔子\t공자\t\tsino\tperson-historical\n"
    )
    _ = try Ingester(base).ingest([
      try folder.write("3.txt", "2024-09-01\n\n시진핑(习近平)과 임정비(任正非)와 공자(孔子)가 있다.\n")
    ])
    var house = Configuration.House()
    func row(_ category: TermCategory) throws -> BaseStatistics.PolicyRow? {
      try StatisticsService(base, house: house).statistics().policies.first { $0.category == category }
    }
    let person = try #require(try row(.person))
    #expect(person.policy == .sound)
    #expect(person.kinds.map { "\($0.kind) \($0.forms)" } == ["sound 1", "sino 1"])
    #expect(person.departures.map(\.ko) == ["임정비"])
    #expect(try row(.personHistorical)?.departures == [])
    house.names[.person] = .sino
    house.names[.personHistorical] = .sound
    #expect(try row(.person)?.departures.map(\.ko) == ["시진핑"])
    #expect(try row(.personHistorical)?.departures.map(\.ko) == ["공자"])
    house.names[.person] = .both
    #expect(try row(.person)?.departures == [])
    // 즈강 is mixed, 지장 is not decided: places may be mixed.
    #expect(try row(.place)?.policy == .sound)
  }

  @Test func numbersWithoutAStore() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base(smallGlossary)
    let error = #expect(throws: StoreError.self) { try StatisticsService(base, house: .init()).statistics() }
    #expect(error?.cause == .missing)
    try folder.write(".gwalho/memory.sqlite", "not a database, whatever it is called")
    let damaged = #expect(throws: StoreError.self) { try StatisticsService(base, house: .init()).statistics() }
    #expect(damaged?.catalogueKey == "store.damaged")
  }

  // MARK: - diff

  @Test(arguments: ["2호", "2.txt", "2024-08-02", "2"])
  func whatAnIssueBrought(name: String) throws {
    let diff = try IssueDiffService(base).diff(name == "2.txt" ? folder.path + "/2.txt" : name)
    #expect(diff.source == .stored)
    #expect(diff.documents == ["2.txt"])
    #expect(diff.date == "2024-08-02")
    #expect(diff.earlierDocuments == 1)
    #expect(diff.annotations == 6)
    #expect(shown(diff.againstDecisions) == ["之江: 즈강 1 → 즈장"])
    #expect(diff.againstDecisions.first?.earlier.map { "\($0.ko) \($0.count)" } == ["즈강 2", "지장 1"])
    #expect(
      diff.againstDecisions.map { "\($0.place.path):\($0.place.line ?? 0):\($0.place.column ?? 0)" } == ["2.txt:3:12"])
    #expect(shown(diff.againstMajority) == ["科大讯飞: 커다쉰페이 1 → 아이플라이텍"])
    #expect(shown(diff.newForms) == ["科大讯飞: 커다쉰 1 → 아이플라이텍"])
    #expect(shown(diff.newConcepts) == ["宁德时代: 닝더스다이 1 → "])
    #expect(diff.asDecided == .init(terms: 2, places: 2))
    #expect(diff.asBefore == .init())
  }

  @Test func theFirstIssueHasNothingBefore() throws {
    let diff = try IssueDiffService(base).diff("1호")
    #expect(diff.earlierDocuments == 0)
    #expect(diff.newForms.isEmpty)
    #expect(shown(diff.newConcepts) == ["科大讯飞: 아이플라이텍 2 커다쉰페이 1 → "])
    #expect(shown(diff.againstDecisions) == ["之江: 즈강 2 지장 1 → 즈장"])
  }

  @Test func aFileIsReadAndLeftAlone() throws {
    let path = try folder.write("초고.txt", "2024-09-06\n\n아이플라이텍(科大讯飞)과 청눠(承諾)가 있다.\n")
    let diff = try IssueDiffService(base).diff(path)
    #expect(diff.source == .file)
    #expect(diff.date == "2024-09-06")
    #expect(diff.earlierDocuments == 2)
    #expect(shown(diff.newConcepts) == ["承諾: 청눠 1 → "])
    #expect(diff.asBefore == .init(terms: 1, places: 1))
    #expect(try base.storeForReading().documents().map(\.path) == ["1.txt", "2.txt"])
  }

  @Test func aFileThatWasChangedIsReadAsItIs() throws {
    let path = try folder.write("2.txt", "즈장(之江)실험실\n")
    let diff = try IssueDiffService(base).diff(path)
    #expect(diff.source == .changedFile)
    #expect(diff.annotations == 1)
    #expect(diff.earlierDocuments == 1)
    #expect(diff.asDecided == .init(terms: 1, places: 1))
    // By its name the issue is what was ingested.
    #expect(try IssueDiffService(base).diff("2호").annotations == 6)
  }

  @Test func anUnknownIssue() throws {
    let error = #expect(throws: IssueUnknown.self) { try IssueDiffService(base).diff("3호") }
    #expect(error?.suggestion == "1호" || error?.suggestion == "2호")
    #expect(#expect(throws: IssueUnknown.self) { try IssueDiffService(base).diff("전혀 다른 것") }?.suggestion == nil)
    let empty = try TemporaryFolder()
    let missing = #expect(throws: StoreError.self) { try IssueDiffService(empty.base(smallGlossary)).diff("1호") }
    #expect(missing?.cause == .missing)
  }

  // MARK: - Dates

  private func ingest(_ path: String, date: String? = nil) throws -> IngestReport {
    try #require(try Ingester(base, options: .init(date: date)).ingest([path]).documents.first).report
  }

  @Test func aNameDoesNotOverruleWhatWasSaid() throws {
    let path = try folder.write("2020-01-01.txt", "즈장(之江)실험실\n")
    let found = try ingest(path)
    #expect(found.date == "2020-01-01")
    #expect(found.dateSource == .fileName)
    _ = try ingest(path, date: "2021-02-03")
    let again = try ingest(path)
    #expect(again.date == "2021-02-03")
    #expect(again.dateSource == nil)
    #expect(again.outcome == .unchanged)
  }

  /// What a person said stays until a person says otherwise, whatever the document says.
  @Test(arguments: [
    "즈장(之江)실험실\n\n| 발 행 일 | 2023. 8. 4\n", "---\ndate: 2023-08-04\n---\n즈장(之江)실험실\n", "2023-08-04\n\n즈장(之江)실험실\n",
    "즈장(之江)실험실\n",
  ])
  func aGivenDateStays(_ text: String) throws {
    let path = try folder.write("3.txt", text)
    _ = try ingest(path, date: "2022-01-01")
    #expect(try ingest(path).date == "2022-01-01")
    // Nor does another text change it.
    try folder.write("3.txt", text + "즈강(之江)도 있다.\n")
    let changed = try ingest(path)
    #expect(changed.outcome == .changed)
    #expect(changed.date == "2022-01-01")
    #expect(try ingest(path, date: "2022. 1. 2").date == "2022-01-02")
    #expect(try ingest(path).date == "2022-01-02")
  }

  @Test func aMovedDocumentKeepsWhatWasSaid() throws {
    let given = try folder.write("2020-01-01.txt", "즈장(之江)실험실\n")
    _ = try ingest(given, date: "2021-02-03")
    TemporaryFolder.remove(given)
    let moved = try ingest(folder.write("old/2020-05-05.txt", "즈장(之江)실험실\n"))
    #expect(moved.outcome == .moved(from: "2020-01-01.txt"))
    #expect(moved.date == "2021-02-03")
    // A date that is of the name alone goes with the name.
    let named = try folder.write("2020-02-02.txt", "즈강(之江)실험실\n")
    #expect(try ingest(named).date == "2020-02-02")
    TemporaryFolder.remove(named)
    let renamed = try ingest(folder.write("2020-02-09.txt", "즈강(之江)실험실\n"))
    #expect(renamed.outcome == .moved(from: "2020-02-02.txt"))
    #expect(renamed.date == "2020-02-09")
    #expect(renamed.dateSource == .fileName)
  }

  /// An archive that is read again says no more than a single document does.
  @Test func anArchiveKeepsWhatWasSaid() throws {
    let text = "즈장(之江)실험실\n\n| 발 행 일 | 2023. 8. 4\n"
    let path = try folder.write("archive/2020-01-01.txt", text)
    _ = try ingest(path, date: "2022-01-01")
    func archive() throws -> [String?] {
      let files = ArchiveFiles(below: [folder.path + "/archive"], base: base)
      _ = try ArchiveIngester(base, jobs: 1).ingest(files)
      let store = try base.storeForReading()
      return try store.documents().filter { $0.path.hasPrefix("archive/") }.map(\.date)
    }
    try folder.write("archive/2020-01-01.txt", text + "\n")
    #expect(try archive() == ["2022-01-01"])
    TemporaryFolder.remove(path)
    try folder.write("archive/2020-01-08.txt", text + "\n")
    #expect(try archive() == ["2022-01-01"])
  }
}
