// SPDX-License-Identifier: Apache-2.0

/// Data/table-words.tsv as a list. Throws when a word would mean two values of one group.
func tableWordTable(_ table: Table) throws -> String {
  var meanings: [String: String] = [:]
  var lines = ""
  for row in table.rows {
    guard let group = row["group"], let value = row["value"], let ko = row["ko"], let en = row["en"],
      !group.isEmpty, !value.isEmpty, !ko.isEmpty, !en.isEmpty
    else { throw GeneratorError("\(table.path): a cell is empty") }
    let also = (row["also"] ?? "").split(separator: "|").map(String.init)
    for word in Set([value, ko, en] + also) {
      let key = group + " " + word.lowercased().filter { !$0.isWhitespace && $0 != "-" && $0 != "_" }
      if let other = meanings.updateValue(value, forKey: key), other != value {
        throw GeneratorError("\(table.path): ‘\(word)’ is \(other) and \(value)")
      }
    }
    let words = also.map { "\"\($0)\"" }.joined(separator: ", ")
    lines += "    Entry(.\(group), \"\(value)\", \"\(ko)\", \"\(en)\", [\(words)]),\n"
  }
  return generatedHeader("Data/table-words.tsv") + """
    // swift-format-ignore-file

    extension TableWords {
      static let entries: [Entry] = [
    \(lines)  ]
    }

    """
}
