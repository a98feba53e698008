// SPDX-License-Identifier: Apache-2.0

import HanHangul
import IndexFile
import TermBase
import Testing

@testable import Consistency

/// Random numbers that are the same on every run.
private struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }

  mutating func word(_ alphabet: [String], _ lengths: ClosedRange<Int>) -> String {
    (0..<Int.random(in: lengths, using: &self)).map { _ in alphabet.randomElement(using: &self) ?? "" }.joined()
  }
}

/// The matcher from the index against one that tries every form at every place.
@Suite struct FormScannerTests {
  private static let letters = ["가", "나", "무", "조", "대", "은", "는", "에서", "A", "7", "騰"]

  @Test(arguments: 1...200) func equalsTheNaiveMatcher(seed: UInt64) {
    var random = Seeded(seed)
    let concepts = (0..<Int.random(in: 1...60, using: &random)).map { number in
      // Terms that are no names: compounds and prefixes are tested by tables.
      concept(
        "c\(number)", "甲", [(random.word(Self.letters + [" "], 1...6), .preferred)], category: .term)
    }
    let text = random.word(Self.letters + [" ", " ", "\n", "·", "(", ".", "\t", "\r\n", "\u{200B}"], 0...400)
    let decisions = DecisionList(concepts)
    let found = decisions.hits(in: CheckText(text), .korean).map { "\($0.range) \($0.boundary)" }
    let expected = naive(concepts, text).map { "\($0.0) \($0.1)" }
    #expect(found == expected, "\(concepts.flatMap(\.rows).map(\.ko)) in \(text.debugDescription)")
  }

  private func naive(_ concepts: [Concept], _ string: String) -> [(Range<Int>, KoreanMatch.Boundary)] {
    let text = CheckText(string).korean.letters
    let forms = concepts.flatMap(\.rows).map(\.ko)
    var result: [(Range<Int>, KoreanMatch.Boundary)] = []
    var start = 0
    while start < text.count {
      let before = text[..<start].last { $0 != 0 }
      let isInWord = before.map(KoreanText.isLetter) ?? false
      guard KoreanText.isLetter(text[start]), !isInWord || changesScript(text, start) else {
        start += 1
        continue
      }
      let word = text[start...].prefix { $0 == 0 || KoreanText.isHangul($0) }.filter { $0 != 0 }
      if isInWord, KoreanText.isHangul(text[start]), ParticleGrammar.isParticles(word[...]) {
        start += 1
        continue
      }
      let candidates = forms.compactMap { form in end(of: form, text, start).map { ($0, boundary(form, text, $0)) } }
      let good = candidates.filter { $0.1 != .longer }.max { $0.0 < $1.0 }
      guard let best = good ?? candidates.max(by: { $0.0 < $1.0 }) else {
        start += 1
        continue
      }
      let overlaps = result.last.map { $0.0.upperBound > start } ?? false
      if best.1 == .longer {
        if !overlaps { result.append((start..<best.0, .longer)) }
        start += 1
      } else {
        if overlaps { result.removeLast() }
        result.append((start..<best.0, best.1))
        start = best.0
      }
    }
    return result
  }

  /// 의료AI, 중국5G, AI모델; not A급, 20대.
  private func changesScript(_ text: [UInt32], _ place: Int) -> Bool {
    func isDigit(_ letter: UInt32) -> Bool { (0x30...0x39).contains(letter) }
    let (letter, last) = (text[place], text[place - 1])
    if KoreanText.isHangul(last), KoreanText.isLatinOrDigit(letter) {
      return !isDigit(letter)
        || (place + 1 < text.count && KoreanText.isLatinOrDigit(text[place + 1]) && !isDigit(text[place + 1]))
    }
    return KoreanText.isHangul(letter) && KoreanText.isLatinOrDigit(last) && !isDigit(last) && place > 1
      && KoreanText.isLatinOrDigit(text[place - 2])
  }

