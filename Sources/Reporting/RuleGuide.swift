// SPDX-License-Identifier: Apache-2.0

public import Consistency

/// What a rule does, said to a person.
public enum RuleGuide {
  /// All rules: name, level, whether it runs by default, and its name in the reader's language.
  public static func list(_ policy: CheckPolicy, language: Language) -> String {
    let width = RuleID.allCases.map { $0.rawValue.utf8.count }.max() ?? 0
    return RuleID.allCases.map { rule in
      let level = Catalogue.text("level.\(policy.level(of: rule).rawValue)", [:], language)
      let padding = String(repeating: " ", count: max(1, 9 - TerminalWidth.cells(level)))
      let name = rule.rawValue + String(repeating: " ", count: width - rule.rawValue.utf8.count)
      return "\(name)  \(level)\(padding)\(Catalogue.text("rule.\(rule.rawValue)", [:], language))\n"
    }.joined()
  }

  /// The rule of an id (`particle-agreement`) or of a name as reports show it in any language (조사 불일치); spaces and case
  /// of ASCII letters do not matter.
  public static func rule(named name: String) -> RuleID? {
    let wanted = plain(name)
    return RuleID(rawValue: name)
      ?? RuleID.allCases.first { rule in
        Language.allCases.contains { plain(Catalogue.text("rule.\(rule.rawValue)", [:], $0)) == wanted }
      }
  }

  /// Strings are equal by canonical equivalence, so that a name pasted from a Mac's file name (NFD) is found.
  private static func plain(_ name: String) -> String { name.filter { $0 != " " }.lowercased() }

  /// One rule: its reason, its examples, how to change its level.
  public static func explanation(of rule: RuleID, language: Language, style: Style = .plain) -> String {
    func say(_ key: String, _ arguments: [String: String] = [:]) -> String { Catalogue.text(key, arguments, language) }
    let heading = say(
      "explain.heading",
      [
        "name": say("rule.\(rule.rawValue)"), "rule": rule.rawValue,
        "level": say("level.\(rule.standardLevel.rawValue)"),
        "state": say(rule.isOnByDefault ? "explain.on" : "explain.off"),
      ])
    var text = style.text(heading, .place) + "\n\n" + say("explain.\(rule.rawValue)") + "\n"
    for fires in [true, false] {
      let examples = RuleExample.all.filter { $0.rule == rule.rawValue && $0.fires == fires }
      guard !examples.isEmpty else { continue }
      text += "\n" + say(fires ? "explain.fires" : "explain.silent") + ":\n"
      for example in examples {
        text += "  " + visible(example.text) + "\n"
        if !example.decisions.isEmpty {
          let decisions = say("explain.decided", ["decisions": described(example.forms, language)])
          text += "    " + style.text(decisions, .note) + "\n"
        }
      }
    }
    return text + "\n" + say("explain.configure", ["rule": rule.rawValue]) + "\n"
  }

  /// Line ends and invisible characters as people write them.
  private static func visible(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A: result += "⏎"
      case 0x200B...0x200F, 0xF900...0xFAFF:
        result +=
          (scalar.value >= 0xF900 ? String(Character(scalar)) : "")
          + "‹U+\(String(scalar.value, radix: 16, uppercase: true))›"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func described(_ concepts: [[RuleExample.Form]], _ language: Language) -> String {
    concepts.map { forms in
      let words = forms.map { form in
        form.status == "preferred" ? form.ko : "\(form.ko) (\(Catalogue.text("status.\(form.status)", [:], language)))"
      }
      return "\(forms.first?.zh ?? "") → " + words.joined(separator: ", ")
    }.joined(separator: "; ")
  }
}
