// SPDX-License-Identifier: Apache-2.0

internal import HanData

/// How characters are read in languages other than Mandarin and Korean, in Hangul.
///
/// For telling Japanese and Cantonese names from others, not for proposing a form: the lists hold every reading that
/// Unihan knows (kJapaneseOn, kJapaneseKun with its stems and voiced forms; kCantonese), and which one a name takes is
/// not computed. Japanese by 외래어 표기법 제2장 표 4; no standard covers Cantonese.
public enum ForeignReading {
  /// A language that writes its names in Han.
  public enum Language: Sendable {
    /// Names of Japan, by 외래어 표기법 제2장 표 4.
    case japanese
    /// Names of Hong Kong and Macau that the press writes by their Cantonese sound.
    case cantonese
  }

  /// Calls `body` with the syllables of every reading of a character, left to right, the most usual first.
  public static func forEach(_ han: UInt32, _ language: Language, _ body: (UnsafeBufferPointer<UInt16>) -> Void) {
    guard let entry = entry(han) else { return }
    let list = gw_foreign_list(language == .japanese ? entry.japanese : entry.cantonese)
    let end = Int(list[0]) + 1
    var index = 1
    while index < end {
      let count = Int(list[index])
      body(UnsafeBufferPointer(start: list + index + 1, count: count))
      index += count + 1
    }
  }

  /// Is a character known at all? Font variants are not.
  public static func contains(_ han: UInt32) -> Bool { entry(han) != nil }

  private static func entry(_ han: UInt32) -> gw_foreign? {
    var low: UInt32 = 0
    var high = gw_foreign_count
    while low < high {
      let middle = (low + high) / 2
      let row = gw_foreign_at(middle).pointee
      if row.han == han { return row }
      if row.han < han { low = middle + 1 } else { high = middle }
    }
    return nil
  }
}
