// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

/// A list of Data/ that alignment uses beside the readings.
package enum AlignmentList: String, CaseIterable, Sendable {
  case translations
  case sinoWords = "sino-words"
  case exceptions
  case japaneseNames = "japanese-names"
  /// Japanese and Cantonese readings of characters (Unihan).
  case foreignReadings = "foreign-readings"

  var sources: [WordList.Source] {
    switch self {
    case .translations: [.translation, .brand, .place]
    case .sinoWords: [.sinoWord]
    case .exceptions: [.exception, .foreign]
    case .japaneseNames: [.japanese]
    case .foreignReadings: []
    }
  }
}
