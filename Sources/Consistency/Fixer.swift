// SPDX-License-Identifier: Apache-2.0

import HanHangul

/// Applies replacements where that is safe.
///
/// Safe is: a form that a decision forbids, or that is a slip of the decided one, where one form is right; and a particle; not in quotations, whose
/// words are somebody else's, nor where `CheckedDocument.skipped` says that no prose is. What departs from the computed
/// standard is left to a person, who may know why.
public enum Fixer {
  /// Replacements that may be made, in text order, not overlapping.
  ///
  /// - Parameter findings: of one document, one a place (`CheckPolicy.each`).
  public static func fixes(_ findings: [Finding], in document: CheckedDocument) -> [FindingFix] {
    let quotations = Intervals(Quotations.ranges(in: document.text))
    var fixes: [FindingFix] = []
    for finding in findings.sorted(by: Checker.inTextOrder) {
      let isSafe = finding.expected.count == 1 && isSafe(finding)
      guard let fix = isSafe ? finding.fix : finding.particleFix, finding.level >= .warning,
        !quotations.overlaps(fix.range), !document.isSkipped(fix.range),
        fixes.last.map({ $0.range.upperBound <= fix.range.lowerBound }) ?? true
      else { continue }
      fixes.append(fix)
    }
    return fixes
  }

  /// A person forbade the form; or it is a slip of the one that was decided (청닝 for 청눠). 좁쌀(小米) is neither, whatever
  /// was decided for the company.
  private static func isSafe(_ finding: Finding) -> Bool {
    // A form inside the right one would grow with every run.
    if finding.rule != .particleAgreement,
      finding.expected.contains(where: { Fold.key($0).contains(Fold.key(finding.found)) })
    {
      return false
    }
    switch finding.rule {
    case .particleAgreement: return true
    case .deprecatedTerm: return finding.reason?.kind == .decision
    case .inconsistentRendering:
      guard finding.reason?.kind == .decision, let right = finding.expected.first else { return false }
      let (one, other) = (Array(Fold.key(finding.found)), Array(Fold.key(right)))
      return one.count == other.count && zip(one, other).count { $0 == $1 } * 2 >= one.count
    default: return false
    }
  }

  /// The text with its replacements.
  ///
  /// - Parameter fixes: in text order, not overlapping.
  public static func applying(_ fixes: [FindingFix], to text: CheckText) -> String {
    var result = String.UnicodeScalarView()
    var place = 0
    for fix in fixes {
      result.append(contentsOf: text.scalars[place..<fix.range.lowerBound])
      result.append(contentsOf: fix.text.unicodeScalars)
      place = fix.range.upperBound
    }
    result.append(contentsOf: text.scalars[place...])
    return String(result)
  }

  /// What replacements changed, as a unified diff with three lines of context; empty when nothing did.
  ///
  /// No replacement has a line end, so that lines keep their numbers.
  ///
  /// - Parameter isMarked: the file begins with a BOM, which the texts do not have and `patch` has to find.
  public static func diff(from old: CheckText, to new: CheckText, path: String, isMarked: Bool = false) -> String {
    let lines = old.lineStarts.count
    guard lines == new.lineStarts.count else { return "" }
    let changed = (1...lines).filter { content($0, of: old) != content($0, of: new) }
    var hunks: [ClosedRange<Int>] = []
    for line in changed {
      let around = max(1, line - 3)...min(lines, line + 3)
      if let last = hunks.last, last.upperBound + 1 >= around.lowerBound {
        hunks[hunks.count - 1] = last.lowerBound...around.upperBound
      } else {
        hunks.append(around)
      }
    }
    guard !hunks.isEmpty else { return "" }
    let isChanged = Set(changed)
    var diff = "--- \(path)\n+++ \(path)\n"
    for hunk in hunks {
      // Behind the last line end there is no line.
      let last = old.lineStarts[hunk.upperBound - 1] == old.scalars.count ? hunk.upperBound - 1 : hunk.upperBound
      let count = last - hunk.lowerBound + 1
      diff += "@@ -\(hunk.lowerBound),\(count) +\(hunk.lowerBound),\(count) @@\n"
      for line in hunk.lowerBound...last {
        let mark = isMarked && line == 1 ? "\u{FEFF}" : ""
        let end = line == lines ? "\n\\ No newline at end of file\n" : "\n"
        let before = mark + String(String.UnicodeScalarView(content(line, of: old)))
        if isChanged.contains(line) {
          diff += "-" + before + end + "+" + mark + String(String.UnicodeScalarView(content(line, of: new))) + end
        } else {
          diff += " " + before + end
        }
      }
    }
    return diff
  }

  /// A line without LF; CR belongs to it, so that the diff applies to CRLF files.
  private static func content(_ line: Int, of text: CheckText) -> ArraySlice<Unicode.Scalar> {
    text.scalars[
      text.lineStarts[line - 1]..<(line < text.lineStarts.count ? text.lineStarts[line] - 1 : text.scalars.count)]
  }
}

/// Words of somebody else, by their marks; a mark that is not closed in its paragraph quotes nothing. A line that begins with
/// `>` is quoted as a whole (Markdown, mail).
enum Quotations {
  private static let marks: [Unicode.Scalar: Unicode.Scalar] = [
    "“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "〈": "〉", "\"": "\"",
  ]

  static func ranges(in text: CheckText) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var open: [Unicode.Scalar: Int] = [:]
    for line in 1...text.lineStarts.count {
      let range = text.lineRange(line)
      if text.scalars[range].first(where: { $0 != " " && $0 != "\t" }) == ">" { found.append(range) }
    }
    for (place, scalar) in text.scalars.enumerated() {
      if scalar == "\n" {
        // A single quotation mark quotes within its line, others within their paragraph.
        open["'"] = nil
        if text.scalars[(place + 1)...].first(where: { $0 != "\r" && $0 != " " }) == "\n" { open = [:] }
      }
      if scalar == "'" {
        // An apostrophe stands between letters, '24 before a digit.
        let before = place > 0 && KoreanText.isLetter(text.scalars[place - 1].value)
        if let start = open[scalar], before || place == start + 1 {
          found.append(start..<place + 1)
          open[scalar] = nil
        } else if !before, place + 1 < text.scalars.count, !(0x30...0x39).contains(text.scalars[place + 1].value) {
          open[scalar] = place
        }
        continue
      }
      guard scalar.value == 0x22 || scalar.value >= 0x2018 else { continue }
      if let start = open[scalar] {
        found.append(start..<place + 1)
        open[scalar] = nil
      } else if let closing = marks[scalar] {
        open[closing] = place
      }
    }
    return found
  }
}
