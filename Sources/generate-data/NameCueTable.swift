// SPDX-License-Identifier: Apache-2.0

/// Compiles `Data/name-cues.tsv`: words in the order of their code points, searched where they lie.
enum NameCueTable {
  private static let roles = [
    "name", "province", "country", "sign", "before", "title", "behind", "has", "located", "motion", "business",
    "person",
    "abroad", "sense", "weak", "event",
  ]

  /// The text of `NameCues+Generated.swift`. Rows whose words are unknown are left out with a `#warning`.
  static func generate(from tsv: String) -> String {
    var rows: [(word: [UInt32], numbers: [Int])] = []
    var forms = [""]
    var problems = ""
    for (index, line) in tsv.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.isEmpty || line.hasPrefix("#") || line.hasPrefix("word\t") { continue }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 4, !cells[0].isEmpty, let role = roles.firstIndex(of: cells[1]),
        let categories = ParticleTable.categoryBits(cells[2])
      else {
        problems += "#warning(\"Data/name-cues.tsv:\(index + 1): unknown word\")\n"
        continue
      }
      if !forms.contains(cells[3]) { forms.append(cells[3]) }
      rows.append(
        (
          cells[0].lowercased().unicodeScalars.map(\.value),
          [role, categories, forms.firstIndex(of: cells[3]) ?? 0]
        ))
    }
    rows.sort {
      $0.word == $1.word
        ? $0.numbers.lexicographicallyPrecedes($1.numbers) : $0.word.lexicographicallyPrecedes($1.word)
    }
    var letters = ""
    var entries = ""
    var start = 0
    for row in rows {
      letters += "    \(row.word.map(String.init).joined(separator: ", ")),\n"
      entries += "    \(start), \(row.word.count), \(row.numbers.map(String.init).joined(separator: ", ")),\n"
      start += row.word.count
    }
    let formLetters = forms.map { form in
      "    [\(form.unicodeScalars.map { String($0.value) }.joined(separator: ", "))],\n"
    }
    return """
      // SPDX-License-Identifier: Apache-2.0
      // DO NOT EDIT. Made by `swift run generate-data` from Data/name-cues.tsv.
      // swift-format-ignore-file

      enum NameCueData {
        /// The letters of all words, one word behind the other.
        static let letters: [UInt16] = [
      \(letters)  ]

        /// Five numbers a word: where its letters begin, how many they are, its role (`NameCues.Role`), bits of the
        /// categories that it speaks for, the form that it speaks of (in `forms`).
        static let entries: [UInt16] = [
      \(entries)  ]

        static let forms: [[UInt32]] = [
      \(formLetters.joined())  ]
      }
      \(problems)
      """
  }
}
