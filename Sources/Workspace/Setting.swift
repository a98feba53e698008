// SPDX-License-Identifier: Apache-2.0

import Consistency
import TermBase

/// A setting of `gwalho.toml`: the one list that the reader knows and that `init` explains.
public struct Setting: Sendable {
  /// The table that has it: `house`.
  let table: String
  /// Its key: `person-historical`.
  public let key: String
  /// Sentences for people, in Korean and English.
  let explanation: String
  /// What holds without it, as TOML; of a setting without such a value what one would write.
  let standard: String

  /// Its lines in a configuration that sets nothing.
  var template: String {
    (explanation.isEmpty ? "" : "# \(explanation)\n") + "# \(key) = \(standard)\n"
  }

  private static func word(_ value: some RawRepresentable<String>) -> String { "\"\(value.rawValue)\"" }
  private static func words<Value: RawRepresentable<String> & CaseIterable>(_ type: Value.Type) -> String {
    type.allCases.map(\.rawValue).joined(separator: " | ")
  }

  /// Settings of `[house]`, in the order in which they are explained.
  public static let house: [Setting] = {
    let house = Configuration.House()
    return [
      Setting(
        table: "house", key: "script",
        explanation: "병기한 한자의 글자 / script of annotations: \(words(HouseScript.self))", standard: word(house.script)),
      Setting(
        table: "house", key: "bracket",
        explanation: "병기의 괄호. 없으면 그 호에 가장 많은 것 / their brackets, by default those of most of the issue: "
          + words(HouseBracket.self),
        standard: word(house.bracket ?? .round)),
      Setting(
        table: "house", key: "scanned", explanation: "스캔(OCR)한 글인지 / whether issues are scanned (OCR): true | false",
        standard: house.scanned ? "true" : "false"),
      Setting(
        table: "house", key: TermCategory.person.rawValue,
        explanation: "인명·지명 표기 / rendering of names: \(words(NameStyle.self))", standard: word(house.person)),
      Setting(
        table: "house", key: TermCategory.personHistorical.rawValue, explanation: "",
        standard: word(house.personHistorical)),
      Setting(table: "house", key: TermCategory.place.rawValue, explanation: "", standard: word(house.place)),
    ]
  }()

  /// Settings of `[check]`.
  static let check: [Setting] = {
    let check = Configuration.Check()
    return [
      Setting(
        table: "check", key: "fail-on",
        explanation: "이 수준부터 종료 코드 1 / exit code 1 from this level: \(words(Level.self))", standard: word(check.failOn)),
      Setting(
        table: "check", key: "exclude",
        explanation: "점검하지 않을 파일 / files that are not checked, e.g. [\"archive/**\"]",
        standard: "[" + check.exclude.map { "\"\($0)\"" }.joined(separator: ", ") + "]"),
    ]
  }()

  /// Settings of `[check.levels]`: the rules.
  static let levels: [Setting] = RuleID.allCases.enumerated().map { number, rule in
    Setting(
      table: "check.levels", key: rule.rawValue,
      explanation: number > 0 ? "" : "규칙마다(설명은 gwalho explain) / per rule (see gwalho explain): \(words(Level.self))",
      standard: word(CheckPolicy().level(of: rule)))
  }

  /// What holds without a setting of `[house]`, as TOML.
  public static func standard(of key: String) -> String { house.first { $0.key == key }?.standard ?? "\"\"" }
}
