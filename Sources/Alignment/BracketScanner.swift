// SPDX-License-Identifier: Apache-2.0

/// Finds the innermost brackets of a text, in order, in one pass over its bytes.
///
/// `( ) （ ） [ ] ［ ］ 〔 〕 〈 〉` (`BracketShape`, as bytes); a half-width bracket may close a full-width one, as OCR and writers mix them.
/// Nothing is kept but the last few opening brackets, so a million nested ones cost what their bytes cost. A bracket that
/// holds Han and is never closed in its line ends where its Han does; Han alone may be closed by a bracket of another
/// kind.
struct BracketScanner {
  struct Bracket {
    /// Byte offsets: of the opening bracket, of the content, and behind the closing bracket.
    var open: Int
    var content: Range<Int>
    var end: Int
    /// Its line does not close it.
    var isUnclosed = false
  }

  /// Longest content that can be an annotation, in bytes.
  static let longest = 600

  private(set) var cursor = 0
  private struct Opening {
    var position: Int
    var content: Int
    var family: UInt8
  }
  private var openings: [Opening] = []
  private static let deepest = 4

  /// The brackets around the last one that was returned hold nothing more: theirs is not the innermost Han.
  mutating func dropOuter() { openings.removeAll(keepingCapacity: true) }

  /// The next bracket that closes before `limit`; nil when there is none up to there.
  mutating func next(_ text: UnsafeBufferPointer<UInt8>, until limit: Int) -> Bracket? {
    let count = text.count
    while true {
      skip(text, until: limit)
      guard cursor < limit else { return nil }
      let byte = text[cursor]
      // Everything that is no bracket is below or above these few values; Hangul and Han start with E3…ED.
      switch byte {
      case 0x28:
        cursor += 1
        if let bracket = begin(text, at: cursor - 1, length: 1, family: 1) { return bracket }
      case 0x5B:
        cursor += 1
        if let bracket = begin(text, at: cursor - 1, length: 1, family: 2) { return bracket }
      case 0x29:
        cursor += 1
        if let bracket = finish(text, at: cursor - 1, length: 1, family: 1) { return bracket }
      case 0x5D:
        cursor += 1
        if let bracket = finish(text, at: cursor - 1, length: 1, family: 2) { return bracket }
      case 0xEF where cursor + 2 < count && text[cursor + 1] == 0xBC:
        let last = text[cursor + 2]
        cursor += 3
        switch last {
        case 0x88: if let bracket = begin(text, at: cursor - 3, length: 3, family: 1) { return bracket }
        case 0x89: if let bracket = finish(text, at: cursor - 3, length: 3, family: 1) { return bracket }
        case 0xBB: if let bracket = begin(text, at: cursor - 3, length: 3, family: 2) { return bracket }
        case 0xBD: if let bracket = finish(text, at: cursor - 3, length: 3, family: 2) { return bracket }
        default: break
        }
      case 0xE3 where cursor + 2 < count && text[cursor + 1] == 0x80:
        let last = text[cursor + 2]
        cursor += 3
        switch last {
        case 0x94: if let bracket = begin(text, at: cursor - 3, length: 3, family: 3) { return bracket }
        case 0x88: if let bracket = begin(text, at: cursor - 3, length: 3, family: 4) { return bracket }
        case 0x95: if let bracket = finish(text, at: cursor - 3, length: 3, family: 3) { return bracket }
        case 0x89: if let bracket = finish(text, at: cursor - 3, length: 3, family: 4) { return bracket }
        default: break
        }
      default:
        cursor += 1
      }
    }
  }

  /// Passes over what is no bracket: to the next byte that may be one or begin one, or to fewer than eight bytes
  /// before `limit`.
  private mutating func skip(_ text: UnsafeBufferPointer<UInt8>, until limit: Int) {
    guard let base = text.baseAddress else { return }
    while cursor + ByteChunk.size <= limit, !ByteChunk(base, at: cursor).mayHoldBracket { cursor += ByteChunk.size }
    while cursor + 8 <= limit {
      let word = ByteWord(text, at: cursor)
      // 59 stands for Y [ ] _.
      let found =
        word.matches(0x28, ignoring: 0x01) | word.matches(0x59, ignoring: 0x06) | word.matches(0xE3)
        | word.matches(0xEF)
      if found != 0 {
        cursor += found.trailingZeroBitCount / 8
        return
      }
      cursor += 8
    }
  }

  /// Notes an opening bracket; returns the one before it when that is never closed.
  private mutating func begin(
    _ text: UnsafeBufferPointer<UInt8>, at position: Int, length: Int, family: UInt8
  ) -> Bracket? {
    var unclosed: Bracket?
    if let last = openings.last { unclosed = self.unclosed(text, last, before: position) }
    if unclosed != nil { openings.removeLast() }
    if openings.count == Self.deepest { openings.removeFirst() }
    openings.append(Opening(position: position, content: position + length, family: family))
    return unclosed
  }

  private mutating func finish(
    _ text: UnsafeBufferPointer<UInt8>, at position: Int, length: Int, family: UInt8
  ) -> Bracket? {
    guard let last = openings.last else { return nil }
    let match: Int
    if last.family != family, Self.isHan(text, last.content..<position) {
      match = openings.count - 1
    } else if let index = openings.lastIndex(where: { $0.family == family }) {
      match = index
    } else {
      return nil
    }
    let opening = openings[match]
    openings.removeSubrange(match...)
    guard position > opening.content, position - opening.content <= Self.longest else { return nil }
    return Bracket(open: opening.position, content: opening.content..<position, end: position + length)
  }

  /// 시장감독총국(市場監督管理總局 은 … (…): the Han behind a bracket that its line does not close.
  private func unclosed(_ text: UnsafeBufferPointer<UInt8>, _ opening: Opening, before position: Int) -> Bracket? {
    var end = opening.content
    while end + 2 < text.count, (0xE4...0xE9).contains(text[end]) { end += 3 }
    guard end > opening.content, end < position, end - opening.content <= Self.longest else { return nil }
    var depth = 0
    var index = position
    let limit = min(text.count, position + Self.longest)
    while index < limit, text[index] != 0x0A {
      switch text[index] {
      case 0x28, 0x5B: depth += 1
      case 0x29, 0x5D: depth -= 1
      case 0xEF where index + 2 < limit && text[index + 1] == 0xBC && text[index + 2] | 1 == 0x89:
        depth += text[index + 2] == 0x88 ? 1 : -1
      default: break
      }
      if depth < 0 { return nil }
      index += 1
    }
    return Bracket(open: opening.position, content: opening.content..<end, end: end, isUnclosed: true)
  }

  private static func isHan(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    guard !range.isEmpty, range.count % 3 == 0, range.count <= 60 else { return false }
    return stride(from: range.lowerBound, to: range.upperBound, by: 3).allSatisfy { (0xE4...0xE9).contains(text[$0]) }
  }
}
