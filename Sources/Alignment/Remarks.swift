// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

/// What stands in brackets beside Korean without being the original of it.
enum Remarks {
  /// Words that introduce a name inside the bracket and are no part of it.
  static let labels: Set<String> = [
    "중국어", "한자", "한자어", "간체", "번체", "간체자", "번체자", "정체", "정체자", "병음", "한어병음", "일본어", "영어", "구", "옛", "현",
    "본명", "이명", "별칭", "약칭", "통칭", "이하", "자", "호", "시호", "원어", "원제", "원문", "중문", "중문명", "영문", "일명", "속칭", "약자", "대만",
    "홍콩",
    "중국명", "중국식", "일본명", "한국명", "현지명", "정식명", "정식명칭", "별명", "표준어", "광둥어", "민남어", "객가어", "문화어", "독음",
  ]

  /// Words that stand in brackets after Han and read nothing.
  static let words: Set<String> = [
    "종합", "사진", "속보", "단독", "영상", "포토", "상보", "전문", "기획", "특집", "사설", "칼럼", "인터뷰", "이하 생략", "생략", "계속", "끝", "합", "상",
    "중", "하",
  ]

  /// Words that open a credit line: (사진=新華社).
  static let credits: Set<String> = [
    "사진", "출처", "자료", "자료사진", "제공", "그래픽", "캡처", "영상", "삽화", "글", "취재", "왼쪽부터", "왼쪽", "오른쪽",
  ]

  /// A single character that is a remark when the word before it does not read it: countries, sides, states.
  static let single: Set<UInt32> = Set(
    "美中日英独德佛法俄露伊韩朝北南台加印越泰西东左右上下前后男女故现新旧株等外内别同计本人第号社名".unicodeScalars.map(\.value))

  static func isKana(_ scalar: UInt32) -> Bool { (0x3040...0x30FF).contains(scalar) && scalar != 0x30FB }

  /// Part of a Chinese or Japanese name: Han, kana, digits and Latin letters inside it.
  static func isChinese(_ scalar: UInt32) -> Bool {
    Han.contains(scalar) || isKana(scalar) || TextWindow.isDigit(scalar) || TextWindow.isLatin(scalar)
  }

  /// 2024-2027年, 7月, 第3号: numbers with a unit of time or count.
  static func isDate(_ piece: BracketContent.Piece) -> Bool {
    guard piece.digitCount > 0 else { return false }
    let units = Set("年月日号期第章条款项岁元回版".unicodeScalars.map(\.value))
    return piece.scalars.allSatisfy {
      units.contains(Han.simplified($0)) || TextWindow.isDigit($0) || $0 == 0x20 || $0 == 0x2D || $0 == 0x7E
        || $0 == 0x2013 || $0 == 0x2E
    }
  }

  /// A long piece of Chinese that no part of the Korean reads: a quotation, a source, a law article.
  static func isRemark(_ name: BracketContent.Piece, _ content: BracketContent) -> Bool {
    if name.scalars.count > 20 { return true }
    return content.hasSentencePunctuation && name.scalars.count > 6
  }
}
