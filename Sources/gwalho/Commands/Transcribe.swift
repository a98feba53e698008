// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Glibc
import HanHangul
import Reporting

/// `gwalho transcribe`: Chinese in Hangul.
struct Transcribe: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(abstract: words("help.transcribe"), discussion: words("help.transcribe.discussion"))
  }

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, tsv, json
  }

  @Argument(help: help("help.transcribe.texts", valueName: "text"))
  var texts: [String] = []

  @Flag(help: help("help.transcribe.sino"))
  var sino = false

  @Flag(help: help("help.transcribe.place"))
  var place = false

  @Flag(help: help("help.transcribe.taiwan"))
  var taiwan = false

  @Flag(help: help("help.transcribe.historical"))
  var historical = false

  @Flag(help: help("help.transcribe.explain"))
  var explain = false

  @Flag(help: help("help.transcribe.all"))
  var all = false

  @Option(help: help("help.transcribe.format", valueName: "text|tsv|json"))
  var format: Format = .text

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if sino, place || all || taiwan || historical { throw ValidationError(words("cli.sino-alone")) }
  }

  func run() throws {
    let given = try Inputs.paths(texts)
    for text in given {
      if text == "-" { try transcribeLines() } else { transcribe(text) }
    }
  }

  private func transcribeLines() throws {
    var lines = try LineReader(path: "-")
    var number = 0
    var failed = false
    while let line = lines.next() {
      number += 1
      guard let text = String(validating: line, as: UTF8.self) else {
        StandardError.write("gwalho: -:\(number): \(words("cli.line-not-utf8"))\n")
        failed = true
        continue
      }
      transcribe(text)
    }
    if failed { throw ExitCode(2) }
  }

  private func transcribe(_ text: String) {
    let result = Transcription(text, style: sino ? .sino : .sound, place: place, taiwan: taiwan)
    var forms = all ? Transcription.all(text, place: place) : [result.hangul]
    let isHistorical = !sino && HistoricalName.kind(of: text) != nil
    let reading = Transcription(text, style: .sino).hangul
    if historical || (isHistorical && all) {
      forms = [reading] + forms.filter { $0 != reading }
    } else if isHistorical, format == .json, !forms.contains(reading) {
      forms.append(reading)
    }
    switch format {
    case .tsv:
      for form in forms { StandardOutput.write("\(text)\t\(form)\n") }
    case .text:
      StandardOutput.write(forms.joined(separator: " / ") + "\n")
    case .json:
      StandardOutput.write(json(text, forms, result))
    }
    if explain, format != .json { StandardOutput.write(explanation(result)) }
    // Programs that read one form a line are not disturbed.
    if isHistorical, format == .text, explain || (!all && !historical && Terminal.isTerminal(STDOUT_FILENO)) {
      StandardOutput.write("  " + words("transcribe.historical", ["form": reading]) + "\n")
    }
  }

  /// One object a line: the answer, its type and confidence, and how each piece is read.
  private func json(_ text: String, _ forms: [String], _ result: Transcription) -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("zh", text)
      json.member("ko", forms.first ?? "")
      json.member("forms", forms)
      json.member("type", result.source.rawValue)
      json.key("historical")
      json.bool(!sino && HistoricalName.kind(of: text) != nil)
      json.key("confidence")
      json.decimal(sino ? 0 : result.confidence)
      json.key("steps")
      json.array { json in
        for step in result.steps {
          json.object { json in
            json.member("zh", step.han)
            json.member("ko", step.hangul)
            json.member("pinyin", orNull: step.pinyin)
            json.member("clause", orNull: step.clause)
            json.member("type", step.source.rawValue)
          }
        }
      }
    }
    return String(decoding: json.bytes, as: UTF8.self) + "\n"
  }

  private func explanation(_ result: Transcription) -> String {
    var out = ""
    if !sino, result.source != .passed {
      out +=
        "  "
        + words(
          "transcribe.confidence",
          [
            "confidence": String(Int((result.confidence * 100).rounded())) + " %",
            "type": words("transcribe.\(result.source.rawValue)"),
          ]) + "\n"
    }
    for step in result.steps where step.source != .passed {
      let why = step.clause ?? words("transcribe.\(step.source.rawValue)")
      let cells = [
        TerminalWidth.padded(step.han, to: 6), TerminalWidth.padded(step.pinyin ?? "", to: 8),
        TerminalWidth.padded(step.hangul, to: 8), why,
      ]
      out += "  " + cells.joined() + "\n"
    }
    return out
  }
}
