// SPDX-License-Identifier: Apache-2.0

import Documents
import HanHangul

/// A headline with the titles of its sources, found by the structure of a newsletter.
public struct SourcedHeadline: Sendable, Equatable {
  /// The Korean headline.
  public var ko: String
  /// The Chinese title.
  public var zh: String
  /// 1-based line of the headline.
  public var koLine: Int
  /// 1-based line of the title.
  public var zhLine: Int
}

/// Finds headlines and the Chinese titles that stand under them.
///
/// A headline is a line behind its number (`03 과기부, …`, or `01` on a line of its own), and in Markdown a heading; where
/// a document numbers none, also a line above `■`. A list of sources begins with 참고자료, 출처, 원문 or a line with ☞ or ☑,
/// and belongs to the headline above it, whatever stands between. Titles are its lines in Chinese: with Han, without
/// Hangul, no address. The name of a paper alone (출처: 人民网) is no title.
struct SegmentHeadlines {
  /// A line, decoded when it is asked for: most lines of an issue are sentences, as their first letter tells.
  private struct Line {
    let number: Int
    let isHeading: Bool
    private let bytes: UnsafeBufferPointer<UInt8>
    /// Where the first letter behind spaces, and behind marks of a list, stands in `bytes`.
    private var start = 0
    private var letter = 0
    private let decoded: String?

    /// Nil for a line that says nothing.
    init?(_ number: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
      self.number = number
      self.bytes = bytes
      while start < bytes.count, Self.isSpace(bytes[start]) { start += 1 }
      letter = start
      while letter < bytes.count, Self.isSpace(bytes[letter]) || Self.isMark(bytes[letter]) { letter += 1 }
      // No other mark and no other space begins so.
      if letter < bytes.count, bytes[letter] >= 0xE4 {
        isHeading = false
        decoded = nil
        return
      }
      var scalars = Substring(String(decoding: bytes, as: UTF8.self)).unicodeScalars
      while let last = scalars.last, last.isSpace { scalars.removeLast() }
      while let first = scalars.first, first.isSpace { scalars.removeFirst() }
      isHeading = scalars.first == "#"
      while let first = scalars.first, first == "#" || first.isSpace { scalars.removeFirst() }
      if scalars.isEmpty { return nil }
      decoded = String(scalars)
    }

    /// Without marks of headings at its start, and spaces at its ends.
    var text: String {
      if let decoded { return decoded }
      var scalars = Substring(String(decoding: bytes[start...], as: UTF8.self)).unicodeScalars
      while let last = scalars.last, last.isSpace { scalars.removeLast() }
      return String(scalars)
    }

    /// Begins with Hangul, at most in a list, and with no word of a list of sources: it has no number and is no title.
    var isPlain: Bool {
      guard decoded == nil, letter + 2 < bytes.count, bytes[letter] < 0xF0 else { return false }
      let first =
        UInt32(bytes[letter] & 0x0F) << 12 | UInt32(bytes[letter + 1] & 0x3F) << 6 | UInt32(bytes[letter + 2] & 0x3F)
      guard Hangul.isSyllable(first) else { return false }
      // 참, 출, 원, 자.
      switch first {
      case 0xCC38, 0xCD9C, 0xC6D0, 0xC790: return !sources.contains { bytes[letter...].starts(with: $0.utf8) }
      default: return true
      }
    }

    func begins(with word: String) -> Bool { decoded?.utf8.starts(with: word.utf8) ?? false }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    private static func isMark(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") || byte == UInt8(ascii: "*") }
  }

  /// What a list of sources begins with.
  private static let sources = ["참고자료", "참고 자료", "참고문헌", "출처", "원문", "자료"]

  private var headline: (text: String, line: Int)?
  private var inReferences = false
  private var lastNumber = 0
  private var found: [SourcedHeadline] = []
  /// The title at hand, to which a line directly below may belong.
  private var openTitleLine = 0

  /// Lines longer than this are no headlines and no titles (code points).
  private static let longest = 200

  static func find(in text: DocumentText) -> [SourcedHeadline] {
    var finder = SegmentHeadlines()
    text.withUTF8 { bytes in
      let lines = Self.lines(bytes)
      for (index, line) in lines.enumerated() {
        finder.take(line, next: index + 1 < lines.count ? lines[index + 1] : nil)
      }
    }
    return finder.found
  }

  /// Lines that may say something.
  private static func lines(_ bytes: UnsafeBufferPointer<UInt8>) -> [Line] {
    var lines: [Line] = []
    var number = 0
    var start = 0
    while start < bytes.count {
      number += 1
      let rest = UnsafeBufferPointer(rebasing: bytes[start...])
      let length = rest.offset(of: 0x0A) ?? rest.count
      start += length + 1
      let line = UnsafeBufferPointer(rebasing: rest[..<length])
      // A table, a paragraph: neither headline nor title.
      guard length <= longest * 4, line.offset(of: 0x09) == nil else { continue }
      if let line = Line(number, line) { lines.append(line) }
    }
    return lines
  }

