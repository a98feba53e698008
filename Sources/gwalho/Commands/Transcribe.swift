// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import HanHangul
import Reporting

/// `gwalho transcribe`: Chinese in Hangul.
struct Transcribe: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(abstract: words("help.transcribe"), discussion: words("help.transcribe.discussion"))
  }

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, tsv
  }

  @Argument(help: help("help.transcribe.texts", valueName: "text"))
  var texts: [String] = []

  @Flag(help: help("help.transcribe.sino"))
  var sino = false

  @Flag(help: help("help.transcribe.place"))
  var place = false

  @Flag(help: help("help.transcribe.explain"))
  var explain = false

  @Flag(help: help("help.transcribe.all"))
  var all = false

  @Option(help: help("help.transcribe.format", valueName: "text|tsv"))
  var format: Format = .text

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if sino, place || all { throw ValidationError(words("cli.sino-alone")) }
  }

  func run() throws {
    let given = try Inputs.paths(texts)
    for text in given {
      if text == "-" { try transcribeLines() } else { transcribe(text) }
    }
  }

  private func transcribeLines() throws {
    guard var lines = LineReader(path: "-") else { return }
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
    let result = Transcription(text, style: sino ? .sino : .sound, place: place)
    let forms = all ? Transcription.all(text, place: place) : [result.hangul]
    switch format {
    case .tsv:
      for form in forms { StandardOutput.write("\(text)\t\(form)\n") }
    case .text:
      StandardOutput.write(forms.joined(separator: " / ") + "\n")
    }
    if explain { StandardOutput.write(explanation(result)) }
  }

  private func explanation(_ result: Transcription) -> String {
    var out = ""
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
