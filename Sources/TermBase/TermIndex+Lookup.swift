// SPDX-License-Identifier: Apache-2.0

import HanHangul
public import IndexFile

extension TermIndex {
  /// How a row was found, the closest first; the raw values are the words of `lookup --format json`.
  public enum MatchKind: String, Sendable, CaseIterable {
    /// The Chinese or the Korean of the row is the word.
    case exact
    /// It is once both are folded.
    case folded
    /// The word is how the row's Chinese is read: `pengcheng`.
    case reading
    /// The word is what the row's Chinese should be in Hangul: 펑청.
    case standard
    /// One syllable of the row's Korean differs.
    case fuzzy
  }

  /// A row that answers a look-up.
  public struct Match: Sendable, Equatable {
    /// How it was found.
    public var kind: MatchKind
    /// 1 for all kinds but `fuzzy`.
    public var score: Double
    /// Its place in the base.
    public var index: TermBase.RowIndex
    /// The row.
    public var row: GlossaryRow
    /// The concept with all its rows.
    public var concept: Concept
  }

  /// All rows that a word leads to, Chinese or Korean, each once with its closest kind: the closest kinds first,
  /// within a kind preferred rows before the others and rejected ones last, then in the order of the base.
  ///
  /// Near misses are looked for only when nothing closer is found. `readings` are further keys to try in the
  /// table of readings, for a word that is not itself such a key.
  public func lookup(_ word: String, readings: [String] = []) throws(IndexFileError) -> [Match] {
    let fold = Fold.key(word)
    let plain = ValueRules.normalized(word)
    var found: [TermBase.RowIndex: (kind: MatchKind, score: Double)] = [:]
    for table in [Table.chinese, .korean] {
      for index in try rows(fold, in: table) { found[index] = (.folded, 1) }
    }
    for key in [fold] + readings {
      for index in try rows(key, in: .reading) where found[index] == nil { found[index] = (.reading, 1) }
    }
    for index in try rows(fold, in: .standard) where found[index] == nil { found[index] = (.standard, 1) }
    if found.isEmpty {
      for miss in try nearMisses(of: fold) { found[miss.row] = (.fuzzy, miss.similarity) }
    }
    return try matches(found, plain: plain)
  }

  /// Rows whose Chinese or Korean has a word in it (텐센트 in 텐센트연구원), as `fuzzy` matches whose score is the share of the
  /// form that the word is; the closest first, `limit` at most.
  ///
  /// For the case that nothing else is found. There is no index of parts: every concept is read, which takes a tenth of
  /// a second for some 50,000; of a larger base nothing is said.
  public func containing(_ word: String, limit: Int = 8) throws(IndexFileError) -> [Match] {
    let fold = Fold.key(word)
    let letters = fold.unicodeScalars.count
    guard letters >= 2, conceptCount <= 50_000 else { return [] }
    var matches: [Match] = []
    for number in 0..<conceptCount {
      let concept = try concept(number)
      for (place, row) in concept.rows.enumerated() where row.status != .rejected {
        let wholes = [Fold.key(row.zh), Fold.key(row.ko)].filter { $0.contains(fold) }
        guard let length = wholes.map(\.unicodeScalars.count).min() else { continue }
        matches.append(
          Match(
            kind: .fuzzy, score: Double(letters) / Double(length),
            index: TermBase.RowIndex(concept: number, row: place), row: row, concept: concept))
      }
    }
    let closest = matches.sorted { one, other in
      one.score == other.score ? one.index < other.index : one.score > other.score
    }
    return Array(closest.prefix(limit))
  }

  private func matches(
    _ found: [TermBase.RowIndex: (kind: MatchKind, score: Double)], plain: String
  ) throws(IndexFileError) -> [Match] {
    var concepts: [Int: Concept] = [:]
    var matches: [Match] = []
    for (index, how) in found {
      let concept: Concept
      if let known = concepts[index.concept] { concept = known } else { concept = try self.concept(index.concept) }
      concepts[index.concept] = concept
      guard index.row < concept.rows.count else { throw .damaged(path: file.path, what: "keys") }
      let row = concept.rows[index.row]
      let isExact = how.kind == .folded && (ValueRules.sameBytes(row.zh, plain) || ValueRules.sameBytes(row.ko, plain))
      matches.append(
        Match(kind: isExact ? .exact : how.kind, score: how.score, index: index, row: row, concept: concept))
    }
    return matches.sorted { one, other in
      if one.kind != other.kind { return Self.rank(one.kind) < Self.rank(other.kind) }
      if one.score != other.score { return one.score > other.score }
      if one.row.status != other.row.status { return one.row.status < other.row.status }
      return one.index < other.index
    }
  }

  private static func rank(_ kind: MatchKind) -> Int { MatchKind.allCases.firstIndex(of: kind) ?? 0 }
}
