// SPDX-License-Identifier: Apache-2.0

import HanHangul
import TermBase

/// One term with its words apart and together. Both are correct Korean (한글 맞춤법 제49·50항: 고유 명사와 전문 용어), so
/// the finding says no more than that a publication should write it in one way.
///
/// Fires: 신품질생산력 where a decision, or most of the issue, has 신품질 생산력; 창어-5호 beside 창어 5호; 펑청(鹏城)실험실 beside
/// 즈장(之江) 실험실.
///
/// Must not: a form that wraps at a line end; a form that a decision admits in both spellings; 신품질생산력 in a
/// longer word.
struct SpacingVariantRule: Rule {
  static let id = RuleID.spacingVariant
  static let messageKeys = [
    "finding.spacing-variant", "finding.spacing-variant.issue", "finding.spacing-variant.tail", "related.other-spacing",
    "reason.spacing",
  ]

  func findings(in issue: CheckContext) -> [Finding] {
    againstDecisions(issue) + withinIssue(issue) + behindBrackets(issue)
  }

  // MARK: - Against decisions

  private func againstDecisions(_ issue: CheckContext) -> [Finding] {
    var findings: [Finding] = []
    for (document, matches) in issue.matches.enumerated() {
      let text = issue.documents[document].text
      for match in matches where match.isAllowed && Self.isTerm(match) {
        let written = Surface(text.string(match.range))
        let allowed = match.forms.filter(\.isAllowed)
        guard let form = allowed.first, !allowed.contains(where: { written.matches(Surface($0.row.ko)) }) else {
          continue
        }
        let row =
          (form.concept.preferred(like: form.row.form).first { Fold.key($0.ko) == Fold.key(form.row.ko) }) ?? form.row
        findings.append(
          issue.finding(
            Self.id, document: document, range: match.range,
            message: FindingMessage("finding.spacing-variant", ["found": written.text, "expected": row.ko]),
            conceptId: form.concept.id, zh: row.zh, found: written.text, expected: [row.ko], reason: row.findingReason,
            fix: written.hasLineEnd ? nil : FindingFix(range: match.range, text: row.ko)))
      }
    }
    return findings
  }

  /// A long form is the term in a longer word as well: 신품질생산력촉진센터.
  private static func isTerm(_ match: KoreanMatch) -> Bool {
    match.boundary == .longer ? match.hit.candidate.letters >= 5 : match.boundary != .unsure
  }

  // MARK: - Within the issue

  /// Renderings that no decision knows, annotated or not, against the spelling of most places.
  private func withinIssue(_ issue: CheckContext) -> [Finding] {
    struct Place {
      var document: Int
      var range: Range<Int>
      var form: String
      var zh: String
    }
    var places: [ByteKey: [Place]] = [:]
    var order: [ByteKey] = []
    func add(_ key: ByteKey, _ place: Place) {
      if places[key] == nil { order.append(key) }
      // Places come in the order of the text, so that only the last can be the same.
      if let last = places[key]?.last, last.document == place.document, last.range.overlaps(place.range) { return }
      places[key, default: []].append(place)
    }
    for rendering in issue.renderings where !isDecided(rendering, issue) && rendering.koFolded.unicodeScalars.count >= 3
    {
      add(
        ByteKey(rendering.koFolded),
        Place(document: rendering.document, range: rendering.range, form: rendering.ko, zh: rendering.zh))
    }
    // Mostly no name can stand otherwise than in its bracket, and running text is not to be matched.
    let running = mayVary(issue) ? issue.own.matches : []
    for (document, matches) in running.enumerated() {
      // The bracket's own rendering is found in the running text as well.
      let annotated = Intervals(issue.renderings(in: document).map(\.range))
      for match in matches
      where Self.isTerm(match) && match.hit.candidate.letters >= 4 && !annotated.overlaps(match.range) {
        let key = ByteKey(Fold.key(match.form.row.ko))
        guard places[key] != nil else { continue }
        let form = issue.documents[document].text.string(match.range)
        add(key, Place(document: document, range: match.range, form: form, zh: match.form.row.zh))
      }
    }
    return order.flatMap { key -> [Finding] in
      guard let found = places[key], found.count > 1 else { return [] }
      let all = found.map { (place: $0, surface: Surface($0.form)) }.filter { !$0.surface.hasLineEnd }
      var counts: [String: Int] = [:]
      for (_, surface) in all { counts[surface.text, default: 0] += 1 }
      guard counts.count > 1, let most = counts.values.max(),
        let usual = all.first(where: { counts[$0.surface.text] == most })
      else { return [] }
      return all.filter { $0.surface.text != usual.surface.text }.map { place, surface in
        issue.finding(
          Self.id, document: place.document, range: place.range,
          message: FindingMessage(
            "finding.spacing-variant.issue", ["found": surface.text, "expected": usual.surface.text]),
          zh: place.zh, found: surface.text, expected: [usual.surface.text],
          reason: majority(usual.surface.text, most, all.count),
          fix: FindingFix(range: place.range, text: usual.surface.text),
          related: [related(issue, usual.place.document, usual.place.range.lowerBound, usual.surface.text)])
      }
    }
  }

