// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// `gwalho review` as a person uses it, at a terminal.
@Suite(.serialized) struct ReviewScreenTests {
  private static let issue = """
    - 선전 평칭(鹏城)실험실과 항저우 즈강(之江)실험실이 참여했다.
    - 청뉘(承諾)는 앞으로 일한다. 청닝(承諾)도 같다. 다시 청닝(承諾)이다.
    - 신품질 생산력(新質生產力)을 발표했다.
    발 행 일 | 2025. 3. 7

    """
  private static let glossary = "zh\tko\tstatus\tcategory\n# 우리 결정\n新質經濟\t신질 경제\t\tterm\n"

  private let folder: URL

  init() throws {
    folder = try Program.temporaryFolder()
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("glossary"), withIntermediateDirectories: true)
    try Data(Self.glossary.utf8).write(to: file)
    try Data(Self.issue.utf8).write(to: folder.appendingPathComponent("a.txt"))
    #expect(try Program.run(["ingest", "a.txt"], in: folder).status == 0)
  }

  private var file: URL { folder.appendingPathComponent("glossary/terms.tsv") }
  private func rows() throws -> [[String]] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }
  /// Chinese, Korean and status of the rows; an empty status means preferred.
  private func pairs() throws -> [String] {
    try rows().filter { $0.count > 2 }.map { "\($0[0]) \($0[1]) \($0[2].isEmpty ? "preferred" : $0[2])" }
  }
  private func end() { try? FileManager.default.removeItem(at: folder) }

  @Test func aReviewFromTheFirstKeyToTheLast() throws {
    defer { end() }
    let terminal = try Pseudoterminal(
      ["review"], in: folder, environment: ["LC_ALL=ko_KR.UTF-8", "NO_COLOR=1"])
    // In conflict first: both scripts, pinyin, both forms with their counts and lines, the standard with its clause.
    #expect(terminal.sees("1/4 · 결정 0", "표기가 갈림", "承諾  간체 承诺  cheng nuo", "1-9 우선"))
    #expect(terminal.lines.count == 24)
    #expect(terminal.sees("1  청닝", "2번, 문서 1개 · 2025-03-07 · 음역", "→ 청눠", "2  청뉘", "a.txt:2"))
    #expect(terminal.sees("承 cheng 청 · 諾 nuo 눠", "표5 ch+eng", "승낙"))
    #expect(terminal.lines.allSatisfy { Screen.cells($0) <= 80 })
    // No colour: nothing but the sequences that move and clear.
    #expect(!String(decoding: terminal.output, as: UTF8.self).contains("m청닝"))
    #expect(
      !terminal.output.split(separator: 0x1B).dropFirst().contains {
        $0.first { (0x40...0x7E).contains($0) && $0 != 0x5B } == 0x6D
      })

    // A number prefers a form; the other one waits, and the letter alone is enough for it.
    terminal.type("1")
    #expect(terminal.sees("적었습니다: 承諾 → 청닝 (우선) glossary/terms.tsv:4", "결정 1", "[우선]"))
    terminal.type("d")
    #expect(terminal.sees("적었습니다: 承諾 → 청뉘 (금지)", "2/4 · 결정 2"))
    // Undo, twice; each goes back to its screen.
    terminal.type("u")
    #expect(terminal.sees("되돌렸습니다", "1/4 · 결정 1"))
    terminal.type("u")
    #expect(terminal.sees("결정 0"))
    #expect(try String(contentsOf: file, encoding: .utf8) == Self.glossary)
    // A correction in Hangul, with a backspace over a syllable, typed while the Korean layout is on.
    terminal.type("ㄷ")
    #expect(terminal.sees("고침: 몇 번입니까?"))
    terminal.type("2")
    #expect(terminal.sees("고침: 청뉘"))
    #expect(terminal.cursor?.column == 10)
    terminal.type("\u{7F}눠")
    #expect(terminal.sees("고침: 청눠"))
    terminal.type("\r")
    #expect(terminal.sees("적었습니다: 承諾 → 청눠 (우선)", "외 1줄", "결정 1"))
    // The last open form; then the standard form of the next one by a key.
    terminal.type("x")
    #expect(terminal.sees("承諾 → 청닝 (용어 아님)", "2/4", "즈강", "→ 즈장"))
    terminal.type("s")
    #expect(terminal.sees("결정 3", "3/4"))
    // What shares its characters; Esc cancels an edit, Enter and space leave for later.
    #expect(terminal.sees("新質生產力", "新质 → 신질 경제(新質經濟)"))
    terminal.type("e쓰다 말고")
    #expect(terminal.sees("고침: 신품질 생산력쓰다 말고"))
    terminal.type("\u{1B}")
    #expect(terminal.waits { !$0.text.contains("고침: ") && $0.text.contains("1-9") })
    terminal.type("\r")
    #expect(terminal.sees("4/4"))
    terminal.type("?")
    #expect(terminal.sees("아무 키나"))
    terminal.type(" ")
    #expect(terminal.sees("1-9 우선"))
    terminal.type(" ")
    #expect(terminal.sees("마지막까지 보았습니다", "남은 개념 2개"))
    terminal.type("q")
    #expect(terminal.wait() == 0)
    #expect(terminal.text.contains("결정 3개를 적었습니다: glossary/terms.tsv. 남은 개념 2개"))
    // What stood there has its bytes; each decision is a row.
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.contains("\n# 우리 결정\n新質經濟\t신질 경제\t\tterm\n"))
    #expect(
      try pairs().dropFirst(2) == [
        "承諾 청눠 preferred", "承諾 청뉘 deprecated", "承諾 청닝 rejected", "之江 즈장 preferred", "之江 즈강 deprecated",
      ])
  }

  @Test func nothingIsSilent() throws {
    defer { end() }
    let terminal = try Pseudoterminal(["review"], in: folder, environment: ["LC_ALL=ko_KR.UTF-8", "NO_COLOR=1"])
    #expect(terminal.sees("1/4", "1-9 우선"))
    terminal.type("z")
    #expect(terminal.sees("‘z’는 여기서 하는 일이 없습니다", "?"))
    // F5, which no key here is.
    terminal.type("\u{1B}[15~")
    #expect(terminal.sees("그 키는 여기서 하는 일이 없습니다"))
    terminal.type("7")
    #expect(terminal.sees("7번 표기는 없습니다"))
    // One form is preferred: what becomes of the other is still to be said.
    terminal.type("1")
    #expect(terminal.sees("적었습니다: 承諾 → 청닝 (우선)", "남은 표기 1개: 청뉘"))
    terminal.type("d")
    #expect(terminal.sees("2/4", "즈강"))
    #expect(!terminal.text.contains("남은 표기"))
    // A category for what will be decided, and for what is.
    terminal.type("t")
    #expect(terminal.sees("범주:", "1 인물", "0 용어"))
    terminal.type("3")
    #expect(terminal.sees("· 지명"))
    terminal.type("1")
    #expect(terminal.sees("3/4"))
    #expect(try rows().contains { $0.prefix(2) == ["之江", "즈강"] && $0[3] == "place" })
    terminal.type("b")
    #expect(terminal.sees("2/4", "[우선]"))
    terminal.type("t5")
    #expect(terminal.sees("범주를 적었습니다: 之江 → 기관 (1줄)", "· 기관"))
    #expect(try rows().contains { $0.prefix(2) == ["之江", "즈강"] && $0[3] == "organisation" })
    terminal.type("u")
    #expect(terminal.sees("되돌렸습니다", "· 지명"))
    terminal.type("q")
    #expect(terminal.wait() == 0)
  }

  /// A category that waits for its decision is an act: u takes the decision back and leaves it, once more takes it.
  @Test func undoLeavesTheCategory() throws {
    defer { end() }
    try Data("주장강(珠江)과 주장강(珠江).\n".utf8).write(to: folder.appendingPathComponent("a.txt"))
    #expect(try Program.run(["ingest", "a.txt"], in: folder).status == 0)
    let terminal = try Pseudoterminal(["review"], in: folder, environment: ["LC_ALL=ko_KR.UTF-8", "NO_COLOR=1"])
    #expect(terminal.sees("1/1", "주장강", "소리"))
    #expect(!terminal.text.contains("제4장 제3절"))
    terminal.type("t3")
    // The standard of a river is another, and at once.
    #expect(terminal.sees("· 지명", "제4장 제3절"))
    terminal.type("1")
    #expect(terminal.sees("결정 1", "마지막까지"))
    terminal.type("u")
    #expect(terminal.sees("마지막 결정을 되돌렸습니다", "결정 0", "· 지명", "제4장 제3절"))
    #expect(try rows().count == 3)
    terminal.type("u")
    #expect(terminal.sees("고른 범주를 되돌렸습니다"))
    #expect(!terminal.text.contains("· 지명"))
    terminal.type("u")
    #expect(terminal.sees("되돌릴 결정이 없습니다"))
    terminal.type("q")
    #expect(terminal.wait() == 0)
  }

  /// 신품질생산력 and 신품질 생산력 are one rendering to the glossary: a decision on one is said to cover the other, which can
  /// have its own.
  @Test func aCoveredSpellingIsSaid() throws {
    defer { end() }
    let text = "신품질생산력(新質生產力)과 신품질생산력(新質生產力), 신품질 생산력(新質生產力)도 있다.\n"
    try Data(text.utf8).write(to: folder.appendingPathComponent("a.txt"))
    #expect(try Program.run(["ingest", "a.txt"], in: folder).status == 0)
    let terminal = try Pseudoterminal(["review"], in: folder, environment: ["LC_ALL=ko_KR.UTF-8", "NO_COLOR=1"])
    #expect(terminal.sees("1  신품질생산력", "2  신품질 생산력"))
    terminal.type("d1")
    #expect(terminal.sees("(금지)", "띄어쓰기만 다른 신품질 생산력도 같은 결정에 듭니다"))
    terminal.type("b2")
    #expect(terminal.sees("신품질 생산력 (우선)"))
    #expect(try pairs().suffix(2) == ["新質生產力 신품질생산력 deprecated", "新質生產力 신품질 생산력 preferred"])
    terminal.type("q")
    #expect(terminal.wait() == 0)
  }

  @Test func whatIsThereStandsAgainstTheNew() throws {
    defer { end() }
    try Data("zh\tko\tstatus\n承諾\t청눠\tpreferred\n".utf8).write(to: file)
    let terminal = try Pseudoterminal(["review"], in: folder)
    #expect(terminal.sees("1/4", "in conflict", "청눠", "glossary only", "[preferred]"))
    terminal.type("1")
    #expect(terminal.sees("Replace it?"))
    terminal.type("n")
    #expect(terminal.sees("1-9 prefer"))
    #expect(try rows().count == 2)
    terminal.type("1y")
    #expect(terminal.sees("written: 承諾 → 청닝 (preferred)", "1 decided"))
    #expect(try pairs().contains("承諾 청눠 deprecated"))
    terminal.type("u")
    #expect(terminal.sees("0 decided"))
    #expect(try String(contentsOf: file, encoding: .utf8) == "zh\tko\tstatus\n承諾\t청눠\tpreferred\n")
    // Somebody else writes between two keys: their row stays, and the screen shows it.
    terminal.type("1y")
    #expect(terminal.sees("1 decided"))
    var theirs = try String(contentsOf: file, encoding: .utf8)
    theirs += "之江\t즈장\t\n"
    try Data(theirs.utf8).write(to: file)
    terminal.type("d")
    #expect(terminal.sees("2 decided"))
    #expect(try rows().contains { $0.prefix(2) == ["之江", "즈장"] })
    terminal.type("\u{3}")
    #expect(terminal.wait() == 0)
  }

  @Test func anyTerminalWillDo() throws {
    defer { end() }
    let terminal = try Pseudoterminal(
      ["review"], in: folder, columns: 120, rows: 40, environment: ["TERM=xterm-256color"])
    #expect(
      terminal.waits { $0.lines.count == 40 && $0.lines.last?.contains("q quit") == true && $0.text.contains("1/4") })
    #expect(String(decoding: terminal.output, as: UTF8.self).contains("\u{1B}[1m"))
    for (columns, rows) in [(80, 24), (40, 10), (60, 6)] {
      terminal.resize(columns: UInt16(columns), rows: UInt16(rows))
      let isFitting = { (terminal: Pseudoterminal) in
        terminal.lines.count == rows && terminal.text.contains("1/4") && terminal.text.contains("1-9")
          && terminal.lines.allSatisfy { Screen.cells($0) <= columns }
      }
      #expect(terminal.waits(until: isFitting), "\(columns)×\(rows):\n\(terminal.text)")
    }
    // Pasted text is no key.
    terminal.type("\u{1B}[200~ddxx1q\u{1B}[201~")
    terminal.resize(columns: 80, rows: 24)
    #expect(terminal.waits { $0.lines.count == 24 && $0.lines.last?.contains("q quit") == true })
    #expect(terminal.text.contains("0 decided"))
    kill(terminal.process, SIGTERM)
    #expect(terminal.wait() == 0)
    // The terminal is as it was.
    #expect(String(decoding: terminal.output.suffix(300), as: UTF8.self).contains("\u{1B}[?1049l"))

    let dumb = try Pseudoterminal(["review", "--conflicts"], in: folder, environment: ["TERM=dumb"])
    #expect(dumb.sees("1/1", "1-9 prefer"))
    dumb.type("1")
    #expect(dumb.sees("1 decided"))
    dumb.type("q")
    #expect(dumb.wait() == 0)
    #expect(!dumb.output.contains(0x1B))
  }

  /// Fifty times, at any moment: what the screen has said is written is in the glossary, at most the one decision more
  /// that was being written, and never half a row.
  @Test func killedItLosesNothing() throws {
    defer { end() }
    let surnames = ["王 왕", "李 리", "张 장", "刘 류", "陈 천", "杨 양", "赵 자오", "黄 황", "周 저우", "吴 우"]
    let given = ["伟 웨이", "芳 팡", "娜 나", "敏 민", "静 징", "丽 리", "强 창", "磊 레이", "军 쥔", "洋 양"]
    var text = ""
    for (number, one) in surnames.enumerated() {
      for (place, other) in given.enumerated() {
        let (first, second) = (one.split(separator: " "), other.split(separator: " "))
        text += "- 제\(number)\(place)호 위원 \(first[1])\(second[1])(\(first[0])\(second[0]))가 왔다.\n"
      }
    }
    try Data(text.utf8).write(to: folder.appendingPathComponent("a.txt"))
    #expect(try Program.run(["ingest", "a.txt"], in: folder).status == 0)
    let header = "zh\tko\tstatus\tkind\tby\tdate\n"
    try Data(header.utf8).write(to: file)
    var generator = SystemRandomNumberGenerator()
    var acknowledged = 0
    for round in 0..<50 {
      let before = try rows().count
      if before > 60 { try Data(header.utf8).write(to: file) }
      let start = try pairs()
      let terminal = try Pseudoterminal(["review"], in: folder)
      #expect(terminal.sees("0 decided"))
      // Typed ahead: the program is always at work.
      terminal.type(
        (0..<30).map { _ in ["1", "1", "x", "d", "u", "e\u{7F}문\r"].randomElement(using: &generator) ?? "1" }.joined())
      let end = Date() + Double.random(in: 0...0.25, using: &generator)
      while Date() < end { terminal.read(milliseconds: 2) }
      kill(terminal.process, SIGKILL)
      #expect(terminal.wait() == 128 + SIGKILL, "round \(round)")
      // How many were said to be written, by the last screen that is whole.
      let said = Self.counts(terminal.output)
      acknowledged += said.last ?? 0
      let bytes = try Data(contentsOf: file)
      #expect(bytes.last == 0x0A)
      let after = try rows()
      #expect(after.allSatisfy { (3...6).contains($0.count) && !$0[0].isEmpty && !$0[1].isEmpty })
      let named = try pairs()
      #expect(Array(named.prefix(start.count)) == start)
      // A corrected form has two rows: decisions are counted by their Chinese.
      let decided = Set(after.dropFirst(start.count).map { $0[0] }).count
      let last = said.last ?? 0
      #expect((last - 1...last + 1).contains(decided), "round \(round): \(last) said, \(decided) there")
      #expect(try Program.run(["validate"], in: folder).status < 2)
      // And by name: pairs that were said to be written and not taken back are rows.
      for pair in Self.written(terminal.output, first: last - 1) {
        #expect(named.contains(pair), "round \(round): \(pair)")
      }
    }
    #expect(acknowledged > 50)
    let leftovers = try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent("glossary").path)
    #expect(leftovers.filter { $0.hasPrefix(".gwalho-") }.count <= 1)
  }

  private static func frames(_ output: [UInt8]) -> [String] {
    String(decoding: output, as: UTF8.self).components(separatedBy: "\u{1B}[H").dropFirst().filter {
      $0.contains("1-9 prefer") || $0.contains("q quit")
    }
  }

  /// What each screen says of the number of decisions.
  private static func counts(_ output: [UInt8]) -> [Int] {
    frames(output).compactMap { frame in
      frame.firstRange(of: " decided").flatMap { Int(frame[..<$0.lowerBound].split(separator: " ").last ?? "") }
    }
  }

  /// The pairs said to be written, those taken back left out; the first so many of what remains.
  private static func written(_ output: [UInt8], first: Int) -> [String] {
    var pairs: [String] = []
    for frame in frames(output) {
      if frame.contains("the last decision was taken back") { _ = pairs.popLast() }
      guard let start = frame.firstRange(of: "written: ") else { continue }
      let line = frame[start.upperBound...].prefix { $0 != "\u{1B}" && $0 != "\r" && $0 != "\r\n" }
      let words = line.split(separator: " ")
      guard words.count >= 4, words[1] == "→" else { continue }
      let status = words[3].trimmingCharacters(in: CharacterSet(charactersIn: "()"))
      pairs.append("\(words[0]) \(words[2]) \(status == "not" ? "rejected" : status)")
    }
    return Array(pairs.prefix(max(0, first)))
  }
}
