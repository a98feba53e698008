// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

/// The ways in which one character or word may be read by the Korean that stands at a cell.
extension AlignmentTable {
  @inline(__always)
  func offerSound(_ sound: ReadingLattice.Sound, _ place: Place, _ character: ReadingLattice.Character) {
    let (item, count) = (place.item, sound.count)
    // The same number of syllables, each equal or near.
    if item + count <= itemTotal {
      var distance: Float = 0
      var crossed: Float = 0
      for index in 0..<count {
        let own = items[item + index]
        guard own.isSyllable else { return }
        distance += JamoDistance.between(
          index == 0 ? sound.p0 : index == 1 ? sound.p1 : sound.p2, own.parts)
        if index < count - 1, own.left != .adjacent { crossed += own.crossing - 0.3 }
      }
      let worth = Weights.exact + Float(count - 1) * Weights.longerReading
      let mean = distance / Float(count)
      if distance == 0 {
        let isBoth = count == 1 && reads(character, UInt16(truncatingIfNeeded: items[item].scalar))
        let score = place.score + worth + crossed
        offer(
          target(place, items: count),
          Cell(
            score: score, operation: .read, fromLayer: 0, hanCount: 1, itemCount: UInt8(count),
            readingClass: isBoth ? .both : .sound, syllable: sound.number), score)
      } else if mean <= Weights.nearLimit {
        let score = place.score + worth + crossed - Weights.nearMiss * mean * (1 + 0.35 * Float(count - 1)) - 0.1
        offer(
          target(place, items: count),
          Cell(
            score: score, operation: .read, fromLayer: 0, hanCount: 1, itemCount: UInt8(count),
            readingClass: .near, syllable: sound.number, distance: mean), score)
      }
    }
    offerStretched(sound, place)
  }

  /// One syllable more or less than the reading has: 보어 for 博 (보), 춰 for 硕 (숴).
  @inline(__always)
  private func offerStretched(_ sound: ReadingLattice.Sound, _ place: Place) {
    let right = items[place.item]
    let taken: Int
    if sound.count == 1 {
      // Two syllables of text for one of the reading: the first near, the second a bare vowel of the same colour.
      guard place.item + 2 <= itemTotal, right.isSyllable, right.parts.initial == 11, right.left == .adjacent else {
        return
      }
      let left = items[place.item + 1]
      guard left.isSyllable, left.parts.initial == sound.p0.initial, left.parts.final == 0,
        right.parts.final == sound.p0.final
      else { return }
      taken = 2
    } else {
      // One syllable of text for two of the reading (위안 → 원, 톈 for 디엔): the vowels run together.
      let first = sound.count == 2 ? sound.p1 : sound.p2
      guard right.isSyllable, right.parts.initial == first.initial, right.parts.final == sound.p0.final else { return }
      taken = 1
    }
    let score = place.score + Weights.exact - Weights.insertedSyllable
    offer(
      target(place, items: taken),
      Cell(
        score: score, operation: .read, fromLayer: 0, hanCount: 1, itemCount: UInt8(taken), readingClass: .near,
        syllable: sound.number, distance: 0.3), score)
  }

  func offerNumber(_ number: Int, _ place: Place) {
    var rest = number
    var count = 0
    repeat {
      guard place.item + count < itemTotal, items[place.item + count].scalar == UInt32(48 + rest % 10) else { return }
      rest /= 10
      count += 1
    } while rest > 0
    let score = place.score + Weights.symbol
    offer(
      target(place, items: count),
      Cell(
        score: score, operation: .read, fromLayer: 0, hanCount: 1, itemCount: UInt8(count), readingClass: .symbol),
      score)
  }

  func offerWord(_ word: ReadingLattice.Word, _ place: Place) {
    // A Sino-Korean word is read character by character; the list only says that it is a word.
    guard word.source != .sinoWord else { return }
    let length = word.hangul.count
    guard place.item + length <= itemTotal else { return }
    var crossed: Float = 0
    for index in 0..<length {
      let own = items[place.item + index]
      guard PairAligner.same(lattice.wordPool[word.hangul.lowerBound + index], own.scalar) else { return }
      if index < length - 1, own.left != .adjacent { crossed += own.crossing }
    }
    // A brand gives way to a reading that explains the name: 长安汽车 is 창안 and 자동차.
    let perHan: Float
    switch word.source {
    case .brand: perHan = Weights.listedBrand
    case .translation, .place: perHan = Weights.listedWord
    // What a reading explains as well (백주 for 白酒) is a reading.
    case .exception, .foreign, .learned: perHan = Weights.listedUsage
    default: perHan = Weights.exact
    }
    let lengthWorth: Float =
      word.source == .exception || word.source == .foreign || word.source == .learned ? 0.04 : 0.12
    let score = place.score + perHan * Float(word.hanCount) + lengthWorth * Float(length) + crossed
    offer(
      target(place, han: word.hanCount, items: length),
      Cell(
        score: score, operation: .read, fromLayer: 0, hanCount: UInt8(word.hanCount), itemCount: UInt8(length),
        readingClass: .listed, source: word.source.rawValue), score)
  }

  /// Is the syllable a 한자음 of the character?
  @inline(__always)
  func reads(_ character: ReadingLattice.Character, _ syllable: UInt16) -> Bool {
    for index in character.sinos where lattice.sinos[index] == syllable { return true }
    return false
  }

  /// Distance of a syllable to the nearest reading of one syllable; 2 when there is none.
  func soundDistance(_ character: ReadingLattice.Character, _ syllable: Hangul.Parts) -> Float {
    var least: Float = 2
    for index in character.sounds where lattice.sounds[index].count == 1 {
      least = min(least, JamoDistance.between(lattice.sounds[index].p0, syllable))
    }
    return least
  }
}
