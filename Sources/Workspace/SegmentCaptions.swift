// SPDX-License-Identifier: Apache-2.0

import Alignment
import Documents
import HanHangul

/// Finds captions and table headings that give their Chinese original: `〈6대 미래 산업(六大未来产业)〉`,
/// `표 3. 지역별 기업 현황(各地区企业现状)`, the cells of a table's first row, and a caption above its original on a line
/// of its own.
///
/// The bracket has to end the caption and to hold Chinese alone, and its Korean has to be all of the caption: either the
/// aligner says so, or the Korean has no more letters than the Chinese, so that no part of it is left without an original.
struct SegmentCaptions {
  private var aligner = Aligner()
  private var found: [SourcedHeadline] = []

  /// Lines longer than this (bytes) are no captions.
  private static let longest = 600

  static func find(in text: DocumentText) -> [SourcedHeadline] {
    var finder = SegmentCaptions()
    text.withUTF8 { finder.search($0) }
    return finder.found
  }

  private mutating func search(_ bytes: UnsafeBufferPointer<UInt8>) {
    var number = 0
    var start = 0
    var wasTable = false
    /// The caption on the line before, for which an original may follow, and one that this line is.
    var previous: String?
    var caption: String?
    while start < bytes.count {
      number += 1
      let rest = UnsafeBufferPointer(rebasing: bytes[start...])
      let end = start + (rest.offset(of: 0x0A) ?? rest.count)
      let hasTab = UnsafeBufferPointer(rebasing: bytes[start..<end]).offset(of: 0x09) != nil
      previous = caption
      caption = nil
      defer { start = end + 1 }
      let isMarkdown = bytes[start] == UInt8(ascii: "|")
      let isTable = hasTab || isMarkdown
      defer { wasTable = isTable }
      guard end - start <= Self.longest || isTable else { continue }
      if isTable {
        // The first row says what the columns are.
        guard !wasTable, end - start <= Self.longest * 4 else { continue }
        let separator: Character = isMarkdown ? "|" : "\t"
        for cell in String(decoding: bytes[start..<end], as: UTF8.self).split(separator: separator) {
          take(Self.trimmed(cell), number)
        }
        continue
      }
      guard previous != nil || Self.mayBeginCaption(bytes[start..<end]) else { continue }
      let line = Self.trimmed(Substring(String(decoding: bytes[start..<end], as: UTF8.self)))
      if let previous, let zh = Self.original(line) {
        found.append(SourcedHeadline(ko: previous, zh: zh, koLine: number - 1, zhLine: number))
        continue
      }
      guard let inside = Self.captionText(line) else { continue }
      if !take(inside, number), Self.hasHangul(inside) { caption = inside }
    }
  }

  /// Whether the text is Korean with its original.
  @discardableResult
  private mutating func take(_ text: String, _ line: Int) -> Bool {
    guard let (ko, zh) = Self.split(text) else { return false }
    guard Self.letters(ko) <= Self.letters(zh) || isWhole(text) else { return false }
    found.append(SourcedHeadline(ko: ko, zh: zh, koLine: line, zhLine: line))
    return true
  }

  /// Whether the aligner takes all that stands before the bracket for its rendering.
  private mutating func isWhole(_ text: String) -> Bool {
    aligner.annotations(in: text).contains { $0.koRange?.lowerBound == 0 && $0.direction == .forward }
  }

  // MARK: - What a line is

  /// Whether the first bytes of a line leave it open that it is a caption; most lines are plain sentences, and are not
  /// decoded.
  private static func mayBeginCaption(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let text = line.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    guard let first = text.first else { return false }
    switch first {
    case UInt8(ascii: "<"), UInt8(ascii: "["): return true
    // Spaces, marks and conjoining jamo (a name in NFD) are beyond ASCII and no letter of Han or Hangul.
    case 0xC2, 0xE1...0xE3, 0xEF: return true
    default: return names.contains { text.starts(with: $0.utf8.prefix(3)) }
    }
  }

  /// What a numbered caption begins with.
  private static let names = ["표", "그림", "도표", "사진", "자료"]

