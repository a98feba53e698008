// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import HanHangul

/// What is known of a rendering only when its start and its whole alignment are: word boundaries, the
/// lengths of translated blocks, particles inside them.
enum StartScore {
  private typealias Weights = AlignmentWeights

  /// How the characters of an alignment are read as a whole.
  enum Reading {
    case exact, near, partial
  }

  /// A rendering starts where a word, a cell or a quotation starts; inside a word only when all of it is read.
  static func bonus(_ boundary: Boundary, _ reading: Reading) -> Float {
    switch boundary {
    case .adjacent:
      switch reading {
      case .exact: Weights.startInsideWordRead
      case .near: Weights.startInsideWordNear
      case .partial: Weights.startInsideWordUnread
      }
    case .space: Weights.startSpace
    case .markup: Weights.startMarkup
    case .dot: Weights.startDot
    case .bracket: Weights.startAfterBracket
    case .closingQuote, .lineBreak, .stop: Weights.startStop
    case .openingQuote: Weights.startQuote
    }
  }

  static func rescore(
    _ steps: UnsafeBufferPointer<AlignmentStep>, firstItem: Int, itemCount: Int, hanTotal: Int,
    _ items: UnsafeBufferPointer<WindowItem>, closesQuote: Bool
  ) -> Float {
    var score: Float = 0
    let start = items[firstItem + itemCount - 1]
    var reading = Reading.exact
    for step in steps {
      switch step.readingClass {
      case .unread: reading = .partial
      case .skipped where step.hanCount > 0: reading = .partial
      case .near where reading == .exact: reading = .near
      default: break
      }
    }
    // A word by meaning does not start inside another word: 국가발전개혁위원회 for 发改委.
    if let first = steps.last, first.readingClass == .listed, first.source != .exception, first.source != .foreign,
      reading == .exact
    {
      reading = .near
    }
    score += bonus(start.left, reading)
    if start.left == .bracket, startsWithParticle(firstItem + itemCount - 1, firstItem, items) {
      score += Weights.functionWord
    }
    // A quotation is one phrase, whatever particles are in it.
    let isQuoted = start.left == .openingQuote
    if isQuoted, closesQuote || isPhrase(steps, hanTotal, items[firstItem..<firstItem + itemCount]) {
      score += Weights.wholeQuotation
    }
    for step in steps where step.readingClass == .unread {
      let ratio = Float(step.itemCount) / Float(max(step.hanCount, 1))
      let away = (logf(ratio) - Weights.lengthMean) / Weights.lengthDeviation
      score -= Weights.lengthWeight * away * away / 2 * (isQuoted ? Weights.insideQuotation : 1)
      score += words(step, firstItem, items) * (isQuoted ? Weights.insideQuotation : 1)
      if step.hanCount == hanTotal, (3...5).contains(hanTotal),
        JapaneseSound.isFullName(items[firstItem..<firstItem + itemCount])
      {
        score += Weights.japaneseName
      }
    }
    for step in steps where step.readingClass == .skipped && step.itemCount > 0 {
      score += 0.5 * words(step, firstItem, items) * (isQuoted ? Weights.insideQuotation : 1)
    }
    return score
  }

  /// Several words that do not read half of the Chinese?
  private static func isPhrase(
    _ steps: UnsafeBufferPointer<AlignmentStep>, _ hanTotal: Int, _ items: Slice<UnsafeBufferPointer<WindowItem>>
  ) -> Bool {
    guard items.dropLast().contains(where: { $0.left == .space }) else { return false }
    let missing = steps.reduce(0) {
      $0 + ($1.readingClass == .unread || $1.readingClass == .skipped ? $1.hanCount : 0)
    }
    return missing * 2 >= hanTotal
  }

  /// Does the first word, glued to another bracket, look like the particle of what that bracket closes?
  private static func startsWithParticle(
    _ first: Int, _ firstItem: Int, _ items: UnsafeBufferPointer<WindowItem>
  ) -> Bool {
    guard first > firstItem, particles.contains(items[first].scalar) else { return false }
    return items[first - 1].left == .space || first - 1 > firstItem && items[first - 2].left == .space
  }

  /// Particles and function words among the words that a block touches.
  private static func words(
    _ step: AlignmentStep, _ firstItem: Int, _ items: UnsafeBufferPointer<WindowItem>
  )
    -> Float
  {
    var score: Float = 0
    for place in step.item..<step.item + step.itemCount {
      let index = firstItem + place
      // The last syllable of a word that is followed by a space inside the rendering.
      guard place > 0, items[index - 1].left == .space || items[index - 1].left == .lineBreak else { continue }
      let scalar = items[index].scalar
      let isWholeWord = items[index].left != .adjacent
      if isWholeWord, functionWords.contains(scalar) {
        score += Weights.functionWord
      } else if !isWholeWord, particles.contains(scalar) {
        score += Weights.particle
      }
    }
    return score
  }

  /// Does a word that a step touches end in a particle, or is it a function word?
  static func hasParticle(_ step: AlignmentStep, _ firstItem: Int, _ items: UnsafeBufferPointer<WindowItem>) -> Bool {
    words(step, firstItem, items) < 0
  }

  /// 의 은 는 이 가 을 를 와 과 로 도 에 서 만
  private static let particles = Set("의은는이가을를와과로도에서만며고인한된할하".unicodeScalars.map(\.value))
  /// 및 등 외 와 과 또 그 이
  private static let functionWords = Set("및등외와과또그이저각현전한중즉".unicodeScalars.map(\.value))
}
