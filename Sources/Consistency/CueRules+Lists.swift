// SPDX-License-Identifier: Apache-2.0

import TermBase

/// Names in one list speak for each other.
extension CueRules {
  private static let joining = ["와", "과", "이나", "나", "이랑", "랑"]
  private static let separators = Set(",·、，/~∼～-–—ㆍ・→".unicodeScalars.map(\.value))

  /// Whether a name of the same kind stands in one list with it: 베이징, 선전; 유비와 조조; 하이얼과 메이디, 거리가.
  func isInList(_ word: Int, _ name: CueSentence.Name) -> Bool {
    var at = word
    while at > 0, word - at < 8, let previous = joined(before: at) {
      at = previous
      if speaks(at, for: word, name) { return true }
    }
    at = word
    while at - word < 8, let next = joined(behind: at) {
      at = next
      if speaks(at, for: word, name) { return true }
    }
    return false
  }

  func speaks(_ other: Int, for word: Int, _ name: CueSentence.Name) -> Bool {
    guard let beside = sentence.words[other].name, beside.role != .country,
      Self.isSameKind(beside.categories, name.categories)
    else { return false }
    if beside.isSure { return true }
    // Two homographs side by side speak for each other.
    guard let second = sentence.words[word].hit else { return false }
    guard let first = sentence.words[other].hit else {
      return beside.role == .weak && sentence.words[other].letters != sentence.words[word].letters
    }
    return hits[first].candidate.key != hits[second].candidate.key && !hits[first].isPrefixed
      && !isDeterminer(other, beside, hits[first])
  }

  private static func isSameKind(_ first: UInt16, _ second: UInt16) -> Bool {
    if first & second != 0 || first & 1 != 0 || second & 1 != 0 { return true }
    let persons = FormFlags.category(.person) | FormFlags.category(.personHistorical)
    return [persons, FormFlags.placeCategories].contains { first & $0 != 0 && second & $0 != 0 }
  }

  private func joined(behind word: Int) -> Int? {
    guard word + 1 < sentence.words.count, joins(word) else { return nil }
    let isAnd = Self.string(sentence.words[word + 1].letters) == "및"
    return isAnd ? (word + 2 < sentence.words.count ? word + 2 : nil) : word + 1
  }

  private func joined(before word: Int) -> Int? {
    let isAnd = Self.string(sentence.words[word - 1].letters) == "및"
    let previous = isAnd ? word - 2 : word - 1
    return previous >= 0 && (isAnd || joins(previous)) ? previous : nil
  }

  /// Whether a word says that the list goes on.
  private func joins(_ word: Int) -> Bool {
    let this = sentence.words[word]
    let isList = this.separator.count == 1 && Self.separators.contains(this.separator[0])
    if let name = this.name {
      if Self.joining.contains(name.particle) { return this.separator.isEmpty }
      let isAnd =
        word + 1 < sentence.words.count && this.separator.isEmpty
        && Self.string(sentence.words[word + 1].letters) == "및"
      return name.particle.isEmpty && (isList || isAnd)
    }
    guard let last = this.suffix.last ?? this.letters.last, let letter = Unicode.Scalar(last) else { return false }
    if this.separator.isEmpty { return "와과".unicodeScalars.contains(letter) }
    return isList && !"은는이가을를의에서로도며고면".unicodeScalars.contains(letter)
  }
}
