// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Testing

@testable import gwalho

/// Options taken without the parser are what the parser would have made of them; where they are not plain, they are its.
@Suite struct DirectArgumentsTests {
  /// Both ways give the same command; that it is said at all shows that no option was left unset.
  private func expectSame<Command: DirectCommand>(_ type: Command.Type, _ arguments: [String]) throws {
    let direct = try #require(type.direct(arguments), "\(arguments)")
    let parsed = try #require(try type.parse(arguments) as Command?)
    #expect(String(describing: direct) == String(describing: parsed), "\(arguments)")
    #expect(!String(describing: direct).contains("*definition*"), "\(arguments)")
  }

  private func expectLeft<Command: DirectCommand>(_ type: Command.Type, _ arguments: [String]) {
    #expect(type.direct(arguments) == nil, "\(arguments)")
  }

  private static let shared = [
    [], ["--base", "x y"], ["--base=x=y"], ["--lang", "en"], ["--lang=ko", "--color", "never"], ["--color", "always"],
  ]

  @Test(arguments: shared)
  func sharedOptions(_ options: [String]) throws {
    try expectSame(TmMatch.self, options + ["选择"])
    try expectSame(TmSearch.self, ["选择"] + options)
    try expectSame(Lookup.self, options + ["之江"])
    try expectSame(Check.self, ["draft.txt"] + options)
  }

  @Test func matches() throws {
    try expectSame(TmMatch.self, [])
    try expectSame(TmMatch.self, ["-"])
    try expectSame(
      TmMatch.self, ["--format", "jsonl", "--from", "zh", "--top", "3", "--threshold", "0.5", "--lower", "a"])
    try expectSame(
      TmMatch.self, ["一", "--from=ko", "二", "--origin", "o", "--since", "2024-01-01", "--until=2024-02-01"])
    // What stands behind -- is text, whatever it looks like.
    try expectSame(TmMatch.self, ["--lower", "--", "--format", "-x", ""])
    try expectSame(TmMatch.self, ["", "--format=tmx"])
    for arguments in [
      ["--format"], ["--format", "xml"], ["--format="], ["--format", "--lower"], ["--top", "x"], ["--top", "-1"],
      ["--threshold", "2"], ["--since", "yesterday"], ["--lower", "--lower"], ["--lower=1"], ["--help"], ["-h", "a"],
      ["--version"], ["--unknown", "a"], ["-x"], ["a", "--", "b", "--", "c"], ["--form", "json"],
      ["--format", "json", "--format", "text"],
    ] { expectLeft(TmMatch.self, arguments) }
  }

  @Test func searches() throws {
    try expectSame(TmSearch.self, ["两", "个", "--in", "zh", "--sort", "date", "--limit", "7", "--page", "2", "--exact"])
    try expectSame(TmSearch.self, ["--format=json", "两"])
    for arguments in [[], [""], ["--limit", "0", "a"]] { expectLeft(TmSearch.self, arguments) }
  }

  @Test func alignsAndTranscribes() throws {
    try expectSame(Align.self, [])
    try expectSame(
      Align.self, ["a", "--format", "jsonl", "--input=jsonl", "--all", "--lexicon", "l.tsv", "--jobs", "3", "-"])
    for arguments in [["--jobs", "0"], ["--input", "jsonl", "--format", "tsv"]] { expectLeft(Align.self, arguments) }
    try expectSame(
      Transcribe.self, ["--place", "--taiwan", "--historical", "--explain", "--all", "--format", "tsv", "张"])
    try expectSame(Transcribe.self, ["--sino", "--explain", "张", "李"])
    expectLeft(Transcribe.self, ["--sino", "--place", "张"])
  }

  @Test func looksUp() throws {
    try expectSame(Lookup.self, ["--format", "json", "之江", "즈강"])
    expectLeft(Lookup.self, [])
    expectLeft(Lookup.self, ["--format", "json"])
  }

  @Test func checks() throws {
    try expectSame(Check.self, [])
    try expectSame(
      Check.self,
      [
        "a", "--format", "sarif", "--output", "json=o.json", "--output=html=o.html", "--fail-on", "info", "--exit-zero",
        "--each", "--history", "--scanned", "b", "--only", "script-mix", "--only", "mixed-reading", "--skip",
        "deprecated-term", "--baseline", "base.json",
      ])
    try expectSame(Check.self, ["a", "--write-baseline", "base.json"])
    try expectSame(Check.self, ["a", "--changed-since", "HEAD~1", "--fix", "--dry-run"])
    try expectSame(Check.self, ["--list-rules"])
    for arguments in [
      ["--dry-run"], ["--only", "no-such-rule", "a"], ["--output", "x", "a"], ["--fail-on", "off", "a"],
      ["a", "--write-baseline", "a"],
    ] { expectLeft(Check.self, arguments) }
  }
}
