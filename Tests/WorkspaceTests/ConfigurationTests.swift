// SPDX-License-Identifier: Apache-2.0

import Consistency
import Testing

@testable import Workspace

@Suite struct ConfigurationTests {
  private func load(_ text: String) throws -> Configuration {
    let folder = try TemporaryFolder()
    let path = try folder.write("gwalho.toml", text)
    do throws(ConfigurationError) {
      return try Configuration.load(path: path)
    } catch {
      // The folder's name is another one every time.
      throw Failure(error)
    }
  }

  private struct Failure: Error, Equatable {
    var key: String
    var line: Int?
    var suggestion: String?
    var argument: String?

    init(_ error: ConfigurationError) {
      key = error.catalogueKey
      line = error.place?.line
      suggestion = error.arguments["suggestion"]
      argument = error.arguments["key"]
    }
    init(_ key: String, _ line: Int?, _ argument: String, _ suggestion: String? = nil) {
      self.key = key
      self.line = line
      self.argument = argument
      self.suggestion = suggestion
    }
  }

  @Test func readsEverything() throws {
    let configuration = try load(
      """
      [house]
      script = "simplified"
      person = "sound"
      person-historical = "sino"
      place = "both"
      [check]
      fail-on = "warning"
      exclude = ["archive/**", "*.bak"]
      [check.levels]
      spacing-variant = "off"
      """)
    #expect(configuration.house.script == .simplified)
    #expect(configuration.house.personHistorical == .sino)
    #expect(configuration.house.place == .both)
    #expect(configuration.check.failOn == .warning)
    #expect(configuration.policy.level(of: .spacingVariant) == .off)
    #expect(configuration.excludes("archive/2019/a.txt"))
    #expect(configuration.excludes("drafts/a.bak"))
    #expect(!configuration.excludes("drafts/archive.txt"))
  }

  @Test func everythingIsOptional() throws {
    #expect(try load("") == Configuration())
    let folder = try TemporaryFolder()
    try folder.write("glossary/terms.tsv", "zh\tko\n")
    #expect(try Configuration.load(Base.open(folder.path, environment: folder.environment)) == Configuration())
  }

  /// Every key that the reader knows is in the new file, and setting it to what is shown changes nothing.
  @Test func theTemplateHasEverySetting() throws {
    let folder = try TemporaryFolder()
    _ = try Base.initialize(folder.path, environment: folder.environment)
    let text = try folder.read("gwalho.toml")
    #expect(try load(text) == Configuration())
    var tables: [String: Set<String>] = [:]
    var name = ""
    var set: [String] = []
    for line in text.split(separator: "\n") {
      if line.hasPrefix("[") { name = String(line.dropFirst().dropLast()) }
      let parts = line.split(separator: " ")
      if line.hasPrefix("["), parts.count == 1 { set.append(String(line)) }
      guard parts.count >= 4, parts[0] == "#", parts[2] == "=" else { continue }
      tables[name, default: []].insert(String(parts[1]))
      if parts[1] != "bracket" { set.append(String(line.dropFirst(2))) }
    }
    #expect(tables["house"] == ["script", "bracket", "scanned", "person", "person-historical", "place"])
    #expect(tables["check"] == ["fail-on", "exclude"])
    #expect(tables["check.levels"] == Set(RuleID.allCases.map(\.rawValue)))
    var wanted = Configuration()
    let found = try load(set.joined(separator: "\n"))
    for rule in RuleID.allCases {
      #expect(found.policy.level(of: rule) == wanted.policy.level(of: rule))
      wanted.check.levels[rule] = found.check.levels[rule]
    }
    wanted.house.names = found.house.names
    #expect(found == wanted)
    #expect((found.house.person, found.house.personHistorical, found.house.place) == (.sound, .both, .sound))
  }

