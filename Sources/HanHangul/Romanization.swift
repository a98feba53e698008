// SPDX-License-Identifier: Apache-2.0

import ICUShim

/// Writes Hangul in Latin letters, as a key for look-ups by sound (펑청 → `peongcheong`).
///
/// Only Hangul is written over, letter by letter as ICU does it. Keys are for comparing with each other: they
/// are neither the official romanisation nor pinyin. Opening one costs about 7 ms: fine in `lookup`, not in
/// `check`.
public struct Romanizer: ~Copyable {
  private let transliterator: Transliterator

  /// Opens ICU's rules.
  public init() throws(ICUError) {
    transliterator = try Transliterator(id: "Hangul-Latin")
  }

  /// The key: the text with its Hangul in Latin letters, in lower case, without hyphens and apostrophes
  /// (ICU separates syllables by them where the letters would be ambiguous).
  public func key(_ text: String) throws(ICUError) -> String {
    let latin = try transliterator.convert(Normalization.nfc(text)) { scalar in
      switch scalar.value {
      case 0xAC00...0xD7A3, 0x1100...0x11FF, 0x3131...0x318E: true
      default: false
      }
    }
    return latin.lowercased().filter { $0 != "-" && $0 != "'" && $0 != "\u{2019}" }
  }
}
