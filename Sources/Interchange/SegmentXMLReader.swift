// SPDX-License-Identifier: Apache-2.0

/// Reads the Chinese–Korean pairs of TMX 1.4 and XLIFF 1.2, 2.0 and 2.1.
///
/// - TMX: `tu` with a `tuv` in each language, codes in `xml:lang` or, as in TMX 1.1, `lang`. A unit with two Chinese
///   variants (zh-CN and zh-TW) is two pairs. `prop` of the types `prev` and `next` (OmegaT) are the neighbours.
/// - XLIFF: `trans-unit` or `segment` with a `target` that is not empty; `alt-trans` and `matches` are other people's
///   suggestions and are passed over.
///
/// Codes of inline elements (`bpt`, `ept`, `ph`, `it`, `ut`, `x`) are not text; what `g`, `hi`, `pc` and `mrk` enclose is.
///
/// What is an error and what a problem: ``SegmentFileError``.
public enum SegmentXMLReader {
  /// Reads a file (`-` is standard input) and hands each pair to `body`, which may throw to stop.
  ///
  /// - Throws: `InterchangeError` when the XML cannot be read to its end, ``SegmentFileError`` when it is no file of
  ///   translations or a unit of it is broken, and what `body` throws. `body` has had the units before by then.
  public static func read(_ path: String, _ body: @escaping (SegmentUnit) throws -> Void) throws -> SegmentReadReport {
    try read(ByteSource(path: path), body)
  }

  /// The same of any source of bytes.
  public static func read(
    _ source: ByteSource, _ body: @escaping (SegmentUnit) throws -> Void
  ) throws -> SegmentReadReport {
    var source = source
    // libxml2 complains of what follows a document that is not there.
    if try source.peek(1).isEmpty { throw InterchangeError.nothingToImport(path: source.path, line: 1) }
    return try XMLEventReader.read(&source, with: SegmentHandler(path: source.path, emit: body)).finished
  }
}

/// Follows the elements of a file of translations.
private struct SegmentHandler: XMLEventHandler {
  private enum Element {
    case tmx, xliff, file, outerUnit, unit, variant, segment, source, target, property
    /// Suggestions of other tools, and what no translator sees: `alt-trans`, `matches`, `ignorable`.
    case aside
    /// Inline elements whose content is code.
    case code
    case other
  }

  private static let elements = ByteNames<Element>([
    ("tmx", .tmx), ("xliff", .xliff), ("file", .file), ("unit", .outerUnit), ("tu", .unit), ("trans-unit", .unit),
    ("segment", .unit), ("tuv", .variant), ("seg", .segment), ("source", .source), ("target", .target),
    ("prop", .property), ("alt-trans", .aside), ("matches", .aside), ("ignorable", .aside), ("bpt", .code),
    ("ept", .code), ("ph", .code), ("it", .code), ("ut", .code), ("x", .code), ("bx", .code), ("ex", .code),
    ("sc", .code), ("ec", .code), ("cp", .code), ("sub", .code),
  ])

  private let path: String
  private let emit: (SegmentUnit) throws -> Void
  private var report = SegmentReadReport()
  private var log: ProblemLog
  private var isTMX = false
  private var stack: [Element] = []
  /// How many elements are open of which nothing is read.
  private var skipped = 0
  /// Line of the unit that is open; 0: none is.
  private var unitLine = 0
  private var hasSource = false
  private var hasTarget = false
  private var ids = SeenIDs()
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

  init(path: String, emit: @escaping (SegmentUnit) throws -> Void) {
    self.path = path
    self.emit = emit
    log = ProblemLog(path: path)
  }

