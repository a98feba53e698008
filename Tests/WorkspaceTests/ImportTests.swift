// SPDX-License-Identifier: Apache-2.0

import Foundation
import Memory
import TermBase
import Testing

@testable import Workspace

@Suite struct ImportTests {
  /// A base in a folder of its own.
  private func withBase(_ glossary: String, _ body: (Base, String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gwalho-import-\(UUID().uuidString)")
      .path
    try FileManager.default.createDirectory(atPath: folder + "/glossary", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data().write(to: URL(fileURLWithPath: folder + "/gwalho.toml"))
    if !glossary.isEmpty { try Data(glossary.utf8).write(to: URL(fileURLWithPath: folder + "/glossary/terms.tsv")) }
    try body(try Base.locate(explicit: folder), folder)
  }

  private func run(
    _ base: Base, _ folder: String, _ text: String, name: String = "받은.csv", _ options: ImportOptions = ImportOptions()
  ) throws -> ImportReport {
    try run(base, folder, Array(text.utf8), name: name, options)
  }

  private func run(
    _ base: Base, _ folder: String, _ bytes: [UInt8], name: String = "받은.csv",
    _ options: ImportOptions = ImportOptions()
  ) throws -> ImportReport {
    let path = folder + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return try ImportService(base, byline: Byline(name: "검", date: "2026-01-01")).run(path, options)
  }

  private func rows(_ base: Base) -> [String] {
    Glossary(base).load().base.concepts.flatMap(\.rows).map {
      "\($0.zh) \($0.ko) \($0.status.rawValue)" + ($0.note.map { " " + $0 } ?? "")
    }
  }

  private let glossary = "zh\tko\tstatus\tnote\n腾讯\t텐센트\tpreferred\t\n之江\t즈장\tpreferred\t우리 메모\n之江\t즈강\tdeprecated\t\n"
  private let file = "zh,ko,status,note\n腾讯,텐센트,preferred,회사\n之江,지강,preferred,\n之江,즈장,admitted,그들\n芯片,칩,preferred,\n"

  @Test func newRowsAreCandidates() throws {
    try withBase(glossary) { base, folder in
      let before = rows(base)
      let report = try run(base, folder, file)
      #expect(rows(base) == before)
      #expect(report.candidates == 2 && report.written == 0)
      #expect(report.changes.map(\.line) == [2, 3, 4, 5])
      let items = try ReviewService(base, byline: Byline(name: nil, date: "2026-01-01")).items()
      #expect(Set(items.map { "\($0.zh) \($0.ko)" }) == ["之江 지강", "芯片 칩"])
      #expect(items.first { $0.ko == "칩" }?.places.first?.line == 5)
      // Once more changes nothing.
      _ = try run(base, folder, file)
      #expect(try ReviewService(base, byline: Byline(name: nil, date: "2026-01-01")).items().map(\.count) == [1, 1])
    }
  }

  @Test func keepLeavesWhatIsDecided() throws {
    try withBase(glossary) { base, folder in
      let report = try run(base, folder, file, ImportOptions(policy: .keep, isDecided: true))
      #expect(rows(base) == ["腾讯 텐센트 preferred", "之江 즈장 preferred 우리 메모", "之江 즈강 deprecated", "芯片 칩 preferred"])
      #expect(report.written == 1 && report.kept == 3)
      #expect(report.changes.map(\.kind).contains(.contradicted(by: "즈장")))
    }
  }

  @Test func theirsReplaces() throws {
    try withBase(glossary) { base, folder in
      let report = try run(base, folder, file, ImportOptions(policy: .theirs, isDecided: true))
      #expect(
        rows(base) == [
          "腾讯 텐센트 preferred 회사", "之江 즈장 admitted 그들", "之江 즈강 deprecated", "之江 지강 preferred", "芯片 칩 preferred",
        ])
      #expect(report.kept == 0)
    }
  }

  @Test func bothAddsWhatIsMissing() throws {
    try withBase(glossary) { base, folder in
      let report = try run(base, folder, file, ImportOptions(policy: .both, isDecided: true))
      #expect(
        rows(base) == [
          "腾讯 텐센트 preferred 회사", "之江 즈장 preferred 우리 메모", "之江 즈강 deprecated", "之江 지강 admitted", "芯片 칩 preferred",
        ])
      // The status and the note that the glossary has already.
      #expect(report.kept == 1)
      let again = try run(base, folder, file, ImportOptions(policy: .both, isDecided: true))
      #expect(again.written == 0)
    }
  }

