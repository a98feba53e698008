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
    var aligner: Aligner?
    return renderings.map { rendering in
      let key = Key(zh: ByteKey(rendering.zh), ko: ByteKey(rendering.ko))
      if let reading = known.withLock({ $0[key] }) { return reading }
      var own = aligner.take() ?? Aligner()
      let reading = PairReading(own.parts(zh: rendering.zh, ko: rendering.ko), zhFolded: rendering.zhFolded)
      aligner = own
      known.withLock { known in
        if known.count >= Self.limit { known.removeAll() }
        known[key] = reading
      }
      return reading
    }
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
  /// Forms that have some of the characters by 한자음 (`mixed-reading`).
  let hybrids: [Hybrid]

  init(_ parts: [AlignedPart], zhFolded: String) {
    let count = zhFolded.unicodeScalars.count
    self.parts = parts
    ko = parts.map(\.ko).joined()
    morphemes = Morpheme.all(in: parts, count)
    hybrids = Hybrid.all(of: parts, count)
  }
}
