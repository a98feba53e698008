// SPDX-License-Identifier: Apache-2.0

import HanHangul
import TermBase

/// Second signs that a form is the name and not an ordinary word that is spelled alike; see `KoreanTermMatcher`.
struct HomographCues {
  /// The boundaries of all hits, those of homographs without a sign made `unsure`.
  private(set) var boundaries: [KoreanMatch.Boundary]

  private let text: CheckText
  private let hits: [FormHit]

  init(text: CheckText, hits: [FormHit], decisions: any Decisions, annotated: [(ko: String, zh: String)]) {
    self.text = text
    self.hits = hits
    boundaries = hits.map(\.boundary)
    var doubtful: [Int] = []
    var byKorean: [String: Set<String>]?
    for (number, hit) in hits.enumerated() where hit.boundary != .longer {
      let isHomograph = hit.traits.homograph != nil
      guard isHomograph || hit.candidate.letters <= 3 else { continue }
      if let chinese = bracket(behind: hit.wordEnd) {
        // 선전(深圳) and 선전시(深圳市) are the name; 선전(宣傳) and 대만구(大湾区) are not. A bracket that explains a part
        // of the word (텐센트연구원(研究院)) is shorter than the word.
        if Self.concerns(decisions.forms(of: hit, .korean), chinese) { continue }
        if chinese.count >= hit.wordEnd - hit.range.lowerBound || isHomograph { boundaries[number] = .unsure }
        continue
      }
      guard isHomograph, hit.boundary != .unsure, !hit.hasCue else { continue }
      if byKorean == nil {
        byKorean = annotated.reduce(into: [:]) { $0![$1.ko, default: []].insert($1.zh) } ?? [:]
      }
      if isAnnotated(hit, decisions.forms(of: hit, .korean), byKorean ?? [:]) { continue }
      doubtful.append(number)
    }
    for number in doubtful where !isBesideWellKnownPlace(hits[number]) { boundaries[number] = .unsure }
    // A list may be read from either side: 베이징, 선전, 시안 and 선전, 시안, 베이징.
    for number in doubtful where boundaries[number] == .unsure && isBesidePlace(number, -1) {
      boundaries[number] = hits[number].boundary
    }
    for number in doubtful.reversed() where boundaries[number] == .unsure && isBesidePlace(number, 1) {
      boundaries[number] = hits[number].boundary
    }
  }

  /// Han in the bracket that opens right behind a word, folded; nil when there is none.
  private func bracket(behind end: Int) -> [UInt32]? {
    let scalars = text.scalars
    guard end < scalars.count, "(（[〔".unicodeScalars.contains(scalars[end]) else { return nil }
    var han: [UInt32] = []
    for scalar in scalars[(end + 1)...].prefix(40) {
      if ")）]〕".unicodeScalars.contains(scalar) { return han.isEmpty ? nil : han }
      guard Han.contains(scalar.value) else {
        if han.isEmpty { return nil }
        // Something else beside the Chinese: what was read so far is what the bracket says.
        return han
      }
      han.append(Han.simplified(scalar.value))
    }
    return nil
  }

  /// Whether the Chinese is that of a concept or has it as a part (即 …), or the other way round (腾讯 of 腾讯公司).
  private static func concerns(_ forms: [DecidedForm], _ chinese: [UInt32]) -> Bool {
    forms.contains { form in
      form.concept.rows.contains { row in
        let own = Fold.key(row.zh).unicodeScalars.map(\.value)
        return contains(chinese, own) || contains(own, chinese)
      }
    }
  }

  private static func contains(_ whole: [UInt32], _ part: [UInt32]) -> Bool {
    guard !part.isEmpty, part.count <= whole.count else { return false }
    return (0...(whole.count - part.count)).contains { whole[$0..<$0 + part.count].elementsEqual(part) }
  }

  /// Whether the document annotates the concept, and this Korean with nothing else.
  private func isAnnotated(_ hit: FormHit, _ forms: [DecidedForm], _ byKorean: [String: Set<String>]) -> Bool {
    guard let ko = forms.first.map({ Fold.key($0.row.ko) }) else { return false }
    let own = Set(forms.flatMap { $0.concept.rows.map { Fold.key($0.zh) } })
    if byKorean[ko].map({ !$0.isSubset(of: own) }) ?? false { return false }
    guard byKorean.values.contains(where: { !$0.isDisjoint(with: own) }) else { return false }
    return hit.traits.homograph == .noun || hit.boundary == .particles
  }

