// SPDX-License-Identifier: Apache-2.0

/// Compiles `Data/rule-examples.tsv`.
enum RuleExampleTable {
  /// The text of `RuleExamples+Generated.swift`.
  static func generate(from table: Table) throws -> String {
    var rows = ""
    for row in table.rows {
      let (rule, text, decisions) = (row["rule"] ?? "", escaped(row["text"] ?? ""), escaped(row["decisions"] ?? ""))
      rows += "    RuleExample(rule: \"\(rule)\", fires: \(row["kind"] == "fires"), text: \"\(text)\","
      rows += " decisions: \"\(decisions)\"),\n"
    }
    return """
      // SPDX-License-Identifier: Apache-2.0
      // swift-format-ignore-file
      // DO NOT EDIT. Made by `swift run generate-data` from Data/rule-examples.tsv.

      extension RuleExample {
        /// In the order of the file.
        public static let all: [RuleExample] = [
      \(rows)  ]
      }

      """
  }

  /// `\n` stays as Swift writes it, `\uXXXX` becomes `\u{XXXX}`.
  private static func escaped(_ text: String) -> String {
    var result = ""
    var rest = Substring(text)
    while let character = rest.popFirst() {
      if character == "\"" {
        result += "\\\""
      } else if character == "\\", rest.first == "u" {
        result += "\\u{\(rest.dropFirst().prefix(4))}"
        rest = rest.dropFirst(5)
      } else {
        result.append(character)
      }
    }
    return result
  }
}
