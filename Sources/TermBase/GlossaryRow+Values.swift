// SPDX-License-Identifier: Apache-2.0

/// What a value of a glossary looks like, for those who bring rows from elsewhere.
extension GlossaryRow {
  /// Whether a text can be an `id`: an XML name without a colon (NCName).
  public static func isValidID(_ text: String) -> Bool { ValueRules.isNCName(text) }

  /// Whether a text can be a `date`: a calendar day of ISO 8601, or one with a time.
  public static func isValidDate(_ text: String) -> Bool { ValueRules.isCalendarDate(text) }

  /// A value as every row holds it: NFC.
  public static func normalized(_ text: String) -> String { ValueRules.normalized(text) }
}
