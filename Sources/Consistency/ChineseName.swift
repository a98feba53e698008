// SPDX-License-Identifier: Apache-2.0

import HanHangul

/// Names of people in Han that stand in Korean text.
///
/// Traditional characters are Korea's hanja as well, and three of them that begin with a surname may be a Korean's
/// (金大中). Whose they are is known where the name by sound is one that everybody knows (`KnownNames`), or where a title
/// stands behind it that only Chinese states give.
enum ChineseName {
  /// Titles of the states that call themselves China; others (주석, 대통령) Korea has as well.
  private static let titles = ["총통", "국가주석", "총서기", "상무위원", "당서기"].map { Array($0.unicodeScalars) }

  /// How a name is written in Hangul, by the sound of Mandarin; nil where nothing says that it is a Chinese person's.
  static func hangul(of run: Range<Int>, in scalars: [Unicode.Scalar]) -> String? {
    let han = scalars[run]
    guard (3...4).contains(han.count), han.allSatisfy({ KoreanText.isHan($0.value) }),
      Surname.contains(han[han.startIndex].value)
    else { return nil }
    var text = ""
    text.unicodeScalars.append(contentsOf: han)
    let hangul = Transcription(text).hangul
    if KnownNames.category(of: hangul) == .person { return hangul }
    let behind = scalars[run.upperBound...].prefix(8).drop { $0 == " " }
    return titles.contains { behind.starts(with: $0) } ? hangul : nil
  }
}