  /// What was read, with its problems.
  var finished: SegmentReadReport {
    var report = report
    report.take(log)
    return report
  }

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes, line: Int) throws {
    let element = Self.elements[name.local] ?? .other
    if stack.isEmpty { try startRoot(element, name, attributes, line: line) }
    stack.append(element)
    if skipped > 0 {
      skipped += 1
      return
    }
    switch element {
    case .file where !isTMX:
      ids = SeenIDs()
      // XLIFF 1.2: of this file alone. Of XLIFF 2 the root has said it.
      if let source = attributes.text("source-language") {
        languages = (source, attributes.text("target-language") ?? "")
      }
      note(languages.source)
      note(languages.target)
    case .outerUnit: checkID(name, attributes, line: line)
    case .unit: try startUnit(name, attributes, line: line)
    case .aside: skipped = 1
    case .variant:
      language = attributes.text("lang", prefix: "xml") ?? attributes.text("lang") ?? ""
      note(language)
      if let day = Self.day(attributes) { date = max(date ?? "", day) }
    case .segment where isTMX: begin(.segment)
    case .source where !isTMX && sink == .nothing && unitLine > 0:
      if hasSource { throw SegmentFileError.brokenUnit(path: path, line: line, fault: .secondSource) }
      hasSource = true
      language = languages.source
      begin(.segment)
    case .target where !isTMX && sink == .nothing && unitLine > 0:
      if hasTarget { throw SegmentFileError.brokenUnit(path: path, line: line, fault: .secondTarget) }
      hasTarget = true
      language = languages.target
      begin(.segment)
    case .property where isTMX:
      propertyType = attributes.text("type") ?? ""
      begin(.property)
    case .code where sink == .segment: skipped = 1
    default: break
    }
  }

  private mutating func startRoot(
    _ element: Element, _ name: XMLName, _ attributes: XMLAttributes, line: Int
  ) throws {
    guard element == .tmx || element == .xliff else {
      throw SegmentFileError.otherRoot(path: path, line: line, root: name.text)
    }
    isTMX = element == .tmx
    report.isMemory = isTMX
    report.version = attributes.text("version") ?? ""
    let known = isTMX ? ["1.4", "1.3", "1.2", "1.1"] : ["1.2", "2.0", "2.1", "2.2"]
    if report.version.isEmpty {
      log.add(.missingAttribute, line: line, name: "version")
    } else if !known.contains(report.version) {
      log.add(.unknownVersion, line: line, value: report.version)
    }
    languages = (attributes.text("srcLang") ?? "", attributes.text("trgLang") ?? "")
    note(languages.source)
    note(languages.target)
  }

  private mutating func startUnit(_ name: XMLName, _ attributes: XMLAttributes, line: Int) throws {
    if unitLine > 0 { throw SegmentFileError.brokenUnit(path: path, line: line, fault: .nested) }
    unitLine = line
    hasSource = false
    hasTarget = false
    texts = []
    neighbours = (nil, nil)
    date = Self.day(attributes)
    // Of XLIFF 2 the `unit` around has the id that must be there, and nobody relies on those of TMX.
    if !isTMX, !stack.contains(.outerUnit) { checkID(name, attributes, line: line) }
  }

  private mutating func checkID(_ name: XMLName, _ attributes: XMLAttributes, line: Int) {
    guard let id = attributes.text("id") else {
      return log.add(.missingAttribute, line: line, name: "\(name.text) id")
    }
    if !ids.insert(id) { log.add(.duplicateID, line: line, value: id) }
  }

  mutating func end(line: Int) throws {
    guard let element = stack.popLast() else { return }
    if skipped > 0 {
      skipped -= 1
      return
    }
    switch element {
    case .segment where isTMX, .source where sink == .segment, .target where sink == .segment:
      texts.append((language, current))
      sink = .nothing
    case .property where isTMX:
      if propertyType == "prev" { neighbours.before = String(decoding: current, as: UTF8.self) }
      if propertyType == "next" { neighbours.after = String(decoding: current, as: UTF8.self) }
      sink = .nothing
    case .unit: try finishUnit()
    default: break
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) {
    // More than any segment may have is not kept: that it is too long is known by then.
    if sink != .nothing, skipped == 0, current.count < 1 << 17 { current.append(contentsOf: bytes) }
  }

  private mutating func begin(_ sink: Sink) {
    self.sink = sink
    current.removeAll(keepingCapacity: true)
  }

  private mutating func note(_ language: String) {
    if !language.isEmpty, report.languages.count < 64 { report.languages.insert(language) }
  }

  private mutating func finishUnit() throws {
    let line = unitLine
    unitLine = 0
    if !isTMX, !hasSource { throw SegmentFileError.brokenUnit(path: path, line: line, fault: .noSource) }
    report.units += 1
    var found = false
    for zh in texts where SegmentLanguage.isChinese(zh.language) && !zh.text.isEmpty {
      for ko in texts where SegmentLanguage.isKorean(ko.language) && !ko.text.isEmpty {
        found = true
        report.pairs += 1
        try emit(
          SegmentUnit(
            zh: String(decoding: zh.text, as: UTF8.self), ko: String(decoding: ko.text, as: UTF8.self),
            line: line, date: date, before: neighbours.before, after: neighbours.after))
      }
    }
    if !found { report.incomplete += 1 }
    texts = []
  }

  /// The day of a `tu` or `tuv`: `20230804T101500Z` as 2023-08-04.
  private static func day(_ attributes: XMLAttributes) -> String? {
    guard let digits = (attributes.bytes("changedate") ?? attributes.bytes("creationdate"))?.prefix(8),
      digits.count == 8, digits.allSatisfy({ (0x30...0x39).contains($0) })
    else {
      return nil
    }
    let text = String(decoding: digits, as: UTF8.self)
    let day = "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))"
    return CalendarDate.isValid(day) ? day : nil
  }
}
