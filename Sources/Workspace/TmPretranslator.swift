// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
import Documents
import HanHangul
public import Interchange
import Memory

/// Why a file cannot be filled in.
public enum TmFillError: ReportableError, Equatable {
  /// A TMX: it is a memory, not a text to translate.
  case notSupported(path: String)
  /// XML in another encoding.
  case notUTF8(path: String)
  /// Not between Chinese and Korean.
  case wrongLanguages(path: String, source: String, target: String)

  /// Every key of the message catalogue that a value can have.
  public static let catalogueKeys = ["segments.not-supported", "segments.not-utf8", "segments.wrong-languages"]

  /// The entry of the message catalogue.
  public var catalogueKey: String {
    switch self {
    case .notSupported: "segments.not-supported"
    case .notUTF8: "segments.not-utf8"
    case .wrongLanguages: "segments.wrong-languages"
    }
  }

  /// Values for the placeables of the entry.
  public var arguments: [String: String] {
    if case .wrongLanguages(_, let source, let target) = self { return ["source": source, "target": target] }
    return [:]
  }

  /// The file.
  public var place: SourcePlace? {
    switch self {
    case .notSupported(let path), .notUTF8(let path), .wrongLanguages(let path, _, _): SourcePlace(path: path)
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
  public func fill(_ path: String) throws -> (bytes: [UInt8], report: SegmentFillReport) {
    let head = FileSystem.head(of: path, count: 1024) ?? []
    let format = SegmentFormat.of(path: path, head: head)
    if format == .tmx { throw TmFillError.notSupported(path: path) }
    // Positions are those of the text; a byte order mark before it stays.
    let document = try Document.load(path, limit: Document.workingLimit)
    let mark: [UInt8] = head.starts(with: [0xEF, 0xBB, 0xBF]) ? [0xEF, 0xBB, 0xBF] : []
    guard document.encoding == .utf8 else { throw TmFillError.notUTF8(path: path) }
    var result: (bytes: [UInt8], report: SegmentFillReport)
    switch format {
    case .xliff:
      // Well-formed, an XLIFF, and without entities of its own; else this throws.
      let read = try SegmentXMLReader.read(path) { _ in }
      let languages = read.languages.sorted()
      if !languages.isEmpty, !languages.contains(where: SegmentLanguage.isChinese),
        !languages.contains(where: SegmentLanguage.isKorean)
      {
        throw TmFillError.wrongLanguages(path: path, source: languages.first ?? "", target: languages.last ?? "")
      }
      let text = String(decoding: head, as: UTF8.self)
      let isSecond = text.contains("xliff:document:2")
      result = try document.text.withUTF8 { try SegmentFiller.fillXLIFF($0, isSecond: isSecond, lookUp) }
    case .po: result = try document.text.withUTF8 { try SegmentFiller.fillPO($0, lookUp) }
    case .tsv, .tmx: result = try document.text.withUTF8 { try SegmentFiller.fillTable($0, lookUp) }
    }
    result.bytes = mark + result.bytes
    return result
  }

  private func lookUp(_ request: SegmentRequest) throws -> SegmentFill? {
    let source = request.source
    let side = TmService.side(of: source)
    // A text without a character of either language has nothing to be found by.
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
