// SPDX-License-Identifier: Apache-2.0

/// What a unit of a file that is being translated is filled in with.
public struct SegmentFill: Sendable, Equatable {
  /// The translation.
  public var text: String
  /// 0…101, as it is shown to people; 100 and above is the same text.
  public var percent: Int
  /// Where it is from.
  public var origin: String
  /// Terms that the source has, for the person who translates.
  public var note: String?

  /// What a person should know of it: `87 % issue.txt; 人工智能 인공지능`.
  var remark: String { "\(percent) % \(origin)" + (note.map { "; \($0)" } ?? "") }

  /// A fill.
  public init(text: String, percent: Int, origin: String, note: String? = nil) {
    self.text = text
    self.percent = percent
    self.origin = origin
    self.note = note
  }
}

/// A text for which a translation is wanted.
public struct SegmentRequest: Sendable, Equatable {
  /// The text of the unit, without codes.
  public var source: String
  /// The text of the unit before it; nil at the start of the file.
  public var before: String?
  /// The text of the unit after it; nil at its end.
  public var after: String?
  /// Taken off the percentage of what is found: the unit has codes, or plural forms, that the memory does not know.
  public var penalty = 0
  /// Whether the file says that the source is Korean (true) or Chinese (false); nil when it says nothing.
  public var sourceIsKorean: Bool?
}

/// Why a unit without a translation was left alone, though the memory may have one.
public enum SegmentSkip: String, Sendable, CaseIterable {
  /// A PO entry with several plural forms whose singular and plural read differently: which form says what, nobody knows.
  case pluralForms = "plural-forms"
  /// A source with something that is no translatable text, or none that this reads: protected text, `sub`, unknown elements.
  case markup
  /// A unit of several segments of which some are translated now, and others are not.
  case partly
}

/// What filling in a file came to.
public struct SegmentFillReport: Sendable, Equatable {
  /// Units, translated ones included.
  public var units = 0
  /// Units that were filled in with the same text's translation.
  public var exact = 0
  /// Units that were filled in with a similar text's.
  public var similar = 0
  /// Units that got their translation as a note alone, for the codes within their text.
  public var suggested = 0
  /// Units that were left alone, or are not whole yet, by why.
  public var skipped: [SegmentSkip: Int] = [:]
  /// Units that got a note on terms.
  public var notes = 0
  /// Units of a file, or of a part of one, that says it is not between Chinese and Korean; they are left alone.
  public var otherLanguages = 0
  /// The source language of the first of those, as the file says it.
  public var sourceLanguage = ""
  /// Its target language; of a PO file the one of its header.
  public var targetLanguage = ""
  /// Whether an XLIFF 2 names no target language, without which it may have no `target`.
  public var lacksTargetLanguage = false
  /// The character set that the header of a PO file declares; nil when there is none.
  public var charset: String?
  /// 1-based line of that header's `msgid`; 0 without one.
  public var charsetLine = 0
  /// What is not as the format wants it, the first of each kind by lines.
  public var problems: [ReadProblem] = []
  /// How many problems there are, by kind.
  public var problemCounts: [ReadProblem.Kind: Int] = [:]
  /// Units that were filled in.
  public var filled: Int { exact + similar }

  /// Nothing yet.
  public init() {}

  mutating func take(_ log: ProblemLog) { (problems, problemCounts) = (log.kept, log.counts) }

  /// A unit of several segments: as good as the least of them.
  mutating func count(_ segments: SegmentedFill) {
    if segments.hasMarkup { skipped[.markup, default: 0] += 1 }
    if let least = segments.leastPercent {
      if least >= 100, segments.isWhole { exact += 1 } else { similar += 1 }
      if !segments.isWhole { skipped[.partly, default: 0] += 1 }
    } else if !segments.remarks.isEmpty {
      suggested += 1
    }
    if segments.hasNotes { notes += 1 }
  }

