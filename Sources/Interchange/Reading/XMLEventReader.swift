// SPDX-License-Identifier: Apache-2.0

internal import CXML2
internal import Glibc

/// What is told of an XML document while it is read.
package protocol XMLEventHandler {
  /// A start tag. The bytes are valid during the call only.
  mutating func start(_ name: XMLName, _ attributes: XMLAttributes, line: Int) throws
  /// The end tag that belongs to the innermost start tag.
  mutating func end(line: Int) throws
  /// Text, in as many pieces as the parser likes.
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) throws
}

/// The name of an element, and the namespace it is in.
package struct XMLName {
  package let local: UnsafeBufferPointer<UInt8>
  package let namespace: UnsafePointer<UInt8>?

  package var text: String { String(decoding: local, as: UTF8.self) }
  var namespaceText: String { namespace.map { String(cString: $0) } ?? "" }
}

/// The attributes of a start tag.
package struct XMLAttributes {
  /// As libxml2 hands them on: local name, prefix, namespace, start and end of the value.
  fileprivate let fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  fileprivate let count: Int

  /// The value of an attribute without prefix, or of `xml:…`, as it stands but for `&`.
  package func bytes(_ name: StaticString, prefix: StaticString? = nil) -> UnsafeBufferPointer<UInt8>? {
    guard let fields else { return nil }
    for index in 0..<count {
      guard let local = fields[index * 5], Self.equal(local, name) else { continue }
      switch (fields[index * 5 + 1], prefix) {
      case (nil, nil): break
      case (let own?, let wanted?) where Self.equal(own, wanted): break
      default: continue
      }
      guard let start = fields[index * 5 + 3], let end = fields[index * 5 + 4] else { return nil }
      return UnsafeBufferPointer(start: start, count: end - start)
    }
    return nil
  }

  /// The value, with white space at its ends removed; nil when there is none or nothing in it.
  package func text(_ name: StaticString, prefix: StaticString? = nil) -> String? {
    guard let bytes = bytes(name, prefix: prefix) else { return nil }
    var text = String(decoding: bytes, as: UTF8.self)
    // libxml2 leaves this one reference to whoever builds the tree.
    if text.utf8.contains(UInt8(ascii: "&")) { text = text.replacing("&#38;", with: "&") }
    text = CleanText.singleLine(text)
    return text.isEmpty ? nil : text
  }

  /// The value of an attribute that has a prefix, whatever it is.
  package func text(prefixed name: StaticString) -> String? {
    guard let fields else { return nil }
    for index in 0..<count {
      guard let local = fields[index * 5], Self.equal(local, name), fields[index * 5 + 1] != nil,
        let start = fields[index * 5 + 3], let end = fields[index * 5 + 4]
      else { continue }
      return String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
    }
    return nil
  }

  /// The prefix of an attribute that stands for no namespace.
  fileprivate var unboundPrefix: UnsafePointer<UInt8>? {
    guard let fields else { return nil }
    for index in 0..<count {
      if let prefix = fields[index * 5 + 1], fields[index * 5 + 2] == nil { return prefix }
    }
    return nil
  }

  private static func equal(_ one: UnsafePointer<UInt8>, _ other: StaticString) -> Bool {
    let other = other.utf8Start
    var index = 0
    while one[index] == other[index] {
      if one[index] == 0 { return true }
      index += 1
    }
    return false
  }
}

