// SPDX-License-Identifier: Apache-2.0

import HanHangul
import IndexFile
import TermBase
import Testing

@Suite struct SlipFilterTests {
  private func index(_ keys: some Sequence<String>) -> TermIndex {
    TermIndex(
      inMemory: TermBase(rows: keys.enumerated().map { GlossaryRow(path: "a.tsv", line: $0 + 2, zh: "甲\($0)", ko: $1) })
        .concepts
    )
  }

  private func word(_ text: String) -> SlipWord {
    var word = SlipWord()
    for scalar in text.unicodeScalars { word.append(scalar.value) }
    return word
  }

  /// The definition, key by key.
  private func isSlip(_ word: String, of key: String) -> Bool {
    let (length, known) = (word.unicodeScalars.count, key.unicodeScalars.count)
    guard let jamo = SyllableDifference.jamo(word, key), jamo > 0, known >= 3 else { return false }
    if length != known { return known >= 5 }
    let bothSound = [word, key].allSatisfy { SoundSyllables.table.spell($0.unicodeScalars.map(\.value)[...]) }
    return jamo == 1 && (known >= 5 || !bothSound)
  }

  @Test(arguments: 1...20) func noSlipIsMissed(seed: UInt64) throws {
    var random = Seeded(seed)
    // Syllables near each other, of 표 5 and not: 눠 닝 위 안 are, 넝 웡 앙 닏 are not.
    let alphabet = Array("눠뉘닝넝니닏위웨웡안앙아이루류".unicodeScalars)
    func text(_ lengths: ClosedRange<Int>) -> String {
      var view = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: lengths, using: &random) {
        view.append(alphabet.randomElement(using: &random) ?? "가")
      }
      return String(view)
    }
    let keys = Set((0..<150).map { _ in text(2...7) } + ["열일곱글자나되는아주기나긴이름이네"])
    let index = index(keys)
    let slips = try index.slips()
    var found = 0
    for _ in 0..<600 {
      // Half of the words are a key with a syllable changed, taken out or put in.
      var letters = Array(
        (Bool.random(using: &random) ? text(3...7) : keys.randomElement(using: &random) ?? "가나다").unicodeScalars)
      let place = Int.random(in: 0..<letters.count, using: &random)
      switch Int.random(in: 0...2, using: &random) {
      case 0: letters[place] = alphabet.randomElement(using: &random) ?? "가"
      case 1 where letters.count > 3: letters.remove(at: place)
      default: letters.insert(alphabet.randomElement(using: &random) ?? "가", at: place)
      }
      guard SlipWord.lengths.contains(letters.count) else { continue }
      let whole = String(String.UnicodeScalarView(letters))
      let probe = word(whole)
      #expect(probe.letters == whole.unicodeScalars.map(\.value))
      var isAny = false
      for length in 3...whole.unicodeScalars.count {
        let start = String(String.UnicodeScalarView(whole.unicodeScalars.prefix(length)))
        let wanted = keys.filter { isSlip(start, of: $0) }
        guard !wanted.isEmpty else { continue }
        let near = try index.nearMisses(of: start, at: slips.slips(of: probe, length: length)).map(\.key)
        #expect(wanted.isSubset(of: near), "\(start)")
        found += 1
        isAny = true
      }
      let isAsked = slips.mayHaveSlip(of: probe)
      if isAny { #expect(isAsked) }
    }
    #expect(found > 20, "the test tests something")
    let isLongAsked = slips.mayHaveSlip(of: word("열일곱글자나되는아주기나긴이름이"))
    #expect(isLongAsked)
  }

  @Test func fewWordsAreWorthAsking() throws {
    var random = Seeded(5)
    let syllables = MandarinSyllable.all.map(\.hangul)
    let keys = Set(
      (0..<5000).map { _ in
        (0..<Int.random(in: 3...6, using: &random)).map { _ in syllables.randomElement(using: &random) ?? "" }.joined()
      })
    let slips = try index(keys).slips()
    // 꽤 and 뷁 stand in no key, so that two of them are two slips.
    var wrong = 0
    for _ in 0..<2000 {
      let (one, other) = (syllables.randomElement(using: &random) ?? "", syllables.randomElement(using: &random) ?? "")
      if slips.mayHaveSlip(of: word("꽤\(one)뷁\(other)")) { wrong += 1 }
    }
    #expect(wrong < 200, "\(wrong) of 2000")
    let ofNothing = try self.index([]).slips().mayHaveSlip(of: word("아무것도"))
    #expect(!ofNothing)
  }

  @Test func aWordIsEmptiedWhole() throws {
    let slips = try index(["텐센트"]).slips()
    var probe = word("허난성")
    probe.removeAll()
    for scalar in "텐센드는".unicodeScalars { probe.append(scalar.value) }
    #expect(probe.count == 4)
    let answers = [!slips.slips(of: probe, length: 3).isEmpty, !slips.slips(of: word("텐센드"), length: 3).isEmpty]
    #expect(answers == [true, true])
  }
}
