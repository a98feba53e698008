// SPDX-License-Identifier: Apache-2.0

import Foundation
import Interchange
import TermBase
import Testing

/// The formats of pairs, to the byte.
@Suite struct PairFormatTests {
  let concepts = [
    concept(
      GlossaryRow(
        zh: "騰訊", ko: "텐센트", category: .company, definition: "인터넷 기업", source: "회의록", by: "김", date: "2025-01-02"),
      GlossaryRow(zh: "騰訊", ko: "텐쉰", status: .deprecated), GlossaryRow(zh: "騰訊", ko: "텅쉰", status: .admitted)),
    concept(id: "apple", GlossaryRow(id: "apple", zh: "苹果", ko: "애플, \"A\"", category: .company)),
    concept(id: "fruit", GlossaryRow(id: "fruit", zh: "苹果", ko: "사과")),
  ]
  let options = ExportOptions(date: "2026-11-22", generator: "gwalho 0.1")

  @Test func omegat() throws {
    #expect(
      try export(concepts, .omegat, options).text == """
        # -*- coding: utf-8 -*-
        腾讯\t텐센트\t인터넷 기업 · 피할 표기: 텐쉰 · company
        腾讯\t텅쉰\t인터넷 기업 · 피할 표기: 텐쉰 · company
        騰訊\t텐센트\t인터넷 기업 · 피할 표기: 텐쉰 · company
        騰訊\t텅쉰\t인터넷 기업 · 피할 표기: 텐쉰 · company
        苹果\t애플, "A"\tcompany
        苹果\t사과\t

        """)
  }

  @Test func weblate() throws {
    let (text, report) = try export(concepts, .csv, options)
    #expect(
      text
        == "context,source,target,developer_comments\r\nc-tengxun,腾讯,텐센트,\"인터넷 기업 · 또는: 텅쉰 · 피할 표기: 텐쉰 · company\"\r\n"
        .replacing("\"인", with: "인").replacing("company\"", with: "company")
        + "apple,苹果,\"애플, \"\"A\"\"\",company\r\nfruit,苹果,사과,\r\n")
    #expect(report.warnings.map(\.kind) == [.secondRendering])
  }

  @Test func oneTargetASource() throws {
    for format in [ExportFormat.deepl, .google] {
      let (text, report) = try export(concepts, format, options)
      #expect(text == "腾讯,텐센트\n苹果,\"애플, \"\"A\"\"\"\n")
      #expect(report.warnings.map(\.value) == ["腾讯 텅쉰", "苹果 사과"])
    }
    var traditional = options
    traditional.source = .traditional
    #expect(try export(concepts, .deepl, traditional).text == "騰訊,텐센트\n苹果,\"애플, \"\"A\"\"\"\n")
  }

  @Test func utx() throws {
    #expect(
      try export(concepts, .utx, options).text
        == "#UTX 1.20; zh-Hans/ko; 2026-11-22T00:00:00Z; unidirectional; dictionary ID: gwalho\r\n"
        + "#src\ttgt\tsrc:pos\tterm status\tconcept ID\tcomment\r\n腾讯\t텐센트\tnoun\tapproved\tc-tengxun\t인터넷 기업 · company\r\n"
        + "腾讯\t텅쉰\tnoun\tnon-standard\tc-tengxun\t인터넷 기업 · company\r\n腾讯\t텐쉰\tnoun\tforbidden\tc-tengxun\t인터넷 기업 · company\r\n"
        + "苹果\t애플, \"A\"\tnoun\tapproved\tapple\tcompany\r\n苹果\t사과\tnoun\tapproved\tfruit\t\r\n")
  }

  @Test func skos() throws {
    let (text, _) = try export(concepts, .skos, options)
    #expect(
      text.contains(
        """
        <urn:x-gwalho:concept:c-tengxun> a skos:Concept ;
          skos:inScheme <urn:x-gwalho:scheme> ;
          skos:prefLabel "腾讯"@zh-Hans ;
          skos:prefLabel "텐센트"@ko ;
          skos:altLabel "텅쉰"@ko ;
          skos:hiddenLabel "텐쉰"@ko ;
          skos:prefLabel "騰訊"@zh-Hant ;
          skos:definition "인터넷 기업"@ko ;
        """))
    #expect(text.contains(#"skos:prefLabel "애플, \"A\""@ko"#))
  }

  @Test func tmx() throws {
    let (text, report) = try export(concepts, .tmx, options)
    #expect(report.terms == 6)
    #expect(
      text.contains(
        """
            <tu tuid="c-tengxun" creationdate="20250102T000000Z" creationid="김">
              <note>인터넷 기업 · 피할 표기: 텐쉰 · company</note>
              <prop type="x-gwalho-source">회의록</prop>
              <tuv xml:lang="zh-Hans">
                <seg>腾讯</seg>
              </tuv>
              <tuv xml:lang="ko">
                <seg>텐센트</seg>
              </tuv>
            </tu>
        """))
    #expect(text.contains(#"<tu tuid="c-tengxun.3" creationdate="20250102T000000Z" creationid="김" srclang="zh-Hant">"#))
    var units: [TMXUnit] = []
    let summary = try TMXFile.read(ByteSource(bytes: Array(text.utf8), path: "t.tmx")) { units.append($0) }
    #expect(summary.problems == [] && summary.isOwn && summary.entries == 6)
    #expect(units.map { $0.variants.map(\.text).joined(separator: "=") }.first == "腾讯=텐센트")
    #expect(units[0].person == "김" && units[0].properties.map(\.value) == ["회의록"])
  }

  @Test func tmxOfOthers() throws {
    let text = """
      <?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd">
      <tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="zh" datatype="xml"/>
      <body><tu><tuv lang="ZH"><seg>点<bpt i="1">&lt;b></bpt>这<hi>里</hi><ept i="1">&lt;/b></ept></seg></tuv>
      <tuv xml:lang="ko"><seg>여기를 누르세요</seg></tuv></tu><tu><tuv xml:lang="ko"><seg>홀로</seg></tuv></tu></body></tmx>
      """
    var units: [TMXUnit] = []
    let summary = try TMXFile.read(ByteSource(bytes: Array(text.utf8), path: "t.tmx")) { units.append($0) }
    #expect(units.map { $0.variants.map(\.text) } == [["点这里", "여기를 누르세요"]])
    #expect(summary.refused == 1)
    #expect(summary.problems.map(\.line) == [3, 3, 3, 4])
  }

  @Test func filters() throws {
    var byCategory = options
    byCategory.categories = [.company]
    #expect(try export(concepts, .deepl, byCategory).text == "腾讯,텐센트\n苹果,\"애플, \"\"A\"\"\"\n")
    var since = options
    since.since = "2025-01-02"
    #expect(try export(concepts, .deepl, since).text == "腾讯,텐센트\n")
    since.since = "2026-01-01"
    #expect(throws: InterchangeError.nothingToExport) { try export(concepts, .tmx, since) }
    var status = options
    status.statuses = [.admitted]
    #expect(try export(concepts, .omegat, status).text.split(separator: "\n").count == 3)
  }

  @Test func contexts() throws {
    var text = ""
    let exporter = TermExporter(concepts: concepts, options: options, forms: testForms) { zh, ko in
      zh == "騰訊" && ko == "텐센트" ? [TermContext(text: "텐센트(騰訊)는", source: "2025-01-02 a.txt:3")] : []
    }
    try exporter.write(.tbx3) { text += String(decoding: $0, as: UTF8.self) }
    #expect(text.contains("<descrip type=\"context\">텐센트(騰訊)는</descrip>"))
    // They are no part of the glossary.
    #expect(try readTBX(text).rows.allSatisfy { $0.extras.isEmpty })
  }

  /// A control character once made a file that no parser opens; a TAB would be a column.
  @Test(arguments: ExportFormat.allCases)
  func hostileText(_ format: ExportFormat) throws {
    let (text, _) = try export(hostileBase, format, options)
    if format == .tsv { return }
    let allowed: Set<Unicode.Scalar> = ["\n", "\r", "\t"]
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && !allowed.contains($0) })
    switch format {
    case .omegat, .utx:
      let width = format == .utx ? 6 : 3
      for line in text.split(separator: "\n") where !line.hasPrefix("#") {
        #expect(line.split(separator: "\t", omittingEmptySubsequences: false).count == width)
      }
    default: break
    }
  }

  /// OWASP, CSV Injection: what begins so may be run by a spreadsheet. Nothing is put before it, for tools that read
  /// these tables would keep that as text (weblate#20098); whoever exports is told.
  @Test(arguments: ["=1+2", "+82", "-率", "@名", "＝一", "－10%"])
  func formulasStayAndAreTold(_ zh: String) throws {
    let base = [concept(id: "c", GlossaryRow(id: "c", zh: zh, ko: "값", note: "a=b"))]
    for format in [ExportFormat.csv, .deepl, .google, .utx, .tsv] {
      let (text, report) = try export(base, format, options)
      #expect(report.warnings.map(\.kind) == [.formula] && report.warnings.map(\.field) == ["zh"], "\(format)")
      var rows: [GlossaryRow] = []
      _ = try Array(text.utf8).withUnsafeBufferPointer { bytes in
        try TermFile.readTable(bytes, path: "f") { rows += $0.rows }
      }
      #expect(rows.map(\.zh) == [zh] && rows.map(\.ko) == ["값"], "\(format)")
    }
    for format in [ExportFormat.tbx3, .tmx, .omegat, .skos] {
      #expect(try export(base, format, options).report.warnings == [])
    }
  }

  @Test func capacityIsHonest() throws {
    let base = realisticBase
    /// Whether a glossary that is written and read into an empty base is the same again, rejected pairs aside.
    func isLossless(_ format: ExportFormat, _ profile: ExportProfile = .full) -> Bool {
      let capacity = FormatCapacity(format, profile: profile)
      return capacity.columns == Set(GlossaryColumn.allCases) && capacity.extras
    }
    #expect(isLossless(.tsv) && isLossless(.tbx2) && !isLossless(.skos))
    #expect(FormatCapacity(.tbx3).left(of: base).map(\.name) == ["rejected"])
    #expect(!isLossless(.tbx2, .safe))
    #expect(FormatCapacity(.deepl).left(of: base).first { $0.name == "담당" }?.count == 1)
  }
}
