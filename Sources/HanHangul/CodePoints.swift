// SPDX-License-Identifier: Apache-2.0

extension String {
  /// A string of code points; what is no Unicode scalar value is left out.
  package init(codePoints: UnsafeBufferPointer<UInt32>) {
    var size = 0
    for code in codePoints { size += Self.utf8Length(code) }
    self.init(unsafeUninitializedCapacity: size) { bytes in
      var end = 0
      func append(_ byte: UInt32) {
        bytes.initializeElement(at: end, to: UInt8(truncatingIfNeeded: byte))
        end += 1
      }
      for code in codePoints {
        let length = Self.utf8Length(code)
        switch length {
        case 0: continue
        case 1: append(code)
        case 2: append(0xC0 | code >> 6)
        case 3: append(0xE0 | code >> 12)
        default: append(0xF0 | code >> 18)
        }
        for place in stride(from: length - 2, through: 0, by: -1) { append(0x80 | code >> (6 * place) & 0x3F) }
      }
      return end
    }
  }

  /// A string of code points; what is no Unicode scalar value is left out.
  package init(codePoints: [UInt32]) {
    self = codePoints.withUnsafeBufferPointer { String(codePoints: $0) }
  }

  private static func utf8Length(_ code: UInt32) -> Int {
    switch code {
    case 0..<0x80: 1
    case 0x80..<0x800: 2
    case 0xD800..<0xE000: 0
    case 0x800..<0x10000: 3
    case 0x10000..<0x110000: 4
    default: 0
    }
  }
}
