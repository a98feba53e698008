// SPDX-License-Identifier: Apache-2.0

/// A text as a key by its bytes. `String` is compared in normal form, which it makes anew for each look at a dictionary:
/// half the time of it with Hangul and Han. For folds, which are normal already, and wherever NFC and NFD are two things.
package struct ByteKey: Hashable, Sendable {
  package var text: String

  package init(_ text: String) { self.text = text }

  package static func == (one: ByteKey, other: ByteKey) -> Bool { one.text.utf8.elementsEqual(other.text.utf8) }

  package func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    // So that of two texts in a row it is told where one ends.
    hasher.combine(0xFF as UInt8)
  }
}
