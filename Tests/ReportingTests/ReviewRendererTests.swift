// SPDX-License-Identifier: Apache-2.0

import Reporting
import Testing

@Suite struct ReviewRendererTests {
  private var page: ReviewPage {
    var page = ReviewPage()
    page.zh = "承諾"
    page.simplified = "承诺"
    page.pinyin = "cheng nuo"
    page.isConflict = true
    page.forms = ["청닝", "청뉘의료과학기술유한공사"].enumerated().map { number, ko in
      .init(
        number: number + 1, ko: ko, count: 1234, documents: 56, firstDate: "2014-01-02", lastDate: "2026-11-21",
        kind: "sound", status: nil, expected: ["청눠"],
        contexts: (0..<6).map {
          .init(
            place: "issues/2026/아주-긴-이름의-호.txt:\($0)",
            text: "이 줄은 여든 칸보다 길고 괄호가 한참 뒤에 나오므로 앞을 잘라야 \(ko)(承諾)가 보이고 뒤도 잘라야 한 줄에 든다. 그래도 된다.",
            words: [ko, "承諾"])
        })
    }
    page.sound = "청눠"
    page.soundSteps = ["承 cheng 청", "諾 nuo 눠"]
    page.clauses = ["표5 ch+eng", "n+uo"]
    page.sino = "승낙"
    page.relatives = ["承诺 → 약속(承诺書)", "承诺 → 약속(承诺人)"]
    (page.position, page.total, page.decided) = (12, 340, 5)
    return page
  }

  private static let prompts: [ReviewPage.Prompt] = [
    .keys, .categories((1...10).map { .init(digit: $0 % 10, category: "place-historical") }),
    .number(action: "deprecated", letter: "d"), .number(action: "edit", letter: nil),
    .line(before: "청눠", after: "의료"), .confirmation, .contexts, .help, .finished,
  ]

  @Test(arguments: [(80, 24), (120, 40), (40, 10), (40, 3), (200, 60), (10, 1)], Language.allCases)
  func everyFrameFits(size: (width: Int, height: Int), language: Language) {
    for prompt in Self.prompts {
      for message in [nil, String(repeating: "긴 말 ", count: 60)] {
        var page = page
        (page.prompt, page.message) = (prompt, message)
        let frame = ReviewRenderer(language: language, style: .plain)
          .frame(page, width: size.width, height: size.height)
        #expect(frame.lines.count == size.height)
        #expect(frame.lines.allSatisfy { TerminalWidth.cells($0) <= max(40, size.width) }, "\(prompt)")
        #expect(!frame.lines.contains { $0.contains("review.screen") })
        if let cursor = frame.cursor {
          #expect(cursor.column < max(40, size.width))
          #expect(frame.lines.indices.contains(cursor.line))
        }
      }
    }
  }

  /// The keys are never cut where lines above them are empty.
  @Test(arguments: [40, 60, 80, 120], Language.allCases)
  func allKeysAreSaid(width: Int, language: Language) throws {
    let frame = ReviewRenderer(language: language, style: .plain).frame(page, width: width, height: 24)
    let first = try #require(frame.lines.lastIndex { $0.hasPrefix("1-9") })
    let keys = frame.lines[first...].joined(separator: " ")
    #expect(!keys.contains("…"))
    for key in ["1-9", " a ", " d ", " x ", " e ", " s ", " t ", "Enter", " b ", " u ", " c ", " ? ", " q "] {
      #expect(keys.contains(key), "\(key)")
    }
    // No key without what it does.
    #expect(frame.lines[first...].allSatisfy { !$0.hasSuffix("?") && !$0.hasSuffix(" b") })
  }

  @Test func aLongMessageKeepsItsFile() {
    var page = page
    let path = "glossary/아주-긴-이름의-용어집.tsv"
    page.message = Catalogue.text("review.undo-conflict", ["path": path], .ko)
    let frame = ReviewRenderer(language: .ko, style: .plain).frame(page, width: 80, height: 24)
    #expect(frame.lines.contains { $0.contains(path) })
    #expect(frame.lines.allSatisfy { TerminalWidth.cells($0) <= 80 })
  }

