// SPDX-License-Identifier: Apache-2.0

import Foundation
import TermBase
import Testing

@testable import Reporting

@Suite struct GlossaryPageTests {
  private static func row(
    _ zh: String, _ ko: String, _ status: TermStatus = .preferred, category: TermCategory? = nil, note: String? = nil,
    ref: String? = nil
  ) -> GlossaryRow {
    var row = GlossaryRow(zh: zh, ko: ko, status: status)
    row.category = category
    row.note = note
    row.ref = ref
    return row
  }

  private static func entry(_ id: String, _ rows: GlossaryRow...) -> GlossaryPage.Entry {
    GlossaryPage.Entry(concept: Concept(key: id, id: id, rows: rows), id: id)
  }

  private static func page(_ entries: GlossaryPage.Entry..., scripts: GlossaryPage.Scripts = .both) -> GlossaryPage {
    GlossaryPage(entries: entries, scripts: scripts, date: "2026-11-21", language: .ko)
  }

  /// What stands in the page in this order.
  private static func isInOrder(_ parts: [String], in html: String) -> Bool {
    var rest = html[...]
    for part in parts {
      guard let place = rest.firstRange(of: part) else { return false }
      rest = rest[place.upperBound...]
    }
    return true
  }

  @Test func groupsByCategoryThenByTheKoreanAlphabet() {
    let html = Self.page(
      Self.entry("x", Self.row("省", "성")), Self.entry("c", Self.row("深圳", "선전", category: .place)),
      Self.entry("d", Self.row("AI城", "AI 도시", category: .place)),
      Self.entry("b", Self.row("鄂尔多斯", "어얼둬쓰", category: .place)),
      Self.entry("a", Self.row("李白", "이백", category: .personHistorical)),
      Self.entry("e", Self.row("哈尔滨", "하얼빈", category: .place)),
      Self.entry("f", Self.row("雷军", "레이쥔", category: .person))
    ).made().html
    #expect(
      Self.isInOrder(
        [
          "<section id=\"g-person\">", "레이쥔", "<section id=\"g-person-historical\">", "이백", "<section id=\"g-place\">",
          "<h2>지명 <small>4</small>", "선전", "어얼둬쓰", "하얼빈", "AI 도시", "<section id=\"g-none\">", "<h2>기타", "성",
        ], in: html))
    #expect(!html.contains("g-company"))
    #expect(html.contains("<li><a href=\"#g-place\">지명</a> <small>4</small></li>"))
  }

  @Test func onePersonIsNamedOnce() {
    func page(_ names: String...) -> String {
      let entries = names.enumerated().map { number, name in
        var row = Self.row("深圳", "선전\(number)")
        (row.by, row.date) = (name, "2024-05-0\(number + 1)")
        return Self.entry("e\(number)", row)
      }
      return GlossaryPage(entries: entries, date: "2026-11-21", language: .ko).made().html
    }
    let alone = page("박편집", "박편집")
    #expect(alone.components(separatedBy: "박편집").count == 2)
    #expect(alone.contains("<span>결정: 박편집</span>"))
    #expect(alone.contains("<dt>결정</dt><dd><time>2024-05-02</time></dd>"))
    let two = page("박편집", "김편집")
    #expect(two.contains("<time>2024-05-02</time> 김편집") && !two.contains("결정: "))
  }

  /// Unihan: 发 is 髮 (hair) or 發 (to set out), which the word around it decides.
  @Test func showsBothScripts() {
    let html = Self.page(
      Self.entry("a", Self.row("头发", "머리카락")), Self.entry("b", Self.row("發展", "발전")),
      Self.entry("c", Self.row("北京", "베이징"))
    ).made().html
    #expect(
      html.contains("<span class=\"zh\" lang=\"zh-Hans\">头发</span> <span class=\"zh made\" lang=\"zh-Hant\">頭髮</span>"))
    #expect(
      html.contains("<span class=\"zh\" lang=\"zh-Hant\">發展</span> <span class=\"zh made\" lang=\"zh-Hans\">发展</span>"))
    #expect(html.contains("<span class=\"zh\" lang=\"zh-Hans\">北京</span> <span class=\"py\""))
    #expect(html.contains("data-s=\"베이징|北京|beijing\""))
  }

  @Test func showsOneScriptWhenAsked() {
    let entry = Self.entry("a", Self.row("头发", "머리카락"))
    let traditional = Self.page(entry, scripts: .traditional).made().html
    #expect(traditional.contains("頭髮") && !traditional.contains("头发"))
    let simplified = Self.page(entry, scripts: .simplified).made().html
    #expect(simplified.contains("头发") && !simplified.contains("頭髮"))
  }

  /// A form of the glossary is never called converted.
  @Test func doesNotConvertWhatTheGlossaryHas() {
    let html = Self.page(Self.entry("a", Self.row("头发", "머리카락"), Self.row("頭髮", "머리카락"))).made().html
    #expect(!html.contains("zh made"))
    #expect(html.contains("头发</span> <span class=\"zh\" lang=\"zh-Hant\">頭髮</span> <span class=\"py\""))
  }

  @Test func strikesOutWhatIsNotToBeWritten() {
    let page = Self.page(
      Self.entry(
        "a", Self.row("之江", "즈강", .deprecated), Self.row("之江", "즈장"), Self.row("之江", "지장", .admitted),
        Self.row("之江", "강", .rejected)))
    let (html, concepts, terms) = page.made()
    #expect(concepts == 1 && terms == 3)
    #expect(
      Self.isInOrder(
        ["<span class=\"ko\" lang=\"ko\">즈장</span>", "허용", "지장", "쓰지 않음", "<del><span lang=\"ko\">즈강</span></del>"],
        in: html))
    #expect(!html.contains(">강<"))
  }

  @Test func saysWhereNothingIsDecided() {
    let html = Self.page(Self.entry("a", Self.row("之江", "즈강", .deprecated))).made().html
    #expect(html.contains("정한 표기 없음"))
    #expect(html.contains("<del><span lang=\"ko\">즈강</span></del>"))
  }

  @Test(arguments: [
    "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "'&lt;",
  ])
  func escapes(hostile: String) {
    var row = Self.row(hostile, hostile, category: .place, note: hostile, ref: "javascript:alert(1)//" + hostile)
    row.definition = hostile
    row.reason = hostile
    row.by = hostile
    row.extras = [GlossaryRow.Extra(column: hostile, value: hostile)]
    var entry = GlossaryPage.Entry(concept: Concept(key: "a", id: hostile, rows: [row]), id: hostile)
    entry.sentences = [.init(text: hostile, source: hostile)]
    entry.years = [.init(year: hostile, forms: [.init(ko: hostile, count: 1)], issues: [hostile])]
    var page = GlossaryPage(entries: [entry], date: hostile, generator: hostile, language: .ko)
    page.questions = [
      .init(zh: hostile, forms: [.init(ko: hostile, count: 1, sentence: hostile)], expected: [hostile + "2"])
    ]
    let html = page.made().html
    #expect(!html.contains(hostile))
    // One script and one style, both the page's own.
    #expect(html.components(of: "<script").count == 2 && html.components(of: "<style").count == 2)
    #expect(!html.contains("<img") && !html.contains("<svg"))
    #expect(!html.contains("href=\"javascript"))
  }

  /// U+202E turns what follows; U+0000 and U+FFFE have no place in a page.
  @Test func showsControlsAsReplacement() {
    let html = Self.page(Self.entry("a", Self.row("之\u{202E}江", "즈\u{2067}장\u{0}", note: "한 줄\n둘째\u{FFFE} 줄"))).made()
      .html
    for harmful in ["\u{202E}", "\u{2067}", "\u{0}", "\u{FFFE}"] {
      #expect(!html.unicodeScalars.contains(Unicode.Scalar(harmful)!))
    }
    #expect(html.contains("즈\u{FFFD}장\u{FFFD}"))
    #expect(html.contains("한 줄\n둘째\u{FFFD} 줄"))
  }

  @Test func keepsLongNotesWhole() {
    let note = String(repeating: "긴 메모 ", count: 10_000)
    let html = Self.page(Self.entry("a", Self.row("之江", "즈장", note: note))).made().html
    #expect(html.contains("<dd class=\"long\">" + note + "</dd>"))
  }

  @Test func isWholeWithoutTerms() {
    let (html, concepts, terms) = Self.page().made()
    #expect(concepts == 0 && terms == 0)
    #expect(html.contains("용어가 없습니다"))
    #expect(!html.contains("id=\"q\"") && !html.contains("<nav"))
    #expect(html.hasSuffix("</html>\n"))
  }

  @Test func asksTheNetworkForNothing() {
    let html = Self.page(Self.entry("a", Self.row("之江", "즈장", ref: "https://example.org/a?b=1&c=2"))).made().html
    #expect(html.contains("default-src 'none'; style-src 'sha256-"))
    #expect(html.contains("<a href=\"https://example.org/a?b=1&amp;c=2\" rel=\"noreferrer noopener\">"))
    for word in [" src=", "url(", "@import", "<link", "fetch(", "XMLHttpRequest", "'unsafe-inline'", " style=\""] {
      #expect(!html.contains(word), "\(word)")
    }
  }

  @Test func leavesBoxesToTick() {
    var page = Self.page()
    page.questions = [
      .init(
        zh: "之江实验室",
        forms: [
          .init(ko: "즈강실험실", count: 3, firstDate: "2023-08-04", lastDate: "2024-01-05", sentence: "즈강실험실(之江实验室)은"),
          .init(ko: "지강실험실", count: 1, status: .preferred),
        ], expected: ["즈장실험실"])
    ]
    let html = page.made().html
    #expect(html.contains("<h1>용어집과 결정표</h1>"))
    #expect(
      Self.isInOrder(
        [
          "결정이 필요한 말", "之江实验室", "之江實驗室", "즈강실험실", "3곳 · <time>2023-08-04</time>–<time>2024-01-05</time>", "지강실험실",
          "이미 정함", "즈장실험실", "규범 표기",
          "다른 표기",
        ],
        in: html))
    #expect(html.components(of: "<i class=\"box\">").count == 5)
  }

  /// A key without words would be printed as it is.
  @Test(arguments: Language.allCases)
  func hasWordsForEverything(language: Language) {
    var entries: [GlossaryPage.Entry] = []
    for category in TermCategory.allCases {
      entries.append(Self.entry(category.rawValue, Self.row("之江", "즈장", category: category)))
    }
    var short = Self.row("之江", "즈", .admitted, note: "메모")
    short.form = .short
    short.source = "출처"
    var abbreviation = Self.row("之江", "즈ㅈ", .superseded)
    abbreviation.form = .abbreviation
    var full = Self.row("之江", "즈장", note: "메모", ref: "참조")
    (full.definition, full.domain, full.reason, full.source, full.by, full.date, full.kind) = (
      "뜻", "분야", "까닭", "출처", "편집부", "2024-01-01", .sound
    )
    var all = Self.entry("all", full, short, abbreviation, Self.row("之江", "즈강", .deprecated))
    all.years = [.init(year: nil, forms: [.init(ko: "즈장", count: 1)], issues: (1...6).map(String.init))]
    all.sentences = [.init(text: "즈장(之江)", source: "a.txt:1")]
    var page = GlossaryPage(
      entries: entries + [all, Self.entry("none", Self.row("之江", "즈강", .deprecated))], language: language)
    page.questions = [.init(zh: "之江", forms: [.init(ko: "즈강", count: 1, status: .preferred)], expected: ["즈장"])]
    let html = page.made().html + Self.page().made().html
    for module in ["page", "category", "status", "kind", "history"] {
      #expect(
        !html.contains(">\(module).") && !html.contains("\"\(module).") && !html.contains(" \(module)."), "\(module)")
    }
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">"))
    #expect(html.contains(language == .ko ? "1–6 등 6개 호" : "1–6, 6 issues"))
  }

  @Test func findsUmlautsByBothSpellings() {
    let html = Self.page(Self.entry("a", Self.row("吕布", "여포", category: .personHistorical))).made().html
    #expect(html.contains("|lubu|lvbu\""))
  }
}

extension String {
  /// The pieces between occurrences.
  fileprivate func components(of separator: String) -> [Substring] {
    split(separator: separator, omittingEmptySubsequences: false)
  }
}