  @Test func unknownKeysAreErrorsWithASuggestion() {
    #expect(throws: Failure("config.unknown-key-suggestion", 2, "house.scirpt", "script")) {
      try load("[house]\nscirpt = \"simplified\"\n")
    }
    #expect(throws: Failure("config.unknown-key-suggestion", 3, "house.person-historicall", "person-historical")) {
      try load("[house]\n\nperson-historicall = \"both\"\n")
    }
    #expect(throws: Failure("config.unknown-key-suggestion", 1, "hause", "house")) { try load("[hause]\n") }
    #expect(throws: Failure("config.unknown-key", 4, "check.colour")) {
      try load("[house]\n[check]\n# note\ncolour = 1\n")
    }
    #expect(throws: Failure("config.unknown-key-suggestion", 2, "check.levels.spacing_variant", "spacing-variant")) {
      try load("[check.levels]\nspacing_variant = \"info\"\n")
    }
    #expect(throws: Failure("config.unknown-key-suggestion", 2, "check.fail_on", "fail-on")) {
      try load("[check]\nfail_on = \"info\"\n")
    }
  }

  @Test func unknownValuesAreErrors() {
    #expect(throws: Failure("config.unknown-value-suggestion", 2, "house.script", "simplified")) {
      try load("[house]\nscript = \"simplifed\"\n")
    }
    #expect(throws: Failure("config.unknown-value", 2, "check.levels.script-mix")) {
      try load("[check.levels]\nscript-mix = \"fatal\"\n")
    }
    #expect(throws: Failure("config.wrong-type", 2, "check.exclude")) { try load("[check]\nexclude = \"a\"\n") }
    #expect(throws: Failure("config.wrong-type", 1, "house")) { try load("house = 3\n") }
  }

  @Test func whatIsNoTextIsSaid() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("gwalho.toml", [0xFF, 0xFE, 0xFF])
    let error = #expect(throws: ConfigurationError.self) { try Configuration.load(path: path) }
    #expect(error?.catalogueKey == "document.truncated-utf16" && error?.arguments["offset"] == "2")
  }

  @Test func syntaxErrorsHaveAPlace() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("gwalho.toml", "[house]\nscript = \n")
    let error = #expect(throws: ConfigurationError.self) { try Configuration.load(path: path) }
    #expect(error?.catalogueKey == "config.syntax")
    #expect(error?.place?.line == 2)
  }

  /// The library ends the process on these.
  @Test(arguments: [
    ("[[[house]]]", 1, 3), ("\n[[[", 2, 3), ("[house]\n [.a]", 2, 3), ("[[\n", 1, 3), ("a = [}", 1, 6),
    ("# 집\na = 1979-05-27T\n", 2, 5), ("[house] # 집\nscript = 1979-05-27T:", 2, 10),
    ("exclude = [\"가\", \u{2028}]", 1, 17),
    ("[[[[[[[[[[[[[[[[", 1, 3),
    // What is wrong before that comes first.
    ("[house]\nscript = \n[[[", 2, 10),
  ])
  func whatTheLibraryDoesNotExpectHasAPlace(_ text: String, _ line: Int, _ column: Int) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("gwalho.toml", text)
    let error = #expect(throws: ConfigurationError.self) { try Configuration.load(path: path) }
    #expect(error?.catalogueKey == "config.syntax")
    #expect(error?.place?.line == line && error?.place?.column == column, "\(String(describing: error?.place))")
  }

  /// Texts of pieces of TOML: whatever is wrong is an error and no end of the process.
  @Test func noTextEndsTheProcess() throws {
    let pieces = [
      "[", "[", "]", "]", "{", "}", "a", "\"", "'", "\"\"\"", "'''", "=", "=", ".", ",", "\n", "\n", " ", "\t", "#",
      "1",
      "-", "+", "0x", "inf", "true", "\\", "\r\n", "1979-05-27", "T07:32:00", "Z", ":", "e", "\u{1}", "\u{7F}", "가",
      "0b",
      "\u{2028}", "a = ", "\na=[", "\n[a]\n", "\"x\"", "{a=", "1979-05-27 ", "\u{FEFF}", "\u{A0}", "\u{C}",
    ]
    var state: UInt64 = 1
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    var refused = 0
    for _ in 0..<20_000 {
      let text = (0...next(16)).map { _ in pieces[next(pieces.count)] }.joined()
      do throws(ConfigurationError) { _ = try Configuration(path: "gwalho.toml", text: text) } catch { refused += 1 }
    }
    #expect((15_000..<20_000).contains(refused))
  }

  @Test(arguments: [
    ("archive/**", "archive/a/b.txt", true), ("archive/**", "archives/a.txt", false), ("*.txt", "a/b.txt", true),
    ("a/*.txt", "a/b/c.txt", false), ("**/old/*.md", "x/y/old/z.md", true), ("old", "x/old/z.md", true),
    ("/a.txt", "b/a.txt", false), ("호?.txt", "호1.txt", true), ("a/**/z", "a/z", true),
  ])
  func globs(_ pattern: String, _ path: String, _ matches: Bool) {
    #expect(Glob.matches(path, pattern) == matches)
  }
}
