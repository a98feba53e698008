// SPDX-License-Identifier: Apache-2.0

/// What in a text is not the writer's language: URLs everywhere; in Markdown also front matter, code, link targets,
/// comments and tags (CommonMark 0.31: 4.5, 4.7, 6.1, 6.3, 6.5, 6.6).
///
/// Not a parser of Markdown: it finds what a checker must not speak of and leaves nested rarities to the reader.
/// Indented code is prose here, because indented lines of newsletters are quotations and lists far more often.
public struct NonProse {
  private let text: [Unicode.Scalar]
  private var found: [Range<Int>] = []

  /// Ranges in code points, in order, not overlapping.
  public static func ranges(in text: [Unicode.Scalar], format: DocumentFormat) -> [Range<Int>] {
    var walk = NonProse(text: text)
    if format == .markdown { walk.markdown() } else { walk.inline(0..<text.count, markup: false) }
    return walk.found
  }

  private init(text: [Unicode.Scalar]) { self.text = text }

  // MARK: - Blocks

  private mutating func markdown() {
    var line = frontMatter()
    var prose = line
    while line < text.count {
      let end = endOfLine(line)
      guard let fence = fence(line, end) else {
        line = end
        continue
      }
      inline(prose..<line, markup: true)
      var close = end
      while close < text.count, !closes(close, endOfLine(close), fence) { close = endOfLine(close) }
      close = close < text.count ? endOfLine(close) : text.count
      found.append(line..<close)
      line = close
      prose = close
    }
    inline(prose..<text.count, markup: true)
  }

  /// `---` on the first line up to the next one.
  private mutating func frontMatter() -> Int {
    let first = endOfLine(0)
    guard isFrontMatterMark(0, first) else { return 0 }
    var line = first
    while line < text.count {
      let end = endOfLine(line)
      if isFrontMatterMark(line, end) {
        found.append(0..<end)
        return end
      }
      line = end
    }
    return 0
  }

  private func isFrontMatterMark(_ start: Int, _ end: Int) -> Bool {
    let content = text[start..<end].reversed().drop { $0.properties.isWhitespace }
    return content.count == 3 && (content.allSatisfy { $0 == "-" } || content.allSatisfy { $0 == "+" })
  }

  private struct Fence {
    var mark: Unicode.Scalar
    var count: Int
  }

  private func fence(_ start: Int, _ end: Int) -> Fence? {
    let content = text[start..<end].drop { $0 == " " || $0 == ">" || $0 == "\t" }
    guard let mark = content.first, mark == "`" || mark == "~" else { return nil }
    let count = content.prefix { $0 == mark }.count
    guard count >= 3, mark == "~" || !content.dropFirst(count).contains("`") else { return nil }
    return Fence(mark: mark, count: count)
  }

  private func closes(_ start: Int, _ end: Int, _ fence: Fence) -> Bool {
    let content = text[start..<end].drop { $0 == " " || $0 == ">" || $0 == "\t" }
    let count = content.prefix { $0 == fence.mark }.count
    return count >= fence.count && content.dropFirst(count).allSatisfy { $0.properties.isWhitespace }
  }

  private func endOfLine(_ start: Int) -> Int {
    var end = start
    while end < text.count, text[end] != "\n" { end += 1 }
    return min(end + 1, text.count)
  }

  // MARK: - Inline

  private mutating func inline(_ range: Range<Int>, markup: Bool) {
    var place = range.lowerBound
    while place < range.upperBound {
      let scalar = text[place]
      var end: Int?
      if scalar.value >= 0x80 {
        place += 1
        continue
      }
      if scalar == "h" || scalar == "w" {
        end = url(place, range)
      } else if markup {
        switch scalar {
        case "`": end = code(place, range)
        case "]": end = target(place, range)
        case "<": end = tag(place, range)
        default: break
        }
      }
      if let end, end > place {
        // The bracket of a link is still text.
        found.append((scalar == "]" ? place + 1 : place)..<end)
        place = end
      } else {
        // A run of ticks that opens nothing closes nothing either.
        place += markup && scalar == "`" ? text[place..<range.upperBound].prefix { $0 == "`" }.count : 1
      }
    }
  }

