// SPDX-License-Identifier: Apache-2.0

import HanHangul

/// What matching must know of a row before its concept is decoded: twelve bits that stand beside the row's number
/// in the index.
///
/// Bits 0–2 the status, 3–6 the category (0: none, else its place in `TermCategory.allCases` plus 1), 7–8 the class
/// of an ordinary word that the form may be taken for (`EverydayWords.Class`, 0: none), 9 and 10 a space before the
/// second and third letter of the form, 11 one before its last letter.
package struct FormFlags: Sendable, Equatable {
  package var bits: UInt32

  package init(bits: UInt32) { self.bits = bits }

  /// Of the Korean of a row.
  init(korean row: GlossaryRow, category: TermCategory?, key: String) {
    let homograph = EverydayWords.homograph(of: row, category: category, korean: key)?.rawValue ?? 0
    bits = Self.number(row.status) | Self.number(category) << 3 | homograph << 7 | Self.spaces(row.ko) << 9
  }

  /// Of the Chinese of a row.
  init(chinese row: GlossaryRow, category: TermCategory?) {
    bits = Self.number(row.zhStatus) | Self.number(category) << 3 | Self.spaces(row.zh) << 9
  }

  /// Whether a person said that the pair is no term.
  package var isRejected: Bool { bits & 7 == Self.number(.rejected) }
  /// The status as one bit: preferred, admitted, deprecated, superseded, rejected.
  package var status: UInt8 { 1 << UInt8(bits & 7) }
  /// The category as one bit; bit 0 says that there is none.
  package var category: UInt16 { 1 << UInt16(bits >> 3 & 15) }
  /// The ordinary word that the form may be taken for.
  package var homograph: EverydayWords.Class? { EverydayWords.Class(rawValue: bits >> 7 & 3) }
  /// Whether the form itself has a space before the letter (counted from 0); known for the letters next to its ends.
  package func hasSpace(before letter: Int, of count: Int) -> Bool {
    switch letter {
    case 1, 2: bits >> UInt32(8 + letter) & 1 != 0 || (letter == count - 1 && bits >> 11 & 1 != 0)
    case count - 1: bits >> 11 & 1 != 0
    default: false
    }
  }

  /// Bits of the categories that hold names of people, places, bodies, products and works.
  package static let nameCategories: UInt16 = 0b1_1111_1110
  /// Bits of the two categories of places.
  package static let placeCategories = category(.place) | category(.placeHistorical)

  /// A category as one bit.
  package static func category(_ category: TermCategory?) -> UInt16 { 1 << UInt16(number(category)) }

  private static func number(_ status: TermStatus) -> UInt32 {
    switch status {
    case .preferred: 0
    case .admitted: 1
    case .deprecated: 2
    case .superseded: 3
    case .rejected: 4
    }
  }

  private static func number(_ category: TermCategory?) -> UInt32 {
    switch category {
    case nil: 0
    case .person: 1
    case .personHistorical: 2
    case .place: 3
    case .placeHistorical: 4
    case .organisation: 5
    case .company: 6
    case .product: 7
    case .work: 8
    case .policy: 9
    case .term: 10
    }
  }

  private static func spaces(_ form: String) -> UInt32 {
    guard form.utf8.contains(where: { $0 == 0x20 || $0 == 0x2D || ($0 >= 0xC2 && $0 < 0xE4) }) else { return 0 }
    var letters = 0
    var bits: UInt32 = 0
    var isAfterSpace = false
    for scalar in form.unicodeScalars {
      if scalar.properties.isWhitespace || Fold.isSeparator(scalar.value) {
        isAfterSpace = true
        continue
      }
      letters += 1
      if isAfterSpace, letters == 2 { bits |= 1 }
      if isAfterSpace, letters == 3 { bits |= 2 }
      bits = isAfterSpace ? bits | 4 : bits & 3
      isAfterSpace = false
    }
    return bits
  }
}
