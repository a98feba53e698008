// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Foundation
import Testing

/// What alignment must not fall below on the open gold set.
@Suite struct OpenGoldTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("OpenGold")

  private func records(_ name: String) throws -> [GoldRecord] {
    let path = Self.folder.appendingPathComponent(name).path
    return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").enumerated().map {
      try GoldRecord(jsonLine: String($1), number: $0 + 1, path: path)
    }
  }

  @Test(arguments: [("names-and-history.jsonl", 0.97, 0.9), ("shapes-and-markup.jsonl", 0.98, 0.93)])
  func bars(name: String, exact: Double, kind: Double) throws {
    let result = AlignmentEvaluation(try records(name)) { _ in "" }
    #expect(result.exact.share >= exact, "\(result.exact)")
    #expect(result.rejected.share >= 0.95, "\(result.rejected)")
    #expect(result.kind.share >= kind, "\(result.kind)")
  }

  @Test func surePairsAreExact() throws {
    let both = try records("names-and-history.jsonl") + records("shapes-and-markup.jsonl")
    let result = AlignmentEvaluation(both) { _ in "" }
    let accepted = result.verdict("accept")
    #expect(accepted.share >= 0.99)
    #expect(Double(accepted.total) >= 0.93 * Double(result.outcomes.count))
  }

  /// Every label names a bracket, its pair stands in the text, and no text is there twice.
  @Test func labelsStandInTheirTexts() throws {
    var seen: Set<String> = []
    for name in ["names-and-history.jsonl", "shapes-and-markup.jsonl"] {
      for record in try records(name) {
        let text = try #require(record.text)
        #expect(seen.insert(text).inserted, "\(record.id)")
        #expect(!record.labels.isEmpty, "\(record.id)")
        for label in record.labels where !label.pairs.isEmpty {
          #expect(
            label.pairs.contains { text.contains($0.zh) || $0.zh.contains("\n") }, "\(record.id): \(label.pairs[0])")
        }
      }
    }
  }
}
