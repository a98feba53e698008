// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Styles and scripts of pages (`Data/page/`), with the hashes by which a page's policy knows them (Content Security Policy
/// Level 3, 2.3.1: hash-source).
enum PageAssets {
  /// - Parameter files: a name in the page's code, and the text.
  static func generate(_ files: [(name: String, text: String)]) -> String {
    """
    // SPDX-License-Identifier: Apache-2.0
    // swift-format-ignore-file
    // DO NOT EDIT. Made by `swift run generate-data` from Data/page/.

    enum PageAssets {
    \(files.map { "  static let \($0.name) = PageAsset(hash: \"sha256-\(SHA256.base64($0.text))\", text: \(literal($0.text)))" }.joined(separator: "\n"))
    }

    """
  }

  private static func literal(_ text: String) -> String {
    "##\"\"\"\n" + text + "\n\"\"\"##"
  }
}

/// FIPS 180-4, 6.2. Foundation has none on Linux.
enum SHA256 {
  static func base64(_ text: String) -> String { Data(digest(Array(text.utf8))).base64EncodedString() }

  /// Fractions of the cube roots (4.2.2) and of the square roots (5.3.3) of the first primes.
  private static let constants = primes(64).map { fraction(cbrt(Double($0))) }
  private static let start = primes(8).map { fraction(Double($0).squareRoot()) }

  static func digest(_ message: [UInt8]) -> [UInt8] {
    var bytes = message + [0x80]
    while bytes.count % 64 != 56 { bytes.append(0) }
    bytes += (0..<8).map { UInt8(truncatingIfNeeded: (UInt64(message.count) * 8) >> UInt64(56 - 8 * $0)) }
    var hash = start
    for block in stride(from: 0, to: bytes.count, by: 64) {
      var w = (0..<16).map { i in
        bytes[(block + 4 * i)..<(block + 4 * i + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      }
      for t in 16..<64 {
        let a = rotated(w[t - 15], 7) ^ rotated(w[t - 15], 18) ^ w[t - 15] >> 3
        let b = rotated(w[t - 2], 17) ^ rotated(w[t - 2], 19) ^ w[t - 2] >> 10
        w.append(b &+ w[t - 7] &+ a &+ w[t - 16])
      }
      var v = hash
      for t in 0..<64 {
        let sum1: UInt32 = rotated(v[4], 6) ^ rotated(v[4], 11) ^ rotated(v[4], 25)
        let choice: UInt32 = (v[4] & v[5]) ^ (~v[4] & v[6])
        let first: UInt32 = v[7] &+ sum1 &+ choice &+ constants[t] &+ w[t]
        let sum0: UInt32 = rotated(v[0], 2) ^ rotated(v[0], 13) ^ rotated(v[0], 22)
        let majority: UInt32 = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2])
        v = [first &+ sum0 &+ majority, v[0], v[1], v[2], v[3] &+ first, v[4], v[5], v[6]]
      }
      for i in 0..<8 { hash[i] = hash[i] &+ v[i] }
    }
    return hash.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(24 - 8 * $0)) } }
  }

  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }

  private static func primes(_ count: Int) -> [Int] {
    var primes: [Int] = []
    var candidate = 2
    while primes.count < count {
      if !primes.contains(where: { candidate % $0 == 0 }) { primes.append(candidate) }
      candidate += 1
    }
    return primes
  }

  /// The first 32 bits behind the point of a root; a double has enough of them.
  private static func fraction(_ root: Double) -> UInt32 {
    UInt32((root - root.rounded(.down)) * 4_294_967_296)
  }
}
