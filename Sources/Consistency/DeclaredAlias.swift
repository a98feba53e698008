// SPDX-License-Identifier: Apache-2.0

import HanHangul

/// A second form of a name that the sentence itself introduces: 내권(內卷) 혹은 네이쥐안(內卷), 일명 갤봇(银河通用).
///
/// The writer knows both forms and says so; what a checker adds is noise.
enum DeclaredAlias {
  private static let closingMarks = Set("'\"’”」』》〉".unicodeScalars)

  /// The folded forms of one Chinese that are introduced as another name of it.
  static func forms(of renderings: [Rendering], _ issue: CheckContext) -> Set<String> {
    guard let first = renderings.first, renderings.contains(where: { $0.koFolded != first.koFolded }) else { return [] }
    return Set(renderings.indices.filter { isOne($0, of: renderings, issue) }.map { renderings[$0].koFolded })
  }

  /// Whether a rendering is introduced as another name beside one that stands before it in the sentence, or is quoted as a
  /// word.
  ///
  /// - Parameter renderings: in the order of documents and brackets.
  private static func isOne(_ index: Int, of renderings: [Rendering], _ issue: CheckContext) -> Bool {
    let rendering = renderings[index]
    if isQuoted(rendering, issue) { return true }
    let scalars = issue.documents[rendering.document].text.scalars
    let sentence = Sentence.start(before: rendering.range.lowerBound, scalars)
    for earlier in renderings[..<index].reversed() {
      guard earlier.document == rendering.document, earlier.range.upperBound > sentence else { return false }
      if earlier.koFolded != rendering.koFolded, earlier.range.upperBound <= rendering.range.lowerBound {
        return contains(scalars[earlier.range.upperBound..<rendering.range.lowerBound], SentenceCues.alias)
      }
    }
    return false
  }

  /// Whether a rendering in quotation marks is spoken of as a word: ‘핑궈(苹果)’라고 하면.
  static func isQuoted(_ rendering: Rendering, _ issue: CheckContext) -> Bool {
    let scalars = issue.documents[rendering.document].text.scalars
    let window = scalars[min(rendering.annotation.offset, scalars.count)...].prefix(60)
    let bracketEnd = window.firstIndex { BracketShape.closesAnnotation($0.value) } ?? rendering.range.upperBound
    let closing = scalars[max(rendering.range.upperBound, bracketEnd)...].prefix(4).prefix {
      closingMarks.contains($0) || BracketShape.closesAnnotation($0.value)
    }
    guard closing.contains(where: closingMarks.contains) else { return false }
    return SentenceCues.quoting.contains { scalars[closing.endIndex...].starts(with: $0.unicodeScalars) }
  }

  private static func contains(_ text: ArraySlice<Unicode.Scalar>, _ words: [String]) -> Bool {
    words.contains { word in
      let letters = Array(word.unicodeScalars)
      return text.indices.contains { text[$0...].starts(with: letters) }
    }
  }
}
