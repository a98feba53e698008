// SPDX-License-Identifier: Apache-2.0

import Alignment
import HanHangul
import Synchronization

/// How renderings read their Chinese, part by part, kept from one issue to the next: names come again and again, and a
/// pair reads the same wherever it stands.
final class KnownParts: Sendable {
  private let known = Mutex<[Key: [AlignedPart]]>([:])
  /// Beyond, everything is forgotten.
  private static let limit = 50_000

  private struct Key: Hashable {
    var zh: ByteKey, ko: ByteKey
  }

  /// In the order of the renderings.
  func of(_ renderings: [Rendering]) -> [[AlignedPart]] {
    var aligner: Aligner?
    return renderings.map { rendering in
      let key = Key(zh: ByteKey(rendering.zh), ko: ByteKey(rendering.ko))
      if let parts = known.withLock({ $0[key] }) { return parts }
      var own = aligner.take() ?? Aligner()
      let parts = own.parts(zh: rendering.zh, ko: rendering.ko)
      aligner = own
      known.withLock { known in
        if known.count >= Self.limit { known.removeAll() }
        known[key] = parts
      }
      return parts
    }
  }
}
