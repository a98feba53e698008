// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Documents
import Interchange
import TermBase

/// The readers of files that others wrote, each with what must hold of any bytes whatever.
///
/// This file belongs to the fuzzer and, by a link, to the tests, which give it the kept inputs.
enum FuzzedReader: String, CaseIterable {
  /// TBX of all editions: what was read is written as TBX 3 and 2 and comes back.
  case tbx
  case tmx
  /// Tables of terms in any encoding: the same.
  case table
  /// A glossary's own file: it is written back byte for byte.
  case glossary
  /// XLIFF and TMX as translations: what is filled in can be read again.
  case xliff
  /// PO and tables of translations: the same.
  case segments
  /// Whatever `inspect` is given: what it says is about lines that the file has.
  case inspect

  /// What is wrong with how the bytes were read; nil when nothing is. That they cannot be read is no fault of ours,
  /// as long as a person can be told.
  func complaint(about bytes: [UInt8]) throws -> String? {
    do {
      switch self {
      case .tbx: return try Self.complaintOfTBX(bytes)
      case .tmx: return try Self.complaintOfTMX(bytes)
      case .table: return try Self.complaintOfTable(bytes)
      case .glossary: return try Self.complaintOfGlossary(bytes)
      case .xliff: return try Self.complaintOfXLIFF(bytes)
      case .segments: return try Self.complaintOfSegments(bytes)
      case .inspect: return try Self.complaintOfInspection(bytes)
      }
    } catch let error as any ReportableError {
      _ = (error.catalogueKey, error.arguments)
      guard let line = error.place?.line, error.place?.path == "f" else { return nil }
      return Self.lines(bytes).contains(line) ? nil : "\(error.catalogueKey) at line \(line)"
    }
  }

  private static let forms = ScriptForms(
    simplified: { $0 }, script: { _ in .both }, pinyin: { String($0.unicodeScalars.filter(\.isASCII)) },
    normalize: { GlossaryRow.normalized($0) })

  // MARK: Terms

  private static func complaintOfTBX(_ bytes: [UInt8]) throws -> String? {
    var source = ByteSource(bytes: bytes, path: "f")
    _ = try TermFile.isXML(&source)
    _ = try TermFile.rootName(&source)
    var concepts: [ReadConcept] = []
    let summary = try TermFile.readTBX(source, forms: forms) { concepts.append($0) }
    if summary.read != concepts.count { return "\(summary.read) entries read, \(concepts.count) given" }
    if summary.entries < summary.read { return "more entries read than there are" }
    if summary.read < summary.entries, summary.refused == 0 { return "an entry was lost without a word" }
    return try complaintOfRoundTrip(concepts)
  }

  private static func complaintOfTable(_ bytes: [UInt8]) throws -> String? {
    let document = try Document.decode(bytes, path: "f", allowEmpty: false)
    var concepts: [ReadConcept] = []
    let summary = try document.text.withUTF8 { text in
      try TermFile.readTable(text, path: "f") { concepts.append($0) }
    }
    if summary.read != concepts.count { return "\(summary.read) rows read, \(concepts.count) given" }
    if summary.read < summary.entries, summary.refused == 0 { return "a row was lost without a word" }
    return try complaintOfRoundTrip(concepts)
  }

  /// What was read can be written, and what is written can be read: the same pairs.
  private static func complaintOfRoundTrip(_ read: [ReadConcept]) throws -> String? {
    guard !read.isEmpty, read.count <= 100 else { return nil }
    let concepts = read.enumerated().map { number, concept in
      Concept(key: concept.id ?? "k\(number)", id: concept.id, rows: concept.rows)
    }
    for format in [ExportFormat.tbx3, .tbx2, .tmx, .tsv, .utx, .csv, .skos] {
      var written: [UInt8] = []
      let exporter = TermExporter(concepts: concepts, options: ExportOptions(date: "2026-11-22"), forms: forms)
      let report: ExportReport
      do {
        report = try exporter.write(format) { written.append(contentsOf: $0) }
      } catch InterchangeError.nothingToExport {
        continue
      }
      guard format == .tbx3 || format == .tbx2 else { continue }
      var pairs: [Pair] = []
      let summary = try TermFile.readTBX(ByteSource(bytes: written, path: "w"), forms: forms) { concept in
        pairs += concept.rows.map(Pair.init)
      }
      if !summary.isOwn { return "\(format): our own file is not known as ours" }
      if summary.read != report.concepts { return "\(format): \(report.concepts) written, \(summary.read) read again" }
      if let problem = summary.problems.first(where: { $0.kind.isError }) {
        return "\(format): our own file is wrong: \(problem)"
      }
      // A warning says that something was changed on the way out.
      if !report.warnings.isEmpty { continue }
      let before = Set(
        concepts.flatMap(\.rows).filter { $0.status != .rejected && $0.zhStatus != .rejected }.map(Pair.init))
      if before != Set(pairs) { return "\(format): \(before.symmetricDifference(pairs)) came or went" }
    }
    return nil
  }

  /// The lines that a file can have at most: what a line end is differs by format.
  private static func lines(_ bytes: [UInt8]) -> ClosedRange<Int> {
    1...(bytes.count { $0 == 0x0A || $0 == 0x0D } + 1)
  }

  /// As `TermFileReader` tells the formats, and without anybody to take what is read.
  private static func inspection(_ bytes: [UInt8]) throws -> TermFileSummary? {
    var source = ByteSource(bytes: bytes, path: "f")
    if try TermFile.isXML(&source) {
      switch try TermFile.rootName(&source)?.lowercased() {
      case "xliff": return nil
      case "tmx": return try TMXFile.read(source) { _ in }
      default: return try TermFile.readTBX(source, forms: forms) { _ in }
      }
    }
    let document = try Document.decode(bytes, path: "f", allowEmpty: false)
    return try document.text.withUTF8 { try TermFile.readTable($0, path: "f") { _ in } }
  }

