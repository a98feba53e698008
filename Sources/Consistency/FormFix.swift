// SPDX-License-Identifier: Apache-2.0

import Alignment
import HanHangul

/// Makes the replacement of a form, with the particle that belongs to it.
///
/// The word before the bracket decides: 청닝(承諾)은 → 청눠(承諾)는, 즈강으로 → 즈장으로. One replacement spans
/// form, bracket and particle when the particle changes, and the form alone when it does not.
enum FormFix {
  /// For a form in running text.
  static func plain(_ range: Range<Int>, by replacement: String, in text: CheckText) -> FindingFix? {
    fix(range, bracketEnd: bracketEnd(behind: range.upperBound, in: text), by: replacement, in: text)
  }

  /// For the rendering of an annotation; nil where markup or a line end stands inside it.
  static func annotated(_ annotation: Annotation, by replacement: String, in text: CheckText) -> FindingFix? {
    guard let range = annotation.koRange, let ko = annotation.ko, text.string(range) == ko else { return nil }
    guard annotation.direction == .forward, let end = bracketEnd(annotation, in: text) else {
      return FindingFix(range: range, text: replacement)
    }
    return fix(range, bracketEnd: end, by: replacement, in: text)
  }

  /// Behind a bracket that opens right behind the form, within its line; the form's own end where there is none.
  private static func bracketEnd(behind end: Int, in text: CheckText) -> Int {
    guard end < text.scalars.count, BracketShape.opensAnnotation(text.scalars[end].value) else { return end }
    let window = text.scalars[end...].prefix(120).prefix { $0 != "\n" }
    return window.firstIndex { BracketShape.closesAnnotation($0.value) }.map { $0 + 1 } ?? end
  }

  private static func fix(
    _ range: Range<Int>, bracketEnd: Int, by replacement: String, in text: CheckText
  ) -> FindingFix? {
    let old = text.string(range)
    guard !old.contains(where: \.isNewline) else { return nil }
    // Where letters follow the form itself, they decide; the particle of 즈강실험실(之江实验室)은 is not the form's.
    let isCompound = bracketEnd > range.upperBound && isHangul(text, range.upperBound)
    let tail = isCompound ? [] : text.scalars[bracketEnd...].prefix { KoreanText.isHangul($0.value) }.map(\.value)
    // A replacement stays in its line: beyond a line end in the bracket the particle is left to the writer.
    if text.scalars[range.upperBound..<bracketEnd].contains("\n") { return FindingFix(range: range, text: replacement) }
    let letters = tail[...]
    if !tail.isEmpty, let fitted = ParticleGrammar.refitted(letters, after: FinalSound.of(replacement)),
      fitted != tail
    {
      var whole = replacement + text.string(range.upperBound..<bracketEnd)
      whole.unicodeScalars.append(contentsOf: fitted.compactMap(Unicode.Scalar.init))
      return FindingFix(range: range.lowerBound..<bracketEnd + tail.count, text: whole)
    }
    return FindingFix(range: range, text: replacement)
  }

  /// After the bracket that closes an annotation: the first closing bracket behind its Chinese, not far away.
  private static func bracketEnd(_ annotation: Annotation, in text: CheckText) -> Int? {
    guard let zh = annotation.zhRange, zh.upperBound <= text.scalars.count else { return nil }
    let window = text.scalars[zh.upperBound...].prefix(80)
    return window.firstIndex { BracketShape.closesAnnotation($0.value) || $0 == "〉" }.map { $0 + 1 }
  }

  private static func isHangul(_ text: CheckText, _ index: Int) -> Bool {
    index < text.scalars.count && KoreanText.isHangul(text.scalars[index].value)
  }
}
