// SPDX-License-Identifier: Apache-2.0

/// Reads the Chinese–Korean pairs of TMX 1.4 and XLIFF 1.2, 2.0 and 2.1.
///
/// - TMX: `tu` with a `tuv` in each language, codes in `xml:lang` or, as in TMX 1.1, `lang`. A unit with two Chinese
///   variants (zh-CN and zh-TW) is two pairs. `prop` of the types `prev` and `next` (OmegaT) are the neighbours.
/// - XLIFF: `trans-unit` or `segment` with a `target` that is not empty; `alt-trans` are other people's suggestions and
///   are passed over.
///
/// Codes of inline elements (`bpt`, `ept`, `ph`, `it`, `ut`, `x`) are not text; what `g`, `hi`, `pc` and `mrk` enclose is.
public final class SegmentXMLReader: SegmentXMLParser.Handler {
  private let path: String
  private let emit: (SegmentUnit) throws -> Void
  private var report = SegmentReadReport()
  private var isTMX = false
  private var depth = 0
  private var unitLine = 0
  private var date: String?
  private var texts: [(language: String, text: [UInt8])] = []
  private var languages = (source: "", target: "")
  private var neighbours: (before: String?, after: String?)
  private var propertyType = ""
  private var language = ""
  /// Where text goes at the moment.
  private enum Sink { case nothing, segment, property }
  private var sink = Sink.nothing
  private var current: [UInt8] = []
  /// Elements inside a segment whose content is code, and `alt-trans`, by depth.
  private var skipped = 0

  private init(path: String, emit: @escaping (SegmentUnit) throws -> Void) {
    self.path = path
    self.emit = emit
  }

  /// Reads a file and hands each pair to `body`, which may throw to stop.
  public static func read(_ path: String, _ body: @escaping (SegmentUnit) throws -> Void) throws -> SegmentReadReport {
    let reader = SegmentXMLReader(path: path, emit: body)
    try LibxmlWords.silenced { try SegmentXMLParser(path: path, handler: reader).parse() }
    return reader.report
  }

  func start(_ name: String, _ attributes: [(name: String, value: String)], line: Int) throws {
    depth += 1
    func value(_ names: String...) -> String? {
      for name in names { if let found = attributes.first(where: { $0.name == name }) { return found.value } }
      return nil
    }
    if depth == 1 {
      guard name == "tmx" || name == "xliff" else { throw SegmentFileError.otherRoot(path: path, root: name) }
      isTMX = name == "tmx"
      languages = (value("srcLang") ?? "", value("trgLang") ?? "")
      note(languages.source)
      note(languages.target)
      return
    }
    if skipped > 0 {
      skipped += 1
      return
    }
    switch name {
    case "file" where !isTMX:
      if let source = value("source-language") { languages.source = source }
      if let target = value("target-language") { languages.target = target }
      note(languages.source)
      note(languages.target)
    case "tu", "trans-unit", "segment":
      unitLine = line
      texts = []
      neighbours = (nil, nil)
      date = Self.day(value("changedate", "creationdate"))
    case "alt-trans", "ignorable": skipped = 1
    case "tuv":
      language = value("xml:lang", "lang") ?? ""
      note(language)
      if let day = Self.day(value("changedate", "creationdate")) { date = max(date ?? "", day) }
    case "seg" where isTMX: begin(.segment)
    case "source" where !isTMX && sink == .nothing:
      language = languages.source
      begin(.segment)
    case "target" where !isTMX && sink == .nothing:
      language = languages.target
      begin(.segment)
    case "prop" where isTMX:
      propertyType = value("type") ?? ""
      begin(.property)
    case "bpt", "ept", "ph", "it", "ut", "x", "bx", "ex", "sc", "ec", "cp", "sub":
      if sink == .segment { skipped = 1 }
    default: break
    }
  }

  func end(_ name: String) throws {
    depth -= 1
    if skipped > 0 {
      skipped -= 1
      return
    }
    switch name {
    case "seg" where isTMX, "source" where !isTMX && sink == .segment, "target" where !isTMX && sink == .segment:
      texts.append((language, current))
      sink = .nothing
    case "prop":
      if propertyType == "prev" { neighbours.before = String(decoding: current, as: UTF8.self) }
      if propertyType == "next" { neighbours.after = String(decoding: current, as: UTF8.self) }
      sink = .nothing
    case "tu", "trans-unit", "segment": try finishUnit()
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    // More than any segment may have is not kept: that it is too long is known by then.
    if sink != .nothing, skipped == 0, current.count < 1 << 17 { current.append(contentsOf: bytes) }
  }

  private func begin(_ sink: Sink) {
    self.sink = sink
    current.removeAll(keepingCapacity: true)
  }

  private func note(_ language: String) {
    if !language.isEmpty, report.languages.count < 64 { report.languages.insert(language) }
  }

  private func finishUnit() throws {
    report.units += 1
    var found = false
    for zh in texts where SegmentLanguage.isChinese(zh.language) && !zh.text.isEmpty {
      for ko in texts where SegmentLanguage.isKorean(ko.language) && !ko.text.isEmpty {
        found = true
        report.pairs += 1
        try emit(
          SegmentUnit(
            zh: String(decoding: zh.text, as: UTF8.self), ko: String(decoding: ko.text, as: UTF8.self),
            line: unitLine, date: date, before: neighbours.before, after: neighbours.after))
      }
    }
    if !found { report.incomplete += 1 }
    texts = []
  }

  /// `20230804T101500Z` as 2023-08-04.
  private static func day(_ stamp: String?) -> String? {
    guard let digits = stamp?.utf8.prefix(8), digits.count == 8, digits.allSatisfy({ (0x30...0x39).contains($0) })
    else {
      return nil
    }
    let text = String(decoding: digits, as: UTF8.self)
    let day = "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))"
    return CalendarDate.isValid(day) ? day : nil
  }
}
