// SPDX-License-Identifier: Apache-2.0

/// The date of an issue as a line of its own at the head of the text: `2025-04-04`, `제12호 | 2025년 5월 9일(금)`.
///
/// A date in a sentence is none, nor is one item of a list. Beside the date only what belongs to it may stand: number of
/// the issue, day of the week, a label. One of the first three lines may also hold the title when it numbers the issue:
/// `주간 동향 제12호 (2025. 5. 9)`. Two such lines with different dates are a calendar, and tell nothing.
enum HeadDate {
  /// Lines with text, and bytes, that are the head.
  private static let lines = 10
  private static let bytes = 4 << 10
  /// A longer line is a sentence. Code points.
  private static let longest = 80

  /// - Parameter start: the byte at which the text begins, behind front matter.
  static func find(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> String? {
    var position = start
    var seen = 0
    var found: Set<String> = []
    while position < text.count, position < start + bytes, seen < lines {
      let end = text[position...].prefix(bytes).firstIndex { $0 == 0x0A } ?? min(text.count, position + bytes)
      let line = TextLine.string(text[position..<end])
      position = end + 1
      if line.isEmpty { continue }
      seen += 1
      if let date = date(of: line, mayHoldTitle: seen <= 3) { found.insert(date) }
    }
    return found.count == 1 ? found.first : nil
  }

  private static func date(of line: String, mayHoldTitle: Bool) -> String? {
    var letters = Array(line.unicodeScalars)[...]
    guard letters.count <= longest, !isListItem(letters) else { return nil }
    var date: String?
    var isNumbered = false
    var hasTitle = false
    while let first = letters.first {
      if let found = CalendarDate.read(&letters) {
        // A second one makes it a span of time.
        if date != nil || startsNumber(letters) { return nil }
        date = found
      } else if takeIssueNumber(&letters) {
        isNumbered = true
      } else if CalendarDate.digit(first) != nil || first.properties.isAlphabetic {
        let word = letters.prefix { CalendarDate.digit($0) != nil || $0.properties.isAlphabetic || $0 == ":" }
        letters = letters.dropFirst(word.count)
        if isCompanion(word) || date != nil && isTime(word) { continue }
        if date != nil { return nil }
        hasTitle = true
      } else {
        // A span whose end has no year.
        if date != nil, first == "~" || first == "∼" || first == "～" { return nil }
        letters.removeFirst()
      }
    }
    return hasTitle && !(isNumbered && mayHoldTitle) ? nil : date
  }

  private static func startsNumber(_ letters: ArraySlice<Unicode.Scalar>) -> Bool {
    letters.first.map { CalendarDate.digit($0) != nil || $0 == "-" } ?? false
  }

  /// `- `, `• `, `1. `.
  private static func isListItem(_ letters: ArraySlice<Unicode.Scalar>) -> Bool {
    let digits = letters.prefix { CalendarDate.digit($0) != nil }
    let rest = letters.dropFirst(digits.count)
    guard let mark = rest.first, rest.dropFirst().first == " " else { return false }
    if !digits.isEmpty { return digits.count <= 2 && (mark == "." || mark == ")") }
    return ["-", "*", "+", "•", "·", "○", "●", "■", "□", "▪", "▶", "※", "☞"].contains(mark)
  }

  /// 제12호, 12호, 통권 제300호, Vol. 3, No.12.
  private static func takeIssueNumber(_ letters: inout ArraySlice<Unicode.Scalar>) -> Bool {
    var rest = letters
    func skip() { rest = rest.drop { $0 == " " || $0 == "." || $0 == "#" } }
    for label in ["통권", "제", "第", "vol", "no"] {
      let word = rest.prefix(label.unicodeScalars.count)
      guard String(String.UnicodeScalarView(word)).lowercased() == label else { continue }
      rest = rest.dropFirst(word.count)
      skip()
      let isLatin = label == "vol" || label == "no"
      if isLatin, CalendarDate.number(&rest, digits: 1...4) == nil { return false }
      if isLatin || label == "통권" {
        letters = rest
        return true
      }
      break
    }
    guard CalendarDate.number(&rest, digits: 1...4) != nil else { return false }
    skip()
    guard let unit = rest.popFirst(), ["호", "권", "号", "期"].contains(unit) else { return false }
    if let next = rest.first, next.properties.isAlphabetic { return false }
    letters = rest
    return true
  }

  /// Words that belong to a date.
  private static func isCompanion(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    companions.contains(String(String.UnicodeScalarView(word.filter { $0 != ":" })).lowercased())
  }

  private static let companions: Set<String> = [
    "발행", "발행일", "발행일자", "발간", "발간일", "배포", "배포일", "게시일", "작성일", "일자", "날짜", "date", "published", "issued",
    "월", "화", "수", "목", "금", "토", "일", "월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일",
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday",
  ]

  /// 09:00
  private static func isTime(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    word.contains(":") && word.allSatisfy { $0 == ":" || CalendarDate.digit($0) != nil }
  }
}
