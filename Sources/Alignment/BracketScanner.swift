// SPDX-License-Identifier: Apache-2.0

/// Finds the innermost brackets of a text, in order, in one pass over its bytes.
///
/// `( ) （ ） [ ] 〔 〕 〈 〉`; a half-width bracket may close a full-width one, as OCR and writers mix them.
/// Nothing is kept but the last opening bracket, so a million nested ones cost what their bytes cost.
struct BracketScanner {
  struct Bracket {
    /// Byte offsets: of the opening bracket, of the content, and behind the closing bracket.
    var open: Int
    var content: Range<Int>
    var end: Int
  }

  /// Longest content that can be an annotation, in bytes.
  static let longest = 600

  private(set) var cursor = 0
  private var open = -1
  private var contentStart = 0
  private var family: UInt8 = 0

  /// The next bracket that closes before `limit`; nil when there is none up to there.
  mutating func next(_ text: UnsafeBufferPointer<UInt8>, until limit: Int) -> Bracket? {
    let count = text.count
    while cursor < limit {
      // ( ) [ ] and the first bytes of the others; 59 stands for Y [ ] _.
      while cursor + 8 <= limit {
        let word = ByteWord(text, at: cursor)
        if word.contains(0x28, ignoring: 0x01) || word.contains(0x59, ignoring: 0x06) || word.contains(0xE3)
          || word.contains(0xEF)
        {
          break
        }
        cursor += 8
      }
      guard cursor < limit else { return nil }
      let byte = text[cursor]
      // Everything that is no bracket is below or above these few values; Hangul and Han start with E3…ED.
      switch byte {
      case 0x28:
        begin(at: cursor, length: 1, family: 1)
        cursor += 1
      case 0x5B:
        begin(at: cursor, length: 1, family: 2)
        cursor += 1
      case 0x29:
        cursor += 1
        if let bracket = finish(at: cursor - 1, length: 1, family: 1) { return bracket }
      case 0x5D:
        cursor += 1
        if let bracket = finish(at: cursor - 1, length: 1, family: 2) { return bracket }
      case 0xEF where cursor + 2 < count && text[cursor + 1] == 0xBC && text[cursor + 2] | 1 == 0x89:
        let opens = text[cursor + 2] == 0x88
        cursor += 3
        if opens {
          begin(at: cursor - 3, length: 3, family: 1)
        } else if let bracket = finish(at: cursor - 3, length: 3, family: 1) {
          return bracket
        }
      case 0xE3 where cursor + 2 < count && text[cursor + 1] == 0x80:
        let last = text[cursor + 2]
        cursor += 3
        switch last {
        case 0x94: begin(at: cursor - 3, length: 3, family: 3)
        case 0x88: begin(at: cursor - 3, length: 3, family: 4)
        case 0x95: if let bracket = finish(at: cursor - 3, length: 3, family: 3) { return bracket }
        case 0x89: if let bracket = finish(at: cursor - 3, length: 3, family: 4) { return bracket }
        default: break
        }
      default:
        cursor += 1
      }
    }
    return nil
  }

  private mutating func begin(at position: Int, length: Int, family: UInt8) {
    open = position
    contentStart = position + length
    self.family = family
  }

  private mutating func finish(at position: Int, length: Int, family: UInt8) -> Bracket? {
    defer { open = -1 }
    guard open >= 0, family == self.family, position > contentStart, position - contentStart <= Self.longest else {
      return nil
    }
    return Bracket(open: open, content: contentStart..<position, end: position + length)
  }
}
