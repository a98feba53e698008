// SPDX-License-Identifier: Apache-2.0

import HanHangul

/// Ordinary Korean words that a name may be spelled like (`Data/everyday-words.tsv`).
package enum EverydayWords {
  /// What the other word is.
  package enum Class: UInt32, Sendable {
    /// A noun: particles follow it as they follow a name.
    case noun = 1
    /// A determiner, adverb or adnominal form, which takes no particle (지난, 이미), or a noun that has one (왕+이).
    case modifier = 2
    /// A place in Korea: what tells a place from an ordinary word tells nothing (안산역).
    case place = 3
  }

  /// The class of a word of two syllables given by its letters; nil when it is none of the list.
  package static func find(_ first: UInt32, _ second: UInt32) -> Class? {
    guard Hangul.isSyllable(first), Hangul.isSyllable(second) else { return nil }
    let wanted = (first - 0xAC00) << 16 | (second - 0xAC00) << 2
    let place = firstIndex(EverydayWordData.words, notBelow: wanted)
    guard place < EverydayWordData.words.count, EverydayWordData.words[place] & ~3 == wanted else { return nil }
    return Class(rawValue: EverydayWordData.words[place] & 3 + 1)
  }

  /// Whether two to four letters are a word of the list.
  package static func contains(_ letters: ArraySlice<UInt32>) -> Bool {
    guard (2...4).contains(letters.count), letters.allSatisfy(Hangul.isSyllable) else { return false }
    if letters.count == 2 { return find(letters[letters.startIndex], letters[letters.startIndex + 1]) != nil }
    return contains(packed: letters.reduce(0) { $0 << 14 | UInt64($1 - 0xABFF) })
  }

  /// The same of three or four syllables, 14 bits each, counted from U+ABFF: nothing is allocated while matching.
  package static func contains(packed word: UInt64) -> Bool {
    let place = firstIndex(EverydayWordData.long, notBelow: word)
    return place < EverydayWordData.long.count && EverydayWordData.long[place] == word
  }

  /// The class of the ordinary word that a row's rendering may be taken for; nil where there is none to fear.
  ///
  /// Only names are feared for: 구조(构造) is the ordinary word itself, and a house that decides on it means it.
  /// A row is a name by its category, or by being written by sound.
  static func homograph(of row: GlossaryRow, category: TermCategory?, korean: String) -> Class? {
    var letters = korean.unicodeScalars.makeIterator()
    guard let first = letters.next()?.value, let second = letters.next()?.value, letters.next() == nil,
      let found = find(first, second) ?? (isWordWithParticle(first, second) ? .modifier : nil)
    else { return nil }
    switch category {
    case .term, .policy: return nil
    case .place, .placeHistorical: return found
    // 강진 is a town; as a person's name it is a word that particles follow.
    case .some: return found == .place ? .noun : found
    case nil:
      let isName = row.kind.map { $0 == .sound || $0 == .mixed } ?? isBySound(row.zh, korean)
      return isName ? found : nil
    }
  }

  /// 왕+이, 차+가: a noun of one syllable and a particle that fits it.
  private static func isWordWithParticle(_ noun: UInt32, _ particle: UInt32) -> Bool {
    guard Hangul.isSyllable(noun), let letter = Unicode.Scalar(particle) else { return false }
    let final = (noun - 0xAC00) % 28
    let fits =
      switch letter {
      case "이", "은", "을", "과": final != 0
      case "가", "는", "를", "와": final == 0
      case "로": final == 0 || final == 8
      case "의", "에", "도", "만": true
      default: false
      }
    guard fits else { return false }
    let words = EverydayWordData.short
    let place = firstIndex(words, notBelow: noun - 0xAC00)
    return place < words.count && words[place] == noun - 0xAC00
  }

  private static func firstIndex<Number: FixedWidthInteger>(_ numbers: [Number], notBelow wanted: Number) -> Int {
    var low = 0
    var high = numbers.count
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func isBySound(_ zh: String, _ korean: String) -> Bool {
    var hangul = ""
    for syllable in Mandarin.readings(of: zh.unicodeScalars.map(\.value)) {
      guard let syllable else { return false }
      hangul += syllable.hangul
    }
    return hangul == korean
  }
}
