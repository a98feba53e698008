// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

/// The Chinese of one name, right to left, with every way in which each character may be read.
///
/// Middle dots, hyphens and spaces are left out on both sides; digits and Latin letters stand for themselves.
struct ReadingLattice {
  /// Longest Chinese that is aligned character by character.
  static let limit = 48

  /// How a character may come out in Hangul. Syllables are right to left.
  struct Sound {
    let number: UInt16
    let count: Int
    let s0, s1, s2: UInt16
    /// The same syllables, taken apart.
    let p0, p1, p2: Hangul.Parts

    /// - Parameter hangul: one to three syllables, left to right.
    init(number: UInt16, _ hangul: UnsafeBufferPointer<UInt16>) {
      self.number = number
      count = hangul.count
      s0 = hangul[count - 1]
      s1 = count > 1 ? hangul[count - 2] : 0
      s2 = count > 2 ? hangul[count - 3] : 0
      (p0, p1, p2) = (Hangul.Parts(s0), Hangul.Parts(s1), Hangul.Parts(s2))
    }
  }

  struct Character {
    var scalar: UInt32
    var isHan: Bool
    var sounds: Range<Int>
    var sinos: Range<Int>
    /// Value of a Han numeral, written in decimal digits in the Korean (五号 → 5호); -1 for none.
    var number: Int
  }

  /// A word of a list: the characters `[index, index + hanCount)` counted from the right.
  struct Word {
    var index: Int
    var hanCount: Int
    /// The Hangul, right to left, in `wordPool`.
    var hangul: Range<Int>
    var source: WordList.Source
  }

  private(set) var characters: [Character] = []
  private(set) var sounds: [Sound] = []
  /// Sino-Korean readings, each followed by its form at the start of a word where that differs.
  private(set) var sinos: [UInt16] = []
  private(set) var words: [Word] = []
  private(set) var wordPool: [UInt32] = []
  /// Folded Chinese from left to right, without dots.
  private(set) var folded: [UInt32] = []
  private(set) var hanCount = 0
  private(set) var kanaCount = 0
  /// Word lists that are left out, a bit for each source: for measuring what a list is worth.
  var ignoredLists: UInt16 = 0
  /// Does a middle dot stand between its characters?
  private(set) var hasDot = false

  var count: Int { characters.count }

  /// The arrays as memory, for the inner loop.
  struct View {
    let characters: UnsafeBufferPointer<Character>
    let sounds: UnsafeBufferPointer<Sound>
    let sinos: UnsafeBufferPointer<UInt16>
    let words: UnsafeBufferPointer<Word>
    let wordPool: UnsafeBufferPointer<UInt32>
  }

  borrowing func withView<T>(_ body: (View) -> T) -> T {
    characters.withUnsafeBufferPointer { characters in
      sounds.withUnsafeBufferPointer { sounds in
        sinos.withUnsafeBufferPointer { sinos in
          words.withUnsafeBufferPointer { words in
            wordPool.withUnsafeBufferPointer { wordPool in
              body(View(characters: characters, sounds: sounds, sinos: sinos, words: words, wordPool: wordPool))
            }
          }
        }
      }
    }
  }

  /// Fills the lattice from scalars in text order.
  ///
  /// - Parameter language: readings of this language instead of those of Mandarin.
  mutating func fill(
    _ scalars: some Sequence<UInt32>, learned: Lexicon?, language: ForeignReading.Language? = nil
  ) {
    characters.removeAll(keepingCapacity: true)
    sounds.removeAll(keepingCapacity: true)
    sinos.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    wordPool.removeAll(keepingCapacity: true)
    folded.removeAll(keepingCapacity: true)
    hanCount = 0
    kanaCount = 0
    hasDot = false
    for scalar in scalars {
      if scalar == 0xB7 { hasDot = true }
      if !Self.isDropped(scalar) { folded.append(scalar) }
    }
    if folded.count > Self.limit { folded.removeFirst(folded.count - Self.limit) }
    for scalar in folded.reversed() { append(scalar, language) }
    for index in folded.indices { folded[index] = Han.simplified(folded[index]) }
    addWords(learned)
  }