  private func end(of form: String, _ text: [UInt32], _ start: Int) -> Int? {
    let key = Array(Fold.key(form).unicodeScalars)
    guard key.count >= 2 else { return nil }
    // Letters of the form before which it has a space, by the same key in any row.
    var at = start
    for (number, scalar) in key.enumerated() {
      if number > 0 {
        var next = at + 1
        var (blanks, lines, dots) = (0, 0, 0)
        while next < text.count, [0, 0x20, 0x0A, 0x0D, 0xB7].contains(text[next]) {
          if text[next] == 0x0A { lines += 1 }
          if text[next] == 0xB7 { dots += 1 }
          if text[next] != 0 { blanks += 1 }
          next += 1
        }
        guard next < text.count, lines < 2 else { return nil }
        if lines > 0 {
          if key.count < 3 { return nil }
        } else if blanks > 0, !spaces(form).contains(number) {
          if key.count < 4 || number == 1 || number == key.count - 1 { return nil }
        }
        at = next
      }
      guard text[at] == scalar.value else { return nil }
    }
    at += 1
    while at < text.count, text[at] == 0 { at += 1 }
    return at
  }

  /// What the index keeps: spaces before the second, third and last letter.
  private func spaces(_ form: String) -> Set<Int> {
    var found: Set<Int> = []
    var letters = 0
    var isAfterSpace = false
    let count = form.unicodeScalars.filter { $0 != " " }.count
    for scalar in form.unicodeScalars {
      if scalar == " " {
        isAfterSpace = true
      } else {
        if isAfterSpace, letters > 0, letters <= 2 || letters == count - 1 { found.insert(letters) }
        letters += 1
        isAfterSpace = false
      }
    }
    return found
  }

  private func boundary(_ form: String, _ text: [UInt32], _ end: Int) -> KoreanMatch.Boundary {
    guard end < text.count, let last = Fold.key(form).unicodeScalars.last?.value else { return .edge }
    if KoreanText.isLatinOrDigit(last), KoreanText.isLatinOrDigit(text[end]) { return .longer }
    let run = text[end...].prefix { $0 == 0 || KoreanText.isHangul($0) }.filter { $0 != 0 }
    if run.isEmpty { return .edge }
    let stem = ParticleGrammar.Stem(
      final: KoreanText.isHangul(last) ? FinalSound.of(letter: last) : nil,
      count: Fold.key(form).unicodeScalars.count, categories: FormFlags.category(.term))
    guard let chain = ParticleGrammar.chain(run[...], after: stem) else {
      let isLatin =
        KoreanText.isLatinOrDigit(last) && (form.contains { $0.isASCII && $0.isLetter } || Fold.key(form).count > 4)
      return isLatin ? .tail : .longer
    }
    // What a word behind may tell is tested by tables.
    return chain.isUnsure || chain.isOpen ? .unsure : chain.hasTail ? .tail : .particles
  }

  // MARK: - Damage

  /// Sections whose numbers are anything, under checksums that are right: an error or an answer, never a crash.
  @Test(arguments: 1...300) func aDamagedIndexIsRefused(seed: UInt64) throws {
    var random = Seeded(seed)
    let concepts = (0..<40).map {
      concept("c\($0)", random.word(["甲", "騰", "訊"], 2...4), [(random.word(Self.letters, 2...5), .preferred)])
    }
    let image = TermIndex.compile(TermBase(rows: concepts.flatMap(\.rows)), stamp: TermIndexStamp()).image()
    let file = try IndexFile(image: image, kind: TermIndex.kind, version: TermIndex.version)
    let victim = try #require(["KYKO", "HDKO", "KYZH", "HDZH", "CONC", "RECS"].randomElement(using: &random))
    var writer = IndexFileWriter(kind: TermIndex.kind, version: TermIndex.version)
    for id in file.sectionIDs {
      var bytes = Array(try file.required(id).bytes)
      if id.description == victim, !bytes.isEmpty {
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        if Int.random(in: 0...4, using: &random) == 0 {
          bytes.removeLast(Int.random(in: 1...min(9, bytes.count), using: &random))
        }
      }
      writer.set(id, bytes)
    }
    let damaged = try IndexFile(image: writer.image(), kind: TermIndex.kind, version: TermIndex.version)
    guard let index = try? TermIndex(damaged) else { return }
    let decisions = IndexedDecisions(index)
    let text = CheckText(concepts.map { "\($0.rows[0].ko)은 \($0.rows[0].zh) " }.joined())
    for match in KoreanTermMatcher(decisions: decisions).matches(in: text) { _ = match.form.row.ko }
    for match in ChineseTermMatcher(decisions: decisions).matches(in: text) { _ = match.forms.count }
    for concept in concepts { _ = decisions.concepts(zhFolded: Fold.key(concept.rows[0].zh)) }
  }
}
