// SPDX-License-Identifier: Apache-2.0

import Glibc
import TermBase
import Testing

@testable import Workspace

@Suite struct LookupTests {
  private func first(_ word: String, _ base: Base) throws -> LookupMatch? {
    try LookupService(base).lookup([word]).first?.matches.first
  }

  /// What was decided is in the glossary; a store that cannot be read is said beside it.
  @Test func aDamagedStoreHidesNoDecision() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base(smallGlossary)
    try folder.write(".gwalho/memory.sqlite", String(repeating: "no database ", count: 1_000))
    let results = try LookupService(base).lookup(["之江", "없는말"])
    #expect(results[0].matches.first?.ko == "즈장" && results[1].matches.isEmpty)
    #expect(results.allSatisfy { $0.fault?.catalogueKey == "store.damaged" })
  }

  @Test func answersFromDecisions() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base(smallGlossary)
    func expect(_ word: String, _ ko: String, _ kind: TermIndex.MatchKind, line: Int = #line) throws {
      let match = try first(word, base)
      let place = SourceLocation(fileID: #fileID, filePath: #filePath, line: line, column: 1)
      #expect(match?.ko == ko, sourceLocation: place)
      #expect(match?.match == kind, sourceLocation: place)
    }
    try expect("騰訊研究院", "텐센트연구원", .folded)
    try expect("腾讯研究院", "텐센트연구원", .exact)
    try expect("텐센트연구원", "텐센트연구원", .exact)
    try expect("텐센트 연구원", "텐센트연구원", .folded)
    try expect("之江", "즈장", .exact)
    try expect("zhijiang", "즈장", .reading)
    try expect("Zhī Jiāng", "즈장", .reading)
    try expect("zhi1jiang1", "즈장", .reading)
    try expect("펑청", "평칭", .standard)
    try expect("신품질생산력", "신품질 생산력", .folded)
    try expect("新质生产力", "신품질 생산력", .folded)
    try expect("신질생산력", "신품질 생산력", .reading)
    try expect("텐센트연구윈", "텐센트연구원", .fuzzy)
    #expect(try first("없는말", base) == nil)
  }

  @Test func aForbiddenFormLeadsToThePreferredOne() throws {
    let folder = try TemporaryFolder()
    let match = try first("즈강", folder.base(smallGlossary))
    #expect(match?.status.name == "deprecated")
    #expect(match?.preferred == ["즈장"])
    #expect(match?.id == "c-zhijiang")
  }

  @Test func theIndexIsUsedWhileItIsFresh() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base(smallGlossary)
    // The clock has to leave the moment at which the file was written.
    usleep(30_000)
    let first = try Glossary(base).index()
    #expect(FileSystem.kind(folder.path + "/.gwalho/cache/terms.index") == .file)
    #expect(try Glossary(base).index().stamp == first.stamp)
    try folder.write("glossary/more.tsv", "zh\tko\n承諾\t청눠\n")
    #expect(try Glossary(base).index().conceptCount == first.conceptCount + 1)
    try folder.write("glossary/more.tsv", "zh\tko\n承諾\t청눠\n")
    #expect(try self.first("청눠", base)?.zh == "承諾")
  }

  @Test func aDamagedCacheIsBuiltAgain() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base(smallGlossary)
    _ = try Glossary(base).index()
    try folder.write(".gwalho/cache/terms.index", "not an index")
    #expect(try first("之江", base)?.ko == "즈장")
  }

  @Test func aBaseThatCannotBeWrittenToHasItsCacheElsewhere() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base(smallGlossary)
    // A link into nowhere in place of the folder stops root as well.
    #expect(symlink("/proc/gwalho-nowhere", folder.path + "/.gwalho") == 0)
    #expect(try first("之江", base)?.ko == "즈장")
    #expect(base.writableCacheFolder()?.hasPrefix(folder.path + "/cache/gwalho/") == true)
    #expect(FileSystem.names(in: try #require(base.writableCacheFolder())) == ["terms.index"])
    #expect(throws: BaseError.self) { try BaseLock(base) }
    // Nowhere to write: the answer is the same.
    try folder.write("cache2", "")
    let poor = HostEnvironment(home: nil, cacheHome: folder.path + "/cache2", user: nil)
    #expect(try first("之江", Base.open(folder.path, environment: poor))?.ko == "즈장")
  }

  @Test func missingDecisionsAreNoAnswer() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base("zh\tko\tstatus\n之江\t즈장\tprefered\n承諾\t청눠\t\n")
    #expect(throws: GlossaryUnusable.self) { try first("承諾", base) }
    let result = Glossary(base).validate()
    #expect(result.hasErrors)
    #expect(result.problems.map(\.place?.line) == [2])
  }

  @Test func validationReadsPairs() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base("zh\tko\tkind\n之江\t베이징\tsound\n鹏城\t펑청\tsound\n")
    let findings = Glossary(base).validate().findings
    #expect(findings.map(\.code) == [.doesNotRead])
    #expect(findings.map(\.line) == [2])
    #expect(findings.map(\.path) == ["glossary/terms.tsv"])
  }

  @Test func shortFormsNeedNotReadAll() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base("zh\tko\tkind\tform\n科学技术协会\t과협\tsino\tshort\n")
    #expect(Glossary(base).validate().findings.isEmpty)
  }

  @Test func renderingsOfSeveralChineseFormsAreNamedOnce() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base("id\tzh\tko\tstatus\nc\t之江\t즈장\t\nc\t之江省\t즈장\t\nc\t之江\t즈강\tdeprecated\n")
    #expect(try first("즈강", base)?.preferred == ["즈장"])
  }
}
