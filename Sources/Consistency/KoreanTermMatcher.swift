// SPDX-License-Identifier: Apache-2.0

/// A form of a decision found in running text.
public struct KoreanMatch: Sendable {
  /// What the letters after a form say about where it ends.
  public enum Boundary: Sendable, Equatable {
    /// End, space, punctuation, bracket, Han, Latin or a digit: the form stands alone.
    case edge
    /// A chain of particles that fits.
    case particles
    /// A chain that may as well belong to a longer noun: 구조대로.
    case unsure
    /// A generic noun makes a compound of it: 즈장실험실.
    case tail
    /// Other letters: a longer word.
    case longer
  }

  /// The form of a decision that was found.
  public let form: DecidedForm
  /// 0-based code points of the text, half-open; particles are not part.
  public let range: Range<Int>
  /// How sure it is that the form ends there.
  public let boundary: Boundary
}

/// Finds the Korean forms of decisions in running text, with boundaries made for Korean.
///
/// Leftmost longest: a preferred form that contains a deprecated one takes the place and nothing fires. Among
/// the forms that start at a letter the longest wins whose right boundary is good; a form that runs on into
/// other letters (`longer`) is reported as such when nothing better starts there.
public struct KoreanTermMatcher: Sendable {
  private let decisions: any Decisions

  /// - Parameter decisions: asked only for forms whose first two letters stand in the text.
  public init(decisions: any Decisions) {
    self.decisions = decisions
  }

  /// All matches in text order, not overlapping.
  ///
  /// - Complexity: O(length × forms that share two letters with the place).
  public func matches(in text: CheckText) -> [KoreanMatch] {
    let view = KoreanText(text)
    var result: [KoreanMatch] = []
    var known: [FormHead: [DecidedForm]] = [:]
    var index = 0
    while index < view.letters.count {
      guard startsWord(view, index), let second = next(view, after: index, wraps: true) else {
        index += 1
        continue
      }
      let head = FormHead(view.letters[index], view.letters[second])
      let forms = known[head] ?? decisions.forms(head: head)
      known[head] = forms
      if let (match, end) = best(forms, view, index) {
        result.append(match)
        index = end
      } else {
        index += 1
      }
    }
    return result
  }

  private func best(_ forms: [DecidedForm], _ view: KoreanText, _ start: Int) -> (KoreanMatch, Int)? {
    var best: (match: KoreanMatch, end: Int)?
    for form in forms {
      guard let end = self.end(of: form, view, start) else { continue }
      let boundary = boundary(after: form, view, end)
      let match = KoreanMatch(
        form: form, range: view.offsets[start]..<view.offsets[end - 1] + width(view, end - 1), boundary: boundary)
      guard let old = best else {
        best = (match, end)
        continue
      }
      let isLonger = old.match.boundary == .longer
      if (boundary == .longer) != isLonger {
        if isLonger { best = (match, end) }
      } else if end > old.end || (end == old.end && form.isAllowed && !old.match.form.isAllowed) {
        best = (match, end)
      }
    }
    return best
  }

  /// A term starts where no letter stands before it.
  private func startsWord(_ view: KoreanText, _ index: Int) -> Bool {
    guard isLetter(view.letters[index]) else { return false }
    return index == 0 || !isLetter(view.letters[index - 1])
  }

  private func isLetter(_ letter: UInt32) -> Bool {
    KoreanText.isHangul(letter) || KoreanText.isHan(letter) || KoreanText.isLatinOrDigit(letter)
  }

  /// The index after the form's last letter, or nil. Spaces may be left out wherever the form has them, and may
  /// stand in long forms (four letters) wherever they like; lines may wrap inside forms of three letters and more.
  private func end(of form: DecidedForm, _ view: KoreanText, _ start: Int) -> Int? {
    var at = start
    for (index, letter) in form.letters.enumerated() {
      if index > 0 {
        guard let next = next(view, after: at, wraps: form.letters.count >= 3) else { return nil }
        if next > at + 1, !form.spaceBefore[index], form.letters.count < 4,
          !view.letters[at + 1..<next].contains(where: isLineEnd)
        {
          return nil
        }
        at = next
      }
      guard view.letters[at] == letter else { return nil }
    }
    return at + 1
  }

  /// The next letter over blanks and at most one line end.
  private func next(_ view: KoreanText, after index: Int, wraps: Bool) -> Int? {
    var at = index + 1
    var lines = 0
    while at < view.letters.count {
      let letter = view.letters[at]
      if letter == 0x0A {
        lines += 1
        if lines > 1 || !wraps { return nil }
      } else if letter != 0x0D, !KoreanText.isBlank(letter) {
        return at
      }
      at += 1
    }
    return nil
  }

  private func isLineEnd(_ letter: UInt32) -> Bool { letter == 0x0A || letter == 0x0D }

  private func width(_ view: KoreanText, _ index: Int) -> Int { view.offsets[index + 1] - view.offsets[index] }

  private func boundary(after form: DecidedForm, _ view: KoreanText, _ end: Int) -> KoreanMatch.Boundary {
    let rest = view.letters[end...].prefix(while: KoreanText.isHangul)
    if rest.isEmpty { return .edge }
    let last = form.letters[form.letters.count - 1]
    let category = form.concept.category?.rawValue
    let final =
      KoreanText.isHangul(last) ? FinalSound.of(letter: last) : FinalSound.of(form.row.ko)
    guard let chain = ParticleGrammar.chain(rest, after: final, category: category) else { return .longer }
    if chain.hasTail { return .tail }
    return chain.isUnsure ? .unsure : .particles
  }
}
