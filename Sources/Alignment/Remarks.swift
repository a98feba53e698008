// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

/// What stands in brackets beside Korean without being the original of it.
enum Remarks {
  static func isKana(_ scalar: UInt32) -> Bool { (0x3040...0x30FF).contains(scalar) && scalar != 0x30FB }

  /// Part of a Chinese or Japanese name: Han, kana, digits and Latin letters inside it.
  static func isChinese(_ scalar: UInt32) -> Bool {
    Han.contains(scalar) || isKana(scalar) || TextWindow.isDigit(scalar) || TextWindow.isLatin(scalar)
  }

  /// 2024-2027年, 7月, 第3号: digits with a unit of time or count.
  static func isDate(_ piece: BracketContent.Piece) -> Bool { piece.digitCount > 0 && isCount(piece) }

  /// The same in digits, Han numerals or stems and branches: 四段, 第一條, 庚辰 三月.
  static func isCount(_ piece: BracketContent.Piece) -> Bool {
    var numbers = 0
    var counted = 0
    for scalar in piece.scalars {
      if TextWindow.isDigit(scalar) || isNumeral(scalar) {
        numbers += 1
      } else if units.contains(Han.simplified(scalar)) {
        counted += 1
      } else if ![0x20, 0x2D, 0x7E, 0x2013, 0x2E, 0x4E4B].contains(scalar) {  // space - ~ – . 之
        return false
      }
    }
    return numbers > 0 && (piece.digitCount > 0 || counted > 0)
  }

  /// 民國元年, 康熙六十一年: a year of a reign.
  static func isYear(_ piece: BracketContent.Piece) -> Bool {
    guard piece.scalars.count >= 3, piece.scalars.last == 0x5E74, let before = piece.scalars.dropLast().last else {
      return false
    }
    return before == 0x5143 || isNumeral(before)
  }

  /// Does a piece give a number that counts something: 民法 第110條, 大正 13年, 卷之四十?
  static func isNumbered(_ piece: BracketContent.Piece) -> Bool {
    for index in piece.scalars.indices where units.contains(Han.simplified(piece.scalars[index])) {
      var before = index
      while before > 0, piece.scalars[before - 1] == 0x20 { before -= 1 }
      if before > 0, TextWindow.isDigit(piece.scalars[before - 1]) { return true }
    }
    return false
  }

  private static func isNumeral(_ scalar: UInt32) -> Bool { numerals.contains(scalar) }
  private static let numerals = Set("一二三四五六七八九十百初甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥".unicodeScalars.map(\.value))

  /// Does a piece begin with a word of apparatus, alone or with a number: 註 3, 電話, 拙稿?
  static func isMarker(_ piece: BracketContent.Piece) -> Bool {
    markers.contains { marker in
      guard piece.scalars.starts(with: marker) else { return false }
      return piece.scalars.dropFirst(marker.count).allSatisfy { !Han.contains($0) || $0 == 0x53C3 || $0 == 0x7167 }
    }
  }
}
