// SPDX-License-Identifier: Apache-2.0

import HanHangul
import TermBase

extension ReviewService {
  /// What a verdict writes: its own row, and that of the form which was found.
  static func decisions(_ verdict: ReviewVerdict) -> [Decision] {
    guard let status = verdict.status else { return [] }
    let own = Decision(zh: verdict.zh, ko: verdict.ko, status: status)
    return [own] + (status == .rejected ? [] : original(of: verdict).map { [$0] } ?? [])
  }

  /// Whether the decisions on a Chinese form are those that the review was made with and others that the review takes,
  /// too: then nobody has contradicted it.
  ///
  /// - Parameter said: what the review takes, by the fold of the Chinese.
  static func isOnlyWhatIsSaid(_ editor: GlossaryEditor, _ said: [ByteKey: [Decision]], _ key: ReviewKey) -> Bool {
    let rows = editor.rows(ofChinese: Fold.key(key.zh))
    let agreeing = rows.indices.filter { index in
      said[ByteKey(Fold.key(rows[index].zh)), default: []].contains { decision in
        decision.status == rows[index].status && decision.ko.utf8.elementsEqual(rows[index].ko.utf8)
      }
    }
    // The key has no more than a check sum of what was there: whether it was all but some of these is tried out.
    guard (1...8).contains(agreeing.count) else { return false }
    return (1..<1 << agreeing.count).contains { choice in
      let new = agreeing.enumerated().filter { choice >> $0.offset & 1 == 1 }.map(\.element)
      return editor.state(of: rows.indices.filter { !new.contains($0) }.map { rows[$0] }) == key.state
    }
  }

  /// What becomes of the pair that was found when another was written in its place.
  static func original(of verdict: ReviewVerdict) -> Decision? {
    let key = verdict.key
    let sameChinese = Fold.key(key.zh) == Fold.key(verdict.zh)
    if sameChinese, key.ko.utf8.elementsEqual(verdict.ko.utf8) { return nil }
    let differsInSpaces = Fold.key(key.ko) == Fold.key(verdict.ko)
    let status: TermStatus = !sameChinese ? .rejected : differsInSpaces ? .admitted : .deprecated
    var decision = Decision(zh: key.zh, ko: key.ko, status: status)
    decision.category = verdict.category
    decision.reason = verdict.reason
    return decision
  }
}
