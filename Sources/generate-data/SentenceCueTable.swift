// SPDX-License-Identifier: Apache-2.0

/// Data/sentence-cues.tsv as lists.
func sentenceCueTable(_ table: Table) -> String {
  func words(_ kind: String) -> String {
    table.rows.filter { $0["kind"] == kind }.compactMap { $0["word"] }.map { "\"\($0)\"" }.joined(separator: ", ")
  }
  return generatedHeader("Data/sentence-cues.tsv") + """
    // swift-format-ignore-file

    /// Words of sentences that say what is done with a name.
    enum SentenceCues {
      static let alias = [\(words("alias"))]
      static let quoting = [\(words("quoting"))]
      static let street = [\(words("street"))]
    }

    """
}
