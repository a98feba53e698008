// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Foundation
import Interchange
import TermBase
import Testing

/// Broken files: each is refused or repaired with a message that names the line.
@Suite struct MalformedTests {
  /// The file, the kind of problem (or the error's key) and the line where the fault was put.
  static let expected: [(file: String, problem: String, line: Int)] = [
    ("dca_01_notwellformed.tbx", "interchange.not-well-formed", 38), ("dca_02_no_namespace.tbx", "namespace", 4),
    ("dca_03_wrong_ns_ed3.tbx", "namespace", 4), ("dca_04_status_v2_short.tbx", "nonstandard-status", 35),
    ("dca_05_pos_properNoun.tbx", "unknown-value", 34), ("dca_06_context_at_concept.tbx", "misplaced-category", 15),
    ("dca_07_definition_at_term.tbx", "misplaced-category", 47), ("dca_08_termNote_before_term.tbx", "misordered", 34),
    ("dca_09_missing_entry_id.tbx", "missing-id", 14), ("dca_10_duplicate_id.tbx", "duplicate-id", 52),
    ("dca_11_missing_lang.tbx", "missing-language", 40), ("dca_12_bad_lang.tbx", "invalid-language", 31),
    ("dca_13_unknown_category_reading.tbx", "unknown-category", 37),
    ("dca_14_transaction_value.tbx", "unknown-value", 21), ("dca_15_date.tbx", "invalid-date", 23),
    ("dca_16_two_descrip_in_grp.tbx", "several-descriptions", 48),
    ("dca_17_dangling_target.tbx", "dangling-reference", 22), ("dca_18_xref_not_http.tbx", "invalid-reference", 30),
    ("dca_19_empty_body.tbx", "interchange.nothing-to-import", 15), ("dca_20_termType_value.tbx", "unknown-value", 36),
    ("dca_21_id_starts_digit.tbx", "invalid-id", 14), ("dca_22_entry_no_term.tbx", "empty-language", 60),
    ("dca_23_two_preferred.tbx", "second-preferred", 53), ("dca_24_empty_term.tbx", "empty-term", 52),
    ("dca_25_nfd_term.tbx", "unnormalized-text", 42), ("dca_26_lang_twice.tbx", "repeated-language", 60),
    ("dct_01_dca_inside.tbx", "foreign-element", 27), ("dct_02_bad_pos.tbx", "unknown-value", 27),
    ("dct_03_foreign_ns.tbx", "unknown-element", 30), ("dct_04_context_at_lang.tbx", "misplaced-category", 13),
    ("tmx_01_no_segtype.tmx", "missing-attribute", 4), ("tmx_02_text_in_tu.tmx", "stray-text", 11),
    ("tmx_03_version.tmx", "unknown-version", 3), ("tmx_04_note_after_tuv.tmx", "misordered", 12),
    ("v2_01_conceptEntry.tbx", "foreign-element", 13), ("v2_02_bad_pos.tbx", "unknown-value", 28),
    ("v2_03_no_lang.tbx", "missing-language", 34), ("v2_04_note_in_term_first.tbx", "empty-term", 26),
    ("v2_05_context_at_entry.tbx", "misplaced-category", 14),
  ]

  static let folder = ProcessInfo.processInfo.environment["GWALHO_SHARED"].map { $0 + "/standards/examples" }

  static func summary(_ path: String) throws -> TermFileSummary {
    let source = try ByteSource(path: path)
    if path.hasSuffix(".tmx") { return try TMXFile.read(source) { _ in } }
    return try TermFile.readTBX(source, forms: testForms) { _ in }
  }

