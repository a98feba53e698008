// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Spreadsheet

/// What ECMA-376 lets stand in a workbook, as programs write it.
@Suite struct WorkbookTests {
  private func rows(_ parts: Parts, sheet: Int = 0) throws -> [SheetRow] {
    let file = try TemporaryFile(parts.bytes())
    return try Workbook(path: file.path).rows(ofSheet: sheet)
  }

  @Test func textOfEveryKind() throws {
    var parts = Parts()
    parts.strings = """
      <si><t>騰訊</t></si><si><r><t>텐</t></r><r><rPr><b/></rPr><t xml:space="preserve">센트 </t></r>\
      <rPh sb="0" eb="1"><t>téng</t></rPh></si><si><t>가&amp;나_x000A_다_x005F_x0041_</t></si>
      """
    parts.sheet = """
      <sheetData><row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2" t="inlineStr"><is><r>\
      <t>인라</t></r><r><t>인</t></r></is></c></row><row r="5" hidden="1"><c r="B5" t="str"><f>A2&amp;"x"</f><v>騰訊x</v></c>\
      <c r="C5" t="b"><v>1</v></c><c r="D5" t="e"><v>#REF!</v></c><c r="E5" t="s"><v>2</v></c><c r="F5" s="3"/></row>\
      </sheetData>
      """
    let rows = try rows(parts)
    #expect(rows.map(\.number) == [2, 5])
    #expect(rows[0].cells.map(\.column) == [0, 2, 3])
    #expect(rows[0].cells.map(\.text) == ["騰訊", "텐센트 ", "인라인"])
    #expect(rows[1].cells.map(\.text) == ["騰訊x", "TRUE", "#REF!", "가&나\n다_x0041_"])
  }

  @Test func placesThatAreNotSaidFollowEachOther() throws {
    var parts = Parts()
    parts.sheet = """
      <sheetData><row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row><c r="B2"><v>4</v></c>\
      <c r="A2"><v>5</v></c></row></sheetData>
      """
    let rows = try rows(parts)
    #expect(rows.map(\.number) == [1, 2])
    #expect(rows[0].cells.map(\.column) == [0, 3, 4])
    #expect(rows[1].cells.map(\.text) == ["5", "4"])
  }

