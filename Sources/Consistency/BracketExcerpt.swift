// SPDX-License-Identifier: Apache-2.0

/// Some words beside a bracket, so that it can be found in the text: cut between words, with … where the line goes on.
struct BracketExcerpt: Equatable {
  /// What stands in the text.
  private(set) var found: String
  /// The same for a reader.
  private(set) var shown: String

  /// Code points after which words are left out.
  private static let length = 12

  /// An opening bracket and what follows it.
  init(_ text: CheckText, behind place: Int) {
    let line = text.lineRange(text.position(of: place).line)
    var end = min(place + Self.length, line.upperBound)
    let isCut = end < line.upperBound
    var isInWord = false
    if isCut, !Self.isBlank(text.scalars[end]) {
      let space = text.scalars[place..<end].lastIndex(where: Self.isBlank)
      if let space { end = space }
      isInWord = space == nil
    }
    while end > place + 1, Self.isBlank(text.scalars[end - 1]) { end -= 1 }
    found = text.string(place..<end)
    shown = isCut ? found + (isInWord ? "…" : " …") : found
  }

  /// A closing bracket and what leads to it.
  init(_ text: CheckText, before place: Int) {
    let line = text.lineRange(text.position(of: place).line)
    var start = max(place + 1 - Self.length, line.lowerBound)
    let isCut = start > line.lowerBound
    var isInWord = false
    if isCut, !Self.isBlank(text.scalars[start - 1]) {
      let space = text.scalars[start..<place].firstIndex(where: Self.isBlank)
      if let space { start = space + 1 }
      isInWord = space == nil
    }
    while start < place, Self.isBlank(text.scalars[start]) { start += 1 }
    found = text.string(start..<place + 1)
    shown = isCut ? (isInWord ? "…" : "… ") + found : found
  }

  /// Both brackets of a pair; the middle of what is long is left out.
  init(_ text: CheckText, from open: Int, to close: Int) {
    found = text.string(open..<close + 1)
    shown = found
    if close - open > 2 * Self.length {
      let start = BracketExcerpt(text, behind: open)
      shown = start.shown + text.string(close..<close + 1)
    }
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
}
