// SPDX-License-Identifier: Apache-2.0

import HanHangul

/// A text as the segment index holds it: NFC in UTF-16, and beside it folded character by character.
///
/// UTF-16 because Han and Hangul take two bytes in it instead of three, and because decoding it is one comparison.
/// Distances are over code points all the same: a text with surrogates is marked and read the slow way.
struct SegmentText {
  /// The NFC text.
  var units: [UInt16] = []
  /// The same with every character folded; as long as `units`.
  var folded: [UInt16] = []
  /// Length in code points.
  var length = 0
  /// Whether there are code points above U+FFFF.
  var hasSurrogates = false
  /// Whether folding changed anything.
  var differs = false

  /// Longer texts are no segments: nothing would ever match them, and distances grow with the square.
  static let limit = 10_000

  init(_ text: String) {
    var text = text
    load(&text)
  }

  init() {}

  /// Takes another text, keeping the memory.
  mutating func load(_ text: inout String) {
    units.removeAll(keepingCapacity: true)
    folded.removeAll(keepingCapacity: true)
    length = 0
    hasSurrogates = false
    differs = false
    var isPlain = true
    text.withUTF8 { bytes in
      var index = 0
      while index < bytes.count {
        let code = Self.decode(bytes, &index)
        if !Self.isStable(code) { isPlain = false }
        append(code)
      }
    }
    guard !isPlain, let composed = try? Normalization.nfc(text) else { return }
    var copy = composed
    units.removeAll(keepingCapacity: true)
    folded.removeAll(keepingCapacity: true)
    length = 0
    hasSurrogates = false
    differs = false
    copy.withUTF8 { bytes in
      var index = 0
      while index < bytes.count { append(Self.decode(bytes, &index)) }
    }
  }

  private mutating func append(_ code: UInt32) {
    let fold = SegmentFold.character(code)
    if fold != code { differs = true }
    length += 1
    if code < 0x10000 {
      units.append(UInt16(code))
      folded.append(UInt16(truncatingIfNeeded: fold))
    } else {
      hasSurrogates = true
      Self.appendPair(code, &units)
      Self.appendPair(fold, &folded)
    }
  }

  private static func appendPair(_ code: UInt32, _ units: inout [UInt16]) {
    units.append(UInt16(0xD800 + (code - 0x10000) >> 10))
    units.append(UInt16(0xDC00 + (code - 0x10000) & 0x3FF))
  }

  /// Swift's strings are well-formed UTF-8.
  @inline(__always)
  private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> UInt32 {
    let first = UInt32(bytes[index])
    if first < 0x80 {
      index += 1
      return first
    }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var code = first & (0x7F >> UInt32(length))
    for next in index + 1..<index + length { code = code << 6 | UInt32(bytes[next] & 0x3F) }
    index += length
    return code
  }

  /// Characters that are in NFC whatever their neighbours, nearly all text: Latin, punctuation, unified Han, Hangul
  /// syllables (a following jamo is not among them), full-width forms.
  @inline(__always)
  private static func isStable(_ code: UInt32) -> Bool {
    code < 0x300 || (0x4E00...0x9FFF).contains(code) || Hangul.isSyllable(code) || (0x2010...0x2027).contains(code)
      || (0x3001...0x3029).contains(code) || code == 0x3000 || (0xFF01...0xFF5E).contains(code)
  }

  /// The code points of UTF-16 that is well-formed; half a pair counts as itself.
  static func codePoints(_ units: UnsafeBufferPointer<UInt16>) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(units.count)
    var index = 0
    while index < units.count {
      let unit = UInt32(units[index])
      index += 1
      if (0xD800..<0xDC00).contains(unit), index < units.count, (0xDC00..<0xE000).contains(units[index]) {
        result.append(0x10000 + (unit - 0xD800) << 10 + (UInt32(units[index]) - 0xDC00))
        index += 1
      } else {
        result.append(unit)
      }
    }
    return result
  }
}

extension SegmentText {
  /// The NFC text in code points.
  var codePoints: [UInt32] { units.withUnsafeBufferPointer(Self.codePoints) }

  /// The folded text in code points, as many as the text has.
  var foldedCodePoints: [UInt32] { folded.withUnsafeBufferPointer(Self.codePoints) }
}
