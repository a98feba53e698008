// SPDX-License-Identifier: Apache-2.0

import Interchange
import TermBase
import Testing

@Suite struct TableReadingTests {
  func pairs(_ reading: Reading) -> [String] { reading.rows.map { "\($0.zh)=\($0.ko)" } }

  @Test func headersOfOthers() throws {
    for text in [
      "zh,ko\n芯片,칩\n", "zh-CN;ko-KR\n芯片;칩\n", "\u{FEFF}중국어\t한국어\n芯片\t칩\n".replacing("\u{FEFF}", with: ""),
      "Korean,Chinese\n칩,芯片\n", "sep=;\r\nzh;ko\r\n芯片;칩\r\n", "SEP=,\nzh,ko\n芯片,칩\n", "id,ko,zh_Hans\n1,칩,芯片\n",
      "\"zh\",\"ko\"\r\n\"芯片\",\"칩\"\r\n",
    ] {
      let reading = try readTable(text)
      #expect(pairs(reading) == ["芯片=칩"], "\(text)")
      #expect(reading.summary.format == .glossary)
    }
  }

  @Test func glossaryColumnsAndWords() throws {
    let reading = try readTable(
      """
      # 주석
      zh\tko\tstatus\tform\tdate\tby\t담당
      芯片\t칩\tforbidden\tshort\t2024.8.2\t김\t3팀
      疫苗\t"백신
      둘째 줄"\t맞음\t\t어제\t\t
      \t빈\t\t\t\t\t
      晶圆\t웨이퍼\tadmitted\t\t\t\t\t넘침
      """)
    #expect(reading.rows.map(\.line) == [3, 7])
    #expect(
      reading.rows[0].status == .deprecated && reading.rows[0].form == .short && reading.rows[0].date == "2024-08-02")
    #expect(reading.rows[0].extras == [.init(column: "담당", value: "3팀")])
    // A status that nobody knows is none to guess at.
    #expect(reading.rows[1].extras == [.init(column: "column8", value: "넘침")])
    #expect(
      reading.summary.problems.map { "\($0.line) \($0.kind)" } == [
        "3 nonstandardStatus", "3 invalidDate", "4 unknownStatus", "6 emptyCell", "7 tooManyCells",
      ])
  }

  /// Titles and values in the words of the review's workbook and of ordinary Korean spreadsheets, in any order.
  @Test(arguments: [
    "중국어,표기,결정,범주\n宁德时代,닝더스다이,채택,기업\n宁德时代,CATL,금지,기업\n",
    "원어,번역,상태,분류\n宁德时代,닝더스다이,우선,회사\n宁德时代,CATL,금지,기업\n",
    "번역,원어,상태,분류\n닝더스다이,宁德时代,우선,기업\nCATL,宁德时代,사용 금지,기업\n",
    "중국어,결정,표기,범주\n宁德时代,우선,닝더스다이,company\n宁德时代,DEPRECATED,CATL,기업\n",
    "번호,범주,용어(한국어),용어(중국어),상태\n1,기업,닝더스다이,宁德时代,\n2,기업,CATL,宁德时代,금지\n",
    "zh\tko\tstatus\tcategory\n宁德时代\t닝더스다이\t채택\t기업\n宁德时代\tCATL\tdeprecated\tcompany\n",
  ])
  func koreanSpreadsheets(text: String) throws {
    let reading = try readTable(text)
    #expect(pairs(reading) == ["宁德时代=닝더스다이", "宁德时代=CATL"])
    #expect(reading.rows.map(\.status) == [.preferred, .deprecated])
    #expect(reading.rows.map(\.category) == [.company, .company])
    #expect(reading.summary.problems == [] && reading.concepts.allSatisfy(\.statesStatus))
  }

  /// A first row that can be no pair is a header in somebody's own words, and never a term.
  @Test(arguments: [
    "낱말,옮긴 말,상태\n腾讯,텐센트,우선\n", "번호,낱말,옮긴 말\n1,腾讯,텐센트\n2,百度,바이두\n", "词,朝鲜话\n腾讯,텐센트\n", "Word;Meaning\n腾讯;텐센트\n",
  ])
  func unknownHeaders(text: String) throws {
    let error = #expect(throws: InterchangeError.self) { try readTable(text) }
    #expect(error?.catalogueKey == "interchange.unknown-header")
  }

  /// What has no header, and only looks a little like one.
  @Test(arguments: [
    ("DNA,DNA\n芯片,칩\n", ["DNA=DNA", "芯片=칩"]), ("中文,중국어\n芯片,칩\n", ["中文=중국어", "芯片=칩"]),
    ("TikTok\t틱톡\n芯片\t칩\n", ["TikTok=틱톡", "芯片=칩"]), ("芯片,3D\n芯片,칩\n", ["芯片=3D", "芯片=칩"]),
    ("1,芯片,칩\n2,疫苗,백신\n", ["芯片=칩", "疫苗=백신"]),
  ])
  func noHeader(text: String, expected: [String]) throws { #expect(pairs(try readTable(text)) == expected) }

  /// The glossary's own table has no other words for its columns: what somebody added is theirs.
  @Test func ownTablesKeepTheirColumns() throws {
    let reading = try readTable("id\tzh\tko\t비고\nc\t芯片\t칩\t가\n")
    #expect(reading.rows[0].extras == [.init(column: "비고", value: "가")] && reading.rows[0].note == nil)
    #expect(try readTable("zh\tko\t비고\n芯片\t칩\t가\n").rows[0].note == "가")
    #expect(try readTable("zh\tko\tnote\t비고\n芯片\t칩\t가\t나\n").rows[0].extras == [.init(column: "비고", value: "나")])
  }

  @Test func decisionsThatArePutOffAndClassesOfOthers() throws {
    let reading = try readTable("중국어,표기,결정,범주\n芯片,칩,나중에,반도체\n晶圆,웨이퍼,채택,\n")
    #expect(reading.concepts.map(\.isUndecided) == [true, false])
    #expect(reading.rows[0].domain == "반도체" && reading.rows[0].category == nil && reading.rows[0].extras == [])
    #expect(reading.kinds == [.unknownValue])
  }

  /// What programs write for characters that CP949 does not have.
  @Test func lostCharacters() throws {
    let text = "중국어,표기\n??集?,마이그룹\n?讯,텐센트\n爸爸去哪儿?,아빠 어디 가\n芯片,칩\n"
    let unicode = try readTable(text)
    #expect(pairs(unicode) == ["爸爸去哪儿?=아빠 어디 가", "芯片=칩"])
    #expect(unicode.kinds == [.lostCharacters, .lostCharacters] && unicode.summary.refused == 2)
    #expect(pairs(try readTable(text, holdsEverything: false)) == ["芯片=칩"])
  }

  @Test func weblate() throws {
    let reading = try readTable(
      "context,source,target,developer_comments\r\nc-chip,芯片,칩,\"단추, 머리\"\r\n1,疫苗,백신,\r\n")
    #expect(reading.summary.format == .weblate)
    #expect(pairs(reading) == ["芯片=칩", "疫苗=백신"])
    #expect(reading.rows[0].id == "c-chip" && reading.rows[0].note == "단추, 머리")
    #expect(reading.rows[1].extras == [.init(column: "context", value: "1")])
    #expect(pairs(try readTable("source,target\n칩,芯片\n")) == ["芯片=칩"])
  }

  @Test func omegat() throws {
    let reading = try readTable("# -*- coding: utf-8 -*-\n芯片\t칩\t\"설명\" 하나\n疫苗\t백신\n", path: "g.txt")
    #expect(reading.summary.format == .pairs)
    #expect(pairs(reading) == ["芯片=칩", "疫苗=백신"])
    #expect(reading.rows[0].note == "\"설명\" 하나" && !reading.concepts[0].statesStatus)
    #expect(reading.summary.problems == [])
  }

  @Test func pairsWithoutAHeader() throws {
    #expect(pairs(try readTable("芯片,칩\n\"疫苗,\"\"苗\"\"\",백신\n")) == ["芯片=칩", "疫苗,\"苗\"=백신"])
    #expect(pairs(try readTable("칩\t芯片\n백신\t疫苗\nAI\t人工智能\n")) == ["芯片=칩", "疫苗=백신", "人工智能=AI"])
  }

  @Test func utx() throws {
    let reading = try readTable(
      "#UTX 1.20; zh-CN/ko-KR; 2024-08-02T00:00:00+09:00; copyright: X; unidirectional\r\n"
        + "#src\ttgt\tsrc:pos\tterm status\tconcept ID\tcomment\tx-by\r\n芯片\t칩\tnoun\tapproved\tc-chip\t메모\t김\r\n"
        + "芯片\t반도체칩\tnoun\tforbidden\tc-chip\t\t\r\n")
    #expect(reading.summary.format == .utx && reading.summary.dialect == "UTX 1.20")
    #expect(reading.rows.map(\.status) == [.preferred, .deprecated])
    #expect(reading.rows[0].id == "c-chip" && reading.rows[0].note == "메모" && reading.rows[0].by == "김")
    #expect(reading.summary.terms.map(\.language) == ["zh-CN", "ko-KR"])
    let reversed = try readTable("#UTX 1.20; ko/zh\n#src\ttgt\n칩\t芯片\n")
    #expect(pairs(reversed) == ["芯片=칩"])
  }

  @Test func whatIsNoTable() {
    for text in ["", "\n\n", "hello world\n", "a,b\nc,d\n", "芯片\n칩\n", "zh\tko\n"] {
      #expect(throws: InterchangeError.self, "\(text)") { try readTable(text) }
    }
    #expect(throws: InterchangeError.nothingToImport(path: "t.csv", line: 1)) { try readTable("zh\tko\n") }
  }

  @Test func quotationMarksNeverHang() throws {
    let stray = String(repeating: "\"芯片\t칩\n", count: 20_000)
    let reading = try readTable(stray)
    #expect(reading.rows.count == 20_000 && reading.rows[0].zh == "\"芯片")
    #expect(reading.summary.problemCounts[.strayQuote] == 20_000)
    let open = "zh\tko\n\"" + String(repeating: "芯片\t칩\n", count: 50_000)
    #expect(try readTable(open).rows.count == 50_000)
    let huge = "zh\tko\n" + String(repeating: "芯", count: 1 << 20) + "\t칩\n芯片\t칩\n"
    let limited = try readTable(huge)
    #expect(limited.rows.map(\.line) == [3] && limited.summary.problemCounts == [.tooLarge: 1])
    #expect(limited.summary.problems.first?.value.hasPrefix("芯芯芯") == true)
    // Lines are those of the file.
    #expect(try readTable("sep=;\nzh;ko\n芯片;칩\n").rows.map(\.line) == [3])
  }

  /// What `export` writes in the formats of pairs comes back.
  @Test(arguments: [ExportFormat.csv, .omegat, .deepl, .google, .utx])
  func ownPairs(_ format: ExportFormat) throws {
    let concepts = generatedBase(200) + realisticBase
    let (text, report) = try export(concepts, format, ExportOptions(date: "2026-11-22"))
    let reading = try readTable(text)
    #expect(reading.rows.count == report.terms)
    #expect(reading.summary.refused == 0)
    #expect(reading.row("之江实验室", "즈장실험실") != nil)
    #expect((reading.row("之江实验室", "지강실험실") != nil) == (format == .utx))
  }
}