/// libxml2's SAX2 push parser, with what hostile files could do taken away.
///
/// - Nothing is ever loaded: a DOCTYPE may name what it likes. A declaration of an entity, and a reference to
///   one that XML itself does not have, end the reading, so that no text can grow or go missing.
/// - Elements may be nested `maximumDepth` deep; a tag, comment or DOCTYPE may be `maximumMarkup` bytes long (the
///   parser has to hold it as a whole, and compares every attribute with every other).
/// - The document goes through a buffer of `chunk` bytes; there is no tree.
package class XMLEventReader {
  static let maximumDepth = 200
  static let maximumMarkup = 256 << 10
  static let maximumAttributes = 64
  static let chunk = 1 << 16

  private let path: String
  private var context: xmlParserCtxtPtr?
  private var depth = 0
  private var failure: (any Error)?

  fileprivate init(path: String) { self.path = path }

  /// Reads a document to its end with a handler, which comes back as it is then.
  package static func read<Handler: XMLEventHandler>(
    _ source: inout ByteSource, with handler: Handler
  ) throws -> Handler {
    let reader = HandlingReader(path: source.path, handler: handler)
    try LibxmlWords.silenced { try reader.read(&source) }
    return reader.handler
  }

  fileprivate func handleStart(_ name: XMLName, _ attributes: XMLAttributes, line: Int) throws {}
  fileprivate func handleEnd(line: Int) throws {}
  fileprivate func handleText(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) throws {}

  private func read(_ source: inout ByteSource) throws {
    xmlResetLastError()
    var handlers = Self.handlers
    let context = xmlCreatePushParserCtxt(&handlers, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil)
    guard let context else { throw InterchangeError.xmlReaderFailed }
    self.context = context
    defer {
      self.context = nil
      if let document = context.pointee.myDoc { xmlFreeDoc(document) }
      context.pointee.myDoc = nil
      xmlFreeParserCtxt(context)
    }
    xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.chunk, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = try source.read(into: buffer)
      let code = xmlParseChunk(
        context, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(count), count == 0 ? 1 : 0)
      if let failure { throw failure }
      if code != 0 || context.pointee.wellFormed == 0 {
        let error = complaint(context)
        // libxml2 says no more of a file that ends too early than that it does not end here; of bytes that are no
        // characters it says so.
        if count == 0, depth > 0, !Self.isAboutBytes(code), case .notWellFormed(_, let line, _) = error {
          throw InterchangeError.cutShort(path: path, line: line)
        }
        throw error
      }
      if count == 0 { return }
      if let input = context.pointee.input, input.pointee.end - input.pointee.cur > Self.maximumMarkup {
        throw InterchangeError.markupTooLong(path: path, line: Int(input.pointee.line))
      }
    }
  }

  private static func isAboutBytes(_ code: CInt) -> Bool {
    [XML_ERR_INVALID_CHAR, XML_ERR_INVALID_ENCODING, XML_ERR_UNSUPPORTED_ENCODING, XML_I18N_CONV_FAILED].contains {
      code == CInt($0.rawValue)
    }
  }

  private func complaint(_ context: xmlParserCtxtPtr) -> InterchangeError {
    // Of bytes that are not in the declared encoding, 2.9 tells the thread and not the parser.
    guard let error = xmlCtxtGetLastError(context) ?? xmlGetLastError() else { return .xmlReaderFailed }
    if error.pointee.code == XML_ERR_NO_MEMORY.rawValue { return .xmlReaderFailed }
    let message = error.pointee.message.map { String(cString: $0) } ?? ""
    return .notWellFormed(
      path: path, line: max(1, Int(error.pointee.line), line),
      detail: CleanText.singleLine(CleanText.legal(message).text))
  }

  private var line: Int { context?.pointee.input.map { Int($0.pointee.line) } ?? 0 }

  private func fail(_ error: any Error) {
    if failure != nil { return }
    failure = error
    if let context { xmlStopParser(context) }
  }

  fileprivate func startElement(
    _ name: XMLName, prefix: UnsafePointer<UInt8>?, _ attributes: XMLAttributes, namespaces: Int
  ) {
    guard failure == nil else { return }
    if let prefix = name.namespace == nil ? prefix ?? attributes.unboundPrefix : attributes.unboundPrefix {
      let (line, column) = startOfTag()
      return fail(
        InterchangeError.unboundPrefix(path: path, line: line, column: column, prefix: String(cString: prefix)))
    }
    depth += 1
    if depth > Self.maximumDepth {
      return fail(InterchangeError.tooDeep(path: path, line: line, limit: Self.maximumDepth))
    }
    if attributes.count + namespaces > Self.maximumAttributes {
      return fail(InterchangeError.markupTooLong(path: path, line: line))
    }
    do { try handleStart(name, attributes, line: line) } catch { fail(error) }
  }

  /// Line and column (code points, 1-based) of the start tag that the parser has just read: it stands at its end. A tag is
  /// in the buffer as a whole, and holds no other `<`; the start of its line need not be.
  private func startOfTag() -> (line: Int, column: Int) {
    guard let input = context?.pointee.input?.pointee, let base = input.base, let current = input.cur else {
      return (line, 1)
    }
    let buffer = UnsafeBufferPointer(start: base, count: current - base)
    func isCharacter(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }
    guard let start = buffer.lastIndex(of: UInt8(ascii: "<")) else { return (line, 1) }
    let tagLines = buffer[start...].count { $0 == 0x0A }
    if let end = buffer[..<start].lastIndex(of: 0x0A) {
      return (line - tagLines, 1 + buffer[(end + 1)..<start].count(where: isCharacter))
    }
    let column = tagLines == 0 ? Int(input.col) - buffer[start...].count(where: isCharacter) : 1
    return (line - tagLines, max(1, column))
  }

  fileprivate func endElement() {
    guard failure == nil else { return }
    depth -= 1
    do { try handleEnd(line: line) } catch { fail(error) }
  }

  fileprivate func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard failure == nil else { return }
    do { try handleText(bytes, line: line) } catch { fail(error) }
  }

  // MARK: C callbacks

  /// No document, no external subset, no messages on standard error: whatever is not set here does not happen.
  private static var handlers: xmlSAXHandler {
    var handlers = xmlSAXHandler()
    handlers.initialized = UInt32(XML_SAX2_MAGIC)
    handlers.startElementNs = { context, local, prefix, namespace, namespaces, _, count, _, fields in
      guard let local else { return }
      let name = XMLName(local: UnsafeBufferPointer(start: local, count: strlen(local)), namespace: namespace)
      let attributes = XMLAttributes(fields: fields, count: Int(count))
      withReader(context) { $0.startElement(name, prefix: prefix, attributes, namespaces: Int(namespaces)) }
    }
    handlers.endElementNs = { context, _, _, _ in withReader(context) { $0.endElement() } }
    let characters: charactersSAXFunc = { context, bytes, count in
      guard let bytes, count > 0 else { return }
      withReader(context) { $0.characters(UnsafeBufferPointer(start: bytes, count: Int(count))) }
    }
    // The same for both, or libxml2 starts to guess which white space can be ignored.
    handlers.characters = characters
    handlers.ignorableWhitespace = characters
    handlers.entityDecl = { context, name, _, _, _, _ in
      withReader(context) { $0.refuseEntity(name, isDeclaration: true) }
    }
    handlers.unparsedEntityDecl = { context, name, _, _, _ in
      withReader(context) { $0.refuseEntity(name, isDeclaration: true) }
    }
    // Asked for every entity but the five of XML.
    handlers.getEntity = { context, name in
      withReader(context) { $0.refuseEntity(name, isDeclaration: false) }
      return nil
    }
    return handlers
  }

  fileprivate func refuseEntity(_ name: UnsafePointer<UInt8>?, isDeclaration: Bool) {
    let name = name.map { String(cString: $0) } ?? ""
    fail(
      isDeclaration
        ? InterchangeError.entityDeclared(path: path, line: line, name: name)
        : InterchangeError.unknownEntity(path: path, line: line, name: name))
  }
}

/// The handler has memory of its own: as a property of the class, every callback would have to register its access
/// to it, which takes longer than most of them.
private final class HandlingReader<Handler: XMLEventHandler>: XMLEventReader {
  private let place: UnsafeMutablePointer<Handler>
  var handler: Handler { place.pointee }

  init(path: String, handler: Handler) {
    place = .allocate(capacity: 1)
    place.initialize(to: handler)
    super.init(path: path)
  }

  deinit {
    place.deinitialize(count: 1)
    place.deallocate()
  }

  override func handleStart(_ name: XMLName, _ attributes: XMLAttributes, line: Int) throws {
    try place.pointee.start(name, attributes, line: line)
  }
  override func handleEnd(line: Int) throws { try place.pointee.end(line: line) }
  override func handleText(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) throws {
    try place.pointee.text(bytes, line: line)
  }
}

/// Calls `body` with the reader that libxml2 hands back. `read` holds it for as long as there are callbacks, so that
/// nothing needs to be counted here.
private func withReader(_ context: UnsafeMutableRawPointer?, _ body: (XMLEventReader) -> Void) {
  guard let context else { return }
  Unmanaged<XMLEventReader>.fromOpaque(context)._withUnsafeGuaranteedRef(body)
}
