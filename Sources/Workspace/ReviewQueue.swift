// SPDX-License-Identifier: Apache-2.0

import HanHangul
import Memory
import TermBase

/// The order in which concepts come before a person: those in conflict first, then the most frequent.
enum ReviewQueue {
  private struct Entry {
    var zhFolded: String
    var korean: [String] = []
    var total = 0
    var lastDate: String?
    var isBySound = false
    var isConflict = false
    /// The first bytes of the fold as a number, which tells most of them apart.
    var head: UInt64 = 0
  }

  /// Folds of the Chinese forms that have an undecided rendering.
  static func make(
    _ counts: [PairCount], filter: ReviewFilter, decided: (_ zhFolded: String) -> [GlossaryRow]
  ) -> [String] {
    var entries: [Entry] = []
    entries.reserveCapacity(counts.count)
    var places: [ByteKey: Int] = [:]
    places.reserveCapacity(counts.count)
    for count in counts {
      let key = ByteKey(count.zhFolded)
      let place = places[key] ?? entries.count
      if place == entries.count {
        let head = count.zhFolded.utf8.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        // Shorter ones stand before longer ones that begin alike.
        let missing = UInt64(8 - min(8, count.zhFolded.utf8.count))
        entries.append(Entry(zhFolded: count.zhFolded, head: head << (8 * missing)))
        places[key] = place
      }
      // Spellings of one rendering come as several counts.
      if !entries[place].korean.contains(count.koFolded) { entries[place].korean.append(count.koFolded) }
      entries[place].total += count.count
      if let date = count.lastDate { entries[place].lastDate = max(date, entries[place].lastDate ?? "") }
      entries[place].isBySound = entries[place].isBySound || count.isBySound
    }
    var queue: [Entry] = []
    for var entry in entries {
      let rows = decided(entry.zhFolded)
      if !judge(&entry, rows) { continue }
      let allowed = filter.allows(
        isConflict: entry.isConflict, lastDate: entry.lastDate,
        category: CandidateCategory.of(zhFolded: entry.zhFolded, isBySound: entry.isBySound, decided: rows))
      if allowed { queue.append(entry) }
    }
    queue.sort { one, other in
      if one.isConflict != other.isConflict { return one.isConflict }
      if one.total != other.total { return one.total > other.total }
      if one.head != other.head { return one.head < other.head }
      return one.zhFolded.utf8.lexicographicallyPrecedes(other.zhFolded.utf8)
    }
    return queue.map(\.zhFolded)
  }

  /// Whether something is left to decide, and whether it contradicts anything.
  private static func judge(_ entry: inout Entry, _ rows: [GlossaryRow]) -> Bool {
    guard !rows.isEmpty else {
      entry.isConflict = entry.korean.count > 1
      return true
    }
    let statuses = rows.map { (fold: Fold.key($0.ko), status: $0.status) }
    let undecided = entry.korean.filter { form in !statuses.contains { $0.fold == form } }
    let known = statuses.filter { $0.status != .rejected }
    entry.isConflict = undecided.count > 1 || !known.isEmpty
    return !undecided.isEmpty
  }
}
