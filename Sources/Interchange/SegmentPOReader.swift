// SPDX-License-Identifier: Apache-2.0

/// Reads pairs from a PO file of gettext whose `msgid` is one of the two languages and whose `msgstr` is the other:
/// the header's `Language` says which is which, or else the script does. Fuzzy and obsolete entries are no translations
/// and are passed over; of plural forms the first is taken.
public struct SegmentPOReader {
  /// One entry, with the lines of its parts.
  public struct Entry: Sendable, Equatable {
    /// 1-based line of `msgid`.
    public var line = 0
    /// The source text.
    public var source = ""
    /// The translation; empty when there is none.
    public var target = ""
    /// Whether a person still has to look at the translation.
    public var isFuzzy = false
    /// Byte range of the lines of `msgstr` (or `msgstr[0]`), line ends included.
    public var targetLines = 0..<0
    /// First byte of the entry: its comments.
    public var start = 0
    /// First byte of `msgctxt` or `msgid`.
    public var sourceStart = 0
    /// Byte range of the `#,` line, when there is one.
    public var flags: Range<Int>?
    /// The source text for several, where the entry has plural forms.
    public var plural: String?
    /// Number of translations: one, or one a plural form.
    public var forms = 0
  }

  /// Reads a text and hands each pair to `body`, which may throw to stop.
  public static func read(
    _ text: UnsafeBufferPointer<UInt8>, _ body: (SegmentUnit) throws -> Void
  ) throws -> SegmentReadReport {
    var report = SegmentReadReport()
    var targetIsKorean: Bool?
    try forEachEntry(text) { entry in
      if entry.source.isEmpty {
        for line in entry.target.split(separator: "\n") where line.lowercased().hasPrefix("language:") {
          let code = line.dropFirst(9).filter { !$0.isWhitespace }
          report.languages.insert(code)
          if SegmentLanguage.isKorean(code) { targetIsKorean = true }
          if SegmentLanguage.isChinese(code) { targetIsKorean = false }
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
    return report
  }

  static func hasHan(_ text: String) -> Bool {
    text.unicodeScalars.contains {
      (0x4E00...0x9FFF).contains($0.value) || (0x3400...0x4DBF).contains($0.value)
        || (0x20000...0x323AF).contains($0.value)
    }
  }

  /// Calls `body` with every entry that is not obsolete, the header (an empty source) first.
  public static func forEachEntry(
    _ text: UnsafeBufferPointer<UInt8>, _ body: (Entry) throws -> Void
  ) rethrows {
    enum Part { case none, source, plural, target, other }
    var entry = Entry()
    var part = Part.none
    var hasSource = false
    var hasContext = false
    var number = 0
    var start = 0
    func finish(at place: Int) throws {
      if hasSource { try body(entry) }
      entry = Entry()
      entry.start = place
      hasSource = false
      hasContext = false
      part = .none
    }
    while start < text.count {
      number += 1
      var end = start
      while end < text.count, text[end] != 0x0A { end += 1 }
      let next = min(end + 1, text.count)
      let line = text[start..<end]
      func begins(_ word: StaticString) -> Bool {
        word.withUTF8Buffer { line.count >= $0.count && line.prefix($0.count).elementsEqual($0) }
      }
      if begins("\"") {
        switch part {
        case .source: entry.source += quoted(line)
        case .plural: entry.plural?.append(quoted(line))
        case .target:
          entry.target += quoted(line)
          entry.targetLines = entry.targetLines.lowerBound..<next
        case .none, .other: break
        }
      } else if begins("msgctxt") {
        if hasSource { try finish(at: start) }
        part = .other
        entry.sourceStart = start
        hasContext = true
      } else if begins("msgid_plural") {
        entry.plural = quoted(line)
        part = .plural
      } else if begins("msgid") {
        if hasSource { try finish(at: start) }
        hasSource = true
        part = .source
        if !hasContext { entry.sourceStart = start }
        entry.line = number
        entry.source = quoted(line)
      } else if begins("msgstr"), !hasSource {
        // A translation of nothing, before any `msgid`, is none.
        part = .other
      } else if begins("msgstr[") && !begins("msgstr[0]") {
        entry.forms += 1
        part = .other
      } else if begins("msgstr") {
        part = .target
        entry.forms += 1
        entry.target = quoted(line)
        entry.targetLines = start..<next
      } else if begins("#") {
        if hasSource { try finish(at: start) }
        if begins("#~") {
          // What was said of an obsolete entry is not said of the next.
          entry = Entry()
          entry.start = next
        } else if begins("#,") {
          entry.flags = start..<next
          if String(decoding: line, as: UTF8.self).contains("fuzzy") { entry.isFuzzy = true }
        }
      } else if hasSource {
        try finish(at: next)
      } else if !hasContext {
        entry = Entry()
        entry.start = next
      }
      start = next
    }
    try finish(at: text.count)
  }

  private static func quoted(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    guard let first = line.firstIndex(of: 0x22), let last = line.lastIndex(of: 0x22), first < last else { return "" }
    var result: [UInt8] = []
    var index = first + 1
    while index < last {
      var byte = line[index]
      if byte == 0x5C, index + 1 < last {
        index += 1
        switch line[index] {
        case UInt8(ascii: "n"): byte = 0x0A
        case UInt8(ascii: "t"): byte = 0x09
        case UInt8(ascii: "r"): byte = 0x0D
        default: byte = line[index]
        }
      }
      result.append(byte)
      index += 1
    }
    return String(decoding: result, as: UTF8.self)
  }
}
