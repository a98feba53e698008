// SPDX-License-Identifier: Apache-2.0

import TermBase

/// A closed grammar of what may follow a Korean term in the same word (`Data/particles.tsv`).
///
/// The letters up to the next non-letter must be, as a whole, a chain of particles that fits the final of what
/// stands before, or generic nouns with such a chain. Why, see `TermMatcher`.
enum ParticleGrammar {
  /// How letters after a term were understood.
  struct Chain: Equatable {
    /// The letters also make a noun: 구조대로.
    var isUnsure = false
    /// So they do, but what stands behind the word may tell: 대만산 파인애플, 로봇인 식당.
    var isOpen = false
    /// The letters also end a given name: 이+창호.
    var mayEndName = false
    /// Letters of the generic nouns; particles are the rest.
    var tailLength = 0
    /// Letters of the first of them.
    var firstTail = 0
    /// A generic noun stands between: 즈장+실험실+은.
    var hasTail = false
    /// The generic noun tells a name from an ordinary word: 선전시.
    var hasCue = false

    fileprivate var doubt: Int { isUnsure ? 2 : isOpen ? 1 : 0 }
  }

  /// What stands before.
  struct Stem {
    /// Final of its last letter; nil where nobody knows how it is read (Latin, Han): then everything fits.
    var final: FinalSound?
    /// Letters; ambiguous chains are feared behind two only.
    var count: Int
    /// Bits of its categories, as `FormFlags` counts them.
    var categories: UInt16
  }

  /// Reads `letters` as a whole; nil when they are no chain. Particles before tails, sure readings before others.
  static func chain(_ letters: ArraySlice<UInt32>, after stem: Stem) -> Chain? {
    let plain = particles(letters, after: stem, above: 0)
    if let plain, !plain.isUnsure, !plain.isOpen { return plain }
    return tails(letters, after: stem, depth: 0) ?? plain
  }

  /// Whether the letters are a chain of particles behind something that nobody knows how to read.
  static func isParticles(_ letters: ArraySlice<UInt32>) -> Bool {
    particles(letters, after: Stem(final: nil, count: 3, categories: 0), above: 0) != nil
  }

  /// Lengths of the generic nouns that begin `letters` after such a stem, with what the compound is.
  static func tails(_ letters: ArraySlice<UInt32>, after stem: Stem) -> [(length: Int, stem: Stem)] {
    var found: [(length: Int, stem: Stem)] = []
    walk(letters) { end, entry in
      if entry.slot == 0, entry.isTaken(by: stem) {
        found.append((end - letters.startIndex, Stem(entry, of: stem, last: letters[end - 1])))
      }
      return false
    }
    return found
  }

  /// Bits of the categories that a letter stands before as a prefix; nil when it is none.
  static func prefixes(_ letter: UInt32) -> UInt16? {
    guard letter &- 0xAC00 < 11172 else { return nil }
    let data = ParticleData.prefixes
    var found: UInt16 = 0
    for place in stride(from: 0, to: data.count, by: 2) where UInt32(data[place]) == letter { found |= data[place + 1] }
    return found == 0 ? nil : found
  }

  /// The same chain after a word with another final; nil when `letters` are no chain of particles at all.
  ///
  /// Only the first particle looks at the word: 으로는 → 로는. The final that was there before is not asked,
  /// so that a wrong particle (신약(NDA/BLA)를) becomes right.
  static func refitted(_ letters: ArraySlice<UInt32>, after final: FinalSound) -> [UInt32]? {
    var result: [UInt32]?
    let anything = Stem(final: nil, count: 3, categories: 0)
    walk(letters) { end, entry in
      guard entry.slot > 0 else { return false }
      let rest = letters[end...]
      if !rest.isEmpty {
        let stem = Stem(final: FinalSound.of(letter: letters[end - 1]), count: 3, categories: anything.categories)
        guard particles(rest, after: stem, above: entry.to) != nil else { return false }
      }
      // The longest first particle that reads the whole is the one that was meant.
      let isWrong = !entry.other.isEmpty && !entry.fitsBest(final)
      result = (isWrong ? entry.other.unicodeScalars.map(\.value) : Array(letters[..<end])) + rest
      return false
    }
    return result
  }

  private static func particles(_ letters: ArraySlice<UInt32>, after stem: Stem, above slot: UInt16) -> Chain? {
    var best: Chain?
    walk(letters) { end, entry in
      guard entry.slot > slot, entry.fits(stem.final), entry.isTaken(by: stem) else { return false }
      var chain = Chain(isUnsure: entry.isUnsure(after: stem), isOpen: entry.isOpen(after: stem))
      if end < letters.endIndex {
        let next = Stem(final: FinalSound.of(letter: letters[end - 1]), count: stem.count, categories: stem.categories)
        guard let further = particles(letters[end...], after: next, above: entry.to) else { return false }
        chain.isUnsure = chain.isUnsure || further.isUnsure
        chain.isOpen = further.isOpen
      }
      if best == nil || chain.doubt < best?.doubt ?? 0 { best = chain }
      return chain.doubt == 0
    }
    return best
  }

