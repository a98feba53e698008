// SPDX-License-Identifier: Apache-2.0

/// FNV-1a in 128 bits (draft-eastlake-fnv): few lines, published test vectors, and as many bits as keep
/// ten years of issues apart. Not cryptographic.
struct ContentHash {
  private var hash = UInt128(0x6C62_272E_07BB_0142) << 64 | UInt128(0x62B8_2175_6295_C58D)

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    let prime = UInt128(1) << 88 | UInt128(0x13B)
    for byte in bytes { hash = (hash ^ UInt128(byte)) &* prime }
  }

  /// 32 digits.
  var hexadecimal: String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 32 - digits.utf8.count) + digits
  }
}
