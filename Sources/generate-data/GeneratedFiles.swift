// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Every generated file of the package, by path.
func generatedFiles(root: URL) throws -> [(path: String, text: String)] {
  let data = root.appendingPathComponent("Data")
  let unihan = try Unihan(directory: URL(fileURLWithPath: "/usr/share/unicode"))
  let hanja = try HanjaList(path: "/usr/share/libhangul/hanja/hanja.txt")
  let syllables = try PinyinSyllables(table: Table(data.appendingPathComponent("pinyin-hangul.tsv")))
  var han = HanTables(
    unihan: unihan, hanja: hanja, syllables: syllables,
    readings: try Table(data.appendingPathComponent("sino-readings.tsv")),
    variants: try Table(data.appendingPathComponent("han-variants.tsv")))
  han.build()
  return [
    ("Sources/HanData/han.c", han.source()),
    ("Sources/HanData/syllables.c", syllables.source()),
    ("Sources/HanData/jamo.c", JamoDistances.source()),
    (
      "Sources/HanData/foreign.c",
      try ForeignReadings(
        unihan: unihan, kana: Table(data.appendingPathComponent("kana-hangul.tsv")),
        jyutping: Table(data.appendingPathComponent("jyutping-hangul.tsv"))
      ).source(unihan.everyday)
    ),
    (
      "Sources/HanData/words.c",
      try wordTables(
        phrases: Table(data.appendingPathComponent("mandarin-phrases.tsv")),
        words: Table(data.appendingPathComponent("mandarin-words.tsv")),
        surnames: Table(data.appendingPathComponent("surnames.tsv")),
        surnameCharacters: Table(data.appendingPathComponent("surname-characters.tsv")),
        fold: han.fold, syllables: syllables)
    ),
    (
      "Sources/HanData/lexicon.c",
      try lexiconTables(
        translations: Table(data.appendingPathComponent("translations.tsv")),
        sinoWords: Table(data.appendingPathComponent("sino-words.tsv")),
        exceptions: Table(data.appendingPathComponent("exceptions.tsv")),
        japaneseSurnames: Table(data.appendingPathComponent("japanese-names.tsv")),
        koreanWords: han.wordsOfEqualReadings,
        fold: han.fold)
    ),
    (
      "Sources/Consistency/Generated/Particles+Generated.swift",
      ParticleTable.generate(from: try text(data.appendingPathComponent("particles.tsv")))
    ),
    (
      "Sources/Consistency/Generated/NameCues+Generated.swift",
      NameCueTable.generate(from: try text(data.appendingPathComponent("name-cues.tsv")))
    ),
    (
      "Sources/Consistency/Generated/RuleExamples+Generated.swift",
      try RuleExampleTable.generate(from: Table(data.appendingPathComponent("rule-examples.tsv")))
    ),
    (
      "Sources/HanHangul/Generated/HistoricalNames+Generated.swift",
      try historicalNames(Table(data.appendingPathComponent("historical-names.tsv")), fold: han.fold)
    ),
    (
      "Sources/HanHangul/Generated/Generic+Generated.swift",
      genericTable(try Table(data.appendingPathComponent("generics.tsv")))
    ),
    (
      "Sources/TermBase/Generated/EverydayWords+Generated.swift",
      EverydayWordTable.generate(from: try text(data.appendingPathComponent("everyday-words.tsv")))
    ),
    (
      "Sources/TermBase/Generated/TableWords+Generated.swift",
      try tableWordTable(Table(data.appendingPathComponent("table-words.tsv")))
    ),
    (
      "Sources/Alignment/Generated/Confidence+Generated.swift",
      try confidenceTable(Table(data.appendingPathComponent("confidence.tsv")))
    ),
    (
      "Sources/Consistency/Generated/SentenceCues+Generated.swift",
      sentenceCueTable(try Table(data.appendingPathComponent("sentence-cues.tsv")))
    ),
    (
      "Sources/Alignment/Generated/Remarks+Generated.swift",
      remarkTable(try Table(data.appendingPathComponent("remarks.tsv")))
    ),
    (
      "Sources/Reporting/Generated/Messages+Generated.swift",
      try MessageTable.generate(from: text(data.appendingPathComponent("messages.tsv")))
    ),
    (
      "Sources/Reporting/Generated/PageAssets+Generated.swift",
      PageAssets.generate(
        try ["glossary.css", "glossary.js", "check.css", "check.js", "evaluation.css"].map { file in
          let name = file.replacing(".css", with: "Style").replacing(".js", with: "Script")
          return (name, try text(data.appendingPathComponent("page/\(file)")))
        })
    ),
    (
      "Sources/Reporting/Generated/TerminalWidth+Generated.swift",
      TerminalWidthTable.generate(
        eastAsianWidth: try text(URL(fileURLWithPath: "/usr/share/unicode/EastAsianWidth.txt")),
        unicodeData: try text(URL(fileURLWithPath: "/usr/share/unicode/UnicodeData.txt")))
    ),
  ]
}

private func text(_ url: URL) throws -> String { try String(contentsOf: url, encoding: .utf8) }
