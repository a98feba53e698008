// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Readings and variants of every Han character, as a two-stage table.
///
/// Order of Mandarin readings: kMandarin, then kHanyuPinlu by frequency, then kTGHZ2013. Order of
/// Sino-Korean readings: corrections of Data/sino-readings.tsv, kHangul with educational ('E') readings
/// first, then libhangul's; a simplified character has those of all its traditional forms.
struct HanTables {
  let unihan: Unihan
  let hanja: HanjaList
  let syllables: PinyinSyllables
  private var corrections: [UInt32: [UInt16]] = [:]
  /// Font variants that Unihan does not know as such (Data/han-variants.tsv).
  private var variants: [UInt32: UInt32] = [:]
  private var simplified: [UInt32: UInt32] = [:]
  private var mandarin: [UInt32: [UInt16]] = [:]
  private var sino: [UInt32: [UInt16]] = [:]
  private var script: [UInt32: UInt8] = [:]

  init(unihan: Unihan, hanja: HanjaList, syllables: PinyinSyllables, readings: Table, variants table: Table) {
    for row in table.rows {
      if let from = row["han"]?.unicodeScalars.first, let to = row["folds_to"]?.unicodeScalars.first {
        variants[from.value] = to.value
      }
    }
    self.unihan = unihan
    self.hanja = hanja
    self.syllables = syllables
    for row in readings.rows {
      guard let han = row["han"]?.unicodeScalars.first, let text = row["readings"] else { continue }
      corrections[han.value] = text.unicodeScalars.filter { $0 != " " }.map { UInt16(truncatingIfNeeded: $0.value) }
    }
  }

  func fold(_ code: UInt32) -> UInt32 { simplified[code] ?? code }

  mutating func build() {
    let codes = unihan.codes
    for code in codes { mandarin[code] = mandarinReadings(code) }
    // A curated font variant has the readings of what it stands for and none of its own (豊 is no lǐ).
    for (code, target) in variants { mandarin[code] = mandarinReadings(target) }
    for code in codes {
      let target = simplify(code)
      if target != code { simplified[code] = target }
    }
    // A chain (鄉 → 乡, 鄕 → 鄉) ends at its last link.
    for (code, target) in simplified where simplified[target] != nil {
      simplified[code] = simplified[target]
    }
    for code in codes {
      script[code] = scriptClass(code)
      let readings = sinoReadings(code)
      if !readings.isEmpty { sino[code] = readings }
      // 廈 has only shà of its own; the xià of 厦 belongs to it as well.
      let target = fold(code)
      if target != code { mandarin[code] = merged(mandarin[code] ?? [], mandarin[target] ?? []) }
    }
    // A compatibility ideograph is its canonical equivalent (UAX #15); KS X 1001 encodes some twice for
    // two readings, which say nothing here.
    for (code, target) in unihan.canonicalEquivalents {
      simplified[code] = fold(target)
      mandarin[code] = mandarin[target]
      sino[code] = sino[target]
      script[code] = script[target]
    }
  }

  private func merged(_ first: [UInt16], _ second: [UInt16]) -> [UInt16] {
    let known = Set(first.map { $0 >> 3 })
    return first + second.filter { !known.contains($0 >> 3) }
  }

  private func mandarinReadings(_ code: UInt32) -> [UInt16] {
    var marked = (unihan.value("kMandarin", code) ?? "").split(separator: " ").map(String.init)
    marked += (unihan.value("kHanyuPinlu", code) ?? "").split(separator: " ").map {
      String($0.prefix { $0 != "(" })
    }
    for entry in (unihan.value("kTGHZ2013", code) ?? "").split(separator: " ") {
      marked.append(String(entry.split(separator: ":").last ?? ""))
    }
    var seen = Set<Int>()
    var result: [UInt16] = []
    for reading in marked {
      guard let (number, tone) = syllables.parse(reading), seen.insert(number).inserted else { continue }
      result.append(UInt16(number << 3 | tone))
    }
    return result
  }

