// SPDX-License-Identifier: Apache-2.0

import Alignment
import Consistency
import HanHangul
import TermBase
import Testing

@testable import Reporting

@Suite struct CatalogueTests {
  /// Everything that findings, rules, levels, kinds and verdicts can name.
  private var needed: [String] {
    RuleRegistry.messageKeys + RuleID.allCases.map { "rule.\($0.rawValue)" }
      + Level.allCases.map { "level.\($0.rawValue)" } + RenderingKind.allCases.map { "kind.\($0.rawValue)" }
      + AnnotationVerdict.allCases.map { "verdict.\($0.rawValue)" }
      + TermCategory.allCases.map { "category.\($0.rawValue)" }
  }

  @Test func everyKeyIsThere() {
    #expect(needed.filter { !Catalogue.has($0) } == [])
  }

  /// What other targets throw or report. Each target's own tests walk its `catalogueKeys`;
  /// here stands that the catalogue has words for every module.
  @Test(arguments: [
    ("document", ["not-found", "is-directory", "empty", "binary", "invalid-utf8", "lone-surrogate", "unreadable"]),
    ("file", ["no-space", "access-denied", "read-only", "no-folder", "changed-meanwhile", "write-failed"]),
    ("glossary", ["unreadable", "undecodable", "no-header", "missing-column", "unknown-value", "bad-id"]),
    ("validate", ["two-preferred", "contradiction", "duplicate-row", "does-not-read", "no-alternative"]),
    ("index", ["unreadable", "not-an-index", "other-version", "truncated", "damaged"]),
    (
      "segments",
      [
        "other-root", "no-pairs", "no-pairs-languages", "other-format", "other-separator", "missing-column",
        "po.unterminated", "po.no-translation", "unit.nested", "unit.no-source", "not-supported", "not-utf8",
        "other-charset", "wrong-languages", "no-target-language", "no-units",
      ]
    ),
    ("tm", ["refused.empty", "refused.too-long", "refused.wrong-language", "store-fault", "index-fault"]),
    ("interchange", ["nothing-to-export", "invalid-date", "not-well-formed", "entity-declared", "nothing-to-import"]),
    ("read", ["empty-term", "no-pair", "unknown-category", "nonstandard-status", "stray-quote"]),
    (
      "spreadsheet",
      [
        "unreadable", "damaged", "missing-part", "encrypted", "other-format", "too-large", "no-sheet",
        "standard-input", "writer-missing", "not-written", "cell-too-long", "long-text",
      ]
    ),
    ("category", ["person", "person-historical", "place", "place-historical", "organisation", "company", "product"]),
    ("review.meaning", ["preferred", "admitted", "deprecated", "rejected", "later"]),
    ("review.note", ["zh", "ko", "status", "category", "kind", "reason", "expected", "others", "place"]),
    ("review.hint", ["protected", "sort", "save", "apply", "conflict", "nonstandard"]),
    ("diff", ["unknown", "unknown-nearest"]),
    ("import", ["translation-memory", "summary", "contradicted", "ambiguous"]),
  ])
  func errorsHaveTheirWords(module: String, names: [String]) {
    #expect(names.map { "\(module).\($0)" }.filter { !Catalogue.has($0) } == [])
  }

  /// What the program calls a status, category or kind, it understands in a table and as an option.
  @Test func whatIsPrintedIsRead() {
    let groups: [(TableWords.Group, String, [String])] = [
      (.status, "status.", TermStatus.allCases.map(\.rawValue)),
      (.category, "category.", TermCategory.allCases.map(\.rawValue)),
      (.kind, "kind.", RenderingKind.allCases.map(\.rawValue)),
      (.form, "page.form.", TermForm.allCases.map(\.rawValue)),
    ]
    for (group, prefix, values) in groups {
      for value in values {
        for language in Language.allCases {
          let text = Catalogue.text(prefix + value, [:], language)
          #expect(TableWords.value(text, group) == value, "\(prefix)\(value)")
        }
      }
    }
  }

  @Test func languagesHaveTheSameValues() {
    for key in Catalogue.keys {
      #expect(Catalogue.placeables(key, .ko) == Catalogue.placeables(key, .en), "\(key)")
    }
  }

  /// One word for one thing: 병기, 지난 호, 범주.
  @Test func oneWordForOneThing() {
    for entry in MessageData.entries {
      for other in ["원어 주석", "보관 기사", "분류"] {
        #expect(!entry.ko.description.contains(other), "\(entry.key): \(other)")
      }
    }
  }

  @Test func keysAreSortedAndFound() {
    #expect(Catalogue.keys == Catalogue.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(Catalogue.keys.allSatisfy(Catalogue.has))
    #expect(!Catalogue.has("nothing.of-the-kind"))
    #expect(Catalogue.text("nothing.of-the-kind", [:], .ko) == "nothing.of-the-kind")
  }

