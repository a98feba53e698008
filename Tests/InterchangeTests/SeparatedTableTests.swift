// SPDX-License-Identifier: Apache-2.0

import Interchange
import Testing

/// Tables as spreadsheets save them.
@Suite struct SeparatedTableTests {
  @Test func quotedCellsAndLineEnds() {
    let rows = SeparatedTable.rows("a\t\"b \"\"c\"\"\nd\"\r\n\r\ne\t \"f\n\"open\tg")
    #expect(rows.map(\.line) == [1, 4, 5])
    #expect(rows.map(\.cells) == [["a", "b \"c\"\nd"], ["e", "\"f"], ["\"open", "g"]])
  }

  @Test(arguments: ["\t", ",", ";"])
  func whateverSeparates(_ mark: String) {
    let text = "\u{FEFF}key,zh,ko\r\n1,\"二,三;\t\",사\r\n".replacing("key,zh,ko", with: "key\(mark)zh\(mark)ko")
      .replacing("1,\"", with: "1\(mark)\"").replacing("\",사", with: "\"\(mark)사")
    #expect(SeparatedTable.rows(text).map(\.cells) == [["key", "zh", "ko"], ["1", "二,三;", "사"]])
  }

  @Test func textThatLooksLikeAFormula() {
    let rows = SeparatedTable.rows("a\tb\tc\td\n\"=\"\"007\"\"\"\t=\"가\"\t=1+2\t\"=\"\"a\"\"&\"\"b\"\"\"\n#\tx")
    #expect(rows.map(\.cells) == [["a", "b", "c", "d"], ["007", "가", "=1+2", "=\"a\"&\"b\""], ["#", "x"]])
  }

  @Test func nothing() {
    #expect(SeparatedTable.rows("").isEmpty)
    #expect(SeparatedTable.rows("\u{FEFF}\n\t\n").isEmpty)
  }
}
