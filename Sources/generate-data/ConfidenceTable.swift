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
  guard weights.count == 16 else { throw GeneratorError("\(table.path): 16 weights are needed") }
  return generatedHeader("Data/confidence.tsv") + """
    // swift-format-ignore-file

    extension Confidence {
      /// In the order of `names`.
      static let weights = SIMD16<Float>(\(weights.map(\.value).joined(separator: ", ")))
      static let fittedNames = [\(weights.map { "\"\($0.name)\"" }.joined(separator: ", "))]
      static let accept = \(try value("accept"))
      static let review = \(try value("review"))
    }

    """
}
