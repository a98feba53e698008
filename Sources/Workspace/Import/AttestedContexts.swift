// SPDX-License-Identifier: Apache-2.0

import HanHangul
public import Interchange
import Memory
public import TermBase

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
    try dated(zh: zh, ko: ko).prefix(3).map(\.context)
  }

  /// The latest of all renderings of a concept that may be written, each once; those of issues without a date last.
  public func latest(of concept: Concept, limit: Int = 3) throws -> [TermContext] {
    var found: [Dated] = []
    for row in concept.rows where row.status == .preferred || row.status == .admitted {
      for sentence in try dated(zh: row.zh, ko: row.ko).prefix(limit)
      where !found.contains(where: { $0.context == sentence.context }) {
        found.append(sentence)
      }
    }
    return Self.latestFirst(found).prefix(limit).map(\.context)
  }

  private typealias Dated = (date: String?, context: TermContext)

  private func dated(zh: String, ko: String) throws -> [Dated] {
    let folded = Fold.key(ko)
    let found = try store.attestations(foldedChinese: Fold.key(zh), in: .issue).filter {
      $0.isCurrent && $0.koFolded == folded && !$0.context.isEmpty
    }
    return Self.latestFirst(
      found.map { place in
        let source = [place.date, place.issue, "\(place.path):\(place.line)"].compactMap { $0 }.joined(separator: " ")
        return (place.date, TermContext(text: place.context, source: source))
      })
  }

  /// Those of one date stay in their order.
  private static func latestFirst(_ sentences: [Dated]) -> [Dated] {
    sentences.enumerated().sorted { one, other in
      let (first, second) = (one.element.date ?? "", other.element.date ?? "")
      return first != second ? first > second : one.offset < other.offset
    }.map(\.element)
  }
}
