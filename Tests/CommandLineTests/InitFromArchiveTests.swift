// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// `gwalho init --from` as a person uses it: at a terminal, and more than once.
@Suite(.serialized) struct InitFromArchiveTests {
  private let folder: URL

  init() throws {
    folder = try Program.temporaryFolder()
    for (name, place) in [("one", "항저우(杭州)"), ("two", "톈진(天津)")] {
      for number in 1...3 {
        // A particle that does not fit the word before the bracket (한글 맞춤법: 을 behind a consonant).
        let text = "\(number)월에 \(place)를 찾았다. 신약(新藥)를 보았다. 다시 \(place)에 갔다.\n"
        try write("\(name)/2024-0\(number)-05.txt", text)
      }
    }
  }

  private func write(_ name: String, _ text: String) throws {
    let file = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
  private func end() { try? FileManager.default.removeItem(at: folder) }
  private func baseline() throws -> [String] {
    try String(contentsOf: folder.appendingPathComponent("gwalho-baseline.tsv"), encoding: .utf8)
      .split(separator: "\n").filter { !$0.hasPrefix("#") }.map { String($0.split(separator: "\t")[2]) }
  }

  @Test func aSecondFolderKeepsTheBaselineOfTheFirst() throws {
    defer { end() }
    #expect(try Program.run(["init", "--from", "one", "--yes"], in: folder).status == 0)
    let first = try baseline()
    #expect(Set(first) == ["one/2024-01-05.txt", "one/2024-02-05.txt", "one/2024-03-05.txt"])
    #expect(try Program.run(["init", "--from", "two", "--yes"], in: folder).status == 0)
    #expect(try baseline().filter { $0.hasPrefix("one/") } == first)
    #expect(try Set(baseline()).count == 6)
    // A file that is read again has what it has now; the others stay, when it is named alone as well.
    try write("one/2024-01-05.txt", "1월에 항저우(杭州)를 찾았다.\n")
    #expect(try Program.run(["init", "--from", "one/2024-01-05.txt", "--yes"], in: folder).status == 0)
    #expect(try !baseline().contains("one/2024-01-05.txt"))
    #expect(try Set(baseline()).count == 5)
    // A file that is no baseline is nobody's to be replaced.
    try write("gwalho-baseline.tsv", "내 글\n")
    let broken = try Program.run(["init", "--from", "two", "--yes"], in: folder)
    #expect(broken.status == 2)
    #expect(try String(contentsOf: folder.appendingPathComponent("gwalho-baseline.tsv"), encoding: .utf8) == "내 글\n")
  }

  @Test(arguments: ["\r", "글쎄\r", "아니오\r"])
  func whatIsNoYesDecidesNothingAndSaysSo(answer: String) throws {
    defer { end() }
    let terminal = try Pseudoterminal(
      ["init", "--from", "one"], in: folder, environment: ["LC_ALL=ko_KR.UTF-8", "NO_COLOR=1"])
    #expect(terminal.sees("杭州 항저우 6", "모두 정할까요? [예/아니오] (그냥 Enter는 아니오)"))
    terminal.type(answer)
    #expect(terminal.wait() == 0)
    #expect(terminal.text.contains("정하지 않았습니다. 같은 명령을 다시 실행하면 다시 묻습니다"))
    #expect(
      !FileManager.default.fileExists(atPath: folder.appendingPathComponent("glossary/archive.tsv").path))
    // Once more: the names are listed again.
    let again = try Pseudoterminal(
      ["init", "--from", "one"], in: folder, environment: ["LC_ALL=ko_KR.UTF-8", "NO_COLOR=1"])
    #expect(again.sees("杭州 항저우 6", "모두 정할까요?"))
    again.type("응\r")
    #expect(again.wait() == 0)
    #expect(again.text.contains("glossary/archive.tsv"))
  }

  @Test func nothingIsMadeOfAnEmptyFolder() throws {
    defer { end() }
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("empty"), withIntermediateDirectories: true)
    let result = try Program.run(["init", "new", "--from", "empty"], in: folder)
    #expect(result.status == 2)
    #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("new").path))
  }
}
