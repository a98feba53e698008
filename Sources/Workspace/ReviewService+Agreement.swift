// SPDX-License-Identifier: Apache-2.0

import HanHangul
import TermBase

extension ReviewService {
  /// What a verdict writes: its own row, and that of the form which was found.
  static func decisions(_ verdict: ReviewVerdict) -> [Decision] {
    guard let status = verdict.status else { return [] }
    let own = Decision(zh: verdict.zh, ko: verdict.ko, status: status)
    return [own] + (status == .rejected ? [] : original(of: verdict).map { [$0] } ?? [])
  }

  /// Chinese forms, folded, of which a review prefers several renderings: it says nothing of any of them. Homonyms of
  /// the glossary may have one each.
  static func severalPreferred(
    _ verdicts: [ReviewVerdict], _ editor: GlossaryEditor
  ) -> [String: ReviewSeveralPreferred] {
    var preferred: [String: [ReviewVerdict]] = [:]
    for verdict in verdicts where verdict.status == .preferred {
      preferred[Fold.key(verdict.zh), default: []].append(verdict)
    }
    return preferred.compactMapValues { verdicts in
      let forms = verdicts.map { GlossaryEditor.tidied(Decision(zh: $0.zh, ko: $0.ko, status: .preferred)).ko }
      guard Set(forms.map { Array($0.utf8) }).count > 1,
        editor.concepts.members(fold: Fold.key(verdicts[0].zh), in: editor.files).count < 2
      else { return nil }
      return ReviewSeveralPreferred(zh: verdicts[0].zh, forms: forms, lines: verdicts.compactMap(\.line))
    }
  }

  /// How many rows of a review that went out before say something that the glossary does not have; 0 where there is no
  /// such sheet. Rows with faults count: somebody has written into them.
  public func unapplied(_ path: String) throws -> Int {
    guard FileSystem.kind(path) == .file else { return 0 }
    let content: ReviewSheet.Content
    do {
      content = try ReviewSheet.read(path)
    } catch let error as ReviewSheetUnusable {
      let isOther = error.problems.contains {
        switch $0 {
        case .noHeader, .missingColumn: true
        default: false
        }
      }
      return isOther ? 0 : error.problems.count
    } catch {
      // Whatever it is, it is no review.
      return 0
    }
    let editor = try GlossaryEditor(base, byline: decisions.byline)
    return content.verdicts.count { verdict in
      guard let status = verdict.status else {
        return verdict.isCorrected || verdict.category != nil || verdict.reason != nil
      }
      let decision = Decision(zh: verdict.zh, ko: verdict.ko, status: status)
      return (try? editor.row(of: decision))??.status != status
    }
  }

  /// Whether the decisions on a Chinese form are those that the review was made with and others that the review takes,
  /// too: then nobody has contradicted it.
  ///
  /// - Parameter said: what the review takes, by the fold of the Chinese.
  static func isOnlyWhatIsSaid(_ editor: GlossaryEditor, _ said: [ByteKey: [Decision]], _ key: ReviewKey) -> Bool {
    let rows = editor.rows(ofChinese: Fold.key(key.zh))
    let agreeing = rows.indices.filter { index in
      said[ByteKey(Fold.key(rows[index].zh)), default: []].contains { decision in
        decision.status == rows[index].status && decision.ko.utf8.elementsEqual(rows[index].ko.utf8)
      }
    }
    // The key has no more than a check sum of what was there: whether it was all but some of these is tried out.
    guard (1...8).contains(agreeing.count) else { return false }
    return (1..<1 << agreeing.count).contains { choice in
      let new = agreeing.enumerated().filter { choice >> $0.offset & 1 == 1 }.map(\.element)
      return editor.state(of: rows.indices.filter { !new.contains($0) }.map { rows[$0] }) == key.state
    }
  }

  /// What becomes of the pair that was found when another was written in its place.
  static func original(of verdict: ReviewVerdict) -> Decision? {
    let key = verdict.key
    let sameChinese = Fold.key(key.zh) == Fold.key(verdict.zh)
    if sameChinese, key.ko.utf8.elementsEqual(verdict.ko.utf8) { return nil }
    let differsInSpaces = Fold.key(key.ko) == Fold.key(verdict.ko)
    let status: TermStatus = !sameChinese ? .rejected : differsInSpaces ? .admitted : .deprecated
    var decision = Decision(zh: key.zh, ko: key.ko, status: status)
    decision.category = verdict.category
    decision.reason = verdict.reason
    return decision
  }
}
