// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Testing

/// What stands where a file should be and is none: nobody waits for it, and nobody takes it for nothing.
@Suite struct SpecialFileTests {
  private static let commands: [[String]] = [
    ["review", "--list"], ["review"], ["lookup", "上海"], ["stats"], ["log", "上海"], ["ingest", "a.txt"],
    ["tm", "search", "上海"], ["init", "--from", "a.txt"],
  ]

  private func base() throws -> URL {
    let folder = try Program.temporaryFolder()
    for name in ["glossary", ".gwalho"] {
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent(name), withIntermediateDirectories: true)
    }
    try Data().write(to: folder.appendingPathComponent("gwalho.toml"))
    try Data("zh\tko\n腾讯\t텐센트\n".utf8).write(to: folder.appendingPathComponent("glossary/terms.tsv"))
    try Data("상하이(上海)의 글\n".utf8).write(to: folder.appendingPathComponent("a.txt"))
    return folder
  }

  /// Nil when it has not ended after ten seconds.
  private func run(_ arguments: [String], in folder: URL) throws -> (status: Int32, errors: String)? {
    let (process, _, errors) = try Program.start(arguments, in: folder)
    let end = Date().addingTimeInterval(10)
    while process.isRunning, Date() < end { usleep(10_000) }
    if process.isRunning {
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      return nil
    }
    return (process.terminationStatus, try String(contentsOf: errors, encoding: .utf8))
  }

  @Test(arguments: commands, ["pipe", "folder"])
  func aStoreThatIsNoFile(arguments: [String], kind: String) throws {
    let folder = try base()
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = folder.appendingPathComponent(".gwalho/memory.sqlite").path
    #expect((kind == "pipe" ? mkfifo(store, 0o600) : mkdir(store, 0o700)) == 0)
    let result = try #require(try run(arguments, in: folder), "it waits")
    #expect(result.status == 2)
    #expect(result.errors.contains("where the store should be is a folder, pipe or device"), "\(result.errors)")
  }

  @Test(arguments: [["review", "--list"], ["review"], ["check", "a.txt"], ["lookup", "上海"], ["validate"]])
  func aGlossaryWithAPipe(arguments: [String]) throws {
    let folder = try base()
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try Program.run(["ingest", "a.txt"], in: folder).status == 0)
    #expect(mkfifo(folder.appendingPathComponent("glossary/pipe.tsv").path, 0o600) == 0)
    let result = try #require(try run(arguments, in: folder), "it waits")
    #expect(result.status != 0)
    #expect(result.errors.contains("pipe.tsv") || arguments[0] == "validate", "\(result.errors)")
  }

  @Test(arguments: [["review", "--list"], ["stats"], ["tm", "search", "上海"]], ["pipe", "loop"])
  func aStateFolderThatIsNone(arguments: [String], kind: String) throws {
    let folder = try base()
    defer { try? FileManager.default.removeItem(at: folder) }
    let state = folder.appendingPathComponent(".gwalho").path
    try FileManager.default.removeItem(atPath: state)
    #expect((kind == "pipe" ? mkfifo(state, 0o600) : symlink(".gwalho", state)) == 0)
    let result = try #require(try run(arguments, in: folder), "it waits")
    #expect(result.status == 2)
    #expect(result.errors.contains("where the store should be"), "\(result.errors)")
  }

  @Test(arguments: ["pipe", "loop", "folder"])
  func settingsThatAreNoFile(kind: String) throws {
    let folder = try base()
    defer { try? FileManager.default.removeItem(at: folder) }
    let settings = folder.appendingPathComponent("gwalho.toml").path
    try FileManager.default.removeItem(atPath: settings)
    switch kind {
    case "pipe": #expect(mkfifo(settings, 0o600) == 0)
    case "loop": #expect(symlink("gwalho.toml", settings) == 0)
    default: #expect(mkdir(settings, 0o700) == 0)
    }
    let result = try #require(try run(["check", "a.txt"], in: folder), "it waits")
    #expect(result.status == 2)
    #expect(result.errors.contains("gwalho.toml: cannot read the settings: "), "\(result.errors)")
    #expect(!result.errors.contains("document."), "no key of the catalogue")
  }

  @Test func aDeviceWithoutEnd() throws {
    let folder = try base()
    defer { try? FileManager.default.removeItem(at: folder) }
    let result = try #require(try run(["check", "/dev/zero"], in: folder), "it reads without end")
    #expect(result.status == 2)
    #expect(result.errors.contains("/dev/zero"))
  }
}
