// SPDX-License-Identifier: Apache-2.0

/// Data/remarks.tsv as sets.
func remarkTable(_ table: Table) -> String {
  func words(_ kind: String) -> [String] {
    table.rows.filter { $0["kind"] == kind }.compactMap { $0["text"] }
  }
  func texts(_ kind: String) -> String { words(kind).map { "\"\($0)\"" }.joined(separator: ", ") }
  func scalars(_ kind: String) -> String {
    words(kind).compactMap(\.unicodeScalars.first).map { hex($0.value) }.joined(separator: ", ")
  }
  return generatedHeader("Data/remarks.tsv") + """
    // swift-format-ignore-file

    extension Remarks {
      static let labels: Set<String> = [\(texts("label"))]
      static let words: Set<String> = [\(texts("word"))]
      static let credits: Set<String> = [\(texts("credit"))]
      static let markers: [[UInt32]] = [\(words("marker").map { "[" + $0.unicodeScalars.map { hex($0.value) }.joined(separator: ", ") + "]" }.joined(separator: ", "))]
      static let units: Set<UInt32> = [\(scalars("unit"))]
      static let single: Set<UInt32> = [\(scalars("single"))]
    }

    """
}
