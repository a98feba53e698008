// SPDX-License-Identifier: Apache-2.0

/// One entry of a PO file, and where its parts are. Places are bytes of the text.
struct POEntry: Equatable {
  /// A translation: one, or one a plural form.
  struct Form: Equatable {
    /// Empty when there is none.
    var text = ""
    /// Its strings, from the first quotation mark to the last; what stands between them is white space.
    var strings = 0..<0
  }

  /// 1-based line of `msgid`.
  var line = 0
  /// `msgctxt`; nil when there is none.
  var context: String?
  /// The source text.
  var source = ""
  /// The source text for several, where the entry has plural forms.
  var plural: String?
  /// `msgstr`, or `msgstr[0]`, `msgstr[1]` … in their order.
  var forms: [Form] = []
  /// Whether a person still has to look at the translation.
  var isFuzzy = false
  /// First byte of the entry: its comments.
  var start = 0
  /// First byte of the line of `msgctxt` or `msgid`; of the keyword itself where something stands before it.
  var sourceStart = 0
  /// The `#,` line from its `#` on, when there is one.
  var flags: Range<Int>?

  /// The translation; the first of several.
  var target: String { forms.first?.text ?? "" }

  /// What no other entry of the file may have: gettext joins context and text the same way.
  var key: String { context.map { "\($0)\u{4}\(source)" } ?? source }
}

/// Cuts a PO file into entries by the grammar of GNU gettext ("The Format of PO Files"; `po-gram-gen.y`): between keywords
/// and strings there may be any white space, line ends too. What breaks the grammar is an error: see ``SegmentFileError``.
struct POScanner {
  private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

  /// What the strings that follow belong to.
  private enum Part: Equatable { case comments, context, source, plural, target, domain }

  private let text: UnsafeBufferPointer<UInt8>
  private let path: String
  private var entry = POEntry()
  private var part = Part.comments
  private var line = 0
  /// A keyword whose string is still to come, and its line.
  private var waiting: (keyword: Bytes, line: Int)?

  private init(_ text: UnsafeBufferPointer<UInt8>, path: String) {
    self.text = text
    self.path = path
  }

  /// Calls `body` with every entry that is not obsolete; the header is the one with an empty source.
  /// - Parameter path: what errors name.
  static func forEachEntry(
    _ text: UnsafeBufferPointer<UInt8>, path: String, _ body: (POEntry) throws -> Void
  ) throws {
    var scanner = POScanner(text, path: path)
    var start = 0
    while start < text.count {
      scanner.line += 1
      let end = text[start...].firstIndex(of: 0x0A) ?? text.count
      try scanner.take(start..<end, next: min(end + 1, text.count), body)
      start = end + 1
    }
    try scanner.finish(at: text.count, body)
  }

  /// A line: keywords, strings, and a comment up to its end.
  private mutating func take(_ range: Range<Int>, next: Int, _ body: (POEntry) throws -> Void) throws {
    var rest = text[range].drop(while: Self.isSpace)
    // Between comments and the entry, white space says nothing; what is put before the entry goes behind it.
    if rest.isEmpty, part == .comments { entry.start = next }
    // What begins a line begins with the white space before it.
    var start = range.lowerBound
    while let first = rest.first {
      switch first {
      case UInt8(ascii: "#"): return try comment(rest, start, next: next, body)
      case UInt8(ascii: "\""):
        guard part != .comments else { throw fault(.stray, rest) }
        rest = try takeString(rest)
      default: rest = try keyword(rest, start, body)
      }
      rest = rest.drop(while: Self.isSpace)
      start = rest.startIndex
    }
  }

  private mutating func comment(
    _ content: Bytes, _ start: Int, next: Int, _ body: (POEntry) throws -> Void
  ) throws {
    if part != .comments { try finish(at: start, body) }
    switch content.dropFirst().first {
    case UInt8(ascii: "~"):
      // What was said of an obsolete entry is not said of the next.
      entry = POEntry()
      entry.start = next
    case UInt8(ascii: ","):
      entry.flags = content.startIndex..<next
      let flags = content.dropFirst(2).split(separator: UInt8(ascii: ","))
      if flags.contains(where: { $0.filter { !Self.isSpace($0) }.elementsEqual("fuzzy".utf8) }) { entry.isFuzzy = true }
    default: break
    }
  }

  /// Takes a keyword, and gives what stands behind it.
  private mutating func keyword(
    _ content: Bytes, _ start: Int, _ body: (POEntry) throws -> Void
  ) throws -> Bytes {
    let word = content.prefix { $0 == UInt8(ascii: "_") || (0x61...0x7A).contains($0) }
    var rest = content[word.endIndex...]
    let name = String(decoding: word, as: UTF8.self)
    guard ["domain", "msgctxt", "msgid", "msgid_plural", "msgstr"].contains(name) else {
      throw fault(.stray, content)
    }
    if let waiting { throw fault(.unterminated, at: waiting.line, waiting.keyword) }
    switch name {
    case "domain":
      try finish(at: start, body)
      part = .domain
    case "msgctxt":
      try finish(at: start, body)
      entry.sourceStart = start
      // Until there is a `msgid`: where it is missing.
      entry.line = line
      entry.context = ""
      part = .context
    case "msgid":
      if part != .context {
        try finish(at: start, body)
        entry.sourceStart = start
      }
      entry.line = line
      part = .source
    case "msgid_plural":
      guard part == .source else { throw fault(.noSource, content) }
      entry.plural = ""
      part = .plural
    default:
      guard part != .comments, part != .context, part != .domain else { throw fault(.noSource, content) }
      try beginTarget(content, &rest)
      part = .target
      entry.forms.append(POEntry.Form())
    }
    waiting = (content, line)
    return rest
  }

