// SPDX-License-Identifier: Apache-2.0

import Glibc
import HanHangul
import TermBase
import Testing

private func base(_ files: [String: String]) throws -> TermBase {
  TermBase(files: try files.map { try GlossaryFile(path: $0.key, bytes: Array($0.value.utf8)) })
}

private func base(_ text: String) throws -> TermBase { try base(["g.tsv": text]) }

@Suite struct GroupingTests {
  @Test func rowsOfOneIDAreOneConceptWhateverTheirChinese() throws {
    let base = try base("id\tzh\tko\nc-1\t中国科学院\t중국과학원\n\t之江\t즈장\nc-1\t中科院\t중커위안\n")
    #expect(base.concepts.map(\.key) == ["c-1", Fold.key("之江")])
    #expect(base.concepts[0].rows.map(\.zh) == ["中国科学院", "中科院"])
    #expect(base.concept(id: "c-1")?.rows.count == 2)
    #expect(base.rowCount == 3)
  }

  @Test func aRowWithoutIDJoinsTheOnlyConceptOfItsChinese() throws {
    let base = try base("id\tzh\tko\n\t之江\t즈강\nc-1\t之江\t즈장\n")
    #expect(base.concepts.count == 1)
    #expect(base.concepts[0].id == "c-1")
    #expect(base.concepts[0].rows.map(\.ko) == ["즈강", "즈장"])
  }

  @Test func aRowWithoutIDStaysAloneBesideHomonyms() throws {
    let base = try base("id\tzh\tko\nc-1\t苹果\t애플\nc-2\t苹果\t사과\n\t苹果\t핑궈\n")
    #expect(base.concepts.map(\.id) == ["c-1", "c-2", nil])
    #expect(base.validate().map(\.code) == [.ambiguousConcept])
    #expect(base.validate()[0].arguments["ids"] == "c-1, c-2")
  }

  @Test func filesComeInByteOrderOfTheirPaths() throws {
    let base = try base(["b.tsv": "zh\tko\n乙\t나\n", "a.tsv": "zh\tko\n甲\t가\n", "B.tsv": "zh\tko\n丙\t다\n"])
    #expect(base.concepts.flatMap(\.rows).map(\.path) == ["B.tsv", "a.tsv", "b.tsv"])
  }

  @Test func lookUpsAndRejections() throws {
    let base = try base("zh\tko\tstatus\n承諾\t청눠\t\n承諾\t구조\trejected\n之江\t청 눠\t\n")
    #expect(base.rows(foldedKorean: Fold.key("청눠")) == [.init(concept: 0, row: 0), .init(concept: 1, row: 0)])
    #expect(base.rows(foldedChinese: Fold.key("承諾")).map { base[$0].ko } == ["청눠", "구조"])
    #expect(base.rows(foldedChinese: "x").isEmpty)
    #expect(base.isRejected(chinese: "承諾", korean: "구 조"))
    #expect(!base.isRejected(chinese: "承諾", korean: "청눠"))
    #expect(base.rejectedPairs.map(\.ko) == ["구조"])
  }

  @Test func loadingCollectsWhatIsWrongInAllFiles() throws {
    let folder = "/tmp/gwalho-base-\(getpid())"
    mkdir(folder, 0o755)
    let files = ["a.tsv": "zh\tko\n甲\n乙\t나\n", "b.tsv": "zh\n", "c.tsv": "zh\tko\tstatus\n甲\t가\tx\n"]
    for (name, text) in files { try write(text, to: folder + "/" + name) }
    defer {
      for name in files.keys { unlink(folder + "/" + name) }
      rmdir(folder)
    }
    let loaded = TermBase.load(paths: ["c.tsv", "b.tsv", "a.tsv", "nowhere.tsv"], in: folder)
    #expect(
      loaded.problems.map(\.catalogueKey) == [
        "glossary.too-few-cells", "glossary.missing-column", "glossary.unknown-value", "glossary.unreadable",
      ])
    #expect(loaded.problems.map { $0.place?.path } == ["a.tsv", "b.tsv", "c.tsv", "nowhere.tsv"])
    #expect(loaded.isIncomplete)
    #expect(loaded.base.concepts.count == 1)
    #expect(loaded.files.map(\.path) == ["a.tsv", "c.tsv"])
  }
}

