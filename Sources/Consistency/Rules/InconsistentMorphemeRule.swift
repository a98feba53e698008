// SPDX-License-Identifier: Apache-2.0

import Alignment
import HanHangul
import TermBase

/// One part of several names, rendered in several ways: a company's 智能 is 지능 here and 즈넝 there.
///
/// Fires: 바이촨지능(百川智能) and 링신즈넝(聆心智能); 윈노(云脑) where a decision has 나오 for 脑.
///
/// Must not: a part that only one name has; 링신즈넝(聆心智能) beside 인공지능(人工智能), which is no name by sound; what a
/// decision gives for the whole name.
struct InconsistentMorphemeRule: Rule {
  static let id = RuleID.inconsistentMorpheme
  static let messageKeys = [
    "finding.inconsistent-morpheme", "finding.inconsistent-morpheme.decision", "related.other-morpheme",
  ]

  /// A part of a name: where it stands and how it is rendered.
  private struct Use {
    var rendering: Int
    var ko: String
    /// Not the first time that this name has it so: reported, but it is no second witness.
    var isRepeated: Bool
  }

  /// One way in which one name has a part.
  private struct Witness: Hashable {
    var zh: ByteKey
    var ko: ByteKey
    var name: Int
  }

  func findings(in issue: CheckContext) -> [Finding] {
    let hasDecisions = issue.decisions.conceptCount > 0
    let compared = issue.renderings.indices.filter { index in
      issue.renderings[index].annotation.confidence >= InconsistentRenderingRule.minimumConfidence
        && !issue.concepts(of: issue.renderings[index]).contains {
          $0.allows(ko: issue.renderings[index].koFolded)
        }
    }
    let shared = sharedMorphemes(compared, issue)
    if shared.isEmpty, !hasDecisions { return [] }
    var uses: [ByteKey: [Use]] = [:]
    var order: [ByteKey] = []
    var findings: [Finding] = []
    var seen = Set<Witness>()
    for index in compared {
      for morpheme in issue.readings[index].morphemes {
        if hasDecisions {
          switch decided(morpheme, issue) {
          case .otherwise(let concept):
            findings.append(against(concept, morpheme, issue.renderings[index], issue))
            continue
          case .so: continue
          case .nothing: break
          }
        }
        guard morpheme.length >= 2, shared.contains(morpheme.zh) else { continue }
        let witness = Witness(zh: morpheme.zh, ko: morpheme.ko, name: issue.renderings[index].name)
        if uses[morpheme.zh] == nil { order.append(morpheme.zh) }
        uses[morpheme.zh, default: []].append(
          Use(rendering: index, ko: morpheme.ko.text, isRepeated: !seen.insert(witness).inserted))
      }
    }
    return findings + order.flatMap { zh in amongNames(zh.text, uses[zh, default: []], issue) }
  }

  /// Parts of two characters and more that several names have: nothing else can be rendered in two ways.
  private func sharedMorphemes(_ compared: [Int], _ issue: CheckContext) -> Set<ByteKey> {
    var first: [ByteKey: Int] = [:]
    var shared: Set<ByteKey> = []
    for index in compared {
      let name = issue.renderings[index].name
      for morpheme in issue.readings[index].morphemes where morpheme.length >= 2 {
        if let known = first[morpheme.zh] {
          if known != name { shared.insert(morpheme.zh) }
        } else {
          first[morpheme.zh] = name
        }
      }
    }
    return shared
  }

  /// What people decided of the rendering of a part.
  private enum Decided {
    case nothing, so
    case otherwise(Concept)
  }

  private func decided(_ morpheme: Morpheme, _ issue: CheckContext) -> Decided {
    let concepts = issue.decisions.concepts(zhFolded: morpheme.zh.text).filter {
      !($0.rows(.preferred) + $0.rows(.admitted)).isEmpty
    }
    guard let first = concepts.first else { return .nothing }
    return concepts.contains { $0.allows(ko: Fold.key(morpheme.ko.text)) } ? .so : .otherwise(first)
  }

  private func against(
    _ concept: Concept, _ morpheme: Morpheme, _ rendering: Rendering, _ issue: CheckContext
  ) -> Finding {
    let expected = concept.preferred().map(\.ko)
    return issue.finding(
      Self.id, document: rendering.document, range: rendering.range,
      message: FindingMessage(
        "finding.inconsistent-morpheme.decision",
        [
          "name": rendering.ko, "morpheme": morpheme.zh.text, "found": morpheme.ko.text,
          "expected": expected.joined(separator: " / "),
        ]),
      conceptId: concept.id, zh: rendering.zh, found: rendering.ko, reason: concept.preferred().first?.findingReason)
  }

  private func amongNames(_ zh: String, _ uses: [Use], _ issue: CheckContext) -> [Finding] {
    var counts: [String: Int] = [:]
    for use in uses where !use.isRepeated { counts[use.ko, default: 0] += 1 }
    guard counts.count > 1, Set(uses.map { issue.renderings[$0.rendering].zhFolded }).count > 1,
      let most = counts.values.max(), let usual = uses.first(where: { counts[$0.ko] == most })
    else { return [] }
    let model = issue.renderings[usual.rendering]
    return uses.filter { $0.ko != usual.ko }.compactMap { use in
      let rendering = issue.renderings[use.rendering]
      // Of one name in two forms other rules speak.
      guard rendering.zhFolded != model.zhFolded else { return nil }
      return issue.finding(
        Self.id, document: rendering.document, range: rendering.range,
        message: FindingMessage(
          "finding.inconsistent-morpheme",
          ["name": rendering.ko, "morpheme": zh, "found": use.ko, "other": usual.ko, "model": model.ko]),
        zh: rendering.zh, found: rendering.ko,
        related: [
          issue.place(
            document: model.document, offset: model.range.lowerBound,
            FindingMessage("related.other-morpheme", ["found": model.ko, "other": usual.ko]))
        ])
    }
  }
}
