// SPDX-License-Identifier: Apache-2.0

public import Consistency
public import TermBase

/// `gwalho.toml`: what the house does its own way. Everything is optional.
public struct Configuration: Sendable, Equatable {
  /// `[house]`
  public struct House: Sendable, Equatable {
    /// The script of annotations.
    public var script = HouseScript.asIs
    /// The brackets of annotations; nil: those of most of the issue.
    public var bracket: HouseBracket?
    /// Issues are scanned (OCR).
    public var scanned = false
    /// How names are rendered, as far as the file says.
    public var names: [TermCategory: NameStyle] = [:]
    /// Names of people of today.
    public var person: NameStyle { names[.person] ?? .sound }
    /// Names of people of the past (up to 1911).
    public var personHistorical: NameStyle { names[.personHistorical] ?? .both }
    /// Names of places.
    public var place: NameStyle { names[.place] ?? .sound }

    /// What holds without a configuration.
    public init() {}
  }

  /// `[check]`
  public struct Check: Sendable, Equatable {
    /// Findings at this level and above make `check` exit with 1; `off`: none does.
    public var failOn = Level.error
    /// Globs of paths, relative to the base, that are not checked.
    public var exclude: [String] = []
    /// `[check.levels]`
    public var levels: [RuleID: Level] = [:]

    /// What holds without a configuration.
    public init() {}
  }

  /// `[house]`
  public var house = House()
  /// `[check]`
  public var check = Check()

  /// What holds without a configuration.
  public init() {}

  /// The checker's part of it.
  public var policy: CheckPolicy {
    var policy = CheckPolicy(script: house.script, bracket: house.bracket, levels: check.levels)
    policy.isScanned = house.scanned
    policy.names = house.names
    return policy
  }

  /// Whether a path, relative to the base, is left out of checks.
  public func excludes(_ path: String) -> Bool { check.exclude.contains { Glob.matches(path, $0) } }
}