  // MARK: - Places beside it

  /// Whether the hit before (−1) or behind (1) is a place that is surely meant and stands in a list or an address
  /// with this one.
  private func isBesidePlace(_ number: Int, _ step: Int) -> Bool {
    let other = number + step
    guard hits.indices.contains(other), hits[number].traits.categories & FormFlags.placeCategories != 0,
      hits[other].traits.categories & FormFlags.placeCategories != 0,
      boundaries[other] != .unsure, boundaries[other] != .longer
    else { return false }
    let (first, second) = step < 0 ? (hits[other], hits[number]) : (hits[number], hits[other])
    guard first.wordEnd <= second.range.lowerBound, second.range.lowerBound - first.wordEnd <= 6 else { return false }
    let particle = text.string(first.range.upperBound..<first.wordEnd)
    return joins(
      text.scalars[first.wordEnd..<second.range.lowerBound], behind: first.boundary == .particles ? particle : "",
      tail: first.boundary == .tail ? particle : "", hits[number], isBehind: step < 0)
  }

  /// The same for a place that no decision has to name (`Data/particles.tsv`).
  private func isBesideWellKnownPlace(_ hit: FormHit) -> Bool {
    guard hit.traits.categories & (FormFlags.placeCategories | 1) != 0 else { return false }
    let scalars = text.scalars
    // The word before: name, tail, particle.
    var end = hit.range.lowerBound
    while end > 0, hit.range.lowerBound - end < 6, !KoreanText.isLetter(scalars[end - 1].value),
      scalars[end - 1] != "\n"
    {
      end -= 1
    }
    var start = end
    while start > 0, end - start < 12, KoreanText.isHangul(scalars[start - 1].value) { start -= 1 }
    let between = scalars[end..<hit.range.lowerBound]
    let word = text.string(start..<end)
    for place in ParticleData.places where word.unicodeScalars.starts(with: place.unicodeScalars) {
      let rest = String(word.unicodeScalars.dropFirst(place.unicodeScalars.count))
      let isTail = ["", "성", "시", "자치구"].contains(rest)
      if joins(between, behind: isTail ? "" : rest, tail: isTail ? rest : "", hit, isBehind: true) { return true }
    }
    // The word behind.
    var next = hit.wordEnd
    while next < scalars.count, next - hit.wordEnd < 6, !KoreanText.isLetter(scalars[next].value), scalars[next] != "\n"
    {
      next += 1
    }
    let following = scalars[next...].prefix(6)
    guard next > hit.wordEnd, ParticleData.places.contains(where: { following.starts(with: $0.unicodeScalars) }) else {
      return false
    }
    let own = hit.boundary == .particles ? text.string(hit.range.upperBound..<hit.wordEnd) : ""
    return joins(scalars[hit.wordEnd..<next], behind: own, tail: "", hit, isBehind: false)
  }

  /// Whether two names with this between them stand in a list (베이징, 선전; 베이징과 선전), on a way (베이징에서
  /// 선전까지) or in an address (광둥성 선전; 베이징 선전에서, which says so only before a particle of place).
  ///
  /// - Parameters:
  ///   - particle: of the first name; empty when it has none.
  ///   - tail: of the first name.
  ///   - hit: the doubtful one.
  ///   - isBehind: whether it is the second.
  private func joins(
    _ between: ArraySlice<Unicode.Scalar>, behind particle: String, tail: String, _ hit: FormHit, isBehind: Bool
  ) -> Bool {
    let separators = between.filter { !$0.properties.isWhitespace }
    if let first = separators.first {
      let isList = separators.count == 1 && ",·、，/~∼～-–—ㆍ・→".unicodeScalars.contains(first)
      return particle.isEmpty && (isList || separators.elementsEqual("및".unicodeScalars))
    }
    if ["와", "과", "이나", "나", "이랑", "랑"].contains(particle) { return true }
    if particle == "에서" { return isBehind && chain(of: hit, startsWith: ["까지", "으로", "로"]) }
    guard isBehind, particle.isEmpty, !between.isEmpty else { return false }
    if !tail.isEmpty { return true }
    return hit.boundary == .particles && chain(of: hit, startsWith: ["에서", "에", "까지", "으로", "로", "의"])
  }

  private func chain(of hit: FormHit, startsWith particles: [String]) -> Bool {
    let chain = text.string(hit.range.upperBound..<hit.wordEnd)
    return particles.contains { chain.unicodeScalars.starts(with: $0.unicodeScalars) }
  }
}