  /// The everyday simplified character that a character folds to.
  private func simplify(_ code: UInt32) -> UInt32 {
    if let curated = variants[code] { return curated }
    let listed = unihan.variants("kSimplifiedVariant", code)
    if listed.contains(code) { return code }
    if let first = listed.first { return first }
    if unihan.isGB2312(code) { return code }
    // A font variant (眞, 淸, 硏 …): the everyday character that means and reads the same.
    let own = Set((mandarin[code] ?? []).map { $0 >> 3 })
    for variant in unihan.variants("kZVariant", code) + unihan.variants("kSemanticVariant", code) {
      let target = unihan.variants("kSimplifiedVariant", variant).first ?? variant
      let theirs = Set((mandarin[target] ?? []).map { $0 >> 3 })
      if unihan.isGB2312(target), own.isEmpty || !own.isDisjoint(with: theirs) { return target }
    }
    return code
  }

  /// 1: used in simplified text only, 2: in traditional text only, 0: in both.
  ///
  /// A simplified form outside the first block of Unicode (U+4E00–9FFF, which has all of GB 2312 and GBK) is in no common
  /// font: 錤 is written so in simplified text as well, and says nothing of a text's script.
  private func scriptClass(_ code: UInt32) -> UInt8 {
    let simple = unihan.variants("kSimplifiedVariant", code)
    let traditional = unihan.variants("kTraditionalVariant", code)
    if !simple.isEmpty, !simple.contains(code) { return simple.contains { $0 <= 0x9FFF && $0 >= 0x4E00 } ? 2 : 0 }
    if !traditional.isEmpty, !traditional.contains(code) { return 1 }
    return 0
  }

  private func ownSinoReadings(_ code: UInt32) -> [UInt16] {
    var educational: [UInt16] = []
    var others: [UInt16] = []
    for entry in (unihan.value("kHangul", code) ?? "").split(separator: " ") {
      let parts = entry.split(separator: ":")
      guard let scalar = parts.first?.unicodeScalars.first,
        let value = UInt16(exactly: scalar.value), (0xAC00...0xD7A3).contains(value)
      else { continue }
      if parts.count > 1, parts[1].contains("E") { educational.append(value) } else { others.append(value) }
    }
    return educational + others + (hanja.characters[code] ?? [])
  }

  private func sinoReadings(_ code: UInt32) -> [UInt16] {
    var all = corrections[code] ?? []
    let traditional = unihan.variants("kTraditionalVariant", code).filter { $0 != code }
    // A character that is taught in its own right (云 운, 干 간, 后 후) is read so first; one that hardly
    // occurs but as a simplified form (广, 宁) is read as what it stands for.
    let standsForItself =
      traditional.isEmpty
      || unihan.variants("kTraditionalVariant", code).contains(code)
        && unihan.value("kHangul", code)?.contains("E") == true
    if standsForItself { all += ownSinoReadings(code) }
    for form in traditional { all += ownSinoReadings(form) }
    if !standsForItself { all += ownSinoReadings(code) }
    if all.isEmpty {
      let target = fold(code)
      if target != code {
        all += corrections[target] ?? []
        all += ownSinoReadings(target)
        for form in unihan.variants("kTraditionalVariant", target) { all += ownSinoReadings(form) }
      }
      for property in ["kZVariant", "kSemanticVariant"] where all.isEmpty {
        for variant in unihan.variants(property, code) { all += ownSinoReadings(variant) }
      }
    }
    var seen = Set<UInt16>()
    return all.filter { seen.insert($0).inserted }
  }

