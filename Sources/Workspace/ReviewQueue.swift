// SPDX-License-Identifier: Apache-2.0

import HanHangul
import Memory
import TermBase

/// The order in which concepts come before a person: see ``ReviewStanding``.
enum ReviewQueue {
  private struct Seen {
    var zhFolded: String
    var forms: [(koFolded: String, count: Int)] = []
    var kinds: [(ko: String, kind: RenderingKind)] = []
    var dates: [String?] = []
    /// The first bytes of the fold as a number, which tells most of them apart.
    var head: UInt64
  }

  /// Folds of the Chinese forms that have an undecided rendering.
  static func make(
    _ counts: [PairCount], filter: ReviewFilter, decided: (_ zhFolded: String) -> [GlossaryRow]
  ) -> [String] {
    var seen: [Seen] = []
    seen.reserveCapacity(counts.count)
    var places: [ByteKey: Int] = [:]
    places.reserveCapacity(counts.count)
    for count in counts {
      let key = ByteKey(count.zhFolded)
      let place = places[key] ?? seen.count
      if place == seen.count {
        seen.append(Seen(zhFolded: count.zhFolded, head: head(count.zhFolded)))
        places[key] = place
      }
      seen[place].forms.append((count.koFolded, count.count))
      if let kind = count.kind { seen[place].kinds.append((count.koFolded, kind)) }
      seen[place].dates.append(count.lastDate)
    }
    var queue: [(zhFolded: String, head: UInt64, standing: ReviewStanding)] = []
    queue.reserveCapacity(seen.count)
    for chinese in seen {
      let rows = decided(chinese.zhFolded)
      let standing = ReviewStanding(chinese.forms, decided: rows)
      if standing.open.isEmpty { continue }
      let allowed = filter.allows(
        isConflict: standing.isConflict,
        lastDate: zip(chinese.forms, chinese.dates).lazy.filter { standing.open.contains($0.0.koFolded) }
          .compactMap(\.1).max(),
        category: NameClass.category(zhFolded: chinese.zhFolded, decided: rows, forms: byFrequency(chinese)))
      if allowed { queue.append((chinese.zhFolded, chinese.head, standing)) }
    }
    queue.sort { one, other in
      if let leads = ReviewStanding.leads(one.standing, other.standing) { return leads }
      if one.head != other.head { return one.head < other.head }
      return one.zhFolded.utf8.lexicographicallyPrecedes(other.zhFolded.utf8)
    }
    return queue.map(\.zhFolded)
  }

  /// Shorter folds stand before longer ones that begin alike.
  private static func head(_ fold: String) -> UInt64 {
    let head = fold.utf8.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return head << (8 * UInt64(8 - min(8, fold.utf8.count)))
  }

  private static func byFrequency(_ seen: Seen) -> [(ko: String, kind: RenderingKind)] {
    zip(seen.kinds, seen.forms).enumerated().sorted {
      ($1.element.1.count, $0.offset) < ($0.element.1.count, $1.offset)
    }.map(\.element.0)
  }
}
