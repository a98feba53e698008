// SPDX-License-Identifier: Apache-2.0

import HanHangul
import Interchange
import TermBase
import Testing

@Suite struct TBXContentTests {
  /// One concept in both editions and profiles, to the byte.
  @Test func goldenEntry2019() throws {
    let row = GlossaryRow(
      zh: "騰訊", zhStatus: .preferred, ko: "텐센트", kind: .other, category: .company, by: "편집부", date: "2026-11-20")
    let (text, report) = try export(
      [concept(row)], .tbx3,
      ExportOptions(date: "2026-11-22", title: "용어집", sourceDescription: "뉴스레터", generator: "gwalho 0.1"))
    #expect(report.concepts == 1 && report.terms == 3 && report.converted == 1 && report.warnings.isEmpty)
    #expect(
      text == """
        <?xml version="1.0" encoding="UTF-8"?>
        <?xml-model href="https://raw.githubusercontent.com/LTAC-Global/TBX_Core_RNG/master/TBXcoreStructV03.rng" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>
        <?xml-model href="https://raw.githubusercontent.com/LTAC-Global/TBX-Basic_dialect/master/DCA/TBX-Basic_DCA.sch" type="application/xml" schematypens="http://purl.oclc.org/dsdl/schematron"?>
        <tbx type="TBX-Basic" style="dca" xml:lang="ko" xmlns="urn:iso:std:iso:30042:ed-2">
          <tbxHeader>
            <fileDesc>
              <titleStmt>
                <title>용어집</title>
              </titleStmt>
              <sourceDesc>
                <p>뉴스레터</p>
              </sourceDesc>
            </fileDesc>
            <revisionDesc>
              <change>
                <p>2026-11-22 gwalho 0.1 export</p>
              </change>
            </revisionDesc>
          </tbxHeader>
          <text>
            <body>
              <conceptEntry id="c-tengxun">
                <descrip type="subjectField">company</descrip>
                <langSec xml:lang="zh-Hans">
                  <termSec>
                    <term>腾讯</term>
                    <termNote type="partOfSpeech">noun</termNote>
                    <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote>
                    <termNote type="termType">fullForm</termNote>
                    <note>pinyin: téng xùn</note>
                    <note>converted-from: 騰訊</note>
                  </termSec>
                </langSec>
                <langSec xml:lang="ko">
                  <termSec>
                    <term>텐센트</term>
                    <termNote type="partOfSpeech">noun</termNote>
                    <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
                    <termNote type="termType">fullForm</termNote>
                    <transacGrp>
                      <transac type="transactionType">origination</transac>
                      <transacNote type="responsibility" target="p-편집부">편집부</transacNote>
                      <date>2026-11-20</date>
                    </transacGrp>
                    <note>kind: other</note>
                  </termSec>
                </langSec>
                <langSec xml:lang="zh-Hant">
                  <termSec>
                    <term>騰訊</term>
                    <termNote type="partOfSpeech">noun</termNote>
                    <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
                    <termNote type="termType">fullForm</termNote>
                    <note>pinyin: téng xùn</note>
                  </termSec>
                </langSec>
              </conceptEntry>
            </body>
            <back>
              <refObjectSec type="respPerson">
                <refObject id="p-편집부">
                  <item type="fn">편집부</item>
                </refObject>
              </refObjectSec>
            </back>
          </text>
        </tbx>

        """)
  }

  @Test func goldenSafe2008() throws {
    let concepts = [
      concept(
        GlossaryRow(zh: "苹果", ko: "애플", form: .short),
        GlossaryRow(zh: "苹果", ko: "핑궈", status: .deprecated, by: "편집부"),
        GlossaryRow(zh: "蘋果", zhStatus: .deprecated, ko: "빈과", status: .superseded))
    ]
    let (text, _) = try export(concepts, .tbx2, ExportOptions(profile: .safe, languages: .region))
    #expect(
      text == """
        <?xml version="1.0" encoding="UTF-8"?>
        <martif type="TBX-Basic" xml:lang="ko">
          <martifHeader>
            <fileDesc>
              <titleStmt>
                <title>gwalho</title>
              </titleStmt>
              <sourceDesc>
                <p>gwalho</p>
              </sourceDesc>
            </fileDesc>
            <encodingDesc>
              <p type="XCSURI">TBXBasicXCSV02.xcs</p>
            </encodingDesc>
          </martifHeader>
          <text>
            <body>
              <termEntry id="c-pingguo">
                <note>옛 표기: 빈과</note>
                <note>피할 표기: 핑궈</note>
                <note>피할 표기(zh-TW): 蘋果</note>
                <langSet xml:lang="zh-CN">
                  <tig>
                    <term>苹果</term>
                    <note>pinyin: píng guǒ</note>
                  </tig>
                </langSet>
                <langSet xml:lang="ko">
                  <tig>
                    <term>애플</term>
                  </tig>
                </langSet>
              </termEntry>
            </body>
          </text>
        </martif>

        """)
  }

  @Test(arguments: [ExportFormat.tbx2, .tbx3])
  func everyFieldIsThere(_ format: ExportFormat) throws {
    let (text, report) = try export(realisticBase, format)
    for piece in [
      #"<descrip type="subjectField">과학기술정책</descrip>"#, "<note>category: organisation</note>",
      #"<descrip type="definition">중국 저장성 항저우의 성급 종합 연구기관</descrip>"#, "<note>성 이름의 옛 이름에서</note>",
      #"<admin type="source">뉴스레터 2026-11호</admin>"#,
      #"target="https://www.zhejianglab.org/%EC%97%B0%EA%B5%AC">https://www.zhejianglab.org/연구</xref>"#,
      #"target="http://example.org/a?b=1&amp;c=2">"#, "<note>ref: 사내 문서 3</note>", "<note>kind: mixed</note>",
      "<note>reason: 소리를 섞지 않는다</note>", "<note>담당: 3팀</note>", "<note>zh: 之江室</note>",
      #"target="p-편집부">편집부</transacNote>"#, "<date>2026-11-21</date>", #"<refObject id="p-김-편집">"#,
      "deprecatedTerm-admn-sts", "supersededTerm-admn-sts", "shortForm", #"id="apple-inc""#, #"id="apple-fruit""#,
    ] { #expect(text.contains(piece), "\(piece)") }
    #expect(!text.contains("동쪽"), "a rejected row")
    #expect(report.warnings.isEmpty)
    #expect(report.concepts == 5)
  }

  @Test func languagesComeSourceTargetRest() throws {
    let (text, _) = try export(realisticBase, .tbx2)
    let tags = text.split(separator: "\n").compactMap { line in
      line.contains("<langSet") ? String(line.split(separator: "\"")[1]) : nil
    }
    #expect(tags.prefix(3) == ["zh-Hans", "ko", "zh-Hant"])
    // 苹果 is simplified: there is no traditional form to speak of.
    #expect(tags.suffix(2) == ["zh-Hans", "ko"])
  }

  @Test func onePreferredAndItComesFirst() throws {
    let (text, report) = try export(
      [
        concept(
          GlossaryRow(zh: "北京", ko: "북경", status: .admitted), GlossaryRow(zh: "北京", ko: "베이", form: .short),
          GlossaryRow(zh: "北京", ko: "베이징"))
      ], .tbx3)
    let order = ["베이징", "북경", "베이"].map { text.range(of: "<term>\($0)</term>")?.lowerBound }
    #expect(order.allSatisfy { $0 != nil })
    #expect(order[0]! < order[1]! && order[0]! < order[2]!)
    #expect(text.components(separatedBy: "preferredTerm").count == 2)
    #expect(report.warnings.map(\.kind) == [.secondPreferred])
    #expect(report.warnings.first?.value == "베이")
  }

  @Test func decisionsAreOrderedByDate() throws {
    let (text, _) = try export(
      [
        concept(
          GlossaryRow(zh: "北京", ko: "베이징", by: "나", date: "2026-02-01"),
          GlossaryRow(zh: "北京", ko: "베이징", by: "가", date: "2025-02-01"),
          GlossaryRow(zh: "北京", ko: "베이징", by: "다", date: "2025-02-30"))
      ], .tbx2)
    let kinds = text.split(separator: "\n").filter { $0.contains("transactionType") || $0.contains("<date>") }
    #expect(kinds.count == 5)
    #expect(kinds[0].contains("origination") && kinds[1].contains("2025-02-01"))
    #expect(kinds[2].contains("modification") && kinds[3].contains("2026-02-01"))
    #expect(text.contains("<note>date: 2025-02-30</note>"))
  }

  @Test func contradictionsAreKeptAndReported() throws {
    let (text, report) = try export(
      [
        concept(
          GlossaryRow(zh: "北京", ko: "베이징", status: .deprecated, category: .place, definition: "하나", domain: "지리"),
          GlossaryRow(zh: "北京", ko: "베이징", category: .policy, definition: "둘", domain: "정치"))
      ], .tbx3)
    #expect(report.warnings.map(\.kind) == [.duplicateRow, .contradictoryStatus])
    #expect(text.contains("preferredTerm-admn-sts") && !text.contains("deprecated"))
    for note in ["definition: 둘", "domain: 정치", "category: place", "category: policy"] {
      #expect(text.contains("<note>\(note)</note>"))
    }
  }

  @Test func addressesAndOtherReferences() throws {
    for (ref, expected) in [
      ("https://a.example/x y", "<note>ref: https://a.example/x y</note>"),
      ("HTTPS://a.example/%41%zz#b#c", #"target="https://a.example/%41%25zz#b%23c""#),
      ("ftp://a.example/x", "<note>ref: ftp://a.example/x</note>"), ("https://", "<note>ref: https://</note>"),
      (#"https://a.example/"<>"#, "target=\"https://a.example/%22%3C%3E\""),
    ] {
      let (text, _) = try export([concept(GlossaryRow(zh: "北京", ko: "베이징", ref: ref))], .tbx3)
      #expect(text.contains(expected), "\(ref)")
    }
  }

  @Test func statusFilter() throws {
    let (text, report) = try export(realisticBase, .tbx2, ExportOptions(statuses: [.preferred, .rejected]))
    #expect(!text.contains("지강") && !text.contains("북경") && !text.contains("동쪽"))
    #expect(report.concepts == 5)
  }
}
