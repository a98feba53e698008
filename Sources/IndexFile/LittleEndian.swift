// SPDX-License-Identifier: Apache-2.0

extension UnsafeRawBufferPointer {
  /// The 32-bit number at `offset`; nil when it would reach over the end. Sections are not verified when
  /// they are large, so that every number read from one may be anything.
  @inlinable @inline(__always)
  package func u32(at offset: Int) -> UInt32? {
    guard offset >= 0, offset <= count - 4 else { return nil }
    return UInt32(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  /// The 64-bit number at `offset`; nil when it would reach over the end.
  @inlinable @inline(__always)
  package func u64(at offset: Int) -> UInt64? {
    guard offset >= 0, offset <= count - 8 else { return nil }
    return UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// The bytes from `start` to `end`; nil when they are not all there.
  @inlinable @inline(__always)
  package func slice(_ start: Int, _ end: Int) -> UnsafeRawBufferPointer? {
    guard start >= 0, start <= end, end <= count else { return nil }
    return UnsafeRawBufferPointer(rebasing: self[start..<end])
  }
}

extension [UInt8] {
  /// Appends the four bytes of a number.
  package mutating func appendU32(_ value: UInt32) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }

  /// Appends the eight bytes of a number.
  package mutating func appendU64(_ value: UInt64) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }

  /// Appends the bytes of 32-bit numbers.
  package mutating func append(littleEndian values: [UInt32]) {
    // All machines that Swift supports here are little-endian; the map is for those to come.
    let values = UInt32(1).littleEndian == 1 ? values : values.map(\.littleEndian)
    values.withUnsafeBytes { append(contentsOf: $0) }
  }

  /// Appends the bytes of 64-bit numbers.
  package mutating func append(littleEndian values: [UInt64]) {
    let values = UInt64(1).littleEndian == 1 ? values : values.map(\.littleEndian)
    values.withUnsafeBytes { append(contentsOf: $0) }
  }
}
