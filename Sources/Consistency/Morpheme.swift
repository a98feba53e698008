// SPDX-License-Identifier: Apache-2.0

import Alignment
import HanHangul

/// A part of a name that other names may have as well: 智能 지능 of 바이촨지능(百川智能).
struct Morpheme {
  /// Folded.
  let zh: ByteKey
  let ko: ByteKey
  /// Characters of the Chinese.
  let length: Int

  /// Parts of two characters and more that the Korean renders by themselves in a name that has something by sound
  /// beside them, and single characters.
  ///
  /// - Parameter count: characters of the name.
  static func all(in parts: [AlignedPart], _ count: Int) -> [Morpheme] {
    guard count >= 2, parts.last?.hanRange.upperBound == count else { return [] }
    let isSound = { (part: AlignedPart) in part.reading == .sound || part.reading == .near }
    var found: [Morpheme] = []
    for start in parts.indices {
      for end in (start + 1)...parts.count {
        let inside = parts[start..<end]
        let length = inside.reduce(0) { $0 + $1.hanRange.count }
        guard length < count, length <= 4, inside.allSatisfy({ !$0.ko.isEmpty }) else { break }
        guard
          length == 1 ? count <= 6 : parts[..<start].contains(where: isSound) || parts[end...].contains(where: isSound)
        else { continue }
        found.append(
          Morpheme(
            zh: ByteKey(inside.map(\.han).joined()), ko: ByteKey(inside.map(\.ko).joined()), length: length))
      }
    }
    return found
  }
}