  @Test func particlesArePairsAndNeverBoth() {
    let pairs: Set<String> = ["은/는", "이/가", "을/를", "과/와", "으로/로", "이라/라", "이나/나", "이라는/라는", "이라면/라면"]
    for entry in MessageData.entries {
      for piece in MessageTemplate.pieces(entry.ko.description) {
        if case .value(_, _, _, let particles?) = piece { #expect(pairs.contains(particles), "\(entry.key)") }
      }
      for piece in MessageTemplate.pieces(entry.en.description) {
        if case .value(_, _, _, let particles) = piece { #expect(particles == nil, "\(entry.key)") }
      }
    }
  }

  @Test(arguments: [
    ("청닝", "‘청닝’을 찾지 못했습니다"), ("청눠", "‘청눠’를 찾지 못했습니다"), ("서울", "‘서울’을 찾지 못했습니다"),
    ("GLM", "‘GLM’을 찾지 못했습니다"), ("NMPA", "‘NMPA’를 찾지 못했습니다"), ("창어 5호", "‘창어 5호’를 찾지 못했습니다"),
    ("3.0", "‘3.0’을 찾지 못했습니다"), ("2", "‘2’를 찾지 못했습니다"),
  ])
  func particles(term: String, expected: String) {
    #expect(Catalogue.text("cli.not-found", ["term": term], .ko) == expected)
  }

  @Test func rieulTakesRo() {
    #expect(KoreanParticle.fitting(.of("서울"), of: "으로/로") == "로")
    #expect(KoreanParticle.fitting(.of("7"), of: "으로/로") == "로")
    #expect(KoreanParticle.fitting(.of("SQL"), of: "으로/로") == "로")
    #expect(KoreanParticle.fitting(.of("즈장"), of: "으로/로") == "으로")
    #expect(KoreanParticle.fitting(.of("서울"), of: "을/를") == "을")
  }

  @Test func particlesAfterHanFollowItsReading() {
    let text = Catalogue.text("cli.not-found", ["term": "鹏城"], .ko)
    #expect(text == "‘鹏城’을 찾지 못했습니다")
  }

  @Test func templateSyntax() {
    #expect(
      MessageTemplate.pieces("a {x} {{b}} {‘y’|을/를}.") == [
        .literal("a "), .value(name: "x", open: "", close: "", particles: nil), .literal(" {b} "),
        .value(name: "y", open: "‘", close: "’", particles: "을/를"), .literal("."),
      ])
  }

  /// The templates and texts are swift-argument-parser's.
  @Test(arguments: [
    ("Unknown option '{option}'", "Unknown option '--x'", ["option": "--x"] as [String: String]?),
    ("Unknown option '{option}'", "Unknown option '--x", nil),
    ("Unknown option '{option}'", "An unknown option '--x'", nil),
    (
      "The value '{value}' is invalid for '{option}'", "The value 'it's' is invalid for '-o'",
      ["value": "it's", "option": "-o"]
    ),
    ("{count} unexpected", "3 unexpected", ["count": "3"]), ("OPTIONS:", "OPTIONS:", [:]),
    ("OPTIONS:", "OPTIONS: a", nil),
    ("USAGE: {usage}", "USAGE: ", ["usage": ""]), ("{a}{b}", "ab", nil),
  ])
  func valuesAreFoundInATextOfATemplate(template: String, text: String, expected: [String: String]?) {
    #expect(MessageTemplate.values(in: text, of: template) == expected)
  }

  @Test func theSentenceOfMostWordsIsTheOne() throws {
    let text = "Unknown option '--frmat'. Did you mean '--format'?"
    let sentence = try #require(Catalogue.sentence(text, prefix: "parser."))
    #expect(sentence.key == "parser.unknown-option-suggestion")
    #expect(sentence.values == ["option": "--frmat", "suggestion": "--format"])
    #expect(Catalogue.sentence("Something of a later version", prefix: "parser.") == nil)
    #expect(Catalogue.sentence(text, prefix: "cli.") == nil)
  }

  /// `{"id":…}` is a value between marks and would be printed without its braces: JSON needs `{{ }}`.
  @Test func namesOfValuesStandAloneOrBetweenQuotationMarks() {
    for entry in MessageData.entries {
      for language in Language.allCases {
        for case .value(let name, let open, let close, _) in MessageTemplate.pieces(
          entry.template(language).description)
        {
          #expect(!name.isEmpty && ["", "‘", "“", "「", "《"].contains(open), "\(entry.key)")
          #expect(["", "’", "”", "」", "》"].contains(close), "\(entry.key)")
        }
      }
    }
  }

  @Test(arguments: [
    (["LANG": "ko_KR.UTF-8"], Language.ko), (["LC_ALL": "C", "LANG": "ko_KR.UTF-8"], .en),
    (["LC_ALL": "", "LC_MESSAGES": "ko", "LANG": "C"], .ko), ([:], .en), (["LANG": "kok_IN"], .en),
  ])
  func language(environment: [String: String], expected: Language) {
    #expect(Language(environment: environment) == expected)
  }
}