  @Test func dryRunWritesNothing() throws {
    try withBase(glossary) { base, folder in
      let bytes = FileManager.default.contents(atPath: folder + "/glossary/terms.tsv")
      for policy in MergePolicy.allCases {
        let dry = try run(base, folder, file, ImportOptions(policy: policy, isDecided: true, isDryRun: true))
        #expect(dry.written > 0)
      }
      #expect(FileManager.default.contents(atPath: folder + "/glossary/terms.tsv") == bytes)
      #expect(!base.hasStore)
    }
  }

  /// What a spreadsheet forbids stays forbidden, in whatever words; a second time changes nothing.
  @Test func koreanWordsAreDecisions() throws {
    try withBase("zh\tko\tstatus\n宁德时代\t닝더스다이\tpreferred\n宁德时代\tCATL\tadmitted\n") { base, folder in
      let text = "중국어,표기,결정\n宁德时代,닝더스다이,우선\n宁德时代,CATL,금지\n"
      let report = try run(base, folder, text, ImportOptions(policy: .theirs))
      #expect(report.written == 1)
      #expect(rows(base) == ["宁德时代 닝더스다이 preferred", "宁德时代 CATL deprecated"])
      let again = try run(base, folder, text, ImportOptions(policy: .theirs))
      #expect(again.unchanged == 2)
    }
    try withBase(glossary) { base, folder in
      let text = "중국어,표기,상태\n蚂蚁集团,앤트그룹,우선\n蚂蚁集团,마이그룹,금지\n芯片,칩,나중에\n晶圆,웨이퍼,확정\n"
      let report = try run(base, folder, text, ImportOptions(isDecided: true))
      #expect(rows(base).suffix(2) == ["蚂蚁集团 앤트그룹 preferred", "蚂蚁集团 마이그룹 deprecated"])
      #expect(report.candidates == 1 && report.refused == 1)
    }
  }

  /// A table with the glossary's titles and no statuses says no more than any list of pairs.
  @Test func twoRenderingsAreNotBothPreferred() throws {
    try withBase("") { base, folder in
      _ = try run(base, folder, "zh,ko\n百度,바이두\n百度,백도\n", ImportOptions(isDecided: true))
      #expect(rows(base) == ["百度 바이두 preferred", "百度 백도 admitted"])
    }
    for (policy, expected) in [
      (MergePolicy.keep, ["百度 바이두 preferred"]), (.theirs, ["百度 바이두 preferred"]),
      (.both, ["百度 바이두 preferred", "百度 백도 admitted"]),
    ] {
      try withBase("") { base, folder in
        let text = "zh,ko,status\n百度,바이두,preferred\n百度,백도,preferred\n"
        let report = try run(base, folder, text, ImportOptions(policy: policy, isDecided: true))
        #expect(rows(base) == expected)
        #expect(report.written + report.kept == 2)
      }
      // The same beside decisions, which the file's first row replaces or not.
      for ours in ["바이뚜\tpreferred", "백도\tpreferred", "백도\tadmitted"] {
        try withBase("zh\tko\tstatus\n百度\t\(ours)\n") { base, folder in
          let text = "zh,ko,status\n百度,바이두,preferred\n百度,백도,preferred\n"
          _ = try run(base, folder, text, ImportOptions(policy: policy, isDecided: true))
          #expect(rows(base).count { $0.contains(" preferred") } == 1, "\(policy) \(ours) \(rows(base))")
        }
      }
    }
  }

