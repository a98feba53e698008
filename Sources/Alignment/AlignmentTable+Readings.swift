// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

/// The ways in which one character or word may be read by the Korean that stands at a cell.
extension AlignmentTable {
  func offerSound(
    _ sound: ReadingLattice.Sound, _ han: Int, _ item: Int, _ here: Float, _ character: ReadingLattice.Character
  ) {
    let w = weights
    let worth = w.exact + Float(sound.count - 1) * w.longerReading
    // The same number of syllables, each equal or near.
    if item + sound.count <= itemTotal {
      var distance: Float = 0
      var crossed: Float = 0
      for place in 0..<sound.count {
        let own = items[item + place]
        guard Hangul.isSyllable(own.scalar) else { return }
        let wanted = place == 0 ? sound.s0 : place == 1 ? sound.s1 : sound.s2
        distance += JamoDistance.between(wanted, UInt16(own.scalar))
        if place < sound.count - 1, own.left != .adjacent { crossed += cross(own.left) - 0.3 }
      }
      let mean = distance / Float(sound.count)
      if distance == 0 {
        let syllable = UInt16(items[item].scalar)
        let isBoth = sound.count == 1 && reads(character, syllable)
        let score = here + worth + crossed
        offer(
          index(Layer.normal, han + 1, item + sound.count),
          Cell(
            score: score, operation: .read, fromLayer: 0, hanCount: 1, itemCount: UInt8(sound.count),
            readingClass: isBoth ? .both : .sound, syllable: sound.number), score)
      } else if mean <= w.nearLimit {
        let score = here + worth + crossed - w.nearMiss * mean * (1 + 0.35 * Float(sound.count - 1)) - 0.1
        offer(
          index(Layer.normal, han + 1, item + sound.count),
          Cell(
            score: score, operation: .read, fromLayer: 0, hanCount: 1, itemCount: UInt8(sound.count),
            readingClass: .near, syllable: sound.number, distance: mean), score)
      }
    }
    offerStretched(sound, han, item, here)
  }

  /// One syllable more or less than the reading has: 보어 for 博 (보), 춰 for 硕 (숴).
  func offerStretched(
    _ sound: ReadingLattice.Sound, _ han: Int, _ item: Int, _ here: Float
  ) {
    let w = weights
    // Two syllables of text for one of the reading: the first near, the second a bare vowel of the same colour.
    if sound.count == 1, item + 2 <= itemTotal {
      let (right, left) = (items[item], items[item + 1])
      if right.left == .adjacent, Hangul.isSyllable(right.scalar), Hangul.isSyllable(left.scalar) {
        let (wanted, tail) = (Hangul.decompose(sound.s0), Hangul.decompose(UInt16(right.scalar)))
        let head = Hangul.decompose(UInt16(left.scalar))
        if tail.initial == 11, head.initial == wanted.initial, head.final == 0,
          tail.final == wanted.final || wanted.final == 0 && tail.final == 0
        {
          let score = here + w.exact - w.insertedSyllable
          offer(
            index(Layer.normal, han + 1, item + 2),
            Cell(
              score: score, operation: .read, fromLayer: 0, hanCount: 1, itemCount: 2, readingClass: .near,
              syllable: sound.number, distance: 0.3), score)
        }
      }
    }
    // One syllable of text for two of the reading (위안 → 원, 톈 for 디엔): the vowels run together.
    if sound.count >= 2, item + 1 <= itemTotal {
      let own = items[item].scalar
      guard Hangul.isSyllable(own) else { return }
      let parts = Hangul.decompose(UInt16(own))
      let (first, last) = (Hangul.decompose(sound.count == 2 ? sound.s1 : sound.s2), Hangul.decompose(sound.s0))
      if parts.initial == first.initial, parts.final == last.final {
        let score = here + w.exact - w.insertedSyllable
        offer(
          index(Layer.normal, han + 1, item + 1),
          Cell(
            score: score, operation: .read, fromLayer: 0, hanCount: 1, itemCount: 1, readingClass: .near,
            syllable: sound.number, distance: 0.3), score)
      }
    }
  }

  func offerNumber(
    _ number: Int, _ han: Int, _ item: Int, _ here: Float
  ) {
    var rest = number
    var place = 0
    repeat {
      guard item + place < itemTotal, items[item + place].scalar == UInt32(48 + rest % 10) else { return }
      rest /= 10
      place += 1
    } while rest > 0
    let score = here + weights.symbol
    offer(
      index(Layer.normal, han + 1, item + place),
      Cell(
        score: score, operation: .read, fromLayer: 0, hanCount: 1, itemCount: UInt8(place), readingClass: .symbol),
      score)
  }

  func offerWord(
    _ word: ReadingLattice.Word, _ han: Int, _ item: Int, _ here: Float
  ) {
    let length = word.hangul.count
    guard item + length <= itemTotal else { return }
    var crossed: Float = 0
    for place in 0..<length {
      let own = items[item + place]
      guard PairAligner.same(lattice.wordPool[word.hangul.lowerBound + place], own.scalar) else { return }
      if place < length - 1, own.left != .adjacent { crossed += cross(own.left) }
    }
    // A Sino-Korean word is read character by character; the list only says that it is a word.
    guard word.source != .sinoWord else { return }
    // A brand gives way to a reading that explains the name: 长安汽车 is 창안 and 자동차.
    let perHan: Float
    switch word.source {
    case .brand: perHan = weights.listedBrand
    case .translation, .place: perHan = weights.listedWord
    // What a reading explains as well (백주 for 白酒) is a reading.
    case .exception, .foreign, .learned: perHan = weights.listedUsage
    default: perHan = weights.exact
    }
    let lengthWorth: Float =
      word.source == .exception || word.source == .foreign || word.source == .learned ? 0.04 : 0.12
    let score = here + perHan * Float(word.hanCount) + lengthWorth * Float(length) + crossed
    offer(
      index(Layer.normal, han + word.hanCount, item + length),
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
  func soundDistance(_ character: ReadingLattice.Character, _ syllable: UInt16) -> Float {
    var least: Float = 2
    for index in character.sounds where lattice.sounds[index].count == 1 {
      least = min(least, JamoDistance.between(lattice.sounds[index].s0, syllable))
    }
    return least
  }
}