  /// Names and their numbers stay together: lists are broken behind commas, by cells.
  @Test func listsBreakBehindCommas() {
    let items = ["浙江 저장 2220", "广东 광둥 12", "北京 베이징 4"]
    #expect(
      TextColumns.list("  지명 3개:", items, width: 30) == [
        "  지명 3개: 浙江 저장 2220,", "      广东 광둥 12,", "      北京 베이징 4",
      ])
    #expect(TextColumns.list("  지명 3개:", items, width: nil) == ["  지명 3개: 浙江 저장 2220, 广东 광둥 12, 北京 베이징 4"])
    // A name that is wider than the terminal is not broken.
    #expect(TextColumns.list("a:", [String(repeating: "가", count: 20), "b"], width: 10).count == 2)
  }

  @Test func whatMattersIsThere() {
    let frame = ReviewRenderer(language: .ko, style: .plain).frame(page, width: 80, height: 24)
    let text = frame.lines.joined(separator: "\n")
    for part in ["12/340 · 결정 5", "표기가 갈림", "承諾  간체 承诺  cheng nuo", "→ 청눠", "외래어 표기법 표5 ch+eng, n+uo", "승낙", "약속(承诺書)"]
    {
      #expect(text.contains(part), "\(part)")
    }
    // The form itself is seen in its line.
    #expect(frame.lines.contains { $0.hasPrefix("    …") && $0.contains("청닝(承諾)") && $0.hasSuffix(".txt:0") })
    #expect(frame.cursor == nil)
  }

  @Test func alowTerminalKeepsTheForms() {
    let frame = ReviewRenderer(language: .ko, style: .plain).frame(page, width: 80, height: 6)
    #expect(frame.lines.contains { $0.hasPrefix(" 1  청닝") })
    #expect(frame.lines.contains { $0.hasPrefix(" 2  청뉘") })
    #expect(frame.lines.last?.hasPrefix("1-9") == true)
  }

  @Test func theCursorStandsInItsLine() throws {
    var page = page
    page.prompt = .line(before: "청눠", after: "의료")
    let frame = ReviewRenderer(language: .ko, style: .plain).frame(page, width: 80, height: 24)
    let cursor = try #require(frame.cursor)
    #expect(frame.lines[cursor.line] == "고침: 청눠의료")
    #expect(cursor.column == 10)
    page.prompt = .line(before: String(repeating: "가", count: 100), after: "")
    let long = ReviewRenderer(language: .ko, style: .plain).frame(page, width: 80, height: 24)
    #expect(try #require(long.cursor).column < 80)
  }

  @Test func coloursAddNothingToTheText() {
    let coloured = ReviewRenderer(language: .ko, style: .ansi).frame(page, width: 80, height: 24)
    let plain = ReviewRenderer(language: .ko, style: .plain).frame(page, width: 80, height: 24)
    let bare = coloured.lines.map { line in
      line.split(separator: "\u{1B}", omittingEmptySubsequences: false).enumerated().map { number, part in
        number == 0 ? String(part) : String(part.drop { $0 != "m" }.dropFirst())
      }.joined()
    }
    #expect(bare == plain.lines)
    #expect(coloured.lines != plain.lines)
  }

  @Test func somebodysTextMovesNoCursor() {
    var page = page
    page.zh = "承\u{1B}[2J諾"
    page.forms[0].ko = "청\u{1B}닝\u{202E}"
    page.forms[0].contexts[0].text = "청\u{7}\u{1B}]0;x\u{7}닝"
    page.sound = "청\u{202E}눠"
    page.soundSteps = ["承\u{202E} 청"]
    page.sino = "승\u{1B}[7m낙"
    page.message = "written: 청\u{202E}닝"
    let frame = ReviewRenderer(language: .en, style: .plain).frame(page, width: 80, height: 24)
    #expect(!frame.lines.joined().unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
  }
}
