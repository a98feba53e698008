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

  /// CDATA is text as any other.
  @Test(arguments: [
    ("<![CDATA[选择文件]]>", "exact-match\">파일 선택</target>"), ("选择<![CDATA[文件]]>", "exact-match\">파일 선택</target>"),
    ("<g id=\"1\"><![CDATA[ 选择文件]]></g>", "fuzzy-match\"><g id=\"1\"> 파일 선택</g></target>"),
    ("<![CDATA[<b>&amp;]]>", "exact-match\">굵게</target>"),
  ])
  func characterData(_ source: String, _ target: String) {
    let text = "<trans-unit id=\"1\"><source>\(source)</source></trans-unit>"
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      let (filled, report) = SegmentFiller.fillXLIFF(bytes, isSecond: false) { request in
        request.source == "<b>&amp;" ? SegmentFill(text: "굵게", percent: 100, origin: "a") : known(request)
      }
      #expect(String(decoding: filled, as: UTF8.self).contains(target))
      #expect(report.filled == 1 && report.skipped == [:])
    }
  }

  /// What is not filled in is said, but for what has no text.
  @Test(arguments: [
    "<ph id=\"1\">a<sub>选择文件</sub></ph>选择文件", "选择<mrk mtype=\"protected\">文件</mrk>", "选择文件&own;",
    "<x id=\"1\"/>", "<other/>选择文件", "<mrk id=\"1\" translate=\"no\">选择文件</mrk>",
  ])
  func whatIsLeftAlone(_ source: String) {
    let (text, report) = xliff(source)
    #expect(text == "<trans-unit id=\"1\"><source>\(source)</source></trans-unit>")
    #expect(report.filled == 0 && report.suggested == 0)
    #expect(report.skipped == (source == "<x id=\"1\"/>" ? [:] : [.markup: 1]))
  }

  private func segmented(_ unit: String) -> (text: String, report: SegmentFillReport) {
    Array("<trans-unit id=\"1\">\(unit)</trans-unit>".utf8).withUnsafeBufferPointer { bytes in
      let (filled, report) = SegmentFiller.fillXLIFF(bytes, isSecond: false, known)
      return (String(decoding: filled.dropFirst(19).dropLast(13), as: UTF8.self), report)
    }
  }

  private static func seg(_ mid: Int, _ text: String) -> String { "<mrk mtype=\"seg\" mid=\"\(mid)\">\(text)</mrk>" }

  /// A target has the segments of `seg-source` (XLIFF 1.2), and what is between them.
  @Test func segments() {
    let source = "<source>选择文件 <g id=\"1\">删除</g></source>"
    let cut = "\(Self.seg(1, "选择文件")) <g id=\"1\">\(Self.seg(2, "删<mrk mtype=\"x-term\">除</mrk>"))</g>"
    let (text, report) = segmented("\(source)<seg-source>\(cut)</seg-source>")
    #expect(
      text
        == "\(source)<seg-source>\(cut)</seg-source><target state=\"needs-review-translation\" state-qualifier=\"exact-match\">"
        + "\(Self.seg(1, "파일 선택")) <g id=\"1\">\(Self.seg(2, "삭제"))</g></target>"
        + "<note from=\"gwalho\">1: 100 % a.tmx</note><note from=\"gwalho\">2: 100 % a.tmx</note>")
    #expect(report.exact == 1 && report.skipped == [:])
  }

  /// Segments that the memory does not know stay empty, and the unit is not done.
  @Test func segmentsInPart() {
    let cut = "\(Self.seg(1, "选择文件"))\(Self.seg(2, "没有"))"
    let head = "<source>选择文件没有</source><seg-source>\(cut)</seg-source>"
    let (text, report) = segmented(head)
    #expect(
      text
        == head + "<target state=\"needs-translation\">\(Self.seg(1, "파일 선택"))\(Self.seg(2, ""))</target>"
        + "<note from=\"gwalho\">1: 100 % a.tmx</note>")
    #expect(report.similar == 1 && report.exact == 0 && report.skipped == [.partly: 1])
    #expect(segmented(text).text == text)
  }

  /// Empty segments of a target are filled in, those with a translation and all else stay.
  @Test func segmentsOfATarget() {
    let head = "<source>选择文件删除</source><seg-source>\(Self.seg(1, "选择文件"))\(Self.seg(2, "删除"))</seg-source>"
    for empty in ["<mrk mtype=\"seg\" mid=\"2\"/>", Self.seg(2, "")] {
      let (text, report) = segmented("\(head)<target state=\"new\">\(Self.seg(1, "고르기")) \(empty)</target>")
      #expect(
        text
          == "\(head)<target state=\"new\">\(Self.seg(1, "고르기")) \(Self.seg(2, "삭제"))</target>"
          + "<note from=\"gwalho\">2: 100 % a.tmx</note>")
      #expect(report.exact == 1)
    }
    let done = "\(head)<target>\(Self.seg(1, "고르기"))\(Self.seg(2, "지우기"))</target>"
    #expect(segmented(done).text == done)
    let whole = "\(head)<target>파일 선택과 삭제</target>"
    #expect(segmented(whole).text == whole)
  }

  /// Without `mid`, or with one for several, nobody knows which segment of a target is which; a new one has all in order.
  @Test(arguments: ["", " mid=\"1\""]) func segmentsThatCannotBeTold(_ mid: String) {
    func cut(_ one: String, _ other: String) -> String {
      "<mrk mtype=\"seg\"\(mid)>\(one)</mrk><mrk mtype=\"seg\"\(mid)>\(other)</mrk>"
    }
    let head = "<source>选择文件删除</source><seg-source>\(cut("选择文件", "删除"))</seg-source>"
    #expect(segmented(head).text.contains("exact-match\">\(cut("파일 선택", "삭제"))</target>"))
    let empty = head + "<target>\(cut("", ""))</target>"
    #expect(segmented(empty).text == empty && segmented(empty).report.skipped == [.markup: 1])
  }

  /// Codes within a segment, protected text, and a paragraph that is known though none of its sentences is.
  @Test func segmentsThatAPersonHasToSee() {
    let inside = "<source>选择<x id=\"1\"/>文件</source><seg-source>\(Self.seg(1, "选择<x id=\"1\"/>文件"))</seg-source>"
    var (text, report) = segmented(inside)
    #expect(text == inside + "<note from=\"gwalho\">99 % a.tmx: 파일 선택</note>")
    #expect(report.suggested == 1 && report.filled == 0)
    #expect(segmented(text).text == text)
    let protected = "<source>选择</source><seg-source>\(Self.seg(1, "<mrk mtype=\"protected\">选择</mrk>"))</seg-source>"
    (text, report) = segmented(protected)
    #expect(text == protected && report.skipped == [.markup: 1])
    let paragraph = "<source>选择文件</source><seg-source>\(Self.seg(1, "选择"))\(Self.seg(2, "文件"))</seg-source>"
    (text, report) = segmented(paragraph)
    #expect(text == paragraph + "<note from=\"gwalho\">100 % a.tmx: 파일 선택</note>")
    #expect(report.suggested == 1 && report.filled == 0)
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
    // Where both read the same, so do all forms.
    let two = same + "msgstr[1]\n\"\"\n"
    #expect(
      try po(two)
        == "# gwalho: 100 % a.tmx\n" + same.replacing("msgstr[0] \"\"", with: "msgstr[0] \"파일 %d개\"")
        + "msgstr[1]\n\"파일 %d개\"\n")
    let differing = other + "msgstr[1] \"\"\n"
    let report = try Array(differing.utf8).withUnsafeBufferPointer {
      let (bytes, report) = try SegmentFiller.fillPO($0, path: "f", known)
      #expect(bytes == Array(differing.utf8))
      return report
    }
    #expect(report.skipped == [.pluralForms: 1])
    let translated = two.replacing("msgstr[1]\n\"\"", with: "msgstr[1] \"있음\"")
    #expect(try po(translated) == translated)
  }

  /// The layout stays: only the strings of the translation are others.
  @Test func poLayouts() throws {
    #expect(try po("msgid\n\"删除\"\nmsgstr\n\"\"\n") == "# gwalho: 100 % a.tmx\nmsgid\n\"删除\"\nmsgstr\n\"삭제\"\n")
    #expect(
      try po(" msgid \"删\"  \"除\"\r\n msgstr \"\" \r\n  \"\"  \r\n")
        == "# gwalho: 100 % a.tmx\r\n msgid \"删\"  \"除\"\r\n msgstr \"삭제\"  \r\n")
    #expect(
      try po("msgid \"a\" msgstr \"b\" msgid \"删除\" msgstr \"\"")
        == "msgid \"a\" msgstr \"b\" \n# gwalho: 100 % a.tmx\nmsgid \"删除\" msgstr \"삭제\"")
    let untouched = "msgid\n\n \"删除\"\n\nmsgstr\n  \"지우기\"  \n\"\"\n#~ msgid \"x\"\n"
    #expect(try po(untouched) == untouched)
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
