// SPDX-License-Identifier: Apache-2.0

/// A unit of a translation memory (TMX 1.4b, `tu`).
public struct TMXUnit: Sendable, Equatable {
  /// One language of it (`tuv`).
  public struct Variant: Sendable, Equatable {
    /// `xml:lang`, or `lang` of TMX 1.1, as written.
    public var language: String
    /// The text without inline markup.
    public var text: String
    /// 1-based.
    public var line: Int
  }

  /// `tuid`.
  public var id: String?
  /// 1-based line of its start tag.
  public var line: Int
  /// `srclang` of the unit, when it has one of its own.
  public var sourceLanguage: String?
  /// `changedate`, else `creationdate`, as written.
  public var date: String?
  /// `changeid`, else `creationid`.
  public var person: String?
  /// `note` elements of the unit, in their order.
  public var notes: [String] = []
  /// `prop` elements, with their type.
  public var properties: [Property] = []
  /// The languages, in their order; those without text are left out.
  public var variants: [Variant] = []

  /// A `prop` element.
  public struct Property: Sendable, Equatable {
    /// Its `type`, as the tool that wrote it calls it.
    public var type: String
    /// Its text.
    public var value: String
  }
}

/// Reads TMX, a unit at a time, in bounded memory.
public enum TMXFile {
  /// Reads a file to its end.
  /// - Throws: `InterchangeError` when the file cannot be read to its end or has no unit. What `body` throws is
  ///   thrown again.
  public static func read(_ source: ByteSource, _ body: (TMXUnit) throws -> Void) throws -> TermFileSummary {
    var summary = TermFileSummary(.tmx)
    var source = source
    let path = source.path
    // The handler must be gone when the closure ends: it keeps `body`.
    let result = try withoutActuallyEscaping(body) { body in
      let handler = TMXHandler(path: path) { unit in
        for variant in unit.variants { summary.count(variant.language) }
        summary.read += 1
        try body(unit)
      }
      return try XMLEventReader.read(&source, with: handler).result
    }
    if result.units == 0 { throw InterchangeError.nothingToImport(path: path, line: result.lastLine) }
    summary.entries = result.units
    summary.dialect = result.version
    summary.isOwn = result.tool == "gwalho"
    summary.take(result.log)
    return summary
  }
}

/// Follows the elements of a TMX file.
private struct TMXHandler: XMLEventHandler {
  private enum Element {
    case root, header, body, unit, variant, segment, note, property
    /// `hi`, `sub`: their text is text.
    case emphasis
    /// `bpt`, `ept`, `ph`, `it`, `ut`: codes of the tool the text came from.
    case code
    case unknown
  }

  private static let elements = ByteNames<Element>([
    ("tmx", .root), ("header", .header), ("body", .body), ("tu", .unit), ("tuv", .variant), ("seg", .segment),
    ("note", .note), ("prop", .property), ("hi", .emphasis), ("sub", .emphasis), ("bpt", .code), ("ept", .code),
    ("ph", .code), ("it", .code), ("ut", .code), ("ude", .unknown), ("map", .unknown),
  ])

  let path: String
  private let emit: (TMXUnit) throws -> Void
  private var log: ProblemLog
  private var unitCount = 0
  private var lastLine = 1
  private var version = ""
  private var tool = ""

  /// What the file as a whole says.
  var result: (units: Int, lastLine: Int, version: String, tool: String, log: ProblemLog) {
    (unitCount, lastLine, version, tool, log)
  }

  private var stack: [Element] = []
  private var unit: TMXUnit?
  private var size = 0
  private var text: [UInt8] = []
  private var isReading = false
  private var codeDepth = 0
  private var type = ""

