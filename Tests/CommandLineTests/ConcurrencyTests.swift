// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Commands that run at once on one base.
@Suite struct ConcurrencyTests {
  /// Two checks and an ingest, none of which finds a cache: every one answers as if it were alone.
  @Test func checksAndAnIngestAtOnce() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let glossary = folder.appendingPathComponent("glossary")
    try FileManager.default.createDirectory(at: glossary, withIntermediateDirectories: true)
    var rows = "id\tzh\tko\tstatus\n" + "c-zhijiang\t之江\t즈장\tpreferred\nc-zhijiang\t之江\t즈강\tdeprecated\n"
    for number in 0..<3000 { rows += "c-\(number)\t鵬\(number)\t펑\(number)\tpreferred\n" }
    try rows.write(to: glossary.appendingPathComponent("terms.tsv"), atomically: true, encoding: .utf8)
    let draft = "즈강(之江)실험실은 항저우에 있다. 즈강으로 갔다.\n"
    try draft.write(to: folder.appendingPathComponent("draft.txt"), atomically: true, encoding: .utf8)
    let arguments = ["check", "--format", "json", "draft.txt"]
    for _ in 0..<4 {
      try? FileManager.default.removeItem(at: folder.appendingPathComponent(".gwalho"))
      let running = try [arguments, ["ingest", "draft.txt"], arguments].map { try Program.start($0, in: folder) }
      for (process, _, _) in running { process.waitUntilExit() }
      #expect(running.map(\.process.terminationStatus) == [1, 0, 1])
      let alone = try Program.run(arguments, in: folder)
      for place in [0, 2] { #expect(try Data(contentsOf: running[place].output) == alone.output) }
      let text = String(decoding: alone.output, as: UTF8.self)
      #expect(text.contains("deprecated-term") && text.contains("즈장"))
    }
  }

  /// With a cache, without one, and with a damaged one: the same findings.
  @Test func theCacheChangesNoFinding() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let glossary = folder.appendingPathComponent("glossary")
    try FileManager.default.createDirectory(at: glossary, withIntermediateDirectories: true)
    var rows = "zh\tko\tstatus\n之江\t즈장\tpreferred\n之江\t즈강\tdeprecated\n"
    for number in 0..<4000 { rows += "鵬程\(number)\t펑청 실험실 \(number)호\tpreferred\n" }
    try rows.write(to: glossary.appendingPathComponent("terms.tsv"), atomically: true, encoding: .utf8)
    try "즈강(之江)으로 갔다. 즈강과 펑청실험실 7호는\n".write(
      to: folder.appendingPathComponent("draft.txt"), atomically: true, encoding: .utf8)
    let arguments = ["check", "--format", "json", "draft.txt"]
    let first = try Program.run(arguments, in: folder)
    let second = try Program.run(arguments, in: folder)
    #expect(first.status == 1)
    #expect(first.output == second.output)
    let cache = folder.appendingPathComponent(".gwalho/cache/terms.index")
    var bytes = try Data(contentsOf: cache)
    // Sections of this size are not added up when the file is opened.
    #expect(bytes.count > 200_000)
    for place in stride(from: 9000, to: bytes.count, by: 7) { bytes[place] = 0xFF }
    try bytes.write(to: cache)
    let third = try Program.run(arguments, in: folder)
    #expect(third.status == 1)
    #expect(first.output == third.output)
  }
}