  mutating func count(_ fill: SegmentFill, isNoteOnly: Bool = false) {
    if isNoteOnly {
      suggested += 1
    } else if fill.percent >= 100 {
      exact += 1
    } else {
      similar += 1
    }
    if fill.note != nil { notes += 1 }
  }
}

/// Fills in the empty translations of a file and leaves every other byte as it is.
///
/// `lookUp` is asked for each unit that has no translation.
public enum SegmentFiller {
  /// Asks for a translation.
  public typealias LookUp = (SegmentRequest) throws -> SegmentFill?

  /// A piece of a file and what takes its place; an empty range inserts.
  struct Edit {
    var range: Range<Int>
    var bytes: [UInt8]
  }

  static func apply(_ edits: [Edit], to text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count + edits.reduce(0) { $0 + $1.bytes.count })
    var place = 0
    for edit in edits {
      result.append(contentsOf: text[place..<edit.range.lowerBound])
      result.append(contentsOf: edit.bytes)
      place = edit.range.upperBound
    }
    result.append(contentsOf: text[place...])
    return result
  }

  // MARK: - PO

  /// Fills in a PO file: `msgstr ""` of entries without a translation. A similar text's is marked fuzzy, as gettext does;
  /// origin and note are comments.
  ///
  /// An entry with plural forms is filled in where the target language has one form alone, as Korean and Chinese have:
  /// with the translation of the plural, as fuzzy when the singular reads otherwise. Where the file has several forms, all
  /// get the one translation when singular and plural read the same, and none when they do not. Fuzzy entries have a
  /// translation, and obsolete ones need none.
  ///
  /// - Parameter path: what errors and problems name.
  /// - Throws: ``SegmentFileError`` where the file breaks the grammar of gettext; what `lookUp` throws.
  public static func fillPO(
    _ text: UnsafeBufferPointer<UInt8>, path: String, _ lookUp: LookUp
  ) throws -> (bytes: [UInt8], report: SegmentFillReport) {
    var entries: [POEntry] = []
    var report = SegmentFillReport()
    var log = ProblemLog(path: path)
    var seen = SeenIDs()
    var targetIsKorean: Bool?
    try POScanner.forEachEntry(text, path: path) { entry in
      if !seen.insert(entry.key) { log.add(.duplicateMessage, line: entry.line, value: entry.source) }
      guard entry.source.isEmpty else { return entries.append(entry) }
      if entry.context != nil { return }
      let header = POHeader(entry)
      targetIsKorean = header.targetIsKorean
      report.targetLanguage = header.language ?? ""
      (report.charset, report.charsetLine) = (header.charset, entry.line)
    }
    report.take(log)
    if !report.targetLanguage.isEmpty, targetIsKorean == nil {
      report.units = entries.count
      report.otherLanguages = entries.count
      return (Array(text), report)
    }
    var edits: [Edit] = []
    let ending: [UInt8] = text.prefix(4096).contains(0x0D) ? [0x0D, 0x0A] : [0x0A]
    for (number, entry) in entries.enumerated() {
      report.units += 1
      guard entry.forms.allSatisfy(\.text.isEmpty) else { continue }
      guard entry.forms.count == 1 || entry.plural == entry.source else {
        report.skipped[.pluralForms, default: 0] += 1
        continue
      }
      let request = SegmentRequest(
        source: entry.plural ?? entry.source, before: number > 0 ? entries[number - 1].source : nil,
        after: number + 1 < entries.count ? entries[number + 1].source : nil,
        penalty: entry.plural == nil || entry.plural == entry.source ? 0 : 1,
        sourceIsKorean: targetIsKorean.map { !$0 })
      guard let fill = try lookUp(request) else { continue }
      report.count(fill)
      var comments = "# gwalho: \(fill.percent) % \(fill.origin)"
      if let note = fill.note { comments += "\n# \(note)" }
      var before: [(place: Int, lines: [UInt8])] = []
      before.append(
        (entry.start, comments.split(separator: "\n").flatMap { Array(singleLine($0).utf8) + ending }))
      if fill.percent < 100, !entry.isFuzzy {
        if let flags = entry.flags {
          // `#, c-format` becomes `#, fuzzy, c-format`.
          edits.append(Edit(range: flags.lowerBound + 2..<flags.lowerBound + 2, bytes: Array(" fuzzy,".utf8)))
        } else if entry.sourceStart == entry.start {
          before[0].lines += Array("#, fuzzy".utf8) + ending
        } else {
          before.append((entry.sourceStart, Array("#, fuzzy".utf8) + ending))
        }
      }
      for (place, lines) in before {
        // An entry may begin on the line on which the one before ends.
        let isLineStart = place == 0 || text[place - 1] == 0x0A
        edits.append(Edit(range: place..<place, bytes: isLineStart ? lines : ending + lines))
      }
      let string = Array(quotedPO(fill.text).utf8)
      for form in entry.forms { edits.append(Edit(range: form.strings, bytes: string)) }
    }
    return (apply(edits.sorted { $0.range.lowerBound < $1.range.lowerBound }, to: text), report)
  }

  private static func singleLine(_ text: Substring) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
  }

  private static func quotedPO(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  // MARK: - TSV

  /// Fills in the empty cells of one column of a table from another: `zh` and `ko` by the header, or the first two
  /// columns. A line with one cell alone gets a second.
  ///
  /// - Parameter path: what errors and problems name.
  /// - Throws: ``SegmentFileError`` when it is no table, or one with one of the languages only; what `lookUp` throws.
  public static func fillTable(
    _ text: UnsafeBufferPointer<UInt8>, path: String, _ lookUp: LookUp
  ) throws -> (bytes: [UInt8], report: SegmentFillReport) {
    var rows: [(cells: [SegmentTableReader.Cell], source: Int, target: Int)] = []
    var columns = (zh: 0, ko: 1)
    var check = SegmentTableCheck(path: path)
    var hasHeader = false
    try SegmentTableReader.forEachRow(text) { cells in
      guard !SegmentTableReader.isPassedOver(cells) else { return }
      if try check.isHeader(cells) {
        hasHeader = true
        columns =
          (
            cells.firstIndex { SegmentLanguage.isChinese($0.text) } ?? 0,
            cells.firstIndex { SegmentLanguage.isKorean($0.text) } ?? 1
          )
        return
      }
      func isEmpty(_ column: Int) -> Bool { column >= cells.count || cells[column].text.isEmpty }
      let isReversed = isEmpty(columns.zh)
      rows.append((cells, isReversed ? columns.ko : columns.zh, isReversed ? columns.zh : columns.ko))
    }
    var report = SegmentFillReport()
    report.take(check.log)
    var edits: [Edit] = []
    func source(_ number: Int) -> String? {
      guard rows.indices.contains(number), rows[number].source < rows[number].cells.count else { return nil }
      return rows[number].cells[rows[number].source].text
    }
    for (number, row) in rows.enumerated() {
      report.units += 1
      guard let text = source(number), !text.isEmpty,
        row.target >= row.cells.count || row.cells[row.target].text.isEmpty,
        let fill = try lookUp(
          SegmentRequest(
            source: text, before: source(number - 1), after: source(number + 1),
            sourceIsKorean: hasHeader ? row.source == columns.ko : nil))
      else { continue }
      report.count(fill)
      let cell = quotedCell(fill.text)
      if row.target < row.cells.count {
        edits.append(Edit(range: row.cells[row.target].range, bytes: cell))
      } else if let last = row.cells.last {
        let tabs = [UInt8](repeating: 0x09, count: row.target - row.cells.count + 1)
        edits.append(Edit(range: last.range.upperBound..<last.range.upperBound, bytes: tabs + cell))
      }
    }
    return (apply(edits, to: text), report)
  }

  private static func quotedCell(_ text: String) -> [UInt8] {
    guard text.utf8.contains(where: { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) || text.utf8.first == 0x22 else {
      return Array(text.utf8)
    }
    return Array("\"\(text.replacing("\"", with: "\"\""))\"".utf8)
  }
}