  init(path: String, emit: @escaping (TMXUnit) throws -> Void) {
    self.path = path
    self.emit = emit
    log = ProblemLog(path: path)
  }

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes, line: Int) throws {
    lastLine = line
    let element = Self.elements[name.local] ?? .unknown
    if stack.isEmpty {
      guard element == .root else { throw InterchangeError.unknownXML(path: path, line: line, root: name.text) }
      version = attributes.text("version") ?? ""
      if !["1.4", "1.3", "1.2", "1.1"].contains(version) {
        log.add(version.isEmpty ? .missingAttribute : .unknownVersion, line: line, name: "version", value: version)
      }
    }
    switch element {
    case .header: checkHeader(attributes, line: line)
    case .unit: startUnit(attributes, line: line)
    case .variant: startVariant(attributes, line: line)
    case .note, .property:
      if unit != nil, stack.last == .unit, !(unit?.variants.isEmpty ?? true) {
        log.add(.misordered, line: line, name: name.text)
      }
      startText()
      type = attributes.text("type") ?? ""
    case .segment: startText()
    case .code where isReading:
      if codeDepth == 0 { log.add(.inlineMarkup, line: line, name: name.text) }
      codeDepth += 1
    case .emphasis where isReading: log.add(.inlineMarkup, line: line, name: name.text)
    case .unknown:
      if unit != nil { log.add(.unknownElement, line: line, name: name.text) }
    default: break
    }
    stack.append(element)
  }

  private mutating func startText() {
    isReading = true
    codeDepth = 0
    text.removeAll(keepingCapacity: true)
  }

  /// TMX 1.4b, header: seven attributes are required.
  private mutating func checkHeader(_ attributes: XMLAttributes, line: Int) {
    tool = attributes.text("creationtool") ?? ""
    let names: [StaticString] = [
      "creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype",
    ]
    for name in names where attributes.bytes(name) == nil {
      log.add(.missingAttribute, line: line, name: "\(name)")
    }
  }

  private mutating func startUnit(_ attributes: XMLAttributes, line: Int) {
    unitCount += 1
    size = 0
    unit = TMXUnit(
      id: attributes.text("tuid"), line: line, sourceLanguage: attributes.text("srclang"),
      date: attributes.text("changedate") ?? attributes.text("creationdate"),
      person: attributes.text("changeid") ?? attributes.text("creationid"))
  }

  private mutating func startVariant(_ attributes: XMLAttributes, line: Int) {
    var language = attributes.text("lang", prefix: "xml") ?? attributes.text("lang") ?? ""
    if language.isEmpty {
      log.add(.missingLanguage, line: line)
    } else if !LanguageRole.isWellFormed(language) {
      log.add(.invalidLanguage, line: line, value: language)
      language = language.replacing("_", with: "-")
    }
    if size < 8 << 20 { unit?.variants.append(.init(language: language, text: "", line: line)) }
    size += 64
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) throws {
    guard isReading else {
      if unit != nil, bytes.contains(where: { $0 > 0x20 }) {
        log.add(.strayText, line: line, value: String(decoding: bytes.prefix(80), as: UTF8.self))
      }
      return
    }
    size += bytes.count
    if codeDepth == 0, size < 8 << 20 { text.append(contentsOf: bytes) }
  }

  mutating func end(line: Int) throws {
    guard let element = stack.popLast() else { return }
    switch element {
    case .segment:
      isReading = false
      if let last = unit?.variants.indices.last { unit?.variants[last].text = String(decoding: text, as: UTF8.self) }
    case .note:
      isReading = false
      if stack.last == .unit { unit?.notes.append(String(decoding: text, as: UTF8.self)) }
    case .property:
      isReading = false
      if stack.last == .unit {
        unit?.properties.append(.init(type: type, value: String(decoding: text, as: UTF8.self)))
      }
    case .code where codeDepth > 0: codeDepth -= 1
    case .unit: try endUnit()
    case .body: lastLine = line
    default: break
    }
  }

  private mutating func endUnit() throws {
    guard var unit else { return }
    self.unit = nil
    if size >= 8 << 20 { return log.add(.tooLarge, line: unit.line, value: unit.id ?? "") }
    unit.variants.removeAll { variant in
      guard CleanText.isInvisible(variant.text) else { return false }
      log.add(.emptyTerm, line: variant.line, name: variant.language)
      return true
    }
    for index in unit.variants.indices where unit.variants[index].language.isEmpty {
      unit.variants[index].language = LanguageRole.guessed(unit.variants[index].text) ?? ""
    }
    guard unit.variants.count >= 2 else {
      return log.add(.noPair, line: unit.line, name: unit.variants.first?.language ?? "", value: unit.id ?? "")
    }
    try emit(unit)
  }
}
