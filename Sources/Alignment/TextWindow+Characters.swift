// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

/// What single characters are, and where links, brackets and lines of a text begin, read from behind.
extension TextWindow {
  /// The scalar that ends at `end`, whose start is stored back; malformed bytes come out as U+FFFD.
  @inline(__always)
  static func scalar(_ text: UnsafeBufferPointer<UInt8>, endingAt end: inout Int, limit: Int) -> UInt32 {
    end -= 1
    let last = text[end]
    if last < 0x80 { return UInt32(last) }
    var value = UInt32(last & 0x3F)
    var shift: UInt32 = 6
    while end > limit {
      end -= 1
      let byte = text[end]
      if byte & 0xC0 == 0x80 {
        value |= UInt32(byte & 0x3F) << shift
        shift += 6
        if shift > 18 { return 0xFFFD }
        continue
      }
      switch shift {
      case 6: return value | UInt32(byte & 0x1F) << 6
      case 12: return value | UInt32(byte & 0x0F) << 12
      default: return value | UInt32(byte & 0x07) << 18
      }
    }
    return 0xFFFD
  }

  static func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }

  static func isLatin(_ scalar: UInt32) -> Bool {
    (0x41...0x5A).contains(scalar & ~0x20) || (0xC0...0x24F).contains(scalar) && scalar != 0xD7 && scalar != 0xF7
      || (0x1E00...0x1EFF).contains(scalar)
  }

  /// Letters and digits of any script that a rendering can hold.
  static func isWordScalar(_ scalar: UInt32) -> Bool {
    Hangul.isSyllable(scalar) || isDigit(scalar) || isLatin(scalar) || Han.contains(scalar)
      || (0x1100...0x11FF).contains(scalar) || (0x3131...0x318E).contains(scalar) || (0xFFA0...0xFFDC).contains(scalar)
      || (0x3040...0x30FF).contains(scalar) && scalar != 0x30FB || (0x370...0x52F).contains(scalar)
      || (0x2160...0x217F).contains(scalar) || (0xFF10...0xFF19).contains(scalar) || (0xFF21...0xFF3A).contains(scalar)
      || (0xFF41...0xFF5A).contains(scalar) || scalar == 0x26 || scalar == 0x2B || scalar == 0x25
  }

  static func isReferenceMark(_ scalar: UInt32) -> Bool {
    scalar == 0x2122 || scalar == 0xAE || scalar == 0xA9 || scalar == 0x2020 || scalar == 0x203B
  }

  /// Is the mark between `start` and `end` glued to word characters on both sides?
  static func isJoined(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ limit: Int) -> Bool {
    guard start > limit, end < text.count else { return false }
    var before = start
    let left = scalar(text, endingAt: &before, limit: limit)
    return isWordScalar(left) && text[end] > 0x2F
  }

  /// Byte offset of the end of the line before a line end, when that line is running text.
  static func lineEndsInText(_ text: UnsafeBufferPointer<UInt8>, before newline: Int, limit: Int) -> Int? {
    var end = newline
    while end > limit, text[end - 1] == 0x20 || text[end - 1] == 0x0D { end -= 1 }
    guard end > limit else { return nil }
    var start = end
    let last = scalar(text, endingAt: &start, limit: limit)
    return Hangul.isSyllable(last) || isLatin(last) || last == 0x2A || last == 0x3E ? end : nil
  }

  /// Does a square bracket that closes at `close` hold Hangul and no Han?
  static func isLink(_ text: UnsafeBufferPointer<UInt8>, closingAt close: Int, limit: Int) -> Bool {
    var end = close
    while end > limit, text[end - 1] == 0x5D { end -= 1 }
    guard let open = bracketStart(text, closingAt: end, limit: limit) else { return false }
    var hasHangul = false
    var cursor = end
    while cursor > open {
      let scalar = scalar(text, endingAt: &cursor, limit: limit)
      if Han.contains(scalar) { return false }
      if Hangul.isSyllable(scalar) { hasHangul = true }
    }
    return hasHangul
  }

  /// The start of the bracket that closes at `close`, when it lies within 200 bytes.
  static func bracketStart(_ text: UnsafeBufferPointer<UInt8>, closingAt close: Int, limit: Int) -> Int? {
    var depth = 1
    var cursor = close
    let floor = max(limit, close - 200)
    while cursor > floor {
      var start = cursor
      let scalar = scalar(text, endingAt: &start, limit: limit)
      if scalar == 0x0A { return nil }
      if let bracket = BracketShape.of(scalar), bracket.shape.holdsAnnotations {
        depth += bracket.opens ? -1 : 1
        if depth == 0 { return start }
      }
      cursor = start
    }
    return nil
  }
}
