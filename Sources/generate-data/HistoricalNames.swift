// SPDX-License-Identifier: Apache-2.0

/// Data/historical-names.tsv as folded names, each in a line, sorted by their bytes.
func historicalNames(_ table: Table, fold: (UInt32) -> UInt32) throws -> String {
  func lines(_ kind: String) throws -> String {
    let names = table.rows.filter { $0["kind"] == kind }.compactMap { $0["zh"] }.map { name in
      var folded = ""
      for scalar in name.unicodeScalars { folded.unicodeScalars.append(Unicode.Scalar(fold(scalar.value)) ?? scalar) }
      return folded
    }
    guard Set(names).count == names.count else { throw GeneratorError("\(table.path): a name stands twice") }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: "\\n") + "\\n"
  }
  guard table.rows.allSatisfy({ ["person", "place"].contains($0["kind"]) }) else {
    throw GeneratorError("\(table.path): a kind that is neither person nor place")
  }
  return generatedHeader("Data/historical-names.tsv") + """
    // swift-format-ignore-file

    extension HistoricalName {
      static let people: StaticString = "\(try lines("person"))"
      static let places: StaticString = "\(try lines("place"))"
    }

    """
}
