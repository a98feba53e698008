// SPDX-License-Identifier: Apache-2.0

import Glibc
import Reporting

/// Help in the columns of a terminal. swift-argument-parser breaks lines by characters, of which Hangul and Han take two
/// cells each: it is asked for lines without end, which are broken here.
enum HelpLayout {
  /// Cells before the description of an option; the parser's own number.
  private static let labels = 26
  /// No line of a help is as long.
  static let endless = 100_000

  /// Cells of a line: the terminal's, else what a terminal has.
  static var width: Int { max(40, Terminal.columns(STDOUT_FILENO) ?? Terminal.columns(STDERR_FILENO) ?? 80) }

  /// A text whose lines are unbroken, broken between words.
  ///
  /// - Parameters:
  ///   - width: cells; nil: they stay whole, as errors do.
  ///   - spoken: a sentence in the language of this run.
  static func text(_ text: String, width: Int?, spoken: (String) -> String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      lines(line, width ?? endless, spoken)
    }.joined(separator: "\n")
  }

  private static func lines(_ line: Substring, _ width: Int, _ spoken: (String) -> String) -> [String] {
    let indent = line.prefix { $0 == " " }.count
    // What is typed stays in one piece.
    if line.lowercased().hasPrefix("usage: ") { return [spoken(String(line))] }
    if indent == 2, line.count > labels, line.prefix(labels).hasSuffix("  ") {
      let label = String(line.prefix(labels))
      let description = broken(spoken(String(line.dropFirst(labels))), width - labels)
      return [label + (description.first ?? "")] + description.dropFirst().map { pad(labels) + $0 }
    }
    let words = String(line.dropFirst(indent))
    if words.isEmpty { return [""] }
    return broken(spoken(words), width - indent).map { pad(indent) + $0 }
  }

  private static func pad(_ cells: Int) -> String { String(repeating: " ", count: cells) }

  private static func broken(_ text: String, _ width: Int) -> [String] {
    var lines: [String] = []
    var used = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let cells = TerminalWidth.cells(word)
      if lines.isEmpty || used + 1 + cells > width {
        lines.append(String(word))
        used = cells
      } else {
        lines[lines.count - 1] += " " + word
        used += 1 + cells
      }
    }
    return lines.isEmpty ? [""] : lines
  }
}
