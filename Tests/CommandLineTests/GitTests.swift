// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The checker inside git: changed lines, the hook definitions and the workflow that the documentation shows.
@Suite struct GitTests {
  private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// A repository with a base, a draft that has a fault, and one commit.
  private func repository() throws -> URL {
    let work = try Program.temporaryFolder()
    for folder in ["glossary", "drafts"] {
      try FileManager.default.createDirectory(
        at: work.appendingPathComponent(folder), withIntermediateDirectories: true)
    }
    try write("zh\tko\n之江实验室\t즈장실험실\n", to: "glossary/a.tsv", in: work)
    try write("신약(NDA)를 냈다.\n둘째 줄\n", to: "drafts/a.md", in: work)
    try git(["init", "-q", "-b", "main"], in: work)
    try git(["add", "."], in: work)
    try git(["-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", "first"], in: work)
    return work
  }

  private func write(_ text: String, to path: String, in work: URL) throws {
    try Data(text.utf8).write(to: work.appendingPathComponent(path))
  }

  private func git(_ arguments: [String], in work: URL) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.currentDirectoryURL = work
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "git \(arguments)")
  }

  @Test func onlyChangedLines() throws {
    let work = try repository()
    defer { try? FileManager.default.removeItem(at: work) }
    let arguments = ["check", "drafts/a.md", "--changed-since", "HEAD", "--format", "jsonl"]
    #expect(try Program.run(arguments, in: work).output.isEmpty)
    try write("신약(NDA)를 냈다.\n둘째 신약(BLA)를 냈다.\n", to: "drafts/a.md", in: work)
    let changed = try Program.run(arguments, in: work)
    let lines = String(decoding: changed.output, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 1 && lines.allSatisfy { $0.contains("\"line\":2") })
    // A file that git does not know is new from its first line on.
    try write("신약(CDE)를 냈다.\n", to: "drafts/b.md", in: work)
    let new = try Program.run(["check", "drafts/b.md", "--changed-since", "HEAD", "--format", "jsonl"], in: work)
    #expect(String(decoding: new.output, as: UTF8.self).contains("\"line\":1"))
  }

  @Test(arguments: ["nowhere", "--output=/tmp/x", ""])
  func aRevisionThatGitDoesNotKnow(_ revision: String) throws {
    let work = try repository()
    defer { try? FileManager.default.removeItem(at: work) }
    let result = try Program.run(["check", "drafts/a.md", "--changed-since=\(revision)"], in: work)
    #expect(result.status == 2)
    #expect(!result.errors.isEmpty)
  }

  /// What `.pre-commit-hooks.yaml` says is what pre-commit runs, with file names behind it.
  @Test func hooks() throws {
    let text = try String(contentsOf: root.appendingPathComponent(".pre-commit-hooks.yaml"), encoding: .utf8)
    let entries = text.split(separator: "\n").filter { $0.hasPrefix("  entry: gwalho ") }.map {
      $0.dropFirst("  entry: gwalho ".count).split(separator: " ").map(String.init)
    }
    #expect(entries == [["check"], ["validate"]])
    let work = try repository()
    defer { try? FileManager.default.removeItem(at: work) }
    #expect(try Program.run(entries[0] + ["drafts/a.md", "--fail-on", "warning"], in: work).status == 1)
    #expect(try Program.run(entries[1], in: work).status == 0)
  }

  @Test func workflow() throws {
    let text = try String(contentsOf: root.appendingPathComponent("docs/examples/github-workflow.yml"), encoding: .utf8)
    let runs = text.split(separator: "\n").compactMap { line -> [String]? in
      guard let start = line.range(of: "run: gwalho ") else { return nil }
      return line[start.upperBound...].split(separator: " ").map { String($0).replacing("\"", with: "") }
    }
    #expect(runs.count == 2)
    let work = try repository()
    defer { try? FileManager.default.removeItem(at: work) }
    try git(["update-ref", "refs/remotes/origin/main", "HEAD"], in: work)
    try write("신약(NDA)를 냈다.\n둘째 신약(BLA)를 냈다.\n", to: "drafts/a.md", in: work)
    for run in runs {
      let arguments = run.map {
        $0.replacing("$GITHUB_BASE_REF", with: "main").replacing("drafts/*.md", with: "drafts/a.md")
      }
      let result = try Program.run(arguments, in: work)
      #expect(result.status == 0, "\(String(decoding: result.errors, as: UTF8.self))")
      if arguments[0] == "check" {
        #expect(String(decoding: result.output, as: UTF8.self).hasPrefix("::warning file=drafts/a.md,line=2,"))
      }
    }
    #expect(FileManager.default.fileExists(atPath: work.appendingPathComponent("gwalho.sarif").path))
  }
}