  /// Whether running text may have a form with other spaces or marks than its bracket, or in another letter case.
  private func mayVary(_ issue: CheckContext) -> Bool {
    var pairs = FormPairs()
    for rendering in issue.renderings {
      // Of three letters and fewer no other spacing is one: nine bytes of Hangul, as most names have.
      if rendering.ko.utf8.count < 12, rendering.ko.unicodeScalars.count < 4 { continue }
      let letters = rendering.ko.unicodeScalars.map(\.value)
      guard letters.allSatisfy(Hangul.isSyllable) else { return true }
      pairs.insert(letters)
    }
    return issue.documents.contains { pairs.standApart(in: $0.text.korean) }
  }

  private func isDecided(_ rendering: Rendering, _ issue: CheckContext) -> Bool {
    issue.concepts(of: rendering).contains { $0.row(ko: rendering.koFolded) != nil }
  }

  // MARK: - The word behind the bracket

  /// 펑청(鹏城)실험실 and 즈장(之江) 실험실: the same generic noun, once joined and once not.
  private func behindBrackets(_ issue: CheckContext) -> [Finding] {
    struct Place {
      var rendering: Rendering
      var range: Range<Int>
    }
    var joined: [String: [Place]] = [:]
    var apart: [String: [Place]] = [:]
    var order: [String] = []
    for rendering in issue.renderings where rendering.annotation.direction == .forward {
      let scalars = issue.documents[rendering.document].text.scalars
      guard let zh = rendering.annotation.zhRange,
        let close = scalars[zh.upperBound...].prefix(60).firstIndex(where: { BracketShape.closesAnnotation($0.value) })
      else { continue }
      var start = close + 1
      let isApart = start < scalars.count && scalars[start] == " "
      if isApart { start += 1 }
      guard start < scalars.count, let noun = Self.noun(scalars[start...].prefix(12)) else { continue }
      let word = issue.documents[rendering.document].text.string(start..<start + noun)
      if joined[word] == nil, apart[word] == nil { order.append(word) }
      let place = Place(rendering: rendering, range: rendering.range.lowerBound..<start + noun)
      if isApart { apart[word, default: []].append(place) } else { joined[word, default: []].append(place) }
    }
    return order.flatMap { word -> [Finding] in
      guard let together = joined[word], let spaced = apart[word],
        let model = (together.count >= spaced.count ? together : spaced).first
      else { return [] }
      let isTogether = together.count >= spaced.count
      let total = together.count + spaced.count
      return (isTogether ? spaced : together).map { place in
        let text = issue.documents[place.rendering.document].text
        return issue.finding(
          Self.id, document: place.rendering.document, range: place.range,
          message: FindingMessage(
            "finding.spacing-variant.tail", ["found": text.string(place.range), "word": word]),
          zh: place.rendering.zh, found: text.string(place.range),
          reason: majority(
            issue.documents[model.rendering.document].text.string(model.range), max(together.count, spaced.count), total
          ),
          related: [
            related(
              issue, model.rendering.document, model.range.lowerBound,
              issue.documents[model.rendering.document].text.string(model.range))
          ])
      }
    }
  }

  /// Letters of the generic noun that begins a word; nil when it begins with none, or with a particle.
  private static func noun(_ scalars: ArraySlice<Unicode.Scalar>) -> Int? {
    let letters = scalars.prefix { KoreanText.isHangul($0.value) }.map(\.value)
    let stem = ParticleGrammar.Stem(final: nil, count: 3, categories: FormFlags.nameCategories)
    guard letters.count >= 2, ParticleGrammar.chain(letters[...], after: stem)?.hasTail == true else { return nil }
    return ParticleGrammar.tails(letters[...], after: stem).map(\.length).filter { $0 >= 2 }.max()
  }

  /// Nil where half of the places or fewer write so: one against one is no majority.
  private func majority(_ form: String, _ count: Int, _ total: Int) -> FindingReason? {
    guard count * 2 > total else { return nil }
    return FindingReason(
      .majority, .message(FindingMessage("reason.spacing", ["form": form, "count": "\(count)", "total": "\(total)"])))
  }

  private func related(_ issue: CheckContext, _ document: Int, _ offset: Int, _ form: String) -> RelatedPlace {
    issue.place(document: document, offset: offset, FindingMessage("related.other-spacing", ["found": form]))
  }
}

/// A form as its spaces, hyphens and middle dots show it: letters composed, each run of white space one space.
struct Surface: Equatable {
  let text: String
  let hasLineEnd: Bool

  init(_ form: String) {
    var text = ""
    var hasSpace = false
    var hasLineEnd = false
    for scalar in ((try? Normalization.nfkc(form)) ?? form).unicodeScalars {
      if scalar.properties.isWhitespace {
        hasSpace = true
        if scalar == "\n" || scalar == "\r" { hasLineEnd = true }
        continue
      }
      if hasSpace, !text.isEmpty { text.append(" ") }
      hasSpace = false
      // One hyphen is as good as another, and ㆍ is typed for ·.
      text.unicodeScalars.append(Self.mark(scalar))
    }
    self.text = text
    self.hasLineEnd = hasLineEnd
  }

  private static func mark(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x2010...0x2015, 0x2212: "-"
    case 0x30FB, 0x2022, 0x2027, 0x22C5, 0x318D, 0x119E: "·"
    default: scalar
    }
  }

  /// Letter case and line ends are no spacing.
  func matches(_ other: Surface) -> Bool {
    let (a, b) = (text.lowercased(), other.text.lowercased())
    if a == b { return true }
    return hasLineEnd && a.filter { $0 != " " } == b.filter { $0 != " " }
  }
}
