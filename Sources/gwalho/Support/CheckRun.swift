// SPDX-License-Identifier: Apache-2.0

import Alignment
import Consistency
import Documents
import TermBase
import Workspace

/// Reading documents for a check, and asking the glossary's index.
struct CheckRun {
  let base: Base?
  let index: TermIndex?
  /// Whether earlier issues are asked as well.
  var asksHistory = false

  /// Asks the index for what the documents mention; one that turns out to be damaged is made again.
  func check(
    _ documents: [CheckedDocument], _ policy: CheckPolicy, baseline: Baseline?, lines: [[ClosedRange<Int>]]?
  ) throws -> CheckResult {
    guard let base, let index else {
      return Checker(policy: policy).check(documents, baseline: baseline, lines: lines)
    }
    let paths = Set(documents.map { base.relativePath(of: $0.path) })
    let earlier = asksHistory ? try EarlierIssues.forms(base, excluding: paths) : nil
    return try Glossary(base).query(index) { index in
      let decisions = IndexedDecisions(index)
      let result = Checker(decisions: decisions, policy: policy, earlier: earlier).check(
        documents, baseline: baseline, lines: lines)
      if let damage = decisions.damage { throw damage }
      return result
    }
  }

  /// All that can be read; what cannot is said.
  static func load(_ paths: [String]) -> (documents: [CheckedDocument], failed: Bool) {
    var documents: [CheckedDocument] = []
    let failed = Inputs.forEachDocument(paths, limit: Document.workingLimit) { documents.append(checked($0)) }
    return (documents, failed)
  }

  /// A document with its annotations, and without what is no prose.
  static func checked(_ document: Document) -> CheckedDocument { CheckedDocument(document) }
}
