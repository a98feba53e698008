// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
import Documents
import HanHangul
public import Interchange
import Memory

/// Why a file cannot be filled in, though it may be a sound one: see ``SegmentFileError`` for what makes one unsound.
public enum TmFillError: ReportableError, Equatable {
  /// A TMX: it is a memory, not a text to translate.
  case notSupported(path: String)
  /// Not in UTF-8, but `encoding`.
  case notUTF8(path: String, encoding: String)
  /// The bytes are UTF-8, but the file says on that line that they are `declared`: what is filled in would be read wrong.
  case otherCharset(path: String, line: Int, declared: String)
  /// Not between Chinese and Korean; codes as the file has them.
  case wrongLanguages(path: String, source: String, target: String)
  /// An XLIFF 2 without `trgLang`: it may have no `target`.
  case noTargetLanguage(path: String)
  /// There is no unit in it.
  case noUnits(path: String)

  /// Every key of the message catalogue that a value can have.
  public static let catalogueKeys = [
    "segments.not-supported", "segments.not-utf8", "segments.other-charset", "segments.wrong-languages",
    "segments.no-target-language", "segments.no-units",
  ]

  /// The entry of the message catalogue.
  public var catalogueKey: String {
    switch self {
    case .notSupported: "segments.not-supported"
    case .notUTF8: "segments.not-utf8"
    case .otherCharset: "segments.other-charset"
    case .wrongLanguages: "segments.wrong-languages"
    case .noTargetLanguage: "segments.no-target-language"
    case .noUnits: "segments.no-units"
    }
  }

  /// Values for the placeables of the entry.
  public var arguments: [String: String] {
    switch self {
    case .notUTF8(_, let encoding): ["encoding": encoding]
    case .otherCharset(_, _, let declared): ["declared": declared]
    case .wrongLanguages(_, let source, let target): ["source": source, "target": target]
    case .notSupported, .noTargetLanguage, .noUnits: [:]
    }
  }

  /// The file, and the line where there is one.
  public var place: SourcePlace? {
    switch self {
    case .notSupported(let path), .notUTF8(let path, _), .wrongLanguages(let path, _, _),
      .noTargetLanguage(let path), .noUnits(let path):
      SourcePlace(path: path)
    case .otherCharset(let path, let line, _): SourcePlace(path: path, line: line)
    }
  }
}

/// Fills in files that are being translated from the translation memory.
public struct TmPretranslator {
  private let service: TmService
  private let threshold: Double

  /// With the memory of a service; `threshold` is the least that is shown for a match (0…1) so that it fills in.
  public init(_ service: TmService, threshold: Double) {
    self.service = service
    self.threshold = threshold
  }

  /// The file with its translations, and what was done.
  ///
  /// - Throws: what makes the file unreadable (`DocumentError`, `InterchangeError`, ``SegmentFileError``) or keeps it
  ///   from being filled in (``TmFillError``).
  public func fill(_ path: String) throws -> (bytes: [UInt8], report: SegmentFillReport) {
    var source = try ByteSource(path: path)
    let held = source.isFile ? nil : try source.readAll(limit: Document.workingLimit)
    let format = SegmentFormat.of(path: path, head: try held?.prefix(1024) ?? source.peek(1024)[...])
    if format == .tmx { throw TmFillError.notSupported(path: path) }
    // Positions are those of the text; a byte order mark before it stays.
    let document = try TmDocument(path, format, held: held, limit: Document.workingLimit).document
    guard [.utf8, .utf8BOM].contains(document.encoding) else {
      throw TmFillError.notUTF8(path: path, encoding: document.encoding.rawValue)
    }
    var result: (bytes: [UInt8], report: SegmentFillReport)
    switch format {
    case .xliff: result = try fillXLIFF(document)
    case .po: result = try document.text.withUTF8 { try SegmentFiller.fillPO($0, path: path, lookUp) }
    case .tsv, .tmx: result = try document.text.withUTF8 { try SegmentFiller.fillTable($0, path: path, lookUp) }
    }
    let report = result.report
    if report.units == 0 { throw TmFillError.noUnits(path: path) }
    if let declared = report.charset { try Self.checkCharset(declared, path, line: report.charsetLine) }
    if report.otherLanguages == report.units {
      let languages = [report.sourceLanguage, report.targetLanguage].map { $0.isEmpty ? "?" : $0 }
      throw TmFillError.wrongLanguages(path: path, source: languages[0], target: languages[1])
    }
    if report.lacksTargetLanguage { throw TmFillError.noTargetLanguage(path: path) }
    if document.encoding == .utf8BOM { result.bytes.insert(contentsOf: [0xEF, 0xBB, 0xBF], at: 0) }
    return result
  }

  private func fillXLIFF(_ document: Document) throws -> (bytes: [UInt8], report: SegmentFillReport) {
    // Before libxml2 makes something else of the bytes.
    let declared = document.text.withUTF8 { SegmentFiller.declaredEncoding(of: $0) }
    if let declared { try Self.checkCharset(declared, document.path) }
    // Well-formed, an XLIFF, and without entities of its own; else this throws.
    let bytes = document.text.withUTF8 { Array($0) }
    let read = try SegmentXMLReader.read(ByteSource(bytes: bytes, path: document.path)) { _ in }
    if read.isMemory { throw TmFillError.notSupported(path: document.path) }
    var result = try document.text.withUTF8 {
      try SegmentFiller.fillXLIFF($0, isSecond: read.version.hasPrefix("2"), lookUp)
    }
    result.report.problems = read.problems
    result.report.problemCounts = read.problemCounts
    return result
  }

  private static func checkCharset(_ declared: String, _ path: String, line: Int = 1) throws {
    if ["utf-8", "utf8"].contains(declared.lowercased()) { return }
    throw TmFillError.otherCharset(path: path, line: line, declared: declared)
  }

  private func lookUp(_ request: SegmentRequest) throws -> SegmentFill? {
    let source = request.source
    let side = TmService.side(of: source)
    // A text without a character of either language has nothing to be found by.
    // Nor is one that is not in the language of the sources: it may be translated already.
    if let isKorean = request.sourceIsKorean, isKorean != (side == .ko) { return nil }
    let isOurs = source.unicodeScalars.contains { Han.contains($0.value) || Hangul.isSyllable($0.value) }
    guard isOurs else { return nil }
    let matches = try service.matches(
      SegmentQuery(
        source, side: side, threshold: min(threshold, 0.7), limit: 5, before: request.before, after: request.after))
    guard let best = matches.max(by: { $0.percent < $1.percent }) else { return nil }
    // What has codes is never the same as what has none.
    let percent = request.penalty == 0 ? best.percent : min(100, best.percent) - request.penalty
    guard percent >= Int(threshold * 100) else { return nil }
    var note: [String] = []
    for term in service.terms(in: source, side: side) {
      let text = "\(term.zh) \(term.ko.joined(separator: " / "))"
      if !note.contains(text) { note.append(text) }
    }
    return SegmentFill(
      text: side == .zh ? best.segment.ko : best.segment.zh, percent: percent,
      origin: best.segment.origins.first ?? "", note: note.isEmpty ? nil : note.joined(separator: "; "))
  }
}
