// SPDX-License-Identifier: Apache-2.0

import Memory

/// What stands around a bracket, as one line that fits a table: for people who decide.
enum ContextLine {
  /// The part of the bracket's line that is nearest to it, cut between words where one ends near the limit, with `…` where
  /// something was cut. Never reads further than it needs: a line may be as long as a file.
  static func around(_ byteOffset: Int, in text: UnsafeBufferPointer<UInt8>) -> String {
    let before = Observation.contextLimit * 6 / 10 - 1
    let after = Observation.contextLimit - before - 2
    var start = byteOffset
    var count = 0
    while start > 0, count < before, text[start - 1] != 0x0A {
      start -= 1
      if text[start] & 0xC0 != 0x80 { count += 1 }
    }
    var end = byteOffset
    count = 0
    while end < text.count, text[end] != 0x0A {
      if text[end] & 0xC0 != 0x80 {
        if count == after { break }
        count += 1
      }
      end += 1
    }
    let isCutBefore = start > 0 && text[start - 1] != 0x0A
    let isCutBehind = end < text.count && text[end] != 0x0A
    if isCutBefore, text[start - 1] != 0x20,
      let space = text[start..<min(start + wordLimit, byteOffset)].firstIndex(of: 0x20)
    {
      start = space
    }
    if isCutBehind, text[end] != 0x20, let space = text[max(end - wordLimit, byteOffset)..<end].lastIndex(of: 0x20) {
      end = space
    }
    let line = tidy(UnsafeBufferPointer(rebasing: text[start..<end]))
    return (isCutBefore ? "…" : "") + line + (isCutBehind ? "…" : "")
  }

  /// Bytes within which a word has to end for the line to be cut there.
  private static let wordLimit = 45

  /// Without tags, marks of strong text (`**`), TABs and runs of spaces, and without the marks of lists at the start: a cell that begins with `-` or
  /// `=` is a formula to a spreadsheet.
  private static func tidy(_ line: UnsafeBufferPointer<UInt8>) -> String {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: line.count + 1) { result in
      var length = 0
      var space = false
      var index = 0
      while index < line.count {
        if isTag(line, index) {
          space = length > 0
          while index < line.count, line[index] != UInt8(ascii: ">") { index += 1 }
          index += 1
          continue
        }
        let lead = line[index]
        if lead == UInt8(ascii: "*"), index + 1 < line.count, line[index + 1] == lead {
          while index < line.count, line[index] == lead { index += 1 }
          continue
        }
        let size = min(lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4, line.count - index)
        if isSpace(line, index, size) || length == 0 && isMark(line, index, size) {
          space = length > 0
        } else {
          if space {
            result[length] = 0x20
            length += 1
          }
          space = false
          for byte in line[index..<index + size] {
            result[length] = byte
            length += 1
          }
        }
        index += size
      }
      return String(decoding: UnsafeBufferPointer(rebasing: result[..<length]), as: UTF8.self)
    }
  }

  /// `<p>`, `</b>`, `<ul style="…">` and what the cut left of one at the end. Other angle brackets stay.
  private static func isTag(_ line: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard line[index] == UInt8(ascii: "<"), index + 1 < line.count else { return false }
    return line[index + 1] == UInt8(ascii: "/") || (0x61...0x7A).contains(line[index + 1] | 0x20)
  }

  /// White space of Unicode, and control characters of ASCII.
  private static func isSpace(_ line: UnsafeBufferPointer<UInt8>, _ index: Int, _ size: Int) -> Bool {
    // Letters of Hangul and Han are told by their first byte.
    switch line[index] {
    case 0...0x20: true
    case 0xC2, 0xE1, 0xE2, 0xE3:
      switch code(line, index, size) {
      case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
      default: false
      }
    default: false
    }
  }

  private static func isMark(_ line: UnsafeBufferPointer<UInt8>, _ index: Int, _ size: Int) -> Bool {
    switch Unicode.Scalar(code(line, index, size)) {
    case "-", "=", "+", "@", "*", "#", "|", "•", "·", "○", "■", "▶", ">": true
    default: false
    }
  }

  private static func code(_ line: UnsafeBufferPointer<UInt8>, _ index: Int, _ size: Int) -> UInt32 {
    guard size > 1 else { return UInt32(line[index]) }
    let lead = UInt32(line[index]) & (0x7F >> UInt32(size))
    return line[index + 1..<index + size].reduce(lead) { $0 << 6 | UInt32($1 & 0x3F) }
  }
}
