// SPDX-License-Identifier: Apache-2.0

import Interchange
import TermBase
import Testing

/// Everything that is written, against the schemas of both editions. The schemas are not part of the
/// project: without them, or without the programs that read them, these tests are reported as skipped.
@Suite(.enabled(if: Validator.missing == nil, Comment(rawValue: Validator.skipComment)))
struct SchemaTests {
  static let variants: [(ExportFormat, ExportOptions)] = [ExportFormat.tbx2, .tbx3].flatMap { format in
    ExportProfile.allCases.flatMap { profile in
      LanguageCodes.allCases.map { (format, ExportOptions(profile: profile, languages: $0, date: "2026-11-22")) }
    }
  }

  @Test func smallAndHostile() throws {
    let documents = try Self.variants.flatMap { format, options in
      try [realisticBase, hostileBase, generatedBase(30)].map { try export($0, format, options).text }
    }
    #expect(try Validator.complaints(documents) == nil)
  }

  /// What a dialect lacks goes into notes.
  @Test func dialects() throws {
    let documents = try TBXDialect.allCases.flatMap { dialect in
      try [realisticBase, hostileBase, generatedBase(100)].map {
        try export($0, .tbx3, ExportOptions(dialect: dialect, date: "2026-11-22")).text
      }
    }
    #expect(try Validator.complaints(documents) == nil)
  }

  /// One kind of Chinese alone, and with sentences of documents.
  @Test func sourcesAndContexts() throws {
    let documents = try [ExportFormat.tbx2, .tbx3].flatMap { format in
      try ChineseSource.allCases.map { source in
        var text: [UInt8] = []
        let exporter = TermExporter(
          concepts: realisticBase + generatedBase(50), options: ExportOptions(source: source), forms: testForms
        ) { _, ko in [TermContext(text: "\(ko)는 <그>", source: "2025-01-02 a.txt:3")] }
        try exporter.write(format) { text += $0 }
        return String(decoding: text, as: UTF8.self)
      }
    }
    #expect(try Validator.complaints(documents) == nil)
  }

  @Test func translationMemory() throws {
    let documents = try [realisticBase, hostileBase, generatedBase(10_000)].flatMap { base in
      try LanguageCodes.allCases.map { codes in
        try export(base, .tmx, ExportOptions(languages: codes, date: "2026-11-22", generator: "gwalho 0.1")).text
      }
    }
    #expect(try Validator.complaints(documents, program: "sh", script: "validate_tmx.sh", []) == nil)
  }

  @Test func tenThousandConcepts2008() throws {
    let concepts = generatedBase(10_000)
    let documents = try ExportProfile.allCases.map { try export(concepts, .tbx2, ExportOptions(profile: $0)).text }
    #expect(try Validator.complaints(documents) == nil)
  }

  /// In parts: the Schematron looks up every reference in all ids, which takes quadratic time.
  @Test func tenThousandConcepts2019() throws {
    let concepts = generatedBase(10_000)
    let documents = try stride(from: 0, to: concepts.count, by: 500).map {
      try export(Array(concepts[$0..<$0 + 500]), .tbx3).text
    }
    #expect(try Validator.complaints(documents) == nil)
  }
}
