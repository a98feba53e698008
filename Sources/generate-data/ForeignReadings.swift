// SPDX-License-Identifier: Apache-2.0

/// Japanese and Cantonese readings of characters in Hangul, from Unihan's romanisations.
///
/// They tell names that neither Mandarin nor Sino-Korean reads; nothing proposes a form from them.
struct ForeignReadings {
  private let unihan: Unihan
  private let morae: [String: (initial: UInt16, inside: UInt16)]
  private let initials: [String: String]
  private let finals: [String: (hangul: String, rest: String)]

  init(unihan: Unihan, kana: Table, jyutping: Table) {
    self.unihan = unihan
    var morae: [String: (UInt16, UInt16)] = [:]
    for row in kana.rows {
      guard let mora = row["mora"], let a = row["initial"]?.unicodeScalars.first,
        let b = row["inside"]?.unicodeScalars.first
      else { continue }
      morae[mora] = (UInt16(truncatingIfNeeded: a.value), UInt16(truncatingIfNeeded: b.value))
    }
    self.morae = morae
    initials = Dictionary(
      uniqueKeysWithValues: jyutping.rows.filter { $0["part"] == "initial" }.map {
        ($0["roman"] ?? "", $0["hangul"] ?? "")
      })
    finals = Dictionary(
      uniqueKeysWithValues: jyutping.rows.filter { $0["part"] == "final" }.map {
        ($0["roman"] ?? "", ($0["hangul"] ?? "", $0["rest"] ?? ""))
      })
  }

  // MARK: Japanese

  /// A word cut into morae: syllable at the start of a word, inside one, and what was read.
  private struct Mora {
    var roman: String
    var initial: UInt16
    var inside: UInt16
  }

  /// Every form a character may take inside a name, most usual first.
  func japanese(_ code: UInt32) -> [[UInt16]] {
    var result: [[UInt16]] = []
    func add(_ morae: ArraySlice<Mora>, geminate: Bool = false) {
      for atStart in [true, false] {
        var form: [UInt16] = []
        for (index, mora) in morae.enumerated() {
          if mora.roman == "N" || mora.roman == "ッ" {
            guard let last = form.popLast() else { return }
            form.append(last + (mora.roman == "N" ? 4 : 19))
          } else {
            form.append(index == 0 && atStart ? mora.initial : mora.inside)
          }
        }
        if geminate {
          guard form.count >= 2 else { return }
          form.removeLast()
          guard (form[form.count - 1] - 0xAC00) % 28 == 0 else { return }
          form[form.count - 1] += 19
        }
        if !form.isEmpty, form.count <= 5, !result.contains(form) { result.append(form) }
      }
    }
    for property in ["kJapaneseOn", "kJapaneseKun"] {
      for word in (unihan.value(property, code) ?? "").split(separator: " ") {
        guard let whole = cut(String(word)) else { continue }
        add(whole[...])
        if property == "kJapaneseOn" {
          // 一 いち + 国 こく is いっこく.
          if ["TSU", "CHI", "KU", "KI"].contains(whole.last?.roman) { add(whole[...], geminate: true) }
          continue
        }
        // Names take the stem of a verb or an adjective (直 なおす: なお, 正 ただしい: ただ).
        if whole.count >= 3 { add(whole.dropLast()) }
        if whole.count >= 4 { add(whole.dropLast(2)) }
        if let voiced = voiced(whole) { add(voiced[...]) }
      }
    }
    return Array(result.prefix(40))
  }

  private func cut(_ word: String) -> [Mora]? {
    let letters = Array(word)
    var result: [Mora] = []
    var index = 0
    while index < letters.count {
      var found = false
      for length in [3, 2, 1] where index + length <= letters.count {
        let roman = String(letters[index..<index + length])
        guard let mora = morae[roman] else { continue }
        // Long vowels are not written: トウ, オオ, クウ.
        if length == 1, let last = result.last?.roman.last,
          roman == "U" && (last == "O" || last == "U") || roman == "O" && last == "O"
        {
          index += 1
        } else {
          result.append(Mora(roman: roman, initial: mora.initial, inside: mora.inside))
          index += length
        }
        found = true
        break
      }
      if found { continue }
      if letters[index] == "N" {
        result.append(Mora(roman: "N", initial: 0, inside: 0))
      } else if index + 1 < letters.count, letters[index] == letters[index + 1] || letters[index] == "T" {
        result.append(Mora(roman: "ッ", initial: 0, inside: 0))
      } else {
        return nil
      }
      index += 1
    }
    return result.isEmpty ? nil : result
  }

