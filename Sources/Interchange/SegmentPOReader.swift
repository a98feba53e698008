// SPDX-License-Identifier: Apache-2.0

/// Reads pairs from a PO file of gettext whose `msgid` is one of the two languages and whose `msgstr` is the other:
/// the header's `Language` says which is which, or else the script does. Fuzzy and obsolete entries are no translations
/// and are passed over; of plural forms the first is taken.
public enum SegmentPOReader {
  /// Reads a text and hands each pair to `body`, which may throw to stop.
  ///
  /// - Parameter path: what errors and problems name.
  /// - Throws: ``SegmentFileError`` where the grammar is broken; `body` has had the pairs before by then.
  public static func read(
    _ text: UnsafeBufferPointer<UInt8>, path: String, _ body: (SegmentUnit) throws -> Void
  ) throws -> SegmentReadReport {
    var report = SegmentReadReport()
    var log = ProblemLog(path: path)
    var seen = SeenIDs()
    var targetIsKorean: Bool?
    try POScanner.forEachEntry(text, path: path) { entry in
      if !seen.insert(entry.key) { log.add(.duplicateMessage, line: entry.line, value: entry.source) }
      if entry.source.isEmpty, entry.context == nil {
        let header = POHeader(entry)
        report.charset = header.charset
        if let code = header.language {
          report.languages.insert(code)
          targetIsKorean = header.targetIsKorean
        }
        if header.isWrong(for: text) { log.add(.otherCharset, line: entry.line, value: header.charset ?? "") }
        return
      }
      report.units += 1
      guard !entry.target.isEmpty, !entry.isFuzzy else {
        report.incomplete += 1
        return
      }
      let sourceHasHangul = SegmentTableReader.hasHangul(entry.source)
      let sourceIsKorean = targetIsKorean.map { !$0 } ?? sourceHasHangul
      let (zh, ko) = sourceIsKorean ? (entry.target, entry.source) : (entry.source, entry.target)
      // A file that was translated from English has no pair for us.
      guard hasHan(zh), targetIsKorean != false || sourceHasHangul else {
        report.incomplete += 1
        return
      }
      report.pairs += 1
      try body(SegmentUnit(zh: zh, ko: ko, line: entry.line))
    }
    report.take(log)
    return report
  }

  static func hasHan(_ text: String) -> Bool {
    text.unicodeScalars.contains {
      (0x4E00...0x9FFF).contains($0.value) || (0x3400...0x4DBF).contains($0.value)
        || (0x20000...0x323AF).contains($0.value)
    }
  }
}

/// What the header of a PO file says: the translation of the empty string, a field a line.
struct POHeader {
  /// `Language`, when it says one.
  private(set) var language: String?
  /// The charset of `Content-Type` in capitals, when it is one and not the template's CHARSET.
  private(set) var charset: String?

  init(_ entry: POEntry) {
    for line in entry.target.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].filter { !$0.isWhitespace }
      switch line[..<colon].lowercased() {
      case "language" where !value.isEmpty: language = value
      case "content-type":
        guard let place = value.lowercased().firstRange(of: "charset=") else { continue }
        let name = value.lowercased()[place.upperBound...].prefix { $0 != ";" }.uppercased()
        if !name.isEmpty, name != "CHARSET" { charset = name }
      default: break
      }
    }
  }

  /// Whether the translations are Korean; nil when they are neither Korean nor Chinese, or nothing says it.
  var targetIsKorean: Bool? {
    guard let language else { return nil }
    return SegmentLanguage.isKorean(language) ? true : SegmentLanguage.isChinese(language) ? false : nil
  }

  /// Whether a text that was read as UTF-8 has characters that its charset cannot stand for as they are.
  func isWrong(for text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let charset, charset != "UTF-8", charset != "UTF8" else { return false }
    return text.contains { $0 >= 0x80 }
  }
}