  private static func complaintOfInspection(_ bytes: [UInt8]) throws -> String? {
    guard let summary = try inspection(bytes) else { return nil }
    let lines = lines(bytes)
    if let problem = summary.problems.first(where: { !lines.contains($0.line) }) {
      return "\(problem.kind) at line \(problem.line) of \(lines.upperBound)"
    }
    let total = summary.problemCounts.values.reduce(0, +)
    if total < summary.problems.count { return "\(summary.problems.count) problems, and \(total) counted" }
    if summary.read > summary.entries { return "more entries read than there are" }
    if summary.terms.contains(where: { $0.count <= 0 }) { return "a language without a term" }
    return try inspection(bytes)?.problems == summary.problems ? nil : "another answer the second time"
  }

  private struct Pair: Hashable {
    var zh: String
    var ko: String
    var status: TermStatus

    init(_ row: GlossaryRow) { (zh, ko, status) = (row.zh, row.ko, row.status) }
  }

  private static func complaintOfGlossary(_ bytes: [UInt8]) throws -> String? {
    let codec = LegacyCodec(decode: CP949.decode, encode: CP949.encode)
    let file = try GlossaryFile(path: "f", bytes: bytes, cp949: codec)
    return file.serialized() == bytes ? nil : "an untouched file changed"
  }

  // MARK: Translations

  private static func complaintOfTMX(_ bytes: [UInt8]) throws -> String? {
    var units = 0
    let summary = try TMXFile.read(ByteSource(bytes: bytes, path: "f")) { _ in units += 1 }
    if summary.read != units { return "\(summary.read) units read, \(units) given" }
    if summary.read < summary.entries, summary.problemCounts.isEmpty { return "a unit was lost without a word" }
    return nil
  }

  private static func complaintOfXLIFF(_ bytes: [UInt8]) throws -> String? {
    let read = try reportOfUnits(bytes)
    // What is filled in is the text behind a byte order mark, in UTF-8.
    let document = try Document.decode(bytes, path: "f", allowEmpty: false)
    guard [.utf8, .utf8BOM].contains(document.encoding), !read.isMemory else { return nil }
    let isSecond = read.version.hasPrefix("2")
    return try document.text.withUTF8 { text in
      // A declared encoding that the bytes are not in is refused before.
      if let declared = SegmentFiller.declaredEncoding(of: text), declared.lowercased() != "utf-8" { return nil }
      if SegmentFiller.fillXLIFF(text, isSecond: isSecond, { _ in nil }).bytes != Array(text) {
        return "an untouched file changed"
      }
      let (filled, report) = SegmentFiller.fillXLIFF(text, isSecond: isSecond) { _ in fill }
      do {
        let after = try reportOfUnits(filled).units
        return after == read.units ? nil : "\(read.units) units, and \(after) after filling in"
      } catch let error as any ReportableError {
        return "\(report.filled) filled in, and then: \(error)"
      }
    }
  }

  private static func reportOfUnits(_ bytes: [UInt8]) throws -> SegmentReadReport {
    var pairs = 0
    let report = try SegmentXMLReader.read(ByteSource(bytes: bytes, path: "f")) { _ in pairs += 1 }
    if report.pairs != pairs { fatalError("\(report.pairs) pairs read, \(pairs) given") }
    return report
  }

  private static func complaintOfSegments(_ bytes: [UInt8]) throws -> String? {
    let document = try Document.decode(bytes, path: "f", allowEmpty: false)
    return try document.text.withUTF8 { text in
      // What one of them refuses, the other may take.
      var complaint: String?
      do { complaint = try complaintOfCatalogue(text) } catch is SegmentFileError {}
      return try complaint ?? complaintOfSegmentTable(text)
    }
  }

  private static func complaintOfCatalogue(_ text: UnsafeBufferPointer<UInt8>) throws -> String? {
    var count = 0
    let read = try SegmentPOReader.read(text, path: "f") { _ in count += 1 }
    if read.pairs != count || read.units != read.pairs + read.incomplete { return "the catalogue's counts are wrong" }
    if try SegmentFiller.fillPO(text, path: "f", { _ in nil }).bytes != Array(text) {
      return "an untouched catalogue changed"
    }
    let (bytes, report) = try SegmentFiller.fillPO(text, path: "f") { _ in fill }
    do {
      let again = try bytes.withUnsafeBufferPointer { try SegmentPOReader.read($0, path: "f") { _ in } }
      if again.units != read.units { return "\(read.units) entries, and \(again.units) after filling in" }
      let left = try bytes.withUnsafeBufferPointer {
        try SegmentFiller.fillPO($0, path: "f") { _ in fill }.report.filled
      }
      return left == 0 ? nil : "\(report.filled) filled in, and \(left) the next time"
    } catch let error as SegmentFileError {
      return "\(report.filled) filled in, and then: \(error)"
    }
  }

  private static func complaintOfSegmentTable(_ text: UnsafeBufferPointer<UInt8>) throws -> String? {
    var count = 0
    let read = try SegmentTableReader.read(text, path: "f") { _ in count += 1 }
    if read.pairs != count || read.units != read.pairs + read.incomplete { return "the table's counts are wrong" }
    if try SegmentFiller.fillTable(text, path: "f", { _ in nil }).bytes != Array(text) {
      return "an untouched table changed"
    }
    _ = try SegmentFiller.fillTable(text, path: "f") { _ in fill }
    return nil
  }

  private static let fill = SegmentFill(text: "텐센트 <&\"\\n>\t연구원", percent: 80, origin: "m.tmx", note: "腾讯 → 텐센트")
}
