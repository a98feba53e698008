// SPDX-License-Identifier: Apache-2.0

/// What was read and how often which rule spoke.
public struct CheckSummary: Sendable, Equatable {
  /// Documents read.
  public var documents: Int
  /// Code points read.
  public var characters: Int
  /// Glosses found.
  public var annotations: Int
  /// Concepts looked for.
  public var terms: Int
  /// Every rule that ran, silent ones too, in the order of the table, with its findings by level.
  public var findings: [RuleCount]

  /// The findings of one rule.
  public struct RuleCount: Sendable, Equatable {
    /// Its name.
    public var rule: RuleID
    /// Findings of each level.
    public var error: Int, warning: Int, info: Int

    /// Counts of a rule.
    public init(rule: RuleID, error: Int = 0, warning: Int = 0, info: Int = 0) {
      self.rule = rule
      self.error = error
      self.warning = warning
      self.info = info
    }
  }

  /// A summary of counts.
  public init(documents: Int, characters: Int, annotations: Int, terms: Int, findings: [RuleCount]) {
    self.documents = documents
    self.characters = characters
    self.annotations = annotations
    self.terms = terms
    self.findings = findings
  }

  /// False when no text could be read or no rule ran: the command line then says so and exits with 2.
  public var couldCheck: Bool { characters > 0 && !findings.isEmpty }
}

/// The findings of a run, in document and text order, and its summary.
public struct CheckResult: Sendable, Equatable {
  /// In document and text order.
  public var findings: [Finding]
  /// What was read and who spoke.
  public var summary: CheckSummary
  /// What somebody has spoken for, in document and text order; not counted in the summary.
  public var suppressed: [SuppressedFinding]
  /// Directives of the text that suppress nothing, or name a rule that there is not.
  public var unusedSuppressions: [UnusedSuppression]
  /// Entries of the baseline that no finding of these documents has any more.
  public var unusedBaseline: [Baseline.Entry]

  /// Findings and their summary.
  public init(
    findings: [Finding], summary: CheckSummary, suppressed: [SuppressedFinding] = [],
    unusedSuppressions: [UnusedSuppression] = [], unusedBaseline: [Baseline.Entry] = []
  ) {
    self.findings = findings
    self.summary = summary
    self.suppressed = suppressed
    self.unusedSuppressions = unusedSuppressions
    self.unusedBaseline = unusedBaseline
  }

  /// Whether a finding weighs at least as much as `level`.
  public func fails(on level: Level) -> Bool {
    level != .off && findings.contains { $0.level >= level }
  }
}

/// Runs rules over an issue. The same input gives the same findings in the same order, everywhere.
///
/// ```swift
/// let checker = Checker(decisions: DecisionList(concepts), policy: policy)
/// let result = checker.check([CheckedDocument(path: "draft.txt", text: text, annotations: annotations)])
/// ```
///
/// All documents of one call are one issue: a term that two of them render differently is reported. A checker that is
/// kept for several issues knows their names from one to the next.
public struct Checker: Sendable {
  private let decisions: any Decisions
  private let policy: CheckPolicy
  private let classifier: ScriptClassifier
  private let rules: [any Rule]
  private let earlier: EarlierForms?
  private let knownPairs: KnownPairs

  /// - Parameters:
  ///   - rules: those that may run; the policy's levels turn them off.
  ///   - earlier: what earlier issues wrote, where that was asked for.
  public init(
    decisions: any Decisions = DecisionList(), policy: CheckPolicy = CheckPolicy(),
    classifier: @escaping ScriptClassifier = { ChineseScript(of: $0) }, rules: [any Rule] = RuleRegistry.rules,
    earlier: EarlierForms? = nil
  ) {
    self.earlier = earlier
    self.decisions = decisions
    self.policy = policy
    self.classifier = classifier
    self.rules = rules
    knownPairs = KnownPairs()
  }

  /// The same checker with other decisions, for another thread: the two share what they know of names.
  public init(_ other: Checker, decisions: any Decisions) {
    earlier = other.earlier
    self.decisions = decisions
    policy = other.policy
    classifier = other.classifier
    rules = other.rules
    knownPairs = other.knownPairs
  }

  /// Everything the rules say, one finding a span, one a rule, concept and form unless the policy wants each.
  ///
  /// - Parameters:
  ///   - baseline: findings that are not reported, but told as suppressed.
  ///   - lines: 1-based lines by document outside of which nothing is reported; nil: everywhere.
  public func check(
    _ documents: [CheckedDocument], baseline: Baseline? = nil, lines: [[ClosedRange<Int>]]? = nil
  ) -> CheckResult {
    let context = CheckContext(
      documents: documents, decisions: decisions, policy: policy, classifier: classifier, earlier: earlier,
      knownPairs: knownPairs)
    let running = rules.filter { policy.level(of: $0.id) != .off }
    var findings = running.flatMap { $0.findings(in: context) }.filter { $0.level != .off }
    findings = ParticleFold.folded(Precedence.onePerSpan(findings), documents)
    findings.sort(by: Self.inTextOrder)
    findings = fingerprinted(findings, documents)
    if let lines {
      findings = findings.filter { finding in
        lines[finding.document].contains { $0.overlaps(finding.line...max(finding.line, finding.endLine)) }
      }
    }
    let acceptance = Acceptance(findings, documents, baseline)
    let isGathered = findings.contains { $0.rule == .scriptMix }
    findings = policy.each ? acceptance.findings : Grouping.onePerForm(acceptance.findings)
    // One finding of `script-mix` stands for many terms, each of which a baseline that was made with `each` has.
    let unused = acceptance.unusedBaseline.filter { policy.each || !isGathered || $0.rule != RuleID.scriptMix.rawValue }
    return CheckResult(
      findings: findings, summary: summary(findings, context, running), suppressed: acceptance.suppressed,
      unusedSuppressions: acceptance.unusedSuppressions, unusedBaseline: unused)
  }

  /// Document, start, end, rule, form: a total order over what rules can report.
  static func inTextOrder(_ a: Finding, _ b: Finding) -> Bool {
    let left = (a.document, a.range.lowerBound, a.range.upperBound, a.rule.order)
    let right = (b.document, b.range.lowerBound, b.range.upperBound, b.rule.order)
    return left == right ? a.found < b.found : left < right
  }

  private func fingerprinted(_ findings: [Finding], _ documents: [CheckedDocument]) -> [Finding] {
    var seen: [String: Int] = [:]
    return findings.map { finding in
      var finding = finding
      let text = documents[finding.document].text
      let first = Fingerprint.of(finding, in: text, ordinal: 0)
      let ordinal = seen["\(finding.document) \(first)", default: 0]
      seen["\(finding.document) \(first)"] = ordinal + 1
      finding.fingerprint = ordinal == 0 ? first : Fingerprint.of(finding, in: text, ordinal: ordinal)
      return finding
    }
  }

  private func summary(_ findings: [Finding], _ context: CheckContext, _ running: [any Rule]) -> CheckSummary {
    let counts = running.map(\.id).sorted().map { rule in
      let own = findings.filter { $0.rule == rule }
      return CheckSummary.RuleCount(
        rule: rule, error: own.count { $0.level == .error }, warning: own.count { $0.level == .warning },
        info: own.count { $0.level == .info })
    }
    return CheckSummary(
      documents: context.documents.count,
      characters: context.documents.reduce(0) { $0 + $1.text.scalars.count },
      annotations: context.documents.reduce(0) { $0 + $1.annotations.count { $0.kind != .none } },
      terms: context.decisions.conceptCount, findings: counts)
  }
}
