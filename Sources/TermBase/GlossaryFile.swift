// SPDX-License-Identifier: Apache-2.0

/// A glossary file: its rows, and every byte of it.
///
/// The file is kept as its lines with their bytes as they were read – comments, blank lines, rows. Only a row
/// that is set or appended gets new bytes, in the file's own encoding, line end and order of columns, and within
/// a row only the cells whose value changed. A column that is missing from the header is added to the header's
/// end when a row needs it; the other rows stay shorter, which reads as empty cells.
///
/// ```swift
/// var file = try GlossaryFile(path: "glossary/names.tsv", bytes: bytes)
/// try file.append(GlossaryRow(zh: "承諾", ko: "청눠", kind: .sound))
/// try OutputFile.replaceAtomically(path: file.path, bytes: file.serialized())
/// ```
public struct GlossaryFile: Sendable {
  /// A cell whose bytes are not NFC. The row holds the NFC of it.
  public struct UnnormalizedCell: Sendable, Equatable {
    /// 1-based line on which its row starts.
    public var line: Int
    /// The column's name in the header.
    public var column: String
    /// As it stands in the file.
    public var value: String
  }

  /// The path as it was opened.
  public let path: String
  /// How the file spells its text; new rows are spelled so too.
  public let encoding: GlossaryEncoding
  /// The names of the header's columns, trimmed, in the file's order.
  public internal(set) var columns: [String]
  /// The rows that can be used, in the file's order.
  public internal(set) var rows: [GlossaryRow] = []
  /// What is wrong with rows, in the file's order. Rows with a fatal problem are not among `rows`, but stay in
  /// the file. Lines are those of the file as it was read.
  public internal(set) var problems: [GlossaryError] = []
  /// Cells whose bytes are not NFC, in the file's order; lines as for `problems`.
  public internal(set) var unnormalizedCells: [UnnormalizedCell] = []

  let codec: LegacyCodec?
  /// The file's bytes; segments that nobody touched point into them.
  let original: [UInt8]
  var segments: [Segment] = []
  /// For each of `rows` its place in `segments`.
  var rowSegments: [Int] = []
  /// While many rows are edited, lines are those before the edit.
  var defersNumbering = false
  /// What takes back the edits that are still open.
  var journal = GlossaryJournal()
  /// Whether quotation marks came or went since the file was last found to read as it should.
  var hasOtherQuotes = false

  /// Reads a file. Throws what makes the file useless as a whole; `problems` has the rest.
  public init(path: String, bytes: [UInt8], cp949 codec: LegacyCodec? = nil) throws(GlossaryError) {
    self.path = path
    self.codec = codec
    original = bytes
    encoding = GlossaryEncoding.detect(bytes)
    let body = Array(bytes.dropFirst(encoding.mark.count))
    guard let text = encoding.decode(body, with: codec) else {
      throw .undecodable(path: path, line: Self.lineOfDamage(in: body, encoding, codec))
    }
    columns = []
    try read(text, body)
  }

  /// A new file with nothing but a header.
  public init(
    newAt path: String, columns: [GlossaryColumn] = [.zh, .ko, .status, .kind, .category, .source, .by, .date]
  ) throws(GlossaryError) {
    let header = columns.map(\.rawValue).joined(separator: "\t") + "\n"
    try self.init(path: path, bytes: Array(header.utf8))
  }

  /// The bytes of the file as it is now.
  public func serialized() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(original.count + 256)
    bytes.append(contentsOf: encoding.mark)
    for segment in segments {
      if let replacement = segment.replacement {
        bytes.append(contentsOf: replacement)
      } else {
        bytes.append(contentsOf: original[segment.range])
      }
    }
    return bytes
  }
}

/// A comment, a blank line, the header or a row, with its line end.
struct Segment: Sendable {
  var isTable: Bool
  /// In the file's original bytes; empty for an appended row.
  var range: Range<Int>
  /// New bytes, when it was touched.
  var replacement: [UInt8]?
  /// 1-based line on which it starts.
  var line: Int
  /// Line ends in it.
  var lineEnds: Int
}

