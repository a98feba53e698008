// SPDX-License-Identifier: Apache-2.0

import Glibc
import HanHangul

/// The uses of an archive, counted while its issues are recorded into a store that was empty: what `archiveUses` would say.
struct UseTally {
  private(set) var uses = ArchiveUses()
  /// Indexes into the pairs, by their number in the store.
  private var numbers: [Int64: Int] = [:]
  /// The document in which each was seen last.
  private var lastDocuments: [Int64] = []

  mutating func count(_ row: BulkDocument.Row, pair: Int64, document: Int64) {
    let number = numbers[pair] ?? add(row, pair)
    uses.pairs[number].count += 1
    if lastDocuments[number] != document { uses.pairs[number].documents += 1 }
    lastDocuments[number] = document
    if let kind = RenderingKind(rawValue: row.place.kind.text) { uses.pairs[number].kinds[kind, default: 0] += 1 }
    if row.place.isCandidate { uses.pairs[number].candidates += 1 }
    if row.isAccepted { uses.pairs[number].accepted += 1 }
    if row.place.expected != nil { uses.pairs[number].departures += 1 }
    uses.pairs[number].link = min(uses.pairs[number].link, row.place.link)
    if let bracket = row.bracket { uses.brackets[bracket, default: 0] += 1 }
  }

  private mutating func add(_ row: BulkDocument.Row, _ pair: Int64) -> Int {
    let number = uses.pairs.count
    numbers[pair] = number
    lastDocuments.append(0)
    uses.pairs.append(
      PairUse(
        zh: row.zh, ko: row.ko, zhFolded: Fold.key(row.zh), koFolded: Fold.key(row.ko), count: 0, documents: 0,
        kinds: [:], candidates: 0, accepted: 0, departures: 0, link: .infinity))
    return number
  }

  /// What stands in a line right before a Chinese.
  static func bracket(before zh: String, in context: String) -> String? {
    var (context, zh) = (context, zh)
    return context.withUTF8 { line in
      zh.withUTF8 { zh in
        guard let start = line.baseAddress, let word = zh.baseAddress, line.count >= zh.count,
          let end = (0...line.count - zh.count).first(where: { memcmp(start + $0, word, zh.count) == 0 }), end > 0
        else { return nil }
        var begin = end - 1
        while begin > 0, line[begin] & 0xC0 == 0x80 { begin -= 1 }
        return String(decoding: line[begin..<end], as: UTF8.self)
      }
    }
  }
}
