// SPDX-License-Identifier: Apache-2.0

/// Eight bytes of a text in one register, for passing over what holds nothing of interest.
struct ByteWord {
  let bits: UInt64

  /// The eight bytes from `position`; they must exist.
  @inline(__always)
  init(_ text: UnsafeBufferPointer<UInt8>, at position: Int) {
    bits = UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: position, as: UInt64.self)
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080

  /// Where the bytes are equal to `byte`, the bits of `ignoring` left aside: the lowest bit set is in the first of them.
  @inline(__always)
  func matches(_ byte: UInt8, ignoring: UInt8 = 0) -> UInt64 {
    let difference = (bits & ~(Self.ones &* UInt64(ignoring))) ^ (Self.ones &* UInt64(byte & ~ignoring))
    return (difference &- Self.ones) & ~difference & Self.tops
  }
}

/// Thirty-two bytes of a text. Each question is arithmetic over all of them without a branch, of which the compiler
/// makes a few vector instructions; a comparison that it cannot turn into arithmetic would cost them.
struct ByteChunk {
  static let size = 32
  private let start: UnsafePointer<UInt8>

  /// The bytes from `position`; they must exist.
  @inline(__always)
  init(_ base: UnsafePointer<UInt8>, at position: Int) { start = base + position }

  /// May one of the bytes be a bracket or begin one: ( ) [ ] and the first bytes E3 and EF of all others (and Y or _)?
  @inline(__always)
  var mayHoldBracket: Bool {
    var least = UInt8.max
    for index in 0..<Self.size {
      let byte = start[index]
      least = min(least, (byte & 0xFE) ^ 0x28, (byte & 0xF9) ^ 0x59, min(byte ^ 0xE3, byte ^ 0xEF))
    }
    return least == 0
  }

  /// Code points that start here (bytes other than 10xxxxxx), and line feeds.
  @inline(__always)
  var counts: (codePoints: Int, lineFeeds: Int) {
    var continuations: UInt8 = 0
    var others: UInt8 = 0
    for index in 0..<Self.size {
      let byte = start[index]
      let difference = byte ^ 0x0A
      continuations &+= (byte >> 7) & ~(byte >> 6)
      others &+= (difference | (0 &- difference)) >> 7  // 1 for all but 0
    }
    return (Self.size &- Int(continuations), Self.size &- Int(others))
  }
}
