// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Foundation
import Interchange
import Testing

/// A file that goes away with the test.
private func withFile<Answer>(_ name: String, _ bytes: [UInt8], _ body: (String) throws -> Answer) throws -> Answer {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gwalho-segments-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appendingPathComponent(name)
  try Data(bytes).write(to: file)
  return try body(file.path)
}

private func readXML(_ text: String) throws -> (units: [SegmentUnit], report: SegmentReadReport) {
  try withFile("a.xml", Array(text.utf8)) { path in
    var units: [SegmentUnit] = []
    let report = try SegmentXMLReader.read(path) { units.append($0) }
    return (units, report)
  }
}

private func readTable(_ text: String) throws -> (units: [SegmentUnit], report: SegmentReadReport) {
  var units: [SegmentUnit] = []
  let report = try Array(text.utf8).withUnsafeBufferPointer {
    try SegmentTableReader.read($0, path: "f") { units.append($0) }
  }
  return (units, report)
}

private func readPO(_ text: String) throws -> [SegmentUnit] {
  var units: [SegmentUnit] = []
  _ = try Array(text.utf8).withUnsafeBufferPointer { try SegmentPOReader.read($0, path: "f") { units.append($0) } }
  return units
}

private func filled(
  _ text: String, _ fill: (UnsafeBufferPointer<UInt8>) throws -> (bytes: [UInt8], report: SegmentFillReport)
) rethrows -> String {
  String(decoding: try Array(text.utf8).withUnsafeBufferPointer { try fill($0).bytes }, as: UTF8.self)
}

