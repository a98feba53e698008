// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// A document's text: contiguous, well-formed UTF-8 without a byte order mark, and places in it.
///
/// The bytes stay as they were decoded, unnormalised, so that places are those of the file. They may be a
/// mapped file (see ``Document/load(_:allowEmpty:)``), so do not make one `String` of all of them. Places
/// are looked up in a table that is made when the first one is asked for.
public final class DocumentText: Sendable {
  private let storage: ByteStorage
  private let range: Range<Int>
  private let index = Mutex<LineIndex?>(nil)

  init(_ storage: ByteStorage, from start: Int = 0) {
    self.storage = storage
    self.range = start..<storage.bytes.count
  }

  /// Text that is in memory already.
  public convenience init(_ string: String) {
    self.init(ByteStorage(Array(string.utf8)))
  }

  /// Text from bytes; nil unless they are well-formed UTF-8. A byte order mark is taken for a character.
  public convenience init?(validating utf8: [UInt8]) {
    guard utf8.withUnsafeBufferPointer(UTF8Validation.firstInvalid) == nil else { return nil }
    self.init(ByteStorage(utf8))
  }

  /// The length of the text in bytes of UTF-8.
  public var byteCount: Int { range.count }

  /// The length of the text in code points.
  public var codePointCount: Int { lineIndex.codePointCount }

  /// How many lines there are. A line end at the end of the text opens no further line.
  public var lineCount: Int {
    guard byteCount > 0 else { return 0 }
    return lineIndex.lineFeedCount + (bytes[byteCount - 1] == ByteScan.lineFeed ? 0 : 1)
  }

  /// Lends the text's bytes; they are valid until `body` returns.
  public func withUTF8<R, E: Error>(_ body: (UnsafeBufferPointer<UInt8>) throws(E) -> R) throws(E) -> R {
    try body(bytes)
  }

  /// The place of a byte. Offsets outside the text are clamped to it, and a byte inside a code point stands
  /// for the code point.
  public func position(ofByte byteOffset: Int) -> TextPosition {
    lineIndex.position(ofByte: byteOffset, in: bytes)
  }

  /// The place of a code point (0-based), clamped to the text.
  public func position(ofCodePoint offset: Int) -> TextPosition {
    position(ofByte: byteOffset(ofCodePoint: offset))
  }

  /// The byte at which a code point (0-based) begins, clamped to the text.
  public func byteOffset(ofCodePoint offset: Int) -> Int {
    lineIndex.byteOffset(ofCodePoint: offset, in: bytes)
  }

  /// The bytes of a line (1-based) without its line end; nil when there is no such line.
  public func byteRange(ofLine line: Int) -> Range<Int>? {
    guard let start = lineIndex.start(ofLine: line, in: bytes) else { return nil }
    var end = ByteScan.firstIndex(of: ByteScan.lineFeed, in: bytes, from: start) ?? byteCount
    if end > start, end < byteCount, bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  /// A line (1-based) without its line end; empty when there is no such line. As long as the line is: for a
  /// line that may be a whole file, take part of ``byteRange(ofLine:)``.
  public func lineText(_ line: Int) -> String {
    byteRange(ofLine: line).map { string(inBytes: $0) } ?? ""
  }

  /// The text of a range of bytes, clamped to the text. Half a code point at either end comes as U+FFFD.
  public func string(inBytes byteRange: Range<Int>) -> String {
    let clamped = byteRange.clamped(to: 0..<byteCount)
    return String(decoding: UnsafeBufferPointer(rebasing: bytes[clamped]), as: UTF8.self)
  }

  /// The text of a range of code points (0-based), clamped to the text.
  public func string(inCodePoints range: Range<Int>) -> String {
    string(inBytes: byteOffset(ofCodePoint: range.lowerBound)..<byteOffset(ofCodePoint: range.upperBound))
  }

  /// Which text this is: 32 hexadecimal digits, the FNV-1a hash of the bytes in 128 bits.
  ///
  /// The same text in another encoding, or under another name, has the same hash. It tells versions apart
  /// and is no protection against anybody who wants two texts to share one.
  public func contentHash() -> String {
    var hash = ContentHash()
    storage.forEachWindow(of: range) { window in
      hash.append(UnsafeBufferPointer(rebasing: storage.bytes[window]))
      return true
    }
    return hash.hexadecimal
  }

  /// Tells that a pass over the text is done with these bytes, so that a mapped file of gigabytes does not
  /// fill the memory. They stay valid, and are read from the file again when somebody asks.
  public func release(bytes byteRange: Range<Int>) {
    let clamped = byteRange.clamped(to: 0..<byteCount)
    storage.forget((range.lowerBound + clamped.lowerBound)..<(range.lowerBound + clamped.upperBound))
  }

  private var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: storage.bytes[range]) }

  private var lineIndex: LineIndex {
    index.withLock { index in
      if let index { return index }
      let start = range.lowerBound
      let bytes = bytes
      var builder = LineIndex.Builder()
      storage.forEachWindow(of: range) { window in
        builder.append((window.lowerBound - start)..<(window.upperBound - start), of: bytes)
        return true
      }
      let made = LineIndex(builder)
      index = made
      return made
    }
  }
}
