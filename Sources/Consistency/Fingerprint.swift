// SPDX-License-Identifier: Apache-2.0

import HanHangul

/// The identity of a finding across edits, for baselines and SARIF's `partialFingerprints`.
///
/// FNV-1a, 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/), over rule, concept or Chinese, the form
/// found, and twelve letters on either side in the same line, spaces dropped: lines may be inserted above,
/// paths may change, and a re-wrapped space does no harm.
///
/// The rules that say that a rendering should be another are one rule here, and the Chinese stands for the concept: when a
/// person decides on a term, what was told as a departure is told against the decision, and is the same old place.
enum Fingerprint {
  static let reach = 12
  private static let renderings: Set<RuleID> = [
    .deprecatedTerm, .inconsistentRendering, .misspelledTerm, .nonstandardTranscription,
  ]

  /// - Parameter ordinal: tells equal findings of one document apart (identical rows of a table), from 0.
  static func of(_ finding: Finding, in text: CheckText, ordinal: Int) -> String {
    var hash = FNV1a()
    if let zh = finding.zh, renderings.contains(finding.rule) {
      hash.add("rendering")
      hash.add(Fold.key(zh))
    } else {
      hash.add(finding.rule.rawValue)
      hash.add(finding.conceptId ?? finding.zh.map(Fold.key) ?? "")
    }
    hash.add(Fold.key(finding.found))
    let line = text.lineRange(finding.line)
    hash.add(letters(text.scalars[line.lowerBound..<max(line.lowerBound, finding.range.lowerBound)].reversed()))
    let end = min(finding.range.upperBound, line.upperBound)
    hash.add(letters(text.scalars[end..<line.upperBound]))
    if ordinal > 0 { hash.add("#\(ordinal)") }
    return hash.hexadecimal
  }

  private static func letters(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var result = ""
    var left = reach
    // Lines may be a megabyte long, and each finding of such a line asks.
    for scalar in scalars where !scalar.properties.isWhitespace {
      result.unicodeScalars.append(scalar)
      left -= 1
      if left == 0 { break }
    }
    return result
  }
}

/// FNV-1a over UTF-8, fields separated so that ("ab","c") and ("a","bc") differ.
struct FNV1a {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ field: String) {
    for byte in field.utf8 { mix(byte) }
    mix(0x1F)
  }

  private mutating func mix(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  var hexadecimal: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
