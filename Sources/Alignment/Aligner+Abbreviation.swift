// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

/// Abbreviations on either side: 증감회(证券监督管理委员会), 국가발전개혁위원회(发改委), 쑤저우·항저우(蘇杭).
extension Aligner {
  /// 증감회(证券监督管理委员会): every syllable of the last word reads a character, in order.
  ///
  /// - Parameter plain: the alignment that an abbreviation at the end of the name has to beat.
  func abbreviation(_ items: [WindowItem], than plain: Reading? = nil) -> AlignmentPath? {
    guard lattice.count >= 4 else { return nil }
    var length = 0
    for item in items {
      guard Hangul.isSyllable(item.scalar) else { return nil }
      length += 1
      if item.left != .adjacent { break }
    }
    guard (2...7).contains(length), length < lattice.count else { return nil }
    var firstRead = lattice.count
    var steps: [AlignmentStep] = []
    var han = 0
    for place in 0..<length {
      let syllable = UInt16(items[place].scalar)
      let from = han
      while han < lattice.count, !lattice.sinos[lattice.characters[han].sinos].contains(syllable) { han += 1 }
      guard han < lattice.count else { return nil }
      if han > from {
        steps.append(
          AlignmentStep(
            han: from, hanCount: han - from, item: place, itemCount: 0, readingClass: .skipped, syllable: 0xFFFF,
            distance: 0, source: nil))
      }
      steps.append(
        AlignmentStep(
          han: han, hanCount: 1, item: place, itemCount: 1, readingClass: .sino, syllable: 0xFFFF, distance: 1,
          source: nil))
      firstRead = lattice.count - 1 - han
      han += 1
    }
    // An abbreviation begins with the name: 기념관 is none of 南京大屠杀遇难同胞纪念馆.
    // Only what else is read is a sentence: 홍콩의 헌법에 해당하는 기본법(香港特別行政區基本法).
    guard firstRead * 2 <= lattice.count || plain.map({ hasParticles($0, items) }) == true else { return nil }
    if han < lattice.count {
      steps.append(
        AlignmentStep(
          han: han, hanCount: lattice.count - han, item: length, itemCount: 0, readingClass: .skipped,
          syllable: 0xFFFF, distance: 0, source: nil))
    }
    return AlignmentPath(firstItem: 0, itemCount: length, score: 0, steps: steps)
  }

  /// 국가발전개혁위원회(发改委), 대륙위원회(陸委會): a word by meaning or with more syllables, found in the middle of a longer one, all of whose characters its
  /// syllables read in order: the whole word is the full form.
  func fullForm(than plain: Reading) -> Reading? {
    let items = window.items
    let last = plain.path.firstItem + plain.path.itemCount - 1
    guard plain.path.firstItem == 0, items[last].left == .adjacent, (2...4).contains(lattice.count),
      let end = items[last...].firstIndex(where: { $0.left != .adjacent }), end - last <= 3
    else { return nil }
    var reading = plain
    reading.path.itemCount = end + 1
    if var step = reading.path.steps.popLast() {
      step.itemCount += end - last
      reading.path.steps.append(step)
    }
    var han = lattice.count - 1
    for item in items[0...end].reversed() where han >= 0 && Hangul.isSyllable(item.scalar) {
      if lattice.sinos[lattice.characters[han].sinos].contains(UInt16(item.scalar)) { han -= 1 }
    }
    return han < 0 ? reading : nil
  }

  /// Do words inside a rendering end in particles?
  private func hasParticles(_ reading: Reading, _ items: [WindowItem]) -> Bool {
    items.withUnsafeBufferPointer { items in
      reading.path.steps.contains { StartScore.hasParticle($0, reading.path.firstItem, items) }
    }
  }

  /// 쑤저우·항저우(蘇杭): each character reads the start of one of as many words joined by dots.
  func initialsReading() -> Reading? {
    guard (2...4).contains(lattice.count), lattice.hanCount == lattice.count else { return nil }
    let items = window.items
    var steps: [AlignmentStep] = []
    var start = 0
    for han in 0..<lattice.count {
      guard let end = items[start...].firstIndex(where: { $0.left != .adjacent }), end > start else { return nil }
      guard han == lattice.count - 1 || items[end].left == .dot, starts(items[start...end], with: han) else {
        return nil
      }
      steps.append(
        AlignmentStep(
          han: han, hanCount: 1, item: start, itemCount: end - start + 1, readingClass: .sound, syllable: 0xFFFF,
          distance: 0, source: nil))
      start = end + 1
      if han < lattice.count - 1, start >= items.count { return nil }
    }
    var path = AlignmentPath(firstItem: 0, itemCount: start, score: 0, steps: steps)
    var assessment = Assessment(&path, lattice, items)
    assessment.link = Self.abbreviationLink
    return Reading(path: path, runnerUp: nil, assessment: assessment, isComputable: false)
  }

  /// Does a word, right to left, begin with a reading of a character?
  private func starts(_ word: ArraySlice<WindowItem>, with han: Int) -> Bool {
    let text = word.reversed().map(\.scalar)
    let character = lattice.characters[han]
    if let first = text.first, let syllable = UInt16(exactly: first),
      lattice.sinos[character.sinos].contains(syllable)
    {
      return true
    }
    return lattice.sounds[character.sounds].contains { sound in
      let reading = [sound.s0, sound.s1, sound.s2].prefix(sound.count).reversed().map(UInt32.init)
      return text.starts(with: reading)
    }
  }
}
