// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

/// What the classes of an alignment's steps say of the pair as a whole.
struct Assessment {
  var kind = RenderingKind.translation
  /// Degree to which this Korean reads this Chinese, 0…1.
  var link = 0.0
  /// Characters by class.
  var sound = 0
  var near = 0
  var sino = 0
  /// Exactly a 한자음 and also the sound, or near it.
  var both = 0
  var bothExact = 0
  var translated = 0
  var brand = 0
  var usage = 0
  var japanese = 0
  var learned = 0
  /// By the name of another language or of its own: 칭기즈칸, 도널드 창.
  var foreign = 0
  var ownName = 0
  /// A brand that begins with the sound of the Chinese: 창신메모리 for 长鑫存储.
  var mixedBrand = 0
  var symbol = 0
  var unread = 0
  var skippedHan = 0
  var skippedHangul = 0
  var unreadHangul = 0

  var listed: Int { translated + brand + mixedBrand + usage + foreign + ownName + japanese + learned }
  /// Characters that are explained one by one.
  var read: Int { sound + near + sino + both }
  var total: Int { read + listed + symbol + unread + skippedHan }

  init(_ path: inout AlignmentPath, _ lattice: borrowing ReadingLattice, _ items: [WindowItem]) {
    Slips.reclassify(&path, lattice, items)
    var worth = 0.0
    for step in path.steps {
      switch step.readingClass {
      case .sound:
        sound += 1
        worth += 1
      case .sino:
        sino += 1
        worth += 1
      case .both:
        both += 1
        if step.distance == 0 { bothExact += 1 }
        worth += 1
      case .near:
        near += 1
        worth += max(0, 1 - 1.2 * Double(step.distance))
      case .listed:
        worth += 0.95 * Double(step.hanCount)
        switch step.source {
        case .brand:
          if let kind = Usage.fullForm(step, path, lattice, items) {
            if kind == .sino {
              sino += step.hanCount
            } else {
              mixedBrand += step.hanCount
            }
          } else if Usage.startsBySound(step, path, lattice, items) {
            mixedBrand += step.hanCount
          } else {
            brand += step.hanCount
          }
        case .exception: count(Usage.kind(of: step, path, lattice, items), step.hanCount)
        case .place:
          if Usage.readsHalf(step, path, lattice, items) {
            translated += step.hanCount
          } else {
            count(Usage.kind(of: step, path, lattice, items), step.hanCount)
          }
        case .foreign: foreign += step.hanCount
        case .japanese: japanese += step.hanCount
        case .learned: learned += step.hanCount
        default: translated += step.hanCount
        }
      case .symbol:
        symbol += step.hanCount
        worth += Double(step.hanCount)
      case .unread:
        unread += step.hanCount
        unreadHangul += step.itemCount
      case .skipped:
        skippedHan += step.hanCount
        skippedHangul += step.itemCount
      }
    }
    let hangul = max(path.itemCount, 1)
    link = worth / Double(max(total, 1)) * (1 - 0.5 * Double(skippedHangul) / Double(hangul))
    kind = classify(path, lattice, items)
  }

  private mutating func count(_ kind: RenderingKind, _ characters: Int) {
    switch kind {
    case .otherLanguage: foreign += characters
    case .other: ownName += characters
    case .sino: sino += characters
    default: usage += characters
    }
  }

