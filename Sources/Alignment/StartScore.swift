// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import HanHangul

/// What is known of a rendering only when its start and its whole alignment are: word boundaries, the
/// lengths of translated blocks, particles inside them.
enum StartScore {
  /// A rendering starts where a word, a cell or a quotation starts, rarely inside a word.
  static func bonus(_ boundary: Boundary, isRead: Bool, _ w: AlignmentWeights) -> Float {
    switch boundary {
    case .adjacent: isRead ? w.startInsideWordRead : w.startInsideWordUnread
    case .space: w.startSpace
    case .markup: w.startMarkup
    case .dot: w.startDot
    case .closingQuote, .lineBreak: w.startStop
    case .stop: w.startStop
    case .openingQuote: w.startQuote
    }
  }

  static func rescore(
    _ path: AlignmentPath, _ lattice: borrowing ReadingLattice, _ items: [WindowItem], _ w: AlignmentWeights
  ) -> Float {
    var score: Float = 0
    let start = items[path.firstItem + path.itemCount - 1]
    guard let first = path.steps.last else { return -.infinity }
    score += bonus(start.left, isRead: first.readingClass != .unread && first.readingClass != .skipped, w)
    for step in path.steps where step.readingClass == .unread {
      let ratio = Float(step.itemCount) / Float(max(step.hanCount, 1))
      let away = (logf(ratio) - w.lengthMean) / w.lengthDeviation
      score -= w.lengthWeight * away * away / 2
      score += words(path, step, items, w)
    }
    for step in path.steps where step.readingClass == .skipped && step.itemCount > 0 {
      score += 0.5 * words(path, step, items, w)
    }
    return score
  }

  /// Particles and function words among the words that a block touches.
  private static func words(_ path: AlignmentPath, _ step: AlignmentStep, _ items: [WindowItem], _ w: AlignmentWeights)
    -> Float
  {
    var score: Float = 0
    for place in step.item..<step.item + step.itemCount {
      let index = path.firstItem + place
      // The last syllable of a word that is followed by a space inside the rendering.
      guard place > 0, items[index - 1].left == .space || items[index - 1].left == .lineBreak else { continue }
      let scalar = items[index].scalar
      let isWholeWord = items[index].left != .adjacent
      if isWholeWord, functionWords.contains(scalar) {
        score += w.functionWord
      } else if !isWholeWord, particles.contains(scalar) {
        score += w.particle
      }
    }
    return score
  }

  /// 의 은 는 이 가 을 를 와 과 로 도 에 서 만
  private static let particles = Set("의은는이가을를와과로도에서만며고인한된할하".unicodeScalars.map(\.value))
  /// 및 등 외 와 과 또 그 이
  private static let functionWords = Set("및등외와과또그이저각현전한중즉".unicodeScalars.map(\.value))
}