  /// ECMA-376-1, 18.17.4.1 and 18.17.4.2: the date systems; 25569 is 1 January 1970.
  @Test(arguments: [
    (1.0, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01"), (25569, "1970-01-01"), (45000, "2023-03-15"),
    (2_958_465, "9999-12-31"), (45351, "2024-02-29"), (45000.5, "2023-03-15T12:00:00"),
    // The last half second of a day is the next day; the one before it is not.
    (45142.999999, "2023-08-05"), (45142.99999, "2023-08-04T23:59:59"),
  ])
  func dates(_ serial: Double, _ date: String) {
    #expect(CellStyles.date(serial, has1904: false) == date)
    if serial >= 1462 { #expect(CellStyles.date(serial - 1462, has1904: true) == date) }
  }

  @Test func whatIsNoDate() {
    #expect(CellStyles.date(60, has1904: false) == nil)
    #expect(CellStyles.date(-1, has1904: false) == nil)
    #expect(CellStyles.date(59.999999, has1904: false) == nil)
    #expect(CellStyles.date(2_958_465.999999, has1904: false) == nil)
    #expect(CellStyles.date(0, has1904: true) == "1904-01-01")
    for code in ["General", "0.00E+00", "#,##0\"day\"", "[Red]0", "@", "h:mm:ss", "\\d0"] {
      #expect(!CellStyles.isDate(code: code), "\(code)")
    }
    for code in ["yyyy-mm-dd", "[$-412]yyyy\"년\" m\"월\" d\"일\"", "m/d", "dd\\-mmm"] {
      #expect(CellStyles.isDate(code: code), "\(code)")
    }
  }

  @Test func numbersAsTheyAreShown() throws {
    var parts = Parts()
    parts.styles = """
      <numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><cellStyleXfs><xf numFmtId="14"/>\
      </cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs>
      """
    let cells = ["<c><v>3.1400000000000001</v></c>", "<c><v>20230804</v></c>", "<c><v>1E2</v></c>"]
    let dates = ["<c s=\"1\"><v>45000</v></c>", "<c s=\"2\"><v>45000</v></c>", "<c s=\"0\"><v>45000</v></c>"]
    parts.sheet = "<sheetData><row>\((cells + dates).joined())</row></sheetData>"
    #expect(
      try rows(parts)[0].cells.map(\.text) == ["3.14", "20230804", "100", "2023-03-15", "2023-03-15", "45000"])
  }

  @Test func cellsMergedDownwardsCountForEachRow() throws {
    var parts = Parts()
    let row = { (number: Int, cells: String) in "<row r=\"\(number)\">\(cells)</row>" }
    let text = { (place: String, text: String) in "<c r=\"\(place)\" t=\"str\"><v>\(text)</v></c>" }
    parts.sheet =
      "<sheetData>" + row(1, text("A1", "zh") + text("B1", "ko")) + row(2, text("A2", "騰訊") + text("B2", "텐센트"))
      + row(3, text("B3", "텅쉰")) + row(5, text("B5", "다른"))
      + "</sheetData><mergeCells><mergeCell ref=\"A2:A4\"/><mergeCell ref=\"A1:B1\"/></mergeCells>"
    #expect(try rows(parts).map { $0[0] } == ["zh", "騰訊", "騰訊", ""])
  }

  @Test func hiddenSheetsAndStrictNames() throws {
    var parts = Parts()
    let strict = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    parts.root = parts.root.replacingOccurrences(of: Parts.relation, with: strict)
    parts.relations = """
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
      <Relationship Id="a" Type="\(strict)/worksheet" Target="worksheets/sheet1.xml"/>\
      <Relationship Id="b" Type="\(strict)/worksheet" Target="../xl/./worksheets/Sheet2.xml"/>\
      <Relationship Id="c" Type="\(strict)/chartsheet" Target="chartsheets/1.xml"/></Relationships>
      """
    parts.workbook = """
      <workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:q="\(strict)"><sheets>\
      <sheet name="숨음" state="hidden" q:id="a"/><sheet name="차트" q:id="c"/><sheet name="보임" q:id="b"/></sheets></workbook>
      """
    parts.others = [
      ("xl/worksheets/sheet2.xml", "<worksheet><sheetData><row><c><v>7</v></c></row></sheetData></worksheet>")
    ]
    let file = try TemporaryFile(parts.bytes())
    let book = try Workbook(path: file.path)
    #expect(book.sheetNames == ["보임"])
    #expect(try book.rows(ofSheet: 0).map { $0[0] } == ["7"])
  }

  // MARK: Written here

  @Test func whatIsWrittenComesBack() throws {
    let texts = [
      "騰訊研究院", "=1+2", "2025-03-07", "007", "줄\n바꿈", "\"따옴표\" 'x'", "_x0041_ _x000D_", "a\u{1}b", "😀𠮷", " 앞뒤 ", "@x",
      String(repeating: "가", count: 32_767),
    ]
    var sheet = SheetContent(
      name: "표", columns: [SheetColumn("글", width: 20, note: "설명"), SheetColumn("수", width: 6)],
      rows: texts.enumerated().map { SheetContent.Row([$1, String($0)], startsGroup: $0 == 2) })
    sheet.columns[1].isNumeric = true
    sheet.columns[0].choices = SheetChoices(values: ["하나", "둘"], title: "제목", message: "설명", refusal: "안 됩니다")
    sheet.columns[0].colours = [("=1+2", SheetColour(0xFF0000))]
    sheet.isProtected = true
    let bytes = try WorkbookWriter.bytes([sheet], created: 1_741_305_600)
    #expect(try WorkbookWriter.bytes([sheet], created: 1_741_305_600) == bytes)
    let file = try TemporaryFile(bytes)
    #expect(try SpreadsheetFile.isWorkbook(file.path))
    let book = try Workbook(path: file.path)
    #expect(book.sheetNames == ["표"])
    let rows = try book.rows(ofSheet: 0)
    #expect(rows[0].cells.map(\.text) == ["글", "수"])
    #expect(rows.dropFirst().map { $0[0] } == texts)
    #expect(rows.dropFirst().map { $0[1] } == texts.indices.map(String.init))
  }

  @Test func aCellThatIsTooLongIsNamed() {
    let row = SheetContent.Row(["", String(repeating: "가", count: 32_768)])
    let sheet = SheetContent(name: "표", columns: [SheetColumn("a", width: 5), SheetColumn("b", width: 5)], rows: [row])
    #expect(throws: SpreadsheetError.cellTooLong(row: 2, column: "b", limit: 32_767)) {
      try WorkbookWriter.bytes([sheet], created: 0)
    }
  }
}
