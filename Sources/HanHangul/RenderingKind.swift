// SPDX-License-Identifier: Apache-2.0

/// How a Korean rendering renders its Chinese.
///
/// The raw values are the words of the glossary's `kind` column and of every JSON output.
public enum RenderingKind: String, Sendable, CaseIterable {
  /// By the sound of today's Mandarin (외래어 표기법), slips included: 시진핑(习近平).
  case sound
  /// By the Sino-Korean readings of the characters (한자음): 봉신방(封神榜).
  case sino
  /// By meaning: 데이터 세트(数据集).
  case translation
  /// Parts of different kinds: 헤이룽장성(黑龍江省), 텐센트연구원(騰訊研究院).
  case mixed
  /// An unrelated name, usually a brand: 어센드(昇腾).
  case other
  /// A reading of another language, usually Japanese: 도쿄(東京).
  case otherLanguage = "other-language"
  /// The bracket is no gloss of the text beside it.
  case none
}
