// SPDX-License-Identifier: Apache-2.0

/// The costs and gains of the alignment, in units of one exactly read syllable.
///
/// Chosen on labelled development text by cause, one at a time; `gwalho evaluate` shows what a change does.
enum AlignmentWeights {
  /// A character read exactly by one syllable; each further syllable adds `longerReading`, because three
  /// syllables agree by chance far less often than one.
  static let exact: Float = 1.0
  static let longerReading: Float = 0.6
  /// A near miss loses this much a unit of jamo distance.
  static let nearMiss: Float = 2.4
  /// The greatest mean distance a syllable that still counts as a slip.
  static let nearLimit: Float = 0.42
  /// A syllable too many or too few inside a near miss (보어 for 博).
  static let insertedSyllable: Float = 0.9
  static let listedWord: Float = 0.9
  static let listedUsage: Float = 0.95
  static let listedBrand: Float = 0.75
  static let symbol: Float = 1.1
  /// Korean inside the rendering that the Chinese does not have: opening a run, each syllable.
  static let skipOpen: Float = -0.9
  static let skipHangul: Float = -0.22
  /// A generic of one syllable behind the last read one (창장강).
  static let genericTail: Float = 0.3
  /// A Chinese character that the Korean leaves out.
  static let skipHan: Float = -1.0
  /// A block rendered by meaning: opening it, each character, each syllable.
  static let unreadOpen: Float = -1.2
  static let unreadHan: Float = -0.2
  static let unreadHangul: Float = -0.06
  /// ln(syllables / characters) of translated blocks: mean and deviation.
  static let lengthMean: Float = 0.33
  static let lengthDeviation: Float = 0.45
  static let lengthWeight: Float = 0.55
  /// Stepping over what lies between two characters of the rendering.
  static let acrossSpace: Float = -0.12
  static let acrossMarkup: Float = -0.1
  static let acrossDot: Float = -0.25
  static let acrossQuote: Float = -0.9
  static let acrossLine: Float = -0.5
  /// Where the rendering starts.
  static let startSpace: Float = 0.45
  static let startDot: Float = 0.4
  static let startMarkup: Float = 0.6
  static let startStop: Float = 0.75
  static let startQuote: Float = 1.2
  /// More when the quotation ends right before the bracket, or nothing in it is read.
  static let wholeQuotation: Float = 1.1
  static let startAfterBracket: Float = 0.1
  static let startInsideWordRead: Float = -0.6
  static let startInsideWordNear: Float = -1.0
  static let startInsideWordUnread: Float = -2.5
  /// Two words of Japanese sound for three to five characters: surname and given name.
  static let japaneseName: Float = 1.2
  /// Unread words that end in a particle, and function words among them.
  static let particle: Float = -0.8
  static let functionWord: Float = -1.0
  /// What is left of these two, and of the penalty for lengths, inside a quotation that the rendering fills.
  static let insideQuotation: Float = 0.3
}
