// SPDX-License-Identifier: Apache-2.0

internal import CXML2

/// libxml2's `xmlTextWriter` over a buffer in memory that is handed on and emptied as it fills.
///
/// A buffer rather than an output callback: Swift errors cannot cross C frames, and nothing has to outlive
/// a call. Of the writer's functions only those with fixed arguments are used (`…WriteString`,
/// `…WriteAttribute`); the `…Format…` ones are variadic, which Swift does not import, and would take text
/// for a format besides. Names are `StaticString`: they are NUL-terminated in place, and a document never
/// gets an element name that came from data.
///
/// The writer escapes markup. It does not look for characters that XML forbids: see `CleanText`.
final class XMLStreamWriter {
  private let buffer: xmlBufferPtr
  private let writer: xmlTextWriterPtr

  init() throws(InterchangeError) {
    guard let buffer = xmlBufferCreate() else { throw .xmlWriterFailed }
    guard let writer = xmlNewTextWriterMemory(buffer, 0) else {
      xmlBufferFree(buffer)
      throw .xmlWriterFailed
    }
    self.buffer = buffer
    self.writer = writer
    try check(xmlTextWriterSetIndent(writer, 1))
    try check(xmlTextWriterSetIndentString(writer, "  "))
    // Naming the encoding keeps attributes readable: without it libxml2 writes `&#xD3B8;` there.
    try check(xmlTextWriterStartDocument(writer, nil, "UTF-8", nil))
  }

  deinit {
    // The writer first: freeing it flushes into the buffer.
    xmlFreeTextWriter(writer)
    xmlBufferFree(buffer)
  }

  /// Writes an element around what `body` writes.
  func element(
    _ name: StaticString, _ attributes: [(StaticString, String)] = [],
    _ body: () throws(InterchangeError) -> Void
  ) throws(InterchangeError) {
    try start(name, attributes)
    try body()
    try end()
  }

  /// Writes an element that holds text alone.
  func element(
    _ name: StaticString, _ attributes: [(StaticString, String)] = [], text: String
  ) throws(InterchangeError) {
    try start(name, attributes)
    try check(xmlTextWriterWriteString(writer, text))
    try end()
  }

  func start(_ name: StaticString, _ attributes: [(StaticString, String)] = []) throws(InterchangeError) {
    try check(xmlTextWriterStartElement(writer, name.utf8Start))
    for (name, value) in attributes {
      try check(xmlTextWriterWriteAttribute(writer, name.utf8Start, value))
    }
  }

  func end() throws(InterchangeError) { try check(xmlTextWriterEndElement(writer)) }

  func processingInstruction(_ target: StaticString, _ content: String) throws(InterchangeError) {
    try check(xmlTextWriterWritePI(writer, target.utf8Start, content))
  }

  /// Closes what is open.
  func endDocument() throws(InterchangeError) { try check(xmlTextWriterEndDocument(writer)) }

  /// Hands on what has been written when it is at least `threshold` bytes.
  func drain(atLeast threshold: Int, to sink: (UnsafeRawBufferPointer) throws -> Void) throws {
    try check(xmlTextWriterFlush(writer))
    let count = Int(xmlBufferLength(buffer))
    guard count > 0, count >= threshold, let bytes = xmlBufferContent(buffer) else { return }
    try sink(UnsafeRawBufferPointer(start: bytes, count: count))
    xmlBufferEmpty(buffer)
  }

  private func check(_ status: Int32) throws(InterchangeError) {
    if status < 0 { throw .xmlWriterFailed }
  }
}
