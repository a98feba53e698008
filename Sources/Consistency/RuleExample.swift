// SPDX-License-Identifier: Apache-2.0

import TermBase

/// A text in which a rule fires, or must not (`Data/rule-examples.tsv`): documentation and test at once.
public struct RuleExample: Sendable {
  /// Name of the rule.
  public var rule: String
  /// Whether the rule speaks.
  public var fires: Bool
  /// The text.
  public var text: String
  /// What the glossary has: `zh=ko|!deprecated|~admitted|@abbreviation`, `;` between concepts.
  public var decisions: String

  /// A form of the glossary.
  public struct Form: Sendable {
    /// The Chinese.
    public var zh: String
    /// The Korean.
    public var ko: String
    /// As the glossary's column has it.
    public var status: String
    var isAbbreviation: Bool
  }

  /// The decisions, concept by concept.
  public var forms: [[Form]] {
    decisions.split(separator: ";").compactMap { text in
      let sides = text.split(separator: "=", maxSplits: 1)
      guard sides.count == 2 else { return nil }
      return sides[1].split(separator: "|").map { form in
        Form(
          zh: String(sides[0]), ko: String(form.drop { "!~@".contains($0) }),
          status: form.hasPrefix("!") ? "deprecated" : form.hasPrefix("~") ? "admitted" : "preferred",
          isAbbreviation: form.hasPrefix("@"))
      }
    }
  }

  var concepts: [Concept] {
    forms.enumerated().map { index, forms in
      let rows = forms.map { form in
        GlossaryRow(
          path: "glossary/terms.tsv", line: index + 2, zh: form.zh, ko: form.ko,
          status: TermStatus(rawValue: form.status) ?? .preferred, form: form.isAbbreviation ? .abbreviation : .full)
      }
      return Concept(key: "example-\(index)", id: nil, rows: rows)
    }
  }
}
