// SPDX-License-Identifier: Apache-2.0

import Glibc
import TermBase
import Testing

/// Random numbers that are the same on every run.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }
}

/// Stands in for CP949: like it, bytes below 0x80 are ASCII and no other byte is a TAB, line end, `"` or `#`.
/// A character is 0xFE and six bytes from 0x81 up; 习 is not in the set.
let fakeCP949 = LegacyCodec(
  decode: { bytes in
    var text = String.UnicodeScalarView()
    var position = 0
    while position < bytes.count {
      if bytes[position] < 0x80 {
        text.append(Unicode.Scalar(bytes[position]))
        position += 1
        continue
      }
      guard bytes[position] == 0xFE, position + 6 < bytes.count else { return nil }
      var code: UInt32 = 0
      for byte in bytes[position + 1...position + 6] {
        guard byte >= 0x81, byte <= 0x90 else { return nil }
        code = code << 4 | UInt32(byte - 0x81)
      }
      guard let scalar = Unicode.Scalar(code) else { return nil }
      text.append(scalar)
      position += 7
    }
    return String(text)
  },
  encode: { text in
    if text.contains("习") { return nil }
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        bytes.append(UInt8(scalar.value))
        continue
      }
      bytes.append(0xFE)
      for shift in [20, 16, 12, 8, 4, 0] as [UInt32] {
        bytes.append(0x81 + UInt8(scalar.value >> shift & 0xF))
      }
    }
    return bytes
  })

/// Text in two-byte units, without a mark.
func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
  var bytes: [UInt8] = []
  for unit in text.utf16 {
    let high = UInt8(unit >> 8)
    let low = UInt8(unit & 0xFF)
    bytes += bigEndian ? [high, low] : [low, high]
  }
  return bytes
}

/// Writes a file in place, as an editor might.
func write(_ text: String, to path: String) throws {
  let stream = try #require(fopen(path, "w"))
  fputs(text, stream)
  fclose(stream)
}
