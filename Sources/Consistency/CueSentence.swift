// SPDX-License-Identifier: Apache-2.0

import HanHangul
import TermBase

/// The words of a sentence as `HomographCues` reads them.
struct CueSentence {
  /// A word: letters without a break, and what follows a bracket right behind them (안산(鞍山)과).
  struct Word {
    /// Code points, the bracket included.
    var range: Range<Int>
    /// Letters before the bracket, Latin ones small.
    var letters: [UInt32]
    /// Letters behind the bracket.
    var suffix: [UInt32]
    /// What stands between it and the next word, without spaces.
    var separator: [UInt32]
    /// What the list knows it as, and how many of its letters; the longest.
    var cues: [NameCues.Cue]
    /// Number of a hit that begins it.
    var hit: Int?
    /// Its name: what belongs to it that is no particle.
    var name: Name?
  }

  /// A name that begins a word.
  struct Name {
    /// Bits.
    var categories: UInt16
    /// Whether it surely means something Chinese; a homograph does not by itself.
    var isSure: Bool
    var role: NameCues.Role = .name
    /// Whether a generic noun stands behind it: 광둥+성.
    var hasTail: Bool
    /// The rest of the word.
    var particle: String
  }

  let range: Range<Int>
  private(set) var words: [Word] = []

  /// The sentence around a place of the text; a window where none ends.
  static func range(around place: Int, in scalars: [Unicode.Scalar]) -> Range<Int> {
    var start = place
    while start > 0, place - start < 240, !endsSentence(at: start - 1, scalars) { start -= 1 }
    var end = place
    while end < scalars.count, end - place < 240, !endsSentence(at: end, scalars) { end += 1 }
    return start..<end
  }

  private static func endsSentence(at place: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    switch scalars[place] {
    case "!", "?", "。", "…", "！", "？": true
    // Lines wrap inside sentences; an empty line ends one.
    case "\n": place + 1 < scalars.count && scalars[place + 1] == "\n"
    case ".": place + 1 == scalars.count || scalars[place + 1].properties.isWhitespace
    default: false
    }
  }

  /// - Parameter hits: the hits of the whole text, whose numbers the words keep.
  init(_ range: Range<Int>, in scalars: [Unicode.Scalar], hits: [FormHit]) {
    self.range = range
    var at = range.lowerBound
    while at < range.upperBound {
      guard KoreanText.isLetter(scalars[at].value) else {
        if !scalars[at].properties.isWhitespace, !words.isEmpty {
          words[words.count - 1].separator.append(scalars[at].value)
        }
        at += 1
        continue
      }
      let start = at
      let letters = Self.letters(scalars, &at, range.upperBound)
      var suffix: [UInt32] = []
      if at < range.upperBound, BracketShape.opensAnnotation(scalars[at].value),
        let close = BracketShape.partner(of: scalars[at].value),
        let end = scalars[at..<min(range.upperBound, at + 40)].firstIndex(where: { $0.value == close })
      {
        at = end + 1
        suffix = Self.letters(scalars, &at, range.upperBound)
      }
      words.append(
        Word(
          range: start..<at, letters: letters, suffix: suffix, separator: [],
          cues: NameCues.beginning(letters[...])))
    }
    var word = 0
    for (number, hit) in hits.enumerated()
    where hit.range.lowerBound >= range.lowerBound && hit.range.lowerBound < range.upperBound {
      while word < words.count, words[word].range.upperBound <= hit.range.lowerBound { word += 1 }
      // The first good one of a word speaks for it.
      guard word < words.count, words[word].hit == nil, hit.boundary != .longer else { continue }
      words[word].hit = number
    }
  }

  /// Says what a word is named; the hits' certainties come from outside.
  mutating func name(_ word: Int, _ name: Name?) { words[word].name = name }

  /// Number of the word in which a hit begins.
  func word(of hit: Int) -> Int? { words.firstIndex { $0.hit == hit } }

  private static func letters(_ scalars: [Unicode.Scalar], _ at: inout Int, _ end: Int) -> [UInt32] {
    var letters: [UInt32] = []
    while at < end, KoreanText.isLetter(scalars[at].value) {
      let value = scalars[at].value
      letters.append(value &- 0x41 < 26 ? value + 0x20 : value)
      at += 1
    }
    return letters
  }
}
