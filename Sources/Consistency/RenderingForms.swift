// SPDX-License-Identifier: Apache-2.0

import HanHangul

/// The places of an issue that render one Chinese in the same way.
struct RenderingForm {
  var renderings: [Rendering]
  /// Folded forms that were taken for the same: one is a part of the other, or an alias of it.
  private var keys: Set<String>
  /// Folded names that its brackets give beside the Chinese.
  private var aliases: Set<String>

  init(_ rendering: Rendering) {
    renderings = [rendering]
    keys = [rendering.koFolded]
    aliases = Set(rendering.annotation.aliases.map(Fold.key))
  }

  /// The form as most of its places write it; the first of them on a tie.
  var ko: String {
    var counts: [String: Int] = [:]
    for rendering in renderings { counts[rendering.ko, default: 0] += 1 }
    let most = counts.values.max()
    return renderings.first { counts[$0.ko] == most }?.ko ?? ""
  }

  func contains(_ key: String) -> Bool { keys.contains(key) }

  /// Whether a rendering is this form, a part of it, or a name its bracket gives beside the Chinese.
  func takes(_ other: Rendering) -> Bool {
    // A text of many places has few forms: the sets stay small where the places grow.
    keys.contains { InconsistentRenderingRule.isPart($0, other.koFolded) }
      || aliases.contains(other.koFolded)
      || other.annotation.aliases.contains { keys.contains(Fold.key($0)) }
  }

  /// Whether it is the exact sound of a name that everybody knows by its sound (`KnownNames`).
  var isStandardName: Bool {
    renderings.contains {
      $0.annotation.kind == .sound && $0.annotation.link > 0.99 && $0.annotation.expected.isEmpty
        && KnownNames.category(of: $0.ko) != nil && HistoricalName.kind(of: $0.zh) == nil
    }
  }

  var isSino: Bool { renderings.allSatisfy { $0.annotation.kind == .sino } }

  mutating func add(_ other: RenderingForm) {
    renderings += other.renderings
    keys.formUnion(other.keys)
    aliases.formUnion(other.aliases)
  }
}

/// Several forms of one Chinese and which of them should stand.
enum RenderingForms {
  /// Forms in order of their first appearance.
  static func of(_ renderings: [Rendering]) -> [RenderingForm] {
    var forms: [RenderingForm] = []
    for rendering in renderings {
      // A rendering can join forms that were apart: 청닝, 의료, 청닝의료.
      let same = forms.indices.filter { forms[$0].takes(rendering) }
      guard let first = same.first else {
        forms.append(RenderingForm(rendering))
        continue
      }
      for other in same.dropFirst() { forms[first].add(forms[other]) }
      forms[first].add(RenderingForm(rendering))
      for other in same.dropFirst().reversed() { forms.remove(at: other) }
    }
    return forms
  }

  /// The expected forms and why; empty when two forms are equally frequent and the standard decides nothing.
  static func expected(of forms: [RenderingForm]) -> ([String], FindingReason?) {
    let computed = FindingReason(.computed, .message(FindingMessage("reason.computed")))
    let most = forms.map(\.renderings.count).max() ?? 0
    let leaders = forms.filter { $0.renderings.count == most }
    let standard = forms.lazy.flatMap(\.renderings).map(\.standard).first { !$0.isEmpty } ?? []
    if leaders.count == 1, let leader = leaders.first {
      if !departs(leader, from: standard) {
        // The standard says more than a count.
        if standard.contains(where: { leader.contains(Fold.key($0)) }) { return ([leader.ko], computed) }
        let total = forms.reduce(0) { $0 + $1.renderings.count }
        let reason = FindingMessage(
          "reason.majority", ["form": leader.ko, "count": "\(most)", "total": "\(total)"])
        return ([leader.ko], FindingReason(.majority, .message(reason)))
      }
      return (standard, computed)
    }
    if let standing = leaders.first(where: { form in standard.contains { form.contains(Fold.key($0)) } }) {
      return ([standing.ko], computed)
    }
    // 저우언라이 beside 주은래: a well-known name as the standard has it, and its 한자음. 오르도스 beside 어얼둬쓰 is a usage of its own.
    let names = leaders.filter(\.isStandardName)
    if names.count == 1, let name = names.first, leaders.allSatisfy({ $0.isStandardName || $0.isSino }) {
      return ([name.ko], computed)
    }
    // None of the leaders follows the standard, but each is known to depart from it.
    if leaders.allSatisfy({ departs($0, from: standard) }) { return (standard, computed) }
    return ([], nil)
  }

  /// Whether a form is a slip of the standard one: the aligner says so, or it has as many syllables and at least
  /// half of them (청닝 / 청눠, whose 닝 reads nothing). A brand or a translation (텐센트 / 텅쉰) is none.
  private static func departs(_ form: RenderingForm, from standard: [String]) -> Bool {
    if form.renderings.contains(where: { !$0.standard.isEmpty }) { return true }
    // What the aligner reads exactly is right by itself, whatever its neighbour looks like.
    if form.renderings.contains(where: { $0.annotation.link > 0.99 }) { return false }
    let own = Array(Fold.key(form.ko))
    return !standard.contains { form.contains(Fold.key($0)) }
      && standard.contains { other in
        let other = Array(Fold.key(other))
        return own.count == other.count && zip(own, other).count { $0 == $1 } * 2 >= own.count
      }
  }
}
