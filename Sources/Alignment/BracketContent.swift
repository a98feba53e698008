// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

/// What stands inside a bracket, cut into pieces: names in Han, aliases, Hangul, remarks.
struct BracketContent {
  /// A piece between separators, trimmed, its markup and quotation marks left out.
  struct Piece {
    var scalars: [UInt32] = []
    /// Byte offset of each scalar, and of the end of the last.
    var offsets: [Int] = []
    var end = 0

    var hanCount = 0
    var hangulCount = 0
    var latinCount = 0
    var kanaCount = 0
    var digitCount = 0
    var hasSpace = false
    /// A line ends in the white space read last.
    var wraps = false

    var range: Range<Int> { (offsets.first ?? end)..<end }
    var text: String { String(codePoints: scalars) }

    /// Han with nothing that speaks against a name: 式说3.0, 役者のような, A股.
    var isName: Bool { hanCount > 0 && hangulCount == 0 }

    mutating func append(_ scalar: UInt32, at offset: Int, end: Int) {
      if scalars.isEmpty {  // few names are longer
        scalars.reserveCapacity(8)
        offsets.reserveCapacity(8)
      }
      if wraps, scalar != 0x20 {
        if Han.contains(scalar) { dropWrap() }
        wraps = false
      }
      scalars.append(scalar)
      offsets.append(offset)
      self.end = end
      if Han.contains(scalar) {
        hanCount += 1
      } else if Hangul.isSyllable(scalar) || (0x1100...0x11FF).contains(scalar) {
        hangulCount += 1
      } else if (0x3040...0x30FF).contains(scalar), scalar != 0x30FB {
        kanaCount += 1
      } else if TextWindow.isLatin(scalar) {
        latinCount += 1
      } else if TextWindow.isDigit(scalar) {
        digitCount += 1
      } else if scalar == 0x20 {
        hasSpace = true
      }
    }

    /// Chinese has no spaces: 人工智⏎能 is one word, as the page that it was set on broke it.
    private mutating func dropWrap() {
      guard let last = scalars.lastIndex(where: { $0 != 0x20 }), Han.contains(scalars[last]) else { return }
      scalars.removeSubrange((last + 1)...)
      offsets.removeSubrange((last + 1)...)
    }

    mutating func trim() {
      while let last = scalars.last, last == 0x20 {
        scalars.removeLast()
        let offset = offsets.removeLast()
        end = offset
      }
      while let first = scalars.first, first == 0x20 {
        scalars.removeFirst()
        offsets.removeFirst()
      }
      hasSpace = scalars.contains(0x20)
    }

    /// The piece's scalars from `start` up to `stop`, as a piece of its own.
    func slice(_ range: Range<Int>) -> Piece {
      var piece = Piece()
      for index in range {
        piece.append(scalars[index], at: offsets[index], end: index + 1 < offsets.count ? offsets[index + 1] : end)
      }
      if range.upperBound == scalars.count { piece.end = end }
      piece.trim()
      return piece
    }
  }

  private(set) var pieces: [Piece] = []
  /// Sentence punctuation inside: a title or a remark rather than a name.
  private(set) var hasSentencePunctuation = false
  /// 『』 and other marks of a title inside.
  private(set) var hasTitleMarks = false
  /// A sign of law (§).
  private(set) var hasSectionSign = false
  private(set) var hanCount = 0
  /// The Han inside, when it is asked for.
  private(set) var han = ""
  var digitCount: Int { pieces.reduce(0) { $0 + $1.digitCount } }

  /// Cuts the bytes between the brackets.
  init(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, keepsHan: Bool = false) {
    var piece = Piece()
    var cursor = range.lowerBound
    func flush(_ pieces: inout [Piece]) {
      piece.trim()
      if !piece.scalars.isEmpty { pieces.append(piece) }
      piece = Piece()
    }
    while cursor < range.upperBound {
      let start = cursor
      let scalar = Self.scalar(text, at: &cursor, limit: range.upperBound)
      switch scalar {
      case 0x3C:  // <
        if let tag = Self.tagEnd(text, start, range.upperBound) {
          cursor = tag
        } else {
          piece.append(scalar, at: start, end: cursor)
        }
      case 0x26:  // &
        if let entity = Self.entity(text, start, range.upperBound) {
          cursor = entity.end
          switch entity.scalar {
          case 0xA0: piece.append(0x20, at: start, end: cursor)
          case 0x22, 0x27, 0x2018...0x201D: break  // quotation marks are no part of a name
          default: piece.append(entity.scalar, at: start, end: cursor)
          }
        } else {
          piece.append(scalar, at: start, end: cursor)
        }
      case 0x300C...0x300F:
        hasTitleMarks = true
      case 0x2A, 0x5F, 0x60, 0x22, 0x27, 0x2018...0x201D, 0x200B...0x200D, 0xFEFF, 0x2060, 0xAD:
        continue
      case 0x300A, 0x300B:
        hasSentencePunctuation = true
        hasTitleMarks = true
      case 0xA7:
        hasSectionSign = true
        piece.append(scalar, at: start, end: cursor)
      case 0x3A, 0xFF1A:
        // 黑神话：悟空 is one name; 中国語: 北京 and 擔當: 박 과장 are not.
        var next = cursor
        while next < range.upperBound, text[next] == 0x20 { next += 1 }
        if next < range.upperBound, piece.hanCount == piece.scalars.count, piece.hanCount >= 2,
          !Remarks.isMarker(piece),
          Self.isHanLike(Self.scalar(text, at: &next, limit: range.upperBound))
        {
          piece.append(scalar, at: start, end: cursor)
        } else {
          flush(&pieces)
        }
      case 0x2C, 0xFF0C, 0x3001, 0x3B, 0xFF1B, 0x2F, 0xFF0F, 0x3D, 0x7C, 0x2192, 0x2194:
        flush(&pieces)
      case 0x3002, 0xFF01, 0xFF1F, 0x21, 0x3F:
        hasSentencePunctuation = true
        flush(&pieces)
      case 0xB7, 0x30FB, 0x2027, 0x2022, 0x318D, 0xFF65:
        piece.append(0xB7, at: start, end: cursor)
      case 0x20, 0xA0, 0x3000, 0x0A, 0x0D, 0x09:
        if scalar == 0x0A || scalar == 0x0D { piece.wraps = true }
        piece.append(0x20, at: start, end: cursor)
      default:
        if Han.contains(scalar) {
          hanCount += 1
          if keepsHan, let value = Unicode.Scalar(scalar) { han.unicodeScalars.append(value) }
        }
        piece.append(scalar, at: start, end: cursor)
      }
    }
    flush(&pieces)
    splitAtDots()
  }

