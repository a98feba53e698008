// SPDX-License-Identifier: Apache-2.0

internal import CXML2
import Glibc

/// libxml2's push parser over a file, with a handler for elements and text; as much memory as a chunk takes.
///
/// Nothing outside of the file is ever loaded, and declarations of entities are refused: a document that is not
/// expanded cannot become huge. A plain document type declaration is passed over.
final class SegmentXMLParser {
  /// What is told of the document.
  protocol Handler: AnyObject {
    /// An element begins. `attributes` have their names as written (`xml:lang`).
    func start(_ name: String, _ attributes: [(name: String, value: String)], line: Int) throws
    /// It ends.
    func end(_ name: String) throws
    /// Text, in pieces.
    func text(_ bytes: UnsafeBufferPointer<UInt8>)
  }

  private let path: String
  private unowned let handler: any Handler
  private var parser: xmlParserCtxtPtr?
  private var failure: (any Error)?
  private var fault: SegmentFileError?

  init(path: String, handler: any Handler) {
    self.path = path
    self.handler = handler
  }

  /// Reads the whole file; `-` is standard input.
  func parse() throws {
    let isInput = path == "-"
    let descriptor = isInput ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable() }
    defer { if !isInput { close(descriptor) } }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw SegmentFileError.unreadable(path: path, reason: String(cString: strerror(EISDIR)))
    }
    var sax = Self.sax()
    guard let parser = xmlCreatePushParserCtxt(&sax, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil) else {
      throw SegmentFileError.unreadable(path: path, reason: String(cString: strerror(ENOMEM)))
    }
    self.parser = parser
    defer {
      xmlFreeParserCtxt(parser)
      self.parser = nil
    }
    xmlCtxtUseOptions(parser, Int32(XML_PARSE_NONET.rawValue))
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw unreadable() }
      let result = buffer.withUnsafeBytes {
        xmlParseChunk(parser, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(count), count == 0 ? 1 : 0)
      }
      if let failure { throw failure }
      if let fault { throw fault }
      if result != 0 { throw SegmentFileError.malformed(path: path, line: line, reason: "libxml2 \(result)") }
      if count == 0 { return }
    }
  }

  private func unreadable() -> SegmentFileError {
    .unreadable(path: path, reason: String(cString: strerror(errno)))
  }

  private var line: Int { Int(parser?.pointee.input?.pointee.line ?? 1) }

  private func attempt(_ body: () throws -> Void) {
    guard failure == nil, fault == nil else { return }
    do {
      try body()
    } catch {
      // Swift's errors cannot cross the frames of C.
      failure = error
      if let parser { xmlStopParser(parser) }
    }
  }

  // MARK: - What libxml2 calls

  private static func of(_ context: UnsafeMutableRawPointer?) -> SegmentXMLParser? {
    context.map { Unmanaged<SegmentXMLParser>.fromOpaque($0).takeUnretainedValue() }
  }

  private static func sax() -> xmlSAXHandler {
    var sax = xmlSAXHandler()
    sax.initialized = 0xDEED_BEAF  // XML_SAX2_MAGIC
    sax.startElementNs = { context, name, _, _, _, _, count, _, attributes in
      guard let parser = SegmentXMLParser.of(context), let name else { return }
      parser.attempt {
        try parser.handler.start(
          String(cString: name), SegmentXMLParser.list(attributes, Int(count)), line: parser.line)
      }
    }
    sax.endElementNs = { context, name, _, _ in
      guard let parser = SegmentXMLParser.of(context), let name else { return }
      parser.attempt { try parser.handler.end(String(cString: name)) }
    }
    sax.characters = { context, text, count in
      guard let parser = SegmentXMLParser.of(context), let text else { return }
      parser.attempt { parser.handler.text(UnsafeBufferPointer(start: text, count: Int(count))) }
    }
    sax.cdataBlock = sax.characters
    sax.entityDecl = { context, _, _, _, _, _ in
      guard let parser = SegmentXMLParser.of(context) else { return }
      parser.attempt { throw SegmentFileError.entities(path: parser.path, line: parser.line) }
    }
    sax.serror = { context, error in
      guard let parser = SegmentXMLParser.of(context), let error,
        error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue,
        parser.fault == nil, parser.failure == nil
      else { return }
      // A namespace prefix that nobody declared is a fault of many real files, and none of ours.
      if error.pointee.domain == Int32(XML_FROM_NAMESPACE.rawValue) { return }
      let words = error.pointee.message.map { String(cString: $0) } ?? ""
      parser.fault = .malformed(
        path: parser.path, line: Int(error.pointee.line),
        reason: String(words.split(separator: "\n").first ?? ""))
    }
    return sax
  }

  /// Five pointers an attribute: local name, prefix, URI, start and end of the value.
  private static func list(
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int
  ) -> [(name: String, value: String)] {
    guard let attributes else { return [] }
    return (0..<count).compactMap { number in
      guard let local = attributes[number * 5], let start = attributes[number * 5 + 3],
        let end = attributes[number * 5 + 4]
      else { return nil }
      let prefix = attributes[number * 5 + 1].map { String(cString: $0) + ":" } ?? ""
      let value = String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
      return (prefix + String(cString: local), value)
    }
  }
}
