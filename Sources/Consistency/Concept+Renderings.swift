// SPDX-License-Identifier: Apache-2.0

import HanHangul
import TermBase

extension Concept {
  /// The first row that gives this rendering, forms compared by the fold; an allowed one before the others.
  func row(ko folded: String) -> GlossaryRow? {
    let same = rows.filter { Fold.key($0.ko) == folded }
    return same.first { $0.status == .preferred || $0.status == .admitted } ?? same.first
  }

  /// Whether a preferred or admitted row gives this rendering.
  func allows(ko folded: String) -> Bool {
    rows.contains { ($0.status == .preferred || $0.status == .admitted) && Fold.key($0.ko) == folded }
  }

  /// Preferred renderings, those of the same form (full, short …) alone when there are some.
  func preferred(like form: TermForm = .full) -> [GlossaryRow] {
    let all = rows(.preferred)
    let same = all.filter { $0.form == form }
    return same.isEmpty ? all : same
  }
}

extension GlossaryRow {
  /// Why the decision was taken, in its own words where it has some.
  var findingReason: FindingReason {
    let place = path.isEmpty ? source : "\(path):\(line)"
    if let reason { return FindingReason(.decision, .quoted(reason), source: place) }
    if let by, let date {
      return FindingReason(
        .decision, .message(FindingMessage("reason.decision-by", ["by": by, "date": date])), source: place)
    }
    return FindingReason(.decision, .message(FindingMessage("reason.decision")), source: place)
  }
}
