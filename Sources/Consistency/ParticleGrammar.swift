// SPDX-License-Identifier: Apache-2.0

/// A closed grammar of what may follow a Korean term in the same word.
///
/// `\b`, whitespace tokens and ICU's word break all fail on Korean: 텐센트는 is one token, and 구조 stands in
/// 구조대 too. So the letters up to the next non-letter must be, as a whole, a chain of particles that fits the
/// final of what stands before, or a generic noun with such a chain.
enum ParticleGrammar {
  /// How letters after a term were understood.
  struct Chain: Equatable {
    /// The letters also make a noun: 구조대로.
    var isUnsure = false
    /// A generic noun stands between: 즈장+실험실+은.
    var hasTail = false
  }

  /// Reads `letters` as a whole; nil when they are no chain.
  ///
  /// - Parameter category: the category of the term, for tails that only some take.
  static func chain(_ letters: ArraySlice<UInt32>, after final: FinalSound, category: String?) -> Chain? {
    if let chain = particles(letters, after: final, above: 0) { return chain }
    for (length, entry) in entries(letters) where entry.slot == 0 && entry.takes(category) {
      let rest = letters.dropFirst(length)
      let sound = FinalSound.of(letter: letters[letters.startIndex + length - 1])
      if rest.isEmpty { return Chain(hasTail: true) }
      if var chain = particles(rest, after: sound, above: 0) {
        chain.hasTail = true
        return chain
      }
    }
    return nil
  }

  /// The same chain after a word with another final; nil when `letters` are no chain of particles at all.
  ///
  /// Only the first particle looks at the word: 으로는 → 로는. The final that was there before is not asked,
  /// so that a wrong particle (신약(NDA/BLA)를) becomes right.
  static func refitted(_ letters: ArraySlice<UInt32>, after final: FinalSound) -> [UInt32]? {
    for (length, entry) in entries(letters) where entry.slot > 0 {
      let rest = letters.dropFirst(length)
      let sound = FinalSound.of(letter: letters[letters.startIndex + length - 1])
      guard rest.isEmpty || particles(rest, after: sound, above: entry.slot) != nil else { continue }
      let own = Array(letters.prefix(length))
      if entry.other.isEmpty || entry.fitsBest(final) { return own + rest }
      return entry.other.unicodeScalars.map(\.value) + rest
    }
    return nil
  }

  private static func particles(_ letters: ArraySlice<UInt32>, after final: FinalSound, above slot: UInt8) -> Chain? {
    var best: Chain?
    for (length, entry) in entries(letters) where entry.slot > slot && entry.fits(final) {
      let rest = letters.dropFirst(length)
      var chain = Chain(isUnsure: entry.isUnsure)
      if !rest.isEmpty {
        let sound = FinalSound.of(letter: letters[letters.startIndex + length - 1])
        guard let further = particles(rest, after: sound, above: entry.slot) else { continue }
        chain.isUnsure = chain.isUnsure || further.isUnsure
      }
      if !chain.isUnsure { return chain }
      best = chain
    }
    return best
  }

  /// Every entry that is a prefix of `letters`, the longest first.
  private static func entries(_ letters: ArraySlice<UInt32>) -> [(length: Int, entry: Entry)] {
    var result: [(Int, Entry)] = []
    var node = 0
    var length = 0
    for letter in letters {
      let first = Int(ParticleData.nodes[node * 5 + 1])
      let count = Int(ParticleData.nodes[node * 5 + 2])
      guard let next = (first..<first + count).first(where: { UInt32(ParticleData.nodes[$0 * 5]) == letter })
      else { break }
      node = next
      length += 1
      let start = Int(ParticleData.nodes[node * 5 + 3])
      for index in start..<start + Int(ParticleData.nodes[node * 5 + 4]) {
        result.append((length, Entry(index: index)))
      }
    }
    return result.reversed()
  }
}

/// One row of `Data/particles.tsv`.
private struct Entry {
  let index: Int

  var slot: UInt8 { ParticleData.entries[index * 5] }
  var isUnsure: Bool { ParticleData.entries[index * 5 + 2] == 1 }
  var other: String { ParticleData.strings[Int(ParticleData.entries[index * 5 + 3])] }
  private var final: UInt8 { ParticleData.entries[index * 5 + 1] }
  private var categories: String { ParticleData.strings[Int(ParticleData.entries[index * 5 + 4])] }

  func takes(_ category: String?) -> Bool {
    categories.isEmpty || category.map { categories.split(separator: ",").contains(Substring($0)) } ?? false
  }

  /// Whether it may stand after this final.
  func fits(_ sound: FinalSound) -> Bool { final == 5 || fitsBest(sound) }

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

extension FinalSound {
  static func of(letter: UInt32) -> FinalSound {
    Unicode.Scalar(letter).map { of([$0][...]) } ?? .vowel
  }
}
