// SPDX-License-Identifier: Apache-2.0

import HanHangul

/// Ordinary Korean words of two syllables that a name may be spelled like (`Data/everyday-words.tsv`).
package enum EverydayWords {
  /// What the other word is.
  package enum Class: UInt32, Sendable {
    /// A noun: particles follow it as they follow a name.
    case noun = 1
    /// A determiner, adverb or adnominal form, which takes no particle: 지난, 이미.
    case modifier = 2
  }

  /// The class of a word given by its letters; nil when it is none of the list.
  package static func find(_ first: UInt32, _ second: UInt32) -> Class? {
    guard Hangul.isSyllable(first), Hangul.isSyllable(second) else { return nil }
    let wanted = (first - 0xAC00) << 15 | (second - 0xAC00) << 1
    let words = EverydayWordData.words
    var low = 0
    var high = words.count
    while low < high {
      let middle = (low + high) / 2
      if words[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    guard low < words.count, words[low] | 1 == wanted | 1 else { return nil }
    return Class(rawValue: (words[low] & 1) + 1)
  }

  /// The class of the ordinary word that a row's rendering may be taken for; nil where there is none to fear.
  ///
  /// Only names are feared for: 구조(构造) is the ordinary word itself, and a house that decides on it means it.
  /// A row is a name by its category, or by being written by sound.
  static func homograph(of row: GlossaryRow, category: TermCategory?, korean: String) -> Class? {
    var letters = korean.unicodeScalars.makeIterator()
    guard let first = letters.next()?.value, let second = letters.next()?.value, letters.next() == nil,
      let found = find(first, second)
    else { return nil }
    switch category {
    case .term, .policy: return nil
    case .some: return found
    case nil:
      if let kind = row.kind { return kind == .sound || kind == .mixed ? found : nil }
      return isBySound(row.zh, korean) ? found : nil
    }
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
