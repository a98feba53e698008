// SPDX-License-Identifier: Apache-2.0

public import Evaluation

/// What `evaluate` found, as text, JSON or a page.
public struct EvaluationReport: Sendable {
  /// One file of labelled data.
  public enum Result: Sendable {
    /// Labelled brackets of a file.
    case alignment(path: String, AlignmentEvaluation)
    /// Pairs of a file.
    case transcription(path: String, TranscriptionEvaluation)
  }

  let results: [Result]
  let language: Language
  let showsErrors: Bool

  /// A report of results in the order of the files.
  public init(results: [Result], language: Language, showsErrors: Bool) {
    self.results = results
    self.language = language
    self.showsErrors = showsErrors
  }

  func words(_ key: String, _ values: [String: String] = [:]) -> String { Catalogue.text(key, values, language) }

  /// The files, and all files of labelled brackets as one where they are several.
  var resultsWithTotal: [Result] {
    let parts = results.compactMap { if case .alignment(_, let part) = $0 { part } else { nil } }
    guard parts.count > 1 else { return results }
    return results + [.alignment(path: words("evaluate.total"), AlignmentEvaluation(sum: parts))]
  }

  /// A table of ratios with its heading: by kind, by direction …
  struct Section {
    var title: String
    var rows: [(name: String, ratio: Ratio)]
  }

  func sections(_ result: AlignmentEvaluation) -> [Section] {
    func rows(_ table: [String: Ratio], _ name: (String) -> String = { $0 }) -> [(name: String, ratio: Ratio)] {
      table.sorted { $0.key < $1.key }.map { (name($0.key), $0.value) }
    }
    let kinds = rows(result.exactByKind) { Catalogue.has("kind.\($0)") ? words("kind.\($0)") : $0 }
    return [
      Section(title: words("evaluate.by-kind"), rows: kinds),
      Section(title: words("evaluate.by-direction"), rows: rows(result.exactByDirection)),
      Section(title: words("evaluate.by-source"), rows: rows(result.exactBySource)),
      Section(title: words("evaluate.by-phenomenon"), rows: rows(Self.families(result.exactByPhenomenon))),
      Section(
        title: words("evaluate.by-verdict"),
        rows: ["accept", "review", "reject"].map { ($0, result.verdict($0)) }),
    ].filter { !$0.rows.isEmpty }
  }

  /// `quote:straight` and `quote:nested` as `quote`: a table that can be read.
  private static func families(_ table: [String: Ratio]) -> [String: Ratio] {
    Dictionary(
      table.map { (String($0.key.prefix { $0 != ":" }), $0.value) },
      uniquingKeysWith: { Ratio(right: $0.right + $1.right, total: $0.total + $1.total) })
  }

  /// The figures that stand for a file.
  func figures(_ result: AlignmentEvaluation) -> [(name: String, value: String)] {
    var lines = [
      (words("evaluate.exact"), Self.ratio(result.exact)), (words("evaluate.rejected"), Self.ratio(result.rejected)),
      (words("evaluate.kind"), Self.ratio(result.kind)),
    ]
    if let rate = result.falsePairsPer10000 {
      lines.append((words("evaluate.false-pairs"), "\(result.falsePairs)  (\(Self.decimal(rate, 2)) / 10,000)"))
    }
    if result.departures.total > 0 { lines.append((words("evaluate.departures"), Self.ratio(result.departures))) }
    lines.append((words("evaluate.false-departures"), "\(result.falseDepartures)"))
    lines.append((words("evaluate.accepted"), Self.ratio(result.verdict("accept"))))
    if let brier = result.brierScore, let loss = result.logLoss {
      lines.append((words("evaluate.calibration"), "\(Self.decimal(brier, 4)) / \(Self.decimal(loss, 4))"))
    }
    return lines
  }

  /// For a terminal.
  public var text: String {
    var lines: [String] = []
    for result in resultsWithTotal {
      switch result {
      case .alignment(let path, let evaluation): lines += [path] + text(evaluation)
      case .transcription(let path, let evaluation): lines += [path] + text(evaluation)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func text(_ result: AlignmentEvaluation) -> [String] {
    var lines = figures(result).map { "  " + TerminalWidth.padded($0.name, to: 34) + $0.value }
    for section in sections(result) {
      lines.append("  \(section.title)")
      lines += section.rows.map { "    " + TerminalWidth.padded($0.name, to: 32) + Self.ratio($0.ratio) }
    }
    for (title, table) in [
      (words("evaluate.coverage-confidence"), result.coverageByConfidence),
      (words("evaluate.coverage-link"), result.coverageByLink),
    ] where !table.isEmpty {
      lines.append("  \(title)")
      lines += table.map {
        "    " + TerminalWidth.padded("\(Self.percent($0.coverage, 0))  ≥ \(Self.decimal($0.threshold, 3))", to: 32)
          + Self.ratio($0.exact)
      }
    }
    if showsErrors {
      for miss in result.misses {
        lines.append("  [\(miss.aspect.rawValue)] \(miss.id)  \(miss.wanted) ≠ \(miss.found)")
        lines.append("      \(miss.context)")
        lines += miss.explanation.map { "      " + $0 }
      }
    }
    return lines
  }

  private func text(_ result: TranscriptionEvaluation) -> [String] {
    var lines = result.byKind.sorted { $0.key < $1.key }.map {
      "  " + TerminalWidth.padded(words("kind.\($0.key)"), to: 34) + Self.ratio($0.value)
    }
    lines.append("  " + TerminalWidth.padded(words("evaluate.among-forms"), to: 34) + Self.ratio(result.amongForms))
    if showsErrors {
      lines += (result.misses + result.outsideForms).map { "  \($0.zh)  \($0.wanted) ≠ \($0.found)" }
    }
    return lines
  }

  // MARK: numbers

  /// `98/100  98.0 %`
  static func ratio(_ ratio: Ratio) -> String {
    ratio.total == 0 ? "–" : "\(ratio.right)/\(ratio.total)  \(percent(ratio.share, 1))"
  }

  static func percent(_ share: Double, _ places: Int) -> String {
    (places == 0 ? "\(Int((share * 100).rounded()))" : decimal(share * 100, places)) + " %"
  }

  static func decimal(_ value: Double, _ places: Int) -> String {
    var json = JSONWriter()
    json.decimal(value, places: places)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
