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

  /// All keys under which the store keeps a Chinese form: readings, standard forms, and names by sound whose tail
  /// is read by 한자음 (즈장실험실 for 之江实验室, 헤이룽장성).
  ///
  /// A function of the Chinese alone: the store has one set for each spelling, whichever document came last.
  public static func evidence(of zh: String) -> [String] {
    var keys = readings(of: zh)
    for form in standardForms(of: zh) { append(form, to: &keys) }
    let scalars = Array(zh.unicodeScalars)
    guard (3...12).contains(scalars.count), scalars.allSatisfy({ Han.contains($0.value) }) else { return keys }
    let sounds = Mandarin.readings(of: scalars.map(\.value))
    for tail in 1...min(8, scalars.count - 2) {
      let start = scalars.count - tail
      guard let name = joined(scalars[..<start].map(\.value), Array(sounds[..<start]), { $0.hangul }) else { continue }
      var rest = String.UnicodeScalarView()
      rest.append(contentsOf: scalars[start...])
      append(name + Fold.key(SinoKorean.reading(of: String(rest))), to: &keys)
    }
    return keys
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
