// SPDX-License-Identifier: Apache-2.0

import Interchange
import TermBase
import Testing

/// What other programs write, as found.
@Suite struct TBXReadingTests {
  @Test func everyPlaceOfTheStandard() throws {
    let reading = try readTBX(
      tbx(
        """
        <conceptEntry id="c1">
        <descrip type="subjectField">금융</descrip>
        <descripGrp><descrip type="definition">concept</descrip></descripGrp>
        <transacGrp><transac type="transactionType">origination</transac>
        <transacNote type="responsibility" target="http://a.example/p">김</transacNote><date>2024-01-02</date></transacGrp>
        <langSec xml:lang="zh-CN"><termSec><term>国债</term></termSec></langSec>
        <langSec xml:lang="ko-KR"><descrip type="definition">나라가 진 빚</descrip>
        <termSec><term> 국채 </term><termNote type="partOfSpeech">noun</termNote>
        <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote><termNote type="termType">fullForm</termNote>
        <descripGrp><descrip type="context">국채를 샀다.</descrip><admin type="source">신문</admin></descripGrp>
        <admin type="source">사전</admin><xref type="externalCrossReference" target="https://a.example/">여기</xref>
        <note>흔히 쓴다</note></termSec>
        <termSec><term>국공채</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>
        <termNote type="termType">abbreviation</termNote></termSec></langSec>
        <langSec xml:lang="en"><termSec><term>government bond</term></termSec></langSec>
        </conceptEntry>
        """))
    #expect(reading.summary.problems == [])
    #expect(reading.summary.entries == 1 && reading.summary.read == 1)
    #expect(reading.summary.terms.map(\.language) == ["zh-CN", "ko-KR", "en"])
    #expect(reading.concepts.map(\.id) == ["c1"])
    let row = try #require(reading.row("国债", "국채"))
    #expect(row.status == .preferred && row.zhStatus == .admitted && row.domain == "금융" && row.source == "사전")
    #expect(row.definition == "나라가 진 빚" && row.by == "김" && row.date == "2024-01-02")
    #expect(row.ref == "여기 https://a.example/")
    #expect(row.note?.contains("흔히 쓴다") == true && row.note?.contains("definition: concept") == true)
    #expect(
      row.extras == [.init(column: "context", value: "국채를 샀다. (신문)"), .init(column: "en", value: "government bond")])
    let other = try #require(reading.row("国债", "국공채"))
    #expect(other.status == .deprecated && other.form == .abbreviation)
  }

  @Test func elementsNamedAfterTheirCategory() throws {
    let namespaces =
      #"xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic""#
    let reading = try readTBX(
      tbx(
        """
        <conceptEntry id="a"><min:subjectField>IT</min:subjectField>
        <descripGrp><basic:definition>정의</basic:definition></descripGrp>
        <langSec xml:lang="zh"><termSec><term>芯片</term></termSec></langSec>
        <langSec xml:lang="ko"><termSec><term>칩</term><min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus>
        <basic:termType>shortForm</basic:termType><basic:source>회의</basic:source></termSec></langSec></conceptEntry>
        """, style: "dct", namespaces: namespaces))
    #expect(reading.summary.problems == [])
    #expect(reading.summary.dialect == "TBX-Basic dct")
    let row = try #require(reading.rows.first)
    #expect(row.domain == "IT" && row.definition == "정의" && row.status == .admitted && row.form == .short)
    #expect(row.source == "회의")
  }

  /// Pontoon's export: `ntig` with `termGrp`, no dialect, an id that is a number; valid in neither edition.
  @Test func pontoon() throws {
    let reading = try readTBX(
      martif(
        """
        <termEntry id="17">
        <descrip type="context">A sentence.</descrip>
        <descrip type="definition">What it is</descrip>
        <langSet xml:lang="zh-CN"><ntig><termGrp><term>浏览器</term><termNote type="partOfSpeech">noun</termNote></termGrp></ntig></langSet>
        <langSet xml:lang="ko"><ntig><termGrp><term>브라우저</term></termGrp></ntig></langSet>
        </termEntry>
        """, type: "TBX"))
    #expect(reading.row("浏览器", "브라우저")?.definition == "What it is")
    #expect(reading.row("浏览器", "브라우저")?.extras == [.init(column: "context", value: "A sentence.")])
    #expect(reading.concepts[0].id == "c-17")
    #expect(Set(reading.kinds) == [.invalidID, .misplacedCategory])
    #expect(reading.lines == [5, 6])
  }

  /// Weblate writes through translate-toolkit: statuses in its own words, locales with underscores, notes of people.
  @Test func weblate() throws {
    let reading = try readTBX(
      martif(
        """
        <termEntry id="ab12"><langSet xml:lang="zh_Hans"><tig><term>登录</term></tig></langSet>
        <langSet xml:lang="ko"><tig><term>로그인</term><termNote type="administrativeStatus">preferred</termNote></tig>
        <tig><term>접속</term><termNote type="administrativeStatus">forbidden</termNote></tig></langSet>
        <note from="developer">단추</note></termEntry>
        """, type: "TBX"))
    #expect(reading.row("登录", "로그인")?.status == .preferred)
    #expect(reading.row("登录", "접속")?.status == .deprecated)
    #expect(reading.row("登录", "로그인")?.note == "단추")
    #expect(reading.kinds == [.invalidLanguage, .nonstandardStatus, .nonstandardStatus])
  }

  @Test(arguments: [
    ("preferredTerm-admn-sts", TermStatus.preferred), ("preferredTerm", .preferred), ("Preferred", .preferred),
    ("standardizedTerm-admn-sts", .preferred), ("admitted", .admitted), ("allowed", .admitted),
    ("deprecatedTerm", .deprecated), ("deprecated", .deprecated), ("forbidden", .deprecated),
    ("notRecommended", .deprecated), ("do not use", .deprecated), ("supersededTerm-admn-sts", .superseded),
    ("obsolete", .superseded),
  ])
  func spellingsOfStatus(_ word: String, _ status: TermStatus) throws {
    for type in ["administrativeStatus", "normativeAuthorization", "usageStatus"] {
      let reading = try readTBX(
        tbx(
          """
          <conceptEntry id="a"><langSec xml:lang="zh"><termSec><term>芯片</term></termSec></langSec>
          <langSec xml:lang="ko"><termSec><term>칩</term><termNote type="\(type)">\(word)</termNote></termSec></langSec></conceptEntry>
          """))
      #expect(reading.rows.map(\.status) == [status])
      let isStandard = type == "administrativeStatus" && word.hasSuffix("-admn-sts") && !word.hasPrefix("standard")
      #expect(reading.kinds == (isStandard ? [] : [.nonstandardStatus]), "\(type) \(word)")
    }
  }

  @Test func termsWithoutAStatus() throws {
    let reading = try readTBX(
      tbx(
        """
        <conceptEntry id="a"><langSec xml:lang="zh"><termSec><term>芯片</term></termSec><termSec><term>晶片</term></termSec></langSec>
        <langSec xml:lang="ko"><termSec><term>칩</term></termSec><termSec><term>마이크로칩</term></termSec></langSec></conceptEntry>
        """))
    // The fewest rows that lose no form.
    #expect(
      reading.rows.map { "\($0.zh) \($0.ko) \($0.status)" } == [
        "芯片 칩 preferred", "芯片 마이크로칩 admitted", "晶片 칩 preferred",
      ])
    #expect(reading.rows.allSatisfy { $0.id == "a" })
    #expect(reading.concepts.allSatisfy { !$0.statesStatus })
  }

  @Test func minOf2013() throws {
    let reading = try readTBX(
      """
      <TBX dialect="TBX-Min"><header><id>x</id><languages source="zh" target="ko"/></header><body>
      <entry id="e1"><subjectField>의료</subjectField><langGroup xml:lang="zh"><termGroup><term>疫苗</term></termGroup></langGroup>
      <langGroup xml:lang="ko"><termGroup><term>백신</term><termStatus>preferred</termStatus><note>메모</note></termGroup></langGroup></entry>
      </body></TBX>
      """)
    #expect(reading.summary.format == .tbxMin)
    #expect(reading.row("疫苗", "백신")?.domain == "의료" && reading.row("疫苗", "백신")?.note == "메모")
    #expect(reading.summary.problems == [])
  }

  @Test func whatIsMissingIsSaid() throws {
    let reading = try readTBX(
      tbx(
        """
        <conceptEntry id="a"><langSec xml:lang="zh"><termSec><term>芯片</term></termSec></langSec></conceptEntry>
        <conceptEntry id="b"><langSec xml:lang="en"><termSec><term>chip</term></termSec></langSec>
        <langSec xml:lang="ko"><termSec><term>칩</term></termSec></langSec></conceptEntry>
        """))
    #expect(reading.summary.read == 0 && reading.summary.refused == 2)
    #expect(reading.summary.problems.map { "\($0.line) \($0.name)" } == ["5 ko", "6 zh"])
  }

  @Test func encodings() throws {
    let text = tbx(
      """
      <conceptEntry id="a"><langSec xml:lang="zh"><termSec><term>芯片</term></termSec></langSec>
      <langSec xml:lang="ko"><termSec><term>칩 &amp; &#xCE69;<![CDATA[<b>]]></term></termSec></langSec></conceptEntry>
      """)
    var utf16: [UInt8] = [0xFF, 0xFE]
    for unit in text.replacing("UTF-8", with: "UTF-16").utf16 { utf16 += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let marked: [UInt8] = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    for bytes in [Array(text.utf8), marked, utf16] {
      var source = ByteSource(bytes: bytes, path: "x")
      #expect(try TermFile.isXML(&source))
      #expect(try TermFile.rootName(&source) == "tbx")
      #expect(try readTBX(bytes).rows.map(\.ko) == ["칩 & 칩<b>"])
    }
  }
}
