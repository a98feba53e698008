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

  private func findings(_ text: String) -> [Finding] {
    Checker().check([CheckedDocument(path: "a", text: CheckText(text), annotations: [])]).of(.unbalancedBracket)
  }

  /// Two brackets of different shapes side by side are one slip.
  @Test func aBracketThatAnotherShapeClosesIsOneFinding() {
    let found = findings("쑤저우(苏州]에 갔다.\n")
    #expect(found.map(\.message.key) == ["finding.unbalanced-bracket.mismatched"])
    #expect(found.map(\.range) == [3..<7])
    #expect(found.first?.message.arguments["found"] == "(苏州]")
    #expect(findings("쑤저우(苏州은 크다\n우시]도 크다.").count == 2)
    #expect(findings("쑤저우(苏州은 크다. \(String(repeating: "아주 ", count: 30))우시]도 크다.").count == 2)
    // What pairs is no slip: one bracket is left.
    #expect(findings("쑤저우(苏州], 우시)에 갔다.").map(\.message.key) == ["finding.unbalanced-bracket.close"])
  }

  /// Excerpts are cut between words, and say that the line goes on.
  @Test(arguments: [
    ("그는 (쑤저우 공장은 올해 안에 문을 연다.", "(쑤저우 공장은 올해 …"), ("그는 (쑤저우", "(쑤저우"),
    ("그는 (쑤저우 공장 세 곳은", "(쑤저우 공장 세 곳은"), ("(쑤저우공업단지관리위원회가밝혔다", "(쑤저우공업단지관리위원…"),
    ("지난해 문을 연 쑤저우의 공장 우시)도", "… 쑤저우의 공장 우시)"), ("우시)도", "우시)"),
  ])
  func excerpts(_ text: String, _ shown: String) {
    #expect(findings(text).map { $0.message.arguments["found"] } == [shown])
    #expect(findings(text).allSatisfy { !$0.found.contains("…") && $0.found.last != " " })
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