// MARK: - Reading

extension GlossaryFile {
  private mutating func read(_ text: [UInt8], _ body: [UInt8]) throws(GlossaryError) {
    var failure: GlossaryError?
    text.withUnsafeBufferPointer { text in
      body.withUnsafeBufferPointer { body in
        do throws(GlossaryError) {
          try readLines(text, body)
        } catch {
          failure = error
        }
      }
    }
    if let failure { throw failure }
  }

  private mutating func readLines(
    _ text: UnsafeBufferPointer<UInt8>, _ body: UnsafeBufferPointer<UInt8>
  ) throws(GlossaryError) {
    var scanner = LineScanner(text)
    var original = OriginalExtents(encoding: encoding, body: body)
    var cells: [LineScanner.Cell] = []
    var reader: RowReader?
    var line = 1
    let estimate = text.count / 64
    segments.reserveCapacity(estimate)
    rows.reserveCapacity(estimate)
    while let found = scanner.next(cells: &cells) {
      guard let range = original.next(for: found, in: text) else { throw .undecodable(path: path, line: line) }
      segments.append(
        Segment(isTable: found.kind == .row, range: range, replacement: nil, line: line, lineEnds: found.lineEnds))
      if found.kind == .row {
        if let reader {
          take(reader.row(cells, scanner, line: line))
        } else {
          let made = try RowReader(path: path, line: line, header: cells.map { scanner.value($0) })
          columns = made.names
          reader = made
        }
      }
      line += found.lineEnds
    }
    if reader == nil { throw .noHeader(path: path) }
  }

  private mutating func take(_ outcome: RowReader.Outcome) {
    problems.append(contentsOf: outcome.problems)
    guard let row = outcome.row else { return }
    unnormalizedCells.append(contentsOf: outcome.unnormalized)
    rows.append(row)
    rowSegments.append(segments.count - 1)
  }

  /// The first line that cannot be decoded on its own. Cut at line feeds: what is wrong is on that line or, in
  /// a file of two-byte units, at its end.
  private static func lineOfDamage(in body: [UInt8], _ encoding: GlossaryEncoding, _ codec: LegacyCodec?) -> Int {
    switch encoding {
    case .utf16LE, .utf16BE:
      let first = encoding == .utf16LE ? 0 : 1
      var units = 0
      var line = 1
      while units + 1 < body.count {
        var end = units
        while end + 1 < body.count, !(body[end + first] == 0x0A && body[end + 1 - first] == 0) { end += 2 }
        end = min(end + 2, body.count)
        if encoding.decode(Array(body[units..<end]), with: codec) == nil { return line }
        units = end
        line += 1
      }
      return line
    default:
      let lines = body.split(separator: 0x0A, omittingEmptySubsequences: false)
      return 1 + (lines.firstIndex { encoding.decode(Array($0), with: codec) == nil } ?? 0)
    }
  }
}

/// Finds where each line of the decoded text lies in the file's bytes.
private struct OriginalExtents {
  private let encoding: GlossaryEncoding
  private var position: Int
  private let base: Int
  // CP949 changes lengths, but the scanner sees the same lines in it.
  private var scanner: LineScanner
  private var cells: [LineScanner.Cell] = []

  init(encoding: GlossaryEncoding, body: UnsafeBufferPointer<UInt8>) {
    self.encoding = encoding
    base = encoding.mark.count
    position = base
    scanner = LineScanner(body)
  }

  mutating func next(for line: LineScanner.Line, in text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    let length: Int
    switch encoding {
    case .utf8, .utf8WithBOM: length = line.range.count
    case .utf16LE, .utf16BE:
      length = 2 * text[line.range].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
    case .cp949:
      guard let raw = scanner.next(cells: &cells), raw.kind == line.kind, raw.lineEnds == line.lineEnds else {
        return nil
      }
      length = raw.range.count
    }
    defer { position += length }
    return position..<position + length
  }
}
