// SPDX-License-Identifier: Apache-2.0

/// Compiles `Data/everyday-words.tsv`: sorted numbers, searched where they lie.
enum EverydayWordTable {
  private static let classes = ["noun", "modifier"]

  /// The text of `EverydayWords+Generated.swift`. A row that is no word of two syllables becomes a `#warning`.
  static func generate(from tsv: String) -> String {
    var numbers: [UInt32] = []
    var problems = ""
    for (index, line) in tsv.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.isEmpty || line.hasPrefix("#") || line.hasPrefix("ko\t") { continue }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      let word = cells[0].unicodeScalars.map(\.value)
      if word.count == 2, word.allSatisfy({ (0xAC00...0xD7A3).contains($0) }), cells.count == 2,
        let number = classes.firstIndex(of: cells[1])
      {
        numbers.append((word[0] - 0xAC00) << 15 | (word[1] - 0xAC00) << 1 | UInt32(number))
      } else {
        problems += "#warning(\"Data/everyday-words.tsv:\(index + 1): unknown word\")\n"
      }
    }
    numbers.sort()
    // FNV-1a over the numbers: flags in an index come from the list, so that another list asks for another index.
    let fingerprint = numbers.reduce(0x811C_9DC5 as UInt32) { ($0 ^ $1) &* 0x0100_0193 }
    var rows = ""
    for start in stride(from: 0, to: numbers.count, by: 10) {
      let row = numbers[start..<min(start + 10, numbers.count)].map(String.init).joined(separator: ", ")
      rows += "    \(row),\n"
    }
    return """
      // SPDX-License-Identifier: Apache-2.0
      // DO NOT EDIT. Made by `swift run generate-data` from Data/everyday-words.tsv.

      enum EverydayWordData {
        /// Changes with the words.
        static let fingerprint: UInt32 = \(fingerprint)

        /// Both syllables, each counted from U+AC00, 15 and 14 bits, and the class: 0 noun, 1 modifier.
        static let words: [UInt32] = [
      \(rows)  ]
      }
      \(problems)
      """
  }
}
