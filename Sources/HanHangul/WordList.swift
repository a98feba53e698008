// SPDX-License-Identifier: Apache-2.0

internal import HanData

/// The word lists of the program: Han (folded) with the Hangul that renders it.
public enum WordList {
  /// The lists a row can come from.
  public enum Source: UInt8, Sendable {
    /// Renderings by meaning (Data/translations.tsv).
    case translation = 1
    /// Everyday Sino-Korean words (Data/sino-words.tsv).
    case sinoWord = 2
    /// Established forms that are not computed (Data/exceptions.tsv).
    case exception = 3
    /// Parts of Japanese names (Data/japanese-names.tsv).
    case japanese = 4
    /// From a lexicon that the caller handed in.
    case learned = 5
    /// A brand of its own (rows of Data/translations.tsv whose source is 회사 or 외국회사).
    case brand = 6
    /// A country or place under its own name (rows whose source is 국명 or 지명): 프랑스 for 法国.
    case place = 7
    /// A name in the language it comes from (rows of Data/exceptions.tsv whose kind is other-language).
    case foreign = 8
  }

  /// One row: `zh` is folded, `ko` has no spaces.
  public struct Entry: Sendable {
    /// The list that has the row.
    public let source: Source
    let hanStart, hangulStart: UInt32
    /// Lengths of both sides, in code points.
    public let hanCount, hangulCount: Int

    /// The scalar of the Hangul at a place counted from its end (0 is the last).
    @inline(__always)
    public func hangul(fromEnd index: Int) -> UInt32 { gw_lexicon_run(hangulStart)[hangulCount - 1 - index] }

    /// The Hangul as a string.
    public var hangul: String {
      var text = String.UnicodeScalarView()
      for index in 0..<hangulCount {
        if let scalar = Unicode.Scalar(gw_lexicon_run(hangulStart)[index]) { text.append(scalar) }
      }
      return String(text)
    }
  }

  /// Longest Han side of any entry, in characters.
  public static let longest = 8

  /// Calls `body` with every entry whose Han is exactly `folded[range]`.
  public static func forEach(_ folded: borrowing [UInt32], _ range: Range<Int>, _ body: (Entry) -> Void) {
    var low: UInt32 = 0
    var high = gw_lexeme_count
    while low < high {
      let middle = (low + high) / 2
      if compare(folded, range, gw_lexeme_at(middle).pointee) > 0 { low = middle + 1 } else { high = middle }
    }
    while low < gw_lexeme_count {
      let lexeme = gw_lexeme_at(low).pointee
      guard compare(folded, range, lexeme) == 0 else { return }
      report(lexeme, body)
      low += 1
    }
  }

  /// Calls `body` with every entry whose Han stands in `folded` at `start`, shorter ones first.
  public static func forEachWord(_ folded: borrowing [UInt32], at start: Int, _ body: (Entry) -> Void) {
    guard let head = head(folded[start]) else { return }
    var low = gw_lexeme_begin(head)
    let end = gw_lexeme_begin(head + 1)
    // Words of one character stand first.
    while low < end, gw_lexeme_at(low).pointee.han_count == 1 {
      report(gw_lexeme_at(low).pointee, body)
      low += 1
    }
    guard start + 1 < folded.count else { return }
    let second = folded[start + 1]
    low = firstWord(in: low..<end, second)
    while low < end, secondCharacter(low) == second {
      let lexeme = gw_lexeme_at(low).pointee
      if compare(folded, start..<min(folded.count, start + Int(lexeme.han_count)), lexeme) == 0 { report(lexeme, body) }
      low += 1
    }
  }

  private static func report(_ lexeme: gw_lexeme, _ body: (Entry) -> Void) {
    guard let source = Source(rawValue: lexeme.list) else { return }
    body(
      Entry(
        source: source, hanStart: lexeme.han_start, hangulStart: lexeme.hangul_start, hanCount: Int(lexeme.han_count),
        hangulCount: Int(lexeme.hangul_count)))
  }

  /// The first of words with the same first character whose second is not before `second`.
  private static func firstWord(in range: Range<UInt32>, _ second: UInt32) -> UInt32 {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if secondCharacter(middle) < second { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func secondCharacter(_ index: UInt32) -> UInt32 {
    gw_lexicon_run(gw_lexeme_at(index).pointee.han_start)[1]
  }

  /// Number of a first character; most characters start no word.
  private static func head(_ first: UInt32) -> UInt32? {
    guard first < 0x32000 else { return nil }
    let block = first >> 6
    return (gw_lexeme_head_block(block)..<gw_lexeme_head_block(block + 1)).first { gw_lexeme_head($0) == first }
  }

  private static func compare(_ folded: borrowing [UInt32], _ range: Range<Int>, _ lexeme: gw_lexeme) -> Int {
    let run = gw_lexicon_run(lexeme.han_start)
    let shared = min(range.count, Int(lexeme.han_count))
    for index in 0..<shared {
      let (own, theirs) = (folded[range.lowerBound + index], run[index])
      if own != theirs { return own < theirs ? -1 : 1 }
    }
    return range.count - Int(lexeme.han_count)
  }
}
