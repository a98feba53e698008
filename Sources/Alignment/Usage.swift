// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

/// What kind of rendering a form of a word list is: the lists say that it is in use, its syllables say why.
enum Usage {
  /// 홍콩 and 리카싱 are sounds of Chinese, 칭기즈칸 is another language's, 도널드 창 a name of its own.
  static func kind(
    of step: AlignmentStep, _ path: AlignmentPath, _ lattice: borrowing ReadingLattice, _ items: [WindowItem]
  ) -> RenderingKind {
    let syllables = self.syllables(step, path, items)
    let characters = lattice.characters[step.han..<step.han + step.hanCount].reversed()
    var (read, sino) = (0, 0)
    var place = 0
    for character in characters {
      guard let match = match(character, lattice, syllables, from: place) else { continue }
      read += 1
      if match.isSino { sino += 1 }
      place = match.end
    }
    if sino == step.hanCount, syllables.count == sino { return .sino }
    if read * 3 >= step.hanCount * 2, syllables.count <= step.hanCount * 2 { return .sound }
    guard let surname = characters.first, (2...4).contains(step.hanCount), Surname.contains(surname.scalar) else {
      return .otherLanguage
    }
    // 리쇼키 for 李兆基 begins with its surname, 존 리 for 李家超 ends with it.
    guard let match = match(surname, lattice, syllables, from: 0) else { return .otherLanguage }
    if match.start == 0 { return .sound }
    return match.end == syllables.count ? .other : .otherLanguage
  }

  /// 중국해양석유 for 中海油, 상하이자동차 for 上汽: the kind of a form in which every character is read in order, the
  /// first of them at its start; nil when it is none.
  static func fullForm(
    _ step: AlignmentStep, _ path: AlignmentPath, _ lattice: borrowing ReadingLattice, _ items: [WindowItem]
  ) -> RenderingKind? {
    let syllables = self.syllables(step, path, items)
    guard syllables.count == step.itemCount else { return nil }
    var (place, sino) = (0, 0)
    for (index, character) in lattice.characters[step.han..<step.han + step.hanCount].reversed().enumerated() {
      guard let match = match(character, lattice, syllables, from: place), match.isExact, index > 0 || match.start == 0
      else { return nil }
      if match.isSino { sino += 1 }
      place = match.end
    }
    return sino == step.hanCount && syllables.allSatisfy { SinoKorean.contains(UInt32($0)) } ? .sino : .mixed
  }

  /// Are half of the characters read: 세계무역기구 for 世界贸易组织?
  static func readsHalf(
    _ step: AlignmentStep, _ path: AlignmentPath, _ lattice: borrowing ReadingLattice, _ items: [WindowItem]
  ) -> Bool {
    let syllables = self.syllables(step, path, items)
    let characters = lattice.characters[step.han..<step.han + step.hanCount]
    return characters.count { match($0, lattice, syllables, from: 0)?.isExact == true } * 2 >= step.hanCount
  }

  /// Are the first two characters, in order, the beginning of the form?
  static func startsBySound(
    _ step: AlignmentStep, _ path: AlignmentPath, _ lattice: borrowing ReadingLattice, _ items: [WindowItem]
  ) -> Bool {
    guard step.hanCount >= 4 else { return false }
    let syllables = self.syllables(step, path, items)
    let last = step.han + step.hanCount - 1
    guard let first = match(lattice.characters[last], lattice, syllables, from: 0), first.isExact, first.start == 0,
      let second = match(lattice.characters[last - 1], lattice, syllables, from: first.end)
    else { return false }
    return second.isExact && second.start == first.end && second.end < syllables.count
  }

  private static func syllables(_ step: AlignmentStep, _ path: AlignmentPath, _ items: [WindowItem]) -> [UInt16] {
    (step.item..<step.item + step.itemCount).reversed().compactMap {
      UInt16(exactly: items[path.firstItem + $0].scalar)
    }
    .filter { Hangul.isSyllable(UInt32($0)) }
  }

  private struct Match {
    var start: Int
    var end: Int
    var isSino: Bool
    var isExact: Bool
  }

  /// The nearest place from which a character is read, by 한자음, in Mandarin or in Cantonese.
  private static func match(
    _ character: ReadingLattice.Character, _ lattice: borrowing ReadingLattice, _ syllables: [UInt16], from start: Int
  ) -> Match? {
    for place in start..<max(start, syllables.count) {
      if lattice.sinos[character.sinos].contains(syllables[place]) {
        return Match(start: place, end: place + 1, isSino: true, isExact: true)
      }
      var found: Match?
      func compare(_ reading: [UInt16]) {
        guard found == nil, place + reading.count <= syllables.count else { return }
        let distance = zip(reading, syllables[place...]).reduce(Float(0)) { $0 + JamoDistance.between($1.0, $1.1) }
        if distance <= 0.2 * Float(reading.count) {
          found = Match(start: place, end: place + reading.count, isSino: false, isExact: distance == 0)
        }
      }
      for sound in lattice.sounds[character.sounds] {
        compare(Array([sound.s0, sound.s1, sound.s2].prefix(sound.count).reversed()))
      }
      ForeignReading.forEach(character.scalar, .cantonese) { compare(Array($0)) }
      if let found { return found }
    }
    return nil
  }
}
