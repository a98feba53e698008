// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Interchange
import Testing

/// What of a broken file of translations is an error, what a warning, and what is fine: the table of ``SegmentFileError``.
@Suite struct BrokenTranslationTests {
  /// What came of a file: `error:line`, or its warnings, each `kind:line`; `fine` when there are none.
  private func outcome(_ text: String, _ read: (UnsafeBufferPointer<UInt8>) throws -> [ReadProblem]) -> String {
    do {
      let problems = try Array(text.utf8).withUnsafeBufferPointer(read)
      return problems.isEmpty ? "fine" : problems.map { "\($0.kind.rawValue):\($0.line)" }.joined(separator: " ")
    } catch {
      guard let error = error as? any ReportableError else { return "\(error)" }
      return "\(error.catalogueKey):\(error.place?.line ?? 0)"
    }
  }

  /// As gettext 0.21 decides them (`msgfmt -c`), but for the warnings.
  @Test(
    arguments: [
      ("", "fine"), ("msgid \"a\"\nmsgstr \"b\"\n", "fine"), ("msgid \"a\"\nmsgstr \"b\"", "fine"),
      ("msgid \"a\"\r\nmsgstr \"b\"\r\n", "fine"), ("  msgid \"a\"\n\n\tmsgstr \"b\"\n", "fine"),
      ("msgid \"a\" \"b\"\n\"c\"\nmsgstr\"b\"\n", "fine"), ("domain \"x\"\nmsgid \"a\"\nmsgstr \"b\"\n", "fine"),
      ("msgid \"\\n\\t\\\\\\\"\\101\\x41\"\nmsgstr \"\"\n", "fine"),
      ("#~ msgid \"a\n#~ msgstr\n", "fine"), ("#, fuzzy\n\n#. a\n#| msgid \"\n", "fine"),
      ("msgctxt \"x\"\nmsgid \"a\"\nmsgstr \"\"\n\nmsgid \"a\"\nmsgstr \"\"\n", "fine"),
      // White space between words and strings is free, line ends too.
      ("msgid\n\"a\"\nmsgstr\n\"b\"\n", "fine"), ("msgid \"a\" msgstr \"b\" msgid \"c\" msgstr \"d\"", "fine"),
      ("msgid\r\n\r\n\"a\"\n\nmsgstr\n\n\n\"b\"", "fine"), ("msgid\"a\"msgstr\"b\"", "fine"),
      ("msgctxt\n\"x\"\nmsgid \"a\"\nmsgid_plural\n\"b\"\nmsgstr[0]\n\"c\"\nmsgstr [ 1 ] \"d\"\n", "fine"),
      ("domain\n\"x\"\nmsgid \"a\"\nmsgstr \"b\" # x\n", "fine"),
      ("msgid \"a\" # x\nmsgstr \"b\"\n", "segments.po.no-translation:1"),
      ("msgid\n# x\n\"a\"\nmsgstr \"b\"\n", "segments.po.unterminated:1"),
      ("msgid \"a\"\nmsgstr\nmsgid \"b\"\nmsgstr \"\"\n", "segments.po.unterminated:2"),
      ("msgid \"a\"\nmsgstr\n\n# x\n", "segments.po.unterminated:2"),
      // A file that is cut short, at every place.
      ("msgid \"a\"\nmsgstr \"", "segments.po.unterminated:2"), ("msgid \"a\"\nmsgstr", "segments.po.unterminated:2"),
      ("msgid \"a\"\nmsgst", "segments.po.stray:2"), ("msgid \"a\"\n", "segments.po.no-translation:1"),
      ("msgid \"a", "segments.po.unterminated:1"), ("msgid \"a\\", "segments.po.unterminated:1"),
      ("msgid", "segments.po.unterminated:1"), ("msg", "segments.po.stray:1"),
      ("msgid \"a\"\nmsgid_plural \"b\"\n", "segments.po.no-translation:1"),
      ("#. x\nmsgctxt \"x\"\n", "segments.po.no-source:2"),
      // Lines that are missing or too many.
      ("msgstr \"b\"\n", "segments.po.no-source:1"), ("msgid_plural \"b\"\n", "segments.po.no-source:1"),
      ("msgid \"a\"\nmsgid \"b\"\nmsgstr \"\"\n", "segments.po.no-translation:1"),
      ("msgctxt \"a\"\nmsgctxt \"b\"\n", "segments.po.no-source:1"),
      ("msgid \"a\"\n# x\nmsgstr \"\"\n", "segments.po.no-translation:1"),
      ("msgid \"a\"\nmsgstr \"b\"\nmsgstr \"c\"\n", "segments.po.forms:3"),
      ("msgid \"a\"\nmsgstr[0] \"b\"\n", "segments.po.forms:2"),
      ("msgid \"a\"\nmsgid_plural \"b\"\nmsgstr \"c\"\n", "segments.po.forms:3"),
      ("msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[1] \"c\"\n", "segments.po.forms:3"),
      ("msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0 \"c\"\n", "segments.po.forms:3"),
      ("\"a\"\n", "segments.po.stray:1"), ("msgid \"a\" b\nmsgstr \"\"\n", "segments.po.stray:1"),
      ("msgid a\n", "segments.po.stray:1"), ("\n\n{\"a\": 1}\n", "segments.po.stray:3"),
      ("msgid \"\\q\"\nmsgstr \"\"\n", "segments.po.escape:1"),
      ("msgid \"\\777\"\nmsgstr \"\"\n", "segments.po.escape:1"),
      ("msgid \"a\"\nmsgstr \"b\"\nmsgid \"a\"\nmsgstr \"c\"\n", "duplicate-message:3"),
    ] as [(String, String)])
  func catalogues(_ text: String, _ expected: String) {
    #expect(outcome(text) { try SegmentPOReader.read($0, path: "f") { _ in }.problems } == expected)
    #expect(outcome(text) { try SegmentFiller.fillPO($0, path: "f") { _ in nil }.report.problems } == expected)
  }

