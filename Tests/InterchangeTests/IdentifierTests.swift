// SPDX-License-Identifier: Apache-2.0

import Foundation
import Interchange
import TermBase
import Testing

@Suite struct IdentifierTests {
  private func ids(_ concepts: [Concept]) -> [String: String] {
    let ids = TermExporter(concepts: concepts, forms: testForms).conceptIDs()
    return Dictionary(uniqueKeysWithValues: zip(concepts.map(\.key), ids.map { $0 ?? "-" }))
  }

  @Test func fromThePinyin() {
    #expect(
      ids([
        concept(GlossaryRow(zh: "承諾", ko: "청눠")), concept(GlossaryRow(zh: "绿江", ko: "뤼장")),
        concept(GlossaryRow(zh: "5G权", ko: "5G권")), concept(GlossaryRow(zh: "〇", ko: "영")),
        concept(GlossaryRow(zh: "东", ko: "동", status: .rejected)),
      ]) == ["承诺": "c-chengnuo", "绿江": "c-lvjiang", "5G权": "c-5gquan", "〇": "c-x", "东": "-"])
  }

  @Test func homophonesAndOrder() {
    let concepts = [
      concept(GlossaryRow(zh: "权", ko: "권")), concept(GlossaryRow(zh: "拳", ko: "주먹")),
      concept(GlossaryRow(zh: "泉", ko: "샘")), concept(id: "c-quan-2", GlossaryRow(zh: "全", ko: "모두")),
    ]
    let expected = ["拳": "c-quan", "权": "c-quan-3", "泉": "c-quan-4", "c-quan-2": "c-quan-2"]
    #expect(ids(concepts) == expected)
    #expect(ids(concepts.reversed()) == expected)
    // A rejected homophone takes no id from the others.
    #expect(
      ids(concepts + [concept(GlossaryRow(zh: "㐀", ko: "x", status: .rejected))]).filter { $0.key != "㐀" } == expected)
  }

  @Test func rowOrderAndFilterChangeNothing() throws {
    let rows = [
      GlossaryRow(zh: "騰訊", ko: "텅쉰", status: .deprecated), GlossaryRow(zh: "腾讯", zhStatus: .preferred, ko: "텐센트"),
    ]
    let one = Concept(key: "腾讯", id: nil, rows: rows)
    let other = Concept(key: "腾讯", id: nil, rows: rows.reversed())
    #expect(ids([one]) == ids([other]))
    let filtered = try export([one], .tbx2, ExportOptions(statuses: [.deprecated])).text
    #expect(filtered.contains(#"id="c-tengxun""#))
  }

  @Test func uniqueInALargeFile() throws {
    let concepts = generatedBase(3000)
    let (text, _) = try export(concepts, .tbx3)
    let ids = text.split(separator: "\n").filter { $0.contains(" id=\"") }.map { $0.split(separator: "\"")[1] }
    #expect(ids.count == 3007)
    #expect(Set(ids).count == ids.count)
    var shuffled = concepts
    var generator = SystemRandomNumberGenerator()
    shuffled.shuffle(using: &generator)
    #expect(self.ids(concepts) == self.ids(shuffled))
  }

  @Test func sameInputSameBytes() throws {
    let options = ExportOptions(date: "2026-11-22")
    for format in ExportFormat.allCases {
      #expect(try export(generatedBase(200), format, options).text == export(generatedBase(200), format, options).text)
    }
  }

  @Test func streamsInChunks() throws {
    var largest = 0
    var calls = 0
    try TermExporter(concepts: generatedBase(1000), forms: testForms).write(.tbx3) {
      largest = max(largest, $0.count)
      calls += 1
    }
    #expect(calls > 10)
    #expect(largest < 128 << 10)
  }
}
