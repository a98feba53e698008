// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

/// Names that neither Mandarin nor Sino-Korean reads.
extension Aligner {
  /// An alignment, how near another comes, and what it says.
  struct Reading {
    var path: AlignmentPath
    /// The score of the best alignment that starts elsewhere.
    var runnerUp: Float?
    var assessment: Assessment
    /// Is there a standard form to depart from? Not for Cantonese, nor for an abbreviation.
    var isComputable = true
  }

  /// 오기노 나오마사(荻野直正), 카우룽(九龍): the characters read in Japanese or Cantonese throughout.
  ///
  /// Both have so many readings that only a name read as a whole counts.
  ///
  /// - Parameter inside: read the Hangul of `insideWindow` instead of the text before the bracket.
  mutating func foreignReading(_ scalars: [UInt32], than link: Double, inside: Bool = false) -> Reading? {
    guard readsForeign, (1...8).contains(lattice.hanCount), lattice.hanCount == lattice.count else { return nil }
    if let japanese = reading(scalars, in: .japanese, inside), japanese.assessment.japanese * 2 >= lattice.count,
      japanese.path.itemCount >= max(2, lattice.count), japanese.assessment.link > link + 0.15
    {
      return japanese
    }
    guard (2...4).contains(lattice.count), var cantonese = reading(scalars, in: .cantonese, inside),
      cantonese.assessment.sound + cantonese.assessment.near >= 2,
      cantonese.assessment.link >= 0.8, cantonese.assessment.link > link + 0.15
    else { return nil }
    cantonese.assessment.kind = .sound
    cantonese.isComputable = false
    return cantonese
  }

  private mutating func reading(_ scalars: [UInt32], in language: ForeignReading.Language, _ inside: Bool) -> Reading? {
    foreignLattice.fill(scalars, learned: lexicon, language: language)
    let window = inside ? insideWindow : window
    guard let found = pairs.best(foreignLattice, window) else { return nil }
    var best = found.path
    let assessment = Assessment(&best, foreignLattice, window.items)
    let start = window.items[best.itemCount - 1].left
    guard assessment.skippedHan + assessment.skippedHangul == 0, start != .adjacent else { return nil }
    if assessment.unread > 0 {
      // 니카이 도시히로 for 二階俊博, whose 俊 is とし in names only: two words that sound Japanese.
      guard language == .japanese, assessment.japanese >= 2, assessment.japanese * 2 >= foreignLattice.count,
        window.items.withUnsafeBufferPointer({ JapaneseSound.isFullName($0[0..<best.itemCount], shortest: 1) })
      else { return nil }
    }
    return Reading(path: best, runnerUp: found.runnerUp, assessment: assessment)
  }

  /// 젠슨 황(黃仁勳): a given name of another language, then the surname that the first character reads.
  func westernName() -> Reading? {
    guard (2...4).contains(lattice.count), lattice.hanCount == lattice.count, Surname.contains(lattice.folded[0]) else {
      return nil
    }
    let items = window.items
    guard let surnameEnd = items.firstIndex(where: { $0.left != .adjacent }), surnameEnd < 2,
      items[surnameEnd].left == .space, surnameEnd + 1 < items.count,
      let givenEnd = items[(surnameEnd + 1)...].firstIndex(where: { $0.left != .adjacent })
    else { return nil }
    let given = items[surnameEnd + 1...givenEnd]
    guard (2...5).contains(given.count), given.allSatisfy({ Hangul.isSyllable($0.scalar) }),
      !Self.notInNames.contains(items[surnameEnd + 1].scalar), reads(lattice.count - 1, items[0...surnameEnd])
    else { return nil }
    let steps = [
      AlignmentStep(
        han: 0, hanCount: lattice.count - 1, item: surnameEnd + 1, itemCount: given.count, readingClass: .unread,
        syllable: 0xFFFF, distance: 0, source: nil),
      AlignmentStep(
        han: lattice.count - 1, hanCount: 1, item: 0, itemCount: surnameEnd + 1, readingClass: .listed,
        syllable: 0xFFFF, distance: 0, source: .brand),
    ]
    var path = AlignmentPath(firstItem: 0, itemCount: givenEnd + 1, score: 0, steps: steps)
    var assessment = Assessment(&path, lattice, items)
    assessment.kind = .other
    return Reading(path: path, runnerUp: nil, assessment: assessment)
  }

  /// Particles in which no given name ends.
  private static let notInNames = Set("은는을를의와과에".unicodeScalars.map(\.value))

  /// Does the word read a character in Mandarin or in Cantonese, exactly or nearly?
  private func reads(_ han: Int, _ word: ArraySlice<WindowItem>) -> Bool {
    let character = lattice.characters[han]
    func near(_ syllables: [UInt16]) -> Bool {
      syllables.count == word.count
        && zip(syllables, word).allSatisfy {
          Hangul.isSyllable($1.scalar) && JamoDistance.between($0, UInt16($1.scalar)) <= 0.2
        }
    }
    for sound in lattice.sounds[character.sounds] where near(Array([sound.s0, sound.s1, sound.s2].prefix(sound.count)))
    {
      return true
    }
    var found = false
    ForeignReading.forEach(character.scalar, .cantonese) { if near($0.reversed()) { found = true } }
    return found
  }
}
