// SPDX-License-Identifier: Apache-2.0

import Documents
import Glibc
import TermBase

/// Takes down what people decide, in the glossary's files and nowhere else.
///
/// Writers wait for each other on the base's lock, read the files afresh, and replace each file in one step
/// unless somebody without the lock – an editor – has changed it meanwhile; then they read it again. So no
/// decision is lost, and to decide the same twice changes nothing.
public struct DecisionService: Sendable {
  let base: Base
  let byline: Byline
  let patience: Int

  /// A service for a base; decisions are signed with `byline`.
  public init(_ base: Base, byline: Byline, patience: Int = 10) {
    self.base = base
    self.byline = byline
    self.patience = patience
  }

  /// Accepts a rendering: preferred, unless the decision says admitted or deprecated.
  public func accept(
    zh: String, ko: String, status: Decision.AcceptedStatus = .preferred, replacing: Replacement = .refuse,
    _ adjust: (inout Decision) -> Void = { _ in }
  ) throws -> DecisionOutcome {
    var decision = Decision(zh: zh, ko: ko, status: status.termStatus)
    adjust(&decision)
    return try decide(decision, replacing: replacing)
  }

  /// Takes down that a pair is no term, so that it does not come back as a candidate.
  public func reject(
    zh: String, ko: String, reason: String? = nil, replacing: Replacement = .refuse
  ) throws -> DecisionOutcome {
    var decision = Decision(zh: zh, ko: ko, status: .rejected)
    decision.reason = reason
    return try decide(decision, replacing: replacing)
  }

  /// Takes down one decision.
  public func decide(_ decision: Decision, replacing: Replacement = .refuse) throws -> DecisionOutcome {
    try edit { editor in try editor.apply(decision, replacing) }
  }

  /// Runs a change on the files as they are, under the lock, and again when an editor got in between.
  func edit<Result>(_ body: (inout GlossaryEditor) throws -> Result) throws -> Result {
    let lock = try BaseLock(base, waitingSeconds: patience)
    defer { lock.release() }
    removeLeftovers()
    var last = ""
    for _ in 0..<5 {
      var editor = try GlossaryEditor(base, byline: byline)
      let result = try body(&editor)
      do {
        try editor.save()
        return result
      } catch let error as FileWriteError where error.cause == .changedMeanwhile {
        // What was saved before is found decided in the next round.
        last = error.path
      }
    }
    throw DecisionError.contended(path: last)
  }

  /// What a killed writer left: nobody else writes to the glossary while the lock is held.
  func removeLeftovers() {
    for name in FileSystem.names(in: base.glossaryFolder) where name.hasPrefix(".gwalho-") && name.hasSuffix(".tmp") {
      unlink(FileSystem.join(base.glossaryFolder, name))
    }
  }
}

extension Decision {
  /// What a rendering can be accepted as.
  public enum AcceptedStatus: String, Sendable, CaseIterable {
    case preferred, admitted, deprecated, superseded

    var termStatus: TermStatus {
      switch self {
      case .preferred: .preferred
      case .admitted: .admitted
      case .deprecated: .deprecated
      case .superseded: .superseded
      }
    }
  }
}