  /// Words of Korean (libhangul) whose 한자음 is spelled like the Mandarin transcription: 관광 觀光, 한양 漢陽.
  ///
  /// Names of mountains, rivers and districts are left out: among Chinese names they are Chinese.
  var wordsOfEqualReadings: [String: String] {
    let generics = Set("山江河湖海省市州县縣区區岛島".unicodeScalars)
    var result: [String: String] = [:]
    for (word, hanguls) in hanja.words where (2...4).contains(word.unicodeScalars.count) {
      guard let last = word.unicodeScalars.last, !generics.contains(last) else { continue }
      for hangul in hanguls.sorted() where hangul.unicodeScalars.count == word.unicodeScalars.count {
        let isEqual = zip(word.unicodeScalars, hangul.unicodeScalars).allSatisfy { han, syllable in
          let value = UInt16(truncatingIfNeeded: syllable.value)
          return (sino[han.value] ?? []).contains(value)
            && (mandarin[han.value] ?? []).contains { syllables.hangul[Int($0 >> 3)] == [value] }
        }
        if isEqual { result[word] = hangul }
      }
    }
    return result
  }

  /// Character to its Sino-Korean readings, for checks on word lists.
  func sinoReadings(of character: Unicode.Scalar) -> [UInt16] { sino[character.value] ?? [] }

  func source() -> String {
    var pools = ListPool()
    let codes = Set(mandarin.filter { !$0.value.isEmpty }.keys).union(sino.keys).union(simplified.keys)
    let blocks = Set(codes.map { $0 >> 6 }).sorted()
    var stage1 = [Int](repeating: 0, count: 0x32000 >> 6)
    var simple: [UInt32] = [UInt32](repeating: 0, count: 64)
    var sound = [Int](repeating: 0, count: 64)
    var sinoIndex = [Int](repeating: 0, count: 64)
    var scripts = [Int](repeating: 0, count: 64)
    for (position, block) in blocks.enumerated() {
      stage1[Int(block)] = position + 1
      for low in UInt32(0)..<64 {
        let code = block << 6 | low
        simple.append(simplified[code] ?? 0)
        sound.append(pools.index(mandarin[code] ?? []))
        sinoIndex.append(pools.index(sino[code] ?? []))
        scripts.append(Int(script[code] ?? 0))
      }
    }
    var out = generatedHeader(
      "Unihan 15.0.0 (Debian unicode-data, Unicode licence), hanja.txt (Debian libhangul-data, BSD-3-Clause)")
    out += "#include \"HanData.h\"\n\n"
    out += cArray("uint16_t", "gw_han_block", stage1)
    out += cArray("uint32_t", "gw_han_simplified", simple)
    out += cArray("uint16_t", "gw_han_mandarin", sound)
    out += cArray("uint16_t", "gw_han_sino", sinoIndex)
    out += cArray("uint8_t", "gw_han_script", scripts)
    out += cArray("uint16_t", "gw_reading_pool", pools.pool)
    out += "const gw_surname gw_taiwans[] = {\n"
    var count = 0
    for code in unihan.everyday {
      let values = (unihan.value("kMandarin", code) ?? "").split(separator: " ").compactMap {
        syllables.parse($0)?.number
      }
      guard values.count > 1, values[0] != values[1] else { continue }
      out += "  {\(code), \(values[1])},\n"
      count += 1
    }
    out += "};\nconst uint32_t gw_taiwan_count = \(count);\n"
    var bits = [UInt8](repeating: 0, count: 11172 / 8 + 1)
    for syllable in Set(sino.values.joined()) where syllable >= 0xAC00 {
      let place = Int(syllable) - 0xAC00
      bits[place / 8] |= 1 << (place % 8)
    }
    out += cArray("uint8_t", "gw_sino_syllables", bits)
    return out
  }
}

/// Distinct lists of numbers in one array: count, then items. Index 0 is the empty list.
struct ListPool {
  var pool: [UInt16] = [0]
  private var starts: [[UInt16]: Int] = [[]: 0]

  mutating func index(_ list: [UInt16]) -> Int {
    if let start = starts[list] { return start }
    let start = pool.count
    starts[list] = start
    pool.append(UInt16(list.count))
    pool += list
    return start
  }
}