  /// 상해 was decided against: a list that has it is told so.
  @Test func whatTheGlossaryForbidsIsSaid() throws {
    try withBase("zh\tko\tstatus\n上海\t상하이\tpreferred\n上海\t상해\tdeprecated\n") { base, folder in
      for text in ["上海,상해\n", "중국어,표기,분류\n上海,상해,지명\n"] {
        let before = FileManager.default.contents(atPath: folder + "/glossary/terms.tsv")
        let report = try run(base, folder, text, ImportOptions(policy: .theirs, isDecided: true))
        #expect(report.changes.map(\.kind) == [.forbidden(.deprecated)] && report.kept == 1)
        #expect(FileManager.default.contents(atPath: folder + "/glossary/terms.tsv") == before)
      }
      let report = try run(base, folder, "中国,중국,\n上海,상하이,\n上海,상하이\n")
      #expect(report.forms == 3 && report.candidates == 1 && report.unchanged == 1 && report.repeated == 1)
    }
  }

  /// Each row of the file is one of the numbers.
  @Test func everyRowIsAccountedFor() throws {
    let text = file + "芯片,칩,preferred,\n芯片,반도체,preferred,\n之江,즈강,,메모\n晶圆,웨이퍼,나중에,\n"
    for policy in MergePolicy.allCases {
      for isDecided in [true, false] {
        try withBase(glossary) { base, folder in
          let report = try run(base, folder, text, ImportOptions(policy: policy, isDecided: isDecided))
          let sum =
            report.unchanged + report.written + report.candidates + report.kept + report.repeated + report.ambiguous
          #expect(report.forms == 8 && sum == 8 && report.concepts == 4, "\(policy) \(isDecided)")
        }
      }
    }
  }

