// SPDX-License-Identifier: Apache-2.0

import HanHangul
public import Interchange
import Memory

/// Sentences of issues in which a pair was seen, for exports.
public struct AttestedContexts {
  private let store: Store

  /// Nil when nothing was ingested.
  public init?(_ base: Base) throws {
    guard let store = try base.storeIfAny() else { return nil }
    self.store = store
  }

  /// At most three, the latest issues first.
  public func contexts(zh: String, ko: String) throws -> [TermContext] {
    let folded = Fold.key(ko)
    let found = try store.attestations(foldedChinese: Fold.key(zh), in: .issue).filter {
      $0.isCurrent && $0.koFolded == folded && !$0.context.isEmpty
    }
    let sorted = found.enumerated().sorted { one, other in
      let (a, b) = (one.element.date ?? "", other.element.date ?? "")
      return a != b ? a > b : one.offset < other.offset
    }
    return sorted.prefix(3).map { _, place in
      TermContext(
        text: place.context,
        source: [place.date, place.issue, "\(place.path):\(place.line)"].compactMap { $0 }.joined(separator: " "))
    }
  }
}
