// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Foundation
import Interchange
import TermBase
import Testing

/// Text that breaks files elsewhere: markup, control characters, emoji, right-to-left, long notes.
let hostileBase: [Concept] = [
  concept(
    GlossaryRow(
      path: "g.tsv", line: 7, zh: "北\u{0}京]]>\u{FFFE}", ko: " 베이징 &amp; <b>\"'\u{7} \t 👩‍👩‍👧 ", kind: .sound,
      definition: "]]><![CDATA[ &#0; \u{1B}[31m \u{202E}שלום\u{202C} 🇰🇷", domain: "<!-- -- -->", note: "줄\r\n바꿈\n",
      source: "\"quoted\"\u{FFFF}", ref: "https://example.org/?q=\"><script>&\u{1}", by: "<\u{2}편집부>", date: "어제",
      reason: String(repeating: "긴 메모 & <메모> ", count: 4000),
      extras: [.init(column: "열\u{3}<>", value: "값\u{4}]]>")])),
  concept(GlossaryRow(zh: "\u{1100}\u{1161}", ko: "e\u{301}")),
  concept(GlossaryRow(zh: "承诺", ko: "\u{200B}\u{FEFF} ")),
  concept(GlossaryRow(zh: " \u{5}", ko: "빈 것")),
  concept(id: "1 나쁜 id", GlossaryRow(id: "1 나쁜 id", zh: "东", ko: "동")),
]

@Suite struct HostileTextTests {
  @Test(arguments: [ExportFormat.tbx2, .tbx3])
  func illegalCharactersGoAndAreReported(_ format: ExportFormat) throws {
    let (text, report) = try export(hostileBase, format)
    #expect(report.concepts == 3)
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{FFFE}" || $0 == "\u{FFFF}" })
    let illegal = Set(report.warnings.filter { $0.kind == .illegalCharacters }.map(\.field))
    #expect(illegal == ["zh", "ko", "definition", "source", "ref", "by", "열\u{3}<>"])
    #expect(report.warnings.first { $0.kind == .illegalCharacters }?.place == SourcePlace(path: "g.tsv", line: 7))
    #expect(report.warnings.filter { $0.kind == .emptyTerm }.map(\.field) == ["ko", "zh"])
    #expect(report.warnings.filter { $0.kind == .invalidDate }.map(\.value) == ["어제"])
    #expect(report.warnings.filter { $0.kind == .invalidID }.map(\.concept) == ["c-1-나쁜-id"])
    #expect(text.contains("<term>北京]]&gt;</term>"))
    #expect(text.contains("<term>베이징 &amp;amp; &lt;b&gt;&quot;' 👩‍👩‍👧</term>"))
    // Scalars, since String's == is blind to normalisation.
    #expect(Array(text.unicodeScalars).count == Array(text.precomposedStringWithCanonicalMapping.unicodeScalars).count)
  }

  @Test func parsesWithAnotherParser() throws {
    for format in [ExportFormat.tbx2, .tbx3] {
      let (text, _) = try export(hostileBase, format)
      let result = try Validator.run("xmllint", ["--version"])
      guard result.output != nil else { return }
      let file = FileManager.default.temporaryDirectory.appendingPathComponent("hostile-\(UUID().uuidString).tbx")
      try Data(text.utf8).write(to: file)
      defer { try? FileManager.default.removeItem(at: file) }
      let parsed = try Validator.run("xmllint", ["--noout", "--nonet", file.path])
      #expect(parsed.status == 0, "\(parsed.output ?? "")")
    }
  }

  @Test func nothingToExportIsAnErrorAndWritesNothing() {
    for concepts in [[], [realisticBase[5]], [hostileBase[2], hostileBase[3]]] {
      for format in ExportFormat.allCases {
        #expect(throws: InterchangeError.nothingToExport) {
          try TermExporter(concepts: concepts, forms: testForms).write(format) { _ in Issue.record("wrote") }
        }
      }
    }
    #expect(throws: InterchangeError.invalidDate("22.11.2026")) {
      try export(realisticBase, .tbx2, ExportOptions(date: "22.11.2026"))
    }
  }

  @Test func safeLeavesOutWhatCannotBeOffered() throws {
    let all = realisticBase + [concept(GlossaryRow(zh: "承諾", ko: "청뉘", status: .deprecated))]
    let (text, report) = try export(all, .tbx2, ExportOptions(profile: .safe))
    #expect(!text.contains("c-chengnuo") && !text.contains("administrativeStatus") && !text.contains("termType"))
    #expect(report.warnings.map(\.kind) == [.nothingToOffer])
    #expect(text.contains("<note>피할 표기: 지강실험실</note>") && text.contains("<note>옛 표기: 북경</note>"))
    #expect(!text.contains("<term>지강실험실</term>"))
    #expect(try export(all, .tbx2).text.contains("c-chengnuo"))
  }

  @Test func aFailingSinkEndsTheExport() {
    struct Full: Error {}
    #expect(throws: Full.self) {
      try TermExporter(concepts: generatedBase(500), forms: testForms).write(.tbx3) { _ in throw Full() }
    }
  }

  @Test func everyErrorHasItsKey() {
    let errors: [InterchangeError] = [
      .nothingToExport, .invalidDate("x"), .xmlReaderFailed, .unreadable(path: "", reason: ""),
      .notWellFormed(path: "", line: 1, detail: ""), .cutShort(path: "", line: 1),
      .entityDeclared(path: "", line: 1, name: ""),
      .unknownEntity(path: "", line: 1, name: ""), .unboundPrefix(path: "", line: 1, column: 1, prefix: ""),
      .tooDeep(path: "", line: 1, limit: 1),
      .markupTooLong(path: "", line: 1), .unknownXML(path: "", line: 1, root: ""), .unknownTable(path: "", line: 1),
      .tooLarge(path: "", limit: 1), .nothingToImport(path: "", line: 1),
    ]
    #expect(errors.map(\.catalogueKey) == InterchangeError.catalogueKeys)
    #expect(ReadProblem.catalogueKeys.count == ReadProblem.Kind.allCases.count)
    #expect(ExportWarning.catalogueKeys.count == ExportWarning.Kind.allCases.count)
  }
}
