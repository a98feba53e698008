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

  func findings(in issue: CheckContext) -> [Finding] {
    var uses: [String: [Use]] = [:]
    var order: [String] = []
    var findings: [Finding] = []
    var seen = Set<String>()
    for (index, rendering) in issue.renderings.enumerated() {
      guard rendering.annotation.confidence >= InconsistentRenderingRule.minimumConfidence,
        !issue.decisions.concepts(zhFolded: rendering.zhFolded).contains(where: { $0.allows(ko: rendering.koFolded) })
      else { continue }
      for (zh, ko) in Self.morphemes(issue.parts[index], zh: rendering.zhFolded) {
        switch decided(zh, ko, issue) {
        case .otherwise(let concept): findings.append(against(concept, zh, ko, rendering, issue))
        case .so: break
        case .nothing:
          guard zh.unicodeScalars.count >= 2 else { break }
          let isRepeated = !seen.insert("\(zh) \(rendering.zhFolded) \(ko)").inserted
          if uses[zh] == nil { order.append(zh) }
          uses[zh, default: []].append(Use(rendering: index, ko: ko, isRepeated: isRepeated))
        }
      }
    }
    return findings + order.flatMap { zh in amongNames(zh, uses[zh, default: []], issue) }
  }

  /// Parts of two characters and more that the Korean renders by themselves in a name that has something by sound
  /// beside them, and single characters.
  private static func morphemes(_ parts: [AlignedPart], zh: String) -> [(zh: String, ko: String)] {
    let count = zh.unicodeScalars.count
    guard count >= 2, parts.last?.hanRange.upperBound == count else { return [] }
    let isSound = { (part: AlignedPart) in part.reading == .sound || part.reading == .near }
    var found: [(String, String)] = []
    for start in parts.indices {
      for end in (start + 1)...parts.count {
        let inside = parts[start..<end]
        let length = inside.reduce(0) { $0 + $1.hanRange.count }
        guard length < count, length <= 4, inside.allSatisfy({ !$0.ko.isEmpty }) else { continue }
        let outside = parts[..<start] + parts[end...]
        guard length == 1 ? count <= 6 : outside.contains(where: isSound) else { continue }
        found.append((inside.map(\.han).joined(), inside.map(\.ko).joined()))
      }
    }
    return found
  }

  /// What people decided of the rendering of a part.
  private enum Decided {
    case nothing, so
    case otherwise(Concept)
  }

  private func decided(_ zh: String, _ ko: String, _ issue: CheckContext) -> Decided {
    let concepts = issue.decisions.concepts(zhFolded: zh).filter { !($0.rows(.preferred) + $0.rows(.admitted)).isEmpty }
    guard let first = concepts.first else { return .nothing }
    return concepts.contains { $0.allows(ko: Fold.key(ko)) } ? .so : .otherwise(first)
  }

  private func against(
    _ concept: Concept, _ zh: String, _ ko: String, _ rendering: Rendering, _ issue: CheckContext
  ) -> Finding {
    let expected = concept.preferred().map(\.ko)
    return issue.finding(
      Self.id, document: rendering.document, range: rendering.range,
      message: FindingMessage(
        "finding.inconsistent-morpheme.decision",
        ["name": rendering.ko, "morpheme": zh, "found": ko, "expected": expected.joined(separator: " / ")]),
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