  @Test func aReviewAsATableIsNoListOfTerms() throws {
    try withBase(glossary) { base, folder in
      _ = try run(base, folder, "芯片,칩\n")
      let sheet = ReviewSheet.tsv(try ReviewService(base, byline: Byline(name: nil, date: "2026-01-01")).items())
      #expect(throws: TermFileError.review(path: folder + "/r.tsv")) {
        try run(base, folder, sheet, name: "r.tsv", ImportOptions(isDecided: true))
      }
    }
  }

  /// `1` of another tool is not the concept that we call so.
  @Test func foreignIDsDoNotJoinStrangers() throws {
    try withBase("id\tzh\tko\nc1\t芯片\t칩\n") { base, folder in
      let text = """
        <martif type="TBX" xml:lang="en"><text><body><termEntry id="c1"><langSet xml:lang="zh"><tig><term>疫苗</term></tig></langSet>
        <langSet xml:lang="ko"><tig><term>백신</term></tig></langSet></termEntry></body></text></martif>
        """
      _ = try run(base, folder, text, name: "a.tbx", ImportOptions(isDecided: true))
      let concepts = Glossary(base).load().base.concepts
      #expect(concepts.map(\.id) == ["c1", "c1-2"])
      #expect(concepts[1].rows.map(\.source) == ["a.tbx"])
    }
  }

  /// A list in somebody's own titles says where its rows are from; the glossary's table has its own source.
  @Test func tablesOfOthersAreASource() throws {
    for (text, source) in [("원어,번역\n芯片,칩\n", "받은.csv"), ("zh,ko\n芯片,칩\n", nil), ("개념 id,중국어,표기\nc-x,芯片,칩\n", nil)] {
      try withBase("") { base, folder in
        _ = try run(base, folder, text, ImportOptions(isDecided: true))
        #expect(Glossary(base).load().base.concepts.flatMap(\.rows).map(\.source) == [source], "\(text)")
      }
    }
  }

  @Test func homonymsAreNotGuessed() throws {
    try withBase("id\tzh\tko\na\t苹果\t애플\nb\t苹果\t사과\n") { base, folder in
      let report = try run(base, folder, "苹果,능금\n苹果,사과\n", ImportOptions(isDecided: true))
      #expect(report.unchanged == 0 || report.refused == 0)
      let single = try run(base, folder, "苹果,능금\n", ImportOptions(isDecided: true))
      #expect(single.refused == 1 && single.written == 0)
    }
  }

  @Test func brokenFilesChangeNothing() throws {
    try withBase(glossary) { base, folder in
      let before = FileManager.default.contents(atPath: folder + "/glossary/terms.tsv")
      let text = """
        <tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
        <conceptEntry id="a"><langSec xml:lang="zh"><termSec><term>芯片</term></termSec></langSec>
        <langSec xml:lang="ko"><termSec><term>칩</term></termSec></langSec></conceptEntry>
        """
      #expect(throws: (any Error).self) { try run(base, folder, text, name: "a.tbx", ImportOptions(isDecided: true)) }
      #expect(FileManager.default.contents(atPath: folder + "/glossary/terms.tsv") == before)
      #expect(!base.hasStore)
      #expect(throws: TermFileError.translationMemory(path: folder + "/m.tmx", format: "TMX")) {
        try run(
          base, folder, "<?xml version=\"1.0\"?><!-- x --><!DOCTYPE tmx SYSTEM \"tmx14.dtd\"><tmx/>", name: "m.tmx")
      }
      #expect(throws: TermFileError.translationMemory(path: folder + "/m.xlf", format: "XLIFF")) {
        try run(base, folder, "<xliff version=\"1.2\"/>", name: "m.xlf")
      }
    }
  }

  @Test func whatIsNoFormIsRefused() throws {
    try withBase("") { base, folder in
      let long = String(repeating: "광", count: 301)
      let text = "zh,ko\n北京,베이징\n上海,#REF!\n重庆,\u{1B}[31m충칭\n天津,1e400\n广州,\(long)\n"
      let report = try run(base, folder, text, ImportOptions(isDecided: true))
      #expect(report.refused == 4)
      #expect(
        report.changes.compactMap { change in
          if case .unfit(_, let fault) = change.kind { "\(change.line) \(fault.rawValue)" } else { nil }
        } == ["3 spreadsheet-value", "4 hidden-characters", "5 spreadsheet-value", "6 too-long"])
      #expect(rows(base) == ["北京 베이징 preferred"])
      #expect(try run(base, folder, text).candidates == 0)
    }
  }

  @Test func swappedColumnsAreRefused() throws {
    try withBase("") { base, folder in
      let report = try run(base, folder, "zh,ko\n북경,北京\nNBA,NBA\n上海,상하이(上海)\n", ImportOptions(isDecided: true))
      #expect(report.changes.filter { $0.kind == .swapped }.map(\.line) == [2])
      #expect(report.refused == 1 && rows(base).count == 2)
    }
  }

  @Test func encodingsOfTables() throws {
    let text = "zh\tko\n北京\t베이징\n"
    var utf16: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { utf16 += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    // 北京 and 베이징 in CP949.
    let cp949: [UInt8] =
      Array("zh\tko\n".utf8) + [0xDD, 0xC1, 0xCC, 0xC8, 0x09, 0xBA, 0xA3, 0xC0, 0xCC, 0xC2, 0xA1, 0x0A]
    for bytes in [Array(text.utf8), utf16, cp949] {
      try withBase("") { base, folder in
        _ = try run(base, folder, bytes, name: "t.tsv", ImportOptions(isDecided: true))
        #expect(rows(base) == ["北京 베이징 preferred"])
      }
    }
  }

  @Test func manyRowsAreLinear() throws {
    try withBase(glossary) { base, folder in
      let text = "zh,ko\n" + (0..<20_000).map { "芯片\($0),칩\($0)\n" }.joined()
      let clock = ContinuousClock()
      let report = try run(base, folder, text, ImportOptions(isDecided: true))
      #expect(report.written == 20_000)
      let time = try clock.measure { _ = try run(base, folder, text, ImportOptions(isDecided: true)) }
      #expect(time < .seconds(60))
      #expect(rows(base).count == 20_003)
    }
  }
}
