// SPDX-License-Identifier: Apache-2.0

/// The costs and gains of the alignment, in units of one exactly read syllable.
///
/// Chosen on labelled development text by cause, one at a time; `gwalho evaluate` shows what a change does.
struct AlignmentWeights {
  /// A character read exactly by one syllable; each further syllable adds `longerReading`, because three
  /// syllables agree by chance far less often than one.
  var exact: Float = 1.0
  var longerReading: Float = 0.6
  /// A near miss loses this much a unit of jamo distance.
  var nearMiss: Float = 2.4
  /// The greatest mean distance a syllable that still counts as a slip.
  var nearLimit: Float = 0.42
  /// A syllable too many or too few inside a near miss (보어 for 博).
  var insertedSyllable: Float = 0.9
  var listedWord: Float = 0.9
  var listedUsage: Float = 0.95
  var listedBrand: Float = 0.75
  var symbol: Float = 1.1
  /// Korean inside the rendering that the Chinese does not have: opening a run, each syllable.
  var skipOpen: Float = -0.9
  var skipHangul: Float = -0.22
  /// A generic of one syllable behind the last read one (창장강).
  var genericTail: Float = 0.3
  /// A Chinese character that the Korean leaves out.
  var skipHan: Float = -1.0
  /// A block rendered by meaning: opening it, each character, each syllable.
  var unreadOpen: Float = -1.2
  var unreadHan: Float = -0.2
  var unreadHangul: Float = -0.06
  /// ln(syllables / characters) of translated blocks: mean and deviation.
  var lengthMean: Float = 0.33
  var lengthDeviation: Float = 0.45
  var lengthWeight: Float = 0.55
  /// Stepping over what lies between two characters of the rendering.
  var acrossSpace: Float = -0.12
  var acrossMarkup: Float = -0.1
  var acrossDot: Float = -0.25
  var acrossQuote: Float = -0.9
  var acrossLine: Float = -0.5
  /// Where the rendering starts.
  var startSpace: Float = 0.45
  var startDot: Float = 0.4
  var startMarkup: Float = 0.6
  var startStop: Float = 0.75
  var startQuote: Float = 1.2
  /// More when the quotation ends right before the bracket, or nothing in it is read.
  var wholeQuotation: Float = 1.1
  var startAfterBracket: Float = 0.1
  var startInsideWordRead: Float = -0.6
  var startInsideWordNear: Float = -1.0
  var startInsideWordUnread: Float = -2.5
  /// Two words of Japanese sound for three to five characters: surname and given name.
  var japaneseName: Float = 1.2
  /// Unread words that end in a particle, and function words among them.
  var particle: Float = -0.8
  var functionWord: Float = -1.0
  /// What is left of these two, and of the penalty for lengths, inside a quotation that the rendering fills.
  var insideQuotation: Float = 0.3
}
