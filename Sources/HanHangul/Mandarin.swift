// SPDX-License-Identifier: Apache-2.0

internal import HanData

/// Mandarin readings of words and names in their context.
///
/// The longest known word wins at each place (Data/mandarin-words.tsv, then pypinyin's phrases), then the
/// usual reading of the single character. A string is looked up in its folded form, so 重慶 and 重庆 read alike.
public enum Mandarin {
  /// What kind of name is read: a surname has readings of its own (单 Shàn, 曾 Zēng).
  public enum NameClass: Sendable {
    /// A person's: the first character is read as a surname (仇 chou → qiu).
    case person
    /// Any other word.
    case general
  }

  /// One syllable a character; nil for what is not Han or has no known reading.
  public static func readings(of text: [UInt32], as nameClass: NameClass = .general) -> [MandarinSyllable?] {
    readingsWithDoubt(of: text, as: nameClass).readings
  }

  /// The same, and for each character whether its reading is one of several that nothing decides between.
  ///
  /// - Parameter isTaiwanese: the name is Taiwanese: 企 is qì, 期 qí.
  public static func readingsWithDoubt(
    of text: [UInt32], as nameClass: NameClass = .general, isTaiwanese: Bool = false
  ) -> (readings: [MandarinSyllable?], isGuess: [Bool]) {
    var isGuess = [Bool](repeating: false, count: text.count)
    let folded = text.map { Han.simplified($0) }
    var result = [MandarinSyllable?](repeating: nil, count: text.count)
    var index = 0
    while index < text.count {
      let known = word(in: folded, at: index)
      if index == 0, known == nil || (known?.count ?? 0) < text.count, let syllable = surname(folded, as: nameClass) {
        result[0] = syllable
        index = 1
        continue
      }
      if let known {
        for (offset, number) in known.enumerated() { result[index + offset] = MandarinSyllable(number: number) }
        index += known.count
        continue
      }
      if text[index] == 0x3005 {  // 々 repeats the character before it
        result[index] = index > 0 ? result[index - 1] : nil
      } else {
        let readings = Han.mandarin(text[index])
        result[index] = readings.first.map { MandarinSyllable(number: $0 >> 3) }
        isGuess[index] = readings.dropFirst().contains { number in
          !MandarinSyllable(number: number >> 3).syllables.elementsEqual(
            result[index]?.syllables ?? .init(start: nil, count: 0))
        }
      }
      if isTaiwanese, let taiwanese = taiwanese(text[index]) { result[index] = taiwanese }
      index += 1
    }
    return (result, isGuess)
  }

  /// How a character is read in Taiwan, where that gives another syllable (the second value of kMandarin, UAX #38).
  private static func taiwanese(_ han: UInt32) -> MandarinSyllable? {
    var low: UInt32 = 0
    var high = gw_taiwan_count
    while low < high {
      let middle = (low + high) / 2
      let entry = gw_taiwan_at(middle).pointee
      if entry.han == han { return MandarinSyllable(number: entry.syllable) }
      if entry.han < han { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// The word list's reading that starts at a place, longest first.
  private static func word(in folded: [UInt32], at start: Int) -> [UInt16]? {
    // The list is sorted: few of its words begin with any one character.
    let low = firstWord { $0.0 >= folded[start] }
    let high = firstWord(from: low) { $0.0 > folded[start] }
    if low == high { return nil }
    func character(_ offset: Int, _ length: Int) -> UInt32 { offset < length ? folded[start + offset] : 0 }
    for length in stride(from: min(4, folded.count - start), to: 1, by: -1) {
      let wanted = (folded[start], character(1, length), character(2, length), character(3, length))
      let place = firstWord(from: low, to: high) { $0 >= wanted }
      guard place < high else { continue }
      let entry = gw_word_at(place).pointee
      guard entry.han == wanted else { continue }
      let (a, b, c, d) = entry.syllable
      return Array([a, b, c, d].prefix(length))
    }
    return nil
  }

  /// The place of the first word that something holds of, as it does of all that follow.
  private static func firstWord(
    from start: UInt32 = 0, to end: UInt32 = gw_word_count, where holds: ((UInt32, UInt32, UInt32, UInt32)) -> Bool
  ) -> UInt32 {
    var low = start
    var high = end
    while low < high {
      let middle = low + (high - low) / 2
      if holds(gw_word_at(middle).pointee.han) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The reading of a surname at the start of a personal name of two or three characters.
  ///
  /// In `.general` text a name is only guessed for three characters without a place's tail (单县 is a county).
  private static func surname(_ folded: [UInt32], as nameClass: NameClass) -> MandarinSyllable? {
    guard let first = folded.first, (2...4).contains(folded.count) else { return nil }
    if nameClass == .general {
      guard folded.count == 3, let last = folded.last, !Generic.endNoPerson.contains(last) else { return nil }
    }
    var low: UInt32 = 0
    var high = gw_surname_count
    while low < high {
      let middle = (low + high) / 2
      let entry = gw_surname_at(middle)
      if entry.pointee.han == first { return MandarinSyllable(number: entry.pointee.syllable) }
      if entry.pointee.han < first { low = middle + 1 } else { high = middle }
    }
    return nil
  }
}
