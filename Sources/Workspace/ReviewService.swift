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

  /// Pairs without a decision, in the order of the screen: Chinese in conflict first, then the most frequent. Renderings of
  /// one Chinese stand together, the most frequent first.
  public func items(_ filter: ReviewFilter = .init()) throws -> [ReviewItem] {
    guard let store = try base.storeIfAny() else { return [] }
    defer { try? store.close() }
    let editor = try GlossaryEditor(base, byline: decisions.byline)
    var groups: [(zhFolded: String, standing: ReviewStanding, items: [ReviewItem])] = []
    for candidate in try store.candidates() {
      let rows = editor.rows(ofChinese: candidate.zhFolded)
      let standing = ReviewStanding(candidate.forms.lazy.map { ($0.koFolded, $0.count) }, decided: rows)
      if standing.open.isEmpty { continue }
      let open = candidate.forms.filter { standing.open.contains($0.koFolded) }
      let category = NameClass.category(
        zhFolded: candidate.zhFolded, decided: rows, forms: candidate.forms.lazy.map { ($0.ko, $0.kind) })
      guard
        filter.allows(
          isConflict: standing.isConflict, lastDate: open.compactMap(\.lastDate).max(), category: category)
      else { continue }
      let places = try store.attestations(foldedChinese: candidate.zhFolded).filter { $0.isCurrent && $0.isCandidate }
      let state = editor.state(ofChinese: candidate.zh)
      let others = Self.others(candidate, rows)
      let items = open.map { form in
        // Spellings that differ in spaces have one fold, and sentences of their own.
        item(
          form, of: candidate, standing, places.filter { $0.ko.utf8.elementsEqual(form.ko.utf8) },
          others: others.filter { Fold.key($0.ko) != form.koFolded }, state: state)
      }
      groups.append((candidate.zhFolded, standing, items))
    }
    groups.sort { one, other in
      ReviewStanding.leads(one.standing, other.standing)
        ?? one.zhFolded.utf8.lexicographicallyPrecedes(other.zhFolded.utf8)
    }
    return groups.flatMap(\.items)
  }

  /// All that a Chinese form is rendered as, in documents or in the glossary, but for what was said to be no term.
  private static func others(_ candidate: Candidate, _ rows: [GlossaryRow]) -> [ReviewItem.Other] {
    let decided = rows.map { (fold: Fold.key($0.ko), row: $0) }
    var others: [ReviewItem.Other] = []
    for form in candidate.forms {
      let own = decided.filter { $0.fold == form.koFolded }
      if !own.isEmpty, own.allSatisfy({ $0.row.status == .rejected }) { continue }
      others.append(ReviewItem.Other(ko: form.ko, count: form.count, isDecided: !own.isEmpty))
    }
    // A decision counts although no issue follows it.
    let seen = candidate.forms.map(\.koFolded)
    for (fold, row) in decided where row.status != .rejected && !seen.contains(fold) {
      if !others.contains(where: { Fold.key($0.ko) == fold }) {
        others.append(ReviewItem.Other(ko: row.ko, count: 0, isDecided: true))
      }
    }
    return others.enumerated().sorted {
      ($0.element.isDecided ? 1 : 0, $0.offset) < ($1.element.isDecided ? 1 : 0, $1.offset)
    }.map(\.element)
  }

  private func item(
    _ form: Candidate.Form, of candidate: Candidate, _ standing: ReviewStanding, _ places: [Attestation],
    others: [ReviewItem.Other], state: String
  ) -> ReviewItem {
    ReviewItem(
      key: ReviewKey(zh: candidate.zh, ko: form.ko, state: state), zh: candidate.zh, ko: form.ko, count: form.count,
      documents: form.documents, firstDate: form.firstDate, lastDate: form.lastDate, kind: form.kind,
      expected: places.lazy.map(\.expected).first { !$0.isEmpty } ?? [], isConflict: standing.isConflict,
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