  /// `msgstr` once, or `msgstr[0]`, `msgstr[1]` … behind `msgid_plural`.
  private func beginTarget(_ content: Bytes, _ rest: inout Bytes) throws {
    let bracket = rest.drop(while: Self.isSpace)
    guard bracket.first == UInt8(ascii: "[") else {
      guard entry.plural == nil, entry.forms.isEmpty else { throw fault(.forms, content) }
      return
    }
    let number = bracket.dropFirst().drop(while: Self.isSpace)
    let digits = number.prefix { (0x30...0x39).contains($0) }
    let end = number[digits.endIndex...].drop(while: Self.isSpace)
    guard entry.plural != nil, Int(String(decoding: digits, as: UTF8.self)) == entry.forms.count,
      end.first == UInt8(ascii: "]")
    else { throw fault(.forms, content) }
    rest = end.dropFirst()
  }

  /// Ends the entry that is open, if any.
  private mutating func finish(at place: Int, _ body: (POEntry) throws -> Void) throws {
    if let waiting { throw fault(.unterminated, at: waiting.line, waiting.keyword) }
    switch part {
    case .comments, .domain: return
    case .context: throw fault(.noSource, at: entry.line, entry.context ?? "")
    case .source, .plural: throw fault(.noTranslation, at: entry.line, entry.source)
    case .target: try body(entry)
    }
    entry = POEntry()
    entry.start = place
    part = .comments
  }

  /// Takes a string for what it belongs to, and gives what stands behind it.
  private mutating func takeString(_ content: Bytes) throws -> Bytes {
    let (value, rest) = try string(content)
    let isFirst = waiting != nil
    waiting = nil
    switch part {
    case .context: entry.context?.append(value)
    case .source: entry.source += value
    case .plural: entry.plural?.append(value)
    case .target:
      let last = entry.forms.count - 1
      entry.forms[last].text += value
      let start = isFirst ? content.startIndex : entry.forms[last].strings.lowerBound
      entry.forms[last].strings = start..<rest.startIndex
    case .domain:
      part = .comments
      entry.start = rest.startIndex
    case .comments: break
    }
    return rest
  }

  // MARK: - Strings

  /// The string that begins here, and what stands behind it on its line.
  private func string(_ content: Bytes) throws -> (value: String, rest: Bytes) {
    var result: [UInt8] = []
    var index = content.startIndex + 1
    while index < content.endIndex, content[index] != UInt8(ascii: "\"") {
      if content[index] == UInt8(ascii: "\\") {
        index += 1
        try escape(content, &index, into: &result)
      } else {
        result.append(content[index])
        index += 1
      }
    }
    guard index < content.endIndex else { throw fault(.unterminated, content) }
    return (String(decoding: result, as: UTF8.self), content[(index + 1)...])
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "n"): 0x0A, UInt8(ascii: "t"): 0x09, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "b"): 0x08,
    UInt8(ascii: "f"): 0x0C, UInt8(ascii: "v"): 0x0B, UInt8(ascii: "a"): 0x07, UInt8(ascii: "\""): 0x22,
    UInt8(ascii: "\\"): 0x5C,
  ]

  /// What stands behind a backslash: a letter, up to three octal digits, or `x` and hexadecimal ones.
  private func escape(_ line: Bytes, _ index: inout Int, into result: inout [UInt8]) throws {
    guard index < line.endIndex else { throw fault(.unterminated, line) }
    if let byte = Self.escapes[line[index]] {
      result.append(byte)
      index += 1
      return
    }
    let isHexadecimal = line[index] == UInt8(ascii: "x")
    let digits = line[(index + (isHexadecimal ? 1 : 0))...].prefix(isHexadecimal ? 2 : 3).prefix {
      (0x30...0x37).contains($0)
        || isHexadecimal && ($0 == 0x38 || $0 == 0x39 || (0x41...0x46).contains($0 & 0xDF))
    }
    guard let value = Int(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 8), value < 256 else {
      throw fault(.escape, line[(index - 1)...].prefix(2))
    }
    result.append(UInt8(value))
    index = digits.endIndex
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private func fault(_ fault: SegmentFileError.CatalogueFault, _ content: Bytes) -> SegmentFileError {
    self.fault(fault, at: line, content)
  }

  private func fault(_ fault: SegmentFileError.CatalogueFault, at line: Int, _ content: Bytes) -> SegmentFileError {
    self.fault(fault, at: line, String(decoding: content.prefix(200), as: UTF8.self))
  }

  private func fault(_ fault: SegmentFileError.CatalogueFault, at line: Int, _ text: String) -> SegmentFileError {
    let shown = CleanText.singleLine(CleanText.legal(text).text).unicodeScalars
    return .brokenCatalogue(
      path: path, line: line, fault: fault,
      text: shown.count <= 40 ? String(shown) : String(String.UnicodeScalarView(shown.prefix(39))) + "…")
  }
}
