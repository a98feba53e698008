// SPDX-License-Identifier: Apache-2.0

import HanHangul
import Interchange
import TermBase
import Testing

/// The glossary → a lossless format → an empty base → the same glossary.
@Suite struct RoundTripTests {
  static let formats: [(ExportFormat, TBXDialect)] =
    [(.tbx2, .basic)] + TBXDialect.allCases.map { (.tbx3, $0) } + [(.tsv, .basic)]

  /// Rows as they mean, whatever row of the concept says what concerns all of them.
  static func canonical(_ concepts: [Concept], ids: [String?]) -> [String] {
    var result: [String] = []
    for (concept, id) in zip(concepts, ids) {
      let live = concept.rows.filter { $0.status != .rejected }
      let zhStatuses = Dictionary(live.map { ($0.zh, $0.zhStatus) }) { $0 == .admitted ? $1 : $0 }
      for row in live {
        var cells = GlossaryColumn.allCases.filter { ![.id, .zhStatus, .category, .definition, .domain].contains($0) }
          .map { "\($0.rawValue)=\(row.cell($0))" }
        cells += row.extras.map { "\($0.column)=\($0.value)" }.sorted()
        cells.append("zh_status=\(zhStatuses[row.zh] ?? .admitted) id=\(id ?? "")")
        cells.append(
          "concept=\(String(describing: concept.category)) \(concept.definition ?? "") \(concept.domain ?? "")")
        result.append(cells.joined(separator: "|"))
      }
    }
    return result.sorted()
  }

  func read(_ text: String, _ format: ExportFormat) throws -> Reading {
    format == .tsv ? try readTable(text) : try readTBX(text)
  }

  func check(_ concepts: [Concept], _ format: ExportFormat, _ dialect: TBXDialect) throws {
    var options = ExportOptions(dialect: dialect, date: "2026-11-22", generator: "gwalho 1")
    options.writesMadeIDs = true
    let (text, _) = try export(concepts, format, options)
    let reading = try read(text, format)
    #expect(reading.summary.problems == [], "\(format) \(dialect)")
    #expect(reading.summary.isOwn || format == .tsv)
    let base = TermBase(rows: reading.rows)
    let ids = TermExporter(concepts: concepts, forms: testForms).conceptIDs()
    let ours = Self.canonical(concepts, ids: ids)
    let theirs = Self.canonical(base.concepts, ids: base.concepts.map(\.id))
    if ours != theirs {
      for (one, other) in zip(ours, theirs) where one != other {
        Issue.record("\(format) \(dialect)\n\(one)\n\(other)")
        break
      }
      #expect(ours.count == theirs.count)
    }
    // Synonyms of one rank may come in another order.
    let again = try export(base.concepts, format, options).text.split(separator: "\n").sorted()
    let lines = text.split(separator: "\n").sorted()
    if again != lines {
      for (one, other) in zip(lines, again) where one != other {
        Issue.record("\(format) \(dialect) again\n\(one)\n\(other)")
        break
      }
    }
  }

  @Test(arguments: formats)
  func realistic(_ format: ExportFormat, _ dialect: TBXDialect) throws {
    try check(realisticBase, format, dialect)
  }

  @Test(arguments: formats)
  func everyField(_ format: ExportFormat, _ dialect: TBXDialect) throws {
    try check(generatedBase(1_000), format, dialect)
  }

  @Test(arguments: formats)
  func manyShapes(_ format: ExportFormat, _ dialect: TBXDialect) throws {
    for seed in 1...300 {
      try check(Self.shapes(seed: UInt64(seed)), format, dialect)
    }
  }

  /// Text that XML cannot hold, or that is cleaned, stays as it is from the first export on.
  @Test(arguments: formats)
  func hostileTextIsStable(_ format: ExportFormat, _ dialect: TBXDialect) throws {
    let options = ExportOptions(dialect: dialect, date: "2026-11-22", generator: "gwalho 1", writesMadeIDs: true)
    let first = try export(hostileBase, format, options).text
    let once = TermBase(rows: try read(first, format).rows).concepts
    let second = try export(once, format, options).text
    let twice = TermBase(rows: try read(second, format).rows).concepts
    #expect(try export(twice, format, options).text == second)
    #expect(once.flatMap(\.rows).count == (format == .tsv ? 3 : 3))
  }

  /// Concepts with several Chinese forms in both scripts, renderings that share some of them, values that differ by
  /// row, notes that look like columns. Deterministic.
  static func shapes(seed: UInt64) -> [Concept] {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    func pick(_ values: [String?]) -> String? { values[next(values.count)] }
    let forms = ["之江实验室", "之江實驗室", "之江室", "騰訊", "腾讯", "北京", "承諾", "东龙", "東龍"]
    let renderings = ["즈장실험실", "지강실험실", "텐센트", "베이징", "북경", "청눠"]
    var rows: [GlossaryRow] = []
    var pairs: Set<String> = []
    let id = next(3) == 0 ? nil : "c-shape"
    // Without an id only spellings of one form belong together.
    let chinese =
      id == nil ? [["騰訊", "腾讯"], ["北京"], ["承諾"]][next(3)] : (0..<1 + next(4)).map { _ in forms[next(forms.count)] }
    var preferred: Set<String> = []
    for _ in 0..<1 + next(6) {
      let zh = chinese[next(chinese.count)]
      let ko = renderings[next(renderings.count)]
      guard pairs.insert(zh + ko).inserted else { continue }
      var row = GlossaryRow(id: id, zh: zh, ko: ko)
      row.status = [.preferred, .admitted, .deprecated, .superseded][next(4)]
      row.form = [.full, .full, .short, .abbreviation][next(4)]
      if row.status == .preferred, !preferred.insert(ko).inserted || preferred.count > 1 { row.status = .admitted }
      row.zhStatus = .admitted
      row.kind = [nil, .sound, .mixed][next(3)]
      row.category = .company
      row.domain = "person"
      row.definition = "정의: 하나"
      row.note = pick([nil, "메모", "reason: 이유가 아님", "줄\n바꿈", "note: 메모", "\"따옴표\": 값", "https://a.example: x"])
      row.source = pick([nil, "회의록", "2024-08-02호"])
      row.ref = pick([nil, "https://a.example/x", "사내 문서", "http://a.example/ https://b.example/가"])
      row.by = pick([nil, "편집부", "김"])
      row.date = pick([nil, "2024-08-02", "2025-01-01"])
      row.reason = pick([nil, "용례", "a [b]: c"])
      if next(3) == 0 {
        row.extras.append(.init(column: pick(["담당", "a: b", "x [y", "\"q\"", "pinyin"]) ?? "", value: "값 \(next(2))"))
      }
      rows.append(row)
    }
    return TermBase(rows: rows).concepts
  }
}