  @Test func charsetsThatDoNotHold() {
    func header(_ charset: String, _ source: String) -> String {
      "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=\(charset)\\n\"\n\nmsgid \"\(source)\"\nmsgstr \"\"\n"
    }
    let cases = [
      ("EUC-KR", "中", "other-charset:1"), ("EUC-KR", "a", "fine"), ("UTF-8", "中", "fine"), ("utf8", "中", "fine"),
      ("CHARSET", "中", "fine"),
    ]
    for (charset, source, expected) in cases {
      #expect(
        outcome(header(charset, source)) { try SegmentPOReader.read($0, path: "f") { _ in }.problems } == expected)
    }
  }

  @Test(arguments: [
    ("msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=euc-kr\\n\"\n", "EUC-KR:3"),
    ("# x\n\n msgid\n\"\"\nmsgstr\n\"A: b\\nContent-Type: text/plain; Charset=GBK\"\n", "GBK:6"),
    ("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=CHARSET\\n\"\n", ""),
    ("msgid \"\"\nmsgstr \"Language: ko\\n\"\n\nmsgid \"charset=GBK\"\nmsgstr \"charset=GBK\"\n", ""),
    ("msgid \"\"\n\"a\"\nmsgstr \"charset=GBK\"\n", ""), ("msgid \"a\"\nmsgstr \"charset=GBK\"\n", ""),
    ("msgctxt \"x\"\nmsgid \"\"\nmsgstr \"charset=GBK\"\n", ""), ("", ""), ("zh\tko\n", ""),
  ])
  func declaredCharsets(_ text: String, _ expected: String) {
    let found = Array(text.utf8).withUnsafeBufferPointer { SegmentPOReader.declaredCharset($0) }
    #expect((found.map { "\($0.name):\($0.line)" } ?? "") == expected)
  }

  @Test(
    arguments: [
      ("", "fine"), ("# 주석\n", "fine"), ("中\t중\n", "fine"), ("中\n国\n", "fine"), ("zh\tko\r\n中\t\r\n", "fine"),
      ("ko\tmemo\tzh-CN\n\t\t中", "fine"), ("zh\tko\r中\t\r国\t\r", "fine"), ("zh\tko\n\"中\n国\"\t\n", "fine"),
      ("\"引\"号\t따옴표\n", "fine"),
      ("zh\ten\n中\t\n", "segments.missing-column:1"), ("# a\nzh\n中\n", "segments.missing-column:2"),
      ("en\tko\n", "segments.missing-column:1"), ("zh,ko\n中,중\n", "segments.other-separator:1"),
      ("\"ko\";\"zh\"\n", "segments.other-separator:1"), ("{\"zh\": 1}\n", "segments.other-format:1"),
      ("\n[\n", "segments.other-format:2"), ("<html>\n", "segments.other-format:1"),
      ("zh\tko\n中\t\"중\n국\n", "stray-quote:2"), ("zh\tko\n中\t중\t더\n", "too-many-cells:2"),
    ] as [(String, String)])
  func tables(_ text: String, _ expected: String) {
    #expect(outcome(text) { try SegmentTableReader.read($0, path: "f") { _ in }.problems } == expected)
    #expect(outcome(text) { try SegmentFiller.fillTable($0, path: "f") { _ in nil }.report.problems } == expected)
  }

  private static let head = "<xliff version=\"1.2\"><file source-language=\"zh\" target-language=\"ko\"><body>\n"
  private static let tail = "</body></file></xliff>"

  /// `{` is what an XLIFF 1.2 begins with, up to the end of its first line, and `}` what it ends with.
  @Test(
    arguments: [
      ("{}", "fine"), ("{<trans-unit id=\"1\"><source/></trans-unit>}", "fine"), ("\u{FEFF}{}", "fine"),
      ("{<trans-unit id=\"1\"><source>", "interchange.cut-short:2"), ("{", "interchange.cut-short:1"),
      ("{<trans-unit id=\"1\"><source>\u{1}</source></trans-unit>}", "interchange.not-well-formed:2"),
      ("{<trans-unit id=\"1\"><source>&nbsp;</source></trans-unit>}", "interchange.unknown-entity:2"),
      (
        "<?xml version=\"1.0\" encoding=\"EUC-KR\"?>{<trans-unit id=\"1\"><source>中国</source></trans-unit>}",
        "interchange.not-well-formed:2"
      ),
      ("", "interchange.nothing-to-import:1"), ("hello", "interchange.not-well-formed:1"),
      ("\n<martif/>", "segments.other-root:2"),
      ("{<trans-unit id=\"1\"><target/></trans-unit>}", "segments.unit.no-source:2"),
      ("{<trans-unit id=\"1\"><source/><source/></trans-unit>}", "segments.unit.second-source:2"),
      ("{<trans-unit id=\"1\"><source/><target/>\n<target/></trans-unit>}", "segments.unit.second-target:3"),
      ("{<trans-unit id=\"1\">\n<trans-unit id=\"2\">", "segments.unit.nested:3"),
      (
        "{<trans-unit id=\"1\"><source/></trans-unit>\n<trans-unit id=\"1\"><source/></trans-unit>"
          + "<trans-unit><source/></trans-unit>}", "duplicate-id:3 missing-attribute:3"
      ),
      (
        "{<trans-unit id=\"1\"><source/><alt-trans><source/><target/></alt-trans></trans-unit></body></file>"
          + "<file source-language=\"zh\"><body><trans-unit id=\"1\"><source/></trans-unit>}", "fine"
      ),
      ("<xliff version=\"3.0\"/>", "unknown-version:1"), ("<xliff/>", "missing-attribute:1"),
      (
        "<xliff version=\"2.0\"><file id=\"f\"><unit id=\"1\"><segment id=\"1\"><source/></segment><segment id=\"1\"><source/>"
          + "</segment></unit><unit id=\"1\"/></file></xliff>", "duplicate-id:1"
      ),
      ("<tmx version=\"1.4\"><body><tu>\n<tu>", "segments.unit.nested:2"),
      ("<tmx version=\"1.4\"><body>\n<tu x:a=\"1\"/></body></tmx>", "interchange.unbound-prefix:2"),
      ("{\n<x:trans-unit id=\"1\"><source/></x:trans-unit>}", "interchange.unbound-prefix:3"),
      ("{<trans-unit id=\"1\" xml:space=\"preserve\" x:a=\"\" xmlns:x=\"urn:x\"><source/></trans-unit>}", "fine"),
    ] as [(String, String)])
  func markup(_ text: String, _ expected: String) {
    let text = text.replacing("{", with: Self.head).replacing("}", with: Self.tail)
    #expect(
      outcome(text) { try SegmentXMLReader.read(ByteSource(bytes: Array($0), path: "f")) { _ in }.problems } == expected
    )
  }

  /// Whatever is read before a fault has been handed on: who stores it has to read to the end first.
  @Test func faultsComeAfterWhatIsBeforeThem() throws {
    var count = 0
    #expect(throws: SegmentFileError.self) {
      try Array("msgid \"中\"\nmsgstr \"중\"\n\nmsgid \"国\"\n".utf8).withUnsafeBufferPointer {
        _ = try SegmentPOReader.read($0, path: "f") { _ in count += 1 }
      }
    }
    #expect(count == 1)
  }

  /// An XLIFF of several files may have some in other languages.
  @Test func otherLanguagesAreLeftAlone() {
    let file = """
      <xliff version="1.2"><file source-language="zh" target-language="en"><body><trans-unit id="1"><source>中</source>\
      </trans-unit></body></file><file source-language="zh" target-language="ko"><body><trans-unit id="1"><source>中\
      </source></trans-unit></body></file></xliff>
      """
    Array(file.utf8).withUnsafeBufferPointer {
      var asked: [SegmentRequest] = []
      let report = SegmentFiller.fillXLIFF($0, isSecond: false) { request in
        asked.append(request)
        return nil
      }.report
      #expect(report.units == 2 && report.otherLanguages == 1 && report.targetLanguage == "en")
      #expect(asked.map(\.sourceIsKorean) == [false])
    }
  }

  @Test func errorsHaveTheirKeys() {
    let errors: [SegmentFileError] =
      [
        .otherRoot(path: "p", line: 1, root: "html"), .noPairs(path: "p", units: 1, languages: ""),
        .noPairs(path: "p", units: 1, languages: "en"), .otherFormat(path: "p", line: 1, format: "JSON"),
        .otherSeparator(path: "p", line: 1, separator: ","), .missingColumn(path: "p", line: 1, column: "ko"),
      ] + SegmentFileError.CatalogueFault.allCases.map { .brokenCatalogue(path: "p", line: 1, fault: $0, text: "") }
      + SegmentFileError.UnitFault.allCases.map { .brokenUnit(path: "p", line: 1, fault: $0) }
    #expect(errors.map(\.catalogueKey) == SegmentFileError.catalogueKeys)
  }
}
