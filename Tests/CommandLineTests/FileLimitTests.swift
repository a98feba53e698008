// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Where the shell or the disk lets nobody write more.
@Suite struct FileLimitTests {
  @Test func aStoreThatCannotGrowSaysSo() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("즈장(之江)과 상하이(上海)에서\n".utf8).write(to: folder.appendingPathComponent("d.txt"))
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["-c", "ulimit -f 8; exec \"\(Program.path)\" init b --from d.txt --yes"]
    shell.currentDirectoryURL = folder
    shell.environment = ["LC_ALL": "C", "HOME": folder.path]
    let errors = Pipe()
    shell.standardOutput = FileHandle.nullDevice
    shell.standardError = errors
    try shell.run()
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 2)
    // What SQLite calls it, and what to do; not what was not found afterwards.
    #expect(said.contains("ulimit -f") || said.contains("no space left"), "\(said)")
    #expect(!said.contains("grdb"), "\(said)")
  }
}
