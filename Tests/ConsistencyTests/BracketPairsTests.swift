// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Consistency

@Suite struct BracketPairsTests {
  private func brackets(_ text: String) -> (pairs: Int, alone: [Int]) {
    let brackets = BracketPairs(CheckedDocument(path: "a", text: CheckText(text), annotations: []))
    return (brackets.pairs.count, brackets.alone)
  }

  @Test(arguments: [
    ("가(나)다", 1, []), ("가（나)다", 1, []), ("가(나\n다)라", 1, []), ("가(나[다]라)마", 2, []),
    ("가(나다", 0, [1]), ("가나)다", 0, [2]), ("가(나[다)라", 1, [3]), ("가(나\n\n다라)마", 0, [1, 7]),
    ("1) 첫째\n가) 둘째\na) 셋째 iv) 넷째", 0, []), ("중국1)은", 0, []), ("좋다 :)", 0, []), ("①) 하나", 0, []),
    ("「가『나』다」", 2, []), ("구간 [0, 1)과 (−∞, 3]은", 0, []),
    ("가[나, 다라)마", 0, [1, 7]), ("《가〉", 0, [0, 2]),
  ])
  func pairs(_ text: String, _ count: Int, _ alone: [Int]) {
    let found = brackets(text)
    #expect(found.pairs == count)
    #expect(found.alone == alone)
  }

  @Test func anUnclosedBracketBeforeATitleIsFound() {
    let text = "그는 (〈논어〉 등을 읽었다.\n"
    let result = Checker().check([CheckedDocument(path: "a", text: CheckText(text), annotations: [])])
    #expect(result.findings.filter { $0.rule == .unbalancedBracket }.map(\.column) == [4])
  }

  @Test func aMillionBracketsOfWhichNonePairs() {
    let open = String(repeating: "(", count: 500_000)
    #expect(brackets(open + String(repeating: "]", count: 500_000)).alone.count == 1_000_000)
  }
}
