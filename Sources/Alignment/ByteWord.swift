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

  /// Is one of the bytes equal to `byte`, the bits of `ignoring` left aside?
  @inline(__always)
  func contains(_ byte: UInt8, ignoring: UInt8 = 0) -> Bool {
    let difference = (bits & ~(Self.ones &* UInt64(ignoring))) ^ (Self.ones &* UInt64(byte & ~ignoring))
    return (difference &- Self.ones) & ~difference & Self.tops != 0
  }

  /// Bytes 10xxxxxx, which start no code point.
  @inline(__always)
  var continuationBytes: Int { (bits & ~(bits << 1) & Self.tops).nonzeroBitCount }
}
