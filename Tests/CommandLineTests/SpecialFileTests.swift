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

  private static let readers: [[String]] = [
    ["check"], ["align"], ["align", "--input", "jsonl"], ["inspect"], ["import"], ["ingest"], ["evaluate"],
    ["review", "--apply"], ["tm", "import"], ["tm", "pretranslate"],
  ]

  /// A device that never ends, and a pipe that nobody writes to.
  @Test(arguments: readers, ["/dev/zero", "pipe"])
  func inputThatIsNoFile(command: [String], input: String) throws {
    let folder = try base()
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(mkfifo(folder.appendingPathComponent("pipe").path, 0o600) == 0)
    let result = try #require(try run(command + [input], in: folder), "it reads without end")
    #expect(result.status == 2)
    let reason = String(cString: strerror(input == "pipe" ? ENODATA : ENOTSUP))
    #expect(result.errors.contains(input) && result.errors.contains(reason), "\(result.errors)")
  }

  /// What a shell makes of `<(…)`, and a named pipe with a writer that takes its time. What comes by them is read once.
  @Test(arguments: [["inspect"], ["import"], ["tm", "import"], ["align"]])
  func pipesThatAreWrittenTo(command: [String]) throws {
    let folder = try base()
    defer { try? FileManager.default.removeItem(at: folder) }
    let pipe = folder.appendingPathComponent("pipe").path
    #expect(mkfifo(pipe, 0o600) == 0)
    let (process, output, errors) = try Program.start(command + ["pipe"], in: folder)
    // Longer than what is looked at to tell what it is, and short enough for the pipe to hold.
    let rows = (0..<400).map { "数据\($0)号\t자료 \($0)호\n" }.joined()
    var writer: CInt = -1
    for _ in 0..<1000 where writer < 0 {
      // Without a reader that is an error.
      writer = open(pipe, O_WRONLY | O_NONBLOCK)
      if writer < 0 { usleep(10_000) }
    }
    try #require(writer >= 0, "nobody waits for the pipe")
    usleep(200_000)
    let bytes = Array(("zh\tko\n" + rows).utf8)
    #expect(write(writer, bytes, bytes.count) == bytes.count)
    close(writer)
    process.waitUntilExit()
    let said = try String(contentsOf: errors, encoding: .utf8)
    #expect(process.terminationStatus == 0, "\(said)")
    if command != ["align"] { #expect(try String(contentsOf: output, encoding: .utf8).contains("400")) }
  }

  /// Standard input is told by its content as a file is, and a device is none there either.
  @Test func standardInput() throws {
    let folder = try base()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(
      #"<tmx version="1.4"><body><tu><tuv xml:lang="zh"><seg>数据</seg></tuv><tuv xml:lang="ko"><seg>자료</seg></tuv></tu></body></tmx>"#
        .utf8
    ).write(to: folder.appendingPathComponent("a.tmx"))
    let program = Program.path
    func shell(_ command: String) throws -> Int32 {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", "\"$0\" \(command) >out 2>err", program]
      process.currentDirectoryURL = folder
      process.environment = ["LC_ALL": "C", "HOME": folder.path, "PATH": "/usr/bin:/bin"]
      try process.run()
      process.waitUntilExit()
      return process.terminationStatus
    }
    #expect(try shell("tm import - <a.tmx") == 0)
    #expect(try String(contentsOf: folder.appendingPathComponent("out"), encoding: .utf8).contains("TMX: 1"))
    #expect(try shell("inspect - </dev/zero") == 2)
    #expect(try shell("check - </dev/zero") == 2)
  }
}
