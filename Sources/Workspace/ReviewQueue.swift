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
  }

  /// Folds of the Chinese forms that have an undecided rendering.
  static func make(
    _ counts: [PairCount], filter: ReviewFilter, decided: (_ zhFolded: String) -> [GlossaryRow]
  ) -> [String] {
    var entries: [Entry] = []
    entries.reserveCapacity(counts.count)
    var places: [String: Int] = [:]
    places.reserveCapacity(counts.count)
    for count in counts {
      let place = places[count.zhFolded] ?? entries.count
      if place == entries.count {
        entries.append(Entry(zhFolded: count.zhFolded))
        places[count.zhFolded] = place
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
