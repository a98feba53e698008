// SPDX-License-Identifier: Apache-2.0

import HanHangul

/// The keys by which a Chinese form is found when neither it nor its rendering is typed.
public enum TermKeys {
  /// Raised whenever a key may come out differently – new reading data included – so that indexes are built anew.
  public static let version: UInt64 = 1

  /// How a Chinese form is read: pinyin in one word without tones (`pengcheng`), with `ü` also as `v` and `u`,
  /// and 한자음 in Hangul. Names of two to four characters are read as people's names as well (单 Shàn).
  public static func readings(of zh: String) -> [String] {
    let scalars = zh.unicodeScalars.map(\.value)
    var keys = spelled(scalars, Mandarin.readings(of: scalars)).map { [$0] } ?? []
    if (2...4).contains(scalars.count), let name = spelled(scalars, Mandarin.readings(of: scalars, as: .person)) {
      append(name, to: &keys)
    }
    for key in keys where key.contains("ü") {
      append(key.replacing("ü", with: "v"), to: &keys)
      append(key.replacing("ü", with: "u"), to: &keys)
    }
    let sino = SinoKorean.reading(of: zh)
    if !keys.isEmpty, !sino.unicodeScalars.contains(where: { Han.contains($0.value) }) {
      append(Fold.key(sino), to: &keys)
    }
    return keys
  }

  /// What a Chinese form is by its sound, in Hangul (펑청).
  public static func standardForms(of zh: String) -> [String] {
    let scalars = zh.unicodeScalars.map(\.value)
    var forms = joined(scalars, Mandarin.readings(of: scalars)) { $0.hangul }.map { [$0] } ?? []
    if (2...4).contains(scalars.count),
      let name = joined(scalars, Mandarin.readings(of: scalars, as: .person), { $0.hangul })
    {
      append(name, to: &forms)
    }
    return forms
  }

  /// Further keys of readings for what somebody typed: without tone marks, tone digits, apostrophes
  /// (`Xī'ān`, `xi1an1` → `xian`). Empty for what is no pinyin.
  public static func readings(typed text: String) -> [String] {
    var scalars = String.UnicodeScalarView()
    for scalar in ((try? Normalization.nfc(text)) ?? text).unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A, 0x61...0x7A, 0xDC, 0xFC: scalars.append(scalar)
      case 0x20, 0x27, 0x2D, 0x2019, 0xB7, 0x31...0x35: continue
      default:
        guard let plain = toneless[scalar] else { return [] }
        scalars.append(plain)
      }
    }
    let key = Fold.key(String(scalars))
    return key.isEmpty ? [] : [key]
  }

  private static let toneless: [Unicode.Scalar: Unicode.Scalar] = {
    let marked: [(Unicode.Scalar, String)] = [
      ("a", "āáǎàĀÁǍÀ"), ("e", "ēéěèĒÉĚÈ"), ("i", "īíǐìĪÍǏÌ"), ("o", "ōóǒòŌÓǑÒ"), ("u", "ūúǔùŪÚǓÙ"), ("ü", "ǖǘǚǜǕǗǙǛ"),
    ]
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (plain, letters) in marked { for letter in letters.unicodeScalars { table[letter] = plain } }
    return table
  }()

  private static func spelled(_ scalars: [UInt32], _ readings: [MandarinSyllable?]) -> String? {
    joined(scalars, readings) { $0.pinyin }
  }

  /// Nil when a character has no reading, and for text without Han.
  private static func joined(
    _ scalars: [UInt32], _ readings: [MandarinSyllable?], _ text: (MandarinSyllable) -> String
  ) -> String? {
    var result = ""
    var hasHan = false
    for (code, syllable) in zip(scalars, readings) {
      if let syllable {
        result += text(syllable)
        hasHan = true
      } else if Han.contains(code) {
        return nil
      } else if let scalar = Unicode.Scalar(code) {
        result.unicodeScalars.append(scalar)
      }
    }
    return hasHan ? Fold.key(result) : nil
  }

  private static func append(_ key: String, to keys: inout [String]) {
    if !keys.contains(key) { keys.append(key) }
  }
}
