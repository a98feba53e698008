// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A text as a key by its bytes. `String` is compared in normal form, which it makes anew for each look at a dictionary:
/// half the time of it with Hangul and Han. For folds, which are normal already, and wherever NFC and NFD are two things.
package struct ByteKey: Hashable, Sendable {
  package var text: String

  package init(_ text: String) { self.text = text }

  package static func == (one: ByteKey, other: ByteKey) -> Bool {
    one.withBytes { one in
      other.withBytes { other in
        guard one.count == other.count else { return false }
        guard let first = one.baseAddress, let second = other.baseAddress else { return true }
        return memcmp(first, second, one.count) == 0
      }
    }
  }

  package func hash(into hasher: inout Hasher) {
    withBytes { hasher.combine(bytes: $0) }
    // So that of two texts in a row it is told where one ends.
    hasher.combine(0xFF as UInt8)
  }

  /// Every string that Swift made itself has its bytes in one piece; another is copied.
  private func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    if let result = text.utf8.withContiguousStorageIfAvailable({ body(UnsafeRawBufferPointer($0)) }) { return result }
    var copy = text
    return copy.withUTF8 { body(UnsafeRawBufferPointer($0)) }
  }
}
