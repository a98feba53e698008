// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Counting in UTF-8, eight bytes at a time: these loops see every byte of every document.
enum ByteScan {
  static let lineFeed: UInt8 = 0x0A

  /// Code points that begin in a range of bytes, and line feeds in it.
  static func count(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> (codePoints: Int, lineFeeds: Int) {
    guard let base = bytes.baseAddress else { return (0, 0) }
    let raw = UnsafeRawPointer(base)
    let ones: UInt64 = 0x0101_0101_0101_0101
    var continuations = 0
    var lineFeeds = 0
    var offset = range.lowerBound
    while range.upperBound - offset >= 8 {
      // Each byte of a sum counts to 255 at most; the sums are added up before one can run over.
      let stop = offset + min((range.upperBound - offset) / 8, 255) * 8
      var continuationSums: UInt64 = 0
      var lineFeedSums: UInt64 = 0
      while offset < stop {
        let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        continuationSums &+= (word &>> 7) & (~word &>> 6) & ones
        let other = word ^ (ones &* UInt64(lineFeed))
        // The high bit of a byte is clear here only when all of the byte was 0, that is, a line feed.
        let nonzero = ((other & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F) | other
        lineFeedSums &+= (~nonzero &>> 7) & ones
        offset += 8
      }
      continuations += sum(continuationSums)
      lineFeeds += sum(lineFeedSums)
    }
    while offset < range.upperBound {
      if isContinuation(base[offset]) { continuations += 1 }
      if base[offset] == lineFeed { lineFeeds += 1 }
      offset += 1
    }
    return (range.count - continuations, lineFeeds)
  }

  @inline(__always)
  static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  /// The first place of a byte, by memchr.
  static func firstIndex(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
    guard let base = bytes.baseAddress, start < bytes.count,
      let found = memchr(base + start, CInt(byte), bytes.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  // Eight sums of up to 255 each are more than a byte: pairs first.
  private static func sum(_ sums: UInt64) -> Int {
    let pairs = (sums & 0x00FF_00FF_00FF_00FF) &+ ((sums &>> 8) & 0x00FF_00FF_00FF_00FF)
    return Int((pairs &* 0x0001_0001_0001_0001) &>> 48)
  }
}
