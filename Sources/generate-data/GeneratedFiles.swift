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
    readings: try Table(data.appendingPathComponent("sino-readings.tsv")))
  han.build()
  return [
    ("Sources/HanData/han.c", han.source()),
    ("Sources/HanData/syllables.c", syllables.source()),
    (
      "Sources/HanData/words.c",
      try wordTables(
        phrases: Table(data.appendingPathComponent("mandarin-phrases.tsv")),
        words: Table(data.appendingPathComponent("mandarin-words.tsv")),
        surnames: Table(data.appendingPathComponent("surnames.tsv")),
        fold: han.fold, syllables: syllables)
    ),
    (
      "Sources/HanData/lexicon.c",
      try lexiconTables(
        translations: Table(data.appendingPathComponent("translations.tsv")),
        sinoWords: Table(data.appendingPathComponent("sino-words.tsv")),
        exceptions: Table(data.appendingPathComponent("exceptions.tsv")),
        japaneseSurnames: Table(data.appendingPathComponent("japanese-names.tsv")),
        fold: han.fold)
    ),
  ]
}