  private func classify(_ path: AlignmentPath, _ lattice: borrowing ReadingLattice, _ items: [WindowItem])
    -> RenderingKind
  {
    if lattice.kanaCount > 0 { return .otherLanguage }
    if japanese > 0, japanese * 2 >= total - unread - symbol, sound + sino < japanese { return .otherLanguage }
    if foreign + ownName > 0 {
      if foreign + ownName < total { return foreign >= ownName && read == 0 ? .otherLanguage : .mixed }
      return foreign >= ownName ? .otherLanguage : .other
    }
    if mixedBrand > 0 { return .mixed }
    let rendering = items[path.firstItem..<path.firstItem + path.itemCount]
    // 艾爾肯·吐尼亞孜: a dot inside, and syllables that the sounds at most come near to.
    if lattice.hasDot, lattice.count >= 5, near + unread + foreign > 0, translated + brand + sino == 0,
      (sound + both) * 2 < total
    {
      return .otherLanguage
    }
    if unread + translated + brand + learned + foreign + ownName + mixedBrand == 0 {
      if skippedHangul > 0, sino + both > 0 {
        // 시장감독관리총국(市監總局): the full form of an abbreviation by 한자음.
        let isSino = lattice.count == 1 || sound + near + usage == 0 && isAllSino(path, items)
        return isSino ? .sino : .mixed
      }
      if endsInGeneric(path, lattice, items) { return .mixed }
      if sound + near + usage > 0 { return sino > 0 || holdsSinoWord(path, lattice) ? .mixed : .sound }
      if sino > 0 { return .sino }
      if both > 0 { return breaksInitialLaw(path, items) ? .sound : bothOnly(lattice) }
      return .translation
    }
    if link < 0.55, translated == 0, Han.script(of: lattice) != .simplified, JapaneseSound.isLikely(rendering),
      JapaneseSound.holdsReading(of: lattice, rendering)
    {
      return .otherLanguage
    }
    if read >= 2 || read > 0 && link > 0.55 { return .mixed }
    if brand > 0, translated + learned == 0 { return unread == 0 ? .other : .mixed }
    if translated + learned == 0, isForeignName(path, items) { return .other }
    return .translation
  }

  /// 톈안먼 광장: a listed word whose syllables are 한자음 and only near the sound.
  private func holdsSinoWord(_ path: AlignmentPath, _ lattice: borrowing ReadingLattice) -> Bool {
    lattice.words.contains { word in
      guard word.source == .sinoWord, word.hanCount >= 2 else { return false }
      let steps = path.steps.filter { $0.han >= word.index && $0.han < word.index + word.hanCount }
      return steps.count == word.hanCount && steps.allSatisfy { $0.readingClass == .both }
        && steps.contains { $0.distance > 0 }
    }
  }

  /// Every syllable is both: a word of Korean is read by 한자음, a Chinese name by its sound.
  private func bothOnly(_ lattice: borrowing ReadingLattice) -> RenderingKind {
    if bothExact < both { return .sino }
    if lattice.count == 1 { return .sino }
    for word in lattice.words where word.source == .sinoWord && word.hanCount == lattice.count { return .sino }
    return .sound
  }

  /// Could every syllable of the rendering be 한자음?
  private func isAllSino(_ path: AlignmentPath, _ items: [WindowItem]) -> Bool {
    items[path.firstItem..<path.firstItem + path.itemCount].allSatisfy { SinoKorean.contains($0.scalar) }
  }

  /// 란창강(瀾滄江), 랴오닝성(遼寧省): a stem by sound that could be 한자음, were it not for 두음법칙, and a generic that is
  /// 한자음 in Korean whatever its sound.
  private func endsInGeneric(_ path: AlignmentPath, _ lattice: borrowing ReadingLattice, _ items: [WindowItem]) -> Bool
  {
    guard lattice.count >= 3, let last = path.steps.first, last.hanCount == 1, last.itemCount == 1,
      Generic.sino.contains(lattice.folded[lattice.count - 1]),
      last.readingClass == .both || last.readingClass == .sino
    else { return false }
    return sound + near > 0 || breaksInitialLaw(path, items)
  }

  /// Does the rendering start with ㄹ, or ㄴ before ㅣ, where Korean would not (한글 맞춤법 제10–12항)?
  private func breaksInitialLaw(_ path: AlignmentPath, _ items: [WindowItem]) -> Bool {
    let first = items[path.firstItem + path.itemCount - 1].scalar
    guard Hangul.isSyllable(first) else { return false }
    return SinoKorean.initialForm(UInt16(first)) != UInt16(first)
  }

  /// Latin letters for Chinese that nothing reads: a brand of its own.
  private func isForeignName(_ path: AlignmentPath, _ items: [WindowItem]) -> Bool {
    let range = path.firstItem..<path.firstItem + path.itemCount
    return range.allSatisfy { TextWindow.isLatin(items[$0].scalar) || TextWindow.isDigit(items[$0].scalar) }
  }
}

extension Han {
  fileprivate static func script(of lattice: borrowing ReadingLattice) -> Script {
    for character in lattice.characters {
      let script = Han.script(character.scalar)
      if script != .both { return script }
    }
    return .both
  }
}