  private static func isDropped(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x20, 0xA0, 0x3000, 0xB7, 0x30FB, 0x2027, 0x2022, 0x2D, 0x2010...0x2013, 0x0A, 0x0D, 0x22, 0x27,
      0x2018...0x201D,
      0x300A...0x300F, 0x2A, 0x3A, 0xFF1A:
      true
    default: false
    }
  }

  private mutating func append(_ scalar: UInt32, _ language: ForeignReading.Language?) {
    let (soundStart, sinoStart) = (sounds.count, sinos.count)
    let isHan = Han.contains(scalar)
    if isHan {
      hanCount += 1
      switch language {
      case nil: appendMandarin(scalar, from: soundStart)
      case .cantonese: appendCantonese(scalar)
      case .japanese: appendJapanese(scalar, at: characters.count)
      }
      Han.forEachSino(scalar) { syllable in
        guard sinos.count < sinoStart + 14 else { return }
        sinos.append(syllable)
        let initial = SinoKorean.initialForm(syllable)
        if initial != syllable { sinos.append(initial) }
      }
    } else if (0x3040...0x30FF).contains(scalar) {
      kanaCount += 1
    }
    characters.append(
      Character(
        scalar: scalar, isHan: isHan, sounds: soundStart..<sounds.count, sinos: sinoStart..<sinos.count,
        number: Self.numeral(scalar)))
  }

  private mutating func appendMandarin(_ scalar: UInt32, from start: Int) {
    Han.forEachSound(scalar) { syllable in
      guard sounds.count < start + 6 else { return }
      syllable.withHangul { sounds.append(Sound(number: syllable.number, $0)) }
    }
  }

  private mutating func appendCantonese(_ scalar: UInt32) {
    ForeignReading.forEach(scalar, .cantonese) { sounds.append(Sound(number: 0xFFFF, $0)) }
  }

  /// Japanese readings have up to five syllables: they are words of one character.
  private mutating func appendJapanese(_ scalar: UInt32, at index: Int) {
    var scalar = scalar
    if !ForeignReading.contains(scalar) { scalar = Han.simplified(scalar) }  // 靑森
    ForeignReading.forEach(scalar, .japanese) { hangul in
      let first = wordPool.count
      for syllable in hangul.reversed() { wordPool.append(UInt32(syllable)) }
      words.append(Word(index: index, hanCount: 1, hangul: first..<wordPool.count, source: .japanese))
    }
  }

  private mutating func addWords(_ learned: Lexicon?) {
    let total = folded.count
    for start in 0..<total where Han.contains(folded[start]) {
      WordList.forEachWord(folded, at: start) { entry in
        if ignoredLists != 0, ignoredLists >> entry.source.rawValue & 1 == 1 { return }
        let first = wordPool.count
        for place in 0..<entry.hangulCount { wordPool.append(entry.hangul(fromEnd: place)) }
        words.append(
          Word(
            index: total - start - entry.hanCount, hanCount: entry.hanCount, hangul: first..<wordPool.count,
            source: entry.source))
      }
      guard let learned else { continue }
      for length in 1...min(WordList.longest, total - start) {
        for rendering in learned.renderings(of: folded[start..<start + length]) {
          let first = wordPool.count
          wordPool.append(contentsOf: rendering.reversed())
          words.append(
            Word(index: total - start - length, hanCount: length, hangul: first..<wordPool.count, source: .learned))
        }
      }
    }
    if words.count > 1 { words.sort { $0.index < $1.index } }
  }

  private static func numeral(_ scalar: UInt32) -> Int {
    switch scalar {
    case 0x4E00: 1
    case 0x4E8C: 2
    case 0x4E09: 3
    case 0x56DB: 4
    case 0x4E94: 5
    case 0x516D: 6
    case 0x4E03: 7
    case 0x516B: 8
    case 0x4E5D: 9
    case 0x5341: 10
    case 0x767E: 100
    case 0x5343: 1000
    case 0x3007, 0x96F6: 0
    default: -1
    }
  }
}