  /// What a caption says: without its marks, or without 표 3.
  private static func captionText(_ line: String) -> String? {
    let inside = unmarked(line)
    if inside != line { return inside }
    for word in names where line.hasPrefix(word) {
      var rest = Substring(line.dropFirst(word.count)).unicodeScalars
      while let first = rest.first, first == " " { rest.removeFirst() }
      let number = rest.prefix { (0x30...0x39).contains($0.value) || $0 == "-" }
      guard !number.isEmpty else { continue }
      rest = rest.dropFirst(number.count)
      while let first = rest.first, first.isSpace || [".", ":", ")", "]", ">", "〉"].contains(first) {
        rest.removeFirst()
      }
      return rest.isEmpty ? nil : String(rest)
    }
    return nil
  }

  /// What closes a caption that a mark opens; nil when captions do not begin with it. `<` is no bracket, and used as one.
  private static func closingMark(of open: Unicode.Scalar) -> Unicode.Scalar? {
    switch open {
    case "<": return ">"
    case "＜": return "＞"
    default:
      guard let bracket = BracketShape.of(open.value), bracket.opens,
        [.angle, .doubleAngle, .square, .lenticular].contains(bracket.shape)
      else { return nil }
      return BracketShape.partner(of: open.value).flatMap(Unicode.Scalar.init)
    }
  }

  /// Without the marks that stand around a caption.
  private static func unmarked(_ line: String) -> String {
    let scalars = line.unicodeScalars
    guard let open = scalars.first, let close = closingMark(of: open), scalars.last == close else { return line }
    let inside = scalars.dropFirst().dropLast()
    // <p>…</p> is no caption, nor are [1] … [2] one.
    guard !inside.isEmpty, !inside.contains(open), !inside.contains(close) else { return line }
    return trimmed(Substring(inside))
  }

  /// Whether it opens, or closes, ( ) or （ ）.
  private static func isRound(_ scalar: Unicode.Scalar, opens: Bool) -> Bool {
    BracketShape.of(scalar.value).map { $0.shape == .round && $0.opens == opens } ?? false
  }

  private static func hasParenthesis(_ text: String) -> Bool {
    text.unicodeScalars.contains { BracketShape.of($0.value)?.shape == .round }
  }

  /// What a line says that is an original: Chinese without Hangul, in marks or parentheses.
  private static func original(_ line: String) -> String? {
    var text = unmarked(line)
    if text == line {
      let scalars = line.unicodeScalars
      guard let first = scalars.first, isRound(first, opens: true), let last = scalars.last, isRound(last, opens: false)
      else { return nil }
      text = trimmed(Substring(scalars.dropFirst().dropLast()))
    }
    guard hanCount(text) >= 4, !hasHangul(text), !hasParenthesis(text) else { return nil }
    return text
  }

  /// Korean and the Chinese in the bracket at its end.
  private static func split(_ text: String) -> (ko: String, zh: String)? {
    let scalars = text.unicodeScalars
    guard let last = scalars.last, isRound(last, opens: false),
      let open = scalars.lastIndex(where: { isRound($0, opens: true) })
    else { return nil }
    let ko = trimmed(text[..<open])
    let zh = trimmed(Substring(scalars[scalars.index(after: open)...].dropLast()))
    guard hasHangul(ko), !hasParenthesis(ko), !hasHangul(zh), hanCount(zh) >= 2,
      !zh.contains(where: { "·,;，、；".contains($0) })
    else { return nil }
    return (ko, zh)
  }

  private static func trimmed(_ text: Substring) -> String {
    var scalars = text.unicodeScalars
    while let first = scalars.first, first.isSpace { scalars.removeFirst() }
    while let last = scalars.last, last.isSpace { scalars.removeLast() }
    return String(scalars)
  }

  private static func hanCount(_ text: String) -> Int { text.unicodeScalars.count { Han.contains($0.value) } }

  private static func hasHangul(_ text: String) -> Bool { text.unicodeScalars.contains { Hangul.isSyllable($0.value) } }

  /// Letters and digits: what a translation has to account for.
  private static func letters(_ text: String) -> Int {
    text.unicodeScalars.count { $0.properties.isAlphabetic || $0.properties.numericType != nil }
  }
}
