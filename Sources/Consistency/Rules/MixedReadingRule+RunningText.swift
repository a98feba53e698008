// SPDX-License-Identifier: Apache-2.0

import Alignment
import HanHangul
import TermBase

extension MixedReadingRule {
  /// A name as the issue annotates it, with some of its characters, not all, by 한자음 instead: 쑨문보, 손원박 for 쑨원보(孙文博).
  private struct Hybrid {
    var rendering: Rendering
    var sino: String
    var sound: String
  }

  /// Words of running text that are such a form.
  func inRunningText(_ issue: CheckContext) -> [Finding] {
    let hybrids = Self.hybrids(issue)
    if hybrids.isEmpty { return [] }
    let lengths = Set(hybrids.keys.map(\.count)).sorted(by: >)
    let heads = Set(hybrids.keys.map { $0[0] << 16 | $0[1] })
    var findings: [Finding] = []
    for (index, document) in issue.documents.enumerated() {
      let scalars = document.text.scalars
      let known = Intervals(issue.renderings(in: index).map(\.range))
      var isInside = false
      for place in scalars.indices {
        let value = scalars[place].value
        let isStart = !isInside
        isInside = KoreanText.isLetter(value)
        guard isStart, place + 1 < scalars.count, value < 0x10000, scalars[place + 1].value < 0x10000,
          heads.contains(value << 16 | scalars[place + 1].value)
        else { continue }
        let letters = scalars[place...].prefix(24).prefix { KoreanText.isHangul($0.value) }.map(\.value)
        for length in lengths where length <= letters.count {
          guard let hybrid = hybrids[Array(letters[..<length])] else { continue }
          let stem = ParticleGrammar.Stem(final: nil, count: length, categories: FormFlags.nameCategories)
          let range = place..<place + length
          guard length == letters.count || ParticleGrammar.chain(letters[length...], after: stem) != nil,
            !known.overlaps(range), !document.isSkipped(range)
          else { continue }
          findings.append(finding(issue, index, range, hybrid))
          break
        }
      }
    }
    return findings
  }

  private func finding(_ issue: CheckContext, _ document: Int, _ range: Range<Int>, _ hybrid: Hybrid) -> Finding {
    let text = issue.documents[document].text
    let found = text.string(range)
    let rendering = hybrid.rendering
    return issue.finding(
      Self.id, document: document, range: range,
      message: FindingMessage(
        "finding.mixed-reading", ["found": found, "zh": rendering.zh, "sino": hybrid.sino, "sound": hybrid.sound]),
      zh: rendering.zh, found: found, expected: [rendering.ko],
      fix: FormFix.plain(range, by: rendering.ko, in: text),
      related: [
        issue.place(
          document: rendering.document, offset: rendering.range.lowerBound,
          FindingMessage("related.annotated-here", ["found": rendering.ko, "zh": rendering.zh]))
      ])
  }

  /// By letters. Only names of three characters and more that are written by sound: with fewer the mixture may be any word.
  private static func hybrids(_ issue: CheckContext) -> [[UInt32]: Hybrid] {
    var hybrids: [[UInt32]: Hybrid] = [:]
    for zh in issue.chinese {
      guard (3...5).contains(zh.unicodeScalars.count),
        let first = issue.byChinese[zh]?.first(where: { index in
          let rendering = issue.renderings[index]
          return rendering.annotation.kind == .sound && rendering.annotation.verdict == .accept
            && rendering.annotation.expected.isEmpty && issue.parts[index].count == zh.unicodeScalars.count
            && issue.parts[index].map(\.ko).joined() == rendering.koFolded
        })
      else { continue }
      add(issue.renderings[first], issue.parts[first], issue, to: &hybrids)
    }
    return hybrids
  }

  private static func add(
    _ rendering: Rendering, _ parts: [AlignedPart], _ issue: CheckContext, to hybrids: inout [[UInt32]: Hybrid]
  ) {
    guard parts.allSatisfy({ $0.hanRange.count == 1 && ($0.reading == .sound || $0.reading == .both) }) else { return }
    let sinos = parts.enumerated().map { index, part -> String in
      let reading = SinoKorean.reading(of: part.han)
      // 두음법칙 is for the beginning of a name: 이 at the start, 리 inside.
      guard index > 0, let han = part.han.unicodeScalars.first else { return reading }
      var plain: UInt16?
      Han.forEachSino(han.value) { plain = plain ?? $0 }
      return plain.flatMap(Unicode.Scalar.init).map { String($0) } ?? reading
    }
    let places = parts.indices.filter { parts[$0].reading == .sound && parts[$0].ko != sinos[$0] }
    guard places.count >= 2 else { return }
    // Some of them, not all: all by 한자음 is another form, not a mixture.
    for choice in 1..<(1 << places.count) - 1 {
      let chosen = Set(places.indices.filter { choice >> $0 & 1 == 1 }.map { places[$0] })
      let form = parts.indices.map { chosen.contains($0) ? sinos[$0] : parts[$0].ko }.joined()
      let letters = form.unicodeScalars.map(\.value)
      guard letters.count >= 3, letters.allSatisfy({ $0 < 0x10000 }), hybrids[letters] == nil,
        !issue.decisions.forms(koFolded: form).contains(where: \.isAllowed),
        issue.ownDecisions.forms(koFolded: form).isEmpty
      else { continue }
      hybrids[letters] = Hybrid(
        rendering: rendering, sino: chosen.sorted().map { sinos[$0] }.joined(separator: "·"),
        sound: places.filter { !chosen.contains($0) }.map { parts[$0].ko }.joined(separator: "·"))
    }
  }
}
