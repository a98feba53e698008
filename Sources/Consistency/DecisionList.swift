// SPDX-License-Identifier: Apache-2.0

import HanHangul
public import TermBase

/// Decisions held in memory.
public struct DecisionList: Decisions {
  private let all: [Concept]
  private let byChinese: [String: [Int]]
  private let byHead: [FormHead: [DecidedForm]]

  /// - Complexity: O(rows).
  public init(_ concepts: [Concept] = []) {
    var byChinese: [String: [Int]] = [:]
    var byHead: [FormHead: [DecidedForm]] = [:]
    for (index, concept) in concepts.enumerated() {
      var keys = Set<String>()
      for row in concept.rows {
        if keys.insert(Fold.key(row.zh)).inserted { byChinese[Fold.key(row.zh), default: []].append(index) }
        if row.status != .rejected, let form = DecidedForm(row: row, concept: concept) {
          byHead[form.head, default: []].append(form)
        }
      }
    }
    all = concepts
    self.byChinese = byChinese
    self.byHead = byHead
  }

  /// How many concepts were given.
  public var conceptCount: Int { all.count }
  /// In the order given.
  public func concepts(zhFolded: String) -> [Concept] { byChinese[zhFolded, default: []].map { all[$0] } }
  /// In the order given.
  public func forms(head: FormHead) -> [DecidedForm] { byHead[head, default: []] }
}
