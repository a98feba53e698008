// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

@testable import Workspace

private let shared = getenv("GWALHO_SHARED").map { String(cString: $0) }

/// Two real issues, which are not in the repository.
@Suite(.enabled(if: shared != nil, "SKIPPED: GWALHO_SHARED is not set, so there are no issues to read"))
struct SharedIssuesTests {
  private let folder: TemporaryFolder
  private let issues: [String]

  init() throws {
    folder = try TemporaryFolder()
    let source = FileSystem.join(shared ?? "", "issues")
    issues = FileSystem.names(in: source).filter { $0.hasSuffix(".txt") }.map { FileSystem.join(source, $0) }
  }

  private let words = [
    "騰訊研究院", "腾讯研究院", "텐센트연구원", "之江", "즈강", "zhijiang", "펑청", "新质生产力", "신품질생산력", "텐센트연구윈",
  ]

  @Test func evidenceAloneAnswers() throws {
    let base = try folder.base()
    let first = try Ingester(base).ingest(issues)
    #expect(first.failures.isEmpty)
    #expect(first.documents.map(\.report.date) == ["2023-08-04", "2024-08-02"])
    #expect(first.lookFirst.first?.zh == "承諾")
    for result in try LookupService(base).lookup(words) {
      #expect(result.matches.first?.attestations.isEmpty == false, "\(result.query)")
    }
    let second = try Ingester(base).ingest(issues)
    #expect(second.documents.allSatisfy { $0.report.outcome == .unchanged })
  }

  @Test func decisionsComeFirst() throws {
    let base = try folder.base()
    let glossary = try #require(
      FileSystem.resolved(#filePath.replacing("Tests/WorkspaceTests/SharedIssuesTests.swift", with: "glossary")))
    for name in Base.tables(in: glossary) {
      let bytes = try #require(FileSystem.head(of: FileSystem.join(glossary, name), count: 1 << 22))
      try folder.write("glossary/" + name, bytes)
    }
    let result = try Ingester(base).ingest(issues)
    // The glossary in the repository decides on all pairs of the two issues.
    #expect(result.undecided == 0)
    let service = try LookupService(base)
    for result in try service.lookup(words) {
      #expect(result.matches.first?.row != nil, "\(result.query)")
    }
    let match = try #require(try service.lookup(["즈강"]).first?.matches.first)
    #expect(match.status == .decided(.deprecated))
    #expect(match.preferred == ["즈장"])
    #expect(match.attestations.map(\.date) == ["2023-08-04"])
    #expect(!Glossary(base).validate().hasErrors)
  }
}
