// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Documents
import Glibc
import Memory
import Testing

@testable import Workspace

private let shared = getenv("GWALHO_SHARED").map { String(cString: $0) }

@Suite struct TmTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func scores(_ base: Base, _ text: String) throws -> [Double] {
    try TmService(base).matches(SegmentQuery(text, side: .zh)).map(\.score)
  }

  @Test func whatIsImportedIsFoundAtOnceAndWhatIsAddedLater() throws {
    let base = try folder.base()
    let file = try folder.write("a.tsv", "zh\tko\n腾讯研究院发布报告\t텐센트연구원 보고 발표\n")
    let first = try TmImporter(base).run([file])
    #expect(first.failures.isEmpty && first.files.first?.report.added == 1)
    #expect(try scores(base, "腾讯研究院发布报告") == [1])
    // The large index stays, a small one continues it.
    let main = FileSystem.join(base.stateFolder, "cache/segments.index")
    let before = try #require(FileStamp(path: main))
    _ = try TmEditor(base).add(zh: "华为公布五大技术", ko: "화웨이, 5대 기술 공개")
    #expect(FileStamp(path: main) == before)
    #expect(try scores(base, "华为公布五大技术") == [1])
    #expect(try scores(base, "腾讯研究院发布报告") == [1])
    let verified = try TmEditor(base).verify()
    #expect(verified.faults.isEmpty && verified.segments == 2 && verified.indexed == 2)
  }

  @Test func cachesMayGoOrBreak() throws {
    let base = try folder.base()
    _ = try TmImporter(base).run([try folder.write("a.tsv", "数据结构\t자료 구조\n")])
    for name in ["segments.index", "segments.stamp"] {
      try folder.write(".gwalho/cache/" + name, "broken")
      #expect(try scores(base, "数据结构") == [1])
    }
    SegmentIndexes(base).discard()
    #expect(try scores(base, "数据结构") == [1])
    // A store that another command changed is seen although the stamp is there.
    let store = try Store(path: base.storePath, access: .readWrite)
    _ = try store.record([NewSegment(zh: "人工智能法", ko: "인공지능법")], origin: SegmentOrigin(.hand, "kim"))
    try store.close()
    #expect(try scores(base, "人工智能法") == [1])
  }

  @Test func badFilesLeaveAllAsItWas() throws {
    let base = try folder.base()
    let english = try folder.write(
      "en.tmx",
      #"<tmx version="1.4"><body><tu><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="fr"><seg>b</seg></tuv></tu></body></tmx>"#
    )
    let broken = try folder.write("broken.tmx", #"<tmx version="1.4"><body><tu>"#)
    let good = try folder.write("a.tsv", "数据\t자료\n")
    let result = try TmImporter(base).run([english, broken, good, folder.path + "/none.tmx"])
    #expect(
      result.failures.map(\.catalogueKey) == [
        "segments.no-pairs-languages", "interchange.cut-short", "interchange.unreadable",
      ])
    #expect(try scores(base, "数据") == [1])
  }

  /// Also where the fault comes after more than a transaction's worth of segments.
  @Test(arguments: ["a.po", "a.tmx"]) func nothingOfABrokenFileIsStored(_ name: String) throws {
    let base = try folder.base()
    let pairs = (0..<20).map { ("数据\($0)", "자료\($0)") }
    let text =
      name == "a.po"
      ? pairs.map { "msgid \"\($0)\"\nmsgstr \"\($1)\"\n\n" }.joined() + "msgid \"\n"
      : "<tmx version=\"1.4\"><body>"
        + pairs.map {
          "<tu><tuv xml:lang=\"zh\"><seg>\($0)</seg></tuv><tuv xml:lang=\"ko\"><seg>\($1)</seg></tuv></tu>"
        }.joined()
    let result = try TmImporter(base, options: .init(batch: 5)).run([try folder.write(name, text)])
    #expect(result.failures.count == 1)
    #expect(try scores(base, "数据3") == [])
  }

  @Test func headlinesBelongToTheSourcesUnderThem() {
    let text = DocumentText(
      """
      CONTENTS
      - 둘째 기사의 제목

      ## 01 첫 기사의 제목
      ■ 요약(7.1)
      - 내용 03 숫자
      * 출처: 어느 보고서
      참고자료
      - ☞ 第一篇文章的标题
      https://example.org/1
      - ☑ 第二个来源的标题
        https://example.org/2

      02

      둘째 기사의 제목
      ■ 요약
      1\t표의 첫 칸\t값
      참고자료

      ☞ 另一篇文章的标题很长
      写到第二行
      <https://example.org/3>

      03 원문 없는 기사
      출처: 과학망 (07.26)
      04 신문 이름만 있는 기사
      출처: 人民网 (07.17)
      """)
    let found = SegmentHeadlines.find(in: text)
    #expect(found.map(\.ko) == ["첫 기사의 제목", "첫 기사의 제목", "둘째 기사의 제목"])
    #expect(found.map(\.zh) == ["第一篇文章的标题", "第二个来源的标题", "另一篇文章的标题很长 写到第二行"])
    #expect(found.map(\.zhLine) == [9, 11, 21])
  }

  /// All 15 pairs of the labelled data, each in its article, and no others.
  @Test(.enabled(if: shared != nil, "SKIPPED: GWALHO_SHARED is not set"))
  func titlesOfTheSharedIssues() throws {
    let root = try #require(shared)
    let gold = try Document.load(FileSystem.join(root, "gold/titles.tsv"))
    var wanted: [String: [String]] = [:]
    for line in 2...gold.text.lineCount {
      let cells = gold.text.lineText(line).split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count >= 7 else { continue }
      wanted[cells[0], default: []].append("\(cells[1]) \(cells[2]) \(cells[5]) \(cells[6])")
    }
    #expect(wanted.values.map(\.count).reduce(0, +) == 15)
    for (name, pairs) in wanted {
      let document = try Document.load(FileSystem.join(root, "issues/" + name))
      let found = SegmentHeadlines.find(in: document.text).map { "\($0.koLine) \($0.zhLine) \($0.ko) \($0.zh)" }
      #expect(found.sorted() == pairs.sorted())
    }
  }

  @Test func captionsAndTableHeadingsHaveTheirOriginals() {
    let text = DocumentText(
      """
      〈6대 미래 산업(六大未来产业)〉
      표 3. 지역별 기업 현황（各地区企业现状）
      [그림 없는 상자 (上海)에서]
      〈미래 산업 기업 분포도〉
      (未来产业企业分布图)
      〈원문 없는 표〉

      (这一行前面是空行)
      <베이징시가 새로 내놓은 미래 산업(产业)>
      기업명(企业名称)	소재지 (所在地)	비고	광저우 선전(深圳)
      화웨이(华为)	선전(深圳)	
      <p>설명</p>
      | 분야(领域) | 내용 |
      |---|---|
      | 인공지능(人工智能) | |
      본문은 신품질 생산력(新質生產力)
      그림1 핵심 기술(核心技术)과 응용
      〈한국어만 (Korean)〉
      〈둘 (甲乙·丙丁)〉
      """)
    let found = SegmentCaptions.find(in: text).map { "\($0.koLine) \($0.zhLine) \($0.ko) \($0.zh)" }
    #expect(
      found == [
        "1 1 6대 미래 산업 六大未来产业", "2 2 지역별 기업 현황 各地区企业现状", "4 5 미래 산업 기업 분포도 未来产业企业分布图",
        "10 10 기업명 企业名称", "10 10 소재지 所在地", "13 13 분야 领域",
      ])
  }

  /// What other programs write and no memory should take, beside what it should.
  @Test func hugeSegmentsAndRepeatedIdentifiers() throws {
    let base = try folder.base()
    func unit(_ zh: String, _ ko: String) -> String {
      "<tu tuid=\"1\"><tuv xml:lang=\"zh\"><seg>\(zh)</seg></tuv><tuv xml:lang=\"ko\"><seg>\(ko)</seg></tuv></tu>\n"
    }
    let huge = String(repeating: "数", count: 3_500_000)
    let units = unit(huge, "자료") + unit("报告", "보고") + unit("报告", "보고서") + unit("报告", "보고")
    let file = try folder.write(
      "a.tmx", "<tmx version=\"1.4\"><header srclang=\"zh\"/><body>\n\(units)</body></tmx>")
    let table = try folder.write("a.tsv", "\(huge)\t자료\n数\u{1}据\u{7F}库\t데이터\u{B}베이스\n")
    let result = try TmImporter(base).run([file, table])
    #expect(result.failures.isEmpty)
    // One identifier for four units: what they say counts.
    #expect(result.files.map(\.report.added) == [2, 1])
    #expect(result.files.map { $0.refusedLines[.tooLong] } == [[2], [1]])
    #expect(try scores(base, "报告") == [1, 1])
    #expect(try scores(base, "数 据 库") == [1])
    #expect(try TmEditor(base).verify().faults.isEmpty)
  }

  @Test func ingestingAgainChangesNothingAndAChangedIssueItsHeadlines() throws {
    let base = try folder.base()
    let text = "01 첫 기사의 제목\n참고자료\n- ☞ 第一篇文章的标题\n"
    let file = try folder.write("issue.txt", text)
    #expect(try Ingester(base, options: .init(date: "2025-03-07")).ingest([file]).segments.added == 1)
    #expect(try !Ingester(base).ingest([file]).segments.changedStore)
    let match = try #require(try TmService(base).matches(SegmentQuery("第一篇文章的标题", side: .zh)).first)
    #expect(match.segment.origins == ["issue.txt"] && match.segment.date == "2025-03-07")
    try folder.write("issue.txt", text.replacing("第一篇", with: "第二篇"))
    let changed = try Ingester(base).ingest([file]).segments
    #expect(changed.added == 1 && changed.removed == 1)
    #expect(try scores(base, "第一篇文章的标题") == [0.875])
    #expect(try TmEditor(base).verify().faults.isEmpty)
  }

  @Test func termsOfTheBaseAreToldForAQuery() throws {
    let base = try folder.base("zh\tko\n腾讯\t텐센트\n")
    let terms = try TmService(base).terms(in: "騰訊发布报告", side: .zh)
    #expect(terms == [TmService.Term(zh: "腾讯", ko: ["텐센트"], range: 0..<2)])
  }
}
