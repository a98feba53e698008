// SPDX-License-Identifier: Apache-2.0

public import HanHangul
public import Memory
public import TermBase

/// A decision that an archive has made by itself: one rendering, again and again, and nothing against it.
public struct Proposal: Sendable, Equatable {
  /// The Chinese as it is mostly spelled.
  public var zh: String
  /// The rendering that nothing stands against.
  public var ko: String
  /// How the rendering comes about.
  public var kind: RenderingKind
  /// As far as the letters tell.
  public var category: TermCategory?
  /// Places that have it.
  public var count: Int
  /// Documents that have it.
  public var documents: Int
}

/// Finds what an archive agrees on, and takes it down when somebody says so.
public enum ArchiveProposals {
  /// Places that are too few to be a habit.
  public static let least = 3
  /// Below this a part of a rendering by meaning is not explained by any list.
  private static let leastLink = 0.8

  /// The most frequent first, then in byte order of the Chinese.
  ///
  /// A pair is proposed when it stands at three places and more, all of them accepted by alignment, none of them a
  /// departure from the standard form; when its Chinese has no other rendering among the candidates – one that differs in
  /// spaces counts – and nobody has decided on it; and when it is read in full: by sound, by 한자음, or in parts that are
  /// read or listed.
  public static func find(_ uses: [PairUse], decidedChinese: (String) throws -> Bool) rethrows -> [Proposal] {
    var byChinese: [String: [PairUse]] = [:]
    for use in uses where use.candidates > 0 { byChinese[use.zhFolded, default: []].append(use) }
    var proposals: [Proposal] = []
    for (folded, spellings) in byChinese {
      let ko = spellings[0].ko
      guard spellings.allSatisfy({ $0.ko.utf8.elementsEqual(ko.utf8) && isSure($0) }) else { continue }
      let count = spellings.reduce(0) { $0 + $1.count }
      guard count >= least, try !decidedChinese(folded) else { continue }
      // 騰訊 and 腾讯 are one name; it is written as it is written most.
      guard let usual = spellings.max(by: { ($0.count, $1.zh) < ($1.count, $0.zh) }) else { continue }
      proposals.append(
        Proposal(
          zh: usual.zh, ko: ko, kind: usual.kind, category: usual.category, count: count,
          documents: spellings.reduce(0) { $0 + $1.documents }))
    }
    return proposals.sorted {
      $0.count != $1.count ? $0.count > $1.count : $0.zh.utf8.lexicographicallyPrecedes($1.zh.utf8)
    }
  }

  private static func isSure(_ use: PairUse) -> Bool {
    guard use.accepted == use.count, use.candidates == use.count, use.departures == 0, use.kinds.count == 1 else {
      return false
    }
    switch use.kind {
    case .sound, .sino: return use.link >= leastLink
    case .translation, .mixed: return use.link >= leastLink
    case .other, .otherLanguage, .none: return false
    }
  }
}

extension DecisionService {
  /// Where decisions from an archive go: a file of their own, so that they can be looked through together.
  public static let archivePath = Base.glossaryName + "/archive.tsv"

  /// Takes down proposals as preferred renderings, all of them or none; Chinese that was decided on meanwhile is left
  /// alone.
  ///
  /// - Returns: how many rows were written.
  public func accept(_ proposals: [Proposal], reason: (Proposal) -> String) throws -> Int {
    try edit { editor in
      let rows = proposals.compactMap { proposal -> GlossaryRow? in
        let decision = GlossaryEditor.tidied(Decision(zh: proposal.zh, ko: proposal.ko, status: .preferred))
        guard editor.concepts.members(fold: Fold.key(decision.zh), in: editor.files).isEmpty else { return nil }
        var row = GlossaryRow(
          zh: decision.zh, ko: decision.ko, status: .preferred, kind: proposal.kind, category: proposal.category)
        row.by = byline.name
        row.date = byline.date
        row.reason = reason(proposal)
        return row
      }
      if !rows.isEmpty { try editor.apply(replacing: [], appending: [Self.archivePath: rows]) }
      return rows.count
    }
  }
}
