// SPDX-License-Identifier: Apache-2.0

import HanHangul

/// One finding a document, rule, concept and form; the other places beside it.
///
/// An editor who sees 청닝 once knows what to do with the other eleven. Documents stay apart, so that each
/// file of a pull request shows its own.
enum Grouping {
  private struct Key: Hashable {
    var document: Int
    var rule: RuleID
    var concept: String
    var found: String
  }

  /// - Parameter findings: in text order, with fingerprints.
  static func onePerForm(_ findings: [Finding]) -> [Finding] {
    var groups: [Key: [Finding]] = [:]
    var order: [Key] = []
    for finding in findings {
      let key = Key(
        document: finding.document, rule: finding.rule,
        concept: finding.conceptId ?? finding.zh.map(Fold.key) ?? "",
        // A file from a Mac has thousands of words in NFD; one finding says it.
        found: finding.rule == .unnormalizedText ? finding.message.key : Fold.key(finding.found))
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(finding)
    }
    let heads = order.compactMap { key in groups[key].flatMap(merged) }
    return heads.sorted(by: Checker.inTextOrder)
  }

  /// The first of the gravest, with the others as related places.
  private static func merged(_ group: [Finding]) -> Finding? {
    guard let gravest = group.map(\.level).max(),
      let head = group.firstIndex(where: { $0.level == gravest })
    else { return nil }
    var finding = group[head]
    for (index, other) in group.enumerated() where index != head {
      finding.related.append(
        RelatedPlace(
          path: other.path, line: other.line, column: other.column,
          message: FindingMessage("related.same-form", ["found": other.found])))
    }
    return finding
  }
}
