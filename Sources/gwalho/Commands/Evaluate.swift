// SPDX-License-Identifier: Apache-2.0

import Alignment
import ArgumentParser
import Diagnostics
import Documents
import Evaluation
import Reporting

/// `gwalho evaluate`: accuracy against labelled data. No base, no learned lexicon unless one is named.
struct Evaluate: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(abstract: words("help.evaluate"), discussion: words("help.evaluate.discussion"))
  }

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, html
  }

  @Argument(help: help("help.evaluate.gold", valueName: "gold"))
  var gold: [String]

  @Option(help: help("help.evaluate.texts", valueName: "folder"))
  var texts: String?

  @Option(help: help("help.evaluate.format", valueName: "text|json|html"))
  var format: Format = .text

  @Option(name: .shortAndLong, help: help("help.option.output", valueName: "file"))
  var output: String?

  @Flag(help: help("help.evaluate.errors"))
  var errors = false

  @Flag(help: help("help.evaluate.explain"))
  var explain = false

  @Option(help: help("help.align.lexicon", valueName: "file"))
  var lexicon: String?

  @Option(help: help("help.evaluate.without", valueName: AlignmentEvaluation.lists.joined(separator: "|")))
  var without: [String] = []

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    for list in without where !AlignmentEvaluation.lists.contains(list) {
      throw ValidationError(
        words("cli.no-such-list", ["list": list, "lists": AlignmentEvaluation.lists.joined(separator: ", ")]))
    }
  }

  func run() throws {
    var results: [EvaluationReport.Result] = []
    for path in gold {
      let document = try Document.load(path, allowEmpty: false)
      let lines = document.text.withUTF8 { String(decoding: $0, as: UTF8.self) }
      results.append(
        path.hasSuffix(".tsv")
          ? .transcription(path: path, TranscriptionEvaluation(tsv: lines))
          : .alignment(path: path, try alignment(lines, path)))
    }
    let report = EvaluationReport(results: results, language: language, showsErrors: errors || explain)
    let text =
      switch format {
      case .text: report.text
      case .json: report.json
      case .html: report.html
      }
    guard let output else { return StandardOutput.write(text) }
    try OutputFile.replaceAtomically(path: output, bytes: Array(text.utf8))
  }

  private func alignment(_ lines: String, _ path: String) throws -> AlignmentEvaluation {
    var records: [GoldRecord] = []
    // By bytes: CRLF is one character.
    for (number, bytes) in lines.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let line = Substring(bytes)
      if line.allSatisfy(\.isWhitespace) { continue }
      records.append(try GoldRecord(jsonLine: String(line), number: number + 1, path: path))
    }
    if records.isEmpty { throw GoldError.empty(path: path) }
    let folder = texts ?? (path.split(separator: "/").dropLast().joined(separator: "/"))
    let lexicon = try lexicon.map { try LexiconFile.load($0) }
    return try AlignmentEvaluation(records, lexicon: lexicon, without: without, explains: explain) { record in
      let file = record.file ?? ""
      let name = (path.hasPrefix("/") && texts == nil ? "/" : "") + (folder.isEmpty ? file : folder + "/" + file)
      let document: Document
      do {
        document = try Document.load(name)
      } catch DocumentError.notFound {
        throw GoldError.noSuchText(path: path, line: record.number, file: file)
      }
      return document.text.withUTF8 { String(decoding: $0, as: UTF8.self) }
    }
  }
}
