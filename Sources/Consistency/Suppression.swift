// SPDX-License-Identifier: Apache-2.0

/// A writer's word in the text that a finding is known and meant.
///
/// In Markdown and HTML in a comment, elsewhere on a line that begins with `#`, `//`, `%` or `;`:
///
///     <!-- gwalho:disable particle-agreement, script-mix -->  …  <!-- gwalho:enable -->
///     <!-- gwalho:disable-next-line -->
///     # gwalho:disable-line spacing-variant
///
/// Without rules a directive speaks of all. `disable` holds to the matching `enable` or the end of the document.
public struct Suppression: Sendable, Equatable {
  /// Where the directive stands, 1-based.
  public var line: Int, column: Int
  /// Lines it speaks of, 1-based; the last is included.
  public var lines: ClosedRange<Int>
  /// Nil: all.
  public var rules: Set<RuleID>?
  /// Names that are no rule, or the verb that is none (`disabel`), as written.
  public var unknownRules: [String]

  func covers(_ finding: Finding) -> Bool {
    lines.contains(finding.line) && rules.map { $0.contains(finding.rule) } ?? true
  }
}

enum SuppressionReader {
  private static let mark = Array("gwalho:".unicodeScalars)

  /// All directives of a text, in order.
  static func suppressions(in document: CheckedDocument) -> [Suppression] {
    let text = document.text
    var found: [Suppression] = []
    /// Indexes into `found` of those that an `enable` may still end.
    var open: [Int] = []
    var place = 0
    let scalars = text.scalars
    while place + mark.count < scalars.count {
      guard scalars[place] == "g", scalars[place...].starts(with: mark) else {
        place += 1
        continue
      }
      let position = text.position(of: place)
      let line = text.lineRange(position.line)
      let rest = scalars[(place + mark.count)..<line.upperBound]
      let before = scalars[line.lowerBound..<place]
      place += mark.count
      guard let end = end(of: rest, before), !isCode(place - mark.count, document),
        let directive = Directive(rest[..<end])
      else { continue }
      switch directive.verb {
      case "disable":
        open.append(found.count)
        found.append(directive.suppression(at: position, position.line...text.lineStarts.count))
      case "disable-next-line":
        found.append(directive.suppression(at: position, position.line + 1...position.line + 1))
      case "disable-line": found.append(directive.suppression(at: position, position.line...position.line))
      case "enable":
        open.removeAll { index in
          // `enable` ends what it names, whatever else the directive spoke of.
          if let rules = directive.rules, let own = found[index].rules, !own.isSubset(of: rules) { return false }
          if directive.rules != nil, found[index].rules == nil { return false }
          found[index].lines = found[index].lines.lowerBound...max(found[index].lines.lowerBound, position.line)
          return true
        }
      default: found.append(directive.unknownVerb(at: position))
      }
    }
    return found
  }

  /// A comment is no prose and may hold a directive; code that shows one holds none.
  private static func isCode(_ place: Int, _ document: CheckedDocument) -> Bool {
    guard let skipped = document.skipped(at: place) else { return false }
    return !document.text.scalars[skipped].starts(with: "<!--".unicodeScalars)
  }

  /// The end of the directive when it stands in a comment; prose that speaks of gwalho:disable is none.
  private static func end(of rest: ArraySlice<Unicode.Scalar>, _ before: ArraySlice<Unicode.Scalar>) -> Int? {
    let lead = before.reversed().drop { $0 == " " }
    if lead.starts(with: "--!<".unicodeScalars) {
      return rest.indices.first { rest[$0...].starts(with: "-->".unicodeScalars) } ?? rest.endIndex
    }
    // A mark has two characters at most; a line may be a megabyte long.
    let start = before.drop { $0 == " " || $0 == "\t" }
    let mark = start.prefix(4).filter { $0 != " " && $0 != "\t" }
    let isComment =
      start.count <= 6 && ["#", "//", "%", ";"].contains { mark.elementsEqual($0.unicodeScalars) }
      && start.dropFirst(mark.count).allSatisfy { $0 == " " || $0 == "\t" }
    return isComment ? rest.endIndex : nil
  }

  private struct Directive {
    var verb: String
    var rules: Set<RuleID>?
    var unknown: [String] = []

    init?(_ scalars: ArraySlice<Unicode.Scalar>) {
      var text = ""
      text.unicodeScalars.append(contentsOf: scalars)
      let words = text.split { $0 == " " || $0 == "," || $0 == "\t" }.map(String.init)
      guard let verb = words.first else { return nil }
      self.verb = verb
      guard words.count > 1 else { return }
      var rules: Set<RuleID> = []
      // What follows -- is the writer's reason.
      for word in words.dropFirst().prefix(while: { $0 != "--" }) {
        if let rule = RuleID(rawValue: word) { rules.insert(rule) } else { unknown.append(word) }
      }
      self.rules = rules.isEmpty && unknown.isEmpty ? nil : rules
    }

    /// Covers nothing, and is told.
    func unknownVerb(at position: (line: Int, column: Int)) -> Suppression {
      Suppression(
        line: position.line, column: position.column, lines: position.line...position.line, rules: [],
        unknownRules: [verb])
    }

    func suppression(at position: (line: Int, column: Int), _ lines: ClosedRange<Int>) -> Suppression {
      Suppression(line: position.line, column: position.column, lines: lines, rules: rules, unknownRules: unknown)
    }
  }
}