  private func starts(_ place: Int, _ word: StaticString) -> Bool {
    word.withUTF8Buffer { bytes in
      place + bytes.count <= text.count && zip(bytes, text[place...]).allSatisfy { UInt32($0) == $1.value }
    }
  }

  /// Up to white space, Hangul or a closing mark; a URL may hold Han.
  private func url(_ place: Int, _ range: Range<Int>) -> Int? {
    guard starts(place, "http://") || starts(place, "https://") || starts(place, "www.") else { return nil }
    if place > 0, text[place - 1].properties.isAlphabetic, text[place - 1].isASCII { return nil }
    var end = place
    while end < range.upperBound {
      let scalar = text[end]
      if scalar.properties.isWhitespace || "<>\"'`|()[]（）」』》〉”’".unicodeScalars.contains(scalar) { break }
      if (0xAC00...0xD7A3).contains(scalar.value) { break }
      end += 1
    }
    while end > place, ".,;:!?".unicodeScalars.contains(text[end - 1]) { end -= 1 }
    return end
  }

  /// `` `code` ``: closed by as many ticks as opened it.
  private func code(_ place: Int, _ range: Range<Int>) -> Int? {
    let count = text[place..<range.upperBound].prefix { $0 == "`" }.count
    var at = place + count
    while at < range.upperBound {
      if text[at] == "\n", text[(at + 1)..<range.upperBound].first(where: { $0 != "\r" && $0 != " " }) == "\n" {
        return nil
      }
      guard text[at] == "`" else {
        at += 1
        continue
      }
      let closing = text[at..<range.upperBound].prefix { $0 == "`" }.count
      at += closing
      if closing == count { return at }
    }
    return nil
  }

  /// What follows the bracket of a link: `](target)`, `]: target`.
  private func target(_ place: Int, _ range: Range<Int>) -> Int? {
    guard place + 1 < range.upperBound else { return nil }
    switch text[place + 1] {
    case "(":
      let content = text[(place + 2)..<range.upperBound].prefix(2000).prefix { $0 != "\n" }
      var depth = 1
      for (offset, scalar) in content.enumerated() {
        if scalar == "(" { depth += 1 }
        if scalar == ")" { depth -= 1 }
        if depth == 0 {
          let inside = content.prefix(offset)
          return Self.isTarget(inside.prefix { !$0.properties.isWhitespace }) ? place + 2 + offset + 1 : nil
        }
      }
      return nil
    case ":":
      // A definition's label is short; a line may be a megabyte long.
      let label = text[..<place].suffix(200).reversed().prefix { $0 != "\n" }
      guard label.count < 200, label.last(where: { $0 != " " }) == "[" else { return nil }
      return endOfLine(place)
    default: return nil
    }
  }

  /// [설명](騰訊) may be Korean prose with two brackets: a target has a slash or a fragment, or ends like a file.
  private static func isTarget(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    if word.contains(where: { "/#?".unicodeScalars.contains($0) }) || word.starts(with: "mailto:".unicodeScalars) {
      return true
    }
    guard let dot = word.lastIndex(of: ".") else { return false }
    let ending = word[dot...].dropFirst()
    return (1...5).contains(ending.count)
      && ending.allSatisfy { $0.isASCII && ($0.properties.isAlphabetic || $0.value &- 0x30 < 10) }
  }

  /// `<!-- comments -->`, `<tags>`, `<https://…>`.
  private func tag(_ place: Int, _ range: Range<Int>) -> Int? {
    if starts(place, "<!--") {
      var at = place + 4
      while at < range.upperBound, !starts(at, "-->") { at += 1 }
      return at < range.upperBound ? at + 3 : range.upperBound
    }
    guard place + 1 < range.upperBound else { return nil }
    let next = text[place + 1]
    guard next == "/" || (next.isASCII && next.properties.isAlphabetic) else { return nil }
    let content = text[place..<range.upperBound].prefix(1000)
    guard let close = content.firstIndex(of: ">"), !content[place..<close].dropFirst().contains("<") else { return nil }
    // <텐센트> and <text without an end> are no tags: a name, then white space, a slash or the end.
    let name = content.dropFirst(next == "/" ? 2 : 1).prefix {
      $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "-" || $0 == ":")
    }
    guard let after = content[name.endIndex...].first,
      after == ">" || after == "/" || after == "." || after.properties.isWhitespace
    else { return nil }
    return close + 1
  }
}
