// SPDX-License-Identifier: Apache-2.0

import Interchange
import TermBase
import Testing

@Suite struct TSVTests {
  @Test func onlyColumnsInUse() throws {
    let (text, report) = try export([concept(GlossaryRow(zh: "北京", ko: "베이징"))], .tsv)
    #expect(text == "zh\tko\n北京\t베이징\n")
    #expect(report.concepts == 1 && report.terms == 1)
  }

  @Test func realisticBaseToTheByte() throws {
    let (text, _) = try export(realisticBase, .tsv)
    let lines = text.split(separator: "\n").map(String.init)
    #expect(
      lines[0]
        == "id\tzh\tzh_status\tko\tstatus\tform\tkind\tcategory\tdefinition\tdomain\tnote\tsource\tref\tby\tdate\treason\t담당"
    )
    #expect(
      lines[2]
        == "c-zhijiang-lab\t之江實驗室\tadmitted\t지강실험실\tdeprecated\tfull\t\t\t\t\t\t\t\t김 편집\t2026-11-21\t소리를 섞지 않는다\t")
    #expect(lines.count == 9)
    #expect(!text.contains("동쪽"))
    #expect(try export(realisticBase, .tsv, ExportOptions(writesMadeIDs: true)).text.contains("c-beijing\t北京"))
  }

  @Test func quotesAsSpreadsheetsDo() throws {
    let (text, _) = try export(
      [
        concept(
          GlossaryRow(
            zh: "#北京", ko: "베이\t징", note: "줄\n\"바꿈\"",
            extras: [.init(column: "a", value: "1"), .init(column: "a", value: "2")])),
        concept(GlossaryRow(zh: "东", ko: "#동", extras: [.init(column: "b", value: "3")])),
      ], .tsv)
    #expect(
      text == "zh\tko\tnote\ta\ta\tb\n\"#北京\"\t\"베이\t징\"\t\"줄\n\"\"바꿈\"\"\"\t1\t2\t\n东\t#동\t\t\t\t3\n")
  }
}
