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
    // The page is XML but for its document type.
    let xml = page.replacingOccurrences(of: "<!DOCTYPE html>", with: "")
    let document = try XMLDocument(xmlString: xml)
    // A dot for each range of confidences, and a curve by confidence and one by link.
    #expect(try document.nodes(forXPath: "//svg[1]/circle").count >= 1)
    #expect(try document.nodes(forXPath: "//svg/path[starts-with(@class,'curve')]").count == 2)
    #expect(try document.nodes(forXPath: "//figure/figcaption").count == 2)
    #expect(try document.nodes(forXPath: "//table").count >= 6)
    #expect(try document.nodes(forXPath: "//ol/li").count == 1)
    #expect(page.contains("&lt;gold&gt;&amp;.jsonl"))
    #expect(!page.contains("http://") && !page.contains("https://") && !page.contains("<script"))
  }

  @Test func jsonHoldsTheFeaturesOfEveryOutcome() throws {
    let json = try JSONSerialization.jsonObject(with: Data(report(.en).json.utf8)) as? [[String: Any]]
    let outcomes = try #require(json?.first?["outcomes"] as? [[String: Any]])
    #expect(outcomes.count == 2)
    #expect(outcomes.allSatisfy { ($0["features"] as? [Double])?.count == AlignmentEvaluation.features.count })
  }

  @Test func severalFilesHaveATotal() throws {
    let line = #"{"id":"1","text":"베이징(北京)","labels":[{"n":1,"zh":"北京","ko":"베이징","kind":"sound"}]}"#
    let part = AlignmentEvaluation([try GoldRecord(jsonLine: line, number: 1, path: "x")]) { _ in "" }
    let report = EvaluationReport(
      results: [.alignment(path: "a", part), .alignment(path: "b", part)], language: .en, showsErrors: false)
    #expect(report.text.contains("all files\n  exact pairs                       2/2  100.0 %"))
    #expect(report.html.components(separatedBy: "<section>").count == 4)
    let json = try JSONSerialization.jsonObject(with: Data(report.json.utf8)) as? [[String: Any]]
    #expect(json?.count == 2)
  }

  @Test func textSaysWhatWasMissedAndWhy() throws {
    let text = try report(.en).text
    #expect(text.contains("exact pairs"))
    #expect(text.contains("先声 ↔ 성 ≠ 先声 ↔ 센성"))
    #expect(text.contains("先 → 센"))
  }
}