  /// A middle dot separates a name from an alias of another script; between Han and Han it belongs to the name.
  private mutating func splitAtDots() {
    guard pieces.contains(where: { $0.scalars.contains(0xB7) }) else { return }
    var result: [Piece] = []
    for piece in pieces {
      guard piece.scalars.contains(0xB7) else {
        result.append(piece)
        continue
      }
      var start = 0
      for index in piece.scalars.indices where piece.scalars[index] == 0xB7 {
        let left = piece.scalars[..<index].last { $0 != 0x20 } ?? 0
        let right = piece.scalars[(index + 1)...].first { $0 != 0x20 } ?? 0
        if Self.isHanLike(left) && Self.isHanLike(right), !separates(piece, index, from: start) { continue }
        // 미·중 beside 美·中: two words of one gloss.
        if Hangul.isSyllable(left) && Hangul.isSyllable(right) { continue }
        if start < index { result.append(piece.slice(start..<index)) }
        start = index + 1
      }
      if start < piece.scalars.count { result.append(piece.slice(start..<piece.scalars.count)) }
    }
    pieces = result.filter { !$0.scalars.isEmpty }
  }

  /// Does a dot between Han and Han separate a name from its other script (汕头·汕頭) or from a rank or an age (九段)?
  private func separates(_ piece: Piece, _ dot: Int, from start: Int) -> Bool {
    let end = piece.scalars[(dot + 1)...].firstIndex(of: 0xB7) ?? piece.scalars.count
    let (left, right) = (piece.slice(start..<dot), piece.slice(dot + 1..<end))
    if left.scalars.count == right.scalars.count,
      zip(left.scalars, right.scalars).allSatisfy({ Han.simplified($0) == Han.simplified($1) })
    {
      return true
    }
    // 中央電視臺·中國中央電視臺: a short form and its full form.
    if left.scalars.count >= 3, right.scalars.count > left.scalars.count,
      right.scalars.suffix(left.scalars.count) == left.scalars[...]
    {
      return true
    }
    // 殘雪·殘冬의 눈: a remark in Korean that begins with Han.
    return Remarks.isCount(right) || left.isName && right.hangulCount > 0
  }

  private static func isHanLike(_ scalar: UInt32) -> Bool {
    Han.contains(scalar) || (0x3040...0x30FF).contains(scalar)
  }

  /// Decodes forwards; malformed bytes come out as U+FFFD, one at a time.
  static func scalar(_ text: UnsafeBufferPointer<UInt8>, at cursor: inout Int, limit: Int) -> UInt32 {
    let first = text[cursor]
    cursor += 1
    let count: Int
    var value: UInt32
    switch first {
    case 0..<0x80: return UInt32(first)
    case 0xC2..<0xE0: (count, value) = (1, UInt32(first & 0x1F))
    case 0xE0..<0xF0: (count, value) = (2, UInt32(first & 0x0F))
    case 0xF0..<0xF5: (count, value) = (3, UInt32(first & 0x07))
    default: return 0xFFFD
    }
    for _ in 0..<count {
      guard cursor < limit, text[cursor] & 0xC0 == 0x80 else { return 0xFFFD }
      value = value << 6 | UInt32(text[cursor] & 0x3F)
      cursor += 1
    }
    return value
  }

  private static func tagEnd(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int) -> Int? {
    guard start + 1 < limit, text[start + 1] == 0x2F || (0x61...0x7A).contains(text[start + 1] | 0x20) else {
      return nil
    }
    var cursor = start + 1
    while cursor < min(limit, start + 300) {
      if text[cursor] == 0x3E { return cursor + 1 }
      cursor += 1
    }
    return nil
  }

  private static func entity(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int) -> Entity? {
    var cursor = start + 1
    while cursor < min(limit, start + 10) {
      if text[cursor] == 0x3B { return Entity(text, endingAt: cursor + 1, limit: start) }
      cursor += 1
    }
    return nil
  }
}