  @Test(.enabled(if: folder != nil, "SKIPPED: GWALHO_SHARED does not name a directory with standards/examples"))
  func all39() throws {
    let folder = try #require(Self.folder) + "/malformed/"
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == Self.expected.map(\.file).sorted())
    for (file, problem, line) in Self.expected {
      do {
        let summary = try Self.summary(folder + file)
        #expect(
          summary.problems.contains { $0.kind.rawValue == problem && $0.line == line },
          "\(file): \(summary.problems.map { "\($0.line) \($0.kind)" })")
        #expect(summary.errors + summary.refused > 0 || problem == "unnormalized-text")
      } catch let error as InterchangeError {
        #expect(error.catalogueKey == problem && error.place?.line == line, "\(file): \(error)")
      }
    }
  }

  /// Namespaces in XML 1.0, 5: a prefix must be declared. The place is that of the start tag, counted by hand.
  @Test(arguments: [
    ("<tbx xmlns=\"urn:iso:std:iso:30042:ed-2\">\n <!-- 가나 --><my:text/></tbx>", 2, 13, "my"),
    ("<tbx xmlns=\"urn:iso:std:iso:30042:ed-2\"\n  my:type=\"x\"><text/></tbx>", 1, 1, "my"),
    ("<?xml version=\"1.0\"?><x:tbx/>", 1, 22, "x"),
    ("<tbx><a xmlns:b=\"urn:b\"/><b:c/></tbx>", 1, 26, "b"),
  ])
  func prefixesWithoutNamespace(_ text: String, _ line: Int, _ column: Int, _ prefix: String) {
    #expect(throws: InterchangeError.unboundPrefix(path: "f", line: line, column: column, prefix: prefix)) {
      _ = try TermFile.readTBX(ByteSource(bytes: Array(text.utf8), path: "f"), forms: testForms) { _ in }
    }
    // The same in pieces of one byte, as a slow pipe gives it.
    var rest = Array(text.utf8)[...]
    let slow = ByteSource(path: "f") { target throws(InterchangeError) in
      guard let byte = rest.popFirst() else { return 0 }
      target[0] = byte
      return 1
    }
    #expect(throws: InterchangeError.unboundPrefix(path: "f", line: line, column: column, prefix: prefix)) {
      _ = try TermFile.readTBX(slow, forms: testForms) { _ in }
    }
  }

  @Test(.enabled(if: folder != nil, "SKIPPED: GWALHO_SHARED does not name a directory with standards/examples"))
  func goodExamplesAreGood() throws {
    let folder = try #require(Self.folder)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.contains(".t") {
      let summary = try Self.summary(folder + "/" + name)
      #expect(summary.problems == [], "\(name)")
      #expect(summary.read > 0)
    }
  }

  // MARK: Hostile files

  func error(_ text: String) -> InterchangeError? { error(Array(text.utf8)) }

  func error(_ bytes: [UInt8]) -> InterchangeError? {
    do {
      _ = try readTBX(bytes)
      return nil
    } catch {
      return error as? InterchangeError
    }
  }

  @Test func entities() {
    let lol = (1...9).map { "<!ENTITY l\($0) \"\(String(repeating: "&l\($0 - 1);", count: 10))\">" }.joined(
      separator: "\n")
    #expect(
      error("<?xml version=\"1.0\"?>\n<!DOCTYPE tbx [\n<!ENTITY l0 \"ha\">\n\(lol)]>\n<tbx>&l9;</tbx>")
        == .entityDeclared(path: "t.tbx", line: 3, name: "l0"))
    #expect(
      error("<!DOCTYPE tbx [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<tbx>&x;</tbx>")
        == .entityDeclared(path: "t.tbx", line: 1, name: "x"))
    #expect(
      error("<!DOCTYPE tbx [<!ENTITY % p SYSTEM \"http://a.example/e\"> %p;]>\n<tbx/>")
        == .entityDeclared(path: "t.tbx", line: 1, name: "p"))
    // An external DTD is neither loaded nor in the way; what it would have declared is missed.
    let entry = tbx("<conceptEntry id=\"a\">\n<note>&nbsp;</note></conceptEntry>").replacing(
      "<tbx ", with: "<!DOCTYPE tbx SYSTEM \"http://a.example/x.dtd\"><tbx ")
    #expect(error(entry) == .unknownEntity(path: "t.tbx", line: 6, name: "nbsp"))
    #expect(
      error(entry.replacing("<note>&nbsp;</note>", with: "<note x=\"&nbsp;\"/>"))
        == .unknownEntity(path: "t.tbx", line: 6, name: "nbsp"))
  }

  @Test func depth() {
    let deep = tbx(String(repeating: "<note>", count: 1_000_000))
    #expect(error(deep) == .tooDeep(path: "t.tbx", line: 5, limit: 200))
  }

  @Test func longMarkup() {
    #expect(error("<tbx a=\"" + String(repeating: "x", count: 5 << 20)) == .markupTooLong(path: "t.tbx", line: 1))
    #expect(error("<tbx><!--" + String(repeating: "-x", count: 5 << 20)) == .markupTooLong(path: "t.tbx", line: 1))
    let attributes = (0..<20_000).map { "a\($0)=\"\"" }.joined(separator: " ")
    #expect(error("<tbx \(attributes)/>") == .markupTooLong(path: "t.tbx", line: 1))
    let declared = (0..<9_000).map { "xmlns:a\($0)=\"u:\($0)\"" }.joined(separator: " ")
    #expect(error("<tbx \(declared)/>") == .markupTooLong(path: "t.tbx", line: 1))
  }

  @Test func everyPrefixOfAFile() throws {
    let (whole, _) = try export(realisticBase, .tbx3)
    let bytes = Array(whole.utf8)
    // What follows the last tag is white space alone.
    for end in stride(from: 1, to: bytes.count - 2, by: 7) {
      switch error(Array(bytes[..<end])) {
      case .notWellFormed(_, let line, _), .cutShort(_, let line): #expect(line >= 1)
      case let other: Issue.record("\(end): \(String(describing: other))")
      }
    }
  }

  @Test func badBytes() {
    let text = Array(tbx("<conceptEntry id=\"a\"><note>\u{1}</note></conceptEntry>").utf8)
    #expect(error(text)?.catalogueKey == "interchange.not-well-formed")
    for byte in [UInt8(0xFF), 0xC0, 0x00, 0xED] {
      var bytes = text
      bytes[bytes.firstIndex(of: 1)!] = byte
      #expect(error(bytes)?.catalogueKey == "interchange.not-well-formed")
    }
    #expect(error([])?.catalogueKey == "interchange.not-well-formed")
    #expect(error("<xliff/>")?.catalogueKey == "interchange.unknown-xml")
  }

  @Test func hugeEntries() throws {
    let terms = String(repeating: "<termSec><term>칩</term></termSec>", count: 3_000)
    let note = String(repeating: "긴 메모 ", count: 1 << 18)
    let good =
      "<conceptEntry id=\"c\"><langSec xml:lang=\"zh\"><termSec><term>芯片</term></termSec></langSec><langSec xml:lang=\"ko\"><termSec><term>칩</term></termSec></langSec></conceptEntry>"
    let reading = try readTBX(
      tbx(
        "<conceptEntry id=\"a\"><langSec xml:lang=\"ko\">\(terms)</langSec></conceptEntry>\n<conceptEntry id=\"b\"><note>\(note)</note></conceptEntry>\n\(good)"
      ))
    #expect(reading.rows.count == 1)
    #expect(reading.summary.problems.map { "\($0.line) \($0.kind)" } == ["5 tooLarge", "6 tooLarge"])
  }

  @Test func manyProblemsAreCounted() throws {
    let entry = "<conceptEntry><langSec xml:lang=\"zh\"><termSec><term>芯片</term></termSec></langSec></conceptEntry>\n"
    let reading = try readTBX(tbx(String(repeating: entry, count: 20_000)))
    #expect(reading.summary.problems.count == 10_000)
    #expect(reading.summary.problemCounts == [.missingID: 20_000, .noPair: 20_000])
  }
}
