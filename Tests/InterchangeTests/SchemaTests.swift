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
