// SPDX-License-Identifier: Apache-2.0

import Memory

/// What stands around a bracket, as one line that fits a table: for people who decide.
enum ContextLine {
  private static let marks: [Unicode.Scalar] = ["-", "=", "+", "@", "*", "#", "|", "•", "·", "○", "■", "▶", ">"]

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

  /// Without tags, TABs and runs of spaces, and without the marks of lists at the start: a cell that begins with `-` or
  /// `=` is a formula to a spreadsheet.
  static func tidy(_ line: String) -> String {
    var result = String.UnicodeScalarView()
    var space = false
    for scalar in withoutTags(line) {
      let isMark = result.isEmpty && marks.contains(scalar)
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

  /// `<p>`, `</b>`, `<ul style="…">` and what the cut left of one at either end. Other angle brackets stay.
  private static func withoutTags(_ line: String) -> String.UnicodeScalarView {
    let letters = Array(line.unicodeScalars)
    var result = String.UnicodeScalarView()
    var index = 0
    while index < letters.count {
      let isTag =
        letters[index] == "<" && index + 1 < letters.count
        && (letters[index + 1] == "/" || letters[index + 1].properties.isAlphabetic && letters[index + 1].isASCII)
      guard isTag else {
        result.append(letters[index])
        index += 1
        continue
      }
      result.append(" ")
      index = (letters[index...].firstIndex(of: ">") ?? letters.count - 1) + 1
    }
    return result
  }
}
