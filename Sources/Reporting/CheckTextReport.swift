// SPDX-License-Identifier: Apache-2.0

internal import Consistency

/// Findings for people: the place, the line with a caret under it, where the other forms stand, why, and at
/// the end what to look at first and what was checked.
struct CheckTextReport {
  private let language: Language
  private let style: Style
  private let width: Int
  /// Related places shown before "n more".
  private static let shownPlaces = 4
  /// Findings that come with words to search for: each looks through the text, and nobody searches for more.
  private static let searchable = 200

  /// - Parameter width: cells of the terminal; 80 where there is none.
  init(language: Language, style: Style = .plain, width: Int = 80) {
    self.language = language
    self.style = style
    self.width = width
  }

  /// The whole report, lines closed with LF.
  ///
  /// - Parameter documents: those that were checked, for their lines.
  func text(_ result: CheckResult, documents: [CheckedDocument]) -> String {
    var report = ""
    for (number, finding) in result.findings.enumerated() {
      report += self.finding(
        finding, documents.indices.contains(finding.document) ? documents[finding.document] : nil,
        isSearchable: number < Self.searchable)
      report += "\n"
    }
    return report + closing(result)
  }

  private func say(_ key: String, _ arguments: [String: String] = [:]) -> String {
    Catalogue.text(key, arguments, language)
  }

  private func say(_ message: FindingMessage) -> String { say(message.key, SafeText.quotations(message.arguments)) }

  private func finding(_ finding: Finding, _ document: CheckedDocument?, isSearchable: Bool) -> String {
    let place = SafeText.of("\(finding.path):\(finding.line):\(finding.column):")
    var text = style.text(place, .place) + " "
    text += style.text(say("level.\(finding.level.rawValue)") + ":", Style.role(finding.level))
    text += " \(SafeText.of(say(finding.message))) [\(finding.rule.rawValue)]\n"
    if let document {
      let number = "\(finding.line)"
      let gutter = String(repeating: " ", count: number.utf8.count)
      let excerpt = SourceExcerpt(
        document.text, range: finding.range, line: finding.line, width: width - number.utf8.count - 4)
      text += " \(number) | \(excerpt.line)\n \(gutter) | \(style.text(excerpt.carets, .caret))\n"
    }
    for related in finding.related.prefix(Self.shownPlaces) {
      text += note("report.note", "\(related.path):\(related.line):\(related.column): \(say(related.message))")
    }
    if finding.related.count > Self.shownPlaces {
      let count = finding.related.count - Self.shownPlaces
      text += note("report.note", say("report.more-places", ["count": "\(count)"]))
    }
    // A departure from the standard has said that much in its message.
    if let reason = finding.reason, !reason.isPlainStandard {
      // A reason is a sentence or two, and a source may be an address.
      let words = Self.words(reason, language) + (reason.source.map { " (\($0))" } ?? "")
      text += note("report.reason", SafeText.quotation(words, cells: 5 * SafeText.quotationCells))
    }
    if isSearchable, let document, let words = SearchWords.of(finding, in: document.text) {
      text += note("report.search", words)
    }
    return text
  }

  private func note(_ label: String, _ text: String) -> String {
    "   " + style.text("\(say(label)):", .note) + " \(SafeText.of(text))\n"
  }

  static func words(_ reason: FindingReason, _ language: Language) -> String {
    switch reason.words {
    case .quoted(let text): text
    case .message(let message): Catalogue.text(message.key, message.arguments, language)
    }
  }

  private func closing(_ result: CheckResult) -> String {
    let summary = result.summary
    guard summary.couldCheck else { return say("report.nothing-checked") + "\n" }
    var text = ""
    let spoken = summary.findings.filter { $0.error + $0.warning + $0.info > 0 }
    if spoken.isEmpty {
      text += say("report.clean") + "\n"
    } else {
      text += say("report.first") + "\n"
      // The gravest first, then what occurs most.
      let ordered = spoken.sorted {
        ($0.error, $0.warning, $0.info, $1.rule.order) > ($1.error, $1.warning, $1.info, $0.rule.order)
      }
      for count in ordered { text += "  " + line(count, result.findings) + "\n" }
      text +=
        say(
          "report.counts",
          [
            "error": "\(spoken.reduce(0) { $0 + $1.error })", "warning": "\(spoken.reduce(0) { $0 + $1.warning })",
            "info": "\(spoken.reduce(0) { $0 + $1.info })",
          ]) + "\n"
    }
    return text
      + say(
        "report.checked",
        [
          "documents": "\(summary.documents)", "characters": "\(summary.characters)",
          "annotations": "\(summary.annotations)", "terms": "\(summary.terms)",
        ]) + "\n"
  }

  private func line(_ count: CheckSummary.RuleCount, _ findings: [Finding]) -> String {
    let own = findings.filter { $0.rule == count.rule }
    let first = own.first { $0.level == own.map(\.level).max() }
    return say(
      "report.first-line",
      [
        "name": say("rule.\(count.rule.rawValue)"), "count": "\(own.count)",
        "place": first.map { "\($0.path):\($0.line)" } ?? "",
      ])
  }
}

extension FindingReason {
  /// Computed, with no more to say than that.
  fileprivate var isPlainStandard: Bool {
    if case .message(let message) = words { message.key == "reason.computed" } else { false }
  }
}
