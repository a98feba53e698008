// SPDX-License-Identifier: Apache-2.0

/// Words and surnames with their readings; curated words win over phrases.
func wordTables(
  phrases: Table, words: Table, surnames: Table, surnameCharacters: Table, fold: (UInt32) -> UInt32,
  syllables: PinyinSyllables
) throws -> String {
  func numbers(_ text: String, _ path: String) throws -> [Int] {
    try text.split(separator: " ").map {
      guard let number = syllables.number(String($0)) else {
        throw GeneratorError("\(path): '\($0)' is no syllable of the table")
      }
      return number
    }
  }
  var all: [[UInt32]: [Int]] = [:]
  for table in [phrases, words] {
    for row in table.rows {
      let han = (row["word"] ?? "").unicodeScalars.map { fold($0.value) }
      let reading = try numbers(row["pinyin"] ?? "", table.path)
      guard (2...4).contains(han.count), han.count == reading.count else {
        throw GeneratorError("\(table.path): '\(row["word"] ?? "")' needs two to four characters and as many syllables")
      }
      all[han] = reading
    }
  }
  func padded<T: BinaryInteger>(_ values: [T]) -> String {
    (values + [0, 0, 0, 0]).prefix(4).map { String($0) }.joined(separator: ",")
  }
  var out = generatedHeader("Data/mandarin-phrases.tsv, mandarin-words.tsv, surnames.tsv, surname-characters.tsv")
  out += "#include \"HanData.h\"\n\nconst uint32_t gw_word_count = \(all.count);\nconst gw_word gw_words[] = {\n"
  for (han, reading) in all.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
    out += "  {{\(padded(han))}, {\(padded(reading))}},\n"
  }
  out += "};\n"
  var names: [UInt32: Int] = [:]
  for row in surnames.rows {
    guard let han = row["han"]?.unicodeScalars.first, let number = try numbers(row["pinyin"] ?? "", surnames.path).first
    else { throw GeneratorError("\(surnames.path): columns han and pinyin are needed") }
    names[fold(han.value)] = number
  }
  out += "const uint32_t gw_surname_count = \(names.count);\nconst gw_surname gw_surnames[] = {\n"
  for (han, number) in names.sorted(by: { $0.key < $1.key }) { out += "  {\(han), \(number)},\n" }
  out += "};\n"
  let characters = Set(surnameCharacters.rows.compactMap { $0["han"]?.unicodeScalars.first.map { fold($0.value) } })
  out += "const uint32_t gw_surname_character_count = \(characters.count);\n"
  return out + cArray("uint32_t", "gw_surname_characters", characters.sorted())
}

/// Word lists of Han and Hangul.
func lexiconTables(
  translations: Table, sinoWords: Table, exceptions: Table, japaneseSurnames: Table, koreanWords: [String: String],
  fold: (UInt32) -> UInt32
) throws -> String {
  struct Lexeme: Hashable {
    var han: [UInt32]
    var hangul: [UInt32]
    var list: Int
  }
  // Brands, and names of countries and places, are no translations.
  let translationLists = ["회사": 6, "외국회사": 6, "국명": 7, "지명": 7]
  // The order of the file is kept among the renderings of one word: the usual one stands first.
  var all: [Lexeme: Int] = [:]
  for (list, table) in [(1, translations), (2, sinoWords), (3, exceptions), (4, japaneseSurnames)] {
    for row in table.rows {
      guard let han = row["zh"], let hangul = row["ko"], !han.isEmpty, !hangul.isEmpty else {
        throw GeneratorError("\(table.path): columns zh and ko are needed")
      }
      for alternative in hangul.split(separator: "|") {
        let lexeme = Lexeme(
          han: han.unicodeScalars.map { fold($0.value) },
          hangul: alternative.unicodeScalars.filter { $0 != " " }.map(\.value),
          list: row["kind"] == "other-language" ? 8 : list == 1 ? translationLists[row["source"] ?? ""] ?? 1 : list)
        if all[lexeme] == nil { all[lexeme] = all.count }
      }
    }
  }
  for (han, hangul) in koreanWords.sorted(by: { $0.key < $1.key }) {
    let lexeme = Lexeme(
      han: han.unicodeScalars.map { fold($0.value) }, hangul: hangul.unicodeScalars.map(\.value), list: 2)
    if all[lexeme] == nil { all[lexeme] = all.count }
  }
  let sorted = all.sorted {
    if $0.key.han != $1.key.han { return $0.key.han.lexicographicallyPrecedes($1.key.han) }
    if $0.key.list != $1.key.list { return $0.key.list < $1.key.list }
    return $0.value < $1.value
  }.map(\.key)
  var pool: [UInt32] = []
  var starts: [[UInt32]: Int] = [:]
  func place(_ run: [UInt32]) -> Int {
    if let start = starts[run] { return start }
    starts[run] = pool.count
    pool += run
    return pool.count - run.count
  }
  var out = generatedHeader("Data/translations.tsv, sino-words.tsv, exceptions.tsv, japanese-names.tsv")
  out +=
    "#include \"HanData.h\"\n\nconst uint32_t gw_lexeme_count = \(sorted.count);\nconst gw_lexeme gw_lexemes[] = {\n"
  for lexeme in sorted {
    let (han, hangul) = (place(lexeme.han), place(lexeme.hangul))
    out += "  {\(han), \(hangul), \(lexeme.han.count), \(lexeme.hangul.count), \(lexeme.list)},\n"
  }
  // Where the words of a first character begin.
  var heads: [UInt32] = []
  var begins: [Int] = []
  for (index, lexeme) in sorted.enumerated() where lexeme.han[0] != heads.last {
    heads.append(lexeme.han[0])
    begins.append(index)
  }
  let blocks = (0...UInt32(0x32000 >> 6)).map { block in heads.firstIndex { $0 >> 6 >= block } ?? heads.count }
  return out + "};\n" + cArray("uint32_t", "gw_lexicon_pool", pool) + cArray("uint32_t", "gw_lexeme_heads", heads)
    + cArray("uint32_t", "gw_lexeme_begins", begins + [sorted.count])
    + cArray("uint16_t", "gw_lexeme_head_blocks", blocks)
}
