// SPDX-License-Identifier: Apache-2.0

import Alignment
import Consistency
import HanHangul
import TermBase
import Testing

@testable import Reporting

/// 항저우 청닝(承諾)은, with the decision 承諾 → 청눠.
private func annotation(expected: [String] = ["청눠"], verdict: AnnotationVerdict = .accept) -> Annotation {
  Annotation(
    line: 1, column: 7, offset: 6, byteOffset: 16, zh: "承諾", zhFolded: Fold.key("承諾"), zhRange: 7..<9, ko: "청닝",
    koRange: 4..<6, koLine: 1, koColumn: 5, kind: .sound, direction: .forward, aliases: [], confidence: 0.99,
    link: 0.98, verdict: verdict, expected: expected)
}

private let drafts = [
  CheckedDocument(path: "draft.txt", text: CheckText("항저우 청닝(承諾)은 컸다\n"), annotations: [annotation()])
]

private let result: CheckResult = {
  let rows = [
    GlossaryRow(path: "g.tsv", line: 2, id: "c-chengnuo", zh: "承諾", ko: "청눠"),
    GlossaryRow(
      path: "g.tsv", line: 3, id: "c-chengnuo", zh: "承諾", ko: "청닝", status: .deprecated, reason: "표기법"),
  ]
  let decisions = DecisionList([Concept(key: "c-chengnuo", id: "c-chengnuo", rows: rows)])
  return Checker(decisions: decisions).check(drafts)
}()

@Suite struct CheckReportTests {
  @Test func textInKorean() {
    let text = CheckTextReport(language: .ko).text(result, documents: drafts)
    #expect(
      text == """
        draft.txt:1:5: 오류: ‘청닝’은 쓰지 않기로 한 표기입니다(承諾). ‘청눠’로 씁니다 [deprecated-term]
         1 | 항저우 청닝(承諾)은 컸다
           |        ^^^^
           참고: draft.txt:1:5: ‘청닝’은 외래어 표기법과 다릅니다. 承諾의 표기는 ‘청눠’입니다
           근거: 표기법 (g.tsv:3)
           찾을 말: 청닝(承諾)은

        먼저 볼 것:
          금지 표기 1건 (draft.txt:1부터)
        오류 1 · 경고 0 · 참고 0
        문서 1개, 15자, 병기 1개, 찾아본 용어 1개

        """)
  }

  /// What is quoted is cut for people, and whole for programs.
  @Test func longQuotationsAreCut() {
    let name = String(repeating: "가", count: 200_000)
    let row = GlossaryRow(
      path: "g.tsv", line: 3, zh: "承諾", ko: name, status: .deprecated, reason: String(repeating: "말 ", count: 100_000))
    let text = CheckText("\(name)(承諾)")
    let annotation = Annotation(
      line: 1, column: 200_001, offset: 200_000, byteOffset: 600_000, zh: "承諾", zhFolded: Fold.key("承諾"),
      zhRange: 200_001..<200_003, ko: name, koRange: 0..<200_000, koLine: 1, koColumn: 1, kind: .sound,
      direction: .forward, aliases: [], confidence: 0.99, link: 0.98, verdict: .accept, expected: [])
    let documents = [CheckedDocument(path: "a.txt", text: text, annotations: [annotation])]
    let result = Checker(decisions: DecisionList([Concept(key: "c", id: nil, rows: [row])])).check(documents)
    #expect(result.findings.count > 0)
    for language in Language.allCases {
      let report = CheckTextReport(language: language).text(result, documents: documents)
      #expect(report.contains("가가가…"))
      #expect(report.split(separator: "\n").allSatisfy { TerminalWidth.cells($0) < 600 })
      let json = CheckJSONReport.json(result, language: language)
      #expect(json.count > 1_000_000)
    }
  }

  @Test func quotations() {
    #expect(SafeText.quotation("가나다", cells: 6) == "가나다")
    #expect(SafeText.quotation("가나다라", cells: 6) == "가나…")
    #expect(SafeText.quotation("가나다라", cells: 7) == "가나다…")
    #expect(SafeText.quotation("abc def", cells: 5) == "abc…")
    #expect(SafeText.quotation("", cells: 5) == "")
    // Marks without a cell are cut as well.
    #expect(SafeText.quotation("e" + String(repeating: "\u{301}", count: 100_000)).utf8.count < 1000)
    let long = String(repeating: "x", count: 100)
    #expect(
      SafeText.quotations(["path": long, "text": long, "n": "1"]).mapValues(\.count) == [
        "path": 100, "text": 80, "n": 1,
      ])
  }

  @Test func emptyInputSaysSo() {
    let nothing = Checker().check([])
    #expect(CheckTextReport(language: .en).text(nothing, documents: []).hasPrefix("nothing could be checked"))
    let clean = Checker().check([CheckedDocument(path: "-", text: CheckText("깨끗"), annotations: [])])
    #expect(
      CheckTextReport(language: .en).text(clean, documents: [])
        == "nothing found\nchecked: documents 1, characters 2, annotations 0, terms looked for 0\n")
  }

  @Test func colourIsOnlyAStyle() {
    let plain = CheckTextReport(language: .ko).text(result, documents: drafts)
    let colour = CheckTextReport(language: .ko, style: .ansi).text(result, documents: drafts)
    #expect(colour != plain)
    #expect(colour.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
  }

  @Test func jsonBytes() {
    let fingerprint = result.findings[0].fingerprint
    let finding =
      #"{"path":"draft.txt","line":1,"column":5,"endLine":1,"endColumn":7,"rule":"deprecated-term","level":"error","#
      + #""message":"‘청닝’은 쓰지 않기로 한 표기입니다(承諾). ‘청눠’로 씁니다","conceptId":"c-chengnuo","zh":"承諾","#
      + #""found":"청닝","expected":["청눠"],"reason":{"type":"decision","text":"표기법","source":"g.tsv:3"},"#
      + #""fix":{"range":[4,11],"text":"청눠(承諾)는"},"fingerprint":"\#(fingerprint)","related":[{"path":"draft.txt","#
      + #""line":1,"column":5,"message":"‘청닝’은 외래어 표기법과 다릅니다. 承諾의 표기는 ‘청눠’입니다"}]}"#
    let silent = #"{"error":0,"warning":0,"info":0}"#
    // Every rule that ran, in the order of the table; house styles did not.
    let rules = RuleID.allCases.filter(\.isOnByDefault).map { rule in
      #""\#(rule.rawValue)":"# + (rule == .deprecatedTerm ? #"{"error":1,"warning":0,"info":0}"# : silent)
    }
    let summary =
      #""summary":{"documents":1,"characters":15,"annotations":1,"terms":1,"findings":{"#
      + rules.joined(separator: ",") + "}}"
    let json = String(decoding: CheckJSONReport.json(result, language: .ko), as: UTF8.self)
    #expect(json == #"{"findings":["# + finding + "]," + summary + "}\n")
    let lines = String(decoding: CheckJSONReport.jsonLines(result, language: .ko), as: UTF8.self)
    #expect(lines == finding + "\n")
  }
}

