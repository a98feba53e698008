// SPDX-License-Identifier: Apache-2.0

internal import TermBase

/// Reads files of terms: TBX as a stream, tables over their decoded text.
///
/// ```swift
/// var source = try ByteSource(path: "terms.tbx")
/// if try TermFile.isXML(&source) {
///   let summary = try TermFile.readXML(source, forms: forms) { concept in rows += concept.rows }
/// }
/// ```
///
/// Memory is bounded whatever the size of the file: one entry, ids by their hashes, ten thousand problems.
public enum TermFile {
  /// Whether the bytes begin as XML does, in UTF-8 or UTF-16.
  public static func isXML(_ source: inout ByteSource) throws(InterchangeError) -> Bool {
    let head = try source.peek(512)
    if head.starts(with: [0x4C, 0x6F, 0xA7, 0x94]) { return true }
    for byte in head where !(byte <= 0x20 || [0xEF, 0xBB, 0xBF, 0xFE, 0xFF].contains(byte)) {
      return byte == UInt8(ascii: "<")
    }
    return false
  }

  /// The name of an XML file's root element, as far as the first few thousand bytes show it: `tmx`, `xliff`.
  public static func rootName(_ source: inout ByteSource) throws(InterchangeError) -> String? {
    // Every second byte of UTF-16 is NUL in a name.
    let head = try source.peek(1 << 13).filter { $0 != 0 }
    var index = 0
    while index < head.count {
      guard head[index] == UInt8(ascii: "<"), index + 1 < head.count else {
        index += 1
        continue
      }
      let rest = head[(index + 1)...]
      if rest.starts(with: Array("!--".utf8)) {
        guard let close = find("-->", in: head, from: index) else { return nil }
        index = close + 3
      } else if rest.first == UInt8(ascii: "!") || rest.first == UInt8(ascii: "?") {
        guard let close = head[index...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
        index = close + 1
      } else {
        let name = rest.prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
        return String(decoding: name, as: UTF8.self).split(separator: ":").last.map(String.init)
      }
    }
    return nil
  }

  private static func find(_ text: StaticString, in bytes: [UInt8], from: Int) -> Int? {
    let wanted = text.withUTF8Buffer { Array($0) }
    guard bytes.count >= wanted.count else { return nil }
    return (from...max(from, bytes.count - wanted.count)).first { bytes[$0...].starts(with: wanted) }
  }

  /// Reads a TBX file, whatever its edition and style. Concepts come in the order of the file.
  /// - Throws: `InterchangeError` when the file cannot be read to its end or has no entry; then what `body` was
  ///   given is not the whole file. What `body` throws is thrown again.
  public static func readTBX(
    _ source: ByteSource, forms: ScriptForms, _ body: (ReadConcept) throws -> Void
  ) throws -> TermFileSummary {
    var summary = TermFileSummary(.tbx3)
    var source = source
    let path = source.path
    // Nothing that keeps `body` may outlive the closure.
    let (header, entryCount, lastLine, log) = try withoutActuallyEscaping(body) { body in
      var rows = EntryRows(forms: forms, isOwn: false, path: path, log: ProblemLog(path: path))
      let handler = TBXHandler(path: path, normalize: { GlossaryRow.normalized($0) }) { entry, header, log in
        for index in entry.languages.indices {
          summary.count(entry.languages[index].tag, entry.languages[index].terms.count)
        }
        rows.isOwn = header.isOwn
        swap(&rows.log, &log)
        defer { swap(&rows.log, &log) }
        guard let concept = rows.concept(of: &entry) else { return }
        summary.read += 1
        for index in concept.rows.indices { summary.statuses[concept.rows[index].status, default: 0] += 1 }
        try body(concept)
      }
      let read = try XMLEventReader.read(&source, with: handler)
      return (read.header, read.entryCount, read.lastLine, read.log)
    }
    if entryCount == 0 { throw InterchangeError.nothingToImport(path: path, line: lastLine) }
    summary.format = header.edition == .iso2008 ? .tbx2 : header.edition == .min2013 ? .tbxMin : .tbx3
    summary.dialect = [header.dialect, header.style].filter { !$0.isEmpty }.joined(separator: " ")
    summary.isOwn = header.isOwn
    summary.entries = entryCount
    summary.take(log)
    return summary
  }
}
