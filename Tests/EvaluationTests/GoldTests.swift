// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Foundation
import Testing

private let shared = ProcessInfo.processInfo.environment["GWALHO_SHARED"]

/// The figures that alignment must not fall below, on real issues and labelled text.
@Suite(.enabled(if: shared != nil, "SKIPPED: GWALHO_SHARED is not set, so there is no labelled data"))
struct GoldTests {
  private func evaluation(_ name: String) throws -> AlignmentEvaluation {
    let folder = try #require(shared)
    let path = "\(folder)/gold/\(name)"
    let records = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").enumerated().map {
      try GoldRecord(jsonLine: String($1), number: $0 + 1, path: path)
    }
    return try AlignmentEvaluation(records) {
      try String(contentsOfFile: "\(folder)/issues/\($0.file ?? "")", encoding: .utf8)
    }
  }

  @Test func seeds() throws {
    let result = try evaluation("seeds.jsonl")
    #expect(result.exact.right == 116 && result.exact.total == 116)
    #expect(result.rejected.right == 3 && result.rejected.total == 3)
    #expect(Double(result.kind.right) >= 0.95 * Double(result.kind.total))
    #expect(result.departures.total == 33)
    #expect(result.departures.right >= 31)
    #expect(result.falseDepartures <= 1)
  }

  @Test func wildText() throws {
    let result = try evaluation("wild_dev.jsonl")
    #expect(result.exact.total == 185)
    #expect(result.exact.right >= 183)
    #expect(Double(result.kind.right) >= 0.94 * Double(result.kind.total))
    #expect(result.falseDepartures == 0)
    #expect(result.rejected.right == 6 && result.rejected.total == 6)
  }

  @Test func transcriptionBySound() throws {
    let folder = try #require(shared)
    let result = TranscriptionEvaluation(
      tsv: try String(contentsOfFile: "\(folder)/gold/transcription_dev.tsv", encoding: .utf8))
    let sound = try #require(result.byKind["sound"])
    #expect(Double(sound.right) >= 0.985 * Double(sound.total))
  }
}

@Suite struct GoldRecordTests {
  @Test func readsBothShapes() throws {
    let inText = try GoldRecord(
      jsonLine: #"{"id":"a","context":"베이징(北京)","ctx_at":3,"zh":"北京","ko":"베이징","kind":"sound","alt":[{"ko":"북경"}]}"#,
      number: 1, path: "x")
    #expect(inText.at == 3)
    #expect(inText.labels[0].pairs.map(\.ko) == ["베이징", "북경"])
    let inFile = try GoldRecord(
      jsonLine: #"{"file":"a.txt","line":2,"col":4,"zh":null,"ko":null,"kind":"none"}"#, number: 2, path: "x")
    #expect(inFile.labels[0].pairs.isEmpty)
  }

  @Test func refusesWhatHasNoText() {
    #expect(throws: GoldError.withoutText(path: "x", line: 3)) {
      try GoldRecord(jsonLine: #"{"zh":"北京"}"#, number: 3, path: "x")
    }
    #expect(throws: GoldError.malformed(path: "x", line: 4)) { try GoldRecord(jsonLine: "{", number: 4, path: "x") }
  }

  @Test func refusesLabelsThatSayNothing() {
    func error(_ line: String) -> GoldError? {
      do throws(GoldError) {
        _ = try GoldRecord(jsonLine: line, number: 5, path: "x")
        return nil
      } catch { return error }
    }
    #expect(error(#"{"text":"베이징(北京)","labels":[{"n":1,"zh":"北京"}]}"#) == .incomplete(path: "x", line: 5))
    #expect(error(#"{"text":"베이징(北京)","ctx_at":3,"zh":"北京"}"#) == .incomplete(path: "x", line: 5))
    #expect(
      error(#"{"text":"베이징(北京)","labels":[{"zh":"北京","ko":"베이징","kind":"음"}]}"#)
        == .unknownKind(path: "x", line: 5, kind: "음"))
    #expect(
      error(#"{"text":"베이징(北京)","labels":[{"zh":"北京","ko":"베이징","kind_alt":["?"]}]}"#)
        == .unknownKind(path: "x", line: 5, kind: "?"))
  }

  @Test(arguments: [-1, 7, 1_000_000, Int.max])
  func refusesAPlaceOutsideTheText(at: Int) {
    #expect(throws: GoldError.outside(path: "x", line: 6, at: at)) {
      try GoldRecord(
        jsonLine: #"{"text":"베이징(北京)","ctx_at":\#(at),"zh":"北京","ko":"베이징"}"#, number: 6, path: "x")
    }
  }

  @Test(arguments: ["/etc/passwd", "../../etc/passwd", "a/../../b"])
  func refusesTextsOutsideTheFolder(file: String) {
    #expect(throws: GoldError.noSuchText(path: "x", line: 7, file: file)) {
      try GoldRecord(
        jsonLine: #"{"file":"\#(file)","line":1,"col":1,"zh":"北京","ko":"베이징"}"#, number: 7, path: "x")
    }
  }

  /// Outcomes of one document stay in one fold of the cross-validation.
  @Test func knowsTheDocument() throws {
    func document(_ members: String) throws -> String {
      try GoldRecord(jsonLine: #"{"id":"1","zh":"北京","ko":"베이징",\#(members)}"#, number: 8, path: "x").document
    }
    let text = #""text":"베이징(北京)","ctx_at":3"#
    #expect(try document(text) == "1")
    #expect(try document(text + #","document":"d""#) == "d")
    #expect(try document(text + #","repo":"r","path":"p.md""#) == "r/p.md")
    #expect(try document(#""file":"a.txt","line":1,"col":1"#) == "a.txt")
  }

  @Test func countsAWrongBoundaryAsWrong() throws {
    let record = try GoldRecord(
      jsonLine: #"{"context":"하이난 센성(先声)제약","ctx_at":6,"zh":"先声","ko":"하이난 센성","kind":"sound"}"#, number: 1, path: "x")
    let result = AlignmentEvaluation([record]) { _ in "" }
    #expect(result.exact.right == 0 && result.exact.total == 1)
    #expect(result.misses.contains { $0.aspect == .pair })
  }
}
