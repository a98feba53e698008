// SPDX-License-Identifier: Apache-2.0

package import HanHangul

extension [RenderingKind: Int] {
  /// The kind of most places; of equals the first of the design's list, which is the order of the cases. Nil of none.
  package var mostFrequent: RenderingKind? {
    guard let most = values.max() else { return nil }
    return RenderingKind.allCases.first { self[$0] == most }
  }
}
