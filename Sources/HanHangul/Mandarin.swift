// SPDX-License-Identifier: Apache-2.0

internal import HanData

/// Mandarin readings of words and names in their context.
///
/// The longest known word wins at each place (Data/mandarin-words.tsv, then pypinyin's phrases), then the
/// usual reading of the single character. A string is looked up in its folded form, so 重慶 and 重庆 read alike.
public enum Mandarin {
  /// What kind of name is read: a surname has readings of its own (单 Shàn, 曾 Zēng).
  public enum NameClass: Sendable {
    case person, general
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
        isGuess[index] = Set(readings.map { MandarinSyllable(number: $0 >> 3).hangul }).count > 1
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
    var length = min(4, folded.count - start)
    while length >= 2 {
      if let reading = word(folded[start..<start + length]) { return reading }
      length -= 1
    }
    return nil
  }

  private static func word(_ han: ArraySlice<UInt32>) -> [UInt16]? {
    var low: UInt32 = 0
    var high = gw_word_count
    while low < high {
      let middle = (low + high) / 2
      let entry = gw_word_at(middle)
      switch compare(han, entry.pointee.han) {
      case 0:
        let (a, b, c, d) = entry.pointee.syllable
        return Array([a, b, c, d].prefix(han.count))
      case ..<0: high = middle
      default: low = middle + 1
      }
    }
    return nil
  }

  private static func compare(_ han: ArraySlice<UInt32>, _ entry: (UInt32, UInt32, UInt32, UInt32)) -> Int {
    var position = han.startIndex
    for value in [entry.0, entry.1, entry.2, entry.3] {
      let own = position < han.endIndex ? han[position] : 0
      if own != value { return own < value ? -1 : 1 }
      position += 1
    }
    return 0
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
