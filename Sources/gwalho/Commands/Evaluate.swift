// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Diagnostics
import Documents
import Evaluation
import Reporting

/// `gwalho evaluate`: accuracy against labelled data. No base, no learned lexicon.
struct Evaluate: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(abstract: words("help.evaluate"), discussion: words("help.evaluate.discussion"))
  }

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Argument(help: help("help.evaluate.gold", valueName: "gold"))
  var gold: [String]

  @Option(help: help("help.evaluate.texts", valueName: "folder"))
  var texts: String?

  @Option(help: help("help.evaluate.format", valueName: "text|json"))
  var format: Format = .text

  @Flag(help: help("help.evaluate.errors"))
  var errors = false

  @OptionGroup var shared: SharedOptions

  func run() throws {
    var json = JSONWriter()
    try json.array { json in
      for path in gold {
        let document = try Document.load(path, allowEmpty: false)
        let lines = document.text.withUTF8 { String(decoding: $0, as: UTF8.self) }
        if path.hasSuffix(".tsv") {
          show(TranscriptionEvaluation(tsv: lines), path, &json)
        } else {
          show(try alignment(lines, path), path, &json)
        }
      }
    }
    if format == .json { StandardOutput.write(json.bytes + [0x0A]) }
  }

  private func alignment(_ lines: String, _ path: String) throws -> AlignmentEvaluation {
    var records: [GoldRecord] = []
    for (number, line) in lines.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty {
      records.append(try GoldRecord(jsonLine: String(line), number: number + 1, path: path))
    }
    if records.isEmpty { throw GoldError.empty(path: path) }
    let folder = texts ?? (path.split(separator: "/").dropLast().joined(separator: "/"))
    return try AlignmentEvaluation(records) { record in
      let document = try Document.load(
        (path.hasPrefix("/") && texts == nil ? "/" : "") + folder + "/" + (record.file ?? ""))
      return document.text.withUTF8 { String(decoding: $0, as: UTF8.self) }
    }
  }

  private func show(_ result: AlignmentEvaluation, _ path: String, _ json: inout JSONWriter) {
    if format == .json {
      json.object { json in
        json.member("path", path)
        for (name, ratio) in [
          ("exact", result.exact), ("rejected", result.rejected), ("kind", result.kind),
          ("departures", result.departures),
          ("accepted", result.accepted),
        ] {
          json.key(named: name)
          Self.write(ratio, &json)
        }
        json.member("departuresFound", result.departuresFound)
        json.member("falseDepartures", result.falseDepartures)
        json.key("exactByKind")
        json.object { json in
          for (kind, ratio) in result.exactByKind.sorted(by: { $0.key < $1.key }) {
            json.key(named: kind)
            Self.write(ratio, &json)
          }
        }
        json.key("exactByDirection")
        json.object { json in
          for (direction, ratio) in result.exactByDirection.sorted(by: { $0.key < $1.key }) {
            json.key(named: direction)
            Self.write(ratio, &json)
          }
        }
      }
      return
    }
    var lines = [path]
    func line(_ key: String, _ ratio: AlignmentEvaluation.Ratio) {
      lines.append(
        "  " + TerminalWidth.padded(words(key), to: 34) + "\(ratio.right)/\(ratio.total)  \(Self.percent(ratio))")
    }
    line("evaluate.exact", result.exact)
    line("evaluate.rejected", result.rejected)
    line("evaluate.kind", result.kind)
    if result.departures.total > 0 { line("evaluate.departures", result.departures) }
    lines.append("  " + TerminalWidth.padded(words("evaluate.false-departures"), to: 34) + "\(result.falseDepartures)")
    line("evaluate.accepted", result.accepted)
    for (kind, ratio) in result.exactByKind.sorted(by: { $0.key < $1.key }) {
      lines.append("    " + TerminalWidth.padded(words("kind.\(kind)"), to: 32) + "\(ratio.right)/\(ratio.total)")
    }
    for (direction, ratio) in result.exactByDirection.sorted(by: { $0.key < $1.key }) {
      lines.append("    " + TerminalWidth.padded(direction, to: 32) + "\(ratio.right)/\(ratio.total)")
    }
    if errors {
      for miss in result.misses {
        lines.append("  [\(miss.aspect.rawValue)] \(miss.id)  \(miss.wanted) ≠ \(miss.found)  \(miss.context)")
      }
    }
    StandardOutput.write(lines.joined(separator: "\n") + "\n")
  }

  private func show(_ result: TranscriptionEvaluation, _ path: String, _ json: inout JSONWriter) {
    if format == .json {
      json.object { json in
        json.member("path", path)
        for (kind, ratio) in result.byKind.sorted(by: { $0.key < $1.key }) {
          json.key(named: kind)
          Self.write(ratio, &json)
        }
      }
      return
    }
    var lines = [path]
    for (kind, ratio) in result.byKind.sorted(by: { $0.key < $1.key }) {
      lines.append(
        "  " + TerminalWidth.padded(words("kind.\(kind)"), to: 34)
          + "\(ratio.right)/\(ratio.total)  \(Self.percent(ratio))")
    }
    if errors { lines += result.misses.map { "  \($0.zh)  \($0.wanted) ≠ \($0.found)" } }
    StandardOutput.write(lines.joined(separator: "\n") + "\n")
  }

  private static func write(_ ratio: AlignmentEvaluation.Ratio, _ json: inout JSONWriter) {
    json.object { json in
      json.member("right", ratio.right)
      json.member("total", ratio.total)
    }
  }

  private static func percent(_ ratio: AlignmentEvaluation.Ratio) -> String {
    guard ratio.total > 0 else { return "–" }
    var json = JSONWriter()
    json.decimal(100 * Double(ratio.right) / Double(ratio.total), places: 1)
    return String(decoding: json.bytes, as: UTF8.self) + " %"
  }
}
