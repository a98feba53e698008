// SPDX-License-Identifier: Apache-2.0

import Workspace

/// What an archive shows of a house, as the table `[house]` of `gwalho.toml`: every setting with its evidence above it,
/// in force where the archive is clear and behind a `#` where it is not.
enum HabitSettings {
  static func text(_ habits: [HouseHabit]) -> String {
    var text = ""
    for subject in HouseHabit.Subject.allCases {
      let habit = habits.first { $0.subject == subject }
      text += "# " + (habit.map(evidence) ?? words("habit.no-evidence.\(subject.rawValue)")) + "\n"
      // Spaces have no setting: which of two right forms a term has is a decision of its own.
      if subject == .spacing { continue }
      let found = habit.map { $0.isClear ? $0.shares[0].value : fallback($0) }
      let value = found.map { "\"\($0)\"" } ?? Setting.standard(of: subject.rawValue)
      text += (habit?.isClear == true ? "" : "# ") + "\(subject.rawValue) = \(value)\n"
    }
    return text
  }

  private static func evidence(_ habit: HouseHabit) -> String {
    let most = habit.shares[0]
    return words(
      "habit.\(habit.subject.rawValue)",
      [
        "total": "\(habit.total)", "count": "\(most.count)", "percent": "\(habit.percent)",
        "value": name(most.value, habit.subject),
      ])
  }

  private static func name(_ value: String, _ subject: HouseHabit.Subject) -> String {
    subject == .bracket ? value : words("habit.value.\(value)")
  }

  /// What one would set where the archive does both; what it does as a rule where places are only too few.
  private static func fallback(_ habit: HouseHabit) -> String {
    if habit.isMostlyOne { return habit.shares[0].value }
    switch habit.subject {
    case .person, .personHistorical, .place: return "both"
    case .script: return "as-is"
    case .bracket, .spacing: return habit.shares[0].value
    }
  }
}
