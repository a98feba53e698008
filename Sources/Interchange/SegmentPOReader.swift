// SPDX-License-Identifier: Apache-2.0

/// Reads pairs from a PO file of gettext whose `msgid` is one of the two languages and whose `msgstr` is the other:
/// the header's `Language` says which is which, or else the script does. Fuzzy and obsolete entries are no translations
/// and are passed over; of plural forms the first is taken.
public enum SegmentPOReader {
  /// Reads a text and hands each pair to `body`, which may throw to stop.
  ///
  /// - Parameters:
  ///   - path: what errors and problems name.
  ///   - isAsDeclared: whether the text was decoded from the charset of the header, and so is right whatever that is.
  /// - Throws: ``SegmentFileError`` where the grammar is broken; `body` has had the pairs before by then.
  public static func read(
    _ text: UnsafeBufferPointer<UInt8>, path: String, isAsDeclared: Bool = false,
    _ body: (SegmentUnit) throws -> Void
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
        if !isAsDeclared, header.isWrong(for: text) {
          log.add(.otherCharset, line: entry.line, value: header.charset ?? "")
        }
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

  /// The charset that the header of a PO file declares, and the line; nil when it declares none.
  ///
  /// The bytes need not be UTF-8: in every charset that gettext knows, keywords and field names are ASCII.
  public static func declaredCharset(_ bytes: UnsafeBufferPointer<UInt8>) -> (name: String, line: Int)? {
    /// What the strings that follow are: those of a `msgid` that is empty so far, or of its translation.
    enum State { case other, emptySource, header }
    var state = State.other
    var number = 0
    var start = 0
    while start < bytes.count {
      number += 1
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      defer { start = end + 1 }
      var text = bytes[start..<end].drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
      while let last = text.last, last == 0x20 || (0x09...0x0D).contains(last) { text = text.dropLast() }
      guard let first = text.first, first != UInt8(ascii: "#") else { continue }
      if first != UInt8(ascii: "\"") {
        let word = text.prefix { $0 == UInt8(ascii: "_") || (0x61...0x7A).contains($0) }
        text = text[word.endIndex...].drop { $0 == 0x20 || $0 == 0x09 }
        switch (String(decoding: word, as: UTF8.self), state) {
        case ("msgid", .other): state = .emptySource
        case ("msgstr", .emptySource): state = .header
        case (_, .header): return nil
        default: state = .other
        }
        // An entry with a context is no header.
        if word.elementsEqual("msgctxt".utf8) { return nil }
      }
      switch state {
      case .emptySource where !text.isEmpty && !text.elementsEqual("\"\"".utf8): return nil
      case .header:
        let words = String(decoding: text, as: UTF8.self).lowercased()
        if let place = words.firstRange(of: "charset=") {
          let name = words[place.upperBound...].prefix { $0 != ";" && $0 != "\\" && $0 != "\"" && !$0.isWhitespace }
          return name.isEmpty || name == "charset" ? nil : (name.uppercased(), number)
        }
      default: break
      }
    }
    return nil
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
