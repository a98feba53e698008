// SPDX-License-Identifier: Apache-2.0

internal import HanData

/// Sino-Korean readings (한자음) of words, with 두음법칙.
public enum SinoKorean {
  /// Is a Hangul syllable the 한자음 of some character? 뉴 and 톈 are not.
  public static func contains(_ syllable: UInt32) -> Bool { gw_is_sino(syllable) != 0 }

  /// 두음법칙 (한글 맞춤법 제10–12항): the form that a reading takes at the start of a word.
  ///
  /// 녀→여, 뇨→요, 뉴→유, 니→이 (제10항); 랴→야, 려→여, 례→예, 료→요, 류→유, 리→이 (제11항);
  /// 라→나, 래→내, 로→노, 뢰→뇌, 루→누, 르→느 (제12항). Any other reading is returned as it is.
  @inlinable
  public static func initialForm(_ syllable: UInt16) -> UInt16 {
    let (initial, vowel, final) = Hangul.decompose(syllable)
    // ㅑ ㅕ ㅖ ㅛ ㅠ ㅣ take the iotised path.
    let iotised = vowel == 2 || vowel == 6 || vowel == 7 || vowel == 12 || vowel == 17 || vowel == 20
    switch initial {
    case 2 where iotised: return Hangul.compose(initial: 11, vowel: vowel, final: final)  // ㄴ → ㅇ
    case 5 where iotised: return Hangul.compose(initial: 11, vowel: vowel, final: final)  // ㄹ → ㅇ
    case 5: return Hangul.compose(initial: 2, vowel: vowel, final: final)  // ㄹ → ㄴ
    default: return syllable
    }
  }

  /// 렬/률 after a vowel or ㄴ are written 열/율 (제11항 붙임 1): 비율, 선율, but 법률.
  static func innerForm(_ syllable: UInt16, after previous: UInt16?) -> UInt16 {
    guard syllable == 0xB82C || syllable == 0xB960, let previous else { return syllable }  // 렬, 률
    let final = (previous &- Hangul.firstSyllable) % Hangul.finalCount
    return final == 0 || final == 4 ? initialForm(syllable) : syllable
  }

  /// The Sino-Korean reading of a Han string as one word; what is not Han passes through and starts a word anew.
  ///
  /// - Returns: the Hangul, and for each scalar of the text whether it was read.
  public static func reading(of text: String) -> String {
    var result = String.UnicodeScalarView()
    var atStart = true
    var previous: UInt16?
    for scalar in text.unicodeScalars {
      guard Han.contains(scalar.value), let first = Han.sino(scalar.value).first else {
        result.append(scalar)
        atStart = true
        previous = nil
        continue
      }
      let syllable = atStart ? initialForm(first) : innerForm(first, after: previous)
      if let hangul = Unicode.Scalar(syllable) { result.append(hangul) }
      atStart = false
      previous = syllable
    }
    return String(result)
  }
}
