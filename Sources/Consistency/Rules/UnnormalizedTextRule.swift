// SPDX-License-Identifier: Apache-2.0

import HanHangul

/// Letters that look right and are found by no search: decomposed Hangul (NFD), half-width jamo, compatibility
/// ideographs and radicals (UAX #15), invisible characters.
///
/// Fires: 텐센트 in conjoining jamo; 李 as U+F9E1; a ZERO WIDTH SPACE inside 텐센트.
///
/// Must not: NO-BREAK SPACE, full-width punctuation, a joiner inside an emoji, ㄱ as a letter, syllables of
/// old Korean (ᆞ), which have no other form. One finding a kind and document.
struct UnnormalizedTextRule: Rule {
  static let id = RuleID.unnormalizedText
  static let messageKeys = Kind.allCases.map(\.messageKey)

  enum Kind: String, CaseIterable {
    case decomposed, halfwidth, compatibility, invisible
    var messageKey: String { "finding.unnormalized-text.\(rawValue)" }
  }

  func findings(in issue: CheckContext) -> [Finding] {
    issue.documents.indices.flatMap { index -> [Finding] in
      let document = issue.documents[index]
      let scalars = document.text.scalars
      var findings: [Finding] = []
      var place = 0
      while place < scalars.count {
        // Syllables and ASCII are nearly all of any text.
        let value = scalars[place].value
        guard value &- 0xAC00 >= 11172, value >= 0x80, let kind = Self.kind(scalars, place) else {
          place += 1
          continue
        }
        var end = place + 1
        while end < scalars.count, Self.kind(scalars, end) == kind { end += 1 }
        let range = kind == .decomposed ? Self.word(scalars, place..<end) : place..<end
        if !document.isSkipped(range), let finding = finding(issue, index, range, kind) { findings.append(finding) }
        place = max(end, range.upperBound)
      }
      return findings
    }
  }

  private func finding(_ issue: CheckContext, _ index: Int, _ range: Range<Int>, _ kind: Kind) -> Finding? {
    let text = issue.documents[index].text
    let found = text.string(range)
    let composed = kind == .decomposed ? try? Normalization.nfc(found) : try? Normalization.nfkc(found)
    let right = kind == .invisible ? "" : composed ?? found
    guard !right.unicodeScalars.elementsEqual(found.unicodeScalars) else { return nil }
    let codes = found.unicodeScalars.prefix(kind == .decomposed ? 0 : 3).map { "U+" + Self.hexadecimal($0.value) }
    return issue.finding(
      Self.id, document: index, range: range,
      message: FindingMessage(
        kind.messageKey,
        [
          "found": kind == .invisible ? codes.joined(separator: " ") : found, "expected": right,
          "code": codes.joined(separator: " "),
        ]),
      zh: nil, found: kind == .invisible ? codes.joined(separator: " ") : found,
      expected: kind == .invisible ? [] : [right], fix: FindingFix(range: range, text: right))
  }

  private static func kind(_ scalars: [Unicode.Scalar], _ place: Int) -> Kind? {
    let value = scalars[place].value
    switch value {
    case 0x1100...0x115E, 0x1161...0x11FF, 0xA960...0xA97C, 0xD7B0...0xD7FB: return .decomposed
    case 0xFFA1...0xFFDC: return .halfwidth
    case 0x2E80...0x2FD5, 0xF900...0xFAFF, 0x2F800...0x2FA1F: return .compatibility
    case 0xAD, 0x200B, 0x200C, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF, 0x115F,
      0x1160,
      0x3164, 0xFFA0:
      return .invisible
    case 0x200D:
      // Joins emoji and letters of India.
      return place > 0 && KoreanText.isLetter(scalars[place - 1].value) ? .invisible : nil
    default: return nil
    }
  }

  /// Decomposed letters come by the word; the syllables between them belong to it.
  private static func word(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start > 0, isSyllableOrJamo(scalars[start - 1].value) { start -= 1 }
    while end < scalars.count, isSyllableOrJamo(scalars[end].value) { end += 1 }
    return start..<end
  }

  /// ㅋㅋ behind a word are letters of their own and no part of it.
  private static func isSyllableOrJamo(_ value: UInt32) -> Bool { Hangul.isSyllable(value) || value &- 0x1100 < 0x100 }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
