// SPDX-License-Identifier: Apache-2.0

import Memory

/// What stands around a bracket, as one line that fits a table: for people who decide.
enum ContextLine {
  /// The part of the bracket's line that is nearest to it. Never reads further than it needs: a line may be as
  /// long as a file.
  static func around(_ byteOffset: Int, in text: UnsafeBufferPointer<UInt8>) -> String {
    let before = Observation.contextLimit * 6 / 10
    let after = Observation.contextLimit - before
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
    return tidy(String(decoding: text[start..<end], as: UTF8.self))
  }

  /// Without TABs and runs of spaces, and without the marks of lists at the start: a cell that begins with `-` or
  /// `=` is a formula to a spreadsheet.
  static func tidy(_ line: String) -> String {
    var result = String.UnicodeScalarView()
    var space = false
    for scalar in line.unicodeScalars {
      let isMark = result.isEmpty && ["-", "=", "+", "@", "*", "#", "|", "•", "·", "○", "■", ">"].contains(scalar)
      if isMark || scalar.properties.isWhitespace || scalar.value < 0x20 {
        space = !result.isEmpty
      } else {
        if space { result.append(" ") }
        space = false
        result.append(scalar)
      }
    }
    return String(result)
  }
}
