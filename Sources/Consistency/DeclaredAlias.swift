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
    return Set(renderings.filter { isOne($0, of: renderings, issue) }.map(\.koFolded))
  }

  /// Whether a rendering is introduced as another name beside one of the others, which stands before it in the sentence, or
  /// is quoted as a word.
  private static func isOne(_ rendering: Rendering, of all: [Rendering], _ issue: CheckContext) -> Bool {
    let scalars = issue.documents[rendering.document].text.scalars
    if isQuoted(rendering, issue) { return true }
    let sentence = Sentence.start(before: rendering.range.lowerBound, scalars)
    let earlier = all.last {
      $0.document == rendering.document && $0.koFolded != rendering.koFolded && $0.range.upperBound > sentence
        && $0.range.upperBound <= rendering.range.lowerBound
    }
    guard let earlier else { return false }
    return contains(scalars[earlier.range.upperBound..<rendering.range.lowerBound], SentenceCues.alias)
  }

  /// Whether a rendering in quotation marks is spoken of as a word: ‘핑궈(苹果)’라고 하면.
  static func isQuoted(_ rendering: Rendering, _ issue: CheckContext) -> Bool {
    let scalars = issue.documents[rendering.document].text.scalars
    let window = scalars[min(rendering.annotation.offset, scalars.count)...].prefix(60)
    let bracketEnd = window.firstIndex { BracketShape.closesAnnotation($0.value) } ?? rendering.range.upperBound
    var place = max(rendering.range.upperBound, bracketEnd)
    var closings = 0
    while place < scalars.count, closings < 4,
      closingMarks.contains(scalars[place]) || BracketShape.closesAnnotation(scalars[place].value)
    {
      if closingMarks.contains(scalars[place]) { closings += 4 }
      place += 1
    }
    guard closings >= 4 else { return false }
    return SentenceCues.quoting.contains { scalars[place...].starts(with: $0.unicodeScalars) }
  }

  private static func contains(_ text: ArraySlice<Unicode.Scalar>, _ words: [String]) -> Bool {
    words.contains { word in
      let letters = Array(word.unicodeScalars)
      return text.indices.contains { text[$0...].starts(with: letters) }
    }
  }
}
