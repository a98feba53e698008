// SPDX-License-Identifier: Apache-2.0

import Foundation
import Interchange
import Testing

/// Files that were filled in, against the schemas of OASIS. The schemas are not part of the project:
/// `scripts/install-dependencies --test` takes them out of a Debian package; without them these tests are reported as
/// skipped, and fail where `GWALHO_REQUIRE_SCHEMAS` is set, as it is in continuous integration.
@Suite(.enabled(if: XLIFFSchemas.isReady, Comment(rawValue: XLIFFSchemas.skipComment)))
struct XLIFFSchemaTests {
  private static let texts = [
    "选择文件": "파일 <&> 선택", "保存更改": "저장 & 변경", "删除": "삭제", "数据": "자료 ]]> -- \"'", "报告": "보고\n둘째 줄\t\u{1}",
    "下载": "내려받기", "上传": "올리기",
  ]

  private func known(_ request: SegmentRequest) -> SegmentFill? {
    let percent = request.source == "保存更改" ? 84 : 100
    return Self.texts[request.source].map {
      SegmentFill(text: $0, percent: percent - request.penalty, origin: "a & <b>.tmx", note: "文件 파일; 数据 \"데이터\"")
    }
  }

  private func filled(_ text: String, isSecond: Bool) -> (text: String, report: SegmentFillReport) {
    Array(text.utf8).withUnsafeBufferPointer {
      let (bytes, report) = SegmentFiller.fillXLIFF($0, isSecond: isSecond, known)
      return (String(decoding: bytes, as: UTF8.self), report)
    }
  }

  /// Every place where `target` and `note` go: codes around and inside, `seg-source`, notes, groups, suggestions.
  @Test(arguments: [
    "<source>选择文件</source>", "<source>选择文件</source><target/>",
    "<source xml:lang=\"zh\">删除</source><target xml:lang=\"ko\"></target>",
    "<source>保存更改</source><note from=\"kim\" priority=\"2\">말</note>",
    "<source>数据</source><seg-source><mrk mtype=\"seg\" mid=\"1\">数据</mrk></seg-source>",
    "<source>报告</source><seg-source><mrk mtype=\"seg\" mid=\"1\">报告</mrk></seg-source><target state=\"new\"/>",
    "<source>删除数据</source><seg-source><mrk mtype=\"seg\" mid=\"1\">删除</mrk> <mrk mtype=\"seg\" mid=\"2\">数据</mrk></seg-source>",
    "<source>删除没有</source><seg-source><g id=\"1\"><mrk mtype=\"seg\" mid=\"1\">删除</mrk><mrk mtype=\"seg\" mid=\"2\">没有<x id=\"2\"/></mrk></g></seg-source><target state=\"new\"/>",
    "<source>删除数据</source><seg-source><mrk mtype=\"seg\" mid=\"1\">删除</mrk><mrk mtype=\"seg\" mid=\"2\">数据</mrk></seg-source><target><mrk mtype=\"seg\" mid=\"1\">지움</mrk><mrk mtype=\"seg\" mid=\"2\"/></target><note>말</note>",
    "<source>选择文件</source><seg-source><mrk mtype=\"seg\" mid=\"1\">选择<x id=\"1\"/></mrk><mrk mtype=\"seg\" mid=\"2\"><mrk mtype=\"protected\">文件</mrk></mrk></seg-source>",
    "<source><g id=\"1\"><![CDATA[删除]]></g></source>",
    "<source><g id=\"1\">选择文件</g></source>", "<source><x id=\"1\"/>删除<x id=\"2\"/></source>",
    "<source><bx id=\"1\" rid=\"1\"/>删除<ex id=\"2\" rid=\"1\"/></source>",
    "<source><bpt id=\"1\">&lt;b&gt;</bpt>数据<ept id=\"1\">&lt;/b&gt;</ept></source>",
    "<source><ph id=\"1\">{0}</ph> 删除</source>", "<source>删除<it id=\"1\" pos=\"open\">&lt;i&gt;</it></source>",
    "<source>选择<x id=\"1\"/>文件</source>", "<source>选择<g id=\"1\">文件</g></source><note>말</note>",
    "<source><mrk mtype=\"term\">删除</mrk></source>", "<source>选择<mrk mtype=\"protected\">文件</mrk></source>",
    "<source>下载</source><context-group purpose=\"location\"><context context-type=\"sourcefile\">a.c</context></context-group>",
    "<source>上传</source><alt-trans match-quality=\"80\"><source>上传的</source><target>올린</target></alt-trans>",
    "<source><![CDATA[删除]]></source>",
  ]) func firstGeneration(_ unit: String) throws {
    let file =
      "<file original=\"%d.txt\" source-language=\"zh-CN\" target-language=\"ko\" datatype=\"plaintext\"><header><note>말</note></header><body>"
      + "<group id=\"%dg\"><trans-unit id=\"1\" approved=\"no\">\(unit)</trans-unit>\n</group>"
      + "<trans-unit id=\"2\">\(unit)</trans-unit><trans-unit id=\"3\" translate=\"no\">\(unit)</trans-unit></body></file>"
    let text =
      "<?xml version=\"1.0\"?>\n<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n"
      + [1, 2].map { file.replacing("%d", with: "\($0)") }.joined(separator: "\n") + "</xliff>"
    try check(text, isSecond: false)
  }

