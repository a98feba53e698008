// SPDX-License-Identifier: Apache-2.0

/// Data/confidence.tsv as constants.
func confidenceTable(_ table: Table) throws -> String {
  var values: [(name: String, value: String)] = []
  for row in table.rows {
    guard let name = row["name"], let value = row["value"], Float(value) != nil else {
      throw GeneratorError("\(table.path): columns name and value (a number) are needed")
    }
    values.append((name, value))
  }
  func value(_ name: String) throws -> String {
    guard let found = values.first(where: { $0.name == name }) else {
      throw GeneratorError("\(table.path): a row '\(name)' is needed")
    }
    return found.value
  }
  let weights = values.filter { $0.name != "accept" && $0.name != "review" }
  let width = 8
  guard weights.count <= width else { throw GeneratorError("\(table.path): no more than \(width) weights have room") }
  let padded = weights.map(\.value) + Array(repeating: "0", count: width - weights.count)
  return generatedHeader("Data/confidence.tsv") + """
    // swift-format-ignore-file

    extension Confidence {
      /// In the order of `names`; a test compares them with the names they were fitted for.
      static let weights = SIMD\(width)<Float>(\(padded.joined(separator: ", ")))
      package static let fittedNames = [\(weights.map { "\"\($0.name)\"" }.joined(separator: ", "))]
      static let accept = \(try value("accept"))
      static let review = \(try value("review"))
    }

    """
}
