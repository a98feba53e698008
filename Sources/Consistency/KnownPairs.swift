// SPDX-License-Identifier: Apache-2.0

import Alignment
import HanHangul
import Synchronization

/// How renderings read their Chinese, kept from one issue to the next: names come again and again, and a pair reads the
/// same wherever it stands.
final class KnownPairs: Sendable {
  private let known = Mutex<[Key: PairReading]>([:])
  /// Beyond, everything is forgotten.
  private static let limit = 50_000

  private struct Key: Hashable {
    var zh: ByteKey, ko: ByteKey
  }

  /// In the order of the renderings.
  func readings(of renderings: [Rendering]) -> [PairReading] {
    let keys = renderings.map { Key(zh: ByteKey($0.zh), ko: ByteKey($0.ko)) }
    let found = known.withLock { known in keys.map { known[$0] } }
    if found.allSatisfy({ $0 != nil }) { return found.compactMap { $0 } }
    var aligner = Aligner()
    var new: [Key: PairReading] = [:]
    let readings = renderings.indices.map { index in
      if let reading = found[index] ?? new[keys[index]] { return reading }
      let parts = aligner.parts(zh: renderings[index].zh, ko: renderings[index].ko)
      let reading = PairReading(parts, zhFolded: renderings[index].zhFolded)
      new[keys[index]] = reading
      return reading
    }
    known.withLock { known in
      if known.count >= Self.limit { known.removeAll() }
      known.merge(new) { one, _ in one }
    }
    return readings
  }
}

/// How one Korean form reads one Chinese, and what rules make of that.
final class PairReading: Sendable {
  /// Part by part in the order of the Chinese; empty when the two do not fit as wholes.
  let parts: [AlignedPart]
  /// The Korean of all parts.
  let ko: String
  /// Parts that other names may have as well (`inconsistent-morpheme`).
  let morphemes: [Morpheme]
  /// The syllables by 한자음 that should not be so, and those by sound; nil when the name is of one kind (`mixed-reading`).
  let mixture: (sino: String, sound: String)?
  /// Forms that have some of the characters by 한자음 (`mixed-reading`).
  let hybrids: [Hybrid]

  init(_ parts: [AlignedPart], zhFolded: String) {
    let count = zhFolded.unicodeScalars.count
    self.parts = parts
    ko = parts.map(\.ko).joined()
    morphemes = Morpheme.all(in: parts, count)
    mixture = MixedReadingRule.mixture(parts)
    hybrids = Hybrid.all(of: parts, count)
  }
}
