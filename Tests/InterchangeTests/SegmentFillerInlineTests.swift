// SPDX-License-Identifier: Apache-2.0

import Interchange
import Testing

/// Filling in what is more than plain text: codes of XLIFF, plural forms of PO.
@Suite struct SegmentFillerInlineTests {
  private func known(_ request: SegmentRequest) -> SegmentFill? {
    let texts = ["选择文件": "파일 선택", "保存更改": "저장 & 변경", "%d个文件": "파일 %d개", "删除": "삭제"]
    return texts[request.source].map { SegmentFill(text: $0, percent: 100 - request.penalty, origin: "a.tmx") }
  }

  private func xliff(_ source: String, isSecond: Bool = false) -> (text: String, report: SegmentFillReport) {
    let text =
      isSecond
      ? "<unit id=\"1\"><segment><source>\(source)</source></segment></unit>"
      : "<trans-unit id=\"1\"><source>\(source)</source></trans-unit>"
    return Array(text.utf8).withUnsafeBufferPointer { bytes in
      let (filled, report) = SegmentFiller.fillXLIFF(bytes, isSecond: isSecond, known)
      return (String(decoding: filled, as: UTF8.self), report)
    }
  }

  /// Codes before and behind the text stay there; the unit is never an exact match.
  @Test(arguments: [
    ("<g id=\"1\">选择文件</g>", "<g id=\"1\">파일 선택</g>"),
    ("<x id=\"1\"/> 选择文件", "<x id=\"1\"/> 파일 선택"),
    ("<x id=\"1\"></x>选择文件<x id='2'/>", "<x id=\"1\"></x>파일 선택<x id='2'/>"),
    (
      "<bpt id=\"1\">&lt;b&gt;</bpt>保存更改<ept id=\"1\">&lt;/b&gt;</ept>",
      "<bpt id=\"1\">&lt;b&gt;</bpt>저장 &amp; 변경<ept id=\"1\">&lt;/b&gt;</ept>"
    ),
    ("<g id=\"1\"><g id=\"2\">选择文件</g>\n </g>", "<g id=\"1\"><g id=\"2\">파일 선택</g>\n </g>"),
    ("<it id=\"1\" pos=\"open\">&lt;i></it>选择<!-- 말 -->文件", "<it id=\"1\" pos=\"open\">&lt;i></it>파일 선택"),
  ])
  func codesAroundTheText(_ source: String, _ target: String) {
    let (text, report) = xliff(source)
    #expect(
      text.contains("<target state=\"needs-review-translation\" state-qualifier=\"fuzzy-match\">\(target)</target>"))
    #expect(text.contains("<note from=\"gwalho\">99 % a.tmx</note>"))
    #expect(report.similar == 1 && report.exact == 0 && report.suggested == 0)
  }

  @Test(arguments: [
    ("<pc id=\"1\" dataRefStart=\"d1\">选择文件</pc>", "<pc id=\"1\" dataRefStart=\"d1\">파일 선택</pc>"),
    ("<sc id=\"1\"/>选择文件<ec startRef=\"1\"/>", "<sc id=\"1\"/>파일 선택<ec startRef=\"1\"/>"),
    ("选择文件<ph id=\"1\"/>", "파일 선택<ph id=\"1\"/>"),
  ])
  func codesAroundTheTextInXLIFF2(_ source: String, _ target: String) {
    let (text, report) = xliff(source, isSecond: true)
    #expect(text.contains("<target>\(target)</target>"))
    #expect(report.similar == 1)
  }

  /// Annotations of the source are no codes: the text is the same.
  @Test func annotationsAreNotCopied() {
    #expect(xliff("选择<mrk mtype=\"x-term\">文件</mrk>").text.contains("exact-match\">파일 선택</target>"))
    #expect(xliff("<sm id=\"m\"/>选择<em startRef=\"m\"/>文件", isSecond: true).text.contains("<target>파일 선택</target>"))
  }

  /// No target, a note that says the translation, and no second note on the next run.
  @Test(arguments: [("选择<x id=\"1\"/>文件", false), ("<g id=\"1\">选择</g>文件", false), ("选择<ph id=\"1\"/>文件", true)])
  func codesWithinTheText(_ source: String, _ isSecond: Bool) {
    let (text, report) = xliff(source, isSecond: isSecond)
    #expect(!text.contains("<target") && text.contains(">99 % a.tmx: 파일 선택</note>"))
    #expect(report.suggested == 1 && report.filled == 0)
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      #expect(String(decoding: SegmentFiller.fillXLIFF(bytes, isSecond: isSecond, known).bytes, as: UTF8.self) == text)
    }
  }

  @Test(arguments: [
    "<ph id=\"1\">a<sub>选择文件</sub></ph>选择文件", "选择<mrk mtype=\"protected\">文件</mrk>", "<![CDATA[选择文件]]>", "选择文件&own;",
    "<x id=\"1\"/>", "<other/>选择文件", "<mrk id=\"1\" translate=\"no\">选择文件</mrk>",
  ])
  func whatIsLeftAlone(_ source: String) {
    let (text, report) = xliff(source)
    #expect(text == "<trans-unit id=\"1\"><source>\(source)</source></trans-unit>")
    #expect(report.filled == 0 && report.suggested == 0)
  }

  private func po(_ text: String) throws -> String {
    try Array(text.utf8).withUnsafeBufferPointer {
      try String(decoding: SegmentFiller.fillPO($0, path: "f", known).bytes, as: UTF8.self)
    }
  }

  @Test func poPlurals() throws {
    let same = "msgid \"%d个文件\"\nmsgid_plural \"%d个文件\"\nmsgstr[0] \"\"\n"
    #expect(
      try po(same) == "# gwalho: 100 % a.tmx\n" + same.replacing("msgstr[0] \"\"", with: "msgstr[0] \"파일 %d개\""))
    // Where one thing reads otherwise, the plural's translation stands for both and a person has to look.
    let other = "msgid \"一个文件\"\nmsgid_plural \"%d个\"\n\"文件\"\nmsgstr[0] \"\"\n"
    #expect(
      try po(other)
        == "# gwalho: 99 % a.tmx\n#, fuzzy\n" + other.replacing("msgstr[0] \"\"", with: "msgstr[0] \"파일 %d개\""))
    let two = "msgid \"%d个文件\"\nmsgid_plural \"%d个文件\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n"
    #expect(try po(two) == two)
  }

  @Test func poFuzzyAndObsoleteEntries() throws {
    let file = """
      #, fuzzy
      #| msgid "删去"
      msgid "删除"
      msgstr "지우기"

      #, fuzzy
      #~ msgid "删除"
      #~ msgstr ""

      #~ msgid "选择文件"
      #~ msgstr ""
      msgid "保存更改"
      msgstr ""\r

      """
    // The mark of the obsolete entry is not that of the next, and the comment goes to its own.
    #expect(
      try po(file)
        == file.replacing(
          "msgid \"保存更改\"\nmsgstr \"\"", with: "# gwalho: 100 % a.tmx\r\nmsgid \"保存更改\"\nmsgstr \"저장 & 변경\""))
  }
}