  /// At most three generic nouns: 선전+시+정부.
  private static func tails(_ letters: ArraySlice<UInt32>, after stem: Stem, depth: Int) -> Chain? {
    var best: Chain?
    walk(letters) { end, entry in
      guard entry.slot == 0, entry.isTaken(by: stem) else { return false }
      var chain = Chain(
        isUnsure: entry.isUnsure(after: stem), isOpen: entry.isOpen(after: stem), mayEndName: entry.mayEndName,
        tailLength: end - letters.startIndex, firstTail: end - letters.startIndex, hasTail: true, hasCue: entry.hasCue)
      if end < letters.endIndex {
        let compound = Stem(entry, of: stem, last: letters[end - 1])
        let rest = letters[end...]
        if let particles = particles(rest, after: compound, above: 0) {
          chain.isUnsure = chain.isUnsure || particles.isUnsure
        } else if depth < 2, compound.categories != 0, let further = tails(rest, after: compound, depth: depth + 1) {
          chain.isUnsure = chain.isUnsure || further.isUnsure
          // A further noun tells what the letter before it is: 우한대병원.
          chain.isOpen = false
          chain.mayEndName = false
          chain.hasCue = chain.hasCue || further.hasCue
          chain.tailLength += further.tailLength
        } else {
          return false
        }
      }
      let doubt = best?.doubt ?? 3
      if chain.doubt < doubt || (chain.doubt == doubt && chain.hasCue && best?.hasCue == false) { best = chain }
      return chain.hasCue && chain.doubt == 0
    }
    return best
  }

  /// Every entry that begins `letters`, the shortest first, with the index after it, until `body` returns true.
  private static func walk(_ letters: ArraySlice<UInt32>, _ body: (Int, Entry) -> Bool) {
    var node = 0
    var index = letters.startIndex
    while index < letters.endIndex {
      guard let next = child(of: node, letters[index]) else { return }
      node = next
      index += 1
      let start = Int(ParticleData.nodes[node * 5 + 3])
      for entry in start..<start + Int(ParticleData.nodes[node * 5 + 4]) where body(index, Entry(index: entry)) {
        return
      }
    }
  }

  private static func child(of node: Int, _ letter: UInt32) -> Int? {
    var low = Int(ParticleData.nodes[node * 5 + 1])
    let end = low + Int(ParticleData.nodes[node * 5 + 2])
    var high = end
    while low < high {
      let middle = (low + high) / 2
      if UInt32(ParticleData.nodes[middle * 5]) < letter { low = middle + 1 } else { high = middle }
    }
    return low < end && UInt32(ParticleData.nodes[low * 5]) == letter ? low : nil
  }
}

extension ParticleGrammar.Stem {
  /// A stem with a tail.
  fileprivate init(_ tail: Entry, of stem: Self, last: UInt32) {
    let final = KoreanText.isHan(last) ? nil : FinalSound.of(letter: last)
    self.init(final: final, count: stem.count + 1, categories: tail.makes)
  }
}

/// One row of `Data/particles.tsv`.
private struct Entry {
  let index: Int

  private func number(_ place: Int) -> UInt16 { ParticleData.entries[index * 7 + place] }

  /// 0: a tail.
  var slot: UInt16 { number(0) }
  /// The slot that the chain has reached behind it.
  var to: UInt16 { number(1) }
  private var final: UInt16 { number(2) }
  private var flags: UInt16 { number(3) }
  var other: String { ParticleData.strings[Int(number(4))] }
  private var only: UInt16 { number(5) }
  var makes: UInt16 { number(6) }
  var hasCue: Bool { flags & 4 != 0 }

  func isUnsure(after stem: ParticleGrammar.Stem) -> Bool {
    (flags & 1 != 0 && stem.count <= 2) || (flags & 2 != 0 && stem.categories & FormFlags.nameCategories == 0)
  }

  func isOpen(after stem: ParticleGrammar.Stem) -> Bool { flags & 16 != 0 && stem.count <= 2 }
  var mayEndName: Bool { flags & 32 != 0 }

  func isTaken(by stem: ParticleGrammar.Stem) -> Bool {
    (only == 0 || only & stem.categories != 0) && (flags & 8 == 0 || stem.count >= 3)
  }

  /// Whether it may stand after this final.
  func fits(_ sound: FinalSound?) -> Bool {
    guard let sound else { return true }
    return final == 5 || fitsBest(sound)
  }

  /// Whether it is the form that this final asks for.
  func fitsBest(_ sound: FinalSound) -> Bool {
    switch final {
    case 1: sound == .vowel
    case 2, 5: sound != .vowel
    case 3: sound != .consonant
    case 4: sound == .consonant
    default: true
    }
  }
}
