// SPDX-License-Identifier: Apache-2.0

/// A place in a document's text.
public struct TextPosition: Sendable, Equatable {
  /// 1-based. A line ends at LF or CRLF; a lone CR, U+2028 and U+0085 end none.
  public var line: Int
  /// 1-based, in code points from the start of the line.
  public var column: Int
  /// 0-based, in code points from the start of the text.
  public var offset: Int
  /// 0-based, in UTF-8 bytes from the start of the text.
  public var byteOffset: Int

  /// A position from its parts; ``DocumentText`` makes them from offsets.
  public init(line: Int, column: Int, offset: Int, byteOffset: Int) {
    self.line = line
    self.column = column
    self.offset = offset
    self.byteOffset = byteOffset
  }
}

/// What has been counted up to every 2,048th byte, so that a place costs a short scan, however long the text
/// or its lines are. 32 bytes each: 1.6 % of the text.
struct LineIndex: Sendable {
  fileprivate struct Checkpoint: Sendable {
    /// Code points and line feeds that begin before the checkpoint's byte.
    var codePoints = 0
    var lineFeeds = 0
    /// The start of the line that the checkpoint's byte is on.
    var lineStartByte = 0
    var lineStartCodePoint = 0
  }

  fileprivate static let stride = 2048
  private let checkpoints: [Checkpoint]
  let codePointCount: Int
  let lineFeedCount: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var builder = Builder()
    builder.append(0..<bytes.count, of: bytes)
    self.init(builder)
  }

  init(_ builder: Builder) {
    checkpoints = builder.checkpoints
    codePointCount = builder.current.codePoints
    lineFeedCount = builder.current.lineFeeds
  }

  /// Makes an index from ranges that follow each other; all but the last are whole strides.
  struct Builder {
    fileprivate var checkpoints = [Checkpoint()]
    fileprivate var current = Checkpoint()

    mutating func append(_ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) {
      checkpoints.reserveCapacity(bytes.count / stride + 1)
      var offset = range.lowerBound
      while offset < range.upperBound {
        let end = min(offset + stride, range.upperBound)
        LineIndex.advance(&current, over: offset..<end, bytes)
        // A short last block gets no checkpoint: scans from the one before it reach the end.
        if end - offset == stride { checkpoints.append(current) }
        offset = end
      }
    }
  }

  fileprivate static func advance(
    _ checkpoint: inout Checkpoint, over range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    let counts = ByteScan.count(bytes, range)
    if counts.lineFeeds > 0 {
      var last = range.upperBound - 1
      while bytes[last] != ByteScan.lineFeed { last -= 1 }
      let after = ByteScan.count(bytes, (last + 1)..<range.upperBound)
      checkpoint.lineStartByte = last + 1
      checkpoint.lineStartCodePoint = checkpoint.codePoints + counts.codePoints - after.codePoints
      checkpoint.lineFeeds += counts.lineFeeds
    }
    checkpoint.codePoints += counts.codePoints
  }

  /// Clamped to the text; a byte inside a code point stands for the code point.
  func position(ofByte byte: Int, in bytes: UnsafeBufferPointer<UInt8>) -> TextPosition {
    var byte = max(0, min(byte, bytes.count))
    while byte > 0, byte < bytes.count, ByteScan.isContinuation(bytes[byte]) { byte -= 1 }
    let block = byte / Self.stride
    var place = checkpoints[block]
    Self.advance(&place, over: (block * Self.stride)..<byte, bytes)
    return TextPosition(
      line: place.lineFeeds + 1, column: place.codePoints - place.lineStartCodePoint + 1,
      offset: place.codePoints, byteOffset: byte)
  }

  /// The byte at which a code point begins; the end of the text for anything past the last.
  func byteOffset(ofCodePoint codePoint: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard codePoint > 0 else { return 0 }
    guard codePoint < codePointCount else { return bytes.count }
    let block = lastCheckpoint { $0.codePoints <= codePoint }
    var seen = checkpoints[block].codePoints
    var byte = block * Self.stride
    while true {
      if !ByteScan.isContinuation(bytes[byte]) {
        if seen == codePoint { return byte }
        seen += 1
      }
      byte += 1
    }
  }

  /// The byte at which a line begins (1-based), nil when there are fewer lines.
  func start(ofLine line: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard line > 0, line <= lineFeedCount + 1 else { return nil }
    if line == 1 { return 0 }
    let block = lastCheckpoint { $0.lineFeeds < line - 1 }
    var lineFeeds = checkpoints[block].lineFeeds
    var byte = block * Self.stride
    while lineFeeds < line - 1 {
      if bytes[byte] == ByteScan.lineFeed { lineFeeds += 1 }
      byte += 1
    }
    return byte
  }

  // Holds for the first checkpoint, and for none after the first for which it does not.
  private func lastCheckpoint(where holds: (Checkpoint) -> Bool) -> Int {
    var low = 0
    var high = checkpoints.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if holds(checkpoints[middle]) { low = middle } else { high = middle }
    }
    return low
  }
}
