// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Ctrl-C, `kill` and a closed terminal leave no temporary file.
@Suite(.serialized) struct SignalTests {
  /// A base with so many decisions that an export takes a while.
  private func makeBase() throws -> URL {
    let folder = try Program.temporaryFolder()
    let glossary = folder.appendingPathComponent("glossary")
    try FileManager.default.createDirectory(at: glossary, withIntermediateDirectories: true)
    let letters = Array("金木水火土日月山川人民國家文化科學技術海洋銀行電子通信經濟政策企業天地")
    var text = "zh\tko\n"
    for one in letters {
      for other in letters { for third in letters.prefix(10) { text += "\(one)\(other)\(third)\t용어\n" } }
    }
    try Data(text.utf8).write(to: glossary.appendingPathComponent("terms.tsv"))
    #expect(try Program.run(["lookup", "金木水"], in: folder).status == 0)
    return folder
  }

  private func leftovers(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.contains("gwalho-") }
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func anExportThatIsEndedLeavesNothing(signal: Int32) throws {
    let folder = try makeBase()
    defer { try? FileManager.default.removeItem(at: folder) }
    let (process, output, _) = try Program.start(["export", "tbx3", "-o", "k.tbx"], in: folder)
    defer { try? FileManager.default.removeItem(at: output.deletingLastPathComponent()) }
    let deadline = Date().addingTimeInterval(30)
    while try leftovers(folder).isEmpty, process.isRunning, Date() < deadline { usleep(500) }
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == signal)
    #expect(try leftovers(folder) == [])
    #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("k.tbx").path))
  }

  /// A workbook is put together without a file that has a name; `TMPDIR` may be anywhere.
  @Test func aWorkbookThatIsEndedLeavesNothing() throws {
    let folder = try makeBase()
    defer { try? FileManager.default.removeItem(at: folder) }
    let temporary = folder.appendingPathComponent("t")
    try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
    let arguments = ["export", "xlsx", "-o", "k.xlsx"]
    let start = Date()
    #expect(try Program.run(arguments, in: folder, environment: ["TMPDIR=/nonexistent"]).status == 0)
    let duration = Date().timeIntervalSince(start)
    for moment in [0.5, 0.7, 0.8] {
      let (process, output, _) = try Program.start(arguments, in: folder, environment: ["TMPDIR=\(temporary.path)"])
      defer { try? FileManager.default.removeItem(at: output.deletingLastPathComponent()) }
      Thread.sleep(forTimeInterval: duration * moment)
      kill(process.processIdentifier, SIGTERM)
      process.waitUntilExit()
      #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path) == [])
      #expect(try leftovers(folder) == [])
    }
  }
}
