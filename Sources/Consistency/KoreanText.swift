// SPDX-License-Identifier: Apache-2.0

/// A text as the term matcher reads it: conjoining jamo composed, ASCII and full-width letters in lower case,
/// each letter with the code points it came from.
///
/// It is no fold: spaces, line ends and punctuation stay, because they are what boundaries are made of.
struct KoreanText {
  private(set) var letters: [UInt32] = []
  /// Offset in the original of each letter, and of the end.
  private(set) var offsets: [Int] = []

  init(_ text: CheckText) {
    letters.reserveCapacity(text.scalars.count)
    offsets.reserveCapacity(text.scalars.count + 1)
    var index = 0
    while index < text.scalars.count {
      offsets.append(index)
      let (letter, length) = Self.letter(at: index, in: text.scalars)
      letters.append(letter)
      index += length
    }
    offsets.append(text.scalars.count)
  }

  /// Hangul syllable composition (The Unicode Standard, 3.12) for L V (T); everything else as it is.
  private static func letter(at index: Int, in scalars: [Unicode.Scalar]) -> (UInt32, Int) {
    let value = scalars[index].value
    switch value {
    case 0x41...0x5A: return (value + 0x20, 1)
    case 0xFF21...0xFF3A: return (value - 0xFF21 + 0x61, 1)
    case 0xFF10...0xFF19, 0xFF41...0xFF5A: return (value - 0xFEE0, 1)
    case 0x1100...0x1112:
      guard index + 1 < scalars.count, (0x1161...0x1175).contains(scalars[index + 1].value) else { break }
      let open = 0xAC00 + ((value - 0x1100) * 21 + scalars[index + 1].value - 0x1161) * 28
      guard index + 2 < scalars.count, (0x11A8...0x11C2).contains(scalars[index + 2].value) else { return (open, 2) }
      return (open + scalars[index + 2].value - 0x11A7, 3)
    default: break
    }
    return (value, 1)
  }

  static func isHangul(_ letter: UInt32) -> Bool {
    (0xAC00...0xD7A3).contains(letter) || (0x1100...0x11FF).contains(letter) || (0x3131...0x318E).contains(letter)
  }

  static func isHan(_ letter: UInt32) -> Bool {
    (0x4E00...0x9FFF).contains(letter) || (0x3400...0x4DBF).contains(letter)
      || (0xF900...0xFAFF).contains(letter) || (0x20000...0x3FFFF).contains(letter) || letter == 0x3007
  }

  static func isLatinOrDigit(_ letter: UInt32) -> Bool {
    (0x30...0x39).contains(letter) || (0x61...0x7A).contains(letter) || (0xC0...0x24F).contains(letter)
  }

  /// A space inside a line: NBSP and the ideographic space are spaces, TAB ends a table cell and is none.
  static func isBlank(_ letter: UInt32) -> Bool {
    letter == 0x20 || letter == 0xA0 || letter == 0x3000 || (0x2000...0x200B).contains(letter)
  }
}
