// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import HanHangul
import Memory
import TermBase

/// Puts candidates before a person and takes down what they say.
public struct ReviewService: Sendable {
  private let base: Base
  private let decisions: DecisionService

  /// A service for a base; decisions are signed with `byline`.
  public init(_ base: Base, byline: Byline, patience: Int = 10) {
    self.base = base
    decisions = DecisionService(base, byline: byline, patience: patience)
  }

  /// Pairs without a decision: Chinese in conflict first, then departures from the standard form, then the most
  /// frequent. Renderings of one Chinese stand together.
  public func items(
    _ filter: ReviewFilter = .init(), minimumCount: Int = 1, limit: Int? = nil
  ) throws -> [ReviewItem] {
    guard let store = try base.storeIfAny() else { return [] }
    defer { try? store.close() }
    let decided = DecidedPairs(try Glossary(base).index())
    let editor = try GlossaryEditor(base, byline: decisions.byline)
    let candidates = try store.candidates(
      CandidateQuery(minimumTotal: minimumCount) { zh, ko in
        // A damaged cache is no reason to hide a pair.
        (try? decided.isDecided(zhFolded: zh, koFolded: ko)) ?? false
      })
    var groups: [(rank: Int, items: [ReviewItem])] = []
    for candidate in candidates {
      let rows = editor.rows(ofChinese: candidate.zhFolded)
      let isConflict = candidate.isConflict || rows.contains { $0.status != .rejected }
      let category = CandidateCategory.of(
        zhFolded: candidate.zhFolded, isBySound: candidate.forms.contains { $0.kind == .sound }, decided: rows)
      guard filter.allows(isConflict: isConflict, lastDate: candidate.lastSeen, category: category) else { continue }
      let places = try store.attestations(foldedChinese: candidate.zhFolded).filter(\.isCurrent)
      let state = editor.state(ofChinese: candidate.zh)
      let items = candidate.forms.map { form in
        item(form, of: candidate, places.filter { $0.koFolded == form.koFolded }, state: state)
      }
      let rank = candidate.isConflict ? 0 : items.contains { !$0.expected.isEmpty } ? 1 : 2
      groups.append((rank, items))
    }
    // The store has them by frequency: a stable sort keeps that within a rank.
    let sorted = groups.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
    let items = sorted.flatMap(\.element.items)
    return limit.map { Array(items.prefix($0)) } ?? items
  }

  private func item(
    _ form: Candidate.Form, of candidate: Candidate, _ places: [Attestation], state: String
  ) -> ReviewItem {
    var others: [ReviewItem.Other] = []
    for other in candidate.forms where other.koFolded != form.koFolded {
      others.append(ReviewItem.Other(ko: other.ko, count: other.count, isDecided: false))
    }
    for other in candidate.decided {
      others.append(ReviewItem.Other(ko: other.ko, count: other.count, isDecided: true))
    }
    return ReviewItem(
      key: ReviewKey(zh: candidate.zh, ko: form.ko, state: state), zh: candidate.zh, ko: form.ko, count: form.count,
      documents: form.documents, firstDate: form.firstDate, lastDate: form.lastDate, kind: form.kind,
      expected: places.lazy.map(\.expected).first { !$0.isEmpty } ?? [], isConflict: candidate.isConflict,
      others: others, context: places.first?.context ?? "",
      places: places.map {
        SourcePlace(path: $0.path, line: $0.koLine ?? $0.line, column: $0.koColumn ?? $0.column)
      })
  }

  /// Takes down a review: all files are written once, at the end.
  ///
  /// A verdict on Chinese whose decisions have changed since is not taken down but reported, unless the glossary
  /// says the same already, or all that came is what the review says as well; to apply a review twice changes nothing.
  ///
  /// When a rendering was corrected, the one that was found gets a row as well, so that it does not come back:
  /// `admitted` when the two differ in spaces alone (both are right by 한글 맞춤법 제50항), else `deprecated`. When
  /// the Chinese was corrected, the pair that was found is `rejected`.
  public func apply(_ verdicts: [ReviewVerdict], replacing: Replacement = .refuse) throws -> ReviewResult {
    try decisions.edit { editor in try Self.take(verdicts, replacing, &editor) }
  }

  /// The same in files that are in memory.
  static func take(
    _ verdicts: [ReviewVerdict], _ replacing: Replacement, _ editor: inout GlossaryEditor
  ) throws -> ReviewResult {
    var result = ReviewResult()
    let before = editor
    // Against the files as they were read: verdicts of one review do not get in each other's way.
    let states = verdicts.map { editor.state(ofChinese: $0.zh) + "|" + editor.state(ofChinese: $0.key.zh) }
    let said = Dictionary(grouping: verdicts.flatMap(Self.decisions)) { ByteKey(Fold.key($0.zh)) }
    for (verdict, state) in zip(verdicts, states) {
      guard verdict.status != nil else {
        result.later += 1
        if verdict.isCorrected { result.correctedLater.append(verdict) }
        continue
      }
      do {
        try apply(
          verdict, state: state, agrees: isOnlyWhatIsSaid(before, said, verdict.key), replacing, &editor, &result)
      } catch let error as DecisionError {
        result.conflicts.append(.init(verdict: verdict, error: error))
      } catch let error as GlossaryError {
        result.conflicts.append(.init(verdict: verdict, error: error))
      } catch var error as ReviewConflict {
        let chinese = Fold.key(verdict.zh)
        let found = Fold.key(verdict.key.zh)
        error.decisions = before.rows(ofChinese: found) + (chinese == found ? [] : before.rows(ofChinese: chinese))
        result.conflicts.append(.init(verdict: verdict, error: error))
      }
    }
    return result
  }

  private static func apply(
    _ verdict: ReviewVerdict, state: String, agrees: @autoclosure () -> Bool, _ replacing: Replacement,
    _ editor: inout GlossaryEditor,
    _ result: inout ReviewResult
  ) throws {
    guard let status = verdict.status else { return }
    var decision = Decision(zh: verdict.zh, ko: verdict.ko, status: status)
    decision.category = verdict.category
    // The kind was that of the form found.
    decision.kind = verdict.isCorrected ? nil : verdict.kind
    decision.reason = verdict.reason
    if try editor.row(of: decision)?.status == status, try replacing == .refuse || !editor.hasRivals(decision) {
      result.unchanged += 1
      return
    }
    let key = verdict.key
    guard state.hasSuffix("|" + key.state) || agrees() else {
      throw ReviewConflict(zh: verdict.zh, ko: verdict.ko, status: status, decisions: [])
    }
    let outcome = try editor.apply(decision, replacing)
    result.outcomes.append(outcome)
    guard status != .rejected, let found = original(of: verdict) else { return }
    // Whoever decided on it before knew why.
    if try editor.row(of: found) != nil { return }
    result.outcomes.append(try editor.apply(found, .refuse))
  }
}