@Suite struct SegmentReaderTests {
  @Test func tmxWithInlineCodesTwoChineseAndOtherLanguages() throws {
    let (units, report) = try readXML(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE tmx SYSTEM "tmx14.dtd">
      <tmx version="1.4"><header srclang="zh-CN"/><body>
      <tu changedate="20230804T101500Z"><prop type="prev">前</prop><prop type="next">后</prop>
        <tuv xml:lang="zh-CN"><seg>腾讯<bpt i="1">&lt;b&gt;</bpt>研究院<ept i="1"/></seg></tuv>
        <tuv xml:lang="zh-TW"><seg>騰訊研究院</seg></tuv>
        <tuv xml:lang="KO-KR"><seg>텐센트 <hi>연구원</hi></seg></tuv></tu>
      <tu><tuv lang="en"><seg>only</seg></tuv><tuv lang="ko"><seg>뿐</seg></tuv></tu>
      <tu><tuv xml:lang="zh"><seg></seg></tuv><tuv xml:lang="ko"><seg>빈 것</seg></tuv></tu>
      </body></tmx>
      """)
    #expect(units.map(\.zh) == ["腾讯研究院", "騰訊研究院"])
    #expect(units.map(\.ko) == ["텐센트 연구원", "텐센트 연구원"])
    #expect(units[0].date == "2023-08-04" && units[0].before == "前" && units[0].after == "后" && units[0].line == 4)
    #expect(report.units == 3 && report.pairs == 2 && report.incomplete == 2)
    #expect(report.languages == ["zh-CN", "zh-TW", "KO-KR", "en", "ko", "zh"])
  }

  @Test func xliffOfBothGenerations() throws {
    let first = try readXML(
      """
      <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
      <file source-language="zh-CN" target-language="ko" original="a" datatype="plaintext"><body>
      <trans-unit id="1"><source>人工<g id="1">智能</g><x id="2"/></source><target>인공<g id="1">지능</g></target>
        <alt-trans><source>别的</source><target>다른 것</target></alt-trans></trans-unit>
      <trans-unit id="2"><source>数据</source><target/></trans-unit></body></file></xliff>
      """)
    #expect(first.units.map { "\($0.zh)/\($0.ko)" } == ["人工智能/인공지능"])
    #expect(first.report.incomplete == 1)
    let second = try readXML(
      """
      <xliff version="2.0" srcLang="ko" trgLang="zh-Hans" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f">
      <unit id="1"><segment><source>자료 <pc id="1">구조</pc></source><target>数据<pc id="1">结构</pc></target></segment>
      <ignorable><source> </source></ignorable></unit></file></xliff>
      """)
    #expect(second.units.map { "\($0.zh)/\($0.ko)" } == ["数据结构/자료 구조"])
  }

  @Test(arguments: [
    ("<tmx><body><tu>", "interchange.cut-short"), ("<html/>", "segments.other-root"),
    ("", "interchange.nothing-to-import"), ("<tmx><body></wrong></tmx>", "interchange.not-well-formed"),
    (
      "<!DOCTYPE tmx [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><tmx><body>&b;</body></tmx>",
      "interchange.entity-declared"
    ),
    ("<!DOCTYPE tmx [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><tmx>&x;</tmx>", "interchange.entity-declared"),
    ("<tmx>\u{1}</tmx>", "interchange.not-well-formed"),
  ])
  func whatIsNoTranslationFileIsRefused(_ text: String, _ key: String) {
    #expect { try readXML(text) } throws: { ($0 as? any ReportableError)?.catalogueKey == key }
  }

  @Test func anErrorOfTheReceiverStopsReading() {
    struct Enough: Error {}
    #expect(throws: Enough.self) {
      try withFile(
        "a.tmx",
        Array(
          #"<tmx><body><tu><tuv xml:lang="zh"><seg>中</seg></tuv><tuv xml:lang="ko"><seg>중</seg></tuv></tu></body></tmx>"#
            .utf8)
      ) { path in
        _ = try SegmentXMLReader.read(path) { _ in throw Enough() }
      }
    }
  }

  @Test func tablesWithAndWithoutHeader() throws {
    let header = try readTable("# 주석\nko\tdate\tzh-CN\n보고\t2023-08-04\t报告\r\n\t\t空\n")
    #expect(header.units == [SegmentUnit(zh: "报告", ko: "보고", line: 3, date: "2023-08-04")])
    #expect(header.report.incomplete == 1)
    let plain = try readTable("报告\t보고\n\"\"\"引\"\"号\"\t따옴표\n\"한 쪽만 연 따옴표\t값\n")
    #expect(plain.units.map(\.zh) == ["报告", "\"引\"号", "\"한 쪽만 연 따옴표"])
    #expect(try readTable("보고\t报告\n").units.map(\.zh) == ["报告"])
    // A cell over two lines, as spreadsheets write it; and quotation marks that only look like one.
    #expect(try readTable("zh\tko\n\"一\n二\"\t하나\n三\t\"셋\n넷\"\n").units.map(\.line) == [2, 4])
    #expect(try readTable("一\t\"하나\n\"二\"는\t둘\n").units.map(\.ko) == ["\"하나", "둘"])
  }

  @Test func poWithFuzzyPluralsAndContext() throws {
    let units = try readPO(
      """
      msgid ""
      msgstr "Language: ko\\n"

      #: a.c:1
      msgctxt "menu"
      msgid "数据"
      "结构"
      msgstr "자료 "
      "구조"

      #, fuzzy
      msgid "报告"
      msgstr "보고"

      msgid "文件"
      msgid_plural "文件们"
      msgstr[0] "파일"

      msgid "English"
      msgstr "영어"

      #~ msgid "旧"
      #~ msgstr "옛"
      """)
    #expect(units.map { "\($0.zh)/\($0.ko)" } == ["数据结构/자료 구조", "文件/파일"])
  }

  @Test func formatsAreToldByContentThenByName() {
    #expect(SegmentFormat.of(path: "a.txt", head: Array("<?xml?><tmx version=\"1.4\">".utf8)) == .tmx)
    #expect(SegmentFormat.of(path: "a.xlf", head: []) == .xliff)
    #expect(SegmentFormat.of(path: "ko.po", head: Array("# 주석".utf8)) == .po)
    #expect(SegmentFormat.of(path: "a.txt", head: Array("# x\n\nmsgid\n\"\"\n".utf8)) == .po)
    #expect(SegmentFormat.of(path: "a.txt", head: Array("msgid\tzh\tko\n".utf8)) == .tsv)
    #expect(SegmentFormat.of(path: "a.csv", head: Array("中\t중".utf8)) == .tsv)
    #expect(SegmentFormat.of(path: "a.tmx", head: Array("<\0t\0m\0x\0".utf8)) == .tmx)
  }
}

@Suite struct SegmentFillerTests {
  private func known(_ request: SegmentRequest) -> SegmentFill? {
    switch request.source {
    case "报告": SegmentFill(text: "보고 <A&B>", percent: 100, origin: "a.tmx")
    case "数据": SegmentFill(text: "자료", percent: 84, origin: "b.po", note: "数据 데이터")
    default: nil
    }
  }

  @Test func xliffStaysByteForByteButForItsTargets() {
    let file = """
      <?xml version="1.0"?>\r
      <xliff version='1.2'><file source-language="zh" target-language="ko"><body>\r
        <trans-unit id="1">\r
          <source>报告</source>\r
        </trans-unit><!-- <source>报告</source> -->\r
        <trans-unit id="2"><source >数据</source><target   xml:lang="ko"/></trans-unit>\r
        <trans-unit id="3"><source>报告</source><target>그대로</target></trans-unit>\r
        <trans-unit id="4"><source><![CDATA[报告]]></source></trans-unit>\r
        <trans-unit id="5" translate="no"><source>报告</source></trans-unit>\r
        <trans-unit id="6"><source>没有</source></trans-unit>\r
      </body></file></xliff>
      """
    let expected = file.replacing(
      "    <source>报告</source>\r\n  </trans-unit><!--",
      with:
        "    <source>报告</source>\r\n    <target state=\"needs-review-translation\" state-qualifier=\"exact-match\">보고 &lt;A&amp;B&gt;</target>\r\n    <note from=\"gwalho\">100 % a.tmx</note>\r\n  </trans-unit><!--"
    ).replacing(
      "<target   xml:lang=\"ko\"/>",
      with:
        "<target   xml:lang=\"ko\" state=\"needs-review-translation\" state-qualifier=\"fuzzy-match\">자료</target><note from=\"gwalho\">84 % b.po; 数据 데이터</note>"
    ).replacing(
      "<source><![CDATA[报告]]></source>",
      with:
        "<source><![CDATA[报告]]></source><target state=\"needs-review-translation\" state-qualifier=\"exact-match\">보고 &lt;A&amp;B&gt;</target><note from=\"gwalho\">100 % a.tmx</note>"
    )
    #expect(filled(file) { SegmentFiller.fillXLIFF($0, isSecond: false, known) } == expected)
  }

  @Test func xliff2GetsNotesOfItsUnit() {
    let file = """
      <xliff version="2.0" srcLang="zh" trgLang="ko" xmlns="urn:oasis:names:tc:xliff:document:2.0">
       <file id="f">
        <unit id="1">
         <segment>
          <source>数据</source>
         </segment>
        </unit>
       </file>
      </xliff>
      """
    let expected = file.replacing(
      "   <segment>\n    <source>数据</source>\n",
      with:
        "   <notes><note category=\"gwalho\">84 % b.po; 数据 데이터</note></notes>\n   <segment>\n    <source>数据</source>\n    <target>자료</target>\n"
    )
    #expect(filled(file) { SegmentFiller.fillXLIFF($0, isSecond: true, known) } == expected)
  }

  @Test func poGetsItsTranslationsAndFuzzyMarks() throws {
    let file = """
      msgid ""
      msgstr "Language: ko\\n"

      #: a.c:1
      msgid "报告"
      msgstr ""

      #. 설명
      #, c-format
      msgctxt "x"
      msgid "数据"
      msgstr ""

      msgid "有"
      msgstr "있음"

      """
    let expected = file.replacing(
      "#: a.c:1\nmsgid \"报告\"\nmsgstr \"\"", with: "# gwalho: 100 % a.tmx\n#: a.c:1\nmsgid \"报告\"\nmsgstr \"보고 <A&B>\""
    ).replacing(
      "#. 설명\n#, c-format\nmsgctxt \"x\"\nmsgid \"数据\"\nmsgstr \"\"",
      with:
        "# gwalho: 84 % b.po\n# 数据 데이터\n#. 설명\n#, fuzzy, c-format\nmsgctxt \"x\"\nmsgid \"数据\"\nmsgstr \"자료\"")
    #expect(try filled(file) { try SegmentFiller.fillPO($0, path: "f", known) } == expected)
  }

  @Test func tablesGetTheirEmptyCells() throws {
    #expect(
      try filled("zh\tnote\tko\n报告\tx\t\n数据\n数据\t\t있음\r\n", { try SegmentFiller.fillTable($0, path: "f", known) })
        == "zh\tnote\tko\n报告\tx\t보고 <A&B>\n数据\t\t자료\n数据\t\t있음\r\n")
  }
}
