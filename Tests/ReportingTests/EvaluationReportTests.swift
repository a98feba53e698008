// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Foundation
import FoundationXML
import Reporting
import Testing

@Suite struct EvaluationReportTests {
  private func report(_ language: Language) throws -> EvaluationReport {
    let lines = [
      #"{"id":"1","text":"베이징(北京)과 센성(先声)제약","labels":[{"n":1,"zh":"北京","ko":"베이징","kind":"sound"},{"n":2,"zh":"先声","ko":"성","kind":"sound"}]}"#,
      #"{"id":"<2>","text":"2월 17일(火)에 <b>A&B</b>","labels":[{"n":1,"kind":"none","han":"火"}]}"#,
    ]
    let records = try lines.enumerated().map { try GoldRecord(jsonLine: $1, number: $0 + 1, path: "x") }
    let result = AlignmentEvaluation(records, explains: true) { _ in "" }
    return EvaluationReport(results: [.alignment(path: "<gold>&.jsonl", result)], language: language, showsErrors: true)
  }

  @Test(arguments: Language.allCases)
  func thePageIsWellFormedAndComplete(language: Language) throws {
    let page = try report(language).html
    // The page is XML but for its document type and the empty elements of its head.
    let xml = page.replacingOccurrences(of: "<!DOCTYPE html>", with: "")
      .replacingOccurrences(of: "<meta charset=\"utf-8\">", with: "")
      .replacingOccurrences(of: "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">", with: "")
    let document = try XMLDocument(xmlString: xml)
    #expect(try document.nodes(forXPath: "//svg/circle").count >= 1)
    #expect(try document.nodes(forXPath: "//table").count >= 6)
    #expect(try document.nodes(forXPath: "//ol/li").count == 1)
    #expect(page.contains("&lt;gold&gt;&amp;.jsonl"))
    #expect(!page.contains("http://") && !page.contains("https://") && !page.contains("<script"))
  }

  @Test func jsonHoldsTheFeaturesOfEveryOutcome() throws {
    let json = try JSONSerialization.jsonObject(with: Data(report(.en).json.utf8)) as? [[String: Any]]
    let outcomes = try #require(json?.first?["outcomes"] as? [[String: Any]])
    #expect(outcomes.count == 2)
    #expect(outcomes.allSatisfy { ($0["features"] as? [Double])?.count == 16 })
  }

  @Test func textSaysWhatWasMissedAndWhy() throws {
    let text = try report(.en).text
    #expect(text.contains("exact pairs"))
    #expect(text.contains("先声 ↔ 성 ≠ 先声 ↔ 센성"))
    #expect(text.contains("先 → 센"))
  }
}
