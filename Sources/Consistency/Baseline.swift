// SPDX-License-Identifier: Apache-2.0

/// Findings that a publication has agreed to live with, by fingerprint.
public struct Baseline: Sendable, Equatable {
  /// One accepted finding; all but the fingerprint is for people who read the file.
  public struct Entry: Sendable, Equatable {
    /// See `Finding.fingerprint`.
    public var fingerprint: String
    /// As it was reported.
    public var rule: String, path: String, found: String

    /// An entry with all its fields.
    public init(fingerprint: String, rule: String, path: String, found: String) {
      self.fingerprint = fingerprint
      self.rule = rule
      self.path = path
      self.found = found
    }
  }

  /// In the order of the file.
  public var entries: [Entry]

  /// A baseline of entries.
  public init(entries: [Entry]) { self.entries = entries }

  /// A baseline that accepts what was found.
  public init(_ findings: [Finding]) {
    entries = findings.map {
      Entry(fingerprint: $0.fingerprint, rule: $0.rule.rawValue, path: $0.path, found: $0.found)
    }
  }
}

/// A finding that somebody has spoken for.
public struct SuppressedFinding: Sendable, Equatable {
  /// Where it was spoken for, as SARIF says it.
  public enum Kind: String, Sendable {
    /// In the text.
    case inSource
    /// In the baseline.
    case external
  }
  /// What would have been reported.
  public var finding: Finding
  /// Where.
  public var kind: Kind
}

/// A directive that suppresses nothing, or names a rule that there is not.
public struct UnusedSuppression: Sendable, Equatable {
  /// As the user typed it.
  public var path: String
  /// The directive.
  public var suppression: Suppression
}

/// Splits findings into those to report and those somebody has spoken for.
struct Acceptance {
  var findings: [Finding] = []
  var suppressed: [SuppressedFinding] = []
  var unusedSuppressions: [UnusedSuppression] = []
  var unusedBaseline: [Baseline.Entry] = []

  init(_ all: [Finding], _ documents: [CheckedDocument], _ baseline: Baseline?) {
    let directives = documents.map { SuppressionReader.suppressions(in: $0) }
    var used = directives.map { [Bool](repeating: false, count: $0.count) }
    let known = Set(baseline?.entries.map(\.fingerprint) ?? [])
    var seen = Set<String>()
    for finding in all {
      let covering = directives[finding.document].indices.filter { directives[finding.document][$0].covers(finding) }
      for index in covering { used[finding.document][index] = true }
      if known.contains(finding.fingerprint) { seen.insert(finding.fingerprint) }
      if !covering.isEmpty {
        suppressed.append(SuppressedFinding(finding: finding, kind: .inSource))
      } else if known.contains(finding.fingerprint) {
        suppressed.append(SuppressedFinding(finding: finding, kind: .external))
      } else {
        findings.append(finding)
      }
    }
    for (document, directives) in directives.enumerated() {
      for (index, directive) in directives.enumerated() where !used[document][index] || !directive.unknownRules.isEmpty
      {
        unusedSuppressions.append(UnusedSuppression(path: documents[document].path, suppression: directive))
      }
    }
    // Of files that were not checked nobody knows.
    let paths = Set(documents.map(\.path))
    unusedBaseline = baseline?.entries.filter { !seen.contains($0.fingerprint) && paths.contains($0.path) } ?? []
  }
}
