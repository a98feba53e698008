// SPDX-License-Identifier: Apache-2.0

/// The one definition of "the same term, written differently".
///
/// NFKC → compatibility ideographs and font variants to the unified character (眞→真, 淸→清, U+F9E1→李)
/// → per-character traditional to simplified → lower case → spaces, middle dots and hyphens dropped.
/// A fold is a key for look-up, never shown to a person.
///
/// ```swift
/// Fold.key("騰訊 硏究院") == Fold.key("腾讯研究院")   // true
/// Fold.key("Open-AI") == "openai"
/// ```
public enum Fold {
  /// Stored in every index; raised whenever a fold may come out differently.
  public static let version: UInt32 = 1

  /// The fold of a text. A text that ICU cannot normalise (out of memory) is folded without NFKC.
  public static func key(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    if text.unicodeScalars.allSatisfy({ isPlain($0.value) }) {
      for scalar in text.unicodeScalars { append(scalar, to: &scalars) }
    } else {
      let composed = (try? Normalization.nfkc(text)) ?? text
      for scalar in composed.unicodeScalars { append(scalar, to: &scalars) }
    }
    return String(scalars)
  }

  /// Code points that NFKC leaves alone: ASCII, unified Han and precomposed Hangul, which is nearly all text.
  private static func isPlain(_ code: UInt32) -> Bool {
    code < 0x80 || (0x4E00...0x9FFF).contains(code) || Hangul.isSyllable(code) || code == 0xB7
  }

  /// Hyphens and middle dots, which a key leaves out (ㆍ is the dot of old Korean keyboards).
  public static func isSeparator(_ code: UInt32) -> Bool {
    switch code {
    case 0x2D, 0xAD, 0x2010...0x2015, 0x2043, 0x2212, 0x30FB, 0xB7, 0x2022, 0x2027, 0x22C5, 0x318D, 0x119E: true
    default: false
    }
  }

  private static func append(_ scalar: Unicode.Scalar, to scalars: inout String.UnicodeScalarView) {
    switch scalar.value {
    case 0x41...0x5A:
      scalars.append(Unicode.Scalar(UInt8(scalar.value + 0x20)))
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200D, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000,
      0xFEFF:
      return  // spaces, with and without width
    case _ where isSeparator(scalar.value): return
    case 0..<0x80:
      scalars.append(scalar)
    default:
      if Han.contains(scalar.value) {
        scalars.append(Unicode.Scalar(Han.simplified(scalar.value)) ?? scalar)
      } else if scalar.properties.changesWhenLowercased {
        scalars.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      } else {
        scalars.append(scalar)
      }
    }
  }
}
