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
    guard text.unicodeScalars.allSatisfy({ isPlain($0.value) }) else {
      return foldedComposed((try? Normalization.nfkc(text)) ?? text)
    }
    // A plain code point gives one at most.
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: text.utf8.count) { kept in
      var count = 0
      for scalar in text.unicodeScalars {
        guard let code = folded(scalar.value) else { continue }
        kept.initializeElement(at: count, to: code)
        count += 1
      }
      return String(codePoints: UnsafeBufferPointer(rebasing: kept[..<count]))
    }
  }

  private static func foldedComposed(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard let code = folded(scalar.value) else { continue }
      if code >= 0x80, !Han.contains(code), scalar.properties.changesWhenLowercased {
        scalars.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      } else {
        scalars.append(Unicode.Scalar(code) ?? scalar)
      }
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

  /// A code point of ASCII or Han folded, nil for one that a key leaves out; any other as it is.
  private static func folded(_ code: UInt32) -> UInt32? {
    switch code {
    case 0x41...0x5A: code + 0x20
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200D, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000,
      0xFEFF:
      nil  // spaces, with and without width
    case _ where isSeparator(code): nil
    default: Han.contains(code) ? Han.simplified(code) : code
    }
  }
}
