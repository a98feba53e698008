// SPDX-License-Identifier: Apache-2.0

import TermBase

/// Signs anywhere in the sentence.
extension CueRules {
  /// Whether another word of the sentence says that China is spoken of.
  func hasSign(beside word: Int, withCountry: Bool) -> Bool {
    sentence.words.indices.contains { other in
      guard other != word else { return false }
      if let name = sentence.words[other].name, name.isSure,
        name.categories & FormFlags.nameCategories != 0, withCountry || name.role != .country
      {
        return true
      }
      return sentence.words[other].cues.contains { $0.role == .sign }
    }
  }

  /// Whether the word before is no noun that makes a compound with it (정치 선전) and does not own it (중국의 선전).
  func isOpen(before word: Int) -> Bool {
    guard word > 0, sentence.words[word - 1].separator.isEmpty else { return true }
    let before = sentence.words[word - 1]
    let letters = before.letters + before.suffix
    guard let last = letters.last.flatMap({ Unicode.Scalar($0) }) else { return false }
    if "은는을를에던며면".unicodeScalars.contains(last)
      || before.cues.contains(where: {
        $0.role == .before && $0.speaks(for: FormFlags.placeCategories) && $0.length == letters.count
      })
    {
      return true
    }
    return "이가서고도만과와로된한인해쳐져여어아워려겨켜나지".unicodeScalars.contains(last) && !EverydayWords.contains(letters[...])
  }
}
