// SPDX-License-Identifier: Apache-2.0

import Alignment
import HanHangul
import TermBase

extension MixedReadingRule {
  /// A hybrid that a word may be, and the rendering it is one of.
  private struct Candidate {
    var rendering: Int
    var hybrid: Hybrid
  }

  /// Words of running text that are names as the issue annotates them, with some of their characters by 한자음.
  func inRunningText(_ issue: CheckContext) -> [Finding] {
    let byHead = Self.renderingsByHead(issue)
    if byHead.isEmpty { return [] }
    var findings: [Finding] = []
    for (index, document) in issue.documents.enumerated() {
      let scalars = document.text.scalars
      let starts = Self.starts(of: byHead, in: scalars)
      if starts.isEmpty { continue }
      let known = Intervals(issue.renderings(in: index).map(\.range))
      for place in starts {
        let letters = scalars[place...].prefix(24).prefix { KoreanText.isHangul($0.value) }.map(\.value)
        for candidate in candidates(letters, byHead, issue) {
          let length = candidate.hybrid.letters.count
          let stem = ParticleGrammar.Stem(final: nil, count: length, categories: FormFlags.nameCategories)
          let range = place..<place + length
          guard length == letters.count || ParticleGrammar.chain(letters[length...], after: stem) != nil,
            !known.overlaps(range), !document.isSkipped(range), !isWritten(candidate.hybrid, issue)
          else { continue }
          findings.append(finding(issue, index, range, candidate))
          break
        }
      }
    }
    return findings
  }

  /// Renderings that have hybrids, one of each name, by the first two letters of those.
  private static func renderingsByHead(_ issue: CheckContext) -> [UInt32: [Int]] {
    var byHead: [UInt32: [Int]] = [:]
    for name in issue.names {
      let first = name.places.first { place in
        issue.renderings[place].annotation.kind == .sound && issue.renderings[place].annotation.verdict == .accept
          && issue.renderings[place].annotation.expected.isEmpty
          && ByteKey(issue.readings[place].ko) == ByteKey(issue.renderings[place].koFolded)
      }
      guard let first else { continue }
      for hybrid in issue.readings[first].hybrids
      where issue.mayStand(hybrid.letters) && byHead[hybrid.head]?.last != first {
        byHead[hybrid.head, default: []].append(first)
      }
    }
    return byHead
  }

  /// Where words begin whose first two letters are those of a hybrid.
  private static func starts(of byHead: [UInt32: [Int]], in scalars: [Unicode.Scalar]) -> [Int] {
    var starts: [Int] = []
    scalars.withUnsafeBufferPointer { scalars in
      var isInside = false
      for place in 0..<max(0, scalars.count - 1) {
        let value = scalars[place].value
        let isStart = !isInside
        isInside = KoreanText.isLetter(value)
        guard isStart, value < 0x10000, scalars[place + 1].value < 0x10000,
          byHead[Hybrid.head(value, scalars[place + 1].value)] != nil
        else { continue }
        starts.append(place)
      }
    }
    return starts
  }

  /// What a word may begin with, the longest first.
  private func candidates(_ letters: [UInt32], _ byHead: [UInt32: [Int]], _ issue: CheckContext) -> [Candidate] {
    guard letters.count >= 2 else { return [] }
    var longest: [Int: Candidate] = [:]
    for rendering in byHead[Hybrid.head(letters[0], letters[1]), default: []] {
      for hybrid in issue.readings[rendering].hybrids
      where longest[hybrid.letters.count] == nil && letters.starts(with: hybrid.letters) {
        longest[hybrid.letters.count] = Candidate(rendering: rendering, hybrid: hybrid)
      }
    }
    return longest.sorted { $0.key > $1.key }.map(\.value)
  }

  /// Whether a decision or a bracket of the issue has the form for a name of its own.
  private func isWritten(_ hybrid: Hybrid, _ issue: CheckContext) -> Bool {
    var form = String.UnicodeScalarView()
    for case let letter? in hybrid.letters.map(Unicode.Scalar.init) { form.append(letter) }
    return issue.decisions.forms(koFolded: String(form)).contains(where: \.isAllowed)
      || !issue.own.decisions.forms(koFolded: String(form)).isEmpty
  }

  private func finding(_ issue: CheckContext, _ document: Int, _ range: Range<Int>, _ candidate: Candidate) -> Finding {
    let text = issue.documents[document].text
    let found = text.string(range)
    let rendering = issue.renderings[candidate.rendering]
    return issue.finding(
      Self.id, document: document, range: range,
      message: FindingMessage(
        "finding.mixed-reading",
        [
          "found": found, "zh": rendering.zh, "sino": candidate.hybrid.sino.joined(separator: "·"),
          "sound": candidate.hybrid.sound.joined(separator: "·"),
        ]),
      zh: rendering.zh, found: found, expected: [rendering.ko],
      fix: FormFix.plain(range, by: rendering.ko, in: text),
      related: [
        issue.place(
          document: rendering.document, offset: rendering.range.lowerBound,
          FindingMessage("related.annotated-here", ["found": rendering.ko, "zh": rendering.zh]))
      ])
  }
}
