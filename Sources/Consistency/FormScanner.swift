// SPDX-License-Identifier: Apache-2.0

package import IndexFile
package import TermBase

/// A form of the term base found in running text, before its decision is decoded.
public struct FormHit: Sendable, Equatable {
  /// Number of its key, and where other things stand between its letters.
  package var candidate: FormCandidate
  /// What the rows of the key have in common.
  package var traits: FormTraits
  /// Code points of the text; particles are not part.
  package var range: Range<Int>
  /// Where the form ends, as far as letters tell.
  package var boundary: KoreanMatch.Boundary
  /// End of the word: behind particles and tails.
  package var wordEnd: Int
  /// Where particles begin: behind the tails.
  package var tailEnd: Int
  /// A tail tells the name from an ordinary word: 선전시.
  package var hasCue = false
  /// The form and letters of its tail are an ordinary word: 저장+성.
  package var isWord = false
  /// A prefix stands before it: 주+선양.
  package var isPrefixed = false
  /// Where another form begins in the same word: 베이징+칭화대학.
  var next: Int?
}

/// Walks once through a text and finds the forms of one table with their boundaries; the policy is
/// `KoreanTermMatcher`'s.
package struct FormScanner: Sendable {
  private let table: FormTable
  private let isChinese: Bool

  /// - Parameter isChinese: the forms are Chinese, and letters that follow may be Han.
  package init(_ table: FormTable, isChinese: Bool = false) {
    self.table = table
    self.isChinese = isChinese
  }

  /// Hits in text order, not overlapping.
  ///
  /// - Complexity: O(length × length of the longest form), in practice a few nanoseconds a letter and a memory
  ///   access or two a word.
  package func hits(in text: CheckText) throws(IndexFileError) -> [FormHit] {
    try hits(in: text.korean)
  }

  func hits(in text: KoreanText) throws(IndexFileError) -> [FormHit] {
    try text.letters.withUnsafeBufferPointer { letters throws(IndexFileError) in
      var walk = FormWalk(table: table, isChinese: isChinese, letters: letters)
      try walk.run()
      return walk.hits
    }
  }
}
