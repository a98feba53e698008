// SPDX-License-Identifier: Apache-2.0

import Alignment
import HanHangul

/// A name by sound with some of its characters, not all, by 한자음 instead: 쑨문보, 손원박 for 쑨원보(孙文博).
struct Hybrid {
  /// Code points.
  let letters: [UInt32]
  /// Syllables by 한자음, and those by sound that differ from it.
  let sino: [String]
  let sound: [String]

  /// The first two letters as one number, by which forms are looked for.
  var head: UInt32 { Self.head(letters[0], letters[1]) }

  static func head(_ first: UInt32, _ second: UInt32) -> UInt32 { first << 16 | second }

  /// Of names of three to five characters, each of which is one part by sound: with fewer the mixture may be any word.
  ///
  /// - Parameter count: characters of the name.
  static func all(of parts: [AlignedPart], _ count: Int) -> [Hybrid] {
    guard (3...5).contains(count), parts.count == count,
      parts.allSatisfy({ $0.hanRange.count == 1 && ($0.reading == .sound || $0.reading == .both) })
    else { return [] }
    let sinos = parts.enumerated().map { index, part in sino(of: part, isFirst: index == 0) }
    let places = parts.indices.filter { parts[$0].reading == .sound && parts[$0].ko != sinos[$0] }
    guard places.count >= 2 else { return [] }
    // Some of them, not all: all by 한자음 is another form, not a mixture.
    return (1..<(1 << places.count) - 1).compactMap { choice -> Hybrid? in
      let chosen = places.indices.filter { choice >> $0 & 1 == 1 }.map { places[$0] }
      let letters = parts.indices.flatMap {
        (chosen.contains($0) ? sinos[$0] : parts[$0].ko).unicodeScalars.map(\.value)
      }
      guard letters.count >= 3, letters.allSatisfy({ $0 < 0x10000 }) else { return nil }
      return Hybrid(
        letters: letters, sino: chosen.map { sinos[$0] },
        sound: places.filter { !chosen.contains($0) }.map { parts[$0].ko })
    }
  }

  /// 두음법칙 is for the beginning of a name: 이 at the start, 리 inside.
  private static func sino(of part: AlignedPart, isFirst: Bool) -> String {
    let reading = SinoKorean.reading(of: part.han)
    guard !isFirst, let han = part.han.unicodeScalars.first else { return reading }
    var plain: UInt16?
    Han.forEachSino(han.value) { plain = plain ?? $0 }
    return plain.flatMap(Unicode.Scalar.init).map { String($0) } ?? reading
  }
}