@Suite struct ValidationTests {
  /// Codes with their lines.
  private func findings(_ text: String, reads: ((String, String) -> Double?)? = nil) throws -> [String] {
    try base(text).validate(reads: reads).map { "\($0.line) \($0.code.rawValue) \($0.level.rawValue)" }
  }

  @Test func aCleanBase() throws {
    #expect(try findings("zh\tko\tstatus\tkind\n承諾\t청눠\t\tsound\n承諾\t청뉘\tdeprecated\tsound\n").isEmpty)
  }

  @Test func twoPreferred() throws {
    #expect(try findings("zh\tko\n甲\t가\n甲\t나\n") == ["3 two-preferred error"])
    #expect(try findings("zh\tko\tform\n甲乙\t가나\t\n甲乙\t가\tshort\n").isEmpty)
    #expect(try findings("id\tzh\tko\nc\t國\t가\nc\t国\t가\n").isEmpty)
    #expect(try findings("zh\tko\n甲\t가 나\n甲\t가나\n") == ["3 two-preferred error"])
  }

  @Test func contradictions() throws {
    #expect(
      try findings("id\tzh\tko\tcategory\tdomain\nc\t甲\t가\tplace\t\nc\t乙\t가\tperson\tx\nc\t丙\t가\t\ty\n")
        == ["3 contradiction error", "4 contradiction error"])
    #expect(try findings("zh\tko\tstatus\tkind\n昇腾\t어센드\t\tother\n昇腾\t성텅\tadmitted\tsound\n").isEmpty)
    #expect(try findings("id\tzh\tko\tkind\nc\t甲\t가\tsound\nc\t乙\t가\tsino\n") == ["3 contradiction error"])
  }

  @Test func pairsGivenTwice() throws {
    #expect(try findings("zh\tko\n甲\t가\n甲\t가\n") == ["3 duplicate-row warning"])
    #expect(try findings("zh\tko\tstatus\n甲\t가\t\n甲\t가\tadmitted\n") == ["3 status-conflict error"])
    #expect(
      try findings("id\tzh\tko\tstatus\nc\t甲\t가\t\nc\t乙\t가\tdeprecated\n") == ["3 preferred-and-deprecated error"])
    #expect(try findings("id\tzh\tko\nc\t甲\t가\nd\t甲\t가\n") == ["3 duplicate-concept warning"])
    #expect(try findings("zh\tko\tstatus\n甲\t가\tdeprecated\n") == ["2 no-alternative warning"])
    #expect(try findings("zh\tko\tstatus\n甲\t가\trejected\n").isEmpty)
  }

  @Test func shapes() throws {
    #expect(
      try findings("id\tzh\tko\tkind\tdate\n1\tNBA\tNBA\tnone\t2024-13-01\n") == [
        "2 bad-date error", "2 bad-id error", "2 kind-none warning", "2 ko-without-hangul info",
        "2 zh-without-han info",
      ])
    #expect(try findings("zh\tko\n甲\t\u{1100}\u{1161}\n") == ["2 not-nfc info"])
    #expect(try findings("zh\tko\n甲\t가\u{202E}\n") == ["2 hidden-characters warning"])
    #expect(
      try findings("zh\tko\n甲\t#REF!\n") == ["2 ko-without-hangul info", "2 spreadsheet-value warning"])
    #expect(
      try findings("zh\tko\n甲\t\(String(repeating: "가", count: 301))\n") == ["2 too-long warning"])
  }

  @Test func readings() throws {
    let text = "zh\tko\tkind\tstatus\n甲\t가\tsound\t\n乙\t나\ttranslation\t\n丙\t다\tsino\t\n丁\t라\tmixed\tdeprecated\n"
    var asked: [String] = []
    let found = try findings(text) { zh, _ in
      asked.append(zh)
      return zh == "甲" ? 0.49 : nil
    }
    #expect(found.first == "2 does-not-read warning")
    #expect(asked == ["甲", "丙"])
  }

  @Test func otherPlaceIsNamed() throws {
    let finding = try #require(try base("zh\tko\n甲\t가\n甲\t나\n").validate().first)
    #expect(finding.related?.line == 2)
    #expect(finding.arguments["otherPlace"] == "g.tsv:2")
    #expect(finding.arguments["other"] == "가")
    #expect(ValidationFinding.catalogueKeys.contains(finding.catalogueKey))
  }
}