@Suite struct AnnotationReportTests {
  @Test func json() {
    var json = JSONWriter()
    AnnotationJSON.write(annotation(expected: []), path: "-", into: &json)
    let fold = Fold.key("承諾")
    #expect(
      String(decoding: json.bytes, as: UTF8.self)
        == #"{"path":"-","line":1,"column":7,"offset":6,"byteOffset":16,"zh":"承諾","zhFolded":"\#(fold)","#
        + #""zhRange":[7,9],"ko":"청닝","koRange":[4,6],"koLine":1,"koColumn":5,"kind":"sound","direction":"forward","#
        + #""aliases":[],"confidence":0.99,"link":0.98,"verdict":"accept","expected":[]}"#)
  }

  @Test func bracketsWithoutAGloss() {
    var none = annotation(expected: [])
    none.kind = .none
    none.zh = nil
    none.ko = nil
    none.han = "承諾"
    var json = JSONWriter()
    AnnotationJSON.write(none, path: nil, into: &json)
    let text = String(decoding: json.bytes, as: UTF8.self)
    #expect(text.hasPrefix(#"{"line":1,"#))
    #expect(text.contains(#""zh":null"#) && text.contains(#""ko":null"#))
    #expect(
      text.hasSuffix(
        #""kind":"none","direction":"forward","aliases":[],"confidence":0.99,"link":0.98,"verdict":"accept","expected":[],"han":"承諾"}"#
      ))
  }

  @Test func tsv() {
    var value = annotation()
    value.aliases = ["Cheng\tnuo", "A\r\nB"]
    #expect(
      AnnotationTSV.row(value, path: "a.txt")
        == "承諾\t청닝\tsound\ta.txt\t1\t7\t6\t0.99\t0.98\taccept\tforward\tCheng\\tnuo; A\\nB\t청눠\n")
    let columns = AnnotationTSV.header.split(separator: "\t").count
    #expect(
      columns == AnnotationTSV.row(value, path: "").split(separator: "\t", omittingEmptySubsequences: false).count)
  }

  @Test func textIsAlignedByCells() {
    var brand = annotation(expected: [], verdict: .review)
    brand.zh = "出门问问"
    brand.ko = "mobvoi"
    brand.kind = .other
    let text = AnnotationText.text([("a.txt", annotation()), ("a.txt", brand)], language: .ko)
    #expect(
      text == """
        a.txt:1:7  承諾      청닝    음역       → 청눠
        a.txt:1:7  出门问问  mobvoi  다른 이름  (확인 필요)

        """)
  }
}