  @Test(arguments: [
    "<segment><source>选择文件</source></segment>", "<segment><source>选择文件</source><target/></segment>",
    "<segment id=\"s\" state=\"initial\">\n  <source>保存更改</source>\n</segment>",
    "<segment><source>删除</source></segment><ignorable><source> </source></ignorable><segment><source>数据</source></segment>",
    "<notes><note>말</note></notes><segment><source>报告</source></segment>",
    "<notes><note id=\"n\" category=\"c\" appliesTo=\"source\">말</note></notes><originalData><data id=\"d\">{0}</data></originalData><segment><source><ph id=\"1\" dataRef=\"d\"/>删除</source></segment>",
    "<originalData><data id=\"d\">b</data><data id=\"e\">/b</data></originalData><segment><source><pc id=\"1\" dataRefStart=\"d\" dataRefEnd=\"e\">选择文件</pc></source></segment>",
    "<segment><source><sc id=\"1\"/>删除<ec startRef=\"1\"/></source></segment>",
    "<segment><source>选择<ph id=\"1\"/>文件</source></segment>",
    "<segment><source><mrk id=\"m\" type=\"term\">删除</mrk></source></segment>",
    "<segment><source><sm id=\"m\"/>删除<em startRef=\"m\"/></source></segment>",
    "<segment><source>删除<cp hex=\"0001\"/></source></segment>",
  ]) func secondGeneration(_ unit: String) throws {
    let file =
      "<file id=\"f%d\" original=\"a\"><notes><note>말</note></notes><group id=\"g\"><unit id=\"1\" name=\"n\">\(unit)</unit>\n</group>"
      + "<unit id=\"2\">\n\(unit)\n</unit><unit id=\"3\" translate=\"no\">\(unit)</unit></file>"
    for version in ["2.0", "2.1"] {
      let text =
        "<?xml version=\"1.0\"?>\n<xliff version=\"\(version)\" srcLang=\"zh-Hans\" trgLang=\"ko\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\">\n"
        + [1, 2].map { file.replacing("%d", with: "\($0)") }.joined(separator: "\n") + "</xliff>"
      try check(text, isSecond: true)
    }
  }

  /// The file is valid, is still so when it is filled in, and when that is filled in once more.
  private func check(_ text: String, isSecond: Bool) throws {
    let (once, report) = filled(text, isSecond: isSecond)
    let (twice, _) = filled(once, isSecond: isSecond)
    #expect(report.filled + report.suggested > 0 || once == text)
    for document in [text, once, twice] {
      #expect(try XLIFFSchemas.complaint(of: document, isSecond: isSecond) == nil, "\(document)")
    }
  }

  /// What is not valid is noticed: two targets, and text where none may be.
  @Test func theSchemasSayNo() throws {
    let first =
      "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\"><file original=\"a\" source-language=\"zh\" datatype=\"x\"><body><trans-unit id=\"1\"><source/><target/><target/></trans-unit></body></file></xliff>"
    #expect(try XLIFFSchemas.complaint(of: first, isSecond: false) != nil)
    let second =
      "<xliff version=\"2.0\" srcLang=\"zh\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\"><file id=\"f\"><unit id=\"1\"><segment><source/></segment><notes><note>a</note></notes></unit></file></xliff>"
    #expect(try XLIFFSchemas.complaint(of: second, isSecond: true) != nil)
  }
}

/// Where the schemas of XLIFF are on this machine, and xmllint over them.
enum XLIFFSchemas {
  private static let names = (first: "xliff-core-1.2-strict.xsd", second: "xliff-core-2.0.xsd")

  /// The folder that `scripts/install-dependencies --test` fills, or that of Debian's package itself.
  private static let folder: URL? = {
    let environment = ProcessInfo.processInfo.environment
    let cache = environment["XDG_CACHE_HOME"] ?? (environment["HOME"] ?? "") + "/.cache"
    let places = [
      environment["GWALHO_SCHEMAS"], cache + "/gwalho-test-schemas/xliff",
      "/usr/share/php/Symfony/Component/Translation/Resources/schemas",
    ]
    return places.compactMap { $0 }.first { place in
      [names.first, names.second, "xml.xsd"].allSatisfy { FileManager.default.fileExists(atPath: "\(place)/\($0)") }
    }.map { URL(fileURLWithPath: $0) }
  }()

  private static let missing: String? = {
    if folder == nil { return "no schemas of XLIFF here (scripts/install-dependencies --test)" }
    if (try? Validator.run("xmllint", ["--version"]))?.output == nil { return "xmllint is not installed" }
    return nil
  }()

  /// Whether the tests run: they do where they have to, and then fail.
  static let isReady = missing == nil || ProcessInfo.processInfo.environment["GWALHO_REQUIRE_SCHEMAS"] != nil

  static let skipComment = "SKIPPED unless the schemas are there: \(missing ?? "they are")"

  /// The schemas import `xml.xsd` from the web; here it lies beside them.
  private static let local: Result<URL, any Error> = Result {
    guard missing == nil, let folder else { throw CocoaError(.fileNoSuchFile) }
    let copy = FileManager.default.temporaryDirectory.appendingPathComponent("gwalho-xliff-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
    for name in [names.first, names.second, "xml.xsd"] {
      let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      try text.replacing(/schemaLocation="[^"]*xml\.xsd"/, with: "schemaLocation=\"xml.xsd\"")
        .write(to: copy.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    atexit { if let copy = try? XLIFFSchemas.local.get() { try? FileManager.default.removeItem(at: copy) } }
    return copy
  }

  /// What xmllint says of a document; nil when it is valid.
  static func complaint(of document: String, isSecond: Bool) throws -> String? {
    let folder = try local.get()
    let file = folder.appendingPathComponent("\(UUID().uuidString).xlf")
    try Data(document.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let schema = folder.appendingPathComponent(isSecond ? names.second : names.first).path
    let result = try Validator.run("xmllint", ["--nonet", "--noout", "--schema", schema, file.path])
    return result.status == 0 ? nil : result.output ?? "no xmllint"
  }
}
