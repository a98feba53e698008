// SPDX-License-Identifier: Apache-2.0

/// UTF-16 bytes to UTF-8, strictly.
enum UTF16Decoding {
  /// Where decoding stopped; offsets are bytes from the start of the buffer.
  enum Failure: Error, Equatable {
    case loneSurrogate(offset: Int)
    case truncated(offset: Int)
    case nul(offset: Int)
  }

  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, bigEndian: Bool) throws(Failure) -> [UInt8] {
    var output: [UInt8] = []
    // Hangul and Han grow from two bytes to three; ASCII shrinks.
    output.reserveCapacity(bytes.count + bytes.count / 2)
    let high = bigEndian ? 0 : 1
    var offset = 0
    func unit(_ at: Int) -> UInt32 { UInt32(bytes[at + high]) << 8 | UInt32(bytes[at + 1 - high]) }
    while offset + 1 < bytes.count {
      var scalar = unit(offset)
      if scalar == 0 { throw .nul(offset: offset) }
      if scalar & 0xF800 == 0xD800 {
        guard scalar < 0xDC00, offset + 3 < bytes.count, unit(offset + 2) & 0xFC00 == 0xDC00 else {
          throw .loneSurrogate(offset: offset)
        }
        scalar = 0x10000 + (scalar & 0x3FF) << 10 + unit(offset + 2) & 0x3FF
        offset += 2
      }
      append(scalar, to: &output)
      offset += 2
    }
    if offset < bytes.count { throw .truncated(offset: offset) }
    return output
  }

  /// Appends the UTF-8 of a scalar value.
  static func append(_ scalar: UInt32, to output: inout [UInt8]) {
    func tail(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: 0x80 | scalar >> shift & 0x3F) }
    switch scalar {
    case 0..<0x80: output.append(UInt8(truncatingIfNeeded: scalar))
    case 0x80..<0x800:
      output.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
      output.append(tail(0))
    case 0x800..<0x10000:
      output.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      output.append(tail(6))
      output.append(tail(0))
    default:
      output.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
      output.append(tail(12))
      output.append(tail(6))
      output.append(tail(0))
    }
  }

  /// Whether UTF-16 without a byte order mark is big-endian, nil when the bytes do not look like UTF-16.
  ///
  /// Only asked about bytes with a NUL among them: every line end, space and digit of UTF-16 has one, while
  /// no CP949 text has any. Without that, CP949 Hangul (B0A1…C8FE) reads as other Hangul in UTF-16BE.
  static func guessBigEndian(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
    guard bytes.count >= 2, bytes.count.isMultiple(of: 2) else { return nil }
    let little = Census(bytes, bigEndian: false)
    let big = Census(bytes, bigEndian: true)
    switch (little.isText, big.isText) {
    case (false, false): return nil
    case (true, false): return false
    case (false, true): return true
    case (true, true):
      // ASCII letters read the other way round are Han; spaces and line ends are nothing.
      return (big.plausible, big.ascii) > (little.plausible, little.ascii)
    }
  }

  /// What the first 64 KB would be made of in one byte order.
  private struct Census {
    var units = 0
    /// Units that Korean and Chinese text is made of.
    var plausible = 0
    var ascii = 0
    var hangul = 0
    /// Units of two bytes that are printable ASCII each: Han in UTF-16, or the words of some binary file.
    var asciiPairs = 0
    /// There are units that no text has.
    var isImpossible = false

    var isText: Bool {
      !isImpossible && plausible * 10 >= units * 9 && ascii + hangul > asciiPairs
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>, bigEndian: Bool) {
      let high = bigEndian ? 0 : 1
      let printable: ClosedRange<UInt8> = 0x20...0x7E
      for offset in stride(from: 0, to: min(bytes.count, 1 << 16), by: 2) {
        units += 1
        if printable.contains(bytes[offset]), printable.contains(bytes[offset + 1]) { asciiPairs += 1 }
        switch UInt16(bytes[offset + high]) << 8 | UInt16(bytes[offset + 1 - high]) {
        case 0x09, 0x0A, 0x0D, 0x20...0x7E:
          plausible += 1
          ascii += 1
        case 0xAC00...0xD7A3, 0x1100...0x11FF, 0x3130...0x318F:
          plausible += 1
          hangul += 1
        case 0xA0...0xFF, 0x2010...0x203B, 0x2190...0x22FF, 0x2460...0x27BF, 0x3000...0x312F, 0x3190...0x4DBF,
          0x4E00...0x9FFF, 0xD800...0xDFFF, 0xF900...0xFAFF, 0xFF01...0xFFEE:
          plausible += 1
        case 0...0x1F, 0xFFFE, 0xFFFF: isImpossible = true
        default: break
        }
      }
    }
  }
}
