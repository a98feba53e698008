// SPDX-License-Identifier: Apache-2.0

import HanHangul
public import TermBase

/// Which Chinese characters the house writes in its annotations.
public enum HouseScript: String, Sendable, CaseIterable {
  /// 简体字.
  case simplified
  /// 繁體字.
  case traditional
  /// Whatever the source has; only mixtures within the issue are reported.
  case asIs = "as-is"
}

/// What a Chinese string's characters say about its script.
public enum ChineseScript: String, Sendable, CaseIterable {
  /// The first of its characters that belongs to one script only is simplified.
  case simplified
  /// The first of its characters that belongs to one script only is traditional.
  case traditional
  /// The same in both, or a mixture nobody can tell: 金山.
  case both

  /// By the characters that only one script has.
  public init(of text: String) {
    switch Han.script(of: text) {
    case .simplified: self = .simplified
    case .traditional: self = .traditional
    default: self = .both
    }
  }
}

/// Tells the script of a Chinese string.
public typealias ScriptClassifier = @Sendable (String) -> ChineseScript

/// How this house checks: its style, the levels of its rules, how much it wants to see.
public struct CheckPolicy: Sendable {
  /// The script of annotations.
  public var script: HouseScript
  /// The brackets of annotations; nil where the house does not say.
  public var bracket: HouseBracket?
  /// The documents were scanned: a departure by one stroke may be the machine's.
  public var isScanned = false
  /// How names of people and places are rendered, where the house says so.
  public var names: [TermCategory: NameStyle] = [:]
  /// Levels that differ from the rules' own.
  public var levels: [RuleID: Level]
  /// Report every place, not one a rule, concept and form.
  public var each: Bool

  /// A policy; by default every rule at its own level and no script of the house.
  public init(
    script: HouseScript = .asIs, bracket: HouseBracket? = nil, levels: [RuleID: Level] = [:], each: Bool = false
  ) {
    self.script = script
    self.bracket = bracket
    self.levels = levels
    self.each = each
  }

  /// The level at which a rule reports; `off` when it does not run.
  public func level(of rule: RuleID) -> Level {
    levels[rule] ?? (rule.isOnByDefault ? rule.standardLevel : .off)
  }
}
