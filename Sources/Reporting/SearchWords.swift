// SPDX-License-Identifier: Apache-2.0

internal import Consistency

/// Words to paste into the search box of a word processor, which knows neither lines nor columns: the word that holds a
/// finding, with as many words before it as make it the only place. Tags of HTML and Markdown are not in what such a
/// program shows, and quotation marks may be others there: words end at them.
enum SearchWords {
  private static let longest = 40

  /// Nil where the words would be no help: the finding is the whole line, or the text is too long to be looked through.
  static func of(_ finding: Finding, in text: CheckText) -> String? {
    guard text.scalars.count < 4_000_000 else { return nil }
    let line = text.lineRange(finding.line)
    let end = min(finding.range.upperBound, line.upperBound)
    var start = finding.range.lowerBound
    while start > line.lowerBound, !ends(text.scalars[start - 1]) { start -= 1 }
    var stop = end
    while stop < line.upperBound, !ends(text.scalars[stop]), stop - end < 12 { stop += 1 }
    guard stop > start, stop - start <= longest, !text.scalars[start..<stop].contains(where: isTag) else { return nil }
    while !isOnly(start..<stop, in: text) {
      var next = start
      while next > line.lowerBound, text.scalars[next - 1].properties.isWhitespace { next -= 1 }
      while next > line.lowerBound, !ends(text.scalars[next - 1]) { next -= 1 }
      guard next < start, !text.scalars[next].properties.isWhitespace, stop - next <= longest else { break }
      start = next
    }
    return text.string(start..<stop)
  }

  private static func isTag(_ scalar: Unicode.Scalar) -> Bool { scalar == "<" || scalar == ">" }

  /// Whether words end at a character: spaces, tags, quotation marks.
  private static func ends(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.properties.isWhitespace || isTag(scalar) { return true }
    switch scalar {
    case "\"", "'", "“", "”", "‘", "’", "「", "」", "『", "』": return true
    default: return false
    }
  }

  /// Whether the words stand nowhere before: a search begins at the top.
  private static func isOnly(_ range: Range<Int>, in text: CheckText) -> Bool {
    let words = text.scalars[range]
    guard let first = words.first else { return true }
    var place = 0
    while place + words.count <= range.lowerBound {
      if text.scalars[place] == first, text.scalars[place...].starts(with: words) { return false }
      place += 1
    }
    return true
  }
}