  private mutating func take(_ line: Line, next: Line?) {
    if line.isPlain, lastNumber > 0 || next?.begins(with: "■") != true {
      // Korean text ends a list of sources.
      if headline?.line != line.number { inReferences = false }
      return
    }
    if let rest = Self.references(line.text) {
      inReferences = true
      openTitleLine = 0
      // 출처: 人民网 names a paper; a title is longer.
      if Self.hanCount(rest) >= 8 { title(rest, line.number) }
      return
    }
    let (text, mark) = Self.withoutListMark(line.text)
    if mark == .pointing || inReferences, Self.isTitle(text) {
      inReferences = true
      if mark == .none, openTitleLine == line.number - 1, let last = found.indices.last {
        // The rest of a title that a line was too short for.
        found[last].zh += " " + text
        openTitleLine = line.number
      } else {
        title(text, line.number)
      }
      return
    }
    if Self.isAddress(text) { return }
    if let numbered = Self.numbered(line.text) {
      if numbered.rest.isEmpty {
        // A number alone may be that of a page: only the next in turn, or a first one, opens an article.
        if numbered.number == lastNumber + 1 || numbered.number == 1, let next, Self.isHeadline(next.text) {
          lastNumber = numbered.number
          set(next.text, next.number)
        }
      } else if Self.isHeadline(numbered.rest) {
        lastNumber = numbered.number
        set(numbered.rest, line.number)
      }
      return
    }
    if headline?.line == line.number { return }
    if lastNumber == 0, mark == .none, Self.isHeadline(line.text),
      line.isHeading || next?.begins(with: "■") == true
    {
      set(line.text, line.number)
      return
    }
    // Korean text ends a list of sources; an address or an empty line does not.
    if Self.hasHangul(text) { inReferences = false }
  }

  private mutating func set(_ text: String, _ line: Int) {
    headline = (text, line)
    inReferences = false
    openTitleLine = 0
  }

  private mutating func title(_ text: String, _ line: Int) {
    guard let headline else { return }
    found.append(SourcedHeadline(ko: headline.text, zh: text, koLine: headline.line, zhLine: line))
    openTitleLine = line
  }

  // MARK: - What a line is

  private enum Mark { case none, plain, pointing }

  /// The line without what points at list items.
  private static func withoutListMark(_ text: String) -> (String, Mark) {
    // A letter of Hangul or Han begins most lines, and no mark.
    if let first = text.utf8.first, (0xE4...0xED).contains(first) { return (text, .none) }
    var scalars = Substring(text).unicodeScalars
    var mark = Mark.none
    while let first = scalars.first {
      if ["☞", "☑", "☛", "▶", "►", "➤"].contains(first) {
        mark = .pointing
      } else if ["-", "*", "•", "·", "○", "※", "\\"].contains(first) {
        if mark == .none { mark = .plain }
      } else if !first.isSpace && first.value != 0xFE0F {
        break
      }
      scalars.removeFirst()
    }
    return (String(scalars), mark)
  }

  /// What follows the word that begins a list of sources; nil when the line begins otherwise.
  private static func references(_ text: String) -> String? {
    let (text, _) = withoutListMark(text)
    for word in sources where beginsWith(word, text) {
      var rest = Substring(text).unicodeScalars.dropFirst(word.unicodeScalars.count)
      // 자료에 따르면 is a sentence, 출처 : a list.
      if let next = rest.first, !next.isSpace, ![":", "：", "|", "]", "〉", ")"].contains(next) {
        return nil
      }
      while let first = rest.first, first.isSpace || [":", "：", "|", "]"].contains(first) {
        rest.removeFirst()
      }
      // 출처 …에 따르면: a sentence.
      if rest.count > 60, hasHangul(String(rest)) { return nil }
      return String(rest)
    }
    return nil
  }

  /// `03 과기부, …`, `3. …`, `01`: at most two digits, behind them a space, a full stop or nothing.
  private static func numbered(_ text: String) -> (number: Int, rest: String)? {
    let digits = text.utf8.prefix { (0x30...0x39).contains($0) }
    guard (1...2).contains(digits.count), let number = Int(String(decoding: digits, as: UTF8.self)), number > 0 else {
      return nil
    }
    var rest = text.utf8.dropFirst(digits.count)
    if rest.isEmpty { return (number, "") }
    // A list in running text begins with a single digit; articles of newsletters are 01, 02, ….
    guard digits.count == 2, rest.first == 0x20 || rest.first == 0x2E else { return nil }
    while let first = rest.first, first == 0x20 || first == 0x2E { rest.removeFirst() }
    return (number, String(decoding: rest, as: UTF8.self))
  }

  private static func isHeadline(_ text: String) -> Bool {
    let (_, mark) = withoutListMark(text)
    return mark == .none && hasHangul(text) && text.unicodeScalars.count <= longest && !beginsWith("■", text)
      && !beginsWith("〈", text) && references(text) == nil
  }

  private static func isTitle(_ text: String) -> Bool {
    hanCount(text) >= 4 && !hasHangul(text) && !isAddress(text) && text.unicodeScalars.count <= longest
  }

  private static func isAddress(_ text: String) -> Bool {
    let text = text.utf8.drop { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "(") }
    return text.starts(with: "http".utf8) || text.starts(with: "www.".utf8)
  }

  private static func beginsWith(_ word: String, _ text: String) -> Bool { text.utf8.starts(with: word.utf8) }

  private static func hanCount(_ text: String) -> Int { text.unicodeScalars.count { Han.contains($0.value) } }

  private static func hasHangul(_ text: String) -> Bool { text.unicodeScalars.contains { Hangul.isSyllable($0.value) } }
}
