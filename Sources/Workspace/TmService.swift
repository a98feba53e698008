// SPDX-License-Identifier: Apache-2.0

import Consistency
import Glibc
import HanHangul
import IndexFile
public import Memory
import TermBase

/// Answers from the translation memory of a base.
///
/// Not for several threads at once.
public final class TmService {
  private let base: Base
  private var search: SegmentSearch
  private lazy var decisions: IndexedDecisions? = (try? Glossary(base).index()).map { IndexedDecisions($0) }

  /// Opens the indexes of a base; makes what is missing of them.
  public init(_ base: Base) throws {
    self.base = base
    search = SegmentSearch(try SegmentIndexes(base).open())
  }

  /// Whether there is no segment at all.
  public var isEmpty: Bool { search.indexes.allSatisfy { $0.count == 0 } }

  /// Segments like a query, the best first.
  public func matches(_ query: SegmentQuery) throws -> [SegmentMatch] {
    try guarded { search throws(IndexFileError) in try search.matches(query) }
  }

  /// Segments that hold some words.
  public func concordance(_ query: ConcordanceQuery) throws -> Concordance {
    try guarded { search throws(IndexFileError) in try search.concordance(query) }
  }

  /// Once more with new indexes when one turns out to be damaged: they are caches.
  private func guarded<Answer>(_ body: (SegmentSearch) throws(IndexFileError) -> Answer) throws -> Answer {
    do {
      return try body(search)
    } catch {
      let indexes = SegmentIndexes(base)
      indexes.discard()
      search = SegmentSearch(try indexes.open())
      return try body(search)
    }
  }

  /// The side that a text is of: Korean when it has Hangul.
  public static func side(of text: String) -> SegmentSide {
    text.unicodeScalars.contains { Hangul.isSyllable($0.value) } ? .ko : .zh
  }

  // MARK: - Terms

  /// A term of the glossary in a text.
  public struct Term: Sendable, Equatable {
    /// The Chinese.
    public var zh: String
    /// The decided renderings, preferred ones first.
    public var ko: [String]
    /// Half-open, in code points of the text.
    public var range: Range<Int>
  }

  /// The decided terms in a text, in its order. A glossary that cannot be used has none.
  public func terms(in text: String, side: SegmentSide) -> [Term] {
    guard let decisions else { return [] }
    let checked = CheckText(text)
    let matches =
      side == .zh
      ? ChineseTermMatcher(decisions: decisions).matches(in: checked)
      : KoreanTermMatcher(decisions: decisions).matches(in: checked)
    return matches.compactMap { match in
      guard let form = match.forms.first else { return nil }
      var renderings: [String] = []
      for status in [TermStatus.preferred, .admitted] {
        for row in form.concept.rows(status) where !renderings.contains(row.ko) { renderings.append(row.ko) }
      }
      return renderings.isEmpty ? nil : Term(zh: form.row.zh, ko: renderings, range: match.range)
    }
  }
}

extension TmService {
  /// Contexts of annotations that hold some words; none without a store.
  public func contexts(of words: [String], limit: Int) throws -> [ContextPlace] {
    guard let store = try base.storeIfAny() else { return [] }
    defer { try? store.close() }
    return try store.contexts(holding: words, limit: limit)
  }

  /// What a word is in the other language: decided forms, then those that were seen.
  public func renderings(of word: String) -> [String] {
    var found: [String] = []
    let fold = Fold.key(word)
    if let decisions {
      for concept in decisions.concepts(zhFolded: fold) {
        for status in [TermStatus.preferred, .admitted] { found += concept.rows(status).map(\.ko) }
      }
      for form in decisions.forms(koFolded: fold) { found.append(form.row.zh) }
    }
    if let store = try? base.storeIfAny() {
      defer { try? store.close() }
      let seen =
        ((try? store.attestations(foldedChinese: fold)) ?? []).filter(\.isCandidate).map(\.ko)
        + ((try? store.attestations(foldedKorean: fold)) ?? []).filter(\.isCandidate).map(\.zh)
      found += seen
    }
    var known: Set<String> = []
    return found.filter { known.insert($0).inserted }
  }
}
