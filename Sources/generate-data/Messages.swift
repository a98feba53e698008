// SPDX-License-Identifier: Apache-2.0

/// Compiles `Data/messages.tsv` into the sorted table that `Catalogue` searches.
enum MessageTable {
  /// A row that cannot be a message, by its 1-based line.
  enum Failure: Error, CustomStringConvertible {
    case columns(line: Int)
    case emptyCell(line: Int)
    case duplicate(line: Int, key: String)
    case bothParticles(line: Int)

    var description: String {
      switch self {
      case .columns(let line): "Data/messages.tsv:\(line): three columns are needed: key, ko, en"
      case .emptyCell(let line): "Data/messages.tsv:\(line): a cell is empty"
      case .duplicate(let line, let key): "Data/messages.tsv:\(line): \(key) is there already"
      case .bothParticles(let line): "Data/messages.tsv:\(line): write {name|을/를}, never 을(를)"
      }
    }
  }

  /// The text of `Messages+Generated.swift`, sorted by the bytes of the keys.
  static func generate(from tsv: String) throws -> String {
    var rows: [String: (ko: String, en: String)] = [:]
    for (index, line) in tsv.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.isEmpty || line.hasPrefix("#") || line.hasPrefix("key\t") { continue }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 3 else { throw Failure.columns(line: index + 1) }
      guard cells.allSatisfy({ !$0.isEmpty }) else { throw Failure.emptyCell(line: index + 1) }
      guard rows[cells[0]] == nil else { throw Failure.duplicate(line: index + 1, key: cells[0]) }
      if ["을(를)", "은(는)", "이(가)", "과(와)", "(으)로"].contains(where: { holds(cells[1], $0) }) {
        throw Failure.bothParticles(line: index + 1)
      }
      rows[cells[0]] = (cells[1], cells[2])
    }
    let keys = rows.keys.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    let entries = keys.compactMap { key in
      rows[key].map { "    CatalogueEntry(\(quoted(key)), \(quoted($0.ko)), \(quoted($0.en))),\n" }
    }
    return """
      // SPDX-License-Identifier: Apache-2.0
      // swift-format-ignore-file
      // DO NOT EDIT. Made by `swift run generate-data` from Data/messages.tsv.

      enum MessageData {
        /// Sorted by the bytes of the keys.
        static let entries: [CatalogueEntry] = [
      \(entries.joined())  ]
      }

      """
  }

  private static func holds(_ text: String, _ part: String) -> Bool {
    let text = Array(text.unicodeScalars)
    let part = Array(part.unicodeScalars)
    return text.indices.contains { text[$0...].starts(with: part) }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for character in text {
      if character == "\\" || character == "\"" { result.append("\\") }
      result.append(character)
    }
    return result + "\""
  }
}