  /// 沢 さわ is ざわ inside a name (連濁).
  private func voiced(_ word: [Mora]) -> [Mora]? {
    let pairs = [
      ("SHI", "JI"), ("CHI", "JI"), ("TSU", "ZU"), ("FU", "BU"), ("SH", "J"), ("CH", "J"), ("K", "G"), ("S", "Z"),
      ("T", "D"), ("H", "B"),
    ]
    guard let first = word.first else { return nil }
    for (from, to) in pairs where first.roman.hasPrefix(from) {
      let roman = to + first.roman.dropFirst(from.count)
      guard let mora = morae[roman] else { return nil }
      return [Mora(roman: roman, initial: mora.inside, inside: mora.inside)] + word.dropFirst()
    }
    return nil
  }

  // MARK: Cantonese

  func cantonese(_ code: UInt32) -> [[UInt16]] {
    var result: [[UInt16]] = []
    for reading in (unihan.value("kCantonese", code) ?? "").split(separator: " ") {
      let roman = String(reading.filter { !$0.isNumber })
      if let form = hangul(jyutping: roman), !result.contains(form) { result.append(form) }
    }
    return Array(result.prefix(4))
  }

  func hangul(jyutping roman: String) -> [UInt16]? {
    if roman == "m" || roman == "ng" { return ["응".unicodeScalars.first.map { UInt16($0.value) } ?? 0] }
    for length in [2, 1, 0] where roman.count > length {
      let initial = String(roman.prefix(length))
      guard length == 0 || initials[initial] != nil, let final = finals[String(roman.dropFirst(length))] else {
        continue
      }
      return compose(initials[initial] ?? "ㅇ", final.hangul, final.rest)
    }
    return nil
  }

  private func compose(_ initial: String, _ final: String, _ rest: String) -> [UInt16]? {
    let consonants = Array("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")
    let vowels = Array("ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ")
    let tails: [Character: UInt16] = ["ㄱ": 1, "ㄴ": 4, "ㅁ": 16, "ㅂ": 17, "ㅅ": 19, "ㅇ": 21]
    let glides: [Character: [Character: Character]] = [
      "w": ["ㅏ": "ㅘ", "ㅓ": "ㅝ", "ㅔ": "ㅞ", "ㅣ": "ㅟ", "ㅗ": "ㅝ"],
      "j": ["ㅏ": "ㅑ", "ㅓ": "ㅕ", "ㅔ": "ㅖ", "ㅗ": "ㅛ", "ㅜ": "ㅠ", "ㅟ": "ㅠ"],
    ]
    let head = Array(initial)
    let body = Array(final)
    guard let consonant = consonants.firstIndex(of: head[0]), var vowel = body.first else { return nil }
    if head.count > 1 { vowel = glides[head[1]]?[vowel] ?? vowel }
    guard let place = vowels.firstIndex(of: vowel) else { return nil }
    let tail = body.count > 1 ? tails[body[1]] ?? 0 : 0
    let syllable = 0xAC00 + UInt16(consonant * 21 + place) * 28 + tail
    return [syllable] + rest.unicodeScalars.map { UInt16(truncatingIfNeeded: $0.value) }
  }

  // MARK: output

  func source(_ codes: [UInt32]) -> String {
    var pools = ListPool()
    var rows: [(UInt32, Int, Int)] = []
    for code in codes {
      let (japanese, cantonese) = (packed(japanese(code)), packed(cantonese(code)))
      guard !japanese.isEmpty || !cantonese.isEmpty else { continue }
      rows.append((code, pools.index(japanese), pools.index(cantonese)))
    }
    var out = generatedHeader(
      "kJapaneseOn, kJapaneseKun and kCantonese of Unihan 15.0.0 (Unicode licence), Data/kana-hangul.tsv, jyutping-hangul.tsv"
    )
    out +=
      "#include \"HanData.h\"\n\nconst uint32_t gw_foreign_count = \(rows.count);\nconst gw_foreign gw_foreigns[] = {\n"
    for row in rows { out += "  {\(row.0), \(row.1), \(row.2)},\n" }
    return out + "};\n" + cArray("uint16_t", "gw_foreign_pool", pools.pool)
  }

  /// Readings as one list: the number of syllables of each, then the syllables.
  private func packed(_ readings: [[UInt16]]) -> [UInt16] { readings.flatMap { [UInt16($0.count)] + $0 } }
}
