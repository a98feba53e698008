// SPDX-License-Identifier: Apache-2.0

import HanHangul

/// What the segment index takes for the same character, and for the same segment.
///
/// There are two folds because there are two questions. "Which segments are near?" needs one that maps characters one
/// to one: then no edit distance can grow by folding, and an index over folded characters finds everything that an
/// index over the characters themselves would find. "Is this the same but for spaces and the form of numbers?" needs a
/// key for the whole segment.
public enum SegmentFold {
  /// Part of every segment index; raised whenever either fold may come out differently.
  public static let version: UInt32 = Fold.version << 8 | 1

  /// One character for one: script variants, full width, case and the kinds of space. As long in UTF-16 as what it
  /// stands for, so that places in a folded text are those of the text.
  public static func character(_ code: UInt32) -> UInt32 {
    if code < 0x80 { return (0x41...0x5A).contains(code) ? code + 0x20 : code }
    if Hangul.isSyllable(code) { return code }
    if Han.contains(code) {
      let simplified = Han.simplified(code)
      return (simplified < 0x10000) == (code < 0x10000) ? simplified : code
    }
    switch code {
    case 0xFF01...0xFF5E: return character(code - 0xFEE0)
    case 0x3000, 0xA0: return 0x20
    case 0xC0..<0x590:
      guard let lower = Unicode.Scalar(code)?.properties.lowercaseMapping.unicodeScalars, lower.count == 1 else {
        return code
      }
      return lower.first?.value ?? code
    default: return code
    }
  }

  /// Script and font variants alone, one for one.
  static func script(_ code: UInt32) -> UInt32 { Han.contains(code) ? character(code) : code }

  /// Full width and the kinds of space alone, one for one.
  static func width(_ code: UInt32) -> UInt32 {
    switch code {
    case 0xFF01...0xFF5E: code - 0xFEE0
    case 0x3000, 0xA0: 0x20
    default: code
    }
  }

  /// Segments with one key are one segment written in several ways: the fold of terms, except that what separates two
  /// digits stays (1-2 is not 12).
  public static func key(_ text: String) -> String { Fold.key(separatingDigits(text)) }

  /// The characters of a text without spaces and separators, with every number in figures: 二〇二三年, ２０２３年 and
  /// 2023年 have the same, and so have 1,000 and 1000. Equal for texts that only folding finds to be the same.
  static func valueKey(_ codes: [UInt32]) -> [UInt32] {
    var folded = codes
    if !codes.allSatisfy(isPlain) {
      var scalars = String.UnicodeScalarView()
      scalars.append(contentsOf: codes.lazy.map { Unicode.Scalar($0) ?? "\u{FFFD}" })
      let text = String(scalars)
      folded = ((try? Normalization.nfkc(text)) ?? text).unicodeScalars.map(\.value)
    }
    for index in folded.indices { folded[index] = character(folded[index]) }
    if folded.contains(where: Numerals.isInteresting) { folded = Numerals.inFigures(folded) }
    var key: [UInt32] = []
    key.reserveCapacity(folded.count)
    var afterDigit = false
    var sawSeparator = false
    for code in folded {
      if code == 0x20 || (0x09...0x0D).contains(code) || Fold.isSeparator(code) || isWideSpace(code) {
        sawSeparator = afterDigit
        continue
      }
      // What separates two digits stays: 1-2 is not 12.
      if isDigit(code), sawSeparator { key.append(0x1F) }
      afterDigit = isDigit(code)
      sawSeparator = false
      key.append(code)
    }
    return key
  }

  /// Characters that NFKC leaves alone once they are folded.
  private static func isPlain(_ code: UInt32) -> Bool {
    code < 0x80 || (0x4E00...0x9FFF).contains(code) || Hangul.isSyllable(code) || code == 0x3001 || code == 0x3002
      || (0x3007...0x3011).contains(code) || (0x2010...0x2015).contains(code) && code != 0x2011
      || (0x2018...0x201D).contains(code) || code == 0xB7 || (0xFF01...0xFF5E).contains(code)
  }

  private static func isWideSpace(_ code: UInt32) -> Bool {
    (0x2000...0x200D).contains(code) || code == 0x85 || code == 0x202F || code == 0x205F || code == 0x2060
      || code == 0xFEFF || code == 0x3000 || code == 0xA0
  }

  private static func separatingDigits(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var afterDigit = false
    var sawSeparator = false
    for scalar in text.unicodeScalars {
      if isDigit(scalar.value) {
        if sawSeparator { result.append("\u{1F}") }
        afterDigit = true
        sawSeparator = false
      } else if scalar.properties.isWhitespace || Fold.isSeparator(scalar.value) {
        sawSeparator = afterDigit
      } else {
        afterDigit = false
        sawSeparator = false
      }
      result.append(scalar)
    }
    return String(result)
  }

  static func isDigit(_ code: UInt32) -> Bool { (0x30...0x39).contains(code) || (0xFF10...0xFF19).contains(code) }
}
