// SPDX-License-Identifier: Apache-2.0

/// Compiles `Data/everyday-words.tsv`: sorted numbers, searched where they lie.
enum EverydayWordTable {
  private static let classes = ["noun", "modifier", "place"]

  /// The text of `EverydayWords+Generated.swift`. A row that is no word of one to four syllables becomes a `#warning`.
  static func generate(from tsv: String) -> String {
    var short: [UInt32] = []
    var pairs: [UInt32] = []
    var long: [UInt64] = []
    var problems = ""
    for (index, line) in tsv.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.isEmpty || line.hasPrefix("#") || line.hasPrefix("ko\t") { continue }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      let word = cells[0].unicodeScalars.map(\.value)
      guard (1...4).contains(word.count), word.allSatisfy({ (0xAC00...0xD7A3).contains($0) }), cells.count == 2,
        let number = classes.firstIndex(of: cells[1]), word.count == 2 || number == 0
      else {
        problems += "#warning(\"Data/everyday-words.tsv:\(index + 1): unknown word\")\n"
        continue
      }
      switch word.count {
      case 1: short.append(word[0] - 0xAC00)
      case 2: pairs.append((word[0] - 0xAC00) << 16 | (word[1] - 0xAC00) << 2 | UInt32(number))
      default: long.append(word.reduce(0) { $0 << 14 | UInt64($1 - 0xABFF) })
      }
    }
    short.sort()
    pairs.sort()
    long.sort()
    // FNV-1a over the numbers: flags in an index come from the list, so that another list asks for another index.
    let numbers = pairs + short + long.map { UInt32(truncatingIfNeeded: $0 ^ $0 >> 32) }
    let fingerprint = numbers.reduce(0x811C_9DC5 as UInt32) { ($0 ^ $1) &* 0x0100_0193 }
    return """
      // SPDX-License-Identifier: Apache-2.0
      // DO NOT EDIT. Made by `swift run generate-data` from Data/everyday-words.tsv.
      // swift-format-ignore-file

      enum EverydayWordData {
        /// Changes with the words.
        static let fingerprint: UInt32 = \(fingerprint)

        /// Words of one syllable, counted from U+AC00.
        static let short: [UInt32] = [
      \(table(short))  ]

        /// Both syllables, each counted from U+AC00, 16 and 14 bits, and the class: 0 noun, 1 modifier, 2 place.
        static let words: [UInt32] = [
      \(table(pairs))  ]

        /// Three or four syllables, 14 bits each, counted from U+ABFF.
        static let long: [UInt64] = [
      \(table(long))  ]
      }
      \(problems)
      """
  }

  private static func table<Number: FixedWidthInteger>(_ numbers: [Number]) -> String {
    stride(from: 0, to: numbers.count, by: 10).map { start in
      "    \(numbers[start..<min(start + 10, numbers.count)].map { String($0) }.joined(separator: ", ")),\n"
    }.joined()
  }
}
